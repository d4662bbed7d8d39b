package main

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
)

// iconSource is the one drawing that all icons are made of. It holds rectangles and
// polygons whose numbers are whole, and nothing else: what is drawn is the same on
// every machine, to the bit.
//
//go:embed icon.svg
var iconSource []byte

const (
	iconUnits = 64 // the side of the drawing
	samples   = 4  // points that are looked at along each side of a pixel
)

// A shape is a part of the drawing.
type shape struct {
	Name   xml.Name
	X      int    `xml:"x,attr"`
	Y      int    `xml:"y,attr"`
	Width  int    `xml:"width,attr"`
	Height int    `xml:"height,attr"`
	Radius int    `xml:"rx,attr"`
	Path   string `xml:"d,attr"`
	Fill   string `xml:"fill,attr"`

	colour  color.RGBA
	corners []image.Point // of a polygon
}

// readIcon reads the drawing.
func readIcon(svg []byte) ([]shape, error) {
	var drawing struct {
		Shapes []shape `xml:",any"`
	}
	if err := xml.Unmarshal(svg, &drawing); err != nil {
		return nil, err
	}
	var shapes []shape
	for _, s := range drawing.Shapes {
		s.colour.A = 0xff
		if _, err := fmt.Sscanf(s.Fill, "#%02x%02x%02x", &s.colour.R, &s.colour.G, &s.colour.B); err != nil {
			if s.Fill == "" {
				continue // the title
			}
			return nil, fmt.Errorf("icon: colour %q", s.Fill)
		}
		f := strings.Fields(strings.NewReplacer("M", "", "L", "", "Z", "").Replace(s.Path))
		for i := 0; i+1 < len(f); i += 2 {
			var p image.Point
			if _, err := fmt.Sscan(f[i], &p.X); err != nil {
				return nil, fmt.Errorf("icon: path %q", s.Path)
			}
			if _, err := fmt.Sscan(f[i+1], &p.Y); err != nil {
				return nil, fmt.Errorf("icon: path %q", s.Path)
			}
			s.corners = append(s.corners, p)
		}
		shapes = append(shapes, s)
	}
	return shapes, nil
}

// holds reports whether a point, in so many parts of a unit, lies in the shape.
func (s *shape) holds(x, y, parts int) bool {
	if s.corners != nil {
		inside := false
		for i, a := range s.corners {
			b := s.corners[(i+1)%len(s.corners)]
			ax, ay, bx, by := a.X*parts, a.Y*parts, b.X*parts, b.Y*parts
			if (ay > y) == (by > y) {
				continue
			}
			// x < ax + (y-ay)(bx-ax)/(by-ay), without a division
			if left, right := (x-ax)*(by-ay), (y-ay)*(bx-ax); (left < right) == (by > ay) {
				inside = !inside
			}
		}
		return inside
	}
	r := s.Radius * parts
	dx := max(s.X*parts+r-x, x-(s.X+s.Width)*parts+r, 0)
	dy := max(s.Y*parts+r-y, y-(s.Y+s.Height)*parts+r, 0)
	if r == 0 {
		return dx == 0 && dy == 0
	}
	return dx*dx+dy*dy <= r*r
}

// drawIcon draws an icon of so many pixels.
func drawIcon(shapes []shape, size int) image.Image {
	picture := image.NewNRGBA(image.Rect(0, 0, size, size))
	parts := 2 * samples * size // a point lies in the middle of its part of a pixel
	for py := range size {
		for px := range size {
			var r, g, b, n int
			for i := range samples * samples {
				x := (2*(px*samples+i%samples) + 1) * iconUnits
				y := (2*(py*samples+i/samples) + 1) * iconUnits
				for k := len(shapes) - 1; k >= 0; k-- {
					if s := &shapes[k]; s.holds(x, y, parts) {
						r, g, b, n = r+int(s.colour.R), g+int(s.colour.G), b+int(s.colour.B), n+1
						break
					}
				}
			}
			if n > 0 {
				picture.SetNRGBA(px, py, color.NRGBA{uint8(r / n), uint8(g / n), uint8(b / n), uint8(n * 255 / (samples * samples))})
			}
		}
	}
	return picture
}

// icons are the drawing in sizes.
func icons(sizes ...int) ([]image.Image, error) {
	shapes, err := readIcon(iconSource)
	if err != nil {
		return nil, err
	}
	var all []image.Image
	for _, size := range sizes {
		all = append(all, drawIcon(shapes, size))
	}
	return all, nil
}

// icns is the icon as macOS reads it: PNGs behind one another, by size.
func icns() ([]byte, error) {
	kinds := []string{"ic11", "ic12", "ic07", "ic08", "ic09", "ic10"}
	pictures, err := icons(32, 64, 128, 256, 512, 1024)
	if err != nil {
		return nil, err
	}
	var body bytes.Buffer
	for i, picture := range pictures {
		var out bytes.Buffer
		if err := png.Encode(&out, picture); err != nil {
			return nil, err
		}
		body.WriteString(kinds[i])
		body.Write(binary.BigEndian.AppendUint32(nil, uint32(8+out.Len())))
		body.Write(out.Bytes())
	}
	head := binary.BigEndian.AppendUint32([]byte("icns"), uint32(8+body.Len()))
	return append(head, body.Bytes()...), nil
}
