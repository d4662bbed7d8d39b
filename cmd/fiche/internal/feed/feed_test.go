package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/typography"
)

func on(year, month, day int) calendar.Date {
	return calendar.OnDay(calendar.Day{Year: year, Month: month, Day: day})
}

// example is a site in two languages: two sheets that name their day, one of
// them translated, and what must not be announced.
func example() *site.Site {
	fr := &site.Edition{Locale: locale.French}
	en := &site.Edition{Locale: locale.English, Prefix: "en/"}
	s := &site.Site{
		Settings: &sheet.Settings{
			URL:          "https://www.example.org/coop/",
			Organisation: sheet.Publisher{Name: "Eaux & Forêts", URL: "https://www.example.org"},
		},
		Editions:  []*site.Edition{fr, en},
		Redirects: []site.Redirect{{Address: "ancienne.html"}},
	}
	page := func(e *site.Edition, address, title string, text, facts *sheet.Sheet) *site.Page {
		p := &site.Page{Edition: e, Address: address, Title: typography.Text{Plain: title}, Text: text, Facts: facts}
		e.Pages = append(e.Pages, p)
		return p
	}
	join := func(fr, en *site.Page) {
		for _, p := range []*site.Page{fr, en} {
			if p != nil {
				p.Versions = []*site.Page{fr, en}
			}
		}
	}
	home := &sheet.Sheet{Licence: "Licence Ouverte 2.0", Lead: typography.Text{Plain: "Nos projets"}}
	fr.Home = page(fr, "index.html", "La coopération", home, home)
	en.Home = page(en, "en/index.html", "Cooperation", &sheet.Sheet{}, home)
	join(fr.Home, en.Home)

	mali := &sheet.Sheet{Updated: on(2022, 3, 14), Lead: typography.Text{Plain: "Eau & latrines <propres>"}}
	maliFr := page(fr, "projets/mali.html", "Mali : eau", mali, mali)
	maliFr.Themes = []*site.Group{{Key: "eau", Name: typography.Text{Plain: "Eau"}}}
	maliEn := page(en, "en/projets/mali.html", "Mali: water", &sheet.Sheet{Lead: typography.Text{Plain: "Water"}}, mali)
	join(maliFr, maliEn)

	togo := &sheet.Sheet{Updated: on(2023, 1, 2), Lead: typography.Text{Plain: "Forages"}}
	togoFr := page(fr, "projets/togo-été.html", "Togo", togo, togo)
	join(togoFr, nil)

	vague := &sheet.Sheet{Updated: calendar.Date{From: calendar.Point{Year: 2024, Month: 5}}}
	vagueFr := page(fr, "projets/vague.html", "Mai 2024", vague, vague)
	draft := &sheet.Sheet{Updated: on(2024, 1, 1), Draft: true}
	draftFr := page(fr, "projets/brouillon.html", "Brouillon", draft, draft)

	fr.Sheets = []*site.Page{maliFr, togoFr, vagueFr, draftFr}
	en.Sheets = []*site.Page{maliEn, togoFr, vagueFr, draftFr}
	return s
}

// made are all files of a site, by path.
func made(t *testing.T, s *site.Site) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, f := range Files(s) {
		data, err := f.Make()
		if err != nil {
			t.Fatal(err)
		}
		again, _ := f.Make()
		if !bytes.Equal(data, again) {
			t.Errorf("%s is not the same twice", f.Path)
		}
		if strings.HasSuffix(f.Path, ".xml") {
			wellFormed(t, f.Path, data)
		}
		files[f.Path] = string(data)
	}
	return files
}

func wellFormed(t *testing.T, path string, data []byte) {
	t.Helper()
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
	}
}

