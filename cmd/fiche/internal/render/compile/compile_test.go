package compile

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"strings"
	"sync"
	"testing"
)

type words struct{ Menu string }

type link struct {
	Text text
	URL  string
	Href template.HTMLAttr
}

type text struct {
	Plain string
	HTML  template.HTML
}

func (t text) String() string { return t.Plain }

type site struct {
	Title text
	Menu  []link
	Feed  string
	Owner owner
}

type owner struct{ URL string }

// A Page and a Picture are parts of others.
type Page struct {
	Title text
	Words *words
	Site  *site
	Draft bool
	Level int
}

type Picture struct{ URL string }

type photo struct {
	Picture
	Caption text
}

type item struct {
	Words *words
	Text  text
	State string
	From  *link
}

type view struct {
	Page
	Lead   text
	Items  []item
	Links  []link
	Photos []photo
	Cards  []template.HTML
	First  *link
	Data   template.JS
	Tel    template.URL
	Hidden hidden
	Kind   kind
	*Extra
}

// A kind says what it is itself.
type kind string

func (k kind) String() string { return "a kind of " + string(k) }

// Hidden has a method in front of a field, Extra may be missing.
type hidden struct{ Picture }

func (hidden) URL() string { return "by the method" }

type Extra struct{ Note string }

var shared = struct {
	Words *words
	Site  *site
}{
	&words{Menu: "L'eau"},
	&site{
		Title: text{Plain: "L'eau & nous", HTML: "L’eau &amp; nous"},
		Menu:  []link{{Text: text{HTML: "A"}, URL: "a b.html"}, {Text: text{HTML: "B"}, URL: `"b"`}},
	},
}

// A whole view, and one with nothing in it.
func views() []*view {
	from := &link{URL: "javascript:alert(1)", Text: text{Plain: "<x>", HTML: "<i>x</i>"}, Href: `href="x.html"`}
	full := &view{
		Page: Page{Title: text{Plain: "<T>", HTML: "<b>T</b>"}, Words: shared.Words, Site: shared.Site, Draft: true, Level: 3},
		Lead: text{Plain: "Lead"},
		Items: []item{
			{Words: shared.Words, Text: text{Plain: "1 < 2", HTML: "1 &lt; 2"}, State: "do\"ne", From: from},
			{Words: shared.Words, State: "late"},
		},
		Links:  []link{*from, {URL: "é.html?a=1&b", Text: text{Plain: "é"}}},
		Photos: []photo{{Picture: Picture{URL: "p.jpg"}, Caption: text{HTML: "cap"}}},
		Cards:  []template.HTML{"<p>1</p>", "<p>2</p>"},
		First:  from, Data: `{"a":1}`, Tel: "tel:+33", Kind: "page",
	}
	return []*view{full, {Page: Page{Words: shared.Words, Site: shared.Site}}}
}

