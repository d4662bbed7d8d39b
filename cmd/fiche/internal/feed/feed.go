// Package feed makes the files of a site that machines read: the sitemap, the
// Atom feeds and robots.txt.
//
// It stands beside render, between site and tree. Its law: what it says is
// what the pages say. Every address is that of a page, absolute as in the
// page's own canonical link; every date is one that an author wrote, and only
// if it names a day, because these formats cannot say "spring 2021" and
// a feed must not make a 1 January of a year.
package feed

import (
	"bytes"
	"encoding/xml"
	"net/url"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/site"
)

// A File is one file of the output, before it is made.
type File struct {
	Path string // from the root of the site
	Make func() ([]byte, error)
}

// Files lists the files for machines: robots.txt always, the sitemap and a
// feed for each language if the site has a url. They cannot do without one,
// since all their addresses are absolute.
func Files(s *site.Site) []File {
	files := []File{{"robots.txt", func() ([]byte, error) { return robots(s), nil }}}
	if s.Settings.URL == "" {
		return files
	}
	files = append(files, sitemap(s)...)
	for _, e := range s.Editions {
		files = append(files, File{e.FeedAddress(), func() ([]byte, error) { return atom(s, e) }})
	}
	return files
}

// robots lets everybody read everything, and says where the sitemap is
// (RFC 9309; the Sitemap line is of sitemaps.org).
func robots(s *site.Site) []byte {
	text := "User-agent: *\nAllow: /\n"
	if s.Settings.URL != "" {
		text += "\nSitemap: " + absolute(s, sitemapPath) + "\n"
	}
	return []byte(text)
}

// absolute returns an address with the site's url before it.
func absolute(s *site.Site, address string) string {
	return s.Settings.URL + (&url.URL{Path: address}).EscapedPath()
}

// isDraft reports whether a page is there for its authors only: a build with
// drafts has pages for them, and no feed or sitemap lists them.
func isDraft(p *site.Page) bool {
	return p.Text != nil && p.Text.Draft || p.Facts != nil && p.Facts.Draft
}

// updated returns the day on which the author last changed a page, if the author
// named one.
func updated(p *site.Page) (day calendar.Day, ok bool) {
	if p.Facts == nil || p.Facts.Updated.IsZero() {
		return calendar.Day{}, false
	}
	day = p.Facts.Updated.First()
	return day, day == p.Facts.Updated.Last()
}

// marshal writes a document. Characters that XML does not allow come out as
// U+FFFD.
func marshal(document any) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(xml.Header)
	encoder := xml.NewEncoder(&out)
	encoder.Indent("", "  ")
	if err := encoder.Encode(document); err != nil {
		return nil, err
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}