func TestFiles(t *testing.T) {
	want := map[string]string{
		"robots.txt": `User-agent: *
Allow: /

Sitemap: https://www.example.org/coop/sitemap.xml
`,
		"sitemap.xml": `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
  <url>
    <loc>https://www.example.org/coop/en/index.html</loc>
    <xhtml:link rel="alternate" hreflang="fr" href="https://www.example.org/coop/index.html"></xhtml:link>
    <xhtml:link rel="alternate" hreflang="en" href="https://www.example.org/coop/en/index.html"></xhtml:link>
    <xhtml:link rel="alternate" hreflang="x-default" href="https://www.example.org/coop/index.html"></xhtml:link>
  </url>
  <url>
    <loc>https://www.example.org/coop/en/projets/mali.html</loc>
    <lastmod>2022-03-14</lastmod>
    <xhtml:link rel="alternate" hreflang="fr" href="https://www.example.org/coop/projets/mali.html"></xhtml:link>
    <xhtml:link rel="alternate" hreflang="en" href="https://www.example.org/coop/en/projets/mali.html"></xhtml:link>
    <xhtml:link rel="alternate" hreflang="x-default" href="https://www.example.org/coop/projets/mali.html"></xhtml:link>
  </url>
  <url>
    <loc>https://www.example.org/coop/index.html</loc>
    <xhtml:link rel="alternate" hreflang="fr" href="https://www.example.org/coop/index.html"></xhtml:link>
    <xhtml:link rel="alternate" hreflang="en" href="https://www.example.org/coop/en/index.html"></xhtml:link>
    <xhtml:link rel="alternate" hreflang="x-default" href="https://www.example.org/coop/index.html"></xhtml:link>
  </url>
  <url>
    <loc>https://www.example.org/coop/projets/mali.html</loc>
    <lastmod>2022-03-14</lastmod>
    <xhtml:link rel="alternate" hreflang="fr" href="https://www.example.org/coop/projets/mali.html"></xhtml:link>
    <xhtml:link rel="alternate" hreflang="en" href="https://www.example.org/coop/en/projets/mali.html"></xhtml:link>
    <xhtml:link rel="alternate" hreflang="x-default" href="https://www.example.org/coop/projets/mali.html"></xhtml:link>
  </url>
  <url>
    <loc>https://www.example.org/coop/projets/togo-%C3%A9t%C3%A9.html</loc>
    <lastmod>2023-01-02</lastmod>
  </url>
  <url>
    <loc>https://www.example.org/coop/projets/vague.html</loc>
  </url>
</urlset>
`,
		"feed.xml": `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
  <id>https://www.example.org/coop/feed.xml</id>
  <title>La coopération</title>
  <subtitle>Nos projets</subtitle>
  <updated>2023-01-02T00:00:00Z</updated>
  <rights>Licence Ouverte 2.0</rights>
  <author>
    <name>Eaux &amp; Forêts</name>
    <uri>https://www.example.org</uri>
  </author>
  <link rel="self" type="application/atom+xml" href="https://www.example.org/coop/feed.xml"></link>
  <link rel="alternate" type="text/html" hreflang="fr" href="https://www.example.org/coop/index.html"></link>
  <entry>
    <id>https://www.example.org/coop/projets/togo-%C3%A9t%C3%A9.html</id>
    <title>Togo</title>
    <updated>2023-01-02T00:00:00Z</updated>
    <link rel="alternate" type="text/html" hreflang="fr" href="https://www.example.org/coop/projets/togo-%C3%A9t%C3%A9.html"></link>
    <summary>Forages</summary>
  </entry>
  <entry>
    <id>https://www.example.org/coop/projets/mali.html</id>
    <title>Mali : eau</title>
    <updated>2022-03-14T00:00:00Z</updated>
    <link rel="alternate" type="text/html" hreflang="fr" href="https://www.example.org/coop/projets/mali.html"></link>
    <summary>Eau &amp; latrines &lt;propres&gt;</summary>
    <category term="eau" label="Eau"></category>
  </entry>
</feed>
`,
		"en/feed.xml": `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>https://www.example.org/coop/en/feed.xml</id>
  <title>Cooperation</title>
  <updated>2023-01-02T00:00:00Z</updated>
  <rights>Licence Ouverte 2.0</rights>
  <author>
    <name>Eaux &amp; Forêts</name>
    <uri>https://www.example.org</uri>
  </author>
  <link rel="self" type="application/atom+xml" href="https://www.example.org/coop/en/feed.xml"></link>
  <link rel="alternate" type="text/html" hreflang="en" href="https://www.example.org/coop/en/index.html"></link>
  <entry xml:lang="fr">
    <id>https://www.example.org/coop/projets/togo-%C3%A9t%C3%A9.html</id>
    <title>Togo</title>
    <updated>2023-01-02T00:00:00Z</updated>
    <link rel="alternate" type="text/html" hreflang="fr" href="https://www.example.org/coop/projets/togo-%C3%A9t%C3%A9.html"></link>
    <summary>Forages</summary>
  </entry>
  <entry>
    <id>https://www.example.org/coop/en/projets/mali.html</id>
    <title>Mali: water</title>
    <updated>2022-03-14T00:00:00Z</updated>
    <link rel="alternate" type="text/html" hreflang="en" href="https://www.example.org/coop/en/projets/mali.html"></link>
    <summary>Water</summary>
  </entry>
</feed>
`,
	}
	if diff := cmp.Diff(want, made(t, example())); diff != "" {
		t.Error(diff)
	}
}

