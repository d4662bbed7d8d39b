package site

import (
	"testing"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
)

// A site is made as far as it can be, so that all its problems are told at
// once: a file that could not be read goes by its path.
func TestFilesThatCouldNotBeRead(t *testing.T) {
	in := files{"a.md": "# A\n\n[x](broken.md), [y](pays/x.md)\n"}.input(t)
	for name, text := range map[string]string{
		"broken.md": "---\ntitre: [\n---\n",
		"pays/x.md": "---\ntitre: Atlantide\ntype: pays\n---\n",
	} {
		s := sheet.Parse(name, []byte(text), locale.French)
		if !s.Failed {
			t.Fatalf("%s could be read", name)
		}
		in.Sheets = append(in.Sheets, s)
	}
	s, report := New(in)
	equal(t, "title", s.at(t, "broken.html").Title.HTML, "broken.md")
	equal(t, "problems", found(report.Problems), []string{"a.md:3 error link-broken near:pays/x.md target:pays/x.md"})
}

// The kinds of page.
func TestKinds(t *testing.T) {
	s := files{
		"a.md": "---\ntitre: A\npays: Mali\n---\n", "p.md": "---\ntitre: P\ntype: page\n---\n", "docs/index.md": "# Docs\n", "projets/x.md": "# X\n",
	}.good(t)
	for address, want := range map[string]PageKind{
		"index.html": HomePage, "a.html": SheetPage, "p.html": PlainPage, "docs/index.html": ListingPage, "projets/index.html": ListingPage,
		"pays/index.html": FacetPage, "pays/mali.html": ListingPage, "en/countries/mali.html": ListingPage,
	} {
		if p := s.at(t, address); p.Kind != want || (p.Group != nil) != (want == ListingPage) || (p.Facet != nil) != (want == FacetPage) {
			t.Errorf("%s: %d, want %d", address, p.Kind, want)
		}
	}
}
