package compile

import (
	"bytes"
	"fmt"
	"html/template"
	"math/rand/v2"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"

	pages "fiche/cmd/fiche/internal/view"
)

// Templates made at random of what the view offers give the pages that
// html/template makes of them, from the first one on, or fail as it does.
// FICHE_TEMPLATES says how many, for a long run.
func TestGeneratedTemplates(t *testing.T) {
	count := 500
	if text := os.Getenv("FICHE_TEMPLATES"); text != "" {
		var err error
		if count, err = strconv.Atoi(text); err != nil {
			t.Fatal(err)
		}
	}
	roots := []reflect.Type{
		reflect.TypeFor[pages.HomePage](), reflect.TypeFor[pages.SheetPage](), reflect.TypeFor[pages.ListingPage](),
		reflect.TypeFor[pages.FacetPage](), reflect.TypeFor[pages.PlainPage](), reflect.TypeFor[pages.Card](),
	}
	var escaped, compiled, made int
	for n := range count {
		g := &generator{rand: rand.New(rand.NewPCG(1, uint64(n)))}
		g.odd = g.rand.IntN(2 * rarities)
		page := roots[n%len(roots)]
		source := g.set(page)
		set := func() *template.Template {
			set := template.Must(template.New("page").Parse(source))
			_ = set.ExecuteTemplate(new(bytes.Buffer), "page", reflect.New(page).Interface()) // which escapes
			return set
		}
		general := set()
		if err := general.ExecuteTemplate(new(bytes.Buffer), "page", reflect.New(page).Interface()); isUnsafe(err) {
			continue
		}
		escaped++
		program := New(set(), map[string]reflect.Type{"page": page})
		if program.Compiled()["page"] {
			compiled++
		}
		for v := range 3 {
			data := reflect.New(page)
			g.fill(data.Elem(), 0)
			var want, got bytes.Buffer
			wanted := general.ExecuteTemplate(&want, "page", data.Interface())
			failed := program.Execute(&got, "page", data.Interface())
			switch {
			case (wanted == nil) != (failed == nil):
				t.Fatalf("template %d, view %d:\n%s\nfails with %v\nnot with   %v", n, v, source, failed, wanted)
			case wanted == nil && got.String() != want.String():
				t.Fatalf("template %d, view %d:\n%s\ngives %q\nnot   %q", n, v, source, got.String(), want.String())
			case wanted == nil:
				made++
			}
		}
	}
	t.Logf("of %d templates html/template takes %d; %d are compiled; %d pages are the same", count, escaped, compiled, made)
	if escaped < count/3 || compiled < count/10 || made < count {
		t.Error("too few to prove anything")
	}
}

// isUnsafe reports whether html/template refuses a template.
func isUnsafe(err error) bool {
	_, unsafe := err.(*template.Error)
	return unsafe
}

// places are where values stand: in text, attributes, addresses, scripts, styles.
var places = []string{
	"<p>@</p>", "<p>@</p>", "<p>@ and @</p>", "<h1>@</h1>", "<title>@</title>", "<textarea>@</textarea>", "<!-- @ -->",
	`<p title="@">`, `<p title='@'>`, "<p title=@>", `<p class="a @">`, `<p @>`, `<p data-x="@">`,
	`<a href="@">`, `<a href="/x?q=@">`, `<a href="x.html#@">`, `<img src="@" srcset="@">`, `<a href=@>`,
	"<script>var x = @;</script>", `<script>var x = "@";</script>`, "<script>var x = `@`;</script>",
	`<script type="application/ld+json">@</script>`, `<p onclick="f(@)">`,
	"<style>p { color: @ }</style>", `<p style="width: @">`, `<style>p { content: "@" }</style>`,
}

// A generator makes templates, and data for them.
type generator struct {
	rand  *rand.Rand
	odd   int      // the one rarity that this template may hold, of those below
	parts []string // definitions of templates that were called
	names int      // of variables and templates made so far
}

// Rarities are what a plan may refuse. A template holds one kind of them at most:
// with more, one would hide what another does.
const (
	function = iota
	number
	assignment
	withVariable
	listNumbers
	elseVariable
	oneOfTwo
	noList
	rarities
)

// rare reports whether a rarity stands here.
func (g *generator) rare(kind, percent int) bool { return g.odd == kind && g.chance(percent) }

