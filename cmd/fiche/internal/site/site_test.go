package site

import (
	"testing"
)

// A reference is read from the folder of its sheet, or from content/, and
// never climbs out.
func TestResolvePath(t *testing.T) {
	for _, test := range []struct{ from, target, want string }{
		{"projets/mali.md", "photo.jpg", "projets/photo.jpg"},
		{"projets/mali.md", "../a-propos.md", "a-propos.md"},
		{"projets/mali.md", "/logos/a.svg", "logos/a.svg"},
		{"projets/mali.md", "./b.md", "projets/b.md"},
		{"projets/mali.md", `photos\a.jpg`, "projets/photos/a.jpg"},
		{"projets/mali.md", "../../../etc/passwd", "etc/passwd"},
		{"projets/mali.md", "/../../etc/passwd", "etc/passwd"},
		{"index.md", "projets/", "projets"},
		{"index.md", "..", ""},
	} {
		if got := resolvePath(test.from, test.target); got != test.want {
			t.Errorf("%s from %s: %q, want %q", test.target, test.from, got, test.want)
		}
	}
}

// An old address is answered by the file that a static host looks for.
func TestAliasAddress(t *testing.T) {
	for _, test := range []struct{ alias, want string }{
		{"/ancienne/adresse.html", "ancienne/adresse.html"},
		{"ancienne.htm", "ancienne.htm"},
		{"/mali/", "mali/index.html"},
		{"/mali", "mali/index.html"},
		{"/fiche.php", "fiche.php/index.html"},
		{"/a/../b.html#x", "b.html"},
		{"", ""},
		{"/", ""},
		{"../..", ""},
		{"https://example.org/a", ""},
		{"/a?id=3", ""},
		{"/.well-known/x", ""},
		{"/a/.git/", ""},
	} {
		got, ok := aliasAddress(test.alias)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("%q: %q %v, want %q", test.alias, got, ok, test.want)
		}
	}
}

// A folder without an index.md is called by its name.
func TestFolderName(t *testing.T) {
	for dir, want := range map[string]string{
		"projets": "Projets", "a/eau-potable": "Eau potable", "écoles_du_nord": "Écoles du nord", "2024": "2024", "-": "",
	} {
		if got := folderName(dir); got != want {
			t.Errorf("%s: %q, want %q", dir, got, want)
		}
	}
}

// The nearest of a country's sheets come first: those that share most, then
// those that stand next to it.
func TestKindred(t *testing.T) {
	country, water, schools := &Group{Kind: ByCountry}, &Group{Key: "water"}, &Group{Key: "schools"}
	e := &Edition{rank: map[*Page]int{}}
	page := func(themes ...*Group) *Page {
		p := &Page{Edition: e, Themes: themes, Countries: []*Group{country}}
		e.rank[p] = len(e.rank)
		country.Sheets = append(country.Sheets, p)
		return p
	}
	far, first, self, one, both := page(), page(water), page(water, schools), page(schools), page(water, schools)
	got := self.similar(3)
	if len(got) != 3 || got[0] != both || got[1] != first || got[2] != one {
		t.Errorf("got %v", got)
	}
	self.Named = []*Page{far, both}
	if got := self.Related(); len(got) != 3 || got[0] != far || got[1] != both || got[2] != first {
		t.Errorf("with two named: %v", got)
	}
}
