package render

import (
	"io/fs"
	"testing"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/render/contract"
	"fiche/cmd/fiche/internal/view"
	"fiche/templates"
)

// The templates that Fiche brings hold nothing that a press leaves to
// html/template: it would be slow on each page, and nobody would know.
func TestBuiltInTemplatesArePlanned(t *testing.T) {
	parsed, problems := Parse([]fs.FS{templates.FS})
	if parsed == nil {
		t.Fatal(problems)
	}
	f := parsed.fit(&common{Words: &locale.French.Words, Site: &view.Site{}})
	for _, s := range contract.Slots {
		set, _ := parsed.find(s.File)
		if set == nil {
			continue
		}
		p, err := f.sets[set].press()
		if err != nil {
			t.Fatal(err)
		}
		if left := p.Left(); len(left) > 0 {
			t.Errorf("%s: html/template executes %v", s.File, left)
		}
	}
}
