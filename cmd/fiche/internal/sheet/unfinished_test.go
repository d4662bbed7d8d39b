package sheet

import (
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/prose"
)

func TestGapsAreReported(t *testing.T) {
	tests := []struct {
		prose string
		want  string // the gaps, with a bar between two
	}{
		{"Téléphone : [à compléter : numéro]", "[à compléter : numéro]"},
		{"[À COMPLÉTER], puis [to be completed: host]", "[À COMPLÉTER]|[to be completed: host]"},
		{"[[à compléter]]", "[à compléter]"},
		{"[un lien](a.md) et [une note]", ""},
		{"[à\ncompléter]", ""},
		{"[à compléter", ""},
		{"rien", ""},
		{"Écrivez `[à compléter]`, puis [à compléter : le nom]", "[à compléter : le nom]"},
		{"```\n[à compléter : le code]\n```\n\n[à compléter : la suite]", "[à compléter : la suite]"},
		{"Du texte.\n\n    [à compléter : le code]\n", ""},
		{"<!-- [à compléter : plus tard] -->", ""},
		{"<!--\n[à compléter : plus tard]\n-->\n[à compléter : vite]", "[à compléter : vite]"},
		{"Du <!-- [à compléter : un] --> texte [à compléter : deux]", "[à compléter : deux]"},
		{"> <!-- une\n> [à compléter : un]\n> -->\n> [à compléter : deux]", "[à compléter : deux]"},
		{"<!-- un -->[à compléter : deux]", "[à compléter : deux]"},
		{"- <!-- a -->\n  [à compléter : un]", "[à compléter : un]"},
		{"[^1]\n\n[^1]: `[à compléter]` [à compléter : la note]\n\n`[à compléter]`", "[à compléter : la note]"},
	}
	for _, test := range tests {
		s := Parse("page.md", []byte("---\ntitre: Page\ntype: page\n---\n"+test.prose+"\n"), locale.Get("fr"))
		var got []string
		for _, p := range s.Problems {
			if p.Rule == prose.RuleUnfinished {
				got = append(got, p.Args.Text("what"))
				if p.Severity != problem.Warning || p.Line < 5 || !strings.Contains(p.Text, p.Args.Text("what")) {
					t.Errorf("%q: reported at %+v", test.prose, p)
				}
			}
		}
		if got := strings.Join(got, "|"); got != test.want {
			t.Errorf("%q: %q, want %q", test.prose, got, test.want)
		}
	}
}
