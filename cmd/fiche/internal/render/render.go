// Package render makes pages of a Site: it fills the view's structs and puts
// them through templates.
//
// It is the fourth stage of the pipeline, and with its own packages contract and
// compile the only door to html/template. Its law: a page is a pure function of
// the Site, the templates and the options. So New only lists the files; each is
// made when it is read, in any order, by any goroutine, and always with the same
// bytes. Whatever can be wrong with the content was found by site, and whatever
// can be wrong with a template is found by Parse.
//
// The way of one page: a pageContext holds what all pages of one language and
// depth share, a writer makes the page's view in it, and Templates execute it.
package render

import (
	"bytes"
	"context"
	"io/fs"
	"sync"

	"fiche/cmd/fiche/internal/opendata"
	"fiche/cmd/fiche/internal/photo"
	"fiche/cmd/fiche/internal/poster"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/sitefolder"
)

// Options are what a Renderer needs beside the site and the templates.
type Options struct {
	// Content is the folder of the sheets, for the documents beside them.
	Content fs.FS
	// Pictures are the sources of all files of the site that hold images, by
	// path below content/, and Encoder makes their variants.
	Pictures map[string]photo.Source
	Encoder  *photo.Encoder
	// Static are the static files of the site; see Static.
	Static []File
	// Root is the path that the site is served at, as "/cooperation/"; empty
	// for that of its url. Only a preview knows better.
	Root string
}

// A File is one file of the output, before it is made.
type File struct {
	Path string                                                           // from the root of the site, with slashes
	From string                                                           // the source it comes from, for the report of a clash
	Make func(ctx context.Context, scratch *bytes.Buffer) ([]byte, error) // as tree.File has it
	Page bool                                                             // it is a page that readers see
}

// A Renderer makes the files of one site. It is safe for use by many
// goroutines.
type Renderer struct {
	site      *site.Site
	templates *Templates
	options   Options

	files       map[string]*site.File // by path below content/
	groups      map[*site.Edition]map[groupKey]*site.Group
	numbers     map[*site.Page]int // of the pages, for the cards of a context
	stylesheets [stylings][]string // addresses
	icon        string             // address; may be empty

	codes        qrLayouts
	plans        onces[any, *mapPlan] // of maps, by what they are of
	rows         onces[*site.Edition, []string]
	tableColumns onces[*site.Edition, []tableColumn]
	openData     onces[*site.Site, *opendata.Data]
	money        onces[*site.Edition, string] // see currency
	posters      onces[*site.Page, string]    // their addresses
	logos        onces[string, *poster.Logo]

	mu       sync.Mutex
	contexts map[contextKey]*pageContext
}

type groupKey struct {
	kind site.FacetKind
	key  string
}

// New prepares a site for rendering.
func New(s *site.Site, t *Templates, o Options) *Renderer {
	r := &Renderer{
		site:      s,
		templates: t,
		options:   o,
		files:     make(map[string]*site.File, len(s.Files)),
		groups:    map[*site.Edition]map[groupKey]*site.Group{},
		numbers:   map[*site.Page]int{},
		contexts:  map[contextKey]*pageContext{},
	}
	for i := range s.Files {
		r.files[s.Files[i].Path] = &s.Files[i]
	}
	for _, e := range s.Editions {
		r.index(e)
	}
	r.linkStatic()
	return r
}

// index makes the groups and the pages of an edition easy to find.
func (r *Renderer) index(e *site.Edition) {
	groups := map[groupKey]*site.Group{}
	for _, facet := range e.Facets {
		for _, g := range facet.Groups {
			groups[groupKey{facet.Kind, g.Key}] = g
		}
	}
	r.groups[e] = groups
	for _, p := range e.Pages {
		if _, known := r.numbers[p]; !known {
			r.numbers[p] = len(r.numbers)
		}
	}
}

// settings returns those of the site, never nil.
func (r *Renderer) settings() *sheet.Settings {
	if r.site.Settings == nil {
		return &sheet.Settings{}
	}
	return r.site.Settings
}

