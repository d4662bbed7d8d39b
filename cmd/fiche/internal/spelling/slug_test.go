package spelling

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestSlug(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"…", ""},
		{"mali", "mali"},
		{"Les dates clés", "les-dates-cles"},
		{"Objectif de la coopération", "objectif-de-la-cooperation"},
		{"L'eau & l'assainissement", "l-eau-l-assainissement"},
		{"N° 5", "n-5"},
		{"Volume : 12 m³", "volume-12-m3"},
		{"Mise en œuvre", "mise-en-oeuvre"},
		{"  --A--  B__C ", "a-b-c"},
		{"../../etc/passwd", "etc-passwd"},
		{"C:\\con", "c-con"},
		{"E\u0301cole", "ecole"},
		{"مياه الشرب", "مياه-الشرب"},
		{"Питьевая вода", "питьевая-вода"},
		{"и\u0306", "й"}, // composed, so that one name is one file
		{"水と衛生", "水と衛生"},
		{"जल जीवन", "जल-जीवन"}, // vowel signs are letters there
		{"a\u0000b\u202ec", "a-bc"},
		// Windows keeps these names for devices.
		{"CON", "con-"}, {"aux", "aux-"}, {"Com1", "com1-"}, {"com¹", "com1-"}, {"lpt0", "lpt0-"},
		{"com", "com"}, {"com10", "com10"}, {"auxiliaire", "auxiliaire"},
		{strings.Repeat("水", 100), strings.Repeat("水", 66)}, // never inside a character
		{strings.Repeat("long ", 100), strings.Repeat("long-", 39) + "long"},
	} {
		if got := Slug(test.text); got != test.want {
			t.Errorf("Slug(%+q) = %+q, want %+q", test.text, got, test.want)
		}
	}
}

func FuzzSlug(f *testing.F) {
	for _, seed := range []string{"Les dates clés", "../x", "con", "AUX ", "م\u064eياه", "½ m³", "\xff", strings.Repeat("é水", 90)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		slug := Slug(s)
		if again := Slug(slug); again != slug {
			t.Fatalf("Slug(%+q) = %+q, then %+q", s, slug, again)
		}
		if len(slug) > maxSlug || !utf8.ValidString(slug) {
			t.Fatalf("Slug(%+q) = %+q", s, slug)
		}
		for _, r := range slug {
			if r != '-' && !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) || unicode.IsControl(r) {
				t.Fatalf("Slug(%+q) = %+q holds %+q", s, slug, r)
			}
		}
	})
}
