package site

import (
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/sheet"
)

// An edit of words changes what one page says, in a new Site; pages, and what
// they show of each other, are the same ones.
func TestWithProse(t *testing.T) {
	before := files{"a.md": "---\ntitre: A\nrésumé: Court.\n---\nUn.\n", "b.md": "---\ntitre: B\nrésumé: Court.\n---\nUn.\n"}.good(t)
	edit := func(s *Site, name, text string) *Site {
		p := s.at(t, strings.TrimSuffix(name, ".md")+".html")
		return s.WithProse(sheet.Parse(name, []byte(text), p.Text.Locale))
	}
	first := edit(before, "a.md", "---\ntitre: A\nrésumé: Court.\n---\nDeux.\n")
	second := edit(first, "b.md", "---\ntitre: B\nrésumé: Court.\n---\nTrois.\n")
	third := edit(second, "a.md", "---\ntitre: A\nrésumé: Court.\n---\nQuatre.\n")
	for i, test := range []struct {
		site *Site
		a, b string
	}{{before, "Un", "Un"}, {first, "Deux", "Un"}, {second, "Deux", "Trois"}, {third, "Quatre", "Trois"}} {
		a, b := test.site.at(t, "a.html"), test.site.at(t, "b.html")
		if html := test.site.Prose(a).HTML; !strings.Contains(html, test.a) {
			t.Errorf("%d: a.md says %s", i, html)
		}
		if html := test.site.Prose(b).HTML; !strings.Contains(html, test.b) {
			t.Errorf("%d: b.md says %s", i, html)
		}
		if a != before.at(t, "a.html") {
			t.Errorf("%d: the page is another one", i)
		}
	}
}
