package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"strings"
	"testing"
)

// The linker ignores -X for a variable that there is not.
func TestStampedVariablesExist(t *testing.T) {
	folder := path.Join("..", strings.TrimPrefix(stamped, "fiche/cmd/"))
	file, err := parser.ParseFile(token.NewFileSet(), path.Join(folder, "version.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, d := range file.Decls {
		vars, ok := d.(*ast.GenDecl)
		if !ok || vars.Tok != token.VAR {
			continue
		}
		for _, spec := range vars.Specs {
			for _, name := range spec.(*ast.ValueSpec).Names {
				found[name.Name] = true
			}
		}
	}
	for _, name := range []string{"version", "commit", "date"} {
		if !found[name] {
			t.Errorf("%s has no variable %s", stamped, name)
		}
	}
}
