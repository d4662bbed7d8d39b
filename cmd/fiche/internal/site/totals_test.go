package site

import (
	"fmt"
	"strings"
	"testing"
)

// Figures of one label and unit are summed; the others are left out, with a
// warning.
func TestTotals(t *testing.T) {
	for _, test := range []struct {
		name    string
		figures []string // of the sheets a.md, b.md, …
		total   string
		said    []string
	}{
		{"numbers", []string{"Écoles : 9 écoles", "Écoles : 1 234 écoles"}, "1\u202f243\u00a0écoles over 2", nil},
		{"decimals", []string{"Écoles : 1,5 km", "Écoles : 0,75 km"}, "2,25\u00a0km over 2", nil},
		{"magnitudes", []string{"Écoles : 1,2 million habitants", "Écoles : 300 habitants"}, "1\u202f200\u202f300\u00a0habitants over 2", nil},
		{"spelled otherwise", []string{"écoles : 9 Écoles", "Ecoles : 1 écoles"}, "10\u00a0Écoles over 2", nil},
		{"money", []string{"Écoles : 1 000 €", "Écoles : 2 500 €"}, "3\u202f500\u00a0€ over 2", nil},
		{"two currencies", []string{"Écoles : 1 000 €", "Écoles : 2 500 $ US", "Écoles : 1 €"}, "1\u202f001\u00a0€ over 2",
			[]string{"b.md:4 warning total-left-out label:Écoles"}},
		{"money and a number", []string{"Écoles : 9", "Écoles : 2 500 €"}, "9 over 1",
			[]string{"b.md:4 warning total-left-out label:Écoles"}},
		{"two units", []string{"Écoles : 9 écoles", "Écoles : 3 classes"}, "9\u00a0écoles over 1",
			[]string{"b.md:4 warning total-left-out label:Écoles unit:écoles"}},
		{"about", []string{"Écoles : environ 9 écoles", "Écoles : 3 écoles"}, "3\u00a0écoles over 1",
			[]string{"a.md:4 warning total-left-out label:Écoles"}},
		{"a percentage", []string{"Écoles : 35 %"}, "", []string{
			"a.md:4 warning total-left-out label:Écoles", "index.md:4 warning total-unknown name:Écoles"}},
		{"two of one sheet", []string{"Écoles : 9 écoles\n  - Ecoles : 1 écoles", "Écoles : 2 écoles"}, "12\u00a0écoles over 2", nil},
		{"a part", []string{"Écoles : 3 écoles", "Écoles : 30/40 écoles"}, "3\u00a0écoles over 1",
			[]string{"b.md:4 warning total-left-out label:Écoles"}},
		{"zero", []string{"Écoles : 0 écoles", "Écoles : 3 écoles"}, "3\u00a0écoles over 2", nil},
		{"nothing of that name", []string{"École : 9"}, "", []string{"index.md:4 warning total-unknown name:Écoles near:École"}},
		{"a sum too precise to be held", []string{"Écoles : 99 999 999 999 999", "Écoles : 0,000001"}, "99\u202f999\u202f999\u202f999\u202f999 over 1",
			[]string{"b.md:4 warning total-left-out label:Écoles"}},
	} {
		site := files{"index.md": "---\ntitre: Site\ntotaux:\n  - Écoles\n---\n"}
		for i, f := range test.figures {
			site[string(rune('a'+i))+".md"] = fmt.Sprintf("---\ntitre: T%d\nchiffres:\n  - %s\n---\n", i, f)
		}
		s, report := site.make(t)
		var got []string
		for _, total := range s.Editions[0].Totals {
			got = append(got, fmt.Sprint(total.From.Locale.QuantityText(total.Value).Plain, " over ", total.Sheets))
		}
		equal(t, test.name, strings.Join(got, "; "), test.total)
		equal(t, test.name, found(report.Problems), test.said)
	}
}

// A total counts each project once, whatever its translations, and projects
// alone: figures of a country, and of what is no fact sheet, are not its own.
func TestTotalCountsProjects(t *testing.T) {
	s := files{
		"index.md":  "---\ntitre: Site\nlangues: fr, en\ntotaux:\n  - personnes\n---\n",
		"a.md":      "---\ntitre: A\nchiffres:\n  - id: personnes\n    libellé: Bénéficiaires\n    valeur: 7\n---\n",
		"a.en.md":   "---\ntitle: A\n---\n",
		"b.md":      "---\ntitre: B\npays: Mali\nchiffres:\n  - libellé: Personnes\n    valeur: 20\n    de: pays\n    année: 2020\n---\n",
		"c.en.md":   "---\ntitle: C\nfigures:\n  - id: personnes\n    label: People\n    value: 3\n---\n",
		"pays/m.md": "---\ntitre: Mali\ntype: pays\nchiffres:\n  - id: personnes\n    libellé: Population\n    valeur: 20\n    de: projet\n---\n",
	}.good(t)
	for _, e := range s.Editions {
		if len(e.Totals) != 1 {
			t.Fatal(e.Totals)
		}
		total := e.Totals[0]
		if got := e.Locale.QuantityText(total.Value).Plain; got != "10" || total.Sheets != 2 || total.Label != "Bénéficiaires" || total.From.Path != "a.md" {
			t.Errorf("%s: %s over %d, %s of %s", e.Locale.Name, got, total.Sheets, total.Label, total.From.Path)
		}
	}
}
