package pipeline_test

import (
	"bytes"
	"encoding/csv"
	"path"
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
		index.Data = bytes.Replace(index.Data, []byte("données: csv, json, geojson"), []byte("données: "+formats), 1)
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
