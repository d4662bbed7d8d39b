package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
)

// makeRedirects leaves a page at each old address that an alias names.
func (b *builder) makeRedirects() {
	taken := make(map[string]bool)
	for _, e := range b.site.Editions {
		for _, p := range e.Pages {
			taken[sameFile(p.Address)] = true
		}
	}
	for _, address := range b.in.Static {
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

// aliasAddress returns the file that answers for an old address on a static
// host: a folder's is its index.html. ok is false if there can be none.
func aliasAddress(alias string) (address string, ok bool) {
	alias, _, _ = strings.Cut(alias, "#")
	if strings.Contains(alias, "://") || strings.ContainsAny(alias, "?\\:*<>|\"") {
		return "", false
	}
	folder := strings.HasSuffix(alias, "/")
	address = strings.Trim(path.Clean("/"+alias), "/")
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
