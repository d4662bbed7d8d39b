package problem

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

const (
	frameWidth  = 100 // columns of a line that are shown
	frameBefore = 60  // of them before the mark, at most, when the line is cut
	tabWidth    = 4
)

// A cell is one character of a line as a terminal shows it.
type cell struct {
	text  string
	width int // columns; 0 for a character that sits on the one before it
}

// writeFrame writes the line with a mark under the place.
func (p Printer) writeFrame(out *strings.Builder, problem Problem) {
	if problem.Line <= 0 || problem.Text == "" {
		return
	}
	number := strconv.Itoa(problem.Line)
	gutter := strings.Repeat(" ", len(number))
	line, mark := drawn(problem.Place)
	out.WriteString(p.paint(faint, "  "+number+" |") + " " + line + "\n")
	if mark == "" {
		return
	}
	colour := yellow
	if problem.Severity == Error {
		colour = red
	}
	blank := len(mark) - len(strings.TrimLeft(mark, " "))
	out.WriteString(p.paint(faint, "  "+gutter+" |") + " " + mark[:blank] + p.paint(colour, mark[blank:]) + "\n")
}

// drawn returns the line of a place, cut to what fits around the mark, and the
// mark that goes under it; empty when the place is the whole line.
func drawn(place Place) (line, mark string) {
	// Of a line of a megabyte only the surroundings of the mark are looked at:
	// a window of characters first, then one of columns.
	from := max(0, place.Col-1-frameWidth)
	text, cut := skipRunes(place.Text, from)
	cells, rest := layOut(text, place.Col-1-from, place.Width)
	start := min(max(0, place.Col-1-from), len(cells))
	end := min(start+max(1, place.Width), len(cells))

	left := 0
	if cut || rest || columns(cells) > frameWidth {
		for left < start && columns(cells[left:start]) > frameBefore {
			left++
		}
	}
	right, free := left, frameWidth
	for right < len(cells) && cells[right].width <= free {
		free -= cells[right].width
		right++
	}
	lead := ""
	if cut || left > 0 {
		lead = "…"
	}
	line = lead + textOf(cells[left:right])
	if rest || right < len(cells) {
		line += "…"
	}
	if place.Col <= 0 {
		return line, ""
	}
	end = min(end, right)
	mark = strings.Repeat(" ", utf8.RuneCountInString(lead)+columns(cells[left:start])) +
		strings.Repeat("^", max(1, columns(cells[start:end])))
	return line, mark
}

// layOut turns the beginning of a text into cells; rest is true when there is
// more of it than a frame can show. No-break spaces look like others and are
// often what is wrong, so those under the mark are made visible.
func layOut(text string, start, marked int) (cells []cell, rest bool) {
	column := 0
	for i, r := range text {
		// Twice the frame is enough to cut on both sides of the mark.
		if column > 2*frameWidth || len(cells) > 4*frameWidth {
			return cells, true
		}
		var c cell
		n := len(cells)
		switch {
		case r == '\t':
			w := tabWidth - column%tabWidth
			c = cell{strings.Repeat(" ", w), w}
		case (r == '\u00a0' || r == '\u202f') && n >= start && n < start+max(1, marked):
			c = cell{"␣", 1}
		case r == utf8.RuneError:
			c = cell{"\ufffd", 1}
		default:
			_, size := utf8.DecodeRuneInString(text[i:])
			c.text = visible(text[i : i+size])
			c.width = columnsOf(c.text)
		}
		column += c.width
		cells = append(cells, c)
	}
	return cells, false
}

// skipRunes returns text without its first n characters; cut is true when any
// were skipped.
func skipRunes(text string, n int) (rest string, cut bool) {
	for i := range text {
		if n == 0 {
			return text[i:], i > 0
		}
		n--
	}
	if n > 0 { // the place is behind the end of the line: show its end
		return text, false
	}
	return "", true
}

func columns(cells []cell) int {
	n := 0
	for _, c := range cells {
		n += c.width
	}
	return n
}

func textOf(cells []cell) string {
	var out strings.Builder
	for _, c := range cells {
		out.WriteString(c.text)
	}
	return out.String()
}

// columnsOf returns how many columns a terminal gives to a text: two for a wide
// character (Unicode Standard Annex 11), none for a combining one.
func columnsOf(text string) int {
	n := 0
	for _, r := range text {
		switch kind := width.LookupRune(r).Kind(); {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}
