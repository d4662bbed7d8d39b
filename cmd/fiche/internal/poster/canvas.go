package poster

import (
	"image"
	"image/color"
)

// The palette: a ramp from paper to ink for letters, one to a lighter ink, and
// the accent.
const (
	inkShade    shade = 0
	mutedShade  shade = 7
	accentIndex       = 15
	steps             = 7 // of a ramp, paper left aside
)

// A shade is where the ramp of an ink begins in the palette, after paper.
type shade uint8

var (
	paper = color.RGBA{0xff, 0xff, 0xff, 0xff}
	ink   = color.RGBA{0x1a, 0x21, 0x27, 0xff}
	muted = color.RGBA{0x54, 0x61, 0x6b, 0xff}
)

func palette(accent color.RGBA) []color.RGBA {
	p := []color.RGBA{paper}
	for _, to := range []color.RGBA{ink, muted} {
		for i := 1; i <= steps; i++ {
			mix := func(a, b uint8) uint8 { return uint8((int(a)*(steps-i) + int(b)*i) / steps) }
			p = append(p, color.RGBA{mix(paper.R, to.R), mix(paper.G, to.G), mix(paper.B, to.B), 0xff})
		}
	}
	return append(p, accent)
}

// A canvas is a poster in the making.
type canvas struct {
	pixels  []uint8 // indexes of the palette, row by row
	palette []color.RGBA
}

func (c *canvas) fill(r image.Rectangle, index uint8) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := c.pixels[y*width+r.Min.X : y*width+r.Max.X]
		for i := range row {
			row[i] = index
		}
	}
}

// drawLine lays a drawLine of text on the canvas.
func (c *canvas) drawLine(text string, f *face, s shade, x, baseline int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, r := range text {
		g := f.glyph(r)
		if g.mask != nil {
			c.drawGlyph(g, s, x+g.offset.X, baseline+g.offset.Y)
		}
		x += g.advance
	}
}

func (c *canvas) drawGlyph(g glyph, s shade, left, top int) {
	size := g.mask.Bounds().Size()
	for y := max(0, -top); y < size.Y && top+y < height; y++ {
		for x := max(0, -left); x < size.X && left+x < width; x++ {
			if step := (int(g.mask.Pix[y*g.mask.Stride+x])*steps + 127) / 255; step > 0 {
				at := (top+y)*width + left + x
				c.pixels[at] = max(c.pixels[at], uint8(s)+uint8(step))
			}
		}
	}
}
