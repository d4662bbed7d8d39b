package site

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/problem"
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
				address, ok := aliasAddress(alias.Target)
				switch {
				case len(address) > maxAlias:
					b.fail(p.Text, alias.Pos, "alias-long", problem.Args{"max": maxAlias})
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

// maxAlias is in bytes. Disks have room for 255 in a name, and Windows for 260
// in a whole path.
const maxAlias = 200

// aliasAddress returns the file that answers for an old address on a static
// host: a folder's is its index.html. ok is false if there can be none.
func aliasAddress(alias string) (address string, ok bool) {
	alias, _, _ = strings.Cut(alias, "#")
	if decoded, err := url.PathUnescape(alias); err == nil { // a server looks for the file without its %20
		alias = decoded
	}
	if !utf8.ValidString(alias) || strings.ContainsFunc(alias, unicode.IsControl) {
		return "", false
	}
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
		if strings.HasPrefix(segment, ".") || spelling.Slug(segment) == "" || !spelling.IsFileName(segment) {
			return "", false
		}
	}
	return address, true
}
