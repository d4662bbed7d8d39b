package spelling

import "testing"

func TestPath(t *testing.T) {
	same := [][2]string{
		{"Photos/ÉTÉ.JPG", "photos/été.jpg"},
		{"e\u0301te.md", "éte.md"},
		{"straſſe", "STRASSE"},  // Windows knows the long s
		{"\u212a.jpg", "k.jpg"}, // the Kelvin sign
		{"ς", "Σ"},
	}
	for _, pair := range same {
		if Path(pair[0]) != Path(pair[1]) {
			t.Errorf("%q and %q are two paths: %q, %q", pair[0], pair[1], Path(pair[0]), Path(pair[1]))
		}
	}
	for _, pair := range [][2]string{{"été.jpg", "ete.jpg"}, {"a-b.md", "a b.md"}, {"ß", "ss"}} {
		if Path(pair[0]) == Path(pair[1]) {
			t.Errorf("%q and %q are one path: %q", pair[0], pair[1], Path(pair[0]))
		}
	}
}
