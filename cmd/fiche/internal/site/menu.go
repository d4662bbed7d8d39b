package site

import (
	"cmp"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/typography"
)

// makeMenus resolves the menu and the footer of each edition.
func (b *builder) makeMenus() {
	for _, e := range b.site.Editions {
		e.Menu = b.menu(e, b.site.Settings.Menu)
		e.Footer = b.menu(e, b.site.Settings.Footer)
	}
}

func (b *builder) menu(e *Edition, items []sheet.MenuItem) []Link {
	var links []Link
	for _, item := range items {
		title, target := b.menuTitle(e, item.Title), item.To.Target
		if strings.Contains(target, "://") {
			bare := typography.Text{Plain: target, HTML: e.Locale.Typeset(target).HTML}
			links = append(links, Link{Title: cmp.Or(title, bare), URL: target})
			continue
		}
		if p := b.menuPage(e, target); p != nil {
			links = append(links, Link{Title: cmp.Or(title, p.Title), To: Target{Page: p}})
			continue
		}
		b.lacking(e, item)
	}
	return links
}

// menuPage returns the page that an item leads to, or nil. A listing may go by its
// address in any language: each edition leads to its own.
func (b *builder) menuPage(e *Edition, target string) *Page {
	name, folder := resolvePath(sitefolder.Home, target), strings.HasSuffix(target, "/")
	found := b.pageAt(e, name, folder)
	for _, other := range b.site.Editions {
		if found != nil {
			break
		}
		if p := b.pageAt(other, name, folder); p != nil && p.Kind != SheetPage {
			found = p.in(b.site, e)
		}
	}
	if found != nil && found.Edition != e {
		found = cmp.Or(found.in(b.site, e), found)
	}
	return found
}

// in returns the version of a page in an edition, or nil.
func (p *Page) in(s *Site, e *Edition) *Page {
	if i := slices.Index(s.Editions, e); i < len(p.Versions) {
		return p.Versions[i]
	}
	return nil
}

// lacking reports an item that leads nowhere in an edition: a mistake once, at the
// first; what only another edition lacks, for each.
func (b *builder) lacking(e *Edition, item sheet.MenuItem) {
	first, target := b.site.Editions[0], item.To.Target
	if e != first {
		if b.menuPage(first, target) != nil {
			b.report.Untranslated = append(b.report.Untranslated, problem.Problem{
				Rule: "menu-untranslated", Severity: problem.Note, Place: b.site.Home.Place(item.To.Pos),
				Args: problem.Args{"target": target, "language": e.Locale.Name},
			})
		}
		return
	}
	if strings.Contains(item.Title, "://") || item.Title != "" && b.menuPage(e, item.Title) != nil {
		b.fail(b.site.Home, item.To.Pos, "menu-swapped", problem.Args{"title": target, "target": item.Title})
		b.report.Problems[len(b.report.Problems)-1].Fix = "- " + item.Title + " : " + target
		return
	}
	if folder, ok := strings.CutSuffix(target, "/"); ok {
		if isList(folder) {
			b.warn(b.site.Home, item.To.Pos, "menu-empty-list", problem.Args{"target": target})
			return
		}
		if near := spelling.Nearest(folder, b.folders(e)); near != "" {
			b.fail(b.site.Home, item.To.Pos, "link-broken", problem.Args{"target": target, "near": near + "/"})
			return
		}
		b.warn(b.site.Home, item.To.Pos, "menu-empty", problem.Args{"target": target, "folder": folder})
		return
	}
	b.broken(b.site.Home, item.To.Pos, "link-broken", target, b.targets.paths)
}

// folders returns the names of all listings that a menu can lead to.
func (b *builder) folders(e *Edition) []string {
	var names []string
	for _, p := range e.Pages {
		if p.Kind == ListingPage && p.Group.Kind == ByFolder {
			names = append(names, p.Group.Key)
		}
	}
	for _, f := range e.Facets {
		names = append(names, f.Kind.words()...)
	}
	return names
}

// words returns the names that the lists of one kind have in addresses: their key,
// and the word of each language.
func (kind FacetKind) words() []string {
	words := []string{map[FacetKind]string{ByCountry: "countries", ByTheme: "themes", ByPartner: "partners", ByStatus: "statuses"}[kind]}
	for _, l := range locale.All() {
		words = append(words, map[FacetKind]string{
			ByCountry: l.Paths.Countries, ByTheme: l.Paths.Themes, ByPartner: l.Paths.Partners, ByStatus: l.Paths.Statuses,
		}[kind])
	}
	return words
}

// isList reports whether a folder is named like one of the lists that Fiche makes,
// which need not be there for want of sheets.
func isList(folder string) bool {
	return slices.ContainsFunc([]FacetKind{ByCountry, ByTheme, ByPartner, ByStatus}, func(kind FacetKind) bool {
		return slices.Contains(kind.words(), spelling.Path(folder))
	})
}

// facetAt returns the index of a facet, or the page of the data, that a folder names
// in any language; nil if there is none.
func (e *Edition) facetAt(folder string) *Page {
	for _, f := range e.Facets {
		if slices.Contains(f.Kind.words(), spelling.Path(folder)) {
			return f.Page
		}
	}
	if slices.ContainsFunc(locale.All(), func(l *locale.Locale) bool { return l.Paths.Data == spelling.Path(folder) }) {
		return e.Data
	}
	return nil
}

// menuTitle returns the title that an item was given, in the edition's words. It
// is empty if there is none in its language: the page's own title is shown then.
func (b *builder) menuTitle(e *Edition, written string) typography.Text {
	title, lang := e.Phrase(written, b.site.Settings.Language)
	if title == "" || lang != "" {
		return typography.Text{}
	}
	return e.Locale.Typeset(title)
}
