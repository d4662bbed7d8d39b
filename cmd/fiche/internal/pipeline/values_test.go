package pipeline_test

import (
	"context"
	"fmt"
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/static"
	"fiche/templates"
)

// Values as people write them, and what a reader of the page is told. A line of
// ../sheet/testdata/values/*.tsv is a case of three columns, parted by tabs:
//
//   - the field, by its name in the language of the file, with " -" behind it
//     where the value is an item of a list;
//   - what was written, "\n" between its lines;
//   - what is published, "! rule" where it is refused, "text ! rule" where it
//     is published with a warning.
//
// Lines that begin with "#" are comments.
func TestValues(t *testing.T) {
	eachValue(t, func(t *testing.T, published publisherOf, place, written, said string) {
		if got := published(place, written); got != said {
			t.Errorf("%s: %s\n got %q\nwant %q", place, written, got, said)
		}
	})
}

type publisherOf = func(place, written string) string

// eachValue calls do with each line of the corpus, a test for each of its files.
func eachValue(t *testing.T, do func(t *testing.T, published publisherOf, place, written, said string)) {
	t.Helper()
	files, err := filepath.Glob("../sheet/testdata/values/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatal("no values", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".tsv")
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			published := publisher(t, locale.Get(strings.TrimPrefix(filepath.Ext(name), ".")))
			for i, line := range strings.Split(string(data), "\n") {
				column := strings.Split(line, "\t")
				switch {
				case line == "" || strings.HasPrefix(line, "#"):
				case len(column) != 3:
					t.Errorf("line %d: %d columns, want 3", i+1, len(column))
				default:
					do(t, published, column[0], column[1], column[2])
				}
			}
		})
	}
}

// valuesTemplate prints each field of a sheet on lines of its own, "key<TAB>item".
const valuesTemplate = `{{define "sheet.html"}}{{with .Sheet}}
title	{{$.Title}}
summary	{{.Lead}}
{{range .Countries}}country	{{.Text}}
{{end}}{{range .Places}}places	{{.Name}}{{if .Precision.Plain}} ({{.Precision}}){{end}}
{{end}}{{with .Status}}status	{{.Link.Text}}
{{end}}as_of	{{.Situation}}
updated	{{.Updated}}
period	{{.Period}}
{{range .Themes}}themes	{{.Text}}
{{end}}{{range .Goals}}goals	{{.Number}} {{.Name}}
{{end}}{{range .Partners}}partners	{{.Link.Text}}{{if .Roles.Plain}} ({{.Roles}}){{end}}
{{end}}{{range .Dates}}dates	{{.When}} = {{.Label}}{{if .Move.Plain}} ({{.Move}}){{end}}
{{end}}{{range .Figures}}figures	{{.Label}} = {{.Value}}{{if .Unit.Plain}} {{.Unit}}{{end}}{{if .Year}} ({{.Year}}){{end}}{{if .Levels.Plain}}, {{.Levels}}{{with .Part}} [{{.}}]{{end}}{{end}}
{{end}}{{range .Context}}{{range .Figures}}figures	{{.Label}} = {{.Value}}{{if .Unit.Plain}} {{.Unit}}{{end}}{{if .Year}} ({{.Year}}){{end}}
{{end}}{{end}}{{with .Budget}}{{if .Total.Plain}}budget	{{.Total}}
{{end}}{{range .Shares}}budget	{{.Name.Text}} = {{.Amount}}
{{end}}{{range .Gauges}}{{if .Value.Plain}}budget	- {{.Value}}
{{end}}{{end}}{{end}}reference	{{.Reference}}
{{range .Details}}details	{{.Label}} = {{.Value}}
{{end}}{{range .Documents}}documents	{{.Link.Text}} = {{.Link.URL}}
{{end}}{{range .Contacts}}contacts	{{.Name}}{{if .Function.Plain}}, {{.Function}}{{end}}{{if .Email}} <{{.Email}}>{{end}}{{range .Phones}} {{.Text}}{{if .Tel}} = {{.Tel}}{{end}}{{end}}
{{end}}{{range .Links}}links	{{.Text}} = {{.URL}}
{{end}}{{end}}{{with .Data}}data	{{.}}
{{end}}{{end}}`

// coordinates are the latitude and the longitude in the data for machines.
var coordinates = regexp.MustCompile(`"latitude":([-.0-9]+),"longitude":([-.0-9]+)`)

// publisher returns a function that returns what a sheet with one value says of the
// field, and the rules that the sheet breaks. Its site is built again and again.
func publisher(t *testing.T, l *locale.Locale) func(place, written string) string {
	title := l.Fields["title"].Names[0]
	content := fstest.MapFS{
		"index.md": {Data: fmt.Appendf(nil, "---\n%s: %s\nurl: https://www.example.org/\n%s: %s\n---\n", title, "Site", l.Fields["language"].Names[0], l.Tag)},
	}
	b := pipeline.New(pipeline.Inputs{
		Content:   content,
		Templates: []fs.FS{fstest.MapFS{"sheet.html": {Data: []byte(valuesTemplate)}}, templates.FS},
		Static:    []fs.FS{static.FS},
	}, pipeline.Options{Locale: l})
	return func(place, written string) string {
		t.Helper()
		name, item := strings.CutSuffix(place, " -")
		key, ok := sheet.FieldNamed(name)
		if !ok {
			t.Errorf("%q is no field", name)
		}
		written = strings.ReplaceAll(written, `\n`, "\n")
		lines := name + ": " + written
		if item {
			lines = name + ":\n  - " + written
		}
		content["a.md"] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\n%s: %s\n%s\n---\n\nBody.\n", title, "Sheet", lines)}
		r, err := b.Rebuild(context.Background(), []string{"content/a.md"})
		if err != nil {
			t.Fatal(err)
		}
		var rules []string
		for _, p := range r.Problems {
			if rule := string(p.Rule); p.Path == "content/a.md" && !slices.Contains(rules, rule) {
				rules = append(rules, rule)
			}
		}
		var items []string
		if r.Tree != nil {
			page, err := fs.ReadFile(r.Tree, "a.html")
			if err != nil {
				t.Fatal(err)
			}
			items = itemsOf(key, html.UnescapeString(string(page)))
		}
		said := strings.Join(items, " | ")
		if len(rules) > 0 {
			slices.Sort(rules)
			said = strings.TrimSpace(said + " ! " + strings.Join(rules, ", "))
		}
		return said
	}
}

// itemsOf returns what a page made by valuesTemplate says of a field, with
// ordinary spaces, and the positions of places as machines read them.
func itemsOf(key, page string) []string {
	var items []string
	for line := range strings.Lines(page) {
		field, text, ok := strings.Cut(strings.TrimSpace(line), "\t")
		switch {
		case ok && field == key:
			items = append(items, strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text))
		case ok && field == "data" && key == "places":
			for _, at := range coordinates.FindAllStringSubmatch(text, -1) {
				items = append(items, "["+at[1]+", "+at[2]+"]")
			}
		}
	}
	return items
}