// A generatorScope is what a template may speak of at one point.
type generatorScope struct {
	root, dot reflect.Type
	vars      []variable
	depth     int
}

func (g *generator) chance(percent int) bool { return g.rand.IntN(100) < percent }

// set returns a template for a page, and those that it calls.
func (g *generator) set(page reflect.Type) string {
	source := g.list(generatorScope{root: page, dot: page})
	return strings.Join(g.parts, "") + source
}

func (g *generator) list(at generatorScope) string {
	var b strings.Builder
	for range 1 + g.rand.IntN(3) {
		b.WriteString(g.node(&at))
	}
	return b.String()
}

// node returns a piece of a page: values in a place, or what decides on pieces.
func (g *generator) node(at *generatorScope) string {
	kind := g.rand.IntN(10)
	if at.depth > 3 {
		kind = 0
	}
	in := *at
	in.depth++
	switch kind {
	case 1, 2:
		return "{{if " + g.question(*at) + "}}" + g.list(in) + g.orElse(in) + "{{end}}"
	case 3, 4:
		path, typ := g.path(*at, func(t reflect.Type) bool { return indirect(t).Kind() == reflect.Struct || g.chance(20) })
		in.dot = typ
		declared := ""
		if g.rare(withVariable, 50) {
			declared = g.declaration(&in, typ)
		}
		return "{{with " + declared + g.either(*at, path) + "}}" + g.list(in) + g.orElse(in) + "{{end}}"
	case 5, 6:
		path, typ := g.path(*at, func(t reflect.Type) bool { return t.Kind() == reflect.Slice || g.rare(noList, 20) })
		switch {
		case typ.Kind() == reflect.Slice:
		case g.odd == noList:
			return "{{range " + path + "}}x{{end}}"
		default:
			return g.place(*at)
		}
		in.dot = typ.Elem()
		declared, otherwise := "", ""
		if g.chance(40) {
			declared = g.declaration(&in, in.dot)
		}
		if declared == "" || g.odd == elseVariable {
			otherwise = g.orElse(in)
		}
		if declared != "" && g.rare(listNumbers, 50) {
			declared = "$i, " + declared
		}
		return "{{range " + declared + g.either(*at, path) + "}}" + g.list(in) + otherwise + "{{end}}"
	case 7:
		path, typ := g.path(*at, func(t reflect.Type) bool { return g.chance(40) })
		name := fmt.Sprint("part", g.names)
		g.names++
		g.parts = append(g.parts, "{{define \""+name+"\"}}"+g.list(generatorScope{root: indirect(typ), dot: indirect(typ), depth: at.depth + 1})+"{{end}}")
		return "{{template \"" + name + "\" " + path + "}}"
	case 8:
		path, typ := g.path(*at, func(reflect.Type) bool { return g.chance(40) })
		if len(at.vars) > 0 && g.rare(assignment, 70) {
			return "{{" + at.vars[g.rand.IntN(len(at.vars))].name + " = " + path + "}}"
		}
		return "{{" + g.declaration(at, typ) + path + "}}"
	}
	return g.place(*at)
}

// place returns values in a place.
func (g *generator) place(at generatorScope) string {
	place := places[g.rand.IntN(len(places))]
	for strings.Contains(place, "@") {
		hole := "{{" + g.value(at) + "}}"
		if g.chance(25) {
			hole = "{{if " + g.question(at) + "}}" + hole + g.orElseOf("{{"+g.value(at)+"}}") + "{{end}}"
		}
		place = strings.Replace(place, "@", hole, 1)
	}
	return place
}

func (g *generator) orElse(at generatorScope) string {
	if g.chance(70) {
		return ""
	}
	return g.orElseOf(g.list(at))
}

func (g *generator) orElseOf(text string) string {
	if g.chance(50) {
		return ""
	}
	return "{{else}}" + text
}

// declaration declares a variable, now and then one that hides another.
func (g *generator) declaration(at *generatorScope, typ reflect.Type) string {
	name := fmt.Sprint("$v", g.rand.IntN(3))
	at.vars = append(at.vars[:len(at.vars):len(at.vars)], variable{name, typ})
	return name + " := "
}

