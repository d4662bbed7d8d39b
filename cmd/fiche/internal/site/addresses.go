package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/spelling"
)

// assignAddresses refuses two files for one address, static ones included, and
// two addresses that a disk that folds case would take for one. The index.md of
// the folder that a facet is in says what is above its list.
func (b *builder) assignAddresses() {
	for _, e := range b.site.Editions {
		b.joinIndexPages(e)
		slices.SortFunc(e.Pages, func(x, y *Page) int {
			return cmp.Or(cmp.Compare(x.Address, y.Address), cmp.Compare(pathOf(x), pathOf(y)), cmp.Compare(y.Kind, x.Kind))
		})
	}
	taken := make(map[string]string) // the file of what is at an address; "" for a list
	for _, address := range b.in.Static {
		taken[spelling.Path(address)] = sitefolder.Static + "/" + address
	}
	for _, e := range b.site.Editions {
		for _, p := range e.Pages {
			b.takeAddress(taken, p)
		}
	}
}

// takeAddress gives a page its address, or reports what is there already.
// Pages without a file come first: they are lists, and a file that wants the
// address of one often means to be the page of what is listed.
func (b *builder) takeAddress(taken map[string]string, p *Page) {
	key := spelling.Path(p.Address)
	other, clash := taken[key]
	switch {
	case !clash:
		taken[key] = ""
		if p.Text != nil {
			taken[key] = sitefolder.ContentPath(p.Text.Path)
		}
	case p.Text == nil && other == "":
		b.fail(p.Group.Sheets[0].Text, problem.Pos{}, "folder-of-list", problem.Args{"address": p.Address, "folder": p.Group.Key})
	case p.Text == nil:
		b.report.Problems = append(b.report.Problems, problem.Problem{
			Rule: "static-in-the-way", Severity: problem.Error,
			Args: problem.Args{"address": p.Address}, Place: problem.Place{Path: other},
		})
	case other == "":
		b.fail(p.Text, problem.Pos{}, "address-of-list", problem.Args{"address": p.Address})
	default:
		b.fail(p.Text, problem.Pos{}, "duplicate-address", problem.Args{"other": other, "address": p.Address})
	}
}

// joinIndexPages makes one page of those that an index.md and a facet have at one
// address.
func (b *builder) joinIndexPages(e *Edition) {
	for _, f := range e.Facets {
		i := slices.IndexFunc(e.Pages, func(p *Page) bool {
			return p.Kind == ListingPage && p.Text != nil && p.Address == f.Page.Address
		})
		if i < 0 || len(e.Pages[i].Group.Sheets) > 0 {
			continue
		}
		own := e.Pages[i]
		f.Page.Text, f.Page.Facts, f.Page.Title, f.Page.Files = own.Text, own.Facts, own.Title, own.Files
		e.Pages = slices.Delete(e.Pages, i, i+1)
		for _, p := range e.Pages {
			if p.Parent == own {
				p.Parent = f.Page
			}
		}
	}
}

// pathOf returns the file that a page is made of, or "".
func pathOf(p *Page) string {
	if p.Text == nil {
		return ""
	}
	return p.Text.Path
}

// addressOf returns where a file is published: its path, each segment slugged.
func addressOf(e *Edition, base string) string { return e.Prefix + slugs(base) + ".html" }

// fileAddress returns where a document is published: its path, slugged like a
// page's.
func fileAddress(name string) string {
	ext := path.Ext(name)
	return slugs(name[:len(name)-len(ext)]) + strings.ToLower(ext)
}

// slugs returns a path with each segment slugged.
func slugs(name string) string {
	segments := strings.Split(name, "/")
	for i, segment := range segments {
		segments[i] = spelling.Slug(segment)
	}
	return strings.Join(segments, "/")
}

// FeedAddress returns where the feed of the edition is, if the site has a url.
func (e *Edition) FeedAddress() string { return e.Prefix + "feed.xml" }
