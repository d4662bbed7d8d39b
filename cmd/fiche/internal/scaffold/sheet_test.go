package scaffold_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/scaffold"
	"fiche/cmd/fiche/internal/sheet"
)

// What somebody answers is what the new sheet says, in the words of the site.
func TestNewSheetSaysWhatWasAnswered(t *testing.T) {
	v := edit.Values{}
	for field, text := range map[string]string{
		"title": "MALI : Kayes", "summary": "Neuf écoles  équipées.", "country": "ML, sn", "status": "completed",
		"period": "2019 - 2022", "as_of": "fin 2021", "themes": "eau, écoles",
	} {
		if p := v.Set(locale.Get("fr"), field, text); p != nil {
			t.Errorf("%s: %s %v", field, p.Rule, p.Args)
		}
	}
	want := edit.Values{
		"title": "MALI : Kayes", "summary": "Neuf écoles équipées.", "country": "Mali, Sénégal", "status": "terminé",
		"period": "2019 - 2022", "as_of": "fin 2021", "themes": "eau, écoles",
	}
	if diff := cmp.Diff(want, v); diff != "" {
		t.Error(diff)
	}
	text := scaffold.Sheet(locale.Get("fr"), nil, v)
	s := sheet.Parse("projets/mali.md", text, locale.Get("fr"))
	for _, p := range s.Problems {
		if p.Rule != "empty-section" { // the headings wait for their text
			t.Errorf("%d: %s %v\n%s", p.Line, p.Rule, p.Args, text)
		}
	}
	if s.Title != "MALI : Kayes" || s.Status != "closed" || cmp.Diff([]string{"ML", "SN"}, s.Countries) != "" || len(s.Themes) != 2 {
		t.Errorf("read as %+v", s)
	}
}

// The new sheet is read without an error in every language, whatever is known.
func TestNewSheetsAreRead(t *testing.T) {
	for _, l := range locale.All() {
		all := edit.Values{"title": "Projet"}
		for _, field := range scaffold.Asked() {
			_, example, _ := strings.Cut(l.Fields[field.Path].Example, ": ")
			if p := all.Set(l, field.Path, example); p != nil {
				t.Errorf("%s, %s: %s %v", l.Name, field.Path, p.Rule, p.Args)
			}
		}
		for field := range maps.Clone(all) {
			if s := sheet.Parse("x.md", scaffold.Sheet(l, nil, all), l); s.Failed || s.Title == "" {
				t.Errorf("%s without %s: %v", l.Name, field, s.Problems)
			}
			if field != "title" {
				delete(all, field)
			}
		}
	}
}
