package contract_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/render"
	"fiche/cmd/fiche/internal/render/contract"
	"fiche/templates"
)

// parse reads the built-in templates with files over them, and writes what it
// finds as "path:line:col: rule name=value".
func parse(files map[string]string) []string {
	site := fstest.MapFS{}
	for name, text := range files {
		site[name] = &fstest.MapFile{Data: []byte(text)}
	}
	_, problems := render.Parse([]fs.FS{site, templates.FS})
	var found []string
	for _, p := range problems {
		if p.Rule == contract.RuleTemplateUnmarked { // of short stand-ins
			continue
		}
		line := fmt.Sprintf("%s:%d:%d: %s", strings.TrimPrefix(p.Path, "templates/"), p.Line, p.Col, p.Rule)
		for _, name := range []string{"name", "type", "nearest", "wants", "given", "plain", "other"} {
			if value := p.Args.Text(name); value != "" {
				line += " " + name + "=" + value
			}
		}
		found = append(found, line)
	}
	return found
}

func TestBuiltInTemplatesAreSound(t *testing.T) {
	if found := parse(nil); found != nil {
		t.Errorf("problems:\n%s", strings.Join(found, "\n"))
	}
}

func TestParseFindsMistakes(t *testing.T) {
	tests := []struct {
		name string
		file string // sheet.html unless it says otherwise
		text string
		want []string
	}{
		{"a field misspelt", "", `{{define "main"}}{{.Sheet.Laed.HTML}}{{end}}`,
			[]string{"sheet.html:1:20: template-field name=Laed type=Sheet nearest=Lead"}},
		{"a circle of parts", "footer-extra.html", `{{template "head-extra.html" .}}{{if .Draft}}{{template "base.html" .}}{{end}}`,
			[]string{"footer-extra.html:1:57: template-loop"}},
		{"a field of another kind of page", "home.html", `{{define "main"}}{{.Sheet}}{{end}}`,
			[]string{"home.html:1:20: template-field name=Sheet type=HomePage"}},
		{"on a later line, after letters of two bytes", "", "{{define \"main\"}}\n<p>été {{.Titel}}</p>{{end}}",
			[]string{"sheet.html:2:10: template-field name=Titel type=SheetPage nearest=Title"}},
		{"in a branch that is hardly ever taken", "", `{{define "main"}}{{if .Draft}}{{else}}{{.Nothing}}{{end}}{{end}}`,
			[]string{"sheet.html:1:41: template-field name=Nothing type=SheetPage"}},
		{"in the else of a range", "", `{{define "main"}}{{range .Sheet.Dates}}{{else}}{{.Nothing}}{{end}}{{end}}`,
			[]string{"sheet.html:1:50: template-field name=Nothing type=SheetPage"}},
		{"a range over one of two things", "", `{{define "main"}}{{range or .Site.Menu .Words}}x{{end}}{{end}}`,
			[]string{"sheet.html:1:26: template-range name=or .Site.Menu .Words"}},
		{"a format that is no text", "", `{{define "main"}}{{if .Draft}}{{printf .Site.Organisation}}{{end}}{{end}}`,
			[]string{"sheet.html:1:33: template-arguments name=printf"}},
		{"within a range", "", `{{define "main"}}{{range .Sheet.Dates}}{{.Wen}}{{end}}{{end}}`,
			[]string{"sheet.html:1:42: template-field name=Wen type=KeyDate nearest=When"}},
		{"within a with", "", `{{define "main"}}{{with .Sheet.Photo}}{{.Legend}}{{end}}{{end}}`,
			[]string{"sheet.html:1:41: template-field name=Legend type=Photo"}},
		{"of a variable", "", `{{define "main"}}{{range $i, $d := .Sheet.Dates}}{{$d.Wen}}{{end}}{{end}}`,
			[]string{"sheet.html:1:52: template-field name=Wen type=KeyDate nearest=When"}},
		{"of the root from within", "", `{{define "main"}}{{range .Sheet.Dates}}{{$.Wrods.Menu}}{{end}}{{end}}`,
			[]string{"sheet.html:1:42: template-field name=Wrods type=SheetPage nearest=Words"}},
		{"of what index gives", "", `{{define "main"}}{{(index .Sheet.Dates 0).Wen}}{{end}}`,
			[]string{"sheet.html:1:20: template-field name=Wen type=KeyDate nearest=When"}},
		{"in an argument", "", `{{define "main"}}{{printf "%s" .Titel}}{{end}}`,
			[]string{"sheet.html:1:32: template-field name=Titel type=SheetPage nearest=Title"}},
		{"in a pipeline", "", `{{define "main"}}{{.Titel | print}}{{end}}`,
			[]string{"sheet.html:1:20: template-field name=Titel type=SheetPage nearest=Title"}},
		{"in a template of the page's own", "", `{{define "main"}}{{template "lead" .Sheet}}{{end}}{{define "lead"}}{{.Laed}}{{end}}`,
			[]string{"sheet.html:1:70: template-field name=Laed type=Sheet nearest=Lead"}},
		{"in a part of the site's own", "mine.html", `{{.Laed}}`,
			[]string{"mine.html:0:0: template-unused name=mine.html"}},
		{"in a part that every page has", "header-extra.html", `{{.Sheet.Lead}}`,
			[]string{"header-extra.html:1:3: template-field name=Sheet type=Page"}},
		{"two mistakes", "", `{{define "main"}}{{.Aaa}} {{.Bbb}}{{end}}`, []string{
			"sheet.html:1:20: template-field name=Aaa type=SheetPage",
			"sheet.html:1:29: template-field name=Bbb type=SheetPage",
		}},
		{"a name on a name that has none", "", `{{define "main"}}{{.Kind.HTML}}{{end}}`,
			[]string{"sheet.html:1:20: template-field name=HTML type=string"}},

		{"what may be missing", "", `{{define "main"}}{{.Sheet.Photo.URL}}{{end}}`,
			[]string{"sheet.html:1:20: template-nil name=.Sheet.Photo"}},
		{"what may be missing, asked for", "", `{{define "main"}}{{if .Sheet.Photo}}{{.Sheet.Photo.URL}}{{end}}{{end}}`, nil},
		{"asked for with and", "", `{{define "main"}}{{if and .Sheet.Photo .Sheet.Photo.URL}}{{.Sheet.Photo.URL}}{{end}}{{end}}`, nil},
		{"asked for with or", "", `{{define "main"}}{{if or (not .Sheet.Photo) .Draft}}{{else}}{{.Sheet.Photo.URL}}{{end}}{{end}}`, nil},
		{"asked for with something else", "", `{{define "main"}}{{if or .Sheet.Photo .Draft}}{{.Sheet.Photo.URL}}{{end}}{{end}}`,
			[]string{"sheet.html:1:49: template-nil name=.Sheet.Photo"}},
		{"asked for, and something else not so", "", `{{define "main"}}{{if and (not .Sheet.Photo) .Draft}}{{else}}{{.Sheet.Photo.URL}}{{end}}{{end}}`,
			[]string{"sheet.html:1:64: template-nil name=.Sheet.Photo"}},
		{"asked for, or something else not so", "", `{{define "main"}}{{if and .Sheet.Photo .Draft}}{{else}}{{.Sheet.Photo.URL}}{{end}}{{end}}`,
			[]string{"sheet.html:1:58: template-nil name=.Sheet.Photo"}},
		{"asked for the other way round", "", `{{define "main"}}{{if not .Sheet.Photo}}{{.Sheet.Photo.URL}}{{end}}{{end}}`,
			[]string{"sheet.html:1:43: template-nil name=.Sheet.Photo"}},
		{"asked for with a variable", "", `{{define "main"}}{{with $p := .Sheet.Photo}}{{$p.URL}}{{end}}{{end}}`, nil},
		{"asked for in a range", "", `{{define "main"}}{{range .Sheet.Figures}}{{if .Source}}{{.Source.URL}}{{end}}{{end}}{{end}}`, nil},
		{"not asked for in a range", "", `{{define "main"}}{{range .Sheet.Figures}}{{.Source.URL}}{{end}}{{end}}`,
			[]string{"sheet.html:1:44: template-nil name=.Source"}},
		{"a part of what may be missing", "", `{{define "main"}}{{template "photo.html" .Sheet.Photo}}{{end}}`,
			[]string{"sheet.html:1:42: template-nil name=.Sheet.Photo"}},

		{"a text is always there", "", `{{define "main"}}{{if .Sheet.Lead}}x{{end}}{{end}}`,
			[]string{"sheet.html:1:23: template-always name=.Sheet.Lead plain=.Sheet.Lead.Plain"}},
		{"also for with", "", `{{define "main"}}{{with .Sheet.Lead}}{{.HTML}}{{end}}{{end}}`,
			[]string{"sheet.html:1:25: template-always name=.Sheet.Lead plain=.Sheet.Lead.Plain"}},
		{"also for or", "", `{{define "main"}}{{if or .Sheet.Lead .Draft}}x{{end}}{{end}}`,
			[]string{"sheet.html:1:26: template-always name=.Sheet.Lead plain=.Sheet.Lead.Plain"}},

		{"a list printed", "", `{{define "main"}}{{.Sheet.Dates}}{{end}}`,
			[]string{"sheet.html:1:20: template-print name=.Sheet.Dates type=[]KeyDate"}},
		{"a struct printed", "", `{{define "main"}}{{.Site}}{{end}}`,
			[]string{"sheet.html:1:20: template-print name=.Site type=Site"}},
		{"a text printed", "", `{{define "main"}}{{.Title}}{{end}}`, nil},
		{"a range over no list", "", `{{define "main"}}{{range .Title}}x{{end}}{{end}}`,
			[]string{"sheet.html:1:26: template-range name=.Title"}},
		{"an unknown function", "", `{{define "main"}}{{lenn .Kind}}{{end}}`,
			[]string{"sheet.html:1:20: template-function name=lenn nearest=len"}},
		{"too few arguments", "", `{{define "main"}}{{eq .Kind}}{{end}}`,
			[]string{"sheet.html:1:20: template-arguments name=eq"}},
		{"too many arguments", "", `{{define "main"}}{{if not .Draft .Draft}}y{{end}}{{end}}`,
			[]string{"sheet.html:1:23: template-arguments name=not"}},
		{"what cannot be compared", "", `{{define "main"}}{{if eq .Sheet.Dates "x"}}y{{end}}{{end}}`,
			[]string{"sheet.html:1:26: template-arguments name=eq"}},
		{"a text compared with a number", "", `{{define "main"}}{{if eq .Kind 3}}y{{end}}{{end}}`,
			[]string{"sheet.html:1:32: template-arguments name=eq"}},
		{"the length of what has none", "", `{{define "main"}}{{len .Draft}}{{end}}`,
			[]string{"sheet.html:1:20: template-arguments name=len"}},
		{"arguments for a field", "", `{{define "main"}}{{.Kind "x"}}{{end}}`,
			[]string{"sheet.html:1:20: template-arguments name=Kind"}},
		{"a method", "", `{{define "main"}}{{.Title.String}}{{end}}`, nil},

		{"no such template", "", `{{define "main"}}{{template "crad.html" .}}{{end}}`,
			[]string{"sheet.html:1:29: template-unknown name=crad.html nearest=card.html"}},
		{"the wrong data for a template", "", `{{define "main"}}{{template "dates.html" .}}{{end}}`,
			[]string{"sheet.html:1:29: template-call name=dates.html wants=Timeline given=SheetPage"}},
		{"no data for a template", "", `{{define "main"}}{{template "dates.html"}}{{end}}`,
			[]string{"sheet.html:1:29: template-call name=dates.html wants=Timeline"}},
		{"a part that needs no data", "", `{{define "main"}}{{template "own"}}{{end}}{{define "own"}}{{if true}}x{{else}}y{{end}}{{end}}`, nil},
		{"a part that needs data in a branch", "", `{{define "main"}}{{template "own"}}{{end}}{{define "own"}}{{if true}}{{else}}{{len (index $.Menu 0).URL}}{{end}}{{end}}`,
			[]string{"sheet.html:1:29: template-call name=own wants=."}},
		{"an empty file", "header-extra.html", "", nil},
		{"a page is enough where any page will do", "", `{{define "main"}}{{template "breadcrumb.html" .}}{{end}}`, nil},

		{"a loop that is not closed", "", "<p>\n{{range .Sheet.Dates}}\n", []string{"sheet.html:3:1: template-parse"}},
		{"an action that is not closed", "", "<p>\n{{.Title", []string{"sheet.html:2:1: template-parse"}},
		{"not UTF-8", "", "<p>\n\xe9t\xe9", []string{"sheet.html:2:1: template-encoding"}},
		{"a value where none is safe", "", `{{define "main"}}<p {{if .Draft}}class="{{end}}>x</p>{{end}}`,
			[]string{"sheet.html:1:1: template-unsafe"}},
		{"one name twice", "header-extra.html", `{{define "card.html"}}x{{end}}`,
			[]string{"header-extra.html:1:10: template-twice name=card.html other=templates/card.html"}},
		{"a file misspelt", "sheets.html", `x`,
			[]string{"sheets.html:0:0: template-unused name=sheets.html nearest=sheet"}},
		{"a byte order mark", "sheet.html", "\uFEFF{{define \"main\"}}x{{end}}", nil},
		{"a page without the layout", "sheet.html", `<!DOCTYPE html><title>{{.HeadTitle}}</title>`, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file := test.file
			if file == "" {
				file = "sheet.html"
			}
			if diff := cmp.Diff(test.want, parse(map[string]string{file: test.text})); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// A part of the site's own is checked with what it is given: what its caller has
// asked for is there, what it has not may be missing.
func TestPartsOfTheSite(t *testing.T) {
	for call, want := range map[string][]string{
		`{{with .Sheet.Photo}}{{template "mine.html" .}}{{end}}`: nil,
		`{{template "mine.html" .Sheet.Photo}}`:                  {"mine.html:1:3: template-nil name=."},
		`{{template "mine.html" .Sheet}}`:                        {"mine.html:1:3: template-field name=URL type=Sheet"},
	} {
		got := parse(map[string]string{"sheet.html": `{{define "main"}}` + call + `{{end}}`, "mine.html": `{{.URL}}`, ".hidden.html": `{{.URL}}`})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", call, diff)
		}
	}
}
