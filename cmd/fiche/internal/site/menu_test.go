package site

import "testing"

func TestMenu(t *testing.T) {
	site := files{
		"index.md": `---
titre: Site
langues: fr, en
menu:
  - projets/
  - projets/mali.md : Le Mali
  - a-propos.md : Qui sommes-nous
  - https://www.example.org/ : Notre ville
  - https://www.example.org/b
pied:
  - pays/ : Les pays
  - a-propos
  - rien.md
---
`,
		"index.en.md":     "---\ntitle: Site\nwords:\n  - Qui sommes-nous : Who we are\n---\n",
		"projets/mali.md": "---\ntitre: Mali\npays: Mali\n---\n",
		"a-propos.md":     "---\ntitre: À propos\ntype: page\n---\n",
		"a-propos.en.md":  "---\ntitle: About us\n---\n",
	}
	s, report := site.make(t)
	list := func(links []Link) []string {
		var all []string
		for _, l := range links {
			if l.To.Page != nil {
				all = append(all, l.Title.Plain+" -> "+l.To.Page.Address)
			} else {
				all = append(all, l.Title.Plain+" -> "+l.URL)
			}
		}
		return all
	}
	equal(t, "French menu", list(s.Editions[0].Menu), []string{
		"Projets -> projets/index.html", "Le Mali -> projets/mali.html", "Qui sommes-nous -> a-propos.html",
		"Notre ville -> https://www.example.org/", "https://www.example.org/b -> https://www.example.org/b",
	})
	equal(t, "English menu", list(s.Editions[1].Menu), []string{
		"Projets -> en/projets/index.html", "Mali -> projets/mali.html", "Who we are -> en/a-propos.html",
		"https://www.example.org/ -> https://www.example.org/", "https://www.example.org/b -> https://www.example.org/b",
	})
	equal(t, "French footer", list(s.Editions[0].Footer), []string{"Les pays -> pays/index.html"})
	equal(t, "problems", found(report.Problems), []string{
		"index.md:12 error link-broken near:a-propos.md target:a-propos", "index.md:13 error link-broken target:rien.md",
	})
}

// A menu may name a listing by its address in any language; each edition leads to its
// own.
func TestMenuOfListings(t *testing.T) {
	for _, written := range []string{"pays/mali.html", "en/countries/mali.html"} {
		s, report := files{
			"index.md": "---\ntitre: P\nlangues: fr, en\nmenu:\n  - " + written + "\n---\n",
			"mali.md":  "---\ntitre: Mali\npays: Mali\n---\n",
		}.make(t)
		equal(t, written, found(report.Problems), nil)
		for i, want := range []string{"pays/mali.html", "en/countries/mali.html"} {
			if menu := s.Editions[i].Menu; len(menu) != 1 || menu[0].To.Page == nil || menu[0].To.Page.Address != want {
				t.Errorf("%s in edition %d: %+v, want %s", written, i, menu, want)
			}
		}
	}
}

// A menu names the lists of countries, themes, partners and statuses by their key
// or by the word of any language; each edition has its own.
func TestMenuInEachLanguage(t *testing.T) {
	for _, written := range []string{"pays/", "countries/", "Pays/"} {
		site := files{
			"index.md":   "---\ntitre: P\nlangues: fr, en\nmenu:\n  - " + written + "\n---\n",
			"mali.md":    "---\ntitre: Mali\npays: Mali\n---\n",
			"mali.en.md": "---\ntitle: Mali\n---\n[x](pays/)\n",
		}
		s, report := site.make(t)
		equal(t, written, found(report.Problems), nil)
		for i, want := range []string{"pays/index.html", "en/countries/index.html"} {
			menu := s.Editions[i].Menu
			if len(menu) != 1 || menu[0].To.Page == nil || menu[0].To.Page.Address != want {
				t.Errorf("%s in edition %d: %+v, want %s", written, i, menu, want)
			}
		}
	}
}
