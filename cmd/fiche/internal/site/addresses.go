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

// addresses refuses two files for one address, static ones included, and two
// addresses that a disk that folds case would take for one. The index.md of a
// folder that a facet lives in says what stands above its list.
func (b *builder) addresses() {
	for _, e := range b.site.Editions {
		b.adopt(e)
		slices.SortFunc(e.Pages, func(x, y *Page) int {
			return cmp.Or(cmp.Compare(x.Address, y.Address), cmp.Compare(pathOf(x), pathOf(y)), cmp.Compare(y.Kind, x.Kind))
		})
	}
	taken := make(map[string]string) // what stands at an address
	for _, address := range b.in.Taken {
		taken[sameFile(address)] = sitefolder.Static + "/" + address
	}
	for _, e := range b.site.Editions {
		for _, p := range e.Pages {
			b.take(taken, p)
		}
	}
}

// take gives a page its address, or reports what stands there already. Pages
// without a file come first: they are lists, and a file that wants the address
// of one often means to be the page of what is listed.
func (b *builder) take(taken map[string]string, p *Page) {
	key := sameFile(p.Address)
	other, clash := taken[key]
	switch {
	case !clash:
		taken[key] = whereFrom(p)
	case p.Text == nil && other == "" && p.Group != nil && len(p.Group.Sheets) > 0:
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

// adopt joins the pages that an index.md and a facet have at one address.
func (b *builder) adopt(e *Edition) {
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

// whereFrom names what a page is made of, for a message; a list is made of no
// file.
func whereFrom(p *Page) string {
	if p.Text == nil {
		return ""
	}
	return sitefolder.ContentPath(p.Text.Path)
}

// pathOf is the file that a page is made of, or "".
func pathOf(p *Page) string {
	if p.Text == nil {
		return ""
	}
	return p.Text.Path
}

// addressOf is where a file is published: its path, each segment slugged.
func addressOf(e *Edition, base string) string {
	segments := strings.Split(base, "/")
	for i, segment := range segments {
		segments[i] = spelling.Slug(segment)
	}
	return e.Prefix + strings.Join(segments, "/") + ".html"
}

func fileAddress(name string) string {
	ext := strings.ToLower(path.Ext(name))
	segments := strings.Split(name[:len(name)-len(ext)], "/")
	for i, segment := range segments {
		segments[i] = spelling.Slug(segment)
	}
	return strings.Join(segments, "/") + ext
}
