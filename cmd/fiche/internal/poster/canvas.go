package poster

import (
	"image"
	"image/color"
	"sync"
)

// The palette: paper, a ramp from it to each of three inks for letters, the accent,
// and the colours of a logo.
const (
	inkShade    shade = 0
	mutedShade  shade = steps
	statusShade shade = 2 * steps
	accentIndex       = 3*steps + 1
	logoIndex         = accentIndex + 1

	steps = 7 // of a ramp, paper left aside
)

// A shade is where the ramp of an ink begins in the palette, after paper.
type shade uint8

var (
	paper = color.RGBA{0xff, 0xff, 0xff, 0xff}
	ink   = color.RGBA{0x1a, 0x21, 0x27, 0xff}
	muted = color.RGBA{0x54, 0x61, 0x6b, 0xff}
)

// palette returns the colours of a poster without a logo.
func palette(accent, status color.RGBA) []color.RGBA {
	p := []color.RGBA{paper}
	for _, to := range []color.RGBA{ink, muted, status} {
		for i := 1; i <= steps; i++ {
			mix := func(a, b uint8) uint8 { return uint8((int(a)*(steps-i) + int(b)*i) / steps) }
			p = append(p, color.RGBA{mix(paper.R, to.R), mix(paper.G, to.G), mix(paper.B, to.B), 0xff})
		}
	}
	return append(p, accent)
}

// A canvas is a poster in the making.
type canvas struct {
	*pixels
	palette []color.RGBA
}

// pixels are kept from one poster to the next. What is not drawn on is paper, and is
// neither looked at nor wiped.
type pixels struct {
	index [width * height]uint8 // of the palette, row by row
	drawn [height]extent
}

// An extent is the part of a row that was drawn on, of pixels from to to.
type extent struct{ from, to int }

var pixelPool = sync.Pool{New: func() any { return new(pixels) }}

// row returns a part of a row, to be drawn on.
func (p *pixels) row(y, from, to int) []uint8 {
	p.drawn[y] = p.drawn[y].union(extent{from, to})
	return p.index[y*width+from : y*width+to]
}

func (e extent) union(other extent) extent {
	switch {
	case e.from == e.to:
		return other
	case other.from == other.to:
		return e
	}
	return extent{min(e.from, other.from), max(e.to, other.to)}
}

// wipe leaves nothing but paper.
func (p *pixels) wipe() {
	for y, e := range p.drawn {
		clear(p.index[y*width+e.from : y*width+e.to])
	}
	p.drawn = [height]extent{}
}

func newCanvas(accent, status color.RGBA, logo *Logo) *canvas {
	c := &canvas{pixels: pixelPool.Get().(*pixels), palette: palette(accent, status)}
	if logo != nil {
		c.palette = append(c.palette, logo.palette...)
	}
	return c
}

// release gives the pixels of a canvas to the next one.
func (c *canvas) release() {
	c.wipe()
	pixelPool.Put(c.pixels)
}

func (c *canvas) fill(r image.Rectangle, index uint8) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := c.row(y, r.Min.X, r.Max.X)
		for i := range row {
			row[i] = index
		}
	}
}

// drawLine lays a line of text on the canvas.
func (c *canvas) drawLine(text string, f *face, s shade, x, baseline int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, r := range text {
		g := f.glyph(r)
		if g.mask != nil {
			c.drawMask(g.mask, s, x+g.offset.X, baseline+g.offset.Y)
		}
		x += g.advance
	}
}

// drawMask lays a shape on the canvas, in steps of the ramp. What overlaps keeps the
// darker shade.
func (c *canvas) drawMask(mask *image.Alpha, s shade, left, top int) {
	size := mask.Bounds().Size()
	from, to := max(0, -left), min(size.X, width-left)
	if from >= to {
		return
	}
	for y := max(0, -top); y < size.Y && top+y < height; y++ {
		row := c.row(top+y, left+from, left+to)
		for x, step := range mask.Pix[y*mask.Stride+from : y*mask.Stride+to] {
			if step > 0 {
				row[x] = max(row[x], uint8(s)+step)
			}
		}
	}
}

// stepOf returns the step of a ramp for a coverage of 0 to 255.
func stepOf(coverage uint8) uint8 { return uint8((int(coverage)*steps + 127) / 255) }
