package render_test

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/prose"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
)

func TestListingIsPaged(t *testing.T) {
	for _, test := range []struct{ sheets, pages int }{{0, 1}, {1, 1}, {50, 1}, {51, 2}, {101, 3}} {
		s := many(test.sheets)
		for _, p := range s.Editions[0].Pages {
			if p.Address == "projets/index.html" {
				p.Text = &sheet.Sheet{Title: "Projets", Path: "projets/index.md", Locale: locale.Get("fr"), Body: prose.Body{HTML: "<p>Ce que dit le dossier.</p>"}}
			}
		}
		out := output(t, newRenderer(t, s, setup{}))
		shown := 0
		for n := 1; n <= test.pages; n++ {
			name := "projets/index.html"
			if n > 1 {
				name = fmt.Sprintf("projets/index-p%d.html", n)
			}
			page, ok := out[name]
			if !ok {
				t.Fatalf("%d sheets: no %s", test.sheets, name)
			}
			shown += strings.Count(page, `class="card"`)
			if own := strings.Contains(page, "Ce que dit le dossier."); own != (n == 1) {
				t.Errorf("%d sheets: %s shows what the folder's own file says: %v", test.sheets, name, own)
			}
			if test.pages > 1 && !strings.Contains(page, fmt.Sprintf(`aria-current="page">%d</a>`, n)) {
				t.Errorf("%d sheets: %s does not mark itself", test.sheets, name)
			}
		}
		if shown != test.sheets {
			t.Errorf("%d sheets: %d cards", test.sheets, shown)
		}
		if _, more := out[fmt.Sprintf("projets/index-p%d.html", test.pages+1)]; more {
			t.Errorf("%d sheets: a page too many", test.sheets)
		}
	}
}

// many is a site of n sheets in one folder.
func many(n int) *site.Site {
	m := newMaker(sheet.Settings{Organisation: sheet.Publisher{Name: "SIAAP"}}, locale.Get("fr"))
	folder := m.page(0, site.ListingPage, "projets/index.html", nil)
	folder.Title = text("Projets")
	folder.Group = &site.Group{Kind: site.ByFolder, Key: "projets", Name: folder.Title, Page: folder}
	for i := range n {
		p := m.sheet(0, fmt.Sprintf("projets/fiche-%d.html", i), mali())
		p.Parent = folder
		p.Countries = []*site.Group{m.group(0, site.ByCountry, "pays", fmt.Sprint(i%30), fmt.Sprint("Pays ", i%30), p)}
		for _, o := range p.Facts.Partners {
			p.Partners = append(p.Partners, m.group(0, site.ByPartner, "partenaires", o.Name, o.Name, p))
		}
		folder.Group.Sheets = append(folder.Group.Sheets, p)
	}
	return m.site
}

// A long pager names the pages around the one it stands on, the first and the
// last.
func TestPager(t *testing.T) {
	out := output(t, newRenderer(t, many(500), setup{}))
	for page, want := range map[string]string{
		"index":     "1 2 3 … 10",
		"index-p4":  "1 2 3 4 5 6 … 10",
		"index-p5":  "1 … 3 4 5 6 7 … 10",
		"index-p10": "1 … 8 9 10",
	} {
		_, pager, _ := strings.Cut(out["projets/"+page+".html"], `<nav class="pager"`)
		var names []string
		for _, m := range regexp.MustCompile(`<li>(?:<a [^>]*>)?(\d+|…)`).FindAllStringSubmatch(pager, -1) {
			names = append(names, m[1])
		}
		if diff := cmp.Diff(want, strings.Join(names, " ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", page, diff)
		}
	}
}

// A sheet without translation is listed in the words of the other language:
// its own title and lead apart, everything on its card is.
func TestCardOfAnotherLanguage(t *testing.T) {
	m := newMaker(sheet.Settings{}, locale.Get("fr"), locale.Get("en"))
	p := m.sheet(0, "a.html", &sheet.Sheet{Title: "Une fiche", Territories: []sheet.Territory{{Code: "ML"}}, Period: date("octobre 2019")})
	p.Countries = []*site.Group{m.group(0, site.ByCountry, "pays", "ML", "Malí", p)}
	p.Status = m.group(0, site.ByStatus, "statuts", "active", "En cours", p)
	m.group(1, site.ByCountry, "countries", "ML", "Mali", p)
	m.group(1, site.ByStatus, "statuses", "active", "Under way", p)
	page := output(t, newRenderer(t, m.site, setup{}))["en/countries/mali.html"]
	_, card, _ := strings.Cut(page, `<article class="card">`)
	card, _, _ = strings.Cut(card, "</article>")
	want := `
<h3><a href="../../a.html" hreflang="fr"><span lang="fr">Une fiche</span></a> <span class="marker">(Français)</span></h3>
<p class="flag status status-active">Under way</p>
<p class="kicker"><span class="names"><span>Mali</span></span> <span class="period"><time datetime="2019-10">October 2019</time></span></p>
`
	if diff := cmp.Diff(want, strings.ReplaceAll(card, "\u00a0", " ")); diff != "" {
		t.Errorf("card (-want +got):\n%s", diff)
	}
}

func BenchmarkSite(b *testing.B) {
	s := many(1000)
	pages := 0
	for b.Loop() {
		r := newRenderer(b, s, setup{})
		pages = 0
		for _, f := range r.Files() {
			if !f.Page {
				continue
			}
			if _, err := f.Make(context.Background(), new(bytes.Buffer)); err != nil {
				b.Fatal(err)
			}
			pages++
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*pages), "µs/page")
}
