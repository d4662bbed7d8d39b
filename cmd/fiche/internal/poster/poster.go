// Package poster draws the picture that stands for a sheet where its address is
// shared: its title, where it works and its first figures, as a PNG of 1200 by
// 630 pixels, the size that networks crop least.
//
// A poster is a pure function of what it says. It is drawn in sixteen colours,
// the paper's and the ink's with steps between them for smooth letters, so that
// a file weighs some 15 KB and takes about a millisecond.
package poster

import (
	"image"
	"image/color"
	"strings"
)

// A Poster is what to draw. All of it is plain text.
type Poster struct {
	Site    string // above everything, small
	Title   string
	Place   string // the countries
	Figures []Figure
	Accent  color.RGBA // of the band
}

// A Figure is a number and what it counts.
type Figure struct {
	Value string // "589 639 habitants"
	Label string
}

// Width and Height are the size of the picture, in pixels.
const (
	Width  = 1200
	Height = 630
)

const (
	width   = Width
	height  = Height
	margin  = 80
	band    = 20 // of the accent, on top
	column  = 40 // between figures
	most    = 3  // figures
	textTop = 108
)

// CanDraw reports whether the letters of a text are all in the font, which knows
// those of Latin, Greek and Cyrillic.
func CanDraw(text string) bool {
	for _, r := range text {
		if !hasGlyph(r) {
			return false
		}
	}
	return true
}

// PNG draws the poster.
func (p Poster) PNG() ([]byte, error) {
	c := &canvas{pixels: make([]uint8, width*height), palette: palette(p.Accent)}
	c.fill(image.Rect(0, 0, width, band), accentIndex)
	size := fitting(p.Site, width-2*margin, small, tiny)
	c.drawLine(clip(p.Site, size, width-2*margin), size, mutedShade, margin, textTop)
	y := c.title(p.Title, textTop+30)
	if p.Place != "" {
		size = fitting(p.Place, width-2*margin, middle, small, tiny)
		c.drawLine(clip(p.Place, size, width-2*margin), size, mutedShade, margin, y+60)
	}
	c.figures(p.Figures)
	return c.png()
}

// title sets the title in the largest size at which it fits in three lines,
// and returns the base line of the last one.
func (c *canvas) title(text string, top int) int {
	sizes := []*face{huge, large, middleBold}
	for i, f := range sizes {
		lines := wrap(text, f, width-2*margin)
		if len(lines) > 3 && i < len(sizes)-1 {
			continue
		}
		if len(lines) > 4 {
			lines = append(lines[:3], clip(lines[3]+" "+lines[4], f, width-2*margin))
		}
		y := top
		for _, line := range lines {
			y += f.height
			c.drawLine(line, f, inkShade, margin, y)
		}
		return y
	}
	return top
}

// The sizes in which a figure and its label may stand.
var (
	valueSizes = []*face{figure, smallBold}
	labelSizes = []*face{small, tiny}
)

// figures stand in columns at the foot: each in one line of large figures or two of
// small ones, over a label of two lines.
func (c *canvas) figures(list []Figure) {
	list = list[:min(len(list), most)]
	if len(list) == 0 {
		return
	}
	each := (width - 2*margin - column*(len(list)-1)) / len(list)
	for i, f := range list {
		x := margin + i*(each+column)
		c.fill(image.Rect(x, height-176, x+6, height-46), accentIndex)
		y := c.lines(f.Value, x+24, height-178, each-24, inkShade, valueSizes...)
		c.lines(f.Label, x+24, y+4, each-24, mutedShade, labelSizes...)
	}
}

// lines draws a text below top: in one line of the first size, or else in at most two
// of the last. It returns the base line of the last one.
func (c *canvas) lines(text string, x, top, limit int, s shade, sizes ...*face) int {
	size := fitting(text, limit, sizes...)
	lines := wrap(text, size, limit)
	if len(lines) > 2 {
		lines = []string{lines[0], clip(strings.Join(lines[1:], " "), size, limit)}
	}
	for _, line := range lines {
		top += size.height
		c.drawLine(line, size, s, x, top)
	}
	return top
}

// fitting returns the first of some sizes in which a text is no wider than a limit,
// or else the last.
func fitting(text string, limit int, sizes ...*face) *face {
	for _, size := range sizes {
		if size.measure(text) <= limit {
			return size
		}
	}
	return sizes[len(sizes)-1]
}

// wrap breaks a text into lines of a width. A word that is wider than a line
// stands on one of its own, and is cut.
func wrap(text string, f *face, limit int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimSpace(line + " " + word)
		if f.measure(longer) <= limit {
			line = longer
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		line = clip(word, f, limit)
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// clip cuts a text that is wider than a limit.
func clip(text string, f *face, limit int) string {
	if f.measure(text) <= limit {
		return text
	}
	runes := []rune(text)
	for n := len(runes) - 1; n > 0; n-- {
		if cut := strings.TrimRight(string(runes[:n]), " ,;:.") + "…"; f.measure(cut) <= limit {
			return cut
		}
	}
	return ""
}
