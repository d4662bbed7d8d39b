package poster

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"
)

var accent = color.RGBA{0x0b, 0x6e, 0x8a, 0xff}

var mali = Poster{
	Site:  "La coopération décentralisée",
	Title: "MALI : Régions de Kayes et Koulikoro",
	Place: "Mali",
	Figures: []Figure{
		{"589\u202f639 habitants", "Nombre de bénéficiaires"},
		{"9 écoles", "Écoles équipées"},
	},
	Accent: accent,
}

// A poster has its size, weighs little whatever it says, and is the same each
// time.
func TestPNG(t *testing.T) {
	long := strings.Repeat("Anticonstitutionnellement ", 40)
	for name, p := range map[string]Poster{
		"usual": mali,
		"empty": {},
		"long": {Site: long, Title: long, Place: long, Accent: accent, Figures: []Figure{
			{long, long}, {long, long}, {long, long}, {long, long},
		}},
		"one word": {Title: strings.Repeat("x", 5000)},
		"foreign":  {Title: "مالي 马里"},
	} {
		t.Run(name, func(t *testing.T) {
			data, err := p.PNG()
			if err != nil {
				t.Fatal(err)
			}
			if len(data) > 100_000 {
				t.Errorf("%d bytes, want 100 KB at most", len(data))
			}
			config, err := png.DecodeConfig(bytes.NewReader(data))
			if err != nil || config.Width != 1200 || config.Height != 630 {
				t.Errorf("%d × %d, %v", config.Width, config.Height, err)
			}
			again, err := p.PNG()
			if err != nil || !bytes.Equal(data, again) {
				t.Errorf("the same poster has other bytes, %v", err)
			}
		})
	}
}

// The file holds the canvas, pixel by pixel.
func TestPNGIsTheCanvas(t *testing.T) {
	c := &canvas{pixels: make([]uint8, width*height), palette: palette(accent)}
	for i := range c.pixels {
		c.pixels[i] = uint8(i*7+i/width) % 16
	}
	data, err := c.png()
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	paletted := picture.(*image.Paletted)
	for y := range height {
		for x := range width {
			if got := paletted.ColorIndexAt(x, y); got != c.pixels[y*width+x] {
				t.Fatalf("pixel %d, %d: %d, want %d", x, y, got, c.pixels[y*width+x])
			}
		}
	}
}

// A title is set as large as it fits: in three lines, or else in four of the
// smallest size, of which the last is cut.
func TestTitleFits(t *testing.T) {
	const word = "Anticonstitutionnellement "
	for _, test := range []struct {
		words, baseline int
	}{
		{1, 78}, {3, 3 * 78}, {4, 4 * 52}, {5, 4 * 52}, {12, 4 * 52},
	} {
		c := &canvas{pixels: make([]uint8, width*height)}
		if got := c.title(strings.Repeat(word, test.words), 0); got != test.baseline {
			t.Errorf("%d words end at %d, want %d", test.words, got, test.baseline)
		}
	}
}

// A figure that is too long for large figures stands in two lines of small ones, and
// pushes its label down, which ends above the foot of the picture.
func TestFiguresAreWhole(t *testing.T) {
	const limit = (width-2*margin-2*column)/3 - 24
	for value, want := range map[string]int{"18 400 habitants": 46, "moins de 2 pannes par semaine": 2 * 34} {
		c := &canvas{pixels: make([]uint8, width*height)}
		if got := c.lines(value, 0, 0, limit, inkShade, valueSizes...); got != want {
			t.Errorf("%s: the last line is at %d, want %d", value, got, want)
		}
		if lines := wrap(value, fitting(value, limit, valueSizes...), limit); len(lines) > 2 || strings.Contains(strings.Join(lines, ""), "…") {
			t.Errorf("%s is cut: %q", value, lines)
		}
	}
	c := &canvas{pixels: make([]uint8, width*height)}
	label := "Personnes qui ont un accès durable à un point d’eau à moins de trente minutes"
	if got := c.lines(label, 0, height-178+2*34+4, limit, mutedShade, labelSizes...); got > height-40 {
		t.Errorf("a label ends at %d of %d", got, height)
	}
}

// Letters are drawn in the shades of their ink, up to the darkest, and are cut at
// the edges of the picture. What overlaps keeps the darker shade.
func TestLettersAreDrawn(t *testing.T) {
	c := &canvas{pixels: make([]uint8, width*height)}
	c.drawLine("MMM", huge, inkShade, width-150, height)
	darkest, last := 0, 0
	for i, p := range c.pixels {
		if p == steps {
			darkest++
		}
		if p > 0 {
			last = max(last, i/width)
		}
	}
	if darkest < 1000 || last != height-1 {
		t.Errorf("%d dark pixels, down to row %d of %d", darkest, last, height)
	}
	before := bytes.Clone(c.pixels)
	c.drawLine("...", huge, inkShade, width-150, height)
	for i, p := range c.pixels {
		if p < before[i] {
			t.Fatalf("a dot makes pixel %d lighter", i)
		}
	}
}

func TestCanDraw(t *testing.T) {
	for text, want := range map[string]bool{
		"Où s’en va l’« eau » à 35\u00a0%\u202f?": true,
		"Ελλάδα, Україна":                         true,
		"مالي":                                    false,
		"马里":                                      false,
	} {
		if CanDraw(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

func BenchmarkPNG(b *testing.B) {
	for b.Loop() {
		if _, err := mali.PNG(); err != nil {
			b.Fatal(err)
		}
	}
}
