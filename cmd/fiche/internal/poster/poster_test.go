package poster

import (
	"bytes"
	"compress/zlib"
	"image"
	"image/color"
	"image/png"
	"io"
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
			data, err := p.Draw()
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
			again, err := p.Draw()
			if err != nil || !bytes.Equal(data, again) {
				t.Errorf("the same poster has other bytes, %v", err)
			}
		})
	}
}

// The file holds the canvas, pixel by pixel, whatever its colours are.
func TestPNGIsTheCanvas(t *testing.T) {
	of := map[string]func(i int) int{
		"steps":  func(i int) int { return i*7 + i/width },
		"noise":  func(i int) int { return i * i * 2654435761 >> 13 },
		"runs":   func(i int) int { return (i%width*i%width + i/width) >> 9 },
		"blank":  func(int) int { return 0 },
		"filled": func(int) int { return accentIndex },
	}
	for name, index := range of {
		t.Run(name, func(t *testing.T) {
			c := &canvas{pixels: new(pixels), palette: make([]color.RGBA, 256)}
			for i := range c.index {
				if n := uint8(index(i)); n != 0 {
					c.row(i/width, i%width, i%width+1)[0] = n
				}
			}
			picture, err := png.Decode(bytes.NewReader(c.png()))
			if err != nil {
				t.Fatal(err)
			}
			paletted := picture.(*image.Paletted)
			for y := range height {
				for x := range width {
					if got := paletted.ColorIndexAt(x, y); got != c.index[y*width+x] {
						t.Fatalf("pixel %d, %d: %d, want %d", x, y, got, c.index[y*width+x])
					}
				}
			}
		})
	}
}

// Runs of all lengths are written, also those that no copy is as long as.
func TestRuns(t *testing.T) {
	for n := range 1000 {
		s, want := newStream(), append(bytes.Repeat([]byte{0}, n), 7)
		s.zeros(n)
		s.write(7)
		r, err := zlib.NewReader(bytes.NewReader(s.close()))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, want) {
			t.Fatalf("%d zeros come back as %d bytes, %v", n, len(got), err)
		}
	}
}

// The code of the streams gives each sequence of bits one meaning, and all of them one.
func TestCodeIsComplete(t *testing.T) {
	sum := 0
	for i := range symbols {
		sum += 1 << (15 - lengthOf(i))
	}
	if sum != 1<<15 {
		t.Errorf("the lengths fill %d of %d", sum, 1<<15)
	}
}

// Whatever a poster says stands on it whole: the text shrinks, a figure or the last
// sentences of the lead are left out before anything is cut.
func TestNothingIsCut(t *testing.T) {
	const lead = "Les habitants de six communes gèrent eux-mêmes leurs forages. Le comité de chaque quartier encaisse, entretient et rend compte. Deux agents sont formés par forage."
	title := strings.Repeat("Gouvernance de l’eau et assainissement ", 4) // 156 characters
	figures := []Figure{
		{"moins de 2 pannes par semaine", "Personnes qui ont un accès durable à un point d’eau à moins de trente minutes"},
		{"18 400 habitants", "Nombre de bénéficiaires"},
		{"environ 1 234 567 mètres cubes par an", "Volume distribué"},
	}
	for name, p := range map[string]Poster{
		"short":        {Title: "Mali", Figures: figures},
		"long title":   {Title: title, Figures: figures, Place: "Sénégal, Mali, Burkina Faso, République démocratique du Congo"},
		"lead":         {Title: title, Lead: lead + " " + lead},
		"short, lead":  {Title: "Mali", Lead: lead},
		"only a title": {Title: title},
	} {
		for _, limit := range []int{width - 2*margin, width/2 - narrow - column, width - height*4/5 - narrow - column} {
			const room = height - foot - 200
			got, end := fit(p, limit, room, limit < width/2)
			said := strings.Join(got.lines, " ") + strings.Join(end.lead.lines, " ")
			for _, b := range end.figures {
				said += strings.Join(append(b.value.lines, b.label.lines...), " ")
			}
			if strings.Contains(said, "…") || got.height()+end.height() > room {
				t.Errorf("%s, %d wide: %q takes %d of %d", name, limit, said, got.height()+end.height(), room)
			}
			if (p.Figures != nil && len(end.figures) == 0) || (p.Lead != "" && end.lead.lines == nil) {
				t.Errorf("%s, %d wide: nothing stands at the foot", name, limit)
			}
		}
	}
}

// Letters are drawn in the shades of their ink, up to the darkest, and are cut at
// the edges of the picture. What overlaps keeps the darker shade.
func TestLettersAreDrawn(t *testing.T) {
	c := &canvas{pixels: new(pixels)}
	c.drawLine("MMM", huge, inkShade, width-150, height)
	darkest, last := 0, 0
	for i, p := range c.index {
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
	before := bytes.Clone(c.index[:])
	c.drawLine("...", huge, inkShade, width-150, height)
	for i, p := range c.index {
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
		if _, err := mali.Draw(); err != nil {
			b.Fatal(err)
		}
	}
}