// snippets are templates, and whether they are left to html/template.
var snippets = []struct {
	name, source string
	refused      bool
}{
	{name: "word", source: `{{.Words.Menu}}`},
	{name: "word in an attribute", source: `<p title="{{$.Words.Menu}}">`},
	{name: "escaped as its place asks", source: `<a title={{.Site.Title}}>{{.Site.Title}}</a>`},
	{name: "in a script", source: `<script type="application/ld+json">{{.Site.Title.Plain}}</script>`},
	{name: "list", source: `{{range .Site.Menu}}<a href="{{.URL}}">{{.Text.HTML}}{{$.Words.Menu}}</a>{{end}}`},
	{name: "question", source: `{{if .Site.Feed}}a{{else if and .Site.Title.Plain (not .Words.Menu)}}b{{else}}c{{end}}`},
	{name: "with", source: `{{with .Site.Owner}}{{if .URL}}{{.URL}}{{else}}{{$.Words.Menu}}{{end}}{{end}}`},
	{name: "nothing", source: `{{with .Site.Feed}}{{.}}{{end}}`},
	{name: "a part of shared words", source: `{{define "x"}}{{.Menu}}{{end}}[{{template "x" .Words}}]`},
	{name: "a part that ignores the page", source: `{{define "x"}}x{{end}}[{{template "x" .}}]`},
	{name: "a function", source: `{{printf "%s!" .Words.Menu}}`, refused: true},
	{name: "a list around the data of the template", source: `{{range .Site.Menu}}{{$.Title.HTML}}{{end}}`},
	{name: "words of a part", source: `{{range .Items}}{{.Words.Menu}}{{end}}`},

	{name: "escaped", source: `{{.Title.Plain}}{{.Title}}<p title="{{.Title}}">{{.Level}}<i class="l{{.Level}}">`},
	{name: "safe by its type", source: `{{.Title.HTML}}{{range .Cards}}{{.}}{{end}}`},
	{name: "safe elsewhere only", source: `<p title="{{.Title.HTML}}">`},
	{name: "attributes", source: `{{with .First}}<a {{.Href}}>{{.Text.HTML}}</a>{{end}}`},
	{name: "addresses", source: `{{range .Links}}<a href="{{.URL}}">{{.Text}}</a>{{else}}none{{end}}<a href="{{.Tel}}">`},
	{name: "text by its method", source: `{{.Kind}}<p title="{{.Kind}}">`},
	{name: "data", source: `<script type="application/ld+json">{{.Data}}</script>`},
	{name: "questions", source: `{{if .Draft}}d{{end}}{{if or .First .Lead.Plain}}o{{end}}{{if and .Items (not .Draft)}}a{{else}}b{{end}}{{if eq .Title.Plain "<T>"}}e{{end}}{{if .Level}}l{{end}}`},
	{name: "variables", source: `{{$first := or .First .Draft}}{{if $first}}f{{end}}{{range $x := .Items}}{{with .From}}{{$x.State}}{{end}}{{end}}`},
	{name: "a variable that hides another", source: `{{range $x := .Items}}{{range $x := $.Links}}{{$x.URL}}{{end}}{{$x.State}}{{end}}`},
	{name: "a variable after its list", source: `{{if .Draft}}{{$x := .Level}}{{$x}}{{end}}{{$y := .Lead}}{{$y}}`},
	{name: "promoted", source: `{{range .Photos}}{{.URL}}{{.Caption.HTML}}{{end}}`},
	{name: "parts", source: `{{define "x"}}<b>{{.State}}</b>{{end}}{{range .Items}}{{template "x" .}}{{end}}`},
	{name: "a part of several types", source: `{{define "x"}}{{.URL}}{{end}}{{range .Photos}}{{template "x" .}}{{end}}{{range .Links}}{{template "x" .}}{{end}}`},
	{name: "the same in the other order", source: `{{define "x"}}{{.URL}}{{end}}{{range .Links}}{{template "x" .}}{{end}}{{range .Photos}}{{template "x" .}}{{end}}`},
	{name: "a part that is not planned", source: `{{define "x"}}{{printf "%s" .State}}{{end}}{{range .Items}}{{template "x" .}}{{end}}`},

	{name: "the page after its parts", source: `{{with .First}}{{.URL}}{{end}}{{range .Items}}{{.State}}{{end}}{{.Level}}`},
	{name: "a variable beside a part", source: `{{define "x"}}{{.Plain}}{{end}}{{$a := .Level}}{{template "x" .Lead}}{{$a}}`},

	{name: "method in front of a field", source: `{{.Hidden.URL}}`, refused: true},
	{name: "variable of a with", source: `{{with $l := .First}}{{$l.Text}}{{end}}`, refused: true},
	{name: "variable of a with, in its else", source: `{{$x := .Level}}{{with $x := .First}}a{{else}}{{$x}}{{end}}`, refused: true},
	{name: "variable of a list, in its else", source: `{{$x := .Level}}{{range $x := .Items}}a{{else}}{{$x}}{{end}}`, refused: true},
	{name: "numbers of a list", source: `{{range $i, $x := .Items}}{{$i}}{{$x.State}}{{end}}`, refused: true},
	{name: "a number that is typed", source: `{{1000000000.0}}`, refused: true},
	{name: "variable of a question", source: `{{$x := .Level}}{{if $x := .Draft}}{{$x}}{{end}}{{$x}}`, refused: true},
	{name: "method", source: `{{.Title.String}}`, refused: true},
	{name: "function of the page", source: `{{printf "%s %s" .Words.Menu .Lead}}`, refused: true},
	{name: "numbers compared", source: `{{if gt .Level 2}}x{{end}}{{if eq .Level 3}}y{{end}}`, refused: true},
	{name: "leaving a list", source: `{{range .Items}}{{.State}}{{break}}{{end}}`, refused: true},
	{name: "assignment", source: `{{$x := .Level}}{{range .Items}}{{$x = 4}}{{end}}{{$x}}`, refused: true},
	{name: "piped", source: `{{.Lead.Plain | printf "%s"}}`, refused: true},
	{name: "part in an attribute", source: `{{define "x"}}{{.Lead}}{{end}}<p title="{{template "x" .}}">`, refused: true},
}

