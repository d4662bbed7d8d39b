package site

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/spelling"
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
			link.Title = cmpText(link.Title, locale.Text{Plain: link.URL, HTML: e.Locale.Typeset(link.URL).HTML})
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
func (b *builder) menuTitle(e *Edition, written string) locale.Text {
	title, lang := e.Phrase(written, b.site.Settings.Language)
	if title == "" || lang != "" {
		return locale.Text{}
	}
	return e.Locale.Typeset(title)
}

// cmpText is the first of two texts that is not empty.
func cmpText(a, b locale.Text) locale.Text {
	if a.Plain != "" {
		return a
	}
	return b
}

// files sorts what is published beside the pages, and gives each document its
// address: its path, slugged like a page's.
func (b *builder) files() {
	for _, f := range b.used {
		if f.Linked {
			f.Address = fileAddress(f.Path)
		}
		b.site.Files = append(b.site.Files, *f)
	}
	slices.SortFunc(b.site.Files, func(x, y File) int { return cmp.Compare(x.Path, y.Path) })
}

// waiting finds the files that drafts name.
func (b *builder) waiting() {
	for _, s := range b.drafts {
		targets := make([]string, 0, len(s.Body.Holes))
		for _, f := range s.Files() {
			targets = append(targets, f.Target)
		}
		for i := range s.Body.Holes {
			targets = append(targets, s.Body.Holes[i].Target)
		}
		for _, target := range targets {
			if name, ok := b.index.files[sameFile(resolvePath(s.Path, target))]; ok {
				b.site.Waiting = append(b.site.Waiting, name)
			}
		}
	}
}

func fileAddress(name string) string {
	ext := strings.ToLower(path.Ext(name))
	segments := strings.Split(name[:len(name)-len(ext)], "/")
	for i, segment := range segments {
		segments[i] = spelling.Slug(segment)
	}
	return strings.Join(segments, "/") + ext
}

func itoa(n int) string { return strconv.Itoa(n) }
