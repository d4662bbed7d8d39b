package scaffold_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/scaffold"
	"fiche/cmd/fiche/internal/sheet"
)

// What somebody answers is what the new sheet says, in the words of the site.
func TestNewSheetSaysWhatWasAnswered(t *testing.T) {
	v := scaffold.Values{}
	for field, text := range map[string]string{
		"title": "MALI : Kayes", "summary": "Neuf écoles  équipées.", "country": "ML, sn", "status": "completed",
		"period": "2019 - 2022", "as_of": "fin 2021", "themes": "eau, écoles",
	} {
		if p := v.Set(locale.French, field, text); p != nil {
			t.Errorf("%s: %s %v", field, p.Rule, p.Args)
		}
	}
	want := scaffold.Values{
		"title": "MALI : Kayes", "summary": "Neuf écoles équipées.", "country": "Mali, Sénégal", "status": "terminé",
		"period": "2019 - 2022", "as_of": "fin 2021", "themes": "eau, écoles",
	}
	if diff := cmp.Diff(want, v); diff != "" {
		t.Error(diff)
	}
	text := scaffold.Sheet(locale.French, v)
	s := sheet.Parse("projets/mali.md", text, locale.French)
	for _, p := range s.Problems {
		if p.Rule != "empty-section" { // the headings wait for their text
			t.Errorf("%d: %s %v\n%s", p.Line, p.Rule, p.Args, text)
		}
	}
	if s.Title != "MALI : Kayes" || s.Status != "closed" || cmp.Diff([]string{"ML", "SN"}, s.Countries) != "" || len(s.Themes) != 2 {
		t.Errorf("read as %+v", s)
	}
}

func TestMistakesInAnswers(t *testing.T) {
	tests := []struct{ field, text, rule, near string }{
		{"country", "Malli", "unknown-country", "Mali"},
		{"status", "en cour", "unknown-term", "en cours"},
		{"period", "2022 - 2019", "date-range-backwards", ""},
		{"as_of", "bientôt", "date-unreadable", ""},
	}
	for _, test := range tests {
		v := scaffold.Values{}
		p := v.Set(locale.French, test.field, test.text)
		if p == nil || string(p.Rule) != test.rule || p.Args["near"] != test.near || len(v) > 0 {
			t.Errorf("%s %q: %+v, kept %v", test.field, test.text, p, v)
		}
	}
}

// The new sheet is read without an error in every language, whatever is known.
func TestNewSheetsAreRead(t *testing.T) {
	for _, l := range locale.All {
		all := scaffold.Values{"title": "Projet"}
		for _, field := range scaffold.Asked {
			_, example, _ := strings.Cut(l.Fields[field].Example, ": ")
			if p := all.Set(l, field, example); p != nil {
				t.Errorf("%s, %s: %s %v", l.Name, field, p.Rule, p.Args)
			}
		}
		for field := range maps.Clone(all) {
			if s := sheet.Parse("x.md", scaffold.Sheet(l, all), l); s.Failed || s.Title == "" {
				t.Errorf("%s without %s: %v", l.Name, field, s.Problems)
			}
			if field != "title" {
				delete(all, field)
			}
		}
	}
}

func TestFileName(t *testing.T) {
	for title, want := range map[string]string{
		"MALI : Régions de Kayes et Koulikoro": "mali-regions-de-kayes-et-koulikoro.md",
		"Index":                                "index-1.md",
		"LISEZ-MOI":                            "lisez-moi.md",
		"Readme":                               "readme-1.md",
		"../../etc":                            "etc.md",
		"CON":                                  "con-.md",
		"!?":                                   "",
	} {
		if got := scaffold.FileName(title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}
