package problem

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// A Source is the text of one file, ready to turn byte offsets into places.
// It is not safe for use by several goroutines.
type Source struct {
	Path string
	Text []byte

	starts []int // offset of the first byte of each line; built when first needed
	last   int   // index of the line that was asked for last
	names  *Names
}

// NewSource returns the source of the file at path, which holds text.
func NewSource(path string, text []byte) *Source {
	return &Source{Path: path, Text: text}
}

// Place returns where the width bytes at offset are. A width that runs past
// the end of the line is cut there; a place is at least one character wide.
func (s *Source) Place(offset, width int) Place {
	line, col, chars := s.Locate(offset, width)
	return Place{Path: s.Path, Line: line, Col: col, Width: chars, Text: s.Line(line), Names: s.Names()}
}

// Locate is Place without the text: line and column from 1, column and width
// in characters.
func (s *Source) Locate(offset, width int) (line, col, chars int) {
	offset = min(max(offset, 0), len(s.Text))
	n := s.line(offset)
	text := s.bytes(n)
	at := min(offset-s.starts[n], len(text))
	end := min(at+max(width, 0), len(text))
	return n + 1, utf8.RuneCount(text[:at]) + 1, max(1, utf8.RuneCount(text[at:end]))
}

// File returns the place of the file as a whole.
func (s *Source) File() Place { return Place{Path: s.Path, Names: s.Names()} }

// Line returns the text of line n, counted from 1, without its end and with passwords
// masked: a message may be read by others. It is empty when there is no such line.
func (s *Source) Line(n int) string {
	s.index()
	if n < 1 || n > len(s.starts) {
		return ""
	}
	return maskPasswords(string(s.bytes(n - 1)))
}

// bytes returns the text of the line with this index, counted from 0.
func (s *Source) bytes(n int) []byte {
	line := s.Text[s.starts[n]:]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	return bytes.TrimSuffix(line, []byte("\r"))
}

// Starts returns the offsets of the first byte of each line. The slice must not
// be changed.
func (s *Source) Starts() []int {
	s.index()
	return s.starts
}

// Offset returns the byte at which line n begins, counted from 1.
func (s *Source) Offset(n int) int {
	s.index()
	if n < 1 {
		return 0
	}
	if n > len(s.starts) {
		return len(s.Text)
	}
	return s.starts[n-1]
}

func (s *Source) line(offset int) int {
	s.index()
	if !s.holds(s.last, offset) { // many questions are about one line
		s.last = sort.SearchInts(s.starts, offset+1) - 1
	}
	return s.last
}

// holds reports whether offset is in the line with this index.
func (s *Source) holds(n, offset int) bool {
	return s.starts[n] <= offset && (n+1 == len(s.starts) || offset < s.starts[n+1])
}

func (s *Source) index() {
	if s.starts != nil {
		return
	}
	s.starts = make([]int, 1, 1+bytes.Count(s.Text, []byte("\n")))
	for at := 0; ; {
		i := bytes.IndexByte(s.Text[at:], '\n')
		if i < 0 {
			return
		}
		at += i + 1
		s.starts = append(s.starts, at)
	}
}
