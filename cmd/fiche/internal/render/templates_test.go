package render

import (
	"io/fs"
	"testing"

	"fiche/cmd/fiche/internal/render/contract"
	"fiche/templates"
)

// The built-in templates hold nothing that is left to html/template: each page
// would be slow, and no other test would see it.
func TestBuiltInTemplatesAreCompiled(t *testing.T) {
	parsed, problems := Parse([]fs.FS{templates.FS})
	if parsed == nil {
		t.Fatal(problems)
	}
	for _, s := range contract.Slots {
		set, name := parsed.find(s.File)
		if set == nil {
			continue
		}
		compiled := set.program().Compiled()
		if _, known := compiled[name]; !known {
			t.Errorf("%s: not compiled", s.File)
		}
		for name, ok := range compiled {
			if !ok {
				t.Errorf("%s: html/template executes %s", s.File, name)
			}
		}
	}
}