// Files returns all files of the site: pages, what they show and link, and the
// static files. No two of them stand at one address unless the site was wrong,
// which tree finds.
func (r *Renderer) Files() []File {
	var files []File
	for _, e := range r.site.Editions {
		for _, p := range e.Pages {
			files = append(files, r.pageFiles(p)...)
		}
		if own := r.notFoundFile(e); !r.hasStatic(own.Path) { // a site may have its own
			files = append(files, own)
		}
		files = append(files, r.mapFiles(e)...)
		files = append(files, r.findFiles(e)...)
	}
	for _, redirect := range r.site.Redirects {
		files = append(files, r.redirectFile(redirect))
	}
	for i := range r.site.Files {
		files = append(files, r.contentFiles(&r.site.Files[i])...)
	}
	if accent := r.settings().Accent; accent != "" {
		files = append(files, themeFile(accent))
	}
	return append(files, r.options.Static...)
}

// FilesOf returns those of Files that show the prose of the sheet at path, below
// content/: what an edit of its words changes.
func (r *Renderer) FilesOf(path string) []File {
	var files []File
	for _, e := range r.site.Editions {
		for _, p := range e.Pages {
			if p.Text != nil && p.Text.Path == path {
				files = append(files, r.pageFiles(p)...)
			}
		}
	}
	return files
}

// pageFiles returns the files of one page: several when it is a long listing.
func (r *Renderer) pageFiles(p *site.Page) []File {
	from := source(p)
	if p.Kind != site.ListingPage && p.Kind != site.TablePage {
		files := []File{{Path: p.Address, From: from, Page: true, Make: func(_ context.Context, page *bytes.Buffer) ([]byte, error) {
			w := r.writer(p, p.Address)
			switch p.Kind {
			case site.HomePage:
				return w.execute(page, "home.html", w.home())
			case site.SheetPage:
				return w.execute(page, "sheet.html", w.sheet())
			case site.FacetPage:
				return w.execute(page, "facet.html", w.facet())
			case site.SearchPage:
				return w.execute(page, "search.html", w.search())
			case site.DataPage:
				return w.execute(page, "data.html", w.data())
			default:
				return w.execute(page, "page.html", w.plain())
			}
		}}}
		if p.Kind == site.SheetPage {
			files = append(files, r.sheetMaps(p)...)
		}
		return append(files, r.posterFiles(p)...)
	}
	files := make([]File, listingPages(p))
	for i := range files {
		address := pagedAddress(p.Address, i+1)
		files[i] = File{Path: address, From: from, Page: true, Make: func(_ context.Context, page *bytes.Buffer) ([]byte, error) {
			w := r.writer(p, address)
			if p.Kind == site.TablePage {
				return w.execute(page, "table.html", w.table(i+1))
			}
			return w.execute(page, "listing.html", w.listing(i+1))
		}}
	}
	if p.Kind == site.TablePage {
		return append(files, r.tableFiles(p)...)
	}
	return append(files, r.posterFiles(p)...)
}

func (r *Renderer) notFoundFile(e *site.Edition) File {
	address := e.Prefix + "404.html"
	return File{Path: address, Page: true, Make: func(_ context.Context, page *bytes.Buffer) ([]byte, error) {
		w := &writer{pageContext: r.contextOf(e, r.rootPath()), page: &site.Page{Edition: e}, address: address}
		return w.execute(page, "404.html", w.notFound())
	}}
}

func (r *Renderer) redirectFile(redirect site.Redirect) File {
	return File{Path: redirect.Address, From: source(redirect.To), Make: func(_ context.Context, page *bytes.Buffer) ([]byte, error) {
		w := r.writer(redirect.To, redirect.Address)
		return w.execute(page, "redirect.html", w.redirect())
	}}
}

// source returns the path of the file that a page is made of, empty if there is
// none.
func source(p *site.Page) string {
	if p.Text == nil {
		return ""
	}
	return sitefolder.ContentPath(p.Text.Path)
}

// execute puts the view that w has made through a page's template.
func (w *writer) execute(page *bytes.Buffer, file string, view any) ([]byte, error) {
	if w.failed != nil {
		return nil, w.failed
	}
	if err := w.templates.execute(page, file, view); err != nil {
		return nil, err
	}
	return page.Bytes(), nil
}
