package photo

import (
	"image"
	"image/color"
	"math"
	"sync"
)

// A conversion brings colours of one space to sRGB with 8 bits a channel.
// Colours that sRGB does not have become the nearest in each channel. A nil
// conversion leaves colours as they are.
type conversion struct {
	light   [3][]float32 // of each encoded value, of which there are 2⁸ or 2¹⁶
	matrix  [3][3]float32
	encoded *codes
	table   *table // if not nil, instead of these
}

// conversionOf returns how to convert an image that was decoded from data, or
// nil when its colours stand as they are: it has no profile, or that of sRGB.
// Inks without a profile are those of a usual press.
func conversionOf(data []byte, f Format, img image.Image) *conversion {
	s := embeddedSpace(f, data)
	if s == nil || !s.fits(f, data, img) {
		if img.ColorModel() == color.CMYKModel {
			return &conversion{table: usualInks()}
		}
		return nil
	}
	if s.lut != nil {
		return s.lut.conversion()
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
	inks := s.lut != nil && s.lut.inputs == 4
	switch img.ColorModel() {
	case color.GrayModel, color.Gray16Model:
		return s.lut == nil
	case color.CMYKModel:
		return inks
	}
	return !inks && (!s.gray || f == PNG && data[pngColour] == grayAlpha)
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
	if c.table != nil {
		return c.table.colour([]int{r, g, b})
	}
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

// isEarly reports whether colours are to be converted before an image is made
// smaller: those of 16 bits, since linear light has few values in the shadows,
// those under an opacity, and those of a palette, which are few. All others are
// converted when there are fewer of them.
func (c *conversion) isEarly(img image.Image) bool {
	switch img.(type) {
	case *image.Gray, *image.RGBA, *image.YCbCr, *image.CMYK:
		return false
	}
	return true
}

// apply returns an image that resize returned in sRGB. It may be img itself,
// changed.
func (c *conversion) apply(img image.Image) image.Image {
	if c == nil {
		return img
	}
	switch img := img.(type) {
	case *image.Gray:
		for i, v := range img.Pix {
			img.Pix[i], _, _ = c.convert(int(v), int(v), int(v))
		}
	case *image.RGBA:
		c.applyTo(img.Pix)
	case *image.YCbCr:
		c.applyToPlanes(img)
	case *image.CMYK:
		return c.applyToInks(img)
	}
	return img
}

// applyTo converts pixels of 4 bytes where they stand.
func (c *conversion) applyTo(pix []uint8) {
	if c == nil {
		return
	}
	for i := 0; i+3 < len(pix); i += 4 {
		p := pix[i : i+4 : i+4]
		p[0], p[1], p[2] = c.convert(int(p[0]), int(p[1]), int(p[2]))
	}
}

// applyDeep converts pixels of 8 bytes to pixels of 4.
func (c *conversion) applyDeep(out, pix []uint8) {
	for i := 0; i+3 < len(out); i += 4 {
		p, q := pix[2*i:2*i+8:2*i+8], out[i:i+4:i+4]
		q[0], q[1], q[2], q[3] = p[0], p[2], p[4], p[6]
		if c != nil {
			q[0], q[1], q[2] = c.convert(int(p[0])<<8|int(p[1]), int(p[2])<<8|int(p[3]), int(p[4])<<8|int(p[5]))
		}
	}
}

// applyToPlanes converts 2 × 2 pixels at a time, which share a sample of colour.
func (c *conversion) applyToPlanes(img *image.YCbCr) {
	width, height := img.Rect.Dx(), img.Rect.Dy()
	for y := 0; y < height; y += 2 {
		for x := 0; x < width; x += 2 {
			at := y/2*img.CStride + x/2
			cb, cr := img.Cb[at], img.Cr[at]
			var sumCb, sumCr, n int
			for j := y; j < min(y+2, height); j++ {
				for i := x; i < min(x+2, width); i++ {
					luma := &img.Y[j*img.YStride+i]
					r, g, b := color.YCbCrToRGB(*luma, cb, cr)
					r, g, b = c.convert(int(r), int(g), int(b))
					yy, u, v := color.RGBToYCbCr(r, g, b)
					*luma, sumCb, sumCr, n = yy, sumCb+int(u), sumCr+int(v), n+1
				}
			}
			img.Cb[at], img.Cr[at] = uint8((sumCb+n/2)/n), uint8((sumCr+n/2)/n)
		}
	}
}

// applyToInks turns colours of ink into colours of light.
func (c *conversion) applyToInks(img *image.CMYK) *image.RGBA {
	rgb := &image.RGBA{Pix: img.Pix, Stride: img.Stride, Rect: img.Rect}
	for i := 0; i+3 < len(img.Pix); i += 4 {
		p := img.Pix[i : i+4 : i+4]
		p[0], p[1], p[2] = c.table.colour([]int{int(p[0]), int(p[1]), int(p[2]), int(p[3])})
		p[3] = 255
	}
	return rgb
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
