package photo

import (
	"fmt"
	"math"
	"strings"
)

const (
	maxWidth   = 2000       // pixels: beyond it a page gains nothing
	smallWidth = 400        // pixels: a logo or an icon; one file serves all screens
	maxArea    = 16_000_000 // pixels of the largest file: what is very tall is made narrower
)

// standardWidths are the widths in pixels at which a photo is offered: for a
// phone, a dense phone or a column, a tablet, a desktop.
var standardWidths = [...]int{360, 720, 1080, 1600}

// A Variant is one file to make of an image.
type Variant struct {
	Width, Height int // pixels, or the intrinsic size of a drawing
	Format        Format
	// Suffix distinguishes the variants of one image. It depends on the image
	// alone, so that addresses are stable.
	Suffix string
}

// Name returns the file name of the variant for an image called base, without
// extension: "latrines" gives "latrines-720.jpg".
func (v Variant) Name(base string) string { return base + v.Suffix + v.Format.Extension() }

// Variants returns the files to make of an image, from the narrowest to the
// widest; there is at least one. None is wider than the image itself.
func Variants(info Info) []Variant {
	if info.Format == SVG {
		return []Variant{{Width: info.Width, Height: info.Height, Format: SVG}}
	}
	widths := []int{info.Width}
	if !info.Animated && info.Width >= smallWidth {
		widths = widthsUpTo(widest(info))
	}
	variants := make([]Variant, len(widths))
	for i, w := range widths {
		variants[i] = info.variant(w)
	}
	return variants
}

// widest returns the greatest width that is made of a photo.
func widest(info Info) int {
	tall := math.Sqrt(maxArea * float64(info.Width) / float64(info.Height))
	return max(1, min(info.Width, maxWidth, int(tall)))
}

// widthsUpTo returns the standard widths below top, and top. One that is within
// 15 % of top is left out: it would cost a file and save nothing.
func widthsUpTo(top int) []int {
	var widths []int
	for _, w := range standardWidths {
		if w*115 <= top*100 {
			widths = append(widths, w)
		}
	}
	return append(widths, top)
}

func (info Info) variant(width int) Variant {
	height := math.Round(float64(width) * float64(info.Height) / float64(info.Width))
	v := Variant{
		Width:  width,
		Height: max(1, int(height)),
		Format: info.output(),
		Suffix: fmt.Sprintf("-%d", width),
	}
	if v.Format != info.Format {
		// So that plan.png and plan.jpg side by side never meet.
		v.Suffix = "-" + strings.ToLower(info.Format.String()) + v.Suffix
	}
	return v
}

// output returns the format in which an image is published. What may be
// transparent, or has the sharp edges and few colours of a drawing, stays
// lossless. A small image does too: JPEG would save little and smear a logo.
func (info Info) output() Format {
	switch {
	case info.Format == JPEG:
		return JPEG
	case info.Animated:
		return GIF
	case info.Photographic && info.Width >= smallWidth:
		return JPEG
	default:
		return PNG
	}
}
