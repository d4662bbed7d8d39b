package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/spelling"
)

// sameFile is the identity of a path on any disk: some fold case, some
// decompose accents (Unicode NFD), and a site must come out the same on all.
func sameFile(name string) string {
	return strings.ToLower(norm.NFC.String(name))
}

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
			Args: problem.Args{"address": p.Address}, Place: problem.Place{Path: "../" + other},
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

// redirects leaves a page at each old address that an alias names.
func (b *builder) redirects() {
	taken := make(map[string]bool)
	for _, e := range b.site.Editions {
		for _, p := range e.Pages {
			taken[sameFile(p.Address)] = true
		}
	}
	for _, address := range b.in.Taken {
		taken[sameFile(address)] = true
	}
	for _, e := range b.site.Editions {
		for _, p := range e.Pages {
			if p.Text == nil || p.Text.Locale != e.Locale {
				continue
			}
			for _, alias := range p.Text.Aliases {
				address, ok := aliasAddress(alias.Target)
				switch {
				case !ok:
					b.fail(p.Text, alias.Pos, "alias-invalid", problem.Args{"alias": alias.Target})
				case taken[sameFile(address)]:
					b.fail(p.Text, alias.Pos, "alias-taken", problem.Args{"alias": alias.Target})
				default:
					taken[sameFile(address)] = true
					b.site.Redirects = append(b.site.Redirects, Redirect{address, p})
				}
			}
		}
	}
	slices.SortFunc(b.site.Redirects, func(x, y Redirect) int { return cmp.Compare(x.Address, y.Address) })
}

// aliasAddress is the file that answers for an old address on a static host:
// a folder's is its index.html.
func aliasAddress(alias string) (string, bool) {
	alias, _, _ = strings.Cut(alias, "#")
	if strings.Contains(alias, "://") || strings.ContainsAny(alias, "?\\:*<>|\"") {
		return "", false
	}
	folder := strings.HasSuffix(alias, "/")
	address := strings.Trim(path.Clean("/"+alias), "/")
	if address == "" {
		return "", false
	}
	if folder || !strings.HasSuffix(address, ".html") && !strings.HasSuffix(address, ".htm") {
		address += "/index.html"
	}
	for _, segment := range strings.Split(address, "/") {
		if strings.HasPrefix(segment, ".") || spelling.Slug(segment) == "" {
			return "", false
		}
	}
	return address, true
}
