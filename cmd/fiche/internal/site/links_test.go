package site

import (
	"fmt"
	"testing"
)

// linked is where the links and pictures of a page lead.
func linked(p *Page) []string {
	var all []string
	for _, target := range p.Targets {
		line := target.File
		if target.Page != nil {
			line = target.Page.Address
		}
		if target.Anchor != "" {
			line += "#" + target.Anchor
		}
		all = append(all, line)
	}
	return all
}

// What a link in projets/mali.md leads to, and in its English version.
func TestLinks(t *testing.T) {
	for _, test := range []struct{ link, french, english string }{
		{"laos.md", "projets/laos.html", "en/projets/laos.html"},
		{"laos.en.md", "en/projets/laos.html", "en/projets/laos.html"},
		{"mali.md", "projets/mali.html", "projets/mali.html"},
		{"accord  2023 (1).pdf", "projets/accord\u202f2023 (1).pdf", "projets/accord\u202f2023 (1).pdf"},
		{"Laos.MD", "projets/laos.html", "en/projets/laos.html"},
		{"./laos.md#Les écoles", "projets/laos.html#les-ecoles", ""},
		{"#resume", "projets/mali.html#resume", ""},
		{"laos.md#habitants", "projets/laos.html#figure_habitants", "en/projets/laos.html#figure_habitants"},
		{"laos.md#Habitants", "projets/laos.html#figure_habitants", "en/projets/laos.html#figure_habitants"},
		{"../a-propos.md", "a-propos.html", "a-propos.html"},
		{"/a-propos.md", "a-propos.html", "a-propos.html"},
		{"/a-propos.html", "a-propos.html", "a-propos.html"},
		{"../projets/", "projets/index.html", "en/projets/index.html"},
		{"../projets", "projets/index.html", "en/projets/index.html"},
		{"/docs/", "docs/index.html", "docs/index.html"},
		{"/docs.v2/", "docs-v2/index.html", "docs-v2/index.html"},
		{"../", "index.html", "en/index.html"},
		{"/pays/togo.md", "pays/togo.html", "en/countries/togo.html"},
		{"/pays/mali.html", "pays/mali.html", ""},
		{"Accord.PDF", "projets/accord.pdf", "projets/accord.pdf"},
		{"../photo.jpg", "photo.jpg", "photo.jpg"},
	} {
		text := fmt.Sprintf("[x](<%s>)\n\n## Résumé\n\nx\n", test.link)
		site := files{
			"projets/mali.md":    "---\ntitre: Mali\npays: Mali\n---\n" + text,
			"projets/laos.md":    "---\ntitre: Laos\nchiffres:\n  - Habitants : 7\n---\n## Les écoles\n\nx\n",
			"projets/laos.en.md": "# Laos\n",
			"a-propos.md":        "---\ntitre: À propos\ntype: page\n---\n",
			"docs/index.md":      "# Docs\n",
			"docs.v2/index.md":   "# Docs\n",
			"docs/x.en.md":       "---\ntitle: X\nkind: page\n---\n",
			"pays/togo.md":       "---\ntitre: Togo\ntype: pays\n---\n",
			"projets/accord.pdf": "", "photo.jpg": "", "projets/accord\u202f2023 (1).pdf": "",
		}
		s := site.good(t)
		equal(t, test.link, linked(s.at(t, "projets/mali.html")), []string{test.french})
		if test.english == "" {
			continue
		}
		site["projets/mali.en.md"] = "# Mali\n\n" + text
		equal(t, "English "+test.link, linked(site.good(t).at(t, "en/projets/mali.html")), []string{test.english})
	}
}

