package render

import (
	"slices"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/view"
)

// head makes what every page has. A home's own name is the site's.
func (w *writer) head(kind string, title view.Text) view.Page {
	l, s := w.locale(), w.currentSite(kind)
	page := view.Page{
		Kind:       kind,
		Lang:       l.Tag,
		Territory:  l.Territory,
		Dir:        l.Direction,
		Title:      title,
		HeadTitle:  title.Plain,
		TitleClass: titleClass(title.Plain),
		Root:       w.pageContext.base,
		Site:       s,
		Words:      &l.Words,
		Languages:  w.languages(),
		Canonical:  w.absolute(w.address),
	}
	if w.isAmerican() {
		page.Lang, page.Territory = "en-US", "en_US"
	}
	if s.Title.Plain != title.Plain {
		page.HeadTitle += " – " + s.Title.Plain
	}
	if t := w.page.Text; t != nil {
		page.Draft = t.Draft || w.page.Facts != nil && w.page.Facts.Draft
		page.Description = description(t.Lead.Plain)
	}
	page.Breadcrumb = w.breadcrumb()
	w.addPreview(&page)
	if w.address == w.page.Address {
		page.Alternates = w.alternates()
	}
	return page
}

// titleClass returns the class of a title by its length in characters: the longer
// it is, the smaller it is set.
func titleClass(title string) string {
	switch n := utf8.RuneCountInString(title); {
	case n > 110:
		return "longer"
	case n > 60:
		return "long"
	}
	return ""
}

// currentSite returns the shared Site of a kind of page, or a copy with the current
// menu item marked.
func (w *writer) currentSite(kind string) *view.Site {
	shared := w.styled[stylingOf(kind)]
	s, here := *shared, w.href(w.address)
	s.Home.Current = s.Home.URL == here
	marked := s.Home.Current
	for _, links := range []*[]view.Link{&s.Menu, &s.Footer} {
		if i := slices.IndexFunc(*links, func(l view.Link) bool { return l.URL == here }); i >= 0 {
			*links = slices.Clone(*links)
			(*links)[i].Current, marked = true, true
		}
	}
	if !marked {
		return shared
	}
	return &s
}

// breadcrumb leads from the home to the page's parent.
func (w *writer) breadcrumb() []view.Link {
	var links []view.Link
	for p := w.page.Parent; p != nil; p = p.Parent {
		link := w.linkTo(p)
		if p.Kind == site.HomePage {
			link.Text = w.words(w.locale().Words.Home)
		}
		links = append(links, link)
	}
	slices.Reverse(links)
	return links
}

// linkTo returns a link to a page, named by its title.
func (w *writer) linkTo(p *site.Page) view.Link {
	return w.link(w.title(p), w.href(p.Address), w.otherLanguage(p))
}

// languages lead to the page in each language, or to the home of a language
// that does not have it.
func (w *writer) languages() []view.Link {
	if len(w.Renderer.site.Editions) < 2 {
		return nil
	}
	var links []view.Link
	for i, e := range w.Renderer.site.Editions {
		to := e.Home
		if i < len(w.page.Versions) && w.page.Versions[i] != nil {
			to = w.page.Versions[i]
		}
		address := to.Address
		if e == w.edition {
			address = w.address
		}
		link := w.link(plainText(e.Locale.Name), w.href(address), e.Locale.Tag)
		link.Current = e == w.edition
		links = append(links, link)
	}
	return links
}

// alternates returns the absolute addresses of the page's versions. The default
// language is the one for readers whose language is not published.
func (w *writer) alternates() []view.Alternate {
	var list []view.Alternate
	for _, p := range w.page.Versions {
		if p == nil {
			continue
		}
		if url := w.absolute(p.Address); url != "" {
			list = append(list, view.Alternate{Lang: p.Edition.Locale.Tag, URL: url})
		}
	}
	if len(list) < 2 {
		return nil
	}
	if first := w.page.Versions[0]; first != nil {
		list = append(list, view.Alternate{Lang: "x-default", URL: w.absolute(first.Address)})
	}
	return list
}

// plain makes a page of prose.
func (w *writer) plain() *view.PlainPage {
	p := &view.PlainPage{Page: w.head("page", w.title(w.page))}
	if w.page.Text == nil {
		return p
	}
	p.Lead = w.lead()
	p.Contents = w.contents(nil, nil, nil)
	p.Body = w.body(nil)
	return p
}

// notFound makes the page for addresses that lead nowhere.
func (w *writer) notFound() *view.NotFoundPage {
	p := &view.NotFoundPage{Page: w.head("404", w.words(w.locale().Words.NotFound))}
	p.Canonical, p.Image = "", ""
	return p
}

// redirect makes the page at an old address of w.page.
func (w *writer) redirect() *view.RedirectPage {
	p := &view.RedirectPage{Page: w.head("redirect", w.title(w.page)), URL: w.href(w.page.Address)}
	p.Canonical = w.absolute(w.page.Address)
	return p
}
