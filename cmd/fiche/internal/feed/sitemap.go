package feed

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"

	"fiche/cmd/fiche/internal/site"
)

const (
	sitemapPath = "sitemap.xml"

	// maxURLs is how many pages one sitemap may list (sitemaps.org).
	maxURLs = 50_000

	sitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"
	xhtmlSpace   = "http://www.w3.org/1999/xhtml"
)

// A urlSet is a sitemap, as sitemaps.org describes it, with the versions of
// each page in other languages as Google describes them.
type urlSet struct {
	XMLName xml.Name     `xml:"urlset"`
	Space   string       `xml:"xmlns,attr"`
	XHTML   string       `xml:"xmlns:xhtml,attr"`
	Pages   []sitemapURL `xml:"url"`
}

type sitemapURL struct {
	Location string      `xml:"loc"`
	Modified string      `xml:"lastmod,omitempty"`
	Versions []alternate `xml:"xhtml:link"`
}

type alternate struct {
	Rel  string `xml:"rel,attr"`
	Lang string `xml:"hreflang,attr"`
	URL  string `xml:"href,attr"`
}

// A sitemapIndex lists the sitemaps of a site that is too large for one.
type sitemapIndex struct {
	XMLName xml.Name `xml:"sitemapindex"`
	Space   string   `xml:"xmlns,attr"`
	Parts   []part   `xml:"sitemap"`
}

type part struct {
	Location string `xml:"loc"`
}

// sitemap lists the files of the sitemap: one, or an index and its parts.
func sitemap(s *site.Site) []File {
	return splitSitemap(s, announced(s), maxURLs/len(s.Editions))
}

// splitSitemap puts at most so many pages into one file. A page takes a line
// for each of its versions: few of those per file keep it well below the
// 50 MB that are allowed as well.
func splitSitemap(s *site.Site, pages []*site.Page, most int) []File {
	if len(pages) <= most {
		return []File{{sitemapPath, func() ([]byte, error) { return urls(s, pages) }}}
	}
	index := sitemapIndex{Space: sitemapSpace}
	files := []File{{sitemapPath, func() ([]byte, error) { return marshal(index) }}}
	for chunk := range slices.Chunk(pages, most) {
		path := fmt.Sprintf("sitemap-%d.xml", len(files))
		index.Parts = append(index.Parts, part{absolute(s, path)})
		files = append(files, File{path, func() ([]byte, error) { return urls(s, chunk) }})
	}
	return files
}

// announced returns the pages of all languages, sorted by address. Of a listing
// that fills several addresses the first stands for all.
func announced(s *site.Site) []*site.Page {
	var pages []*site.Page
	for _, e := range s.Editions {
		for _, p := range e.Pages {
			if !isDraft(p) {
				pages = append(pages, p)
			}
		}
	}
	slices.SortFunc(pages, func(a, b *site.Page) int { return cmp.Compare(a.Address, b.Address) })
	return pages
}

func urls(s *site.Site, pages []*site.Page) ([]byte, error) {
	set := urlSet{Space: sitemapSpace, XHTML: xhtmlSpace}
	for _, p := range pages {
		entry := sitemapURL{Location: absolute(s, p.Address), Versions: versions(s, p)}
		if day, ok := updated(p); ok {
			entry.Modified = day.String()
		}
		set.Pages = append(set.Pages, entry)
	}
	return marshal(set)
}

// versions returns the page in each language, itself included, which makes them
// reciprocal. The default language is for readers of all others.
func versions(s *site.Site, p *site.Page) []alternate {
	var list []alternate
	for _, v := range p.Versions {
		if v != nil && !isDraft(v) {
			list = append(list, alternate{"alternate", v.Edition.Locale.Tag, absolute(s, v.Address)})
		}
	}
	if len(list) < 2 {
		return nil
	}
	if first := p.Versions[0]; first != nil && !isDraft(first) {
		list = append(list, alternate{"alternate", "x-default", absolute(s, first.Address)})
	}
	return list
}
