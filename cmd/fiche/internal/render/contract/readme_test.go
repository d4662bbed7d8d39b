package contract

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
)

var update = flag.Bool("update", false, "rewrite the generated parts of templates/README.md")

const readme = "../../../../../templates/README.md"

// viewFiles are the files of package view: what every page and a sheet have, and
// the other pages.
var viewFiles = []string{"../../view/view.go", "../../view/pages.go"}

// templates/README.md names every field of package view with its comment, and
// every template with what stands behind its dot. Run with -update to write it
// anew.
func TestReadmeNamesEverything(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	got := string(data)
	want := got
	for name, part := range map[string]string{
		"templates": templateTable(),
		"view":      viewTables(t),
		"words":     wordList(),
	} {
		marks := regexp.MustCompile(`(?s)(<!-- ` + name + `: .*? -->\n).*?(<!-- end of ` + name + ` -->)`)
		if !marks.MatchString(want) {
			t.Fatalf("%s has no part %q", readme, name)
		}
		want = marks.ReplaceAllStringFunc(want, func(s string) string {
			m := marks.FindStringSubmatch(s)
			return m[1] + "\n" + part + "\n" + m[2]
		})
	}
	if got == want {
		return
	}
	if !*update {
		t.Errorf("templates/README.md differs from package view; go test -update writes it anew (-got +want):\n%s", cmp.Diff(got, want))
		return
	}
	if err := os.WriteFile(readme, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

func templateTable() string {
	var b strings.Builder
	b.WriteString("| file | its dot |\n|---|---|\n")
	for _, s := range Slots {
		fmt.Fprintf(&b, "| `%s` | %s |\n", s.File, typeLink(s.Dot))
	}
	return b.String()
}

func typeLink(t reflect.Type) string {
	name := typeName(t)
	if element, list := strings.CutPrefix(name, "[]"); list {
		return "list of " + linked(element)
	}
	return linked(name)
}

func linked(name string) string {
	if name == "HTML" || name == strings.ToLower(name) {
		return "`" + name + "`"
	}
	return "[" + name + "](#" + strings.ToLower(name) + ")"
}

// viewTables are the structs of package view in the order of its source.
func viewTables(t *testing.T) string {
	var decls []ast.Decl
	for _, name := range viewFiles {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		decls = append(decls, file.Decls...)
	}
	var b strings.Builder
	for _, decl := range decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok || gen.Tok != token.TYPE {
			continue
		}
		spec := gen.Specs[0].(*ast.TypeSpec)
		if structure, ok := spec.Type.(*ast.StructType); ok {
			fmt.Fprintf(&b, "### %s\n\n%s\n\n| name | type | |\n|---|---|---|\n", spec.Name.Name, prose(gen.Doc))
			for _, field := range structure.Fields.List {
				writeField(&b, field)
			}
			b.WriteString("\n")
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func writeField(b *strings.Builder, field *ast.Field) {
	typ := typeText(field.Type)
	comment := strings.NewReplacer("|", "\\|", "<", "\\<").Replace(strings.TrimSpace(field.Comment.Text()))
	if len(field.Names) == 0 {
		fmt.Fprintf(b, "| | %s | and all that it has |\n", typ)
	}
	for _, name := range field.Names {
		fmt.Fprintf(b, "| `.%s` | %s | %s |\n", name.Name, typ, comment)
	}
}

// prose is a comment as one paragraph for each of its own.
func prose(doc *ast.CommentGroup) string {
	paragraphs := strings.Split(strings.TrimSpace(doc.Text()), "\n\n")
	for i, p := range paragraphs {
		paragraphs[i] = strings.ReplaceAll(strings.ReplaceAll(p, "\n", " "), "<", "\\<")
	}
	return regexp.MustCompile(`\{\{.*?\}\}`).ReplaceAllString(strings.Join(paragraphs, "\n\n"), "`$0`")
}

func typeText(expr ast.Expr) string {
	switch e := expr.(type) {
	case *ast.StarExpr:
		return typeText(e.X)
	case *ast.ArrayType:
		return "list of " + typeText(e.Elt)
	case *ast.SelectorExpr:
		if e.Sel.Name == "Words" {
			return linked("Words")
		}
		return "`" + e.Sel.Name + "`"
	case *ast.Ident:
		return linked(e.Name)
	}
	return ""
}

// wordList are the interface words, with those of each language.
func wordList() string {
	var b strings.Builder
	b.WriteString("| name |")
	for _, l := range locale.All() {
		b.WriteString(" " + l.Name + " |")
	}
	b.WriteString("\n|---|" + strings.Repeat("---|", len(locale.All())) + "\n")
	words := reflect.TypeFor[locale.Words]()
	for i := range words.NumField() {
		field := words.Field(i)
		if field.Type.Kind() != reflect.String {
			continue
		}
		fmt.Fprintf(&b, "| `.%s` |", field.Name)
		for _, l := range locale.All() {
			fmt.Fprintf(&b, " %s |", reflect.ValueOf(l.Words).Field(i))
		}
		b.WriteString("\n")
	}
	return b.String()
}
