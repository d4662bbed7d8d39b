package edit_test

import (
	"testing"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/locale"
)

func TestSetRefusesMistakes(t *testing.T) {
	tests := []struct{ field, text, rule, near string }{
		{"country", "Malli", "unknown-country", "Mali"},
		{"status", "en cour", "unknown-term", "en cours"},
		{"period", "2022 - 2019", "date-range-backwards", ""},
		{"as_of", "bientôt", "date-unreadable", ""},
	}
	for _, test := range tests {
		v := edit.Values{}
		p := v.Set(locale.French, test.field, test.text)
		if p == nil || string(p.Rule) != test.rule || p.Args["near"] != test.near || len(v) > 0 {
			t.Errorf("%s %q: %+v, kept %v", test.field, test.text, p, v)
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
		if got := edit.FileName(title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}
