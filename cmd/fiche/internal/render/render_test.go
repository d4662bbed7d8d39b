package render_test

import (
	"bytes"
	"context"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/opendata"
	"fiche/cmd/fiche/internal/prose"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/typography"
)

// elements calls visit with each element of a page.
func elements(t *testing.T, page string, visit func(n *html.Node, attr map[string]string)) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		attr := map[string]string{}
		for _, a := range n.Attr {
			attr[a.Key] = a.Val
		}
		visit(n, attr)
	}
}

// references are the addresses that a page loads or leads to.
func references(attr map[string]string) []string {
	var list []string
	for _, key := range []string{"href", "src"} {
		if v, ok := attr[key]; ok {
			list = append(list, v)
		}
	}
	for _, candidate := range strings.Split(attr["srcset"], ",") {
		if fields := strings.Fields(candidate); len(fields) > 0 {
			list = append(list, fields[0])
		}
	}
	if _, refreshed, ok := strings.Cut(attr["content"], "url="); ok && attr["http-equiv"] == "refresh" {
		list = append(list, refreshed)
	}
	return list
}

// Every link of every page leads to a file of the site and to an id on it, is
// relative, and names its file. Only 404.html links from the root.
func TestLinksLead(t *testing.T) {
	s, with := sample()
	out := output(t, newRenderer(t, s, with))
	out["feed.xml"], out["en/feed.xml"] = "", "" // another package's
	for _, f := range opendata.Files(s) {
		out[f.Path] = ""
	}
	ids := map[string]map[string]bool{}
	for name, page := range out {
		if path.Ext(name) != ".html" {
			continue
		}
		ids[name] = map[string]bool{}
		elements(t, page, func(n *html.Node, attr map[string]string) {
			if id, ok := attr["id"]; ok {
				if ids[name][id] {
					t.Errorf("%s: the id %q stands twice", name, id)
				}
				ids[name][id] = true
			}
		})
	}
	for name, page := range out {
		if path.Ext(name) != ".html" {
			continue
		}
		elements(t, page, func(n *html.Node, attr map[string]string) {
			for _, ref := range references(attr) {
				u, err := url.Parse(ref)
				if err != nil {
					t.Errorf("%s: %v", name, err)
					continue
				}
				if u.Scheme != "" || u.Host != "" {
					continue
				}
				to := path.Join(path.Dir(name), u.Path)
				if path.Base(name) == "404.html" && u.Path != "" {
					below, ok := strings.CutPrefix(u.Path, "/cooperation/")
					if !ok {
						t.Errorf("%s: %q does not lead from the root", name, ref)
					}
					to = below
				} else if strings.HasPrefix(u.Path, "/") {
					t.Errorf("%s: %q is not relative", name, ref)
				}
				if u.Path == "" {
					to = name
				}
				if _, ok := out[to]; !ok {
					t.Errorf("%s: %q leads nowhere", name, ref)
				} else if u.Fragment != "" && !ids[to][u.Fragment] && !strings.HasSuffix(to, "autre.html") {
					t.Errorf("%s: %q leads to no id", name, ref)
				}
			}
		})
	}
}

// Nothing is inline and nothing is fetched from elsewhere: default-src 'self'
// holds. A block of data for machines is no script that runs.
func TestPagesKeepToThemselves(t *testing.T) {
	s, with := sample()
	for name, page := range output(t, newRenderer(t, s, with)) {
		if path.Ext(name) != ".html" {
			continue
		}
		elements(t, page, func(n *html.Node, attr map[string]string) {
			loads := attr["src"] + attr["srcset"]
			if n.Data == "link" && strings.Contains("stylesheet icon", attr["rel"]) {
				loads += attr["href"]
			}
			if strings.Contains(loads, "//") || strings.HasPrefix(loads, "data:") {
				t.Errorf("%s: <%s> loads %q", name, n.Data, loads)
			}
			inlineScript := n.Data == "script" && attr["src"] == "" && attr["type"] != "application/ld+json"
			if n.Data == "style" || inlineScript || attr["style"] != "" {
				t.Errorf("%s: <%s> has something inline", name, n.Data)
			}
			for key := range attr {
				if strings.HasPrefix(key, "on") {
					t.Errorf("%s: <%s %s>", name, n.Data, key)
				}
			}
		})
	}
}

