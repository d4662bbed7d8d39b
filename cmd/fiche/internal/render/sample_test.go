package render_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"image"
	"image/jpeg"
	"io/fs"
	"testing"
	"testing/fstest"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/photo"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/prose"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/render"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/typography"
	"fiche/static"
	"fiche/templates"
)

// A maker builds a Site by hand, as site.New would of files.
type maker struct {
	site   *site.Site
	groups map[string]*site.Group
}

func newMaker(settings sheet.Settings, languages ...*locale.Locale) *maker {
	settings.Language, settings.Languages = languages[0], languages
	m := &maker{site: &site.Site{Settings: &settings}, groups: map[string]*site.Group{}}
	for i, l := range languages {
		e := &site.Edition{Locale: l}
		if i > 0 {
			e.Prefix = l.Tag + "/"
		}
		m.site.Editions = append(m.site.Editions, e)
		e.Home = m.page(i, site.HomePage, "index.html", &sheet.Sheet{
			Title: "La coopération", Path: "index.md", Kind: sheet.Home, Locale: l, Licence: "Licence Ouverte 2.0",
		})
	}
	return m
}

// page adds a page of an edition; its facts are those of text.
func (m *maker) page(edition int, kind site.PageKind, address string, text *sheet.Sheet) *site.Page {
	e := m.site.Editions[edition]
	p := &site.Page{
		Kind: kind, Edition: e, Address: e.Prefix + address, Text: text, Facts: text,
		Versions: make([]*site.Page, len(m.site.Editions)), Files: map[string]string{},
	}
	if text != nil {
		if text.Locale == nil {
			text.Locale = e.Locale
		}
		p.Title = text.Locale.Typeset(text.Title)
	}
	if kind != site.HomePage {
		p.Parent = e.Home
	}
	p.Versions[edition] = p
	e.Pages = append(e.Pages, p)
	return p
}

// sheet adds a fact sheet.
func (m *maker) sheet(edition int, address string, s *sheet.Sheet) *site.Page {
	s.Path = address[:len(address)-len(".html")] + ".md"
	p := m.page(edition, site.SheetPage, address, s)
	p.Edition.Sheets = append(p.Edition.Sheets, p)
	p.Edition.Latest = append(p.Edition.Latest, p)
	return p
}

// group puts a page into a group of an edition, which is made when first
// named.
func (m *maker) group(edition int, kind site.FacetKind, path, key, name string, p *site.Page) *site.Group {
	e := m.site.Editions[edition]
	at := fmt.Sprint(edition, kind, key)
	g := m.groups[at]
	if g == nil {
		g = &site.Group{Kind: kind, Key: key, Name: e.Locale.Typeset(name)}
		g.Page = m.page(edition, site.ListingPage, path+"/"+spelling.Slug(name)+".html", nil)
		g.Page.Title, g.Page.Group = g.Name, g
		m.groups[at] = g
		facet := m.facet(edition, kind, path)
		facet.Groups = append(facet.Groups, g)
		g.Page.Parent = facet.Page
	}
	g.Sheets = append(g.Sheets, p)
	return g
}

func (m *maker) facet(edition int, kind site.FacetKind, path string) *site.Facet {
	e := m.site.Editions[edition]
	for _, f := range e.Facets {
		if f.Kind == kind {
			return f
		}
	}
	f := &site.Facet{Kind: kind, Page: m.page(edition, site.FacetPage, path+"/index.html", nil)}
	f.Page.Title, f.Page.Facet = e.Locale.Typeset(path), f
	e.Facets = append(e.Facets, f)
	return f
}

// translate joins pages as versions of one.
func translate(pages ...*site.Page) {
	for _, p := range pages {
		p.Versions = pages
	}
}

// setup are a renderer's surroundings.
type setup struct {
	templates []fs.FS
	static    []fs.FS
	content   fstest.MapFS
}

func newRenderer(t testing.TB, s *site.Site, with setup) *render.Renderer {
	t.Helper()
	for _, e := range s.Editions {
		e.Index()
	}
	layers := append(with.templates, templates.FS)
	parsed, problems := render.Parse(layers)
	if problem.Worst(problems) == problem.Error {
		t.Fatal(problems)
	}
	files, err := render.Static(append(with.static, static.FS))
	if err != nil {
		t.Fatal(err)
	}
	pictures := map[string]photo.Source{}
	for name, file := range with.content {
		if info, refused := photo.Inspect(file.Data); refused == nil {
			pictures[name] = photo.Source{Info: info, Sum: sha256.Sum256(file.Data), Read: func() ([]byte, error) { return file.Data, nil }}
		}
	}
	return render.New(s, parsed, render.Options{
		Content: with.content, Pictures: pictures, Encoder: photo.NewEncoder(nil), Static: files,
	})
}

