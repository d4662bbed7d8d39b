package poster

import (
	"bytes"
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
