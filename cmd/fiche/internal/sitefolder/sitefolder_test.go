package sitefolder_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"fiche/cmd/fiche/internal/sitefolder"
)

func TestUsualFolder(t *testing.T) {
	content := fstest.MapFS{}
	for _, name := range []string{
		"index.md", "a.md", "b.md", "c.md",
		"projects/index.md", "projects/mali.md", "countries/mali.md", "partners/x.md", "partners/y.md", "partners/photo.jpg",
		"_models/1.md", "_models/2.md", "_models/3.md", ".trash/1.md", ".trash/2.md", ".trash/3.md",
	} {
		content[name] = &fstest.MapFile{}
	}
	if got := sitefolder.UsualFolder(content, nil); got != "partners" {
		t.Errorf("got %q, want the first by name of the two with most sheets", got)
	}
	for menu, want := range map[string]string{"projects": "projects", "new": "new", "partners": "partners"} {
		if got := sitefolder.UsualFolder(content, []string{menu}); got != want {
			t.Errorf("%s, with %s in the menu", got, menu)
		}
	}
	if got := sitefolder.UsualFolder(fstest.MapFS{"index.md": {}}, nil); got != "." {
		t.Errorf("without folders: %q", got)
	}
}

func TestContentPath(t *testing.T) {
	if got := sitefolder.ContentPath("a/b.md"); got != "content/a/b.md" {
		t.Errorf("got %q", got)
	}
	for path, want := range map[string]string{"content/a/b.md": "a/b.md", "content": "", "contents/a": "", "static/a": ""} {
		name, ok := sitefolder.CutContent(path)
		if ok != (want != "") || ok && name != want {
			t.Errorf("%s: %q, %v", path, name, ok)
		}
	}
}

// homonyms are the packages in which one of the names means something else.
var homonyms = map[string]string{
	"locale":   "words of a language",
	"prose":    "content is an anchor of a page",
	"preview":  "/.fiche/ is the address of the dashboard",
	"tree":     ".fiche is the list of the files of an output",
	"publish":  ".fiche is the list of the files on a host",
	"importer": "content, static and public are folders of other programs",
}

func TestNamesStandHereOnly(t *testing.T) {
	names := []string{
		sitefolder.Content, sitefolder.Templates, sitefolder.Static, sitefolder.Cache, sitefolder.Public, sitefolder.Home,
	}
	program, read := os.DirFS("../.."), 0
	err := fs.WalkDir(program, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == "gen"):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		folder := path.Base(path.Dir(name))
		if folder == "sitefolder" || homonyms[folder] != "" {
			return nil
		}
		read++
		source, err := fs.ReadFile(program, name)
		if err != nil {
			return err
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, name, source, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if _, ok := n.(*ast.ImportSpec); ok {
				return false
			}
			literal, ok := n.(*ast.BasicLit)
			if !ok || literal.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Error(err)
			}
			for part := range strings.SplitSeq(text, "/") {
				if slices.Contains(names, part) {
					t.Errorf("%s: %s belongs to sitefolder", files.Position(literal.Pos()), literal.Value)
				}
			}
			return true
		})
		return nil
	})
	if err != nil || read == 0 {
		t.Fatal(read, err)
	}
}
