package site

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// many are so many sheets of a folder, the newest last.
func many(n int) files {
	f := files{}
	for i := range n {
		f[fmt.Sprintf("projets/p%02d.md", i)] = fmt.Sprintf("---\ntitre: P %d\npays: Mali\nmis à jour: %d\n---\n", i, 2000+i)
	}
	return f
}

// A listing of ten sheets has a table, one of nine has none.
func TestTables(t *testing.T) {
	for n, want := range map[int][]string{9: nil, 10: {"pays/mali-tableau.html", "projets/tableau.html"}} {
		var tables []string
		for _, p := range many(n).good(t).Editions[0].Pages {
			if p.Kind == TablePage {
				tables = append(tables, p.Address)
			}
		}
		equal(t, fmt.Sprint(n), tables, want)
	}
}

// The newest sheets of a listing come first.
func TestNewestFirst(t *testing.T) {
	s := many(3).good(t)
	equal(t, "Mali", titles(s.at(t, "pays/mali.html").Group.Sheets), []string{"P 2", "P 1", "P 0"})
	equal(t, "reading", titles(s.Editions[0].Sheets), []string{"P 0", "P 1", "P 2"})
}

// What an author has put where a table or the search would be stays there.
func TestFindersStepAside(t *testing.T) {
	f := many(10)
	f["projets/tableau.md"] = "---\ntitre: Notre tableau\n---\n"
	f["recherche.md"] = "---\ntitre: La recherche\ntype: page\n---\n"
	f["static/en/search.html"] = ""
	s := f.good(t)
	for address, kind := range map[string]PageKind{
		"projets/tableau.html": SheetPage, "projets/tableau-2.html": TablePage, "recherche.html": PlainPage, "recherche-2.html": SearchPage, "en/search-2.html": SearchPage,
	} {
		if got := s.at(t, address).Kind; got != kind {
			t.Errorf("%s is of kind %d, want %d", address, got, kind)
		}
	}
	equal(t, "versions", addresses(s.at(t, "recherche-2.html").Versions), []string{"recherche-2.html", "en/search-2.html"})
	equal(t, "versions of a table", addresses(s.at(t, "pays/mali-tableau.html").Versions), []string{"pays/mali-tableau.html", "en/countries/mali-table.html"})
}

func TestSiteWithoutSearch(t *testing.T) {
	f := many(1)
	f["index.md"] = "---\ntitre: Site\nrecherche: non\n---\n"
	for _, p := range f.good(t).Editions[0].Pages {
		if p.Kind == SearchPage {
			t.Error("there is", p.Address)
		}
	}
}

// Files that name sheets by number have another version as soon as a number may be
// that of another sheet.
func TestVersion(t *testing.T) {
	version := func(f files) string { return f.good(t).Editions[0].Version() }
	f := many(3)
	before := version(f)
	if version(maps.Clone(f)) != before {
		t.Error("the same sheets have two versions")
	}
	f["projets/p00.md"] = strings.Replace(f["projets/p00.md"], "2000", "2010", 1)
	if version(f) == before {
		t.Error("another order has the same version")
	}
}

// A sheet is in the groups of what it says, and in its folders.
func TestGroupsOf(t *testing.T) {
	f := files{"projets/eau/a.md": "---\ntitre: A\npays: Mali\nthèmes: eau\nstatut: en cours\n---\n", "projets/b.md": "---\ntitre: B\n---\n"}
	s := f.good(t)
	e := s.Editions[0]
	var names []string
	for _, g := range e.GroupsOf(s.at(t, "projets/eau/a.html")) {
		names = append(names, g.Page.Address)
	}
	equal(t, "groups", names, []string{"pays/mali.html", "projets/eau/index.html", "projets/index.html", "statuts/en-cours.html", "themes/eau.html"})
	numbers := map[int]bool{}
	for _, p := range e.Pages {
		if p.Kind == ListingPage {
			numbers[p.Group.Number] = true
		}
	}
	if listings := slices.Collect(maps.Keys(numbers)); len(listings) != 5 {
		t.Errorf("numbers of groups: %v", listings)
	}
}
