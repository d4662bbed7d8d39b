package photo

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"
)

func TestIsPale(t *testing.T) {
	logo := func(ground, ink color.Color) []byte {
		img := image.NewNRGBA(image.Rect(0, 0, 100, 50))
		for y := range 50 {
			for x := range 100 {
				img.Set(x, y, ground)
				if x > 20 && x < 60 && y%5 == 0 {
					img.Set(x, y, ink)
				}
			}
		}
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	clear, blue := color.Transparent, color.NRGBA{0x1d, 0x5f, 0x7a, 0xff}
	svg := func(body string) []byte {
		return []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">` + body + `</svg>`)
	}
	tests := []struct {
		name string
		data []byte
		want bool
	}{
		{"white on nothing", logo(clear, color.White), true},
		{"nearly white on nothing", logo(clear, color.NRGBA{0xf4, 0xf4, 0xf0, 0xff}), true},
		{"faint black", logo(clear, color.NRGBA{0, 0, 0, 0x10}), true},
		{"black on nothing", logo(clear, color.Black), false},
		{"white on blue", logo(blue, color.White), false},
		{"blue on white", logo(color.White, blue), false},
		{"a white drawing", svg(`<path fill="#fff" d="M0 0h5v5z"/>`), true},
		{"white by style", svg(`<path style="fill: #FAFAFA" d="M0 0h5v5z"/>`), true},
		{"a shape without a colour", svg(`<path fill="#fff" d="M0 0h5v5z"/><path d="M0 0h5v5z"/>`), false},
		{"white on blue in a drawing", svg(`<rect fill="#1d5f7a" width="9" height="9"/><path fill="white" d="M0 0h5v5z"/>`), false},
		{"no image", []byte("logo"), false},
	}
	for _, test := range tests {
		if got := IsPale(test.data); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}
