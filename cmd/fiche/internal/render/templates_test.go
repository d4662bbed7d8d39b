package render

import (
	"io/fs"
	"testing"

	"fiche/templates"
)

// The built-in templates hold nothing that is left to html/template: each page
// would be slow, and no other test would see it.
func TestBuiltInTemplatesAreCompiled(t *testing.T) {
	parsed, problems := Parse([]fs.FS{templates.FS})
	if parsed == nil {
		t.Fatal(problems)
	}
	for file, set := range parsed.sets {
		if names := set.program().Uncompiled(); len(names) > 0 {
			t.Errorf("%s: html/template executes %v", file, names)
		}
	}
}
