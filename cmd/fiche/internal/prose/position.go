package prose

import (
	"sort"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/problem"
)

// A locator turns offsets into positions. Most questions come in the order of
// the text, often many for one long line, and it goes on counting from the last
// answer instead of from the start of the line.
type locator struct {
	src    *problem.Source // the whole file
	starts []int           // offset of the first byte of each line

	line   int // index in starts of the last answer
	offset int // its offset
	col    int // its column, counted from 1

	shown     string // the text of a line, kept for the next problem in it
	shownLine int    // its index, or -1
}

func newLocator(src *problem.Source) locator {
	return locator{src: src, starts: src.Starts(), col: 1, shownLine: -1}
}

// pos returns where the width bytes at offset stand, cut at the end of their
// line.
func (l *locator) pos(offset, width int) problem.Pos {
	offset = min(max(offset, 0), len(l.src.Text))
	l.moveTo(offset)
	end := min(offset+max(width, 0), max(offset, l.lineEnd()))
	return problem.Pos{
		Line:  int32(l.line) + 1,
		Col:   int32(l.col),
		Width: max(1, int32(utf8.RuneCount(l.src.Text[offset:end]))),
	}
}

// place returns pos with the text of the line, for a problem.
func (l *locator) place(offset, width int) problem.Place {
	place := l.pos(offset, width).In(l.src.Path)
	if l.shownLine != l.line {
		l.shown, l.shownLine = string(l.src.Text[l.starts[l.line]:l.lineEnd()]), l.line
	}
	place.Text, place.Names = l.shown, l.src.Names()
	return place
}

func (l *locator) moveTo(offset int) {
	line := sort.SearchInts(l.starts, offset+1) - 1
	if line != l.line || offset < l.offset {
		l.line, l.offset, l.col = line, l.starts[line], 1
	}
	l.col += utf8.RuneCount(l.src.Text[l.offset:offset])
	l.offset = offset
}

// lineEnd returns the offset of the end of the current line.
func (l *locator) lineEnd() int {
	if l.line+1 < len(l.starts) {
		return l.starts[l.line+1] - 1
	}
	return len(l.src.Text)
}
