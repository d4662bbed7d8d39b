package photo

import (
	"cmp"
	"encoding/binary"
	"image"
	"image/color"
	"iter"
	"slices"
)

// exactPalette returns the same picture with a palette, or nil when it has more
// than 256 colours.
func exactPalette(img *image.NRGBA) *image.Paletted {
	colours := distinct(img, 256)
	if colours == nil {
		return nil
	}
	// Transparent colours come first, since PNG lists the transparency of
	// a palette up to the last colour that has any.
	slices.SortFunc(colours, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(a&0xff, b&0xff), cmp.Compare(a, b))
	})
	palette := make(color.Palette, len(colours))
	index := make(map[uint32]uint8, len(colours))
	for i, c := range colours {
		palette[i] = color.NRGBA{R: uint8(c >> 24), G: uint8(c >> 16), B: uint8(c >> 8), A: uint8(c)}
		index[c] = uint8(i)
	}
	out := image.NewPaletted(image.Rect(0, 0, img.Rect.Dx(), img.Rect.Dy()), palette)
	var last uint32
	at := index[last]
	for i, c := range pixels(img) {
		if c != last || i == 0 {
			last, at = c, index[c]
		}
		out.Pix[i] = at
	}
	return out
}

// distinct returns the colours of a picture, or nil when they are more than
// limit.
func distinct(img *image.NRGBA, limit int) []uint32 {
	seen := make(map[uint32]bool, limit)
	var colours []uint32
	var last uint32
	for i, c := range pixels(img) {
		if i > 0 && c == last || seen[c] {
			last = c
			continue
		}
		if len(colours) == limit {
			return nil
		}
		seen[c], last = true, c
		colours = append(colours, c)
	}
	return colours
}

// pixels yields the pixels of a picture row by row, with their number, as
// 0xRRGGBBAA. One that is wholly transparent is black.
func pixels(img *image.NRGBA) iter.Seq2[int, uint32] {
	return func(yield func(int, uint32) bool) {
		width := img.Rect.Dx()
		for y := range img.Rect.Dy() {
			row := img.Pix[y*img.Stride:][:width*4]
			for x := range width {
				c := binary.BigEndian.Uint32(row[x*4:])
				if c&0xff == 0 {
					c = 0
				}
				if !yield(y*width+x, c) {
					return
				}
			}
		}
	}
}