// output makes all files of a site.
func output(t testing.TB, r *render.Renderer) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, f := range r.Files() {
		data, err := f.Make(context.Background(), new(bytes.Buffer))
		if err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		if _, twice := out[f.Path]; twice {
			t.Errorf("two files at %s", f.Path)
		}
		out[f.Path] = string(data)
	}
	return out
}

func jpegFile(width, height int) *fstest.MapFile {
	var b bytes.Buffer
	img := image.NewGray(image.Rect(0, 0, width, height))
	for i := range img.Pix {
		img.Pix[i] = byte(90 + i%width*100/width)
	}
	if err := jpeg.Encode(&b, img, nil); err != nil {
		panic(err) // a grey picture in memory
	}
	return &fstest.MapFile{Data: b.Bytes()}
}

func date(s string) calendar.Date {
	d, mistake := locale.Get("fr").ParseDate(s)
	if mistake != nil {
		panic(mistake)
	}
	return d
}

func figureOf(s string) quantity.Quantity {
	q, mistake := locale.Get("fr").ParseQuantity(s)
	if mistake != nil {
		panic(mistake)
	}
	return q
}

func text(s string) typography.Text { return locale.Get("fr").Typeset(s) }

// mali is a full sheet: every field has something to say.
func mali() *sheet.Sheet {
	return &sheet.Sheet{
		Title:     "MALI : Régions de Kayes et Koulikoro",
		Lead:      text("Les collectivités signataires de l'accord de coopération décentralisée ont souhaité placer la concertation et la mutualisation au centre de leurs préoccupations communes."),
		Countries: []string{"ML"}, Territories: []sheet.Territory{{Code: "ML"}},
		Places: []sheet.Place{
			{Name: "Région de Kayes"},
			{Name: "Fatao", Lat: 14.7, Lon: -8.6, Located: true, Precision: "approximate"},
			{Name: "Maison de l'interprète", Lat: 14.123, Lon: -8.456, Located: true, Precision: "hidden"},
		},
		Status:  "active",
		AsOf:    date("fin 2021"),
		Updated: date("2022-03-14"),
		Period:  date("2019 - 2022"),
		Themes:  []sheet.Name{{Text: "Assainissement"}, {Text: "Écoles"}},
		Goals:   []sheet.Goal{{Number: 6, Target: "6.2"}, {Number: 17}},
		Photo: &sheet.Photo{
			File: sheet.Ref{Target: "latrines.jpg"}, Alt: "Bloc de quatre latrines neuves dans la cour d'une école",
			Caption: "Latrines d'une école à Kayes.", Credit: "SIAAP",
		},
		Gallery: []sheet.Photo{
			{File: sheet.Ref{Target: "latrines.jpg"}, Alt: "La cour de l'école", Caption: "La cour."},
			{File: sheet.Ref{Target: "latrines.jpg"}, Alt: "Les élèves"},
		},
		Partners: []sheet.Organisation{
			{Name: "SIAAP", Roles: []sheet.Role{{Key: "lead"}, {Key: "funder"}}, URL: "https://www.siaap.fr", Logo: sheet.Ref{Target: "logo.jpg"}},
			{Name: "Programme Solidarité Eau (pS-EAU)", Roles: []sheet.Role{{Key: "technical"}}},
			{Name: "Ville de Choisy-le-Roi", Roles: []sheet.Role{{Key: "signatory"}}},
			{Name: "Ville de Gentilly"},
		},
		Dates: []sheet.KeyDate{
			{Date: date("octobre 2019"), Label: "Premier atelier de formation"},
			{Date: date("octobre 2020"), MovedTo: date("2022"), Label: "Dernier atelier", Reason: "sécurité et Covid"},
			{Date: date("fin 2020"), Label: "Travaux achevés, neuf écoles"},
			{Date: date("fin 2020"), Label: "Études de Fatao", State: "active"},
			{Date: date("2021"), Label: "Voyage d'étude", State: "cancelled"},
			{Date: date("2023"), Label: "Évaluation"},
		},
		Figures: []sheet.Figure{
			{ID: "nombre-de-beneficiaires", Label: "Nombre de bénéficiaires", Value: figureOf("589 639 habitants"), Scope: "project", Year: 2021, Source: sheet.Source{Name: "SIAAP"}},
			{ID: "ecoles-equipees", Label: "Écoles équipées", Value: figureOf("9 écoles"), Scope: "project", Note: "Cercle de Yelimané"},
			{ID: "cout-moyen", Label: "Coût moyen", Value: figureOf("environ 12 500 €"), Scope: "project", Year: 2020, Source: sheet.Source{Name: "siaap"}},
		},
		Budget: &sheet.Budget{
			Total: figureOf("450 000 €"), Spent: figureOf("310 000 €"),
			By: []sheet.Share{{Name: "SIAAP", Amount: figureOf("200 000 €")}, {Name: "Ville de Gentilly", Amount: figureOf("250 000 €")}},
		},
		Reference: "Accord-cadre de coopération décentralisée",
		Details:   []sheet.Detail{{Label: "Zone", Value: "plusieurs communes de deux régions"}},
		Documents: []sheet.Document{{File: sheet.Ref{Target: "convention.pdf"}, Title: "La convention"}, {URL: "https://example.org/rapport.pdf", Title: "Annual report", Language: "en"}},
		Contacts:  []sheet.Contact{{Name: "Awa Traoré", Function: "cheffe de projet", Email: "international@example.org", Phone: "+33 (0)1 44 75 44 18"}},
		Links:     []sheet.Link{{URL: "https://example.org/film", Title: "Le film du projet"}},
		Body:      maliBody(),
	}
}

