package site

import (
	"slices"
	"testing"
)

// What stands at which address, in which language.
func TestAddresses(t *testing.T) {
	s := files{
		"index.md":                  "---\ntitre: Site\nlangues: fr, en\n---\n",
		"Projets/Eau à Kayes.md":    "---\ntitre: Eau à Kayes\npays: Mali\nstatut: en cours\n---\n",
		"Projets/Eau à Kayes.en.md": "---\ntitle: Water in Kayes\n---\n",
		"a-propos.md":               "---\ntitre: À propos\ntype: page\n---\n",
	}.good(t)
	equal(t, "French", addresses(s.Editions[0].Pages), []string{
		"a-propos.html", "donnees/index.html", "index.html", "pays/index.html", "pays/mali.html", "projets/eau-a-kayes.html", "projets/index.html", "recherche.html",
		"statuts/en-cours.html", "statuts/index.html",
	})
	equal(t, "English", addresses(s.Editions[1].Pages), []string{
		"en/countries/index.html", "en/countries/mali.html", "en/data/index.html", "en/index.html", "en/projets/eau-a-kayes.html", "en/projets/index.html",
		"en/search.html", "en/statuses/index.html", "en/statuses/under-way.html",
	})
}

// The language of the home decides which one stands at the root.
func TestAddressesOfEnglishSite(t *testing.T) {
	s := files{
		"index.md":            "---\ntitle: Site\nlanguage: en\nlanguages: en, fr\n---\n",
		"index.fr.md":         "---\ntitre: Le site\nmots:\n  - water : eau\n---\n",
		"projects/mali.md":    "---\ntitle: Mali\ncountry: Mali\nthemes: water\n---\n",
		"projects/mali.fr.md": "---\ntitre: Le Mali\n---\n",
	}.good(t)
	equal(t, "English", addresses(s.Editions[0].Pages), []string{
		"countries/index.html", "countries/mali.html", "data/index.html", "index.html", "projects/index.html", "projects/mali.html", "search.html", "themes/index.html", "themes/water.html",
	})
	equal(t, "French", addresses(s.Editions[1].Pages), []string{
		"fr/donnees/index.html", "fr/index.html", "fr/pays/index.html", "fr/pays/mali.html", "fr/projects/index.html", "fr/projects/mali.html", "fr/recherche.html", "fr/themes/eau.html", "fr/themes/index.html",
	})
	equal(t, "versions", addresses(s.at(t, "themes/water.html").Versions), []string{"themes/water.html", "fr/themes/eau.html"})
	equal(t, "feeds", []string{s.Editions[0].FeedAddress(), s.Editions[1].FeedAddress()}, []string{"feed.xml", "fr/feed.xml"})
}

func TestTwoFilesForOneAddress(t *testing.T) {
	for name, test := range map[string]struct {
		files files
		want  []string
	}{
		"two sheets": {
			files{"eau.md": "# A\n", "Éau.md": "# B\n"},
			[]string{"Éau.md:0 error duplicate-address address:eau.html other:content/eau.md"},
		},
		"the same name on a disk that folds case": {
			files{"EAU.md": "# A\n", "eau.md": "# B\n"},
			[]string{"eau.md:0 error duplicate-address address:eau.html other:content/EAU.md"},
		},
		"a sheet and a static file": {
			files{"eau.md": "# A\n", "static/Eau.html": ""},
			[]string{"eau.md:0 error duplicate-address address:eau.html other:static/Eau.html"},
		},
		"a list and a static file": {
			files{"a/eau.md": "# A\n", "static/a/index.html": ""},
			[]string{"static/a/index.html:0 error static-in-the-way address:a/index.html"},
		},
		"a page and the list of a country": {
			files{"pays/mali.md": "---\ntitre: Mali\ntype: page\n---\n", "a.md": "---\ntitre: A\npays: Mali\n---\n"},
			[]string{"pays/mali.md:0 error address-of-list address:pays/mali.html"},
		},
		"sheets in the folder of a list": {
			files{"pays/a.md": "---\ntitre: A\npays: Mali\n---\n"},
			[]string{"pays/a.md:0 error folder-of-list address:pays/index.html folder:pays"},
		},
		"sheets in the folder of a list that has an index.md": {
			files{"pays/index.md": "# Pays\n", "pays/a.md": "---\ntitre: A\npays: Mali\n---\n"},
			[]string{"pays/index.md:0 error address-of-list address:pays/index.html"},
		},
		"a name without letters": {
			files{"--.md": "# A\n"},
			[]string{"--.md:0 error address-empty name:--.md"},
		},
		"in a draft it is a warning": {
			files{"index.md": "---\ntitre: Site\n---\n", "eau.md": "# A\n", "Éau.md": "---\ntitre: B\nbrouillon: oui\n---\n"},
			[]string{"Éau.md:0 warning duplicate-address address:eau.html other:content/eau.md"},
		},
	} {
		in := test.files.input(t)
		in.Drafts = true
		_, report := New(in)
		equal(t, name, found(report.Problems), test.want)
	}
}

// An index.md in the folder of a facet says what stands above its list.
func TestIndexOfFacetsFolder(t *testing.T) {
	s := files{
		"pays/index.md": "---\ntitre: Où nous travaillons\n---\n", "pays/note.md": "---\ntitre: Note\ntype: page\n---\n",
		"a.md": "---\ntitre: A\npays: Mali\n---\n",
	}.good(t)
	p := s.at(t, "pays/index.html")
	if p.Kind != FacetPage || p.Title.Plain != "Où nous travaillons" || p.Text == nil || s.at(t, "pays/note.html").Parent != p {
		t.Errorf("%v %q %v", p.Kind, p.Title.Plain, p.Text)
	}
	if n := len(slices.DeleteFunc(addresses(s.Editions[0].Pages), func(a string) bool { return a != "pays/index.html" })); n != 1 {
		t.Errorf("%d pages at one address", n)
	}
}
