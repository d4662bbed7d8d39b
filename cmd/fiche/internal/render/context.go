package render

import (
	"fmt"
	"html"
	"html/template"
	"net/url"
	"strings"
	"sync"

	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/view"
)

// A frame is what the pages of one edition share that lead to the root of the
// site in the same way. Cards and menus are prepared once for all of them.
type frame struct {
	*Renderer
	edition *site.Edition
	base    string // what leads to the root: "", "../", or for 404.html "/sub/path/"
	site    *view.Site
	cards   []card // by the page's number

	typeset sync.Map // interface words (string) as they are set (view.Text)

	narrowOnce sync.Once
	narrowing  narrowing
}

type frameKey struct {
	edition *site.Edition
	base    string
}

// A card is made by the first page that shows it.
type card struct {
	once sync.Once
	html template.HTML
	err  error
}

// frame returns the frame of an edition at a base.
func (r *Renderer) frame(e *site.Edition, base string) *frame {
	r.mu.Lock()
	defer r.mu.Unlock()
	key := frameKey{e, base}
	if f := r.frames[key]; f != nil {
		return f
	}
	f := &frame{Renderer: r, edition: e, base: base, cards: make([]card, len(r.numbers))}
	f.site = f.shared()
	r.frames[key] = f
	return f
}

// climb is what leads from an address to the root: "en/projets/mali.html"
// gives "../../".
func climb(address string) string { return strings.Repeat("../", strings.Count(address, "/")) }

// rootPath is what links of a page begin with that is served at any address:
// where the site is served, as far as that is known, else the path of its url,
// else "/".
func (r *Renderer) rootPath() string {
	if r.options.Root != "" {
		return r.options.Root
	}
	u, err := url.Parse(r.settings().URL)
	if err != nil || u.Path == "" {
		return "/"
	}
	return strings.TrimSuffix(u.EscapedPath(), "/") + "/"
}

// href leads to an address of the site.
func (f *frame) href(address string) string { return f.base + escapePath(address) }

// absolute is an address with the site's url before it, or "" without one.
func (r *Renderer) absolute(address string) string {
	if r.settings().URL == "" {
		return ""
	}
	return r.settings().URL + escapePath(address)
}

// escapePath keeps an address one path: of what it holds, only the unreserved
// characters of RFC 3986, section 2.3, and slashes stand as they are. What has a
// meaning of its own in a URL, in srcset or in HTML loses it.
func escapePath(address string) string {
	if !strings.ContainsFunc(address, isReserved) {
		return address
	}
	var b strings.Builder
	for i := range len(address) {
		if c := address[i]; isReserved(rune(c)) {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isReserved(r rune) bool {
	return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("-._~/", r))
}

// link leads to a page of the site; lang is the language of that when it is not
// the language of the frame.
func (f *frame) link(text view.Text, url, lang string) view.Link {
	attributes := `href="` + html.EscapeString(url) + `"`
	if lang != "" {
		attributes += ` hreflang="` + html.EscapeString(lang) + `"`
	}
	return view.Link{Text: text, URL: url, Href: template.HTMLAttr(attributes), Lang: lang}
}

// fragment leads to a place of the page itself.
func fragment(id string) template.HTMLAttr {
	return template.HTMLAttr(`href="#` + escapePath(id) + `"`)
}

// target is where a reference leads, or "" when it leads nowhere.
func (f *frame) target(t site.Target) string {
	anchor := ""
	if t.Anchor != "" {
		anchor = "#" + url.PathEscape(t.Anchor)
	}
	switch {
	case t.Page != nil:
		return f.href(t.Page.Address) + anchor
	case t.File != "":
		return f.file(t.File) + anchor
	}
	return anchor
}

// file leads to a published file, or to the widest variant of a picture.
func (f *frame) file(path string) string {
	if variants := f.variants(path); len(variants) > 0 {
		return f.href(f.variantAddress(path, variants[len(variants)-1]))
	}
	if file := f.files[path]; file != nil {
		return f.href(file.Address)
	}
	return ""
}

// shared makes what all pages of the frame show.
func (f *frame) shared() *view.Site {
	e, home := f.edition, f.edition.Home
	w := &writer{frame: f, page: home}
	settings := f.settings()
	s := &view.Site{
		Title: w.title(home),
		Home:  f.link(w.words(e.Locale.Words.Home), f.href(home.Address), ""),
		Organisation: view.Organisation{
			Name:  w.phrase(settings.Organisation.Name),
			URL:   settings.Organisation.URL,
			Email: settings.Organisation.Email,
		},
		Menu:   w.links(e.Menu),
		Footer: w.links(e.Footer),
		Icon:   f.icon,
	}
	if s.Icon != "" {
		s.Icon = f.href(s.Icon)
	}
	if logo := f.Renderer.site.Logo; logo != "" {
		s.Organisation.Logo = f.picture(logo, settings.Organisation.Name, logoWidth)
	}
	if home.Facts != nil {
		s.Licence = w.phrase(home.Facts.Licence)
	}
	for _, address := range f.stylesheets {
		s.Stylesheets = append(s.Stylesheets, f.href(address))
	}
	if settings.URL != "" {
		s.Feed = f.href(e.Prefix + "feed.xml")
	}
	return s
}

// links are the items of a menu.
func (w *writer) links(items []site.Link) []view.Link {
	var links []view.Link
	for _, item := range items {
		link := view.Link{Text: w.in(item.Title, ""), URL: item.URL}
		switch p := item.To.Page; {
		case p != nil:
			link = w.link(link.Text, w.target(item.To), w.foreign(p))
		case link.URL == "":
			link.URL = w.target(item.To)
		}
		links = append(links, link)
	}
	return links
}

// foreign is the language of a page when it is not that of the frame.
func (f *frame) foreign(p *site.Page) string {
	if p.Edition == f.edition {
		return ""
	}
	return p.Edition.Locale.Tag
}
