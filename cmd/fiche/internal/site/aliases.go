package site

import (
	"cmp"
	"slices"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// makeRedirects leaves a page at each old address that an alias names.
func (b *builder) makeRedirects() {
	taken := make(map[string]bool)
	for _, e := range b.site.Editions {
		for _, p := range e.Pages {
			taken[spelling.Path(p.Address)] = true
		}
	}
	for _, address := range b.in.Static {
		taken[spelling.Path(address)] = true
	}
	for _, e := range b.site.Editions {
		for _, p := range e.Pages {
			if p.Text == nil || p.Text.Locale != e.Locale {
				continue
			}
			for _, alias := range p.Text.Aliases {
				address, ok := sheet.AliasAddress(alias.Target)
				switch {
				case len(address) > sheet.MaxAlias:
					b.fail(p.Text, alias.Pos, "alias-long", problem.Args{"max": sheet.MaxAlias})
				case !ok:
					b.fail(p.Text, alias.Pos, "alias-invalid", problem.Args{"alias": alias.Target})
				case taken[spelling.Path(address)]:
					b.fail(p.Text, alias.Pos, "alias-taken", problem.Args{"alias": alias.Target})
				default:
					taken[spelling.Path(address)] = true
					b.site.Redirects = append(b.site.Redirects, Redirect{address, p})
				}
			}
		}
	}
	slices.SortFunc(b.site.Redirects, func(x, y Redirect) int { return cmp.Compare(x.Address, y.Address) })
}
