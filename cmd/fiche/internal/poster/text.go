package poster

import (
	"sort"
	"strings"
)

// The sizes in which each text may stand, the largest first.
var (
	titleSizes = []*face{huge, large, middleBold, smallerBold, leastBold}
	placeSizes = []*face{middle, small, tiny}
	siteSizes  = []*face{small, tiny}
	leadSizes  = []*face{medium, small, tiny}
	valueSizes = []*face{figure, smallBold}
	labelSizes = []*face{small, tiny}
)

// A paragraph is a text broken into lines. The zero value is none.
type paragraph struct {
	lines []string
	size  *face
	cut   bool // a word of it is not whole
}

func (p paragraph) height() int {
	if p.size == nil {
		return 0
	}
	return len(p.lines) * p.size.height
}

// set breaks a text into at most so many lines of the largest size that allows it,
// where one line of a size is better than more of a larger one. ok is false if none
// does: then the text ends in "…".
func set(text string, limit, most int, sizes ...*face) (p paragraph, ok bool) {
	for n := 1; n <= most; n++ {
		for _, size := range sizes {
			if p = size.wrap(text, limit); !p.cut && len(p.lines) <= n {
				return p, true
			}
		}
	}
	if len(p.lines) > most {
		p.lines = append(p.lines[:most-1], clip(strings.Join(p.lines[most-1:], " "), p.size, limit))
	}
	return p, false
}

// wrap breaks a text into lines of a width. A word that is wider than a line
// stands on one of its own, and is cut.
func (f *face) wrap(text string, limit int) paragraph {
	p := paragraph{size: f}
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimSpace(line + " " + word)
		if f.measure(longer) <= limit {
			line = longer
			continue
		}
		if line != "" {
			p.lines = append(p.lines, line)
		}
		line = clip(word, f, limit)
		p.cut = p.cut || line != word
	}
	if line != "" {
		p.lines = append(p.lines, line)
	}
	return p
}

// clip cuts a text that is wider than a limit.
func clip(text string, f *face, limit int) string {
	if f.measure(text) <= limit {
		return text
	}
	runes := []rune(text)
	cut := func(n int) string { return strings.TrimRight(string(runes[:n]), " ,;:.") + "…" }
	n := sort.Search(len(runes), func(n int) bool { return f.measure(cut(n)) > limit })
	if n <= 1 {
		return ""
	}
	return cut(n - 1)
}

// withoutLastSentence returns the sentences of a text but the last; none of one.
func withoutLastSentence(text string) string {
	text = strings.TrimRight(text, " .!?…")
	at := max(strings.LastIndex(text, ". "), strings.LastIndex(text, "! "), strings.LastIndex(text, "? "))
	return text[:at+1]
}

// paragraph draws a paragraph below top, and returns where it ends.
func (c *canvas) paragraph(p paragraph, x, top int, s shade) int {
	for _, line := range p.lines {
		top += p.size.height
		c.drawLine(line, p.size, s, x, top-p.size.height/6)
	}
	return top
}
