package photo

import (
	"slices"
	"testing"
)

func TestVariants(t *testing.T) {
	for name, test := range map[string]struct {
		info Info
		want []string
	}{
		"large photo":     {Info{Format: JPEG, Width: 4000, Height: 3000}, []string{"p-360.jpg", "p-720.jpg", "p-1080.jpg", "p-1600.jpg", "p-2000.jpg"}},
		"photo of 1600":   {Info{Format: JPEG, Width: 1600, Height: 1067}, []string{"p-360.jpg", "p-720.jpg", "p-1080.jpg", "p-1600.jpg"}},
		"photo of 1100":   {Info{Format: JPEG, Width: 1100, Height: 900}, []string{"p-360.jpg", "p-720.jpg", "p-1100.jpg"}},
		"logo":            {Info{Format: PNG, Width: 399, Height: 100}, []string{"p-399.png"}},
		"small photo PNG": {Info{Format: PNG, Width: 300, Height: 100, Opaque: true, Photographic: true}, []string{"p-300.png"}},
		"diagram":         {Info{Format: PNG, Width: 800, Height: 600}, []string{"p-360.png", "p-800.png"}},
		"photo as PNG":    {Info{Format: PNG, Width: 500, Height: 400, Opaque: true, Photographic: true}, []string{"p-png-360.jpg", "p-png-500.jpg"}},
		"photo as WebP":   {Info{Format: WebP, Width: 500, Height: 400, Opaque: true, Photographic: true}, []string{"p-webp-360.jpg", "p-webp-500.jpg"}},
		"WebP":            {Info{Format: WebP, Width: 500, Height: 400}, []string{"p-webp-360.png", "p-webp-500.png"}},
		"GIF":             {Info{Format: GIF, Width: 500, Height: 400}, []string{"p-gif-360.png", "p-gif-500.png"}},
		"animation":       {Info{Format: GIF, Width: 900, Height: 400, Animated: true}, []string{"p-900.gif"}},
		"drawing":         {Info{Format: SVG, Width: 900, Height: 400}, []string{"p.svg"}},
		"very tall":       {Info{Format: PNG, Width: 2000, Height: 40_000}, []string{"p-360.png", "p-720.png", "p-894.png"}},
		"very wide":       {Info{Format: JPEG, Width: 90_000, Height: 10}, []string{"p-360.jpg", "p-720.jpg", "p-1080.jpg", "p-1600.jpg", "p-2000.jpg"}},
		"a line":          {Info{Format: JPEG, Width: 1, Height: 60_000}, []string{"p-1.jpg"}},
	} {
		var got []string
		for _, v := range Variants(test.info) {
			got = append(got, v.Name("p"))
			if v.Height < 1 || v.Width > test.info.Width || v.Height > test.info.Height {
				t.Errorf("%s: %+v", name, v)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

func TestVariantKeepsProportions(t *testing.T) {
	v := Variants(Info{Format: JPEG, Width: 4032, Height: 3024})[0]
	if v.Width != 360 || v.Height != 270 {
		t.Errorf("%+v", v)
	}
}
