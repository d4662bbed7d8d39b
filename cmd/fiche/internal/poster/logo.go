package poster

import (
	"image"
	"image/color"
	"image/draw"
)

// LogoWidth and LogoHeight are the most that a logo takes of a poster.
const (
	LogoWidth  = 280
	LogoHeight = 72
)

// A Logo is prepared once for all posters that show it.
type Logo struct {
	size    image.Point
	pixels  []uint8 // indexes of its palette
	palette []color.RGBA
}

// mostColours is how many of a palette are left for a logo.
const mostColours = 256 - logoIndex

// NewLogo prepares a logo, which is no larger than a poster has room for. One that
// nobody would see on paper stands on ink.
func NewLogo(img image.Image) *Logo {
	const around = 10 // on ink
	at, ground := img.Bounds().Sub(img.Bounds().Min), paper
	if !isSeen(img) {
		at, ground = at.Add(image.Pt(around, around)), ink
	}
	flat := image.NewRGBA(image.Rectangle{Max: at.Max.Add(at.Min)})
	draw.Draw(flat, flat.Rect, image.NewUniform(ground), image.Point{}, draw.Src)
	draw.Draw(flat, at, img, img.Bounds().Min, draw.Over)
	l := &Logo{size: flat.Rect.Size()}
	if !l.exact(flat) {
		l.quantize(flat)
	}
	return l
}

// isSeen reports whether some of an image is darker than paper.
func isSeen(img image.Image) bool {
	const dark, of = 0xdd00, 500 // one pixel in so many
	b := img.Bounds()
	seen := 0
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			red, green, blue, alpha := img.At(x, y).RGBA() // multiplied by alpha
			if min(red, green, blue)+0xffff-alpha < dark {
				seen++
			}
		}
	}
	return seen*of >= b.Dx()*b.Dy()
}

// exact gives a logo all colours of an image, if they are few.
func (l *Logo) exact(img *image.RGBA) bool {
	indexes := map[color.RGBA]uint8{}
	for y := range l.size.Y {
		for x := range l.size.X {
			p := img.RGBAAt(x, y)
			index, known := indexes[p]
			if !known {
				if len(l.palette) == mostColours {
					l.pixels, l.palette = nil, nil
					return false
				}
				index = uint8(len(l.palette))
				indexes[p], l.palette = index, append(l.palette, p)
			}
			l.pixels = append(l.pixels, index)
		}
	}
	return true
}

// quantize gives a logo six steps of each colour, mixed by diffusion.
func (l *Logo) quantize(img *image.RGBA) {
	var colours color.Palette
	for i := range 6 * 6 * 6 {
		step := func(n int) uint8 { return uint8(n % 6 * 51) }
		p := color.RGBA{step(i / 36), step(i / 6), step(i), 0xff}
		colours, l.palette = append(colours, p), append(l.palette, p)
	}
	mixed := image.NewPaletted(img.Rect, colours)
	draw.FloydSteinberg.Draw(mixed, mixed.Rect, img, image.Point{})
	l.pixels = mixed.Pix
}

// logo lays a logo on the canvas.
func (c *canvas) logo(l *Logo, left, top int) {
	for y := range l.size.Y {
		row := c.row(top+y, left, left+l.size.X)
		for x, index := range l.pixels[y*l.size.X : (y+1)*l.size.X] {
			row[x] = logoIndex + index
		}
	}
}
