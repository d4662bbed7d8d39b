package site

import (
	"html"
	"path"
	"strings"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/typography"
)

// pages makes a page for each file in the edition of its language. The page of
// a partner or a country is the listing of its sheets, which groups makes.
func (b *builder) pages() {
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
	b.homes()
	b.folders()
}

// homes gives each edition a home: one without an index.md of its language
// shows what the default one says.
func (b *builder) homes() {
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

// folders gives a listing to each folder that holds sheets, also below it, and
// sets the parent of each page: the listing of its folder, else of the nearest
// folder above that has one, else the home.
func (b *builder) folders() {
	for i, e := range b.site.Editions {
		listings := make(map[string]*Page)
		for _, p := range e.Pages {
			if p.Kind == ListingPage {
				listings[p.Group.Key] = p
			}
		}
		for _, sub := range b.subjects {
			if sub.original.Kind != sheet.FactSheet {
				continue
			}
			for dir := path.Dir(sub.base); dir != "."; dir = path.Dir(dir) {
				if listings[dir] == nil {
					listings[dir] = b.folder(e, dir)
				}
			}
		}
		for _, p := range e.Pages {
			if p.Kind != HomePage {
				p.Parent = parent(e, listings, p)
			}
		}
		for _, sub := range b.subjects {
			if sub.original.Kind != sheet.FactSheet {
				continue
			}
			p := sub.page(i)
			if p == nil {
				continue
			}
			for dir := path.Dir(sub.base); dir != "."; dir = path.Dir(dir) {
				g := listings[dir].Group
				g.Sheets = append(g.Sheets, p)
			}
			e.Sheets = append(e.Sheets, p)
		}
	}
	b.folderVersions()
}

// page is the subject's page in an edition, or, for want of a translation, the
// page in the first edition that has one.
func (sub *subject) page(edition int) *Page {
	if p := sub.pages[edition]; p != nil {
		return p
	}
	for _, p := range sub.pages {
		if p != nil {
			return p
		}
	}
	return nil
}

// folder makes the listing of a folder that has no index.md.
func (b *builder) folder(e *Edition, dir string) *Page {
	name, _ := e.Phrase(folderName(dir), b.site.Settings.Language)
	p := &Page{Kind: ListingPage, Edition: e, Title: e.Locale.Typeset(name), Address: addressOf(e, dir+"/index")}
	p.Group = &Group{Kind: ByFolder, Key: dir, Name: p.Title, Page: p}
	e.Pages = append(e.Pages, p)
	return p
}

// folderName is how a folder is called for want of an index.md: "Eau potable"
// for "eau-potable".
func folderName(dir string) string {
	return upperFirst(strings.TrimSpace(strings.NewReplacer("-", " ", "_", " ").Replace(path.Base(dir))))
}

// folderVersions joins the listings of one folder in the several editions,
// those made of an index.md and those made for want of one.
func (b *builder) folderVersions() {
	versions := make(map[string][]*Page)
	for i, e := range b.site.Editions {
		for _, p := range e.Pages {
			if p.Kind != ListingPage || p.Group.Kind != ByFolder {
				continue
			}
			if versions[p.Group.Key] == nil {
				versions[p.Group.Key] = make([]*Page, len(b.site.Editions))
			}
			versions[p.Group.Key][i] = p
			p.Versions = versions[p.Group.Key]
		}
	}
}

func parent(e *Edition, listings map[string]*Page, p *Page) *Page {
	dir := "."
	switch {
	case p.Group != nil:
		dir = path.Dir(p.Group.Key)
	case p.Text != nil:
		dir = path.Dir(p.Text.Path)
	}
	for ; dir != "."; dir = path.Dir(dir) {
		if listing := listings[dir]; listing != nil {
			return listing
		}
	}
	return e.Home
}

// title is a sheet's title as it is shown; a file that could not be read has
// its name for want of one.
func title(s *sheet.Sheet) typography.Text {
	if s.Title == "" {
		return typography.Text{Plain: s.Path, HTML: html.EscapeString(s.Path)}
	}
	return s.Heading
}

// addressOf is where a file is published: its path, each segment slugged.
func addressOf(e *Edition, base string) string {
	segments := strings.Split(base, "/")
	for i, segment := range segments {
		segments[i] = spelling.Slug(segment)
	}
	return e.Prefix + strings.Join(segments, "/") + ".html"
}
