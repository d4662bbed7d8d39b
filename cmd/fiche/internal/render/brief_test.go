package render

import (
	"testing"

	"fiche/cmd/fiche/internal/view"
)

// What is brief is one of the fields from Themes to Contacts of the view, and no
// other.
func TestIsBrief(t *testing.T) {
	text := view.Text{Plain: "x", HTML: "x"}
	for name, test := range map[string]struct {
		sheet view.Sheet
		want  bool
	}{
		"nothing":         {view.Sheet{}, false},
		"an empty list":   {view.Sheet{Themes: []view.Link{}}, false},
		"a theme":         {view.Sheet{Themes: make([]view.Link, 1)}, true},
		"a reference":     {view.Sheet{Reference: text}, true},
		"contacts":        {view.Sheet{Contacts: make([]view.Contact, 1)}, true},
		"figures":         {view.Sheet{Figures: make([]view.Figure, 1), Brief: true}, false},
		"what comes then": {view.Sheet{Contents: make([]view.Heading, 1), Dates: make([]view.KeyDate, 1), Budget: &view.Budget{}}, false},
	} {
		if got := isBrief(&test.sheet); got != test.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}
