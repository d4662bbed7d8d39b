package site

import "strings"

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