func maliBody() prose.Body {
	var b body
	b.heading(2, "objectif", "Objectif de la coopération", "")
	b.html("<p>Les collectivités, impliquées dans ")
	b.hole(prose.Hole{Kind: prose.HoleLink, Target: "autre.md", Text: "cet accord"})
	b.html("cet accord</a>, entendent mobiliser prioritairement leurs propres services, les établissements de coopération spécialisés et les organismes de formation autour de cinq axes :</p>\n<ul>\n<li>La mutualisation des actions de renforcement des capacités,</li>\n<li>La réalisation d’infrastructures dans des lieux publics,</li>\n<li>La capitalisation des retours d’expérience.</li>\n</ul>\n")
	b.heading(2, "focus", "Focus sur", "")
	b.heading(3, "actions-2021", "… les actions à fin 2021", "")
	b.html("<p>En octobre 2019, un premier atelier de formation à l’assainissement a été organisé pour les élus locaux.</p>\n")
	b.hole(prose.Hole{Kind: prose.HoleImage, Target: "latrines.jpg", Text: "Un atelier", Caption: text("L'atelier."), Figure: true})
	b.heading(3, "actions-a-realiser", "… les actions à réaliser", "")
	b.html("<p>Le dernier atelier a dû être décalé.</p>\n<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Tableau\">\n<table>\n<thead><tr><th>Année</th><th>Écoles</th></tr></thead>\n<tbody><tr><td>2020</td><td>9</td></tr></tbody>\n</table>\n</div>\n")
	b.heading(2, "les-dates-cles", "Les dates clés", "dates")
	return b.Body
}

// A body is prose in the making.
type body struct{ prose.Body }

func (b *body) html(s string) { b.HTML += s }

func (b *body) hole(h prose.Hole) {
	h.At = len(b.HTML)
	b.Holes = append(b.Holes, h)
}

func (b *body) heading(level int, id, title, block string) {
	h := prose.Heading{Level: level, ID: id, Text: text(title), Block: block}
	if block != "" {
		b.hole(prose.Hole{Kind: prose.HoleBlock, Block: block, Heading: len(b.Outline)})
	} else {
		b.html(fmt.Sprintf("<h%d id=%q>%s</h%d>\n", level, id, h.Text.HTML, level))
	}
	b.Outline = append(b.Outline, h)
}

