package problem

import "testing"

func TestLocate(t *testing.T) {
	s := NewSource("a.md", []byte("ab\r\néà c\n"))
	for _, test := range []struct{ offset, width, line, col, chars int }{
		{0, 2, 1, 1, 2},
		{1, 9, 1, 2, 1}, // a width is cut at the end of the line
		{2, 1, 1, 3, 1}, // at the end of the line
		{3, 1, 1, 3, 1}, // between its two characters
		{4, 2, 2, 1, 1}, // characters, not bytes
		{6, 4, 2, 2, 3},
		{10, 1, 2, 5, 1},
		{11, 1, 3, 1, 1}, // behind the last line
		{-5, 0, 1, 1, 1},
		{99, 5, 3, 1, 1},
		{0, -1, 1, 1, 1}, // back again, without a width
	} {
		line, col, chars := s.Locate(test.offset, test.width)
		if line != test.line || col != test.col || chars != test.chars {
			t.Errorf("offset %d: %d:%d, %d wide; want %d:%d, %d", test.offset, line, col, chars, test.line, test.col, test.chars)
		}
	}
	if got := s.Place(6, 4); got != (Place{Names: s.Names(), Path: "a.md", Line: 2, Col: 2, Width: 3, Text: "éà c"}) {
		t.Errorf("place %+v", got)
	}
	for n, want := range []string{"", "ab", "éà c", "", ""} {
		if got := s.Line(n); got != want {
			t.Errorf("line %d: %q, want %q", n, got, want)
		}
	}
	for n, want := range []int{0, 0, 4, 11, 11} {
		if got := s.Offset(n); got != want {
			t.Errorf("line %d begins at %d, want %d", n, got, want)
		}
	}
}
