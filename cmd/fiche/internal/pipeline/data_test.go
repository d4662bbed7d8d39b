package pipeline_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/tools/txtar"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/importer"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/problem"
)

// dataSite is the site whose data the tests look at.
func dataSite(t *testing.T) pipeline.Inputs {
	t.Helper()
	a, err := txtar.ParseFile("testdata/data.txtar")
	if err != nil {
		t.Fatal(err)
	}
	return inputs(a)
}

// What is not for everybody is in no file of the output, whatever its format.
func TestNothingPrivateLeaves(t *testing.T) {
	for _, formats := range []string{"csv, json, geojson, xlsx, dcat", "non"} {
		in := dataSite(t)
		index := in.Content.(fstest.MapFS)["index.md"]
		index.Data = bytes.Replace(index.Data, []byte("données: csv, json, geojson, xlsx, dcat"), []byte("données: "+formats), 1)
		r := buildSite(t, in, pipeline.Options{})
		if r.Tree == nil {
			t.Fatal(formats, r.Problems)
		}
		for name, text := range pages(t, r.Tree) {
			for _, secret := range []string{"secret", "refuge", "12.5123", "Un brouillon", "Lieu du", "14.7123", "8.6234", "7.9345"} {
				if strings.Contains(text, secret) {
					t.Errorf("%s: %s has %q", formats, name, secret)
				}
			}
			if isData(name) && strings.Contains(text, "Awa") {
				t.Errorf("%s: %s names a person", formats, name)
			}
		}
	}
}

