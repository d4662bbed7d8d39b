package pipeline_test

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/prose"
	"fiche/templates"
)

var givenID = regexp.MustCompile(`\bid="([^"]*)"`)

// No heading can have an id that a template gives: those hold a "_", come from
// the view, where they do too, or are reserved.
func TestIDsOfTemplates(t *testing.T) {
	reserved := 0
	files, err := fs.ReadDir(templates.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if path.Ext(f.Name()) != ".html" {
			continue
		}
		text, err := fs.ReadFile(templates.FS, f.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range givenID.FindAllStringSubmatch(string(text), -1) {
			id := m[1]
			switch {
			case slices.Contains(prose.ReservedIDs, id):
				reserved++
			case !strings.Contains(id, "_") && !strings.HasPrefix(id, "{{"):
				t.Errorf("%s: the id %q is one that a heading may have: give it a %q, or reserve it in prose", f.Name(), id, "_")
			}
		}
	}
	if reserved != len(prose.ReservedIDs) {
		t.Errorf("%d of the %d reserved ids are in the templates", reserved, len(prose.ReservedIDs))
	}
}
