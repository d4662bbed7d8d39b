package site

import (
	"path"
	"strings"

	"fiche/cmd/fiche/internal/sheet"
)

// makeFolders gives a listing to each folder that holds sheets, also below it, and
// sets the parent of each page: the listing of its folder, else of the nearest
// folder above that has one, else the home.
func (b *builder) makeFolders() {
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
			p := sub.page(i)
			e.Sheets = append(e.Sheets, p)
			for dir := path.Dir(sub.base); dir != "."; dir = path.Dir(dir) {
				if listings[dir] == nil {
					listings[dir] = b.makeFolder(e, dir)
				}
				g := listings[dir].Group
				g.Sheets = append(g.Sheets, p)
			}
		}
		for _, p := range e.Pages {
			if p.Kind != HomePage {
				p.Parent = parent(e, listings, p)
			}
		}
	}
	b.joinFolderVersions()
}

// makeFolder makes the listing of a folder that has no index.md.
func (b *builder) makeFolder(e *Edition, dir string) *Page {
	name, _ := e.Phrase(folderName(dir), b.site.Settings.Language)
	p := &Page{Kind: ListingPage, Edition: e, Title: e.Locale.Typeset(name), Address: addressOf(e, dir+"/index")}
	p.Group = &Group{Kind: ByFolder, Key: dir, Name: p.Title, Page: p}
	e.Pages = append(e.Pages, p)
	return p
}

// folderName returns what a folder is called for want of an index.md: "Eau
// potable" for "eau-potable".
func folderName(dir string) string {
	return upperFirst(strings.TrimSpace(strings.NewReplacer("-", " ", "_", " ").Replace(path.Base(dir))))
}

// joinFolderVersions joins the listings of one folder in the several editions,
// those made of an index.md and those made for want of one.
func (b *builder) joinFolderVersions() {
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

// parent returns the page above p in the breadcrumb. listings are those of the
// folders, by path.
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