// sample is a site in two languages with pages of every kind.
func sample() (*site.Site, setup) {
	m := newMaker(sheet.Settings{
		URL: "https://www.example.org/cooperation/", Accent: "#0b6e8a",
		Organisation: sheet.Publisher{Name: "SIAAP", URL: "https://www.siaap.fr", Email: "contact@example.org"},
	}, locale.Get("fr"), locale.Get("en"))
	fr, en := m.site.Editions[0], m.site.Editions[1]
	fr.Home.Text.Lead = text("Les projets d'eau et d'assainissement du syndicat et de ses partenaires.")
	translate(fr.Home, en.Home)
	m.site.Logo = "logo.jpg"

	full := m.sheet(0, "projets/mali.html", mali())
	other := m.sheet(0, "projets/autre.html", &sheet.Sheet{Title: "Une autre fiche"})
	full.Files = map[string]string{"latrines.jpg": "projets/Latrines École.jpg", "logo.jpg": "logo.jpg", "convention.pdf": "projets/convention.pdf"}
	full.Targets = []site.Target{{Page: other, Anchor: "suite"}, {File: "projets/Latrines École.jpg"}, {}}
	full.Next, other.Previous, full.Named = other, full, []*site.Page{other}

	english := *full.Facts
	english.Title, english.Lead, english.Body, english.Locale = "MALI: the regions of Kayes and Koulikoro", locale.Get("en").Typeset("The signatories put consultation first."), prose.Body{HTML: "<p>Body.</p>"}, locale.Get("en")
	translated := m.page(1, site.SheetPage, "projets/mali.html", &english)
	translated.Facts, translated.Files = full.Facts, full.Files
	translate(full, translated)
	en.Sheets, en.Latest = []*site.Page{translated, other}, []*site.Page{translated, other}

	for i, p := range []*site.Page{full, translated} {
		l := p.Edition.Locale
		p.Countries = append(p.Countries, m.group(i, site.ByCountry, l.Paths.Countries, "ML", "Mali", p))
		for _, theme := range p.Facts.Themes {
			p.Themes = append(p.Themes, m.group(i, site.ByTheme, l.Paths.Themes, theme.Text, theme.Text, p))
		}
		for _, o := range p.Facts.Partners {
			p.Partners = append(p.Partners, m.group(i, site.ByPartner, l.Paths.Partners, o.Name, o.Name, p))
		}
		p.Status = m.group(i, site.ByStatus, l.Paths.Statuses, "active", l.Terms.Status.Label("active"), p)
		p.Context = []site.Figures{{Title: l.Typeset("Mali"), Scope: "country", Country: "ML", Group: p.Countries[0], Figures: []site.SourcedFigure{
			{Figure: &sheet.Figure{ID: "taux-d-acces-a-l-assainissement", Label: "Taux d'accès à l'assainissement", Value: figureOf("35 %"), Year: 2020, Source: sheet.Source{Name: "JMP", URL: "https://washdata.org"}}, From: p.Facts},
			{Figure: &sheet.Figure{ID: "rang-idh-du-pays", Label: "Rang IDH du pays", Value: figureOf("184e/189"), Year: 2019}, From: p.Facts},
		}}}
	}
	folder := m.page(0, site.ListingPage, "projets/index.html", nil)
	folder.Title = text("Projets")
	folder.Group = &site.Group{Kind: site.ByFolder, Key: "projets", Name: folder.Title, Page: folder, Sheets: fr.Sheets}
	full.Parent, other.Parent = folder, folder
	about := m.page(0, site.PlainPage, "a-propos.html", &sheet.Sheet{Path: "a-propos.md", Title: "À propos", Body: prose.Body{HTML: "<p>Qui nous sommes.</p>"}})
	fr.Menu = []site.Link{{Title: text("Projets"), To: site.Target{Page: folder}}, {Title: text("À propos"), To: site.Target{Page: about}}, {Title: text("Le syndicat"), URL: "https://www.siaap.fr"}}
	fr.Footer = []site.Link{{Title: text("Mentions légales"), To: site.Target{Page: about}}}
	fr.Totals = []site.Total{{Label: "Nombre de bénéficiaires", From: full.Facts, Value: figureOf("589 639 habitants"), Sheets: 1}}
	m.site.Redirects = []site.Redirect{{Address: "ancienne/adresse.html", To: full}}
	m.site.Files = []site.File{
		{Path: "logo.jpg", Picture: true},
		{Path: "projets/Latrines École.jpg", Picture: true},
		{Path: "projets/convention.pdf", Address: "projets/convention.pdf", Linked: true},
	}
	return m.site, setup{content: fstest.MapFS{
		"logo.jpg":                   jpegFile(300, 120),
		"projets/Latrines École.jpg": jpegFile(900, 600),
		"projets/convention.pdf":     {Data: bytes.Repeat([]byte("%PDF"), 300_000)},
	}}
}
