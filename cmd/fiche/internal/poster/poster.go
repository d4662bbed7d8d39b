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

// The picture, in pixels.
const (
	width   = 1200
	height  = 630
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
	c.drawLine(clip(p.Site, small, width-2*margin), small, mutedShade, margin, textTop)
	y := c.title(p.Title, textTop+30)
	if p.Place != "" {
		c.drawLine(clip(p.Place, middle, width-2*margin), middle, mutedShade, margin, y+60)
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

// figures stand in columns at the foot.
func (c *canvas) figures(list []Figure) {
	list = list[:min(len(list), most)]
	if len(list) == 0 {
		return
	}
	each := (width - 2*margin - column*(len(list)-1)) / len(list)
	for i, f := range list {
		x := margin + i*(each+column)
		c.fill(image.Rect(x, height-160, x+6, height-62), accentIndex)
		c.drawLine(clip(f.Value, figure, each-24), figure, inkShade, x+24, height-112)
		c.drawLine(clip(f.Label, small, each-24), small, mutedShade, x+24, height-70)
	}
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
