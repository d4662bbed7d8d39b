package linkcheck

import (
	"cmp"
	"maps"
	"net/url"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/prose"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
)

// A link is an address that pages lead to, and what came of asking for it.
type link struct {
	url    *url.URL // without a fragment and a password
	places []place  // where it is
	answer answer
}

// A place is where a file leads to a link.
type place struct {
	problem.Place
	fragment string // that was written behind the address, with its "#"
}

// linksOf returns the links of all that is published, sorted by their address.
// Those to the site itself are left out: what is published at its address is the
// last version, not this one.
func linksOf(s *site.Site) []*link {
	byAddress := map[string]*link{}
	add := func(in *sheet.Sheet, all []prose.External) {
		for _, e := range all {
			if own := s.Settings.URL; own != "" && strings.HasPrefix(e.URL+"/", own) {
				continue
			}
			u, err := url.Parse(e.URL)
			if err != nil {
				continue // which a page cannot lead to either: sheet has said so
			}
			fragment := ""
			if u.Fragment != "" {
				fragment = "#" + u.EscapedFragment()
			}
			u = canonical(u)
			l := byAddress[u.String()]
			if l == nil {
				l = &link{url: u}
				byAddress[u.String()] = l
			}
			l.places = append(l.places, place{in.Place(e.Pos), fragment})
		}
	}
	fields, prose := filesOf(s)
	for _, f := range fields {
		add(f, f.External)
	}
	for _, f := range prose {
		add(f, f.Body.External)
	}
	links := make([]*link, 0, len(byAddress))
	for _, address := range slices.Sorted(maps.Keys(byAddress)) {
		links = append(links, byAddress[address])
	}
	return links
}

// filesOf returns the files whose fields pages show, and those whose prose they
// show, each once and by path. A translation shows its prose alone.
func filesOf(s *site.Site) (fields, prose []*sheet.Sheet) {
	fieldsOf, proseOf := map[*sheet.Sheet]bool{}, map[*sheet.Sheet]bool{}
	for _, e := range s.Editions {
		for _, p := range e.Pages {
			if p.Text != nil {
				proseOf[p.Text] = true
			}
			if p.Facts != nil {
				fieldsOf[p.Facts] = true
			}
		}
	}
	byPath := func(a, b *sheet.Sheet) int { return cmp.Compare(a.Path, b.Path) }
	return slices.SortedFunc(maps.Keys(fieldsOf), byPath), slices.SortedFunc(maps.Keys(proseOf), byPath)
}

// canonical returns an address as it is asked for: without its fragment, which is
// the browser's, and without a password.
func canonical(u *url.URL) *url.URL {
	c := *u
	c.User, c.Fragment, c.RawFragment = nil, "", ""
	c.Scheme, c.Host = strings.ToLower(c.Scheme), strings.ToLower(c.Host)
	if c.Path == "" {
		c.Path = "/"
	}
	return &c
}

// hostOf returns the name of the machine that an address is asked of.
func hostOf(u *url.URL) string { return strings.TrimSuffix(strings.ToLower(u.Hostname()), ".") }
