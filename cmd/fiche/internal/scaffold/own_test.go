package scaffold_test

import (
	"encoding/json"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/scaffold"
	"fiche/cmd/fiche/internal/sheet"
)

const ownSettings = `---
titre: Site
champs:
  - nom: incubateur
    type: mot, facette
    aide: La structure qui accompagne le projet.
  - pilote : oui-non
  - nom: capitale
    dans: pays
statuts:
  - chantier : en cours
---
`

// A new sheet shows the fields of the site's own, with what they are for.
func TestNewSheetShowsOwnFields(t *testing.T) {
	home := sheet.Parse("index.md", []byte(ownSettings), locale.Get("fr"))
	text := string(scaffold.Sheet(locale.Get("fr"), &home.Settings.Own, edit.Values{"title": "Alpha"}))
	if !strings.Contains(text, "# La structure qui accompagne le projet.\n#incubateur:\n#pilote:\n") || strings.Contains(text, "capitale") {
		t.Error(text)
	}
}

// The schema of a site takes its own fields and words, and no others.
func TestSchemaTakesOwnFields(t *testing.T) {
	home := sheet.Parse("index.md", []byte(ownSettings), locale.Get("fr"))
	s := new(schema)
	if err := json.Unmarshal(scaffold.Schema(locale.Get("fr"), &home.Settings.Own), s); err != nil {
		t.Fatal(err)
	}
	for _, v := range []map[string]any{{"incubateur": "Dinum"}, {"incubateur": []any{"a", "b"}}, {"pilote": true}, {"pilote": "oui"}, {"statut": "chantier"}} {
		if !s.accepts(s, v) {
			t.Errorf("refuses %v", v)
		}
		if plain := readSchema(t, locale.Get("fr")); plain.accepts(plain, v) {
			t.Errorf("takes %v without a site", v)
		}
	}
	if s.accepts(s, map[string]any{"pilote": "peut-être"}) {
		t.Error("takes a value that is none")
	}
}
