package render

import (
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/view"
	"fiche/templates"
)

// What is left of a template tells what was understood of it: what is the same
// on every page is text, the rest is as it was.
func TestSpecialise(t *testing.T) {
	words := locale.French.Words
	c := &common{Words: &words, Site: &view.Site{
		Title: view.Text{Plain: "L'eau & nous", HTML: "L’eau &amp; nous"},
		Menu:  []view.Link{{Text: view.Text{HTML: "A"}, URL: "a b.html"}, {Text: view.Text{HTML: "B"}, URL: `"b"`}},
	}}
	for _, test := range []struct{ name, template, want string }{
		{"word", `{{.Words.Menu}}`, words.Menu},
		{"word in an attribute", `<p title="{{$.Words.Menu}}">`, `<p title="` + words.Menu + `">`},
		{"escaped as its place asks", `<a title={{.Site.Title}}>{{.Site.Title}}</a>`, `<a title=L&#39;eau&#32;&amp;&#32;nous>L&#39;eau &amp; nous</a>`},
		{"in a script", `<script type="application/ld+json">{{.Site.Title.Plain}}</script>`, `<script type="application/ld+json">"L'eau \u0026 nous"</script>`},
		{"list", `{{range .Site.Menu}}<a href="{{.URL}}">{{.Text.HTML}}{{$.Words.Menu}}</a>{{end}}`, `<a href="a%20b.html">A` + words.Menu + `</a><a href="%22b%22">B` + words.Menu + `</a>`},
		{"list of which a part is the page's", `{{range .Site.Menu}}{{$.Title.HTML}}{{end}}`, `{{range .Page.Site.Menu}}{{$.Page.Title.HTML}}{{end}}`},
		{"question", `{{if .Site.Feed}}a{{else if and .Site.Title.Plain (not .Words.Menu)}}b{{else}}c{{end}}`, `c`},
		{"with", `{{with .Site.Organisation}}{{if .URL}}{{.URL}}{{else}}{{$.Words.Menu}}{{end}}{{end}}`, words.Menu},
		{"nothing left", `{{with .Site.Feed}}{{.}}{{end}}`, ``},
		{"the page's own", `{{.HeadTitle}}`, `{{.Page.HeadTitle | _html_template_htmlescaper}}`},
		{"safe by its type", `{{.Title.HTML}}`, `{{.Page.Title.HTML}}`},
		{"safe elsewhere only", `<p title="{{.Title.HTML}}">`, `<p title="{{.Page.Title.HTML | _html_template_attrescaper}}">`},
		{"attributes", `{{range .Sheet.Themes}}<a {{.Href}}>{{end}}`, `{{range .Sheet.Themes}}<a {{.Href}}>{{end}}`},
		{"a text is no HTML", `{{.Title}}`, `{{.Page.Title | _html_template_htmlescaper}}`},
		{"words of a part", `{{range .Sheet.Figures}}{{.Words.Permalink}}{{end}}`, `{{range .Sheet.Figures}}` + words.Permalink + `{{end}}`},
		{"behind a pointer", `{{with .Sheet.Status}}{{.Link.Text.HTML}}{{end}}`, `{{with .Sheet.Status}}{{.Link.Text.HTML}}{{end}}`},
		{"method", `{{.Title.String}}`, `{{.Title.String | _html_template_htmlescaper}}`},
		{"variable", `{{$m := .Words.Menu}}{{$m}}`, `{{$m := .Page.Words.Menu}}{{$m | _html_template_htmlescaper}}`},
		{"variable of a list", `{{range $i, $link := .Site.Menu}}{{$i}}{{end}}`, `{{range $i, $link := .Page.Site.Menu}}{{$i | _html_template_htmlescaper}}{{end}}`},
		{"leaving a list", `{{range .Site.Menu}}{{break}}{{end}}`, `{{range .Page.Site.Menu}}{{break}}{{end}}`},
		{"a part that is all text", `{{define "x"}}{{.Menu}}{{end}}[{{template "x" .Words}}]`, `[` + words.Menu + `]`},
		{"a part that ignores the page", `{{define "x"}}x{{end}}[{{template "x" .}}]`, `[x]`},
		{"a part given one thing", `{{define "x"}}{{.HTML}}{{end}}{{template "x" .Title}}`, `{{template "x" .Page.Title}}`},
		{"a function", `{{printf "%s!" .Words.Menu}}`, words.Menu + "!"},
		{"a function of the page", `{{printf "%s %s" .Words.Menu .Lang}}`, `{{printf "%s %s" .Page.Words.Menu .Page.Lang | _html_template_htmlescaper}}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			layer := fstest.MapFS{"sheet.html": {Data: []byte(test.template)}}
			parsed, problems := Parse([]fs.FS{layer, templates.FS})
			if parsed == nil {
				t.Fatal(problems)
			}
			set, err := parsed.fit(c).sets[parsed.pages["sheet.html"]].specialised()
			if err != nil {
				t.Fatal(err)
			}
			if got := set.Lookup("sheet.html").Tree.Root.String(); got != test.want {
				t.Errorf("%s\nleaves %s\nwant   %s", test.template, got, test.want)
			}
		})
	}
}

// A template that is called with several types is not taken for the one that
// it met first, nor for the last.
func TestSpecialiseSeveralTypes(t *testing.T) {
	const define = `{{define "x"}}{{.URL}}{{end}}` // of a photo, its image's
	const photos, links = `{{range .Sheet.Gallery}}{{template "x" .}}{{end}}`, `{{range .Sheet.Links}}{{template "x" .}}{{end}}`
	page := &view.SheetPage{Sheet: &view.Sheet{
		Gallery: []view.Photo{{Image: view.Image{URL: "a<"}}},
		Links:   []view.Link{{URL: "b<"}},
	}}
	for source, want := range map[string]string{
		define + photos + links: "a&lt;b&lt;",
		define + links + photos: "b&lt;a&lt;",
	} {
		parsed, problems := Parse([]fs.FS{fstest.MapFS{"sheet.html": {Data: []byte(source)}}, templates.FS})
		if parsed == nil {
			t.Fatal(problems)
		}
		f := parsed.fit(&common{Words: &locale.English.Words, Site: &view.Site{}})
		for i := range 2 * generalUses {
			var b strings.Builder
			if err := f.execute(&b, "sheet.html", page, false); err != nil {
				t.Fatal(err)
			}
			if b.String() != want {
				t.Fatalf("use %d of %s: %s", i, source, b.String())
			}
		}
	}
}

// Every value of the types that pages have in common is found by its type: a
// view must not hold another one.
func TestCommonNames(t *testing.T) {
	for typ, name := range commonNames {
		field, ok := reflect.TypeFor[common]().FieldByName(name)
		if !ok || field.Type != typ {
			t.Errorf("%s is not the %s of common", typ, name)
		}
	}
}
