package photo

import (
	"image"
	"regexp"
	"strconv"
	"strings"
)

// maxPale is how many bytes decoding may hold for the sake of a warning.
const maxPale = 64 << 20

// dark is the most that a channel of 16 bits has of what is seen on white, and
// seenFrom how many of a million pixels must be as dark for an image to be seen.
const (
	dark     = 0xdd00
	seenFrom = 2000
)

// IsPale reports whether an image is all but invisible on white: a logo that was
// made for a dark ground. It returns false where that is hard to tell.
func IsPale(data []byte) bool {
	info, refused := Inspect(data)
	switch {
	case refused != nil || info.Cost > maxPale:
		return false
	case info.Format == SVG:
		return isPaleDrawing(string(data))
	}
	img, err := decode(data, info)
	return err == nil && isPale(img)
}

func isPale(img image.Image) bool {
	b := img.Bounds()
	seen := 0
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			red, green, blue, alpha := img.At(x, y).RGBA() // multiplied by alpha
			white := 0xffff - alpha
			if min(red+white, green+white, blue+white) < dark {
				seen++
			}
		}
	}
	return seen*1_000_000 < seenFrom*b.Dx()*b.Dy()
}

var (
	paint  = regexp.MustCompile(`\b(?:fill|stroke|stop-color)\s*[:=]\s*["']?\s*([^"';>]+)`)
	shape  = regexp.MustCompile(`<(?:path|rect|circle|ellipse|polygon|polyline|text|image)\b`)
	hexRGB = regexp.MustCompile(`^#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$`)
)

// isPaleDrawing looks at the colours that a drawing names. What names none is
// black, so that each shape must have its own, or all of them one around them.
func isPaleDrawing(svg string) bool {
	pale := 0
	for _, m := range paint.FindAllStringSubmatch(svg, -1) {
		switch colour := strings.ToLower(strings.TrimSpace(m[1])); {
		case colour == "none" || colour == "transparent":
		case colour == "white" || hexRGB.MatchString(colour) && isPaleHex(colour[1:]):
			pale++
		default:
			return false
		}
	}
	root, _, _ := strings.Cut(svg, ">")
	return pale > 0 && (pale >= len(shape.FindAllString(svg, -1)) || strings.Contains(root, "fill"))
}

func isPaleHex(digits string) bool {
	for i := 0; i < len(digits); i += len(digits) / 3 {
		channel := digits[i : i+len(digits)/3]
		if len(channel) == 1 {
			channel += channel
		}
		if n, _ := strconv.ParseUint(channel, 16, 8); n < dark>>8 {
			return false
		}
	}
	return true
}
