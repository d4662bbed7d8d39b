package frontmatter

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"fiche/cmd/fiche/internal/problem"
)

// MaxFile is the size in bytes over which a file is refused: no more of it need be
// read. The longest sheet that anybody would write holds a hundredth of it.
const MaxFile = 4 << 20

// The byte order marks of the Unicode Standard, section 23.8.
const (
	markUTF8    = "\xEF\xBB\xBF"
	markUTF16LE = "\xFF\xFE"
	markUTF16BE = "\xFE\xFF"
)

// Decode turns the bytes of the file at path into a source whose text is
// UTF-8 without a byte order mark, each of its lines ended by a single LF: so
// every later stage knows one encoding and one line end, and the lines and
// columns that it counts are those of the author's editor.
//
// UTF-8 and UTF-16 (with its mark) are read. Windows-1252, which an old editor
// saves, is read with a warning at its first line. Anything else is refused:
// then the source is nil, and an error says where.
func Decode(path string, data []byte) (*problem.Source, []problem.Problem) {
	if len(data) > MaxFile {
		return nil, []problem.Problem{{
			Rule:     "file-too-large",
			Severity: problem.Error,
			Args:     problem.Args{"limit": MaxFile >> 20},
			Place:    problem.Place{Path: path},
		}}
	}
	d := decode(data)
	src := problem.NewSource(path, d.text)
	if d.damaged >= 0 {
		return nil, []problem.Problem{unknownEncoding(src, d.damaged)}
	}
	if i := controlAt(d.text); i >= 0 {
		if d.text[i] == 0 || d.foreign >= 0 {
			return nil, []problem.Problem{unknownEncoding(src, i)}
		}
		return nil, controlCharacters(src, i)
	}
	if d.foreign >= 0 {
		return src, []problem.Problem{windows1252(src, d.foreign)}
	}
	return src, nil
}

// A decoding is a text in UTF-8 and what was found on the way. The offsets
// are those of the first such character in text, -1 when there is none.
type decoding struct {
	text    []byte
	foreign int // not UTF-8, and read as Windows-1252
	damaged int // part of no encoding that is known here
}

func decode(data []byte) decoding {
	switch {
	case bytes.HasPrefix(data, []byte(markUTF16LE)):
		return decodeUTF16(data[len(markUTF16LE):], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte(markUTF16BE)):
		return decodeUTF16(data[len(markUTF16BE):], binary.BigEndian)
	}
	data = unixLines(bytes.TrimPrefix(data, []byte(markUTF8)))
	if utf8.Valid(data) {
		return decoding{text: data, foreign: -1, damaged: -1}
	}
	return decodeWindows1252(data)
}

// unixLines writes LF for every CR LF and lone CR.
func unixLines(text []byte) []byte {
	if bytes.IndexByte(text, '\r') < 0 {
		return text
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
}

// decodeUTF16 reads UTF-16 in the given byte order. Half a surrogate pair or
// half a unit is damage.
func decodeUTF16(data []byte, order binary.ByteOrder) decoding {
	d := decoding{text: make([]byte, 0, len(data)), foreign: -1, damaged: -1}
	for len(data) > 0 {
		r, size := utf8.RuneError, min(2, len(data))
		whole := size == 2
		if whole {
			r = rune(order.Uint16(data))
		}
		if utf16.IsSurrogate(r) {
			whole = false
			if len(data) >= 4 {
				r = utf16.DecodeRune(r, rune(order.Uint16(data[2:])))
				whole = r != utf8.RuneError
			}
			if whole {
				size = 4
			}
		}
		if !whole && d.damaged < 0 {
			d.damaged = len(unixLines(d.text))
		}
		d.text = utf8.AppendRune(d.text, r)
		data = data[size:]
	}
	d.text = unixLines(d.text)
	return d
}

// decodeWindows1252 reads what is UTF-8 as UTF-8 and every other byte as
// Windows-1252, for a text that two editors have saved in turn has both. Two
// accents of Windows-1252 that follow each other and happen to be UTF-8 are
// words of no language.
func decodeWindows1252(data []byte) decoding {
	d := decoding{text: make([]byte, 0, len(data)+len(data)/8), foreign: -1, damaged: -1}
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			if d.foreign < 0 {
				d.foreign = len(d.text)
			}
			r = charmap.Windows1252.DecodeByte(data[0]) // utf8.RuneError for the five that are undefined
			if r == utf8.RuneError && d.damaged < 0 {
				d.damaged = len(d.text)
			}
		}
		d.text = utf8.AppendRune(d.text, r)
		data = data[size:]
	}
	return d
}