// What makes a link, a picture or a document wrong, and what is proposed.
func TestBrokenLinks(t *testing.T) {
	for _, test := range []struct{ sheet, want string }{
		{"---\ntitre: M\n---\n[x](laso.md)\n", "projets/mali.md:4 error link-broken near:laos.md target:laso.md"},
		{"---\ntitre: M\n---\n[x](laos)\n", "projets/mali.md:4 error link-broken near:laos.md target:laos"},
		{"---\ntitre: M\n---\n[x](loas)\n", "projets/mali.md:4 error link-broken near:laos.md target:loas"},
		{"---\ntitre: M\n---\n[x](plan#1.pdf)\n", "projets/mali.md:4 error link-broken near:plan%231.pdf target:plan"},
		{"---\ntitre: M\n---\n[x](mali.en.md)\n", "projets/mali.md:4 error link-broken target:mali.en.md"},
		{"---\ntitre: M\n---\n[x](accueil.md)\n", "projets/mali.md:4 error link-broken target:accueil.md"},
		{"---\ntitre: M\n---\n[x](a-propos.md)\n", "projets/mali.md:4 error link-broken near:/a-propos.md target:a-propos.md"},
		{"---\ntitre: M\n---\n[x](projets.html)\n", "projets/mali.md:4 error link-broken target:projets.html"},
		{"---\ntitre: M\n---\n[x](laos.md#ecole)\n", "projets/mali.md:4 error anchor-missing anchor:ecole file:content/projets/laos.md near:ecoles"},
		{"---\ntitre: M\n---\n[x](laos.md#habitant)\n", "projets/mali.md:4 error anchor-missing anchor:habitant file:content/projets/laos.md near:habitants"},
		{"---\ntitre: M\n---\n[x](#ecoles)\n", "projets/mali.md:4 error anchor-missing anchor:ecoles file:content/projets/mali.md"},
		{"---\ntitre: M\n---\n[x](../pays/mali.html#a)\n", "projets/mali.md:4 error anchor-missing anchor:a file:pays/mali.html"},
		{"---\ntitre: M\n---\n[x](caché.md)\n", "projets/mali.md:4 error link-unpublished target:caché.md"},
		{"---\ntitre: M\n---\n![Une école](ecole.jpg)\n", "projets/mali.md:4 error file-missing near:école.jpg target:ecole.jpg"},
		{"---\ntitre: M\n---\n![Un plan](plan#1.png)\n", "projets/mali.md:4 error file-missing near:plan%231.png target:plan"},
		{"---\ntitre: M\n---\n![Une école](laos.md)\n", "projets/mali.md:4 error file-missing target:laos.md"},
		{"---\ntitre: M\nphoto:\n  fichier: logo.svg\n  description: Un logo\n---\n", "projets/mali.md:4 error file-missing near:/logo.svg target:logo.svg"},
		{"---\ntitre: M\ndocuments:\n  - acord.pdf : Accord\n---\n", "projets/mali.md:4 error file-missing near:accord.pdf target:acord.pdf"},
		{"---\ntitre: M\nvoir aussi: laso.md\n---\n", "projets/mali.md:3 error link-broken near:laos.md target:laso.md"},
		{"---\ntitre: M\nvoir aussi: ../a-propos.md\n---\n", "projets/mali.md:3 error related-not-sheet target:../a-propos.md"},
		{"---\ntitre: M\nvoir aussi: caché.md\n---\n", "projets/mali.md:3 error link-unpublished target:caché.md"},
		{"---\ntitre: M\nbrouillon: non\n---\n[x](y.md)\n", "projets/mali.md:5 error link-broken target:y.md"},
	} {
		got := files{
			"projets/mali.md":  test.sheet,
			"projets/laos.md":  "---\ntitre: Laos\npays: Mali\nchiffres:\n  - Habitants : 7\n---\n## Écoles\n\nx\n",
			"projets/caché.md": "---\ntitre: Caché\nbrouillon: oui\n---\n",
			"a-propos.md":      "---\ntitre: À propos\ntype: page\n---\n",
			"logo.svg":         "", "zz/logo.svg": "", "projets/accord.pdf": "", "projets/école.jpg": "", "projets/plan#1.pdf": "", "projets/plan#1.png": "",
		}.wrong(t)
		equal(t, test.sheet, got, []string{test.want})
	}
}

// A file in another language is named to lead to it.
func TestLinksBetweenLanguages(t *testing.T) {
	s := files{
		"a.md":    "---\ntitre: A\n---\n[Read in English](a.en.md) [b](b.en.md)\n",
		"a.en.md": "---\ntitle: A\n---\n[Lire en français](a.md) [b](b.md)\n",
		"b.md":    "---\ntitre: B\n---\n", "b.en.md": "---\ntitle: B\n---\n",
	}.good(t)
	equal(t, "French", linked(s.at(t, "a.html")), []string{"en/a.html", "en/b.html"})
	equal(t, "English", linked(s.at(t, "en/a.html")), []string{"a.html", "en/b.html"})
}

// A translation shows what its original links: a mistake in it is told once.
func TestLinksOfTranslations(t *testing.T) {
	site := files{
		"a.md":    "---\ntitre: A\nvoir aussi: b.md, rien.md\nphoto:\n  fichier: rien.jpg\n  description: Rien\n---\n",
		"a.en.md": "---\ntitle: A\n---\n",
		"b.md":    "---\ntitre: B\n---\n",
		"b.en.md": "---\ntitle: B\n---\n",
	}
	s, report := site.make(t)
	equal(t, "problems", found(report.Problems), []string{
		"a.md:3 error link-broken target:rien.md", "a.md:5 error file-missing target:rien.jpg",
	})
	equal(t, "related", addresses(s.at(t, "en/a.html").Related()), []string{"en/b.html"})
}

// The home that an edition shows for want of its own leads where the default
// one does.
func TestLinksOfHomeShownTwice(t *testing.T) {
	s := files{"index.md": "---\ntitre: Site\nlangues: fr, en\n---\n[x](a.md) ![Une photo](p.jpg)\n", "a.md": "# A\n", "a.en.md": "# A\n", "p.jpg": ""}.good(t)
	for _, e := range s.Editions {
		equal(t, e.Home.Address, linked(e.Home), []string{"a.html", "p.jpg"})
	}
}

// A translation that announces a block of data which the original lacks has an
// empty section.
func TestEmptySectionOfTranslation(t *testing.T) {
	got := files{
		"a.md":    "---\ntitre: A\ndates:\n  - 2020 : Début\n---\n",
		"a.en.md": "---\ntitle: A\n---\n\n## Key dates\n\n## Photos\n",
	}.wrong(t)
	equal(t, "problems", got, []string{"a.en.md:7 warning empty-section heading:Photos"})
}
