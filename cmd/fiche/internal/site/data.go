package site

import (
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/spelling"
)

// makeDataPages gives each edition the page that explains the data files, unless
// something of the site's own is at its address.
func (b *builder) makeDataPages() {
	offered := func(p *Page) bool { return !p.Facts.Draft }
	if len(b.site.Settings.DataFormats()) == 0 || !slices.ContainsFunc(b.site.Editions[0].Sheets, offered) {
		return
	}
	versions := make([]*Page, len(b.site.Editions))
	for i, e := range b.site.Editions {
		p := &Page{
			Kind: DataPage, Edition: e, Title: e.Locale.Typeset(e.Locale.Data().Title), Parent: e.Home, Versions: versions,
			Address: e.Prefix + e.Locale.Paths.Data + "/index.html",
		}
		same := func(address string) bool { return spelling.Path(address) == spelling.Path(p.Address) }
		if slices.ContainsFunc(b.in.Static, same) || slices.ContainsFunc(e.Pages, func(other *Page) bool { return same(other.Address) }) {
			continue
		}
		versions[i], e.Data = p, p
		e.Pages = append(e.Pages, p)
	}
}

// DataAddress returns where the data of a sheet are, for all its languages; "" if
// the site does not offer them, or the sheet is a draft.
func (s *Site) DataAddress(p *Page) string {
	if !s.Settings.Offers("json") || p.Kind != SheetPage || p.Facts.Draft {
		return ""
	}
	for _, version := range p.Versions {
		if version != nil {
			p = version
			break
		}
	}
	return strings.TrimSuffix(p.Address, ".html") + ".json"
}

// DataFile returns the address of a file in the folder of the data, which has one
// name for all languages: the word of the first.
func (s *Site) DataFile(name string) string { return s.Editions[0].Locale.Paths.Data + "/" + name }
