package site

import (
	"cmp"
	"strings"

	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/typography"
)

// makeMenus resolves the menu and the footer of each edition.
func (b *builder) makeMenus() {
	for _, e := range b.site.Editions {
		first := e == b.site.Editions[0] // mistakes are reported once
		e.Menu = b.menu(e, b.site.Settings.Menu, first)
		e.Footer = b.menu(e, b.site.Settings.Footer, first)
	}
}

func (b *builder) menu(e *Edition, items []sheet.MenuItem, report bool) []Link {
	var links []Link
	for _, item := range items {
		title, target := b.menuTitle(e, item.Title), item.To.Target
		if strings.Contains(target, "://") {
			bare := typography.Text{Plain: target, HTML: e.Locale.Typeset(target).HTML}
			links = append(links, Link{Title: cmp.Or(title, bare), URL: target})
			continue
		}
		p := b.pageAt(e, resolvePath(sitefolder.Home, target), strings.HasSuffix(target, "/"))
		switch {
		case p != nil:
			links = append(links, Link{Title: cmp.Or(title, p.Title), To: Target{Page: p}})
		case report:
			b.broken(b.site.Home, item.To.Pos, "link-broken", target, b.targets.paths)
		}
	}
	return links
}

// menuTitle returns the title that an item was given, in the edition's words. It is
// empty if there is none in its language: then the page's own title is shown.
func (b *builder) menuTitle(e *Edition, written string) typography.Text {
	title, lang := e.Phrase(written, b.site.Settings.Language)
	if title == "" || lang != "" {
		return typography.Text{}
	}
	return e.Locale.Typeset(title)
}
