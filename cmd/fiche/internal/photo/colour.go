package photo

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"sync"
)

// A conversion brings colours of one space to sRGB with 8 bits a channel.
// Colours that sRGB does not have become the nearest in each channel.
type conversion struct {
	light   [3][]float32 // of each encoded value, of which there are 2⁸ or 2¹⁶
	matrix  [3][3]float32
	encoded *codes
}

// conversionOf returns how to convert an image that was decoded from data, or
// nil when its colours stand as they are: it has no profile, or that of sRGB.
func conversionOf(data []byte, f Format, img image.Image) *conversion {
	s := embeddedSpace(f, data)
	if s == nil || !s.fits(f, data, img) {
		return nil
	}
	c := s.conversion(1 << 8)
	switch {
	case c == nil || c.changesNothing():
		return nil
	case isDeep(img):
		return s.conversion(1 << 16)
	}
	return c
}

// fits reports whether the channels of an image are those that the space
// speaks of. A profile of a screen also tells how bright a grey is.
func (s *colourSpace) fits(f Format, data []byte, img image.Image) bool {
	const pngColour, grayAlpha = 25, 4
	switch img.ColorModel() {
	case color.GrayModel, color.Gray16Model:
		return true
	case color.CMYKModel:
		return false
	}
	return !s.gray || f == PNG && data[pngColour] == grayAlpha
}

// isDeep reports whether an image has 16 bits a channel. Those are converted
// before they are brought to 8: linear light has few values in the shadows.
func isDeep(img image.Image) bool {
	switch img.(type) {
	case *image.Gray16, *image.RGBA64, *image.NRGBA64:
		return true
	}
	return false
}

// conversion returns the conversion of channels with that many values; nil for
// a space of which they make no numbers.
func (s *colourSpace) conversion(values int) *conversion {
	c := &conversion{encoded: srgbCodes()}
	for i, curve := range s.curves {
		c.light[i] = make([]float32, values)
		for v := range values {
			x := curve(float64(v) / float64(values-1))
			if math.IsNaN(x) {
				return nil
			}
			c.light[i][v] = float32(min(1, max(0, x)))
		}
	}
	m := xyzToSRGB.times(s.toXYZ)
	for i := range 3 {
		for j := range 3 {
			if math.IsNaN(m[i][j]) || math.IsInf(m[i][j], 0) {
				return nil
			}
			c.matrix[i][j] = float32(m[i][j])
		}
	}
	return c
}

// changesNothing reports whether no colour moves by more than a step, which
// is what two ways to compute sRGB differ by.
func (c *conversion) changesNothing() bool {
	const stride, step = 17, 1
	for r := 0; r < 256; r += stride {
		for g := 0; g < 256; g += stride {
			for b := 0; b < 256; b += stride {
				x, y, z := c.convert(r, g, b)
				if max(distance8(x, r), distance8(y, g), distance8(z, b)) > step {
					return false
				}
			}
		}
	}
	return true
}

func distance8(a uint8, b int) int { return max(int(a)-b, b-int(a)) }

func (c *conversion) convert(r, g, b int) (uint8, uint8, uint8) {
	x, y, z := c.light[0][r], c.light[1][g], c.light[2][b]
	m, encoded := &c.matrix, c.encoded
	return encoded.of(m[0][0]*x + m[0][1]*y + m[0][2]*z),
		encoded.of(m[1][0]*x + m[1][1]*y + m[1][2]*z),
		encoded.of(m[2][0]*x + m[2][1]*y + m[2][2]*z)
}

// codes are the values of sRGB for linear light in equal steps, of which the
// darkest are a fifth of a value apart.
type codes [1 << 14]uint8

var srgbCodes = sync.OnceValue(func() *codes {
	var t codes
	for i := range t {
		t[i] = uint8(math.Round(255 * encodeSRGB(float64(i)/float64(len(t)-1))))
	}
	return &t
})

func (t *codes) of(light float32) uint8 {
	const last = float32(len(t) - 1)
	return t[int(min(last, max(0, light*last))+0.5)]
}

// apply returns img in sRGB. It may be img itself, changed.
func (c *conversion) apply(img image.Image) image.Image {
	switch img := img.(type) {
	case *image.Gray:
		for i, v := range img.Pix {
			img.Pix[i], _, _ = c.convert(int(v), int(v), int(v))
		}
		return img
	case *image.Gray16:
		return c.applyGray16(img)
	case *image.Paletted:
		for i, entry := range img.Palette {
			n := color.NRGBAModel.Convert(entry).(color.NRGBA)
			n.R, n.G, n.B = c.convert(int(n.R), int(n.G), int(n.B))
			img.Palette[i] = n
		}
		return img
	case *image.RGBA64:
		out := image.NewRGBA(img.Bounds())
		c.applyDeep(out.Pix, img.Pix)
		return out
	case *image.NRGBA64:
		out := image.NewNRGBA(img.Bounds())
		c.applyDeep(out.Pix, img.Pix)
		return out
	case *image.NRGBA:
		c.applyTo(img.Pix)
		return img
	case *image.RGBA: // of opaque images only
		c.applyTo(img.Pix)
		return img
	}
	out := canvas(img, img.Bounds())
	draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Src)
	return c.apply(out)
}

// applyTo converts pixels of 4 bytes where they stand.
func (c *conversion) applyTo(pix []uint8) {
	for i := 0; i+3 < len(pix); i += 4 {
		p := pix[i : i+4 : i+4]
		p[0], p[1], p[2] = c.convert(int(p[0]), int(p[1]), int(p[2]))
	}
}

// applyDeep converts pixels of 8 bytes to pixels of 4.
func (c *conversion) applyDeep(out, pix []uint8) {
	for i := 0; i+3 < len(out); i += 4 {
		p, q := pix[2*i:2*i+8:2*i+8], out[i:i+4:i+4]
		q[0], q[1], q[2] = c.convert(int(p[0])<<8|int(p[1]), int(p[2])<<8|int(p[3]), int(p[4])<<8|int(p[5]))
		q[3] = p[6]
	}
}

func (c *conversion) applyGray16(img *image.Gray16) image.Image {
	out := image.NewGray(img.Bounds())
	for i := range out.Pix {
		v := int(img.Pix[2*i])<<8 | int(img.Pix[2*i+1])
		out.Pix[i], _, _ = c.convert(v, v, v)
	}
	return out
}

// fromVideoRange spreads the planes of a lossy WebP, whose black is 16 and
// whose white is 235, over the range of JPEG, for which Go takes them. The
// primaries are the same (RFC 6386, section 9.2; ITU-R BT.601).
func fromVideoRange(img *image.YCbCr) {
	var luma, chroma [256]uint8
	for v := range 256 {
		luma[v] = clamp8(float64(v-16) * 255 / 219)
		chroma[v] = clamp8(float64(v-128)*255/224 + 128)
	}
	for _, plane := range []struct {
		pix   []uint8
		table *[256]uint8
	}{{img.Y, &luma}, {img.Cb, &chroma}, {img.Cr, &chroma}} {
		for i, v := range plane.pix {
			plane.pix[i] = plane.table[v]
		}
	}
}

func clamp8(x float64) uint8 { return uint8(math.Round(min(255, max(0, x)))) }
