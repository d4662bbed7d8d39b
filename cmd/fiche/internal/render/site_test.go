package render_test

import (
	"context"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"fiche/cmd/fiche/internal/pipeline"
	"fiche/static"
	"fiche/templates"
)

// built makes a site of Markdown files, by path below content/, and returns its
// files by address. A file below static/ is one of the site's own.
func built(t *testing.T, files map[string]string) map[string]string {
	t.Helper()
	content, own := fstest.MapFS{}, fstest.MapFS{}
	for name, text := range files {
		if address, ok := strings.CutPrefix(name, "static/"); ok {
			own[address] = &fstest.MapFile{Data: []byte(text)}
		} else {
			content[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	r, err := pipeline.New(pipeline.Inputs{
		Content: content, Templates: []fs.FS{templates.FS}, Static: []fs.FS{own, static.FS},
	}, pipeline.Options{}).Build(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if r.Tree == nil {
		t.Fatal(r.Problems)
	}
	out := map[string]string{}
	for _, name := range r.Tree.Paths() {
		data, err := fs.ReadFile(r.Tree, name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = string(data)
	}
	return out
}

// says are the words of a page between two marks of its source, in plain spaces.
func says(t *testing.T, page, from, to string) string {
	t.Helper()
	_, rest, ok := strings.Cut(page, from)
	part, _, ends := strings.Cut(rest, to)
	if !ok || !ends {
		t.Fatalf("no %s … %s on the page", from, to)
	}
	part = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(part, " ")
	return strings.Join(strings.Fields(part), " ")
}

const settings = "---\ntitre: Nos projets\nlangue: fr\nurl: https://www.example.org/\n---\n"

// sheetOf is a sheet with these lines of front matter, and its prose.
func sheetOf(title, fields, prose string) string {
	return "---\ntitre: " + title + "\n" + fields + "---\n" + prose
}

func TestPercentOfTheBudget(t *testing.T) {
	out := built(t, map[string]string{"index.md": settings, "a.md": sheetOf("A", `budget:
  total: 1 000 €
  par:
    - Lyon : 125 €
    - Lille : environ 1 200 €
    - Nice : -20 €
    - Tours : 1 000 €
`, "")})
	want := "Source Montant Part Lyon 125 € 13 % Lille environ 1 200 € Nice −20 € Tours 1 000 € 100 % Total 1 000 €"
	if got := says(t, out["a.html"], `<table class="shares">`, "</table>"); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// What the author put under a heading of the prose is not said again at its usual
// place; a heading of what the sheet does not have is not there.
func TestPlacedBlocksAreSaidOnce(t *testing.T) {
	out := built(t, map[string]string{"index.md": settings, "a.md": sheetOf("A", `thèmes: eau
chiffres:
  - Écoles : 9 écoles
détails:
  Zone: deux communes
`, "## Objectif\n\nTexte.\n\n## Détails\n\n## Chiffres clés\n\n## Budget\n\n## Suite\n\nTexte.\n\n## Fin\n\nTexte.\n")})
	page := out["a.html"]
	for _, once := range []string{"deux communes", `id="figure_ecoles"`, ">Objectif</h2>"} {
		if n := strings.Count(page, once); n != 1 {
			t.Errorf("%q stands %d times", once, n)
		}
	}
	if strings.Contains(page, "Budget") {
		t.Error("a heading with nothing under it is there")
	}
	if got, want := says(t, page, `<nav class="contents"`, "</nav>"), "Objectif Détails Chiffres clés Suite Fin À propos de cette fiche"; !strings.HasSuffix(got, want) {
		t.Errorf("contents: %s, want %s", got, want)
	}
}

// Sources are numbered as a reader meets them: those of the project's figures
// before those of its country's, and each once.
func TestSourcesAreNumberedInOrder(t *testing.T) {
	out := built(t, map[string]string{"index.md": settings, "a.md": sheetOf("A", `pays: Mali
chiffres:
  - libellé: Taux d'accès
    valeur: 35 %
    de: pays
    source: JMP
  - libellé: Écoles
    valeur: 9 écoles
    source: Le syndicat
  - libellé: Élèves
    valeur: 90 élèves
    source: le SYNDICAT
`, "")})
	if got, want := says(t, out["a.html"], `<li id="source_1" value="1">`, "</ol>"), "Le syndicat JMP"; !strings.HasSuffix(got, want) {
		t.Errorf("sources: %s, want %s", got, want)
	}
}

// A page is cited with the day on which it was up to date, or else the one that it
// describes.
func TestCitationIsDated(t *testing.T) {
	for fields, date := range map[string]string{
		"situation: fin 2021\n":                         ", fin 2021, ",
		"situation: fin 2021\nmis à jour: 2022-03-14\n": ", 14 mars 2022, ",
		"": "« A », Nos projets, https://",
	} {
		out := built(t, map[string]string{"index.md": settings, "a.md": sheetOf("A", fields, "")})
		if got := strings.ReplaceAll(says(t, out["a.html"], "<dt>Pour citer cette fiche</dt>", "</dd>"), " , ", ", "); !strings.Contains(got, date) {
			t.Errorf("%q: %s", fields, got)
		}
	}
}

// A partner without a role is a partner; what the sheet says of one goes before
// what its own file says.
func TestPartnersOfASheet(t *testing.T) {
	out := built(t, map[string]string{
		"index.md":            settings,
		"partenaires/lyon.md": "---\ntitre: Ville de Lyon\ngenre: partenaire\nurl: https://lyon.example\n---\n",
		"a.md":                sheetOf("A", "partenaires:\n  - nom: Ville de Lyon\n    url: https://lyon.example/eau\n  - Ville de Lille : financeur\n", ""),
		"b.md":                sheetOf("B", "partenaires:\n  - Ville de Lyon\n", ""),
	})
	if got, want := says(t, out["a.html"], `<dl class="who">`, "</dl>"), "Finance Ville de Lille Participe Ville de Lyon lyon.example"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for page, want := range map[string]string{"a.html": "https://lyon.example/eau", "b.html": "https://lyon.example"} {
		project, _ := dataOf(t, out[page])["mainEntity"].(map[string]any)
		members, _ := project["member"].([]any)
		if len(members) != 1 || members[0].(map[string]any)["url"] != want {
			t.Errorf("%s: %v, want one at %s", page, members, want)
		}
	}
}

func TestDocumentsSayWhatTheyAre(t *testing.T) {
	out := built(t, map[string]string{"index.md": settings, "a.md": sheetOf("A", `documents:
  - https://example.org/x.pdf : Un
  - https://example.org/y.markdown : Deux
  - url: https://example.org/z.xlsx
    titre: Trois
    langue: fr
  - url: https://example.org/en.pdf
    titre: Four
    langue: en
`, "")})
	if got, want := says(t, out["a.html"], `<ul class="documents">`, "</ul>"), "Un (PDF) Deux Trois (XLSX) Four (PDF"; !strings.HasPrefix(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
	if n := strings.Count(out["a.html"], "hreflang"); n != 1 {
		t.Errorf("%d documents name their language, want the one of another language", n)
	}
}

// The home shows a few of what is listed in full elsewhere, and leads there.
func TestHomeShowsTheFirstOfMany(t *testing.T) {
	site := func(sheets int) map[string]string {
		files := map[string]string{"index.md": settings, "projets/index.md": "---\ntitre: Projets\n---\n", "projets/sud/index.md": "---\ntitre: Sud\n---\n"}
		for i := range sheets {
			files[fmt.Sprintf("projets/sud/s%d.md", i)] = sheetOf(fmt.Sprint("S", i), fmt.Sprintf("thèmes: thème%c\n", 'a'+i), "")
		}
		return built(t, files)
	}
	for _, test := range []struct {
		sheets, cards int
		all, more     bool
	}{{6, 6, false, false}, {7, 6, true, false}, {12, 6, true, false}, {13, 6, true, true}} {
		home := site(test.sheets)["index.html"]
		if n := strings.Count(home, `class="card"`); n != test.cards {
			t.Errorf("%d sheets: %d cards", test.sheets, n)
		}
		if got := strings.Contains(home, "Toutes les fiches"); got != test.all {
			t.Errorf("%d sheets: a link to all: %v", test.sheets, got)
		}
		if got := strings.Contains(home, `href="themes/index.html"`); got != test.more {
			t.Errorf("%d sheets: a link to all themes: %v", test.sheets, got)
		}
	}
}

// A folder's listing is the one of all sheets only when it holds all of them.
func TestAllSheetsAreInTheListing(t *testing.T) {
	files := map[string]string{"index.md": settings, "nord/x.md": sheetOf("X", "", "")}
	for i := range 8 {
		files[fmt.Sprintf("sud/s%d.md", i)] = sheetOf(fmt.Sprint("S", i), "", "")
	}
	if home := built(t, files)["index.html"]; strings.Contains(home, "Toutes les fiches") {
		t.Error("the home calls a part of the sheets all of them")
	}
}

// A listing of ten sheets is narrowed by what some of them have: what all have, and
// what none has, narrows nothing. One that can be seen at a glance is not narrowed.
func TestFilters(t *testing.T) {
	files := map[string]string{"index.md": settings}
	for i := range 10 {
		files[fmt.Sprintf("projets/p%d.md", i)] = sheetOf(fmt.Sprint("P", i), "pays: "+[]string{"Mali", "Niger"}[i%2]+"\nthèmes: eau\n", "")
	}
	files["nord/x.md"] = sheetOf("X", "pays: Togo\n", "")
	out := built(t, files)
	page := out["projets/index.html"]
	for _, want := range []string{`href="../pays/mali.html" data-key="mali"`, `href="../pays/niger.html"`, `<span class="count">5</span>`, `data-row="`, `src="../js/fiche.js"`, `href="../css/lists.css"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the listing of ten has no %s", want)
		}
	}
	for _, unwanted := range []string{`themes/eau.html" data-key`, `togo.html" data-key`} {
		if strings.Contains(page, unwanted) {
			t.Errorf("the listing of ten has %s", unwanted)
		}
	}
	if small := out["pays/mali.html"]; strings.Contains(small, "narrowing") || strings.Contains(small, "fiche.js") {
		t.Error("a listing of five is narrowed")
	}
	if strings.Contains(out["projets/p1.html"], "lists.css") {
		t.Error("a sheet links the style of listings")
	}
}

// The way to a page leads from the home down, for readers and for machines.
func TestBreadcrumb(t *testing.T) {
	out := built(t, map[string]string{
		"index.md": settings, "projets/index.md": "---\ntitre: Projets\n---\n",
		"projets/sud/index.md": "---\ntitre: Sud\n---\n", "projets/sud/a.md": sheetOf("A", "mis à jour: 2022-03-14\n", ""),
	})
	page := out["projets/sud/a.html"]
	if got, want := says(t, page, `<nav class="breadcrumb`, "</nav>"), "Accueil Projets Sud"; !strings.HasSuffix(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
	data := dataOf(t, page)
	items, _ := data["breadcrumb"].(map[string]any)["itemListElement"].([]any)
	var way []string
	for _, item := range items {
		step := item.(map[string]any)
		way = append(way, fmt.Sprint(step["position"], " ", step["name"]))
	}
	if got, want := strings.Join(way, ", "), "1 Nos projets, 2 Projets, 3 Sud, 4 A"; got != want {
		t.Errorf("for machines: %s, want %s", got, want)
	}
	if data["dateModified"] != "2022-03-14" {
		t.Errorf("dateModified: %v", data["dateModified"])
	}
}

// A date that is no single one is none for machines.
func TestDateModifiedIsADay(t *testing.T) {
	out := built(t, map[string]string{"index.md": settings, "a.md": sheetOf("A", "mis à jour: 2020 - 2022\n", "")})
	if data := dataOf(t, out["a.html"]); data["dateModified"] != nil {
		t.Errorf("dateModified: %v", data["dateModified"])
	}
}

// A site in one language has no versions; its home knows that it is where its name
// leads.
func TestHomeOfOneLanguage(t *testing.T) {
	out := built(t, map[string]string{"index.md": settings, "a.md": sheetOf("A", "", "")})
	for name, current := range map[string]bool{"index.html": true, "a.html": false} {
		if strings.Contains(out[name], "hreflang") {
			t.Errorf("%s: versions in one language", name)
		}
		if got := strings.Contains(out[name], `<p class="site-name"><a href="index.html" aria-current="page">`); got != current {
			t.Errorf("%s: the site's name leads to the page itself: %v", name, got)
		}
	}
	if !strings.Contains(out["index.html"], "<title>Nos projets</title>") || !strings.Contains(out["a.html"], "<title>A – Nos projets</title>") {
		t.Error("a title is not that of the page and of the site")
	}
}

// What a site brings itself is not made: a page for addresses that lead nowhere.
// A style of its own comes last.
func TestStaticFilesOfTheSite(t *testing.T) {
	out := built(t, map[string]string{"index.md": settings, "static/404.html": "our own", "static/custom.css": "a{}", "static/.DS_Store": "x"})
	if out["404.html"] != "our own" {
		t.Errorf("404.html is %s", out["404.html"])
	}
	if _, there := out[".DS_Store"]; there {
		t.Error("what a desktop left behind is published")
	}
	if home := out["index.html"]; strings.Index(home, "custom.css") < strings.Index(home, "css/fiche.css") {
		t.Error("custom.css does not come last")
	}
}

// A sheet has one map of all its countries, which names its places, or numbers
// them where names have no room: the list below says which is which.
func TestMapOfASheet(t *testing.T) {
	few := "lieux:\n  - Fatao : 14.7, -8.6\n  - Gao : 16.27, -0.04\n"
	many := few
	for i := range 12 {
		many += fmt.Sprintf("  - Lieu%c : 12.6%d, -8.0\n", 'A'+i, i%10)
	}
	for _, test := range []struct {
		fields string
		names  bool
	}{{few, true}, {many, false}} {
		out := built(t, map[string]string{"index.md": settings, "a.md": sheetOf("A", "pays: Mali, Niger, Togo, Bénin\n"+test.fields, "")})
		drawn := out["maps/a-map.svg"]
		if got := strings.Contains(drawn, "Fatao"); got != test.names {
			t.Errorf("the map names its places: %v", got)
		}
		if got := strings.Contains(drawn, ">3</text>"); got == test.names {
			t.Errorf("the map numbers its places: %v", got)
		}
		if got := strings.Contains(out["a.html"], "<li><b>3</b> LieuA, LieuB, "); got == test.names {
			t.Errorf("the page numbers its places: %v", got)
		}
		if n := strings.Count(out["a.html"], `<ul class="places">`) + strings.Count(out["a.html"], `<ul class="map-key">`); n != 1 {
			t.Errorf("the places are listed %d times", n)
		}
		for _, country := range []string{"Mali", "Niger", "Bénin"} {
			if !strings.Contains(drawn, ">"+country+"<") {
				t.Errorf("%s is not on the map", country)
			}
		}
		if n := strings.Count(out["a.html"], `<figure class="map">`); n != 1 {
			t.Errorf("%d maps", n)
		}
		if n := strings.Count(out["a.html"], "Les frontières"); n != 1 {
			t.Errorf("the borders are explained %d times", n)
		}
	}
}

// What lies far from the main part of a country has an inset with its name.
func TestInsets(t *testing.T) {
	out := built(t, map[string]string{"index.md": settings,
		"a.md": sheetOf("A", "pays: France\nlieux:\n  - Paris : 48.86, 2.35\n  - Cayenne : 4.92, -52.3\n", ""),
		"b.md": sheetOf("B", "pays: Viêt Nam\n", ""), "c.md": sheetOf("C", "pays: France\n", ""),
	})
	for page, want := range map[string]string{"a.html": "Cayenne", "index.html": "Viêt Nam"} {
		if got := says(t, out[page], `<ul class="insets">`, "</ul>"); !strings.Contains(got, want) {
			t.Errorf("%s: the inset is of %q", page, got)
		}
	}
	for _, file := range []string{"maps/a-map-2.svg", "maps/fr-places-2.svg", "maps/world-2.svg", "maps/a-map-card.svg", "maps/fr-card.svg", "maps/fr.svg", "maps/vn-card.svg"} {
		if out[file] == "" {
			t.Errorf("there is no %s", file)
		}
	}
}

// The dots of the home and of the page of a country lead to sheets, several that
// lie on each other to the listing of their country.
func TestPinsAreLinks(t *testing.T) {
	files := map[string]string{"index.md": settings, "a.md": sheetOf("A < B", "pays: Mali\nlieux:\n  - Gao : 16.27, -0.04\n", "")}
	for _, name := range []string{"b", "c", "d"} {
		files[name+".md"] = sheetOf(name, "pays: Mali\nlieux:\n  - Bamako : 12.64, -8\n", "")
	}
	out := built(t, files)
	for page, want := range map[string][]string{
		"index.html":      {"a.html", "pays/mali.html"},
		"pays/mali.html":  {"../a.html", "mali.html"},
		"pays/index.html": {"../a.html", "mali.html"},
	} {
		var got []string
		elements(t, out[page], func(n *html.Node, attr map[string]string) {
			if n.Data == "a" && n.Parent.Data == "svg" && n.Parent.Parent.Data == "span" {
				got = append(got, attr["href"])
				if attr["tabindex"] != "-1" {
					t.Errorf("%s: a pin stops the keyboard", page)
				}
			}
		})
		for i := range got {
			got[i] = strings.TrimPrefix(got[i], "../pays/")
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", page, diff)
		}
		if !strings.Contains(out[page], "<title>A &lt; B</title>") || !strings.Contains(out[page], ">3</text>") {
			t.Errorf("%s does not say what its pins are", page)
		}
	}
}

// A picture is offered in the sizes up to the one that its place needs, and in one
// that suits a browser which knows no others.
func TestSizesOfPictures(t *testing.T) {
	out := built(t, map[string]string{
		"index.md": settings, "a.md": sheetOf("A", "photo:\n  fichier: grande.jpg\n  description: Une école\n", "![Une cour](petite.jpg)\n"),
		"grande.jpg": string(jpegFile(1500, 1000).Data), "petite.jpg": string(jpegFile(300, 200).Data),
	})
	const upTo720 = "grande-360.jpg 360w, grande-720.jpg 720w"
	for page, want := range map[string][][2]string{
		"a.html":     {{"grande-720.jpg", upTo720 + ", grande-1080.jpg 1080w, grande-1500.jpg 1500w"}, {"petite-300.jpg", ""}},
		"index.html": {{"grande-720.jpg", upTo720 + ", grande-1080.jpg 1080w"}}, // as it opens the home
	} {
		var got [][2]string
		elements(t, out[page], func(n *html.Node, attr map[string]string) {
			if n.Data == "img" {
				got = append(got, [2]string{attr["src"], attr["srcset"]})
			}
		})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", page, diff)
		}
	}
}

// The table of contents names the parts around the prose too, each where it stands,
// and goes down a level only while it is short.
func TestContentsNameAllParts(t *testing.T) {
	fields := "pays: Mali\nchiffres:\n  - habitants : 1200\ndates:\n  - 2020 : Début\npartenaires:\n  - Lyon\n"
	prose := "## Un\n\na\n\n### Dans un\n\nb\n\n## Deux\n\nc\n\n## Trois\n\nd\n\n"
	more := ""
	for i := range 8 {
		more += fmt.Sprintf("## Encore %d\n\na\n\n", i)
	}
	out := built(t, map[string]string{"index.md": settings,
		"short.md": sheetOf("Court", fields, "## Un\n\na\n"),
		"a.md":     sheetOf("A", fields, prose),
		"long.md":  sheetOf("Long", fields, prose+more)})
	contents := func(page string) string { return says(t, page, `<nav class="contents"`, "</nav>") }
	if strings.Contains(out["short.html"], "contents") {
		t.Error("a page of one heading has a table of contents")
	}
	want := "Chiffres clés Dates clés Un Dans un Deux Trois Qui fait quoi À propos de cette fiche"
	if got := contents(out["a.html"]); !strings.HasSuffix(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := contents(out["long.html"]); strings.Contains(got, "Dans un") || !strings.Contains(got, "Encore 7 Qui fait quoi") {
		t.Errorf("a long one: %s", got)
	}
}

// A table says where all sheets are to be had as a file, if the site offers that.
func TestTableLinksItsFile(t *testing.T) {
	for setting, want := range map[string]string{"": `<a href="donnees/fiches.csv">Toutes les fiches (CSV)</a>`, "données: non\n": "", "données: json\n": ""} {
		files := map[string]string{"index.md": strings.Replace(settings, "langue: fr\n", "langue: fr\n"+setting, 1)}
		for i := range 10 {
			files[fmt.Sprintf("projets/p%d.md", i)] = sheetOf(fmt.Sprintf("Fiche %d", i), "", "")
		}
		page := built(t, files)["projets/tableau.html"]
		if page == "" {
			t.Fatal("no table")
		}
		want = strings.ReplaceAll(want, `"donnees`, `"../donnees`)
		if got := strings.Contains(page, "(CSV)"); got != (want != "") || !strings.Contains(page, want) {
			t.Errorf("%q: want %s", setting, want)
		}
	}
}
