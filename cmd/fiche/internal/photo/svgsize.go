package photo

import (
	"encoding/xml"
	"io"
	"math"
	"strconv"
	"strings"
)

// inspectDrawing reads the outermost element of a drawing.
func inspectDrawing(data []byte) (Info, *Refusal) {
	if len(data) > MaxDrawing {
		return Info{}, drawingTooLarge(len(data))
	}
	d := newXMLDecoder(data)
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			return Info{}, unreadable("")
		}
		if err != nil {
			return Info{}, unreadable(SVG.String())
		}
		if start, ok := token.(xml.StartElement); ok {
			if start.Name.Local != "svg" {
				return Info{}, unreadable("")
			}
			width, height := drawingSize(start.Attr)
			return Info{Format: SVG, Width: width, Height: height, Orientation: 1}, nil
		}
	}
}

// drawingSize returns the intrinsic size of a drawing in CSS pixels, found as
// browsers find it: from width and height, what is missing from the
// proportions of the viewBox, and 300 × 150 where nothing is said (CSS 2.2,
// section 10.3.2). A drawing of a few units is enlarged, in the same
// proportions, since whole numbers could not keep them.
func drawingSize(attrs []xml.Attr) (width, height int) {
	var w, h, boxW, boxH float64
	for _, a := range attrs {
		switch a.Name.Local {
		case "width":
			w = length(a.Value)
		case "height":
			h = length(a.Value)
		case "viewBox":
			boxW, boxH = viewBoxSize(a.Value)
		}
	}
	hasBox := boxW > 0 && boxH > 0
	switch {
	case w > 0 && h > 0:
	case w > 0 && hasBox:
		h = w * boxH / boxW
	case h > 0 && hasBox:
		w = h * boxW / boxH
	case hasBox:
		w, h = boxW, boxH
	default:
		w, h = 300, 150
	}
	return scaled(w, h)
}

func scaled(w, h float64) (width, height int) {
	const least, most = 32, 10_000
	factor := 1.0
	if small := min(w, h); small < least {
		factor = least / small
	}
	factor = min(factor, most/max(w, h))
	return max(1, int(math.Round(w*factor))), max(1, int(math.Round(h*factor)))
}

// length returns a length in CSS pixels, or 0 when it has none of its own.
func length(s string) float64 {
	s = strings.TrimSpace(s)
	number := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ%")
	unit, ok := map[string]float64{
		"": 1, "px": 1, "pt": 96.0 / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6,
	}[strings.ToLower(s[len(number):])]
	if !ok {
		return 0
	}
	return positive(number) * unit
}

// viewBoxSize returns the third and fourth numbers of a viewBox.
func viewBoxSize(s string) (width, height float64) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,\t\r\n", r) })
	if len(parts) != 4 {
		return 0, 0
	}
	return positive(parts[2]), positive(parts[3])
}

// positive returns a number that a size can be, or 0.
func positive(s string) float64 {
	const least, most = 1e-3, 1e6
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || !(n >= least && n <= most) {
		return 0
	}
	return n
}

// withViewBox adds the viewBox that width and height imply. Without it a
// browser would crop the drawing, not scale it, where a page shows it at
// another size.
func withViewBox(attributes []attribute) []attribute {
	var w, h float64
	for _, a := range attributes {
		switch a.name {
		case "viewBox":
			return attributes
		case "width":
			w = length(a.value)
		case "height":
			h = length(a.value)
		}
	}
	if w == 0 || h == 0 {
		return attributes
	}
	number := func(f float64) string { return strconv.FormatFloat(math.Round(f*1000)/1000, 'f', -1, 64) }
	return append(attributes, attribute{"viewBox", "0 0 " + number(w) + " " + number(h)})
}
