package edit_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
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
		p := v.Set(locale.Get("fr"), test.field, test.text)
		if p == nil || string(p.Rule) != test.rule || p.Args.Text("near") != test.near || len(v) > 0 {
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

// A text reads back as it was typed, but for its spaces, in every language.
func TestScalarReadsBack(t *testing.T) {
	for _, l := range locale.All() {
		for text, want := range map[string]string{
			"Mali : Kayes": "Mali : Kayes", " a \n b\t\x00c ": "a b c", "\"quoted\" # x": "\"quoted\" # x", "- [x]": "- [x]", "\xff": "\ufffd",
			"no: 1": "no: 1", "true": "true", "12": "12", "|": "|", "": "",
		} {
			read, wrong := edit.ReadValue(l, "x.md", "summary", edit.Scalar(l, text))
			if wrong != nil || read.Summary != want {
				t.Errorf("%s, %q: %q, %v", l.Name, text, read.Summary, wrong)
			}
		}
	}
}

func TestSetCell(t *testing.T) {
	for _, test := range []struct{ field, cell, want string }{
		{"themes", "water; schools|roads", "water, schools, roads"},
		{"themes", "water, clean; schools", "\n  - water, clean\n  - schools"},
		{"partners", "- Siaap : funder\n- pS-Eau", "\n  - Siaap : funder\n  - pS-Eau"},
		{"summary", "One; two\nthree", "One; two three"},
		{"status", "completed", "completed"},
		{"country", "Mali; Niger", "Mali, Niger"},
	} {
		fields := edit.FieldsFor(sheet.FactSheet)
		i := slices.IndexFunc(fields, func(f sheet.FieldInfo) bool { return f.Path == test.field })
		v := edit.Values{}
		if wrong := v.SetCell(locale.Get("en"), fields[i], test.cell); wrong != nil || v[test.field] != test.want {
			t.Errorf("%s: %q, want %q (%v)", test.field, v[test.field], test.want, wrong)
		}
	}
	fields := edit.FieldsFor(sheet.FactSheet)
	i := slices.IndexFunc(fields, func(f sheet.FieldInfo) bool { return f.Path == "dates" })
	v := edit.Values{}
	if wrong := v.SetCell(locale.Get("en"), fields[i], "32/13/2020 : x"); wrong == nil || len(v) > 0 {
		t.Errorf("kept %v", v)
	}
}

func TestFrontMatter(t *testing.T) {
	v := edit.Values{"themes": "\n  - a\n  - b", "title": "Mali"}
	if diff := cmp.Diff("titre: Mali\nthèmes:\n  - a\n  - b\n", edit.FrontMatter(locale.Get("fr"), v)); diff != "" {
		t.Error(diff)
	}
}

// What is set reads back as it was typed, even a text that YAML would change.
func TestSetReadsBack(t *testing.T) {
	v := edit.Values{}
	for field, text := range map[string]string{"title": "'x'", "summary": `"quoted"`, "country": "BQ"} {
		if wrong := v.Set(locale.Get("en"), field, text); wrong != nil {
			t.Errorf("%s: %v", field, wrong)
		}
	}
	text := "---\n" + edit.FrontMatter(locale.Get("en"), v) + "---\n"
	read := sheet.Parse("x.md", []byte(text), locale.Get("en"))
	if read.Title != "'x'" || read.Summary != `"quoted"` || !slices.Equal(read.Countries, []string{"BQ"}) || v["country"] == "BQ" {
		t.Errorf("title %q, summary %q, countries %v\n%s", read.Title, read.Summary, read.Countries, text)
	}
}

// A list of countries on one line parts at its commas.
func TestNoCountryHoldsAComma(t *testing.T) {
	for _, l := range locale.All() {
		for _, name := range l.CountryNames() {
			if strings.Contains(name, ",") {
				t.Errorf("%s: %s", l.Name, name)
			}
		}
	}
}

// A model shows no field that serves other kinds of file.
func TestFieldsFor(t *testing.T) {
	for _, f := range edit.FieldsFor(sheet.FactSheet) {
		if slices.Contains([]string{"kind", "words", "aliases", "menu"}, f.Path) {
			t.Errorf("shows %s", f.Path)
		}
	}
}
