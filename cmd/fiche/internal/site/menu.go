package site

import (
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/typography"
)

// menus resolves the menu and the footer of each edition.
func (b *builder) menus() {
	for _, e := range b.site.Editions {
		first := e == b.site.Editions[0] // mistakes are reported once
		e.Menu = b.menu(e, b.site.Settings.Menu, first)
		e.Footer = b.menu(e, b.site.Settings.Footer, first)
	}
}

func (b *builder) menu(e *Edition, items []sheet.MenuItem, report bool) []Link {
	var links []Link
	for _, item := range items {
		link := Link{Title: b.menuTitle(e, item.Title)}
		if strings.Contains(item.To.Target, "://") {
			link.URL = item.To.Target
			link.Title = cmpText(link.Title, typography.Text{Plain: link.URL, HTML: e.Locale.Typeset(link.URL).HTML})
			links = append(links, link)
			continue
		}
		name := resolvePath(sitefolder.Home, item.To.Target)
		p := b.pageAt(e, name, strings.HasSuffix(item.To.Target, "/"))
		if p == nil {
			if report {
				b.broken(b.site.Home, item.To.Pos, "link-broken", item.To.Target, b.index.paths)
			}
			continue
		}
		link.To.Page = p
		link.Title = cmpText(link.Title, p.Title)
		links = append(links, link)
	}
	return links
}

// menuTitle is the title that an item was given, in the edition's words. A
// title without translation gives way to that of the page.
func (b *builder) menuTitle(e *Edition, written string) typography.Text {
	title, lang := e.Phrase(written, b.site.Settings.Language)
	if title == "" || lang != "" {
		return typography.Text{}
	}
	return e.Locale.Typeset(title)
}

// cmpText is the first of two texts that is not empty.
func cmpText(a, b typography.Text) typography.Text {
	if a.Plain != "" {
		return a
	}
	return b
}

func itoa(n int) string { return strconv.Itoa(n) }
