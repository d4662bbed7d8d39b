package site

import (
	"fmt"
	"hash/fnv"
	"path"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/spelling"
)

// ManySheets is how many sheets a listing has at least that can be narrowed, and
// that has a table.
const ManySheets = 10

// FindFolder returns the folder of the files by which a script finds sheets of the
// edition: "en/search/".
func (e *Edition) FindFolder() string { return e.Prefix + e.Locale.Paths.Search + "/" }

// Version tells one list of the edition's sheets from another: files that name sheets
// by their numbers belong together when it is the same.
func (e *Edition) Version() string { return e.version }

func versionOf(sheets []*Page) string {
	sum := fnv.New32a()
	for _, p := range sheets {
		sum.Write([]byte(p.Address + "\n"))
	}
	return fmt.Sprintf("%08x", sum.Sum32())
}

// Searched reports whether the edition has a page to search its sheets.
func (e *Edition) Searched() bool { return e.Search != nil }

// makeFinders makes the pages by which sheets are found: a table of each listing of
// many, and the search unless the site has none. A page of an author's that has such
// an address keeps it.
func (b *builder) makeFinders() {
	var searches []*Page
	for i, e := range b.site.Editions {
		taken := make(map[string]bool)
		for _, address := range b.in.Static {
			taken[spelling.Path(address)] = true
		}
		for _, p := range e.Pages {
			taken[spelling.Path(p.Address)] = true
		}
		for _, p := range e.Pages[:len(e.Pages):len(e.Pages)] {
			if p.Kind == ListingPage && len(p.Group.Sheets) >= ManySheets {
				p.Group.Table = &Page{
					Kind: TablePage, Edition: e, Title: p.Title, Group: p.Group, Parent: p, Address: free(tableAddress(p), taken),
				}
				e.Pages = append(e.Pages, p.Group.Table)
			}
		}
		searches = append(searches, nil)
		if len(e.Sheets) > 0 && b.site.Settings.Search != "no" {
			e.Search = &Page{
				Kind: SearchPage, Edition: e, Title: e.Locale.Typeset(e.Locale.Words.Search), Parent: e.Home,
				Address: free(e.Prefix+e.Locale.Paths.Search+".html", taken),
			}
			e.Pages, searches[i] = append(e.Pages, e.Search), e.Search
		}
	}
	for i, e := range b.site.Editions {
		if e.Search != nil {
			e.Search.Versions = searches
		}
		for _, p := range e.Pages {
			if p.Kind != TablePage {
				continue
			}
			p.Versions = make([]*Page, len(b.site.Editions))
			for k, listing := range p.Group.Page.Versions {
				if listing != nil {
					p.Versions[k] = listing.Group.Table
				}
			}
			p.Versions[i] = p
		}
	}
}

// tableAddress returns the address of the table of a listing: "projets/tableau.html",
// "pays/mali-tableau.html".
func tableAddress(listing *Page) string {
	base, word := strings.TrimSuffix(listing.Address, ".html"), listing.Edition.Locale.Paths.Table
	if path.Base(base) == "index" {
		return path.Dir(base) + "/" + word + ".html"
	}
	return base + "-" + word + ".html"
}

// free returns an address that no other page has, and takes it.
func free(address string, taken map[string]bool) string {
	base := strings.TrimSuffix(address, ".html")
	for n := 2; taken[spelling.Path(address)]; n++ {
		address = base + "-" + strconv.Itoa(n) + ".html"
	}
	taken[spelling.Path(address)] = true
	return address
}