// Whether a template has a plan or not, the page is the one that html/template
// makes.
func TestExecute(t *testing.T) {
	for _, test := range snippets {
		t.Run(test.name, func(t *testing.T) {
			general, program := prepare(t, test.source)
			if program.Compiled()["page"] == test.refused {
				t.Errorf("%s\nleft to html/template: %v", test.source, !test.refused)
			}
			for i, v := range views() {
				var want, got bytes.Buffer
				if err := general.ExecuteTemplate(&want, "page", v); err != nil {
					t.Fatal(err)
				}
				if err := program.Execute(&got, "page", v); err != nil {
					t.Fatal(err)
				}
				if got.String() != want.String() {
					t.Errorf("view %d of %s\ngives %s\nnot   %s", i, test.source, got.String(), want.String())
				}
			}
		})
	}
}

// prepare makes a set of a template twice: one as it is, one compiled.
func prepare(t testing.TB, source string) (general *template.Template, program *Program) {
	t.Helper()
	var sets [2]*template.Template
	for i := range sets {
		sets[i] = template.Must(template.New("page").Parse(source))
		_ = sets[i].Execute(new(bytes.Buffer), views()[1]) // which escapes, whatever it prints
	}
	return sets[0], New(sets[1], map[string]reflect.Type{"page": reflect.TypeFor[view]()})
}

// What is missing is an error, as it is with text/template, and no panic:
// planned or not.
func TestMissing(t *testing.T) {
	for source, planned := range map[string]bool{`{{.First.URL}}`: true, `{{.Note}}`: false} {
		_, program := prepare(t, source)
		if program.Compiled()["page"] != planned {
			t.Errorf("%s: planned: %v", source, !planned)
		}
		if err := program.Execute(new(bytes.Buffer), "page", &view{}); err == nil {
			t.Errorf("%s: no error", source)
		}
	}
}

// Data of another type than the one that a template was compiled for are left to
// html/template.
func TestOtherData(t *testing.T) {
	_, program := prepare(t, `{{.Title}}`)
	var page bytes.Buffer
	if err := program.Execute(&page, "page", &struct{ Title string }{"<T>"}); err != nil || page.String() != "&lt;T&gt;" {
		t.Errorf("%s, %v", page.String(), err)
	}
}

// Many goroutines execute one program, and share its escapers.
func TestManyGoroutines(t *testing.T) {
	general, program := prepare(t, `<p title="{{.Lead.Plain}}">{{range .Items}}<i class="{{.State}}">{{end}}`)
	var wg sync.WaitGroup
	for worker := range 4 {
		wg.Go(func() {
			for n := range 100 {
				v := &view{Lead: text{Plain: strings.Repeat("<", n)}, Items: []item{{State: fmt.Sprint("a\"", n*(worker%2))}, {State: "done"}}}
				var want, got bytes.Buffer
				if err := general.Execute(&want, v); err != nil {
					t.Error(err)
				}
				if err := program.Execute(&got, "page", v); err != nil {
					t.Error(err)
				}
				if got.String() != want.String() {
					t.Errorf("%s\nnot %s", got.String(), want.String())
				}
			}
		})
	}
	wg.Wait()
}

// BenchmarkPage executes a template of values that are escaped, of parts, lists
// and questions: by a program, and as html/template does it.
func BenchmarkPage(b *testing.B) {
	general, program := prepare(b, `{{define "x"}}<li class="{{.State}}">{{.Text.HTML}}{{with .From}} <a href="{{.URL}}">{{.Text.HTML}}</a>{{end}}</li>{{end}}`+
		`<title>{{.Title.Plain}} – {{.Site.Title.Plain}}</title>{{range .Site.Menu}}<a href="{{.URL}}">{{.Text.HTML}}</a>{{end}}`+
		`<h1>{{.Title.HTML}}</h1>{{if .Draft}}<p>{{.Words.Menu}}</p>{{end}}<ul>{{range .Items}}{{template "x" .}}{{end}}</ul>`)
	v := views()[0]
	for name, execute := range map[string]func(*bytes.Buffer) error{
		"program":       func(page *bytes.Buffer) error { return program.Execute(page, "page", v) },
		"html-template": func(page *bytes.Buffer) error { return general.ExecuteTemplate(page, "page", v) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var page bytes.Buffer
			for b.Loop() {
				page.Reset()
				if err := execute(&page); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
