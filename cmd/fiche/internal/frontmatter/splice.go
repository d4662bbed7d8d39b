package frontmatter

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"fiche/cmd/fiche/internal/problem"
)

// A Splice puts a text in the place of a piece of a file. Its offsets are those of
// the text that Decode returns.
type Splice struct {
	Start, End int
	Text       string // with LF at the ends of its lines
}

// Edges returns where the fields of a file stand, without the lines around them,
// and where its body begins; body is 0 if it has no front matter.
func Edges(src *problem.Source) (start, end, body int) {
	block, body := splitFrontMatter(&reporter{src: src}, func(string) bool { return false })
	return block.start, block.end, body
}

// Apply returns the bytes of a file with pieces of it replaced. Every byte that is
// in none of them stays. What is put in is written in the encoding of the file and
// with the line ends that stand before it; it is refused if the encoding has no
// such character.
func Apply(data []byte, splices []Splice) ([]byte, error) {
	splices = slices.Clone(splices)
	slices.SortStableFunc(splices, func(a, b Splice) int { return a.Start - b.Start })
	w := &splicer{data: data, lineEnd: firstLineEnd(data)}
	w.begin()
	for _, s := range splices {
		w.walk(s.Start)
		w.out = append(w.out, data[w.copied:w.raw]...)
		if err := w.encode(s.Text); err != nil {
			return nil, err
		}
		w.walk(s.End)
		w.copied = w.raw
	}
	return append(w.out, data[w.copied:]...), nil
}

// A splicer walks through the bytes of a file and counts those of its text.
type splicer struct {
	data    []byte
	order   byteOrder // of UTF-16; nil for other encodings
	foreign bool      // what is not UTF-8 is Windows-1252
	raw     int       // the bytes passed
	text    int       // the bytes that they decode to
	copied  int       // the bytes that out has, or that were replaced
	lineEnd string    // of the last line passed, else of the first there is
	out     []byte
}

type byteOrder interface {
	binary.ByteOrder
	binary.AppendByteOrder
}

// begin passes over the byte order mark.
func (w *splicer) begin() {
	switch {
	case bytes.HasPrefix(w.data, []byte(markUTF16LE)):
		w.order, w.raw = binary.LittleEndian, len(markUTF16LE)
	case bytes.HasPrefix(w.data, []byte(markUTF16BE)):
		w.order, w.raw = binary.BigEndian, len(markUTF16BE)
	case bytes.HasPrefix(w.data, []byte(markUTF8)):
		w.raw = len(markUTF8)
	}
	w.foreign = w.order == nil && !utf8.Valid(w.data[w.raw:])
}

// walk passes over the bytes up to an offset of the text.
func (w *splicer) walk(to int) {
	for w.text < to && w.raw < len(w.data) {
		r, size := w.next(w.raw)
		width := utf8.RuneLen(r)
		if r == '\r' {
			w.lineEnd = "\r"
			if after, more := w.next(w.raw + size); after == '\n' {
				w.lineEnd, size = "\r\n", size+more
			}
		} else if r == '\n' {
			w.lineEnd = "\n"
		}
		w.raw += size
		w.text += width
	}
}

// next returns the character at a byte of the file, and its size.
func (w *splicer) next(at int) (r rune, size int) {
	rest := w.data[at:]
	switch {
	case len(rest) == 0:
		return 0, 0
	case w.order == nil:
		if r, size = utf8.DecodeRune(rest); r == utf8.RuneError && size == 1 {
			r = charmap.Windows1252.DecodeByte(rest[0])
		}
		return r, size
	case len(rest) < 2:
		return utf8.RuneError, len(rest)
	}
	r = rune(w.order.Uint16(rest))
	if utf16.IsSurrogate(r) && len(rest) >= 4 {
		return utf16.DecodeRune(r, rune(w.order.Uint16(rest[2:]))), 4
	}
	return r, 2
}

// encode appends a text as the file writes it.
func (w *splicer) encode(text string) error {
	if w.lineEnd != "\n" {
		text = strings.ReplaceAll(text, "\n", w.lineEnd)
	}
	switch {
	case w.order != nil:
		for _, unit := range utf16.Encode([]rune(text)) {
			w.out = w.order.AppendUint16(w.out, unit)
		}
	case w.foreign:
		for _, r := range text {
			b, ok := charmap.Windows1252.EncodeRune(r)
			if !ok {
				return problem.Refuse("edit-character", problem.Args{"character": string(r)})
			}
			w.out = append(w.out, b)
		}
	default:
		w.out = append(w.out, text...)
	}
	return nil
}

// firstLineEnd returns how the first line of a file ends.
func firstLineEnd(data []byte) string {
	w := &splicer{data: data, lineEnd: "\n"}
	w.begin()
	for w.raw < len(data) {
		before := w.text
		if r, _ := w.next(w.raw); r == '\r' || r == '\n' {
			w.walk(before + 1)
			break
		}
		w.walk(before + 1)
	}
	return w.lineEnd
}
