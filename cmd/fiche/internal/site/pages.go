package site

import (
	"html"
	"path"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/typography"
)

// makePages makes a page for each file in the edition of its language. The page
// of a partner or a country is the listing of its sheets, made by makeGroups.
func (b *builder) makePages() {
	for _, sub := range b.subjects {
		kind := sub.original.Kind
		if kind == sheet.Country || kind == sheet.Partner {
			continue
		}
		for i, text := range sub.texts {
			if text == nil {
				continue
			}
			e := b.site.Editions[i]
			p := &Page{
				Edition: e, Title: title(text), Text: text, Facts: sub.original, Versions: sub.pages,
				Address: addressOf(e, sub.base), Files: make(map[string]string),
			}
			switch kind {
			case sheet.Home:
				p.Kind, e.Home = HomePage, p
			case sheet.Index:
				p.Kind = ListingPage
				p.Group = &Group{Kind: ByFolder, Key: path.Dir(sub.base), Name: p.Title, Page: p}
			case sheet.Page:
				p.Kind = PlainPage
			default:
				p.Kind = SheetPage
			}
			if spelling.Slug(path.Base(sub.base)) == "" {
				b.fail(text, problem.Pos{}, "address-empty", problem.Args{"name": path.Base(text.Path)})
			}
			sub.pages[i] = p
			e.Pages = append(e.Pages, p)
		}
	}
	b.completeHomes()
}

// completeHomes gives each edition a home: one without an index.md of its
// language shows what the default one says.
func (b *builder) completeHomes() {
	first := b.site.Editions[0].Home
	for i, e := range b.site.Editions {
		if e.Home != nil || first == nil {
			continue
		}
		e.Home = &Page{
			Kind: HomePage, Edition: e, Title: first.Title, Text: first.Text, Facts: first.Facts,
			Versions: first.Versions, Address: e.Prefix + "index.html", Files: make(map[string]string),
		}
		first.Versions[i] = e.Home
		e.Pages = append(e.Pages, e.Home)
	}
}

// title returns a sheet's title as it is shown: for want of one, as in a file that
// could not be read, its path.
func title(s *sheet.Sheet) typography.Text {
	if s.Title == "" {
		return typography.Text{Plain: s.Path, HTML: html.EscapeString(s.Path)}
	}
	return s.Heading
}
