package feed

import (
	"cmp"
	"encoding/xml"
	"slices"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/site"
)

// maxEntries is how many sheets a feed holds.
const maxEntries = 50

// An atomFeed is a feed of RFC 4287.
type atomFeed struct {
	XMLName  xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string   `xml:"xml:lang,attr"`
	ID       string   `xml:"id"`
	Title    string   `xml:"title"`
	Subtitle string   `xml:"subtitle,omitempty"`
	Updated  string   `xml:"updated"`
	Rights   string   `xml:"rights,omitempty"`
	Author   author   `xml:"author"`
	Links    []link   `xml:"link"`
	Entries  []entry  `xml:"entry"`
}

type author struct {
	Name string `xml:"name"`
	URI  string `xml:"uri,omitempty"`
}

type link struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Lang string `xml:"hreflang,attr,omitempty"`
	URL  string `xml:"href,attr"`
}

type entry struct {
	Lang       string     `xml:"xml:lang,attr,omitempty"` // when it is not the feed's
	ID         string     `xml:"id"`
	Title      string     `xml:"title"`
	Updated    string     `xml:"updated"`
	Link       link       `xml:"link"`
	Summary    string     `xml:"summary,omitempty"`
	Categories []category `xml:"category"`
}

type category struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

// A datedPage is a sheet with the day on which it last changed.
type datedPage struct {
	page *site.Page
	day  calendar.Day
}

// atom returns the feed of an edition: the sheets whose author says on which day
// they changed, the newest first. A feed is updated when its newest sheet is;
// one that is still empty carries the first instant of Unix time, since it
// must have a date and the clock is none of a build's business.
func atom(s *site.Site, e *site.Edition) ([]byte, error) {
	self, home := absolute(s, e.FeedAddress()), absolute(s, e.Home.Address)
	f := atomFeed{
		Lang:    e.Locale.Tag,
		ID:      self,
		Title:   e.Home.Title.Plain,
		Updated: "1970-01-01T00:00:00Z",
		Author:  author{Name: cmp.Or(s.Settings.Organisation.Name, e.Home.Title.Plain), URI: s.Settings.Organisation.URL},
		Links: []link{
			{Rel: "self", Type: "application/atom+xml", URL: self},
			{Rel: "alternate", Type: "text/html", Lang: e.Locale.Tag, URL: home},
		},
	}
	f.Subtitle = summary(e.Home)
	if e.Home.Facts != nil {
		f.Rights = e.Home.Facts.Licence
	}
	for i, n := range latest(e) {
		if i == 0 {
			f.Updated = instant(n.day)
		}
		f.Entries = append(f.Entries, makeEntry(s, e, n))
	}
	return marshal(f)
}

// latest returns the sheets that belong into the feed of an edition, those that
// have no version in its language included, as in its listings.
func latest(e *site.Edition) []datedPage {
	var list []datedPage
	for _, p := range e.Sheets {
		if day, ok := updated(p); ok && !isDraft(p) {
			list = append(list, datedPage{p, day})
		}
	}
	slices.SortFunc(list, func(a, b datedPage) int {
		return cmp.Or(b.day.Compare(a.day), cmp.Compare(a.page.Address, b.page.Address))
	})
	return list[:min(maxEntries, len(list))]
}

func makeEntry(s *site.Site, e *site.Edition, n datedPage) entry {
	p, address := n.page, absolute(s, n.page.Address)
	made := entry{
		ID:      address,
		Title:   p.Title.Plain,
		Updated: instant(n.day),
		Link:    link{Rel: "alternate", Type: "text/html", Lang: p.Edition.Locale.Tag, URL: address},
		Summary: summary(p),
	}
	if p.Edition != e {
		made.Lang = p.Edition.Locale.Tag
	}
	for _, theme := range p.Themes {
		made.Categories = append(made.Categories, category{Term: theme.Key, Label: theme.Name.Plain})
	}
	return made
}

// summary returns the lead of a page in plain text.
func summary(p *site.Page) string {
	if p.Text == nil {
		return ""
	}
	return p.Edition.Locale.Typeset(p.Text.Lead.Plain).Plain
}

// instant returns the beginning of a day (RFC 3339). A day of the calendar has no
// time zone; that of Greenwich is as good as any.
func instant(d calendar.Day) string { return d.String() + "T00:00:00Z" }