// either returns a path, or one of two.
func (g *generator) either(at generatorScope, path string) string {
	if !g.rare(oneOfTwo, 50) {
		return path
	}
	other, _ := g.path(at, func(reflect.Type) bool { return g.chance(30) })
	return "or " + path + " " + other
}

// question returns what an if asks.
func (g *generator) question(at generatorScope) string {
	path, _ := g.path(at, func(reflect.Type) bool { return g.chance(50) })
	switch g.rand.IntN(8) {
	case 0:
		return "not " + path
	case 1:
		return "and " + path + " (" + g.question(at) + ")"
	case 2:
		return "or " + path + " (" + g.question(at) + ")"
	case 3:
		text, _ := g.path(at, isText)
		return "eq " + text + ` "` + texts[g.rand.IntN(3)] + `"`
	}
	return path
}

// value returns what is printed.
func (g *generator) value(at generatorScope) string {
	path, _ := g.path(at, func(t reflect.Type) bool { return isTextual(t) || t.Kind() == reflect.Int || g.chance(10) })
	other, _ := g.path(at, isTextual)
	numbers := []string{"7", "1.5", "1e9", "1000000000.0", "'a'", "true"}
	calls := []string{`printf "%v-%v" ` + path + " " + other, path + " | html", path + ` | printf "<%v>"`, path + " | urlquery", "len " + other, "printf " + path}
	switch {
	case g.rare(number, 30):
		return numbers[g.rand.IntN(len(numbers))]
	case g.rare(function, 30):
		return calls[g.rand.IntN(len(calls))]
	case g.rare(oneOfTwo, 30):
		return "or " + path + " " + other
	case g.chance(3):
		return `"a<b"`
	}
	return path
}

func isTextual(t reflect.Type) bool {
	return t.Kind() == reflect.String || t.Implements(reflect.TypeFor[fmt.Stringer]())
}

// path returns a chain of fields that ends at a type that will do, if one is
// found soon.
func (g *generator) path(at generatorScope, stop func(reflect.Type) bool) (string, reflect.Type) {
	var path string
	var typ reflect.Type
	for range 8 {
		path, typ = "", at.dot
		if n := len(at.vars); n > 0 && g.chance(25) {
			v := at.vars[g.rand.IntN(n)]
			path, typ = v.name, v.typ
		} else if g.chance(25) {
			path, typ = "$", at.root
		}
		for step := 0; step < 4; step++ {
			if step > 0 && stop(typ) {
				return path, typ
			}
			t := indirect(typ)
			if t.Kind() != reflect.Struct || t.NumField() == 0 {
				break
			}
			fields := reflect.VisibleFields(t)
			field := fields[g.rand.IntN(len(fields))]
			if !field.IsExported() || field.Type.Kind() == reflect.Func {
				break
			}
			path, typ = path+"."+field.Name, field.Type
		}
		if stop(typ) && path != "" {
			return path, typ
		}
	}
	if path == "" {
		path = "."
	}
	return path, typ
}

// texts are what values may say.
var texts = []string{
	"", "sheet", "fr", "l'eau", "L'eau & nous", "<b>gras</b>", `"cité"`, "a+b", "projets/mali.html", "../x/y.html?a=1&b=2#c", "https://example.org/é",
	"javascript:alert(1)", "javascript:x", "mailto:a@b.c", "data:text/html,x", "1 < 2", "</script>", "</style>", "expression(alert(1))", "red", "12px",
	"a\x00b", "\xff", "\u2028", "é\u00a0:", "{{.}}", "`x`", "${x}", "a.jpg 1x, b.jpg 2x", "onclick", "-->",
}

// fill gives a value what a view may hold.
func (g *generator) fill(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(texts[g.rand.IntN(len(texts))])
	case reflect.Int:
		v.SetInt(int64(g.rand.IntN(3) * 600))
	case reflect.Bool:
		v.SetBool(g.chance(50))
	case reflect.Pointer:
		if depth < 4 && g.chance(70) {
			v.Set(reflect.New(v.Type().Elem()))
			g.fill(v.Elem(), depth+1)
		}
	case reflect.Slice:
		if depth < 4 && g.chance(70) {
			v.Set(reflect.MakeSlice(v.Type(), 1+g.rand.IntN(2), 2))
			for i := range v.Len() {
				g.fill(v.Index(i), depth+1)
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				g.fill(v.Field(i), depth)
			}
		}
	}
}