// Headings go down one level at a time, from one h1.
func TestHeadingsAreInOrder(t *testing.T) {
	s, with := sample()
	for name, page := range output(t, newRenderer(t, s, with)) {
		if path.Ext(name) != ".html" {
			continue
		}
		last, first := 0, 0
		elements(t, page, func(n *html.Node, attr map[string]string) {
			if len(n.Data) != 2 || n.Data[0] != 'h' || n.Data[1] < '1' || n.Data[1] > '6' {
				return
			}
			level := int(n.Data[1] - '0')
			if level > last+1 {
				t.Errorf("%s: h%d follows h%d", name, level, last)
			}
			if level == 1 {
				first++
			}
			last = level
		})
		if first != 1 {
			t.Errorf("%s: %d h1", name, first)
		}
	}
}

// A sheet that says nothing but its title shows nothing but its title, how to
// cite it, and what all pages of the site have.
func TestAbsentFieldsLeaveNoTrace(t *testing.T) {
	m := newMaker(sheet.Settings{}, locale.Get("fr"))
	m.sheet(0, "seule.html", &sheet.Sheet{Title: "Une fiche"})
	page := output(t, newRenderer(t, m.site, setup{}))["seule.html"]
	_, main, _ := strings.Cut(page, "<main id=\"content\" class=\"wrap\">")
	main, _, _ = strings.Cut(main, "</main>")
	main = regexp.MustCompile(` href="data:[^"]*"`).ReplaceAllString(main, "")
	lines := strings.FieldsFunc(main, func(r rune) bool { return r == '\n' })
	want := []string{
		`<article class="sheet">`,
		`<header class="opening">`,
		`<div class="opening-words">`,
		`<h1>Une fiche</h1>`,
		`<p class="tools"><a href="#print">Imprimer</a> <a href="#cite">Citer</a></p>`,
		`</div>`,
		`</header>`,
		`<section class="part sources" id="cite" aria-labelledby="part_sources">`,
		`<h2 id="part_sources">À propos de cette fiche</h2>`,
		`<dl class="pairs">`,
		"<div><dt>Pour citer cette fiche</dt><dd>La coopération, «\u00a0Une fiche\u00a0», La coopération</dd>",
		`<dd class="tools"><a download="une-fiche.bib">BibTeX</a> <a download="une-fiche.ris">RIS</a> <a href="seule.json">Données</a></dd></div>`,
		`<div><dt>Licence</dt><dd>Licence Ouverte 2.0</dd></div>`,
		"<div id=\"print\"><dt>Imprimer</dt><dd>Cette fiche est prévue pour le papier A4\u00a0: Ctrl &#43; P, ou ⌘ &#43; P sur un Mac.</dd></div>",
		`</dl>`,
		`</section>`,
		`</article>`,
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("main (-want +got):\n%s", diff)
	}
	for _, absent := range []string{"canonical", "og:image", "description", "hreflang", `class="menu"`, `class="languages"`, "feed.xml", "theme.css"} {
		if strings.Contains(page, absent) {
			t.Errorf("the page has %q", absent)
		}
	}
}

// The parts of a sheet stand in the order of the design.
func TestSheetOrder(t *testing.T) {
	s, with := sample()
	page := strings.ReplaceAll(output(t, newRenderer(t, s, with))["projets/mali.html"], "\u00a0", " ")
	at := 0
	for _, part := range []string{
		`aria-label="Vous êtes ici"`, "status-active", "Situation à ", "<h1>MALI", `class="lead"`,
		"latrines-ecole-720.jpg", `fetchpriority="high"`, "Latrines d’une école", "Crédit : SIAAP",
		"Où", `href="../pays/mali.html">Mali</a>`, "Quand", "Combien", "Qui paie",
		`id="figure_nombre-de-beneficiaires"`, `<span class="num">589 639</span>`, "habitants", "2021", `#source_1`,
		"Budget", "44 %", "Total", "Temps écoulé",
		"Mali", "35 %", "#source_2", "184<sup>e</sup> sur 189", "Fatao", "(approximatif)",
		"Sommaire", `href="#les-dates-cles"`, `id="objectif"`, `../projets/autre.html#suite`,
		`<h2 id="les-dates-cles">`, "state-done", "state-active", "state-cancelled", "state-postponed", "initialement ", "sécurité et Covid", "state-planned",
		`id="part_partners"`, "Pilote et finance", "logo-300.jpg", `id="part_photos"`,
		"En bref", "Thèmes", "6.2", "Référence", "Zone", "tel:&#43;33144754418",
		"convention.pdf", "(PDF, 1,2 Mo)", `hreflang="en">Annual report`, "Le film du projet",
		`id="source_1"`, `id="source_2"`, "https://www.example.org/cooperation/projets/mali.html", "14 mars 2022", "Licence Ouverte", "Les mots de cette fiche",
		"Fiche suivante", "À voir aussi", `class="card"`,
	} {
		i := strings.Index(page[at:], part)
		if i < 0 {
			t.Fatalf("%q does not follow", part)
		}
		at += i
	}
	if strings.Contains(page, "interprète") || strings.Contains(page, "14.123") {
		t.Error("a hidden place is shown")
	}
	if strings.Contains(page, `id="part_dates"`) {
		t.Error("the dates, which the prose has placed, are shown twice")
	}
}