// Of notes, of drafts, of a translation that is one, and of a hidden place, no word
// is in any file of a site that has all kinds of them: listings, tables, rows, cards,
// the words and the texts of the search, and each file within the workbook.
func TestNoWordOfWhatIsPrivateLeaves(t *testing.T) {
	in := dataSite(t)
	content := in.Content.(fstest.MapFS)
	for i := range 60 {
		content[fmt.Sprintf("projets/p%d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, `---
titre: Projet %d
pays: Mali
thèmes: eau
partenaires: Ville d'Exemple
statut: en cours
mis à jour: 2020
lieux:
  - Kayes : 14.4469, -11.4445
  - Cachotum : 3.14159, 2.71828 (caché)
notes: Clandestinum
---
Un texte.
`, i)}
	}
	const draft = `---
titre: Xylophagum
résumé: Quenottum
brouillon: oui
pays: Islande
thèmes: zibelinum
partenaires: Kwartzum
lieux:
  - Vrombissum : 1.23456, 6.78912
chiffres:
  - Gyroscopum : 9876 farfadetum
incubateur: ytterbium
---
Ornithorynxum.
`
	content["projets/brouillon.md"] = &fstest.MapFile{Data: []byte(draft)}
	content["projets/brouillon.en.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Whatchamacallitum\n---\nThingamajigum.\n")}
	content["projets/p1.en.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Contraptionum\ndraft: yes\n---\nGizmodorum.\n")}
	content["partenaires/kwartz.md"] = &fstest.MapFile{Data: []byte("---\ntitre: Mesozoicum\ntype: partenaire\nbrouillon: oui\n---\n")}
	r := buildSite(t, in, pipeline.Options{})
	if r.Tree == nil {
		t.Fatal(r.Problems)
	}
	files := pages(t, r.Tree)
	for _, kind := range []string{"projets/tableau.html", "recherche/rows-0.js", "recherche/cards-0.js", "recherche/text-0.js", "recherche/words-pr.js", "donnees/fiches.xlsx", "projets/p1.json"} {
		if files[kind] == "" {
			t.Errorf("there is no %s", kind)
		}
	}
	book := files["donnees/fiches.xlsx"]
	archive, err := zip.NewReader(strings.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.File {
		data, err := fs.ReadFile(archive, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		files["donnees/fiches.xlsx/"+f.Name] = string(data)
	}
	for name, text := range files {
		text = name + " " + strings.ToLower(text)
		for _, word := range []string{ // not their endings, which an index leaves out
			"cachot", "3.14", "2.718", "clandest", "xylophag", "quenott", "island", "zibelin", "kwartz", "vrombiss", "1.234", "6.789",
			"gyroscop", "9876", "9\u202f876", "farfadet", "ytterb", "ornithor", "whatcham", "thingam", "contrapt", "gizmodo", "mesozoic",
		} {
			if strings.Contains(text, word) {
				t.Errorf("%s has %q", name, word)
			}
		}
	}
}

// What a stranger writes is no formula in the spreadsheet of whoever opens the table.
func TestNoCellIsAFormula(t *testing.T) {
	in := dataSite(t)
	in.Content.(fstest.MapFS)["projets/formule.md"] = &fstest.MapFile{Data: []byte("---\ntitre: '=HYPERLINK(\"https://example.org\")'\nrésumé: '@SUM(A1)'\npays: Mali\npartenaires:\n  - '+33 Tours'\n---\n")}
	r := buildSite(t, in, pipeline.Options{})
	if r.Tree == nil {
		t.Fatal(r.Problems)
	}
	for name, text := range pages(t, r.Tree) {
		if path.Ext(name) != ".csv" {
			continue
		}
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(name, err)
		}
		for _, cell := range slices.Concat(rows...) {
			if strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "@") || strings.HasPrefix(cell, "+") {
				t.Errorf("%s: %q", name, cell)
			}
		}
		if name == "donnees/fiches.csv" && !strings.Contains(text, "'=HYPERLINK") {
			t.Error("the title is not in the table")
		}
	}
}

// A site offers what its settings say, and nothing else.
func TestDataFormats(t *testing.T) {
	for setting, want := range map[string]string{
		"":                   "csv geojson json",
		"données: non":       "",
		"données: oui":       "csv geojson json",
		"data: CSV":          "csv",
		"données: json, csv": "csv json",
		"données:\n  - JSON": "json",
	} {
		in := dataSite(t)
		in.Content = fstest.MapFS{
			"index.md": {Data: []byte("---\ntitre: P\nurl: https://example.org/\n" + setting + "\n---\n")},
			"a.md":     {Data: []byte("---\ntitre: A\n---\n")},
		}
		r := buildSite(t, in, pipeline.Options{})
		kinds := map[string]bool{}
		for _, p := range r.Tree.Paths() {
			if isData(p) {
				kinds[strings.TrimPrefix(path.Ext(p), ".")] = true
			}
		}
		if kinds["html"] != (want != "") {
			t.Errorf("%q: the page of the data", setting)
		}
		delete(kinds, "html")
		for _, kind := range strings.Fields(want) {
			if !kinds[kind] {
				t.Errorf("%q: no %s", setting, kind)
			}
			delete(kinds, kind)
		}
		if len(kinds) > 0 {
			t.Errorf("%q: also %v", setting, kinds)
		}
	}
}

// The table of sheets can be read into another site, which then offers the same one.
func TestDataReadsBack(t *testing.T) {
	for _, in := range []pipeline.Inputs{dataSite(t), example(t)} {
		before := pages(t, buildSite(t, in, pipeline.Options{}).Tree)["donnees/fiches.csv"]
		l := locale.Get("fr")
		table, problems := importer.ReadTable("fiches.csv", []byte(before), l)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		files, problems := table.Sheets(l, edit.Values{})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		content := fstest.MapFS{"index.md": {Data: []byte("---\ntitre: P\nurl: https://example.org/\nlicence: Licence Ouverte 2.0\n---\n")}}
		for _, f := range files {
			content[f.Path] = &fstest.MapFile{Data: f.Data}
		}
		in.Content = content
		again := buildSite(t, in, pipeline.Options{})
		if again.Tree == nil {
			t.Fatal(again.Problems)
		}
		want, got := carried(t, before, table), carried(t, pages(t, again.Tree)["donnees/fiches.csv"], table)
		for title, row := range want {
			if row["language"] != "fr" { // it is read as a sheet of the site's language
				delete(want, title)
				delete(got, title)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-before +after)\n%s", diff)
		}
	}
}

// carried are the rows of a table by title, without the columns that an import leaves
// aside.
func carried(t *testing.T, text string, table *importer.Table) map[string]map[string]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]map[string]string{}
	for _, row := range rows[1:] {
		values := map[string]string{}
		for i, c := range table.Columns {
			if c.Field != "" || c.Name == "language" {
				values[c.Name] = row[i]
			}
		}
		all[values["title"]] = values
	}
	return all
}

// A workbook holds what the tables hold, a sheet for each.
func TestWorkbookIsTheTables(t *testing.T) {
	files := pages(t, buildSite(t, dataSite(t), pipeline.Options{}).Tree)
	book := files["donnees/fiches.xlsx"]
	archive, err := zip.NewReader(strings.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"fiches", "chiffres", "dates", "partenaires", "budget", "lieux"} {
		data, err := fs.ReadFile(archive, fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1))
		if err != nil {
			t.Fatal(err)
		}
		var sheet struct {
			Rows []struct {
				Cells []struct {
					Name  string `xml:"r,attr"`
					Text  string `xml:"is>t"`
					Value string `xml:"v"`
				} `xml:"c"`
			} `xml:"sheetData>row"`
		}
		if err := xml.Unmarshal(data, &sheet); err != nil {
			t.Fatal(err)
		}
		want, err := csv.NewReader(strings.NewReader(files["donnees/"+name+".csv"])).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for at, row := range sheet.Rows {
			cells := make([]string, len(want[at]))
			for _, c := range row.Cells {
				column := 0
				for _, letter := range strings.TrimRight(c.Name, "0123456789") {
					column = column*26 + int(letter-'A') + 1
				}
				cells[column-1] = c.Text + c.Value
			}
			for j := range want[at] {
				want[at][j] = strings.TrimPrefix(want[at][j], "'") // of a text that looks like a formula
			}
			if diff := cmp.Diff(want[at], cells); diff != "" {
				t.Errorf("%s, row %d: (-csv +xlsx)\n%s", name, at+1, diff)
			}
		}
	}
	for _, f := range archive.File {
		if f.Modified.Year() != 1980 {
			t.Errorf("%s has a time: %v", f.Name, f.Modified)
		}
	}
}

// A description for catalogues needs an address and a licence, and its absence is told.
func TestCatalogueThatCannotBe(t *testing.T) {
	for missing, settings := range map[string]string{"url": "licence: CC0", "licence": "url: https://example.org/"} {
		in := dataSite(t)
		in.Content = fstest.MapFS{
			"index.md": {Data: []byte("---\ntitre: P\ndonnées: csv, dcat\n" + settings + "\n---\n")},
			"a.md":     {Data: []byte("---\ntitre: A\n---\n")},
		}
		r := buildSite(t, in, pipeline.Options{})
		if !slices.ContainsFunc(r.Problems, func(p problem.Problem) bool { return p.Rule == "dcat-incomplete" && p.Line == 3 }) {
			t.Errorf("without %s: %v", missing, r.Problems)
		}
	}
}

// The page of the data explains every column in the language of the reader, and is led
// to.
func TestDataPage(t *testing.T) {
	files := pages(t, buildSite(t, dataSite(t), pipeline.Options{}).Tree)
	for page, texts := range map[string][]string{
		"donnees/index.html": {
			`<a href="../donnees/fiches.xlsx" download>XLSX</a>`, `<a href="../donnees/lieux.geojson" download>GEOJSON</a>`, "<code>effectif_value</code>",
			"Champ propre à ce site, «\u00a0incubateur\u00a0».", "<code>title_en</code>", `"@type":"Dataset"`, `datetime="2022-03-14"`,
		},
		"en/data/index.html": {`href="../../donnees/fiches.csv"`, "The latitude, in decimal degrees"},
		"index.html":         {`<a href="donnees/index.html">Données</a>`},
		"mali.html":          {`<a href="mali.json">Données</a>`, `"@type":"MonetaryGrant"`, `"value":200000,"currency":"EUR"`, `"citation":["JMP, https://washdata.org"]`},
		"en/mali.html":       {`<a href="../mali.json">Data</a>`},
	} {
		for _, text := range texts {
			if !strings.Contains(files[page], text) {
				t.Errorf("%s lacks %q", page, text)
			}
		}
	}
}

// The JSON keeps to the schema beside it, that of a single sheet too.
func TestDataKeepsToItsSchema(t *testing.T) {
	for _, in := range []pipeline.Inputs{dataSite(t), example(t)} {
		files := pages(t, buildSite(t, in, pipeline.Options{}).Tree)
		read := func(name string) any {
			value, err := jsonschema.UnmarshalJSON(strings.NewReader(files[name]))
			if err != nil {
				t.Fatal(name, err)
			}
			return value
		}
		c := jsonschema.NewCompiler()
		c.AssertFormat()
		const at = "https://example.org/schema.json"
		if err := c.AddResource(at, read("donnees/fiches.schema.json")); err != nil {
			t.Fatal(err)
		}
		for name := range files {
			part := ""
			switch {
			case !strings.HasSuffix(name, ".json") || strings.HasSuffix(name, ".schema.json"):
				continue
			case name != "donnees/fiches.json":
				part = "#/$defs/sheets"
			}
			schema, err := c.Compile(at + part)
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(read(name)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// The rows of a listing's table can be taken away as they are shown, its numbers as
// programs read them; those of all sheets are in the data.
func TestTableIsAFileToo(t *testing.T) {
	in := example(t)
	content := fstest.MapFS{"index.md": {Data: []byte("---\ntitre: P\nurl: https://example.org/p/\ntotaux: [Habitants]\n---\n")}}
	for i := range 12 {
		theme, about := "eau", ""
		if i > 9 {
			theme = "sol"
		}
		if i == 0 {
			about = "environ "
		}
		content[fmt.Sprintf("projets/p%02d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil,
			"---\ntitre: '=P%02d'\nstatut: terminé\nthèmes: %s\nbudget: %d 500,5 €\nchiffres:\n  - Habitants : %s%d habitants\n---\n", i, theme, i+1, about, i+7)}
	}
	in.Content = content
	files := pages(t, buildSite(t, in, pipeline.Options{}).Tree)
	rows, err := csv.NewReader(strings.NewReader(files["themes/eau-tableau.csv"])).ReadAll()
	if err != nil || len(rows) != 11 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	want := [][]string{
		{"Fiche", "Statut", "Budget (€)", "Habitants (habitants)", "URL"},
		{"'=P00", "Terminé", "1500.5", "environ 7", "https://example.org/p/projets/p00.html"},
	}
	if diff := cmp.Diff(want, rows[:2]); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(files["themes/eau-tableau.html"], `<a href="../themes/eau-tableau.csv">Ce tableau (CSV)</a>`) {
		t.Error("its page does not lead to it")
	}
	if files["projets/tableau.html"] == "" || files["projets/tableau.csv"] != "" || strings.Contains(files["projets/tableau.html"], "Ce tableau") {
		t.Error("all sheets are there twice")
	}
	content["index.md"].Data = bytes.Replace(content["index.md"].Data, []byte("\n---"), []byte("\ndonnées: non\n---"), 1)
	for name := range pages(t, buildSite(t, in, pipeline.Options{}).Tree) {
		if path.Ext(name) == ".csv" {
			t.Errorf("%s, although the site offers no data", name)
		}
	}
}
