package render

import (
	"fmt"
	"html"
	"html/template"
	"net/url"
	"strings"
	"sync"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/photo"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/view"
)

// A pageContext is what pages of one edition share that lie at the same depth:
// the menus, the cards and the filters of a listing are made once for all of
// them.
type pageContext struct {
	*Renderer
	edition  *site.Edition
	base     string // what leads to the root: "", "../", or for 404.html "/sub/path/"
	site     *view.Site
	styled   [stylings]*view.Site              // the same with the stylesheets of each kind of page
	calendar *calendar.Calendar                // prints them as the site wants
	cardOf   []card                            // by the page's number
	typeset  sync.Map                          // interface words (string), typeset (view.Text)
	rowOf    onces[*site.Page, made]           // of tables
	filters  onces[*site.Group, []view.Filter] // of listings
}

type contextKey struct {
	edition *site.Edition
	base    string
}

// A card is made by the first page that shows it.
type card struct {
	once sync.Once
	made
}

// made is a part of pages that several show.
type made struct {
	html template.HTML
	err  error
}

// contextOf returns the context of an edition's pages at a base.
func (r *Renderer) contextOf(e *site.Edition, base string) *pageContext {
	r.mu.Lock()
	defer r.mu.Unlock()
	key := contextKey{e, base}
	if c := r.contexts[key]; c != nil {
		return c
	}
	c := &pageContext{Renderer: r, edition: e, base: base, cardOf: make([]card, len(r.numbers))}
	if c.calendar = e.Locale.Calendar; c.isAmerican() {
		c.calendar = c.calendar.MonthFirst()
	}
	c.site = c.siteView()
	for s := range c.styled {
		c.styled[s] = new(*c.site)
		c.styled[s].Stylesheets = c.hrefs(c.stylesheets[s])
	}
	r.contexts[key] = c
	return c
}

// isAmerican reports whether pages are in the English of the United States.
func (c *pageContext) isAmerican() bool {
	return c.settings().American && c.edition.Locale == locale.Get("en")
}

// upToRoot returns what leads from an address to the root:
// "en/projets/mali.html" gives "../../".
func upToRoot(address string) string { return strings.Repeat("../", strings.Count(address, "/")) }

// rootPath returns what links of a page begin with that is served at any
// address: where the site is served, as far as that is known, else the path of
// its url, else "/".
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
func (c *pageContext) href(address string) string { return c.base + escapePath(address) }

func (c *pageContext) hrefs(addresses []string) []string {
	list := make([]string, len(addresses))
	for i, address := range addresses {
		list[i] = c.href(address)
	}
	return list
}

// absolute returns an address with the site's url before it, or "" without one.
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
// the language of the context.
func (c *pageContext) link(text view.Text, url, lang string) view.Link {
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

// target returns where a reference leads, or "" when it leads nowhere.
func (c *pageContext) target(t site.Target) string {
	anchor := ""
	if t.Anchor != "" {
		anchor = "#" + url.PathEscape(t.Anchor)
	}
	switch {
	case t.Page != nil:
		return c.href(t.Page.Address) + anchor
	case t.File != "":
		return c.file(t.File) + anchor
	}
	return anchor
}

// file leads to a published file, or to the widest variant of a picture; nowhere if
// the picture was refused.
func (c *pageContext) file(path string) string {
	if variants := c.variants(path); len(variants) > 0 {
		return c.href(c.variantAddress(path, variants[len(variants)-1]))
	}
	if file := c.files[path]; file != nil && file.Address != "" && !photo.IsImage(path) {
		return c.href(file.Address)
	}
	return ""
}

// siteView makes what all pages of the context show.
func (c *pageContext) siteView() *view.Site {
	e, home := c.edition, c.edition.Home
	w := &writer{pageContext: c, page: home}
	settings := c.settings()
	s := &view.Site{
		Title: w.title(home),
		Home:  c.link(w.words(e.Locale.Words.Home), c.href(home.Address), ""),
		Organisation: view.Organisation{
			Name:  w.phrase(settings.Organisation.Name),
			URL:   settings.Organisation.URL,
			Email: settings.Organisation.Email,
		},
		Menu:   w.menuLinks(e.Menu),
		Footer: w.menuLinks(e.Footer),
		Icon:   c.icon,
	}
	if s.Icon != "" {
		s.Icon = c.href(s.Icon)
	}
	if logo := c.Renderer.site.Logo; logo != "" {
		s.Organisation.Logo = c.picture(logo, settings.Organisation.Name, asLogo)
	}
	if home.Facts != nil {
		s.Licence = w.phrase(home.Facts.Licence)
	}
	if e.Searched() {
		s.Search = c.href(e.Search.Address)
	}
	if settings.URL != "" {
		s.Feed = c.href(e.FeedAddress())
	}
	if e.Data != nil {
		s.Data = c.href(e.Data.Address)
	}
	return s
}

// menuLinks returns the items of a menu.
func (w *writer) menuLinks(items []site.Link) []view.Link {
	var links []view.Link
	for _, item := range items {
		link := view.Link{Text: w.text(item.Title, ""), URL: item.URL}
		switch p := item.To.Page; {
		case p != nil:
			link = w.link(link.Text, w.target(item.To), w.otherLanguage(p))
		case link.URL == "":
			link.URL = w.target(item.To)
		}
		links = append(links, link)
	}
	return links
}

// otherLanguage returns the language of a page when it is not that of the
// context.
func (c *pageContext) otherLanguage(p *site.Page) string {
	if p.Edition == c.edition {
		return ""
	}
	return p.Edition.Locale.Tag
}