// A translated page shows the facts of the original, in the page's language
// where it can, and marked with their own where it cannot.
func TestTranslation(t *testing.T) {
	s, with := sample()
	out := output(t, newRenderer(t, s, with))
	page := out["en/projets/mali.html"]
	for _, want := range []string{
		`<html lang="en" dir="ltr"`,
		`<h1>MALI: the regions of Kayes and Koulikoro</h1>`,
		`<p class="figure-label"><span lang="fr">Nombre de bénéficiaires</span> `,
		`<strong>589,639</strong> <span lang="fr">habitants</span>`,
		"<time datetime=\"2022-03-14\">14\u00a0March 2022</time>",
		`href="../../projets/mali.html" hreflang="fr" lang="fr"`,
		`<link rel="alternate" hreflang="x-default" href="https://www.example.org/cooperation/projets/mali.html">`,
		`id="figure_nombre-de-beneficiaires"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the English page does not have %s", want)
		}
	}
	want := `<h3><a href="../projets/autre.html" hreflang="fr"><span lang="fr">Une autre fiche</span></a> <span class="marker">(Français)</span></h3>`
	if !strings.Contains(out["en/index.html"], want) {
		t.Errorf("the English home does not have %s", want)
	}
}

// What an author writes is text: it can close nothing and run nothing.
func TestEverythingIsEscaped(t *testing.T) {
	const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>{{.Title}}`
	m := newMaker(sheet.Settings{Organisation: sheet.Publisher{Name: evil, URL: "javascript:alert(1)", Email: evil}}, locale.Get("fr"))
	s := mali()
	s.Title, s.Lead, s.Reference, s.Licence = evil, locale.Get("fr").Typeset(evil), evil, evil
	s.Figures[0].Label, s.Figures[0].Note, s.Figures[0].ID = evil, evil, evil
	s.Figures[0].Source = sheet.Source{Name: evil, URL: "javascript:alert(1)"}
	s.Partners[0].Name, s.Partners[0].URL = evil, "javascript:alert(1)"
	s.Dates[0].Label, s.Dates[1].Reason = evil, evil
	s.Details = []sheet.Detail{{Label: evil, Value: evil}}
	s.Contacts = []sheet.Contact{{Name: evil, Function: evil, Email: evil, Phone: "javascript:alert(1)"}}
	s.Links = []sheet.Link{{URL: "javascript:alert(1)", Title: evil}}
	s.Documents = []sheet.Document{{URL: "javascript:alert(1)", Title: evil, Language: evil}}
	s.Photo.Alt, s.Photo.Caption = evil, evil
	s.Places[0].Name = evil
	s.Body = prose.Body{HTML: "<p></p>", Holes: []prose.Hole{
		{Kind: prose.HoleImage, Text: evil, At: 3}, {Kind: prose.HoleImage, Text: evil, At: 3}, {Kind: prose.HoleLink, Caption: typography.Text{Plain: evil}, At: 3},
	}}
	p := m.sheet(0, "a.html", s)
	p.Files["latrines.jpg"] = "latrines.jpg"
	p.Targets = []site.Target{{File: "latrines.jpg"}}
	p.Themes = []*site.Group{m.group(0, site.ByTheme, "themes", "x", evil, p)}
	m.site.Files = []site.File{{Path: "latrines.jpg", Picture: true}}
	out := output(t, newRenderer(t, m.site, setup{content: fstest.MapFS{"latrines.jpg": jpegFile(800, 600)}}))
	scheme := regexp.MustCompile(`(?i)^\s*javascript:`)
	for name, page := range out {
		if path.Ext(name) != ".html" {
			continue
		}
		elements(t, page, func(n *html.Node, attr map[string]string) {
			if n.Data == "script" || attr["onerror"] != "" || scheme.MatchString(attr["href"]) {
				t.Errorf("%s: <%s %v>", name, n.Data, attr)
			}
		})
	}
}

func TestStateOfDates(t *testing.T) {
	at := func(when, moved, state string) sheet.KeyDate {
		d := sheet.KeyDate{Date: date(when), State: state, Label: "x"}
		if moved != "" {
			d.MovedTo = date(moved)
		}
		return d
	}
	tests := []struct {
		name string
		date sheet.KeyDate
		asOf string
		want string
	}{
		{"past", at("octobre 2019", "", ""), "fin 2021", "done"},
		{"its last day is that of the situation", at("fin 2021", "", ""), "fin 2021", "done"},
		{"not over yet", at("2021", "", ""), "juin 2021", "planned"},
		{"to come", at("2023", "", ""), "fin 2021", "planned"},
		{"it goes on", at("2019 - 2022", "", ""), "fin 2020", "active"},
		{"it goes on without an end", at("depuis 2019", "", ""), "fin 2020", "active"},
		{"it begins later", at("à partir de 2022", "", ""), "fin 2020", "planned"},
		{"by a day to come", at("avant fin 2025", "", ""), "fin 2020", "planned"},
		{"before a day that has come", at("avant 2021", "", ""), "fin 2020", "done"},
		{"moved, to come", at("octobre 2020", "2022", ""), "fin 2021", "postponed"},
		{"moved, and done since", at("octobre 2020", "2022", ""), "2023", "done"},
		{"what the author says", at("octobre 2019", "", "cancelled"), "fin 2021", "cancelled"},
		{"no situation", at("octobre 2019", "", ""), "", ""},
		{"no situation, moved", at("octobre 2020", "2022", ""), "", "postponed"},
	}
	for _, test := range tests {
		m := newMaker(sheet.Settings{}, locale.Get("fr"))
		s := &sheet.Sheet{Title: "x", Dates: []sheet.KeyDate{test.date}}
		if test.asOf != "" {
			s.AsOf = date(test.asOf)
		}
		m.sheet(0, "a.html", s)
		page := output(t, newRenderer(t, m.site, setup{}))["a.html"]
		class := regexp.MustCompile(`class="date( state-(\w+))?"`).FindStringSubmatch(page)
		if class == nil || class[2] != test.want {
			t.Errorf("%s: %q, want %q", test.name, class, test.want)
		}
	}
}

func TestStylesheets(t *testing.T) {
	s, with := sample()
	with.static = []fs.FS{fstest.MapFS{
		"custom.css":           {Data: []byte("h1{color:red}")},
		".htaccess":            {Data: []byte("x")},
		".well-known/security": {Data: []byte("x")},
		"Thumbs.db":            {Data: []byte("x")},
		"favicon.svg":          {Data: []byte("<svg/>")},
	}}
	out := output(t, newRenderer(t, s, with))
	want := "<link rel=\"stylesheet\" href=\"../css/fiche.css\">\n<link rel=\"stylesheet\" href=\"../css/theme.css\">\n<link rel=\"stylesheet\" href=\"../custom.css\">\n"
	if !strings.Contains(out["projets/mali.html"], want) {
		t.Error("the stylesheets are not linked, or not in their order")
	}
	for name, want := range map[string]bool{".htaccess": true, ".well-known/security": true, "Thumbs.db": false, "embed.go": false} {
		if _, got := out[name]; got != want {
			t.Errorf("%s is published: %t", name, got)
		}
	}
	if out["favicon.svg"] != "<svg/>" {
		t.Error("the site's own icon does not win")
	}
}

// Files may be made in any order and at the same time, and always come out the
// same.
func TestSameBytes(t *testing.T) {
	s, with := sample()
	want := output(t, newRenderer(t, s, with))
	r := newRenderer(t, s, with)
	files := r.Files()
	var group sync.WaitGroup
	for i := range files {
		f := files[len(files)-1-i]
		group.Go(func() {
			data, err := f.Make(context.Background(), new(bytes.Buffer))
			if err != nil || string(data) != want[f.Path] {
				t.Errorf("%s differs (%v)", f.Path, err)
			}
		})
	}
	group.Wait()
}

func TestOriginalsAreNotPublished(t *testing.T) {
	s, with := sample()
	original := string(with.content["projets/Latrines École.jpg"].Data)
	for name, data := range output(t, newRenderer(t, s, with)) {
		if data == original {
			t.Errorf("%s is the original", name)
		}
	}
}

func TestMenuMarksThePage(t *testing.T) {
	s, with := sample()
	out := output(t, newRenderer(t, s, with))
	want := `<a href="a-propos.html" aria-current="page">À propos</a>`
	if !strings.Contains(out["a-propos.html"], want) {
		t.Error("the page is not marked in the menu")
	}
	if strings.Contains(out["projets/index.html"], `a-propos.html" aria-current`) {
		t.Error("another page is marked")
	}
}

// Two figures of one name keep an anchor each.
func TestFiguresHaveAnchors(t *testing.T) {
	m := newMaker(sheet.Settings{}, locale.Get("fr"))
	figure := sheet.Figure{ID: "ecoles", Label: "Écoles", Value: figureOf("9 écoles")}
	m.sheet(0, "a.html", &sheet.Sheet{Title: "x", Figures: []sheet.Figure{figure, figure}})
	page := output(t, newRenderer(t, m.site, setup{}))["a.html"]
	for _, id := range []string{`id="figure_ecoles"`, `id="figure_ecoles_2"`} {
		if strings.Count(page, id) != 1 {
			t.Errorf("%s stands %d times", id, strings.Count(page, id))
		}
	}
}

func TestDescriptionIsCut(t *testing.T) {
	m := newMaker(sheet.Settings{}, locale.Get("fr"))
	m.sheet(0, "a.html", &sheet.Sheet{Title: "x", Lead: text(strings.Repeat("été comme hiver, ", 50))})
	page := output(t, newRenderer(t, m.site, setup{}))["a.html"]
	_, description, _ := strings.Cut(page, `<meta name="description" content="`)
	description, _, _ = strings.Cut(description, `"`)
	if n := len([]rune(description)); n > 300 || n < 280 || !strings.HasSuffix(description, "…") {
		t.Errorf("%d characters: %s", n, description)
	}
}

// A heading under which the author placed what the sheet does not have is not
// there: a translation can place what only its original could have.
func TestEmptyBlocksAreNotThere(t *testing.T) {
	m := newMaker(sheet.Settings{}, locale.Get("fr"))
	var b body
	for _, block := range []string{"figures", "dates", "partners", "places", "gallery", "documents", "links", "contacts", "goals", "themes", "budget", "details", "unknown"} {
		b.heading(2, block, "Partie "+block, block)
	}
	m.sheet(0, "a.html", &sheet.Sheet{Title: "A", Body: b.Body})
	if page := output(t, newRenderer(t, m.site, setup{}))["a.html"]; strings.Contains(page, "Partie") {
		t.Errorf("an empty part is there:\n%s", page)
	}
}

func TestSiteTemplatesWin(t *testing.T) {
	s, with := sample()
	with.templates = []fs.FS{fstest.MapFS{
		"footer-extra.html": {Data: []byte(`<p>Pied de {{.Kind}}</p>`)},
		"card.html":         {Data: []byte(`<p class="mine">{{.Link.Text}}</p>`)},
		"mine.html":         {Data: []byte(`<b>{{.Lead}}</b>`)},
		"page.html":         {Data: []byte(`{{define "main"}}{{template "mine.html" .}}{{end}}`)},
	}}
	out := output(t, newRenderer(t, s, with))
	for file, want := range map[string]string{
		"projets/mali.html":  "<p>Pied de sheet</p>",
		"404.html":           "<p>Pied de 404</p>",
		"projets/index.html": `<p class="mine">Une autre fiche</p>`,
		"a-propos.html":      "<b></b>",
	} {
		if !strings.Contains(out[file], want) {
			t.Errorf("%s does not hold %q", file, want)
		}
	}
}
