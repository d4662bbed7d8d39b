package sheet

import (
	"slices"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// Two versions in one file are one mistake, and what follows from them none.
func TestConflicts(t *testing.T) {
	const mine, middle, theirs = "<<<<<<< HEAD\n", "=======\n", ">>>>>>> origin/main\n"
	for _, test := range []struct {
		text string
		want []string
	}{
		{"---\n" + mine + "titre: A\n" + middle + "titre: B\n" + theirs + "---\nTexte.\n", []string{"two-versions 2:1"}},
		{"---\ntitre: A\n---\n" + mine + "Un.\n" + middle + "Deux.\n" + theirs + "\n" + mine + middle + theirs, []string{"two-versions 4:1", "two-versions 10:1"}},
		{"---\r\ntitre: A\r\n---\r\n<<<<<<<\r\n=======\r\n>>>>>>>\r\n", []string{"two-versions 4:1"}},
		{"---\ntitre: A\n---\n<<<<<<< et =======\n\nTexte.\n", nil},
		{"---\ntitre: A\n---\nTitre\n=======\n\n> > > > > > > a\n", nil},
	} {
		s := Parse("a.md", []byte(test.text), locale.Get("fr"))
		got := slices.DeleteFunc(rules(s), func(r string) bool { return !s.Failed })
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: %v, want %v", test.text, got, test.want)
		}
	}
}

// What is said of conflicts can be printed.
func TestConflictsArePrinted(t *testing.T) {
	s := Parse("a.md", []byte("---\ntitle: A\n<<<<<<< mine\ncountry: Mali\n=======\ncountry: Niger\n>>>>>>> theirs\n---\n"), locale.Get("en"))
	var out strings.Builder
	if err := (problem.Printer{Words: locale.Get("en").Wording()}).Print(&out, s.Problems); err != nil || !strings.Contains(out.String(), "7") {
		t.Errorf("%q, %v", out.String(), err)
	}
}
