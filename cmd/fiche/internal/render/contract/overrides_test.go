package contract_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"fiche/cmd/fiche/internal/render/contract"
	"fiche/templates"
)

// A template that was copied is up to date until the built-in one changes; then what
// it lacks is named. One that is there to be filled lacks nothing.
func TestStandings(t *testing.T) {
	text, err := templates.FS.ReadFile("card.html")
	if err != nil {
		t.Fatal(err)
	}
	own := fstest.MapFS{
		"card.html":         {Data: contract.Copy("card.html", text)},
		"head-extra.html":   {Data: []byte("<meta>")},
		"header.html":       {Data: []byte("{{- /* fiche header.html 00000000 */ -}}\n<header></header>")},
		"sheet.html":        {Data: []byte(`{{define "main"}}{{.Title.HTML}}{{end}}`)},
		"own.html":          {Data: []byte("x")},
		"breadcrumb.txt":    {Data: []byte("x")},
		"sub/card.html":     {Data: []byte("x")},
		"footer-extra.html": {Data: []byte("{{/* a comment {{.Site}} */}}x")},
	}
	for _, s := range contract.Standings(own, templates.FS) {
		want := contract.Standing{Name: s.Name, Own: own[s.Name] != nil, Lacks: s.Lacks}
		switch s.Name {
		case "card.html":
			want.Marked, want.Lacks = true, nil
		case "header.html":
			want.Marked, want.Outdated = true, true
		}
		if (s.Name == "header.html" || s.Name == "sheet.html") != (len(s.Lacks) > 0) {
			t.Errorf("%s lacks %v", s.Name, s.Lacks)
		}
		if s.Name == "sheet.html" && (!slices.Contains(s.Lacks, "map.html") || !slices.Contains(s.Lacks, ".Figures") || slices.Contains(s.Lacks, ".Title")) {
			t.Errorf("sheet.html lacks %v", s.Lacks)
		}
		if s.Own != want.Own || s.Marked != want.Marked || s.Outdated != want.Outdated || len(s.Lacks) != len(want.Lacks) {
			t.Errorf("%+v, want %+v", s, want)
		}
	}
}