func TestFilesWithoutURL(t *testing.T) {
	s := example()
	s.Settings.URL = ""
	want := map[string]string{"robots.txt": "User-agent: *\nAllow: /\n"}
	if diff := cmp.Diff(want, made(t, s)); diff != "" {
		t.Error(diff)
	}
}

// An author's text cannot break the document, whatever it holds.
func TestHostileText(t *testing.T) {
	s := example()
	s.Settings.Organisation.Name = "a\x00b\x1b]]>\xff<&\"'\ufffe"
	for _, p := range s.Editions[0].Sheets {
		p.Title.Plain = "]]><script>\x08"
		p.Text.Lead.Plain = "<!--\x0b&nbsp;"
	}
	feed := made(t, s)["feed.xml"]
	if strings.Contains(feed, "<script>") || strings.Contains(feed, "<!--") {
		t.Errorf("markup came through:\n%s", feed)
	}
}

func TestEmptyFeed(t *testing.T) {
	s := example()
	s.Editions[0].Sheets = nil
	s.Settings.Organisation.Name = ""
	feed := made(t, s)["feed.xml"]
	for _, want := range []string{"<updated>1970-01-01T00:00:00Z</updated>", "<name>La coopération</name>"} {
		if !strings.Contains(feed, want) {
			t.Errorf("no %s in\n%s", want, feed)
		}
	}
}

// A feed holds the newest sheets; those of one day stand in a fixed order.
func TestFeedIsBounded(t *testing.T) {
	e := &site.Edition{Locale: locale.French}
	for i := range 70 {
		facts := &sheet.Sheet{Updated: on(2000+i/2, 1, 1)}
		e.Sheets = append(e.Sheets, &site.Page{Edition: e, Facts: facts, Address: fmt.Sprintf("%02d.html", i)})
	}
	got := latest(e)
	if len(got) != maxEntries {
		t.Fatalf("%d entries, want %d", len(got), maxEntries)
	}
	var addresses []string
	for _, n := range got[:4] {
		addresses = append(addresses, n.page.Address)
	}
	if diff := cmp.Diff([]string{"68.html", "69.html", "66.html", "67.html"}, addresses); diff != "" {
		t.Error(diff)
	}
}

func TestSplitSitemap(t *testing.T) {
	s := example()
	pages := announced(s)
	files := map[string]string{}
	for _, f := range splitSitemap(s, pages, 4) {
		data, err := f.Make()
		if err != nil {
			t.Fatal(err)
		}
		wellFormed(t, f.Path, data)
		files[f.Path] = string(data)
	}
	index := `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <sitemap>
    <loc>https://www.example.org/coop/sitemap-1.xml</loc>
  </sitemap>
  <sitemap>
    <loc>https://www.example.org/coop/sitemap-2.xml</loc>
  </sitemap>
</sitemapindex>
`
	if diff := cmp.Diff(index, files["sitemap.xml"]); diff != "" {
		t.Error(diff)
	}
	for path, want := range map[string]int{"sitemap-1.xml": 4, "sitemap-2.xml": 2} {
		if got := strings.Count(files[path], "<loc>"); got != want {
			t.Errorf("%s lists %d pages, want %d", path, got, want)
		}
	}
}