// controlAt returns the offset of the first character that no text file holds, or
// -1: a control character, U+FFFE or U+FFFF.
func controlAt(text []byte) int {
	for i, b := range text {
		if isControl[b] || b == nonCharacter[0] && isNonCharacter(text[i:]) {
			return i
		}
	}
	return -1
}

// WithoutControls returns a text without the characters that no text file holds.
func WithoutControls(text string) string {
	var clean []byte
	for rest := []byte(text); ; {
		at := controlAt(rest)
		if at < 0 {
			return string(append(clean, rest...))
		}
		_, size := utf8.DecodeRune(rest[at:])
		clean, rest = append(clean, rest[:at]...), rest[at+size:]
	}
}

// nonCharacter begins U+FFFE and U+FFFF, which Unicode promises never to assign.
const nonCharacter = "\xEF\xBF"

func isNonCharacter(text []byte) bool {
	return len(text) > 2 && text[1] == nonCharacter[1] && text[2] >= 0xBE
}

// isControl are the control characters that no text file holds.
var isControl = func() (is [256]bool) {
	for b := range is {
		is[b] = b < ' ' && b != '\t' && b != '\n' && b != '\f' || b == 0x7F
	}
	return is
}()

func unknownEncoding(src *problem.Source, at int) problem.Problem {
	place := src.Place(at, 1)
	place.Text = visible(place.Text, "\uFFFD")
	return problem.Problem{Rule: "encoding-unknown", Severity: problem.Error, Place: place}
}

// controlCharacters reports each line with a character that no text file holds,
// from the first such character on.
func controlCharacters(src *problem.Source, at int) []problem.Problem {
	r := reporter{src: src}
	for {
		char, size := utf8.DecodeRune(src.Text[at:])
		line := src.Place(at, size).Text
		r.error("control-character", at, at+size, args("code", fmt.Sprintf("U+%04X", char)), visible(line, " "))
		end := bytes.IndexByte(src.Text[at:], '\n')
		next := -1
		if end >= 0 {
			next = controlAt(src.Text[at+end:])
		}
		if next < 0 {
			for i := range r.problems {
				r.problems[i].Text = visible(r.problems[i].Text, "\uFFFD")
			}
			return r.finish()
		}
		at += end + next
	}
}

func windows1252(src *problem.Source, at int) problem.Problem {
	_, size := utf8.DecodeRune(src.Text[at:])
	place := src.Place(at, size)
	return problem.Problem{
		Rule:     "encoding-windows-1252",
		Severity: problem.Warning,
		Args:     problem.Args{"character": string(src.Text[at : at+size])},
		Place:    place,
	}
}

// visible returns a line with the control characters replaced, so that a broken
// file cannot play tricks on the terminal that shows it.
func visible(line, replacement string) string {
	var b strings.Builder
	for _, r := range line {
		if r < ' ' && r != '\t' || r == 0x7F || r == 0xFFFE || r == 0xFFFF {
			b.WriteString(replacement)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// TextOf returns the text of the file at path, for showing lines of it. Bytes
// that are no text give an empty one.
func TextOf(path string, data []byte) *problem.Source {
	src, problems := Decode(path, data)
	if problem.Worst(problems) == problem.Error {
		return problem.NewSource(path, nil)
	}
	return src
}
