package spelling

import (
	"slices"
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	fields := []string{"titre", "résumé", "pays", "lieux", "statut", "situation", "partenaires", "dates", "chiffres", "documents", "contacts", "date", "notes"}
	for _, test := range []struct{ word, want string }{
		{"", ""},
		{"titre", "titre"},
		{"Tittre", "titre"},
		{"resume", "résumé"},
		{"résuméé", "résumé"},
		{"pay", "pays"},
		{"pyas", "pays"},     // two neighbours swapped are one mistake
		{"pxxs", ""},         // two mistakes in four letters are another word
		{"satut", "statut"},  // one letter left out
		{"statue", "statut"}, // one letter for another
		{"partenariat", "partenaires"},
		{"datess", "dates"}, // "date" is farther
		{"datx", "date"},    // not "dates"
		{"kilomètre", ""},
		{strings.Repeat("titre", 1000), ""},
	} {
		if got := Nearest(test.word, fields); got != test.want {
			t.Errorf("Nearest(%.20q) = %q, want %q", test.word, got, test.want)
		}
	}
}

// Among equals the beginning decides, then the alphabet; never the order.
func TestNearestIsDeterministic(t *testing.T) {
	for _, test := range []struct {
		word, want string
		candidates []string
	}{
		{"malo", "mali", []string{"kalo", "mali", "malx"}},
		{"barre", "carre", []string{"marre", "carre", "tarre"}},
	} {
		for range 2 {
			if got := Nearest(test.word, test.candidates); got != test.want {
				t.Errorf("Nearest(%q, %q) = %q, want %q", test.word, test.candidates, got, test.want)
			}
			slices.Reverse(test.candidates)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b  string
		limit int
		want  int
	}{
		{"", "", 3, 0}, {"abc", "abc", 3, 0}, {"", "ab", 3, 2}, {"abc", "", 3, 3},
		{"abc", "axc", 3, 1}, {"abc", "ac", 3, 1}, {"abc", "acb", 3, 1}, {"kitten", "sitting", 3, 3},
		{"ca", "abc", 3, 3}, // a letter is not edited twice
		{"abcdef", "fedcba", 3, 4}, {"aaaa", "bbbb", 2, 3}, {"abcdefgh", "bcdefghi", 2, 2},
	} {
		for _, pair := range [][2]string{{test.a, test.b}, {test.b, test.a}} {
			if got := distance([]rune(pair[0]), []rune(pair[1]), test.limit); min(got, test.limit+1) != test.want {
				t.Errorf("distance(%q, %q) = %d, want %d", pair[0], pair[1], got, test.want)
			}
		}
	}
}

var misspelt = []struct {
	a, b string
	want bool
}{
	{"Ville de Montreuil", "Ville de Montreuill", true},
	{"Ville de Montreuil", "Ville de Montruiel", false}, // two mistakes
	{"Assainissement", "Asainissement", true},
	{"Assainissement", "Assainisesment", true},
	{"École", "Ecoles", true},
	{"Choisy-le-Roi", "Choisy le Roy", true},
	{"Eau Vive", "Eauvive", true},
	{"École", "ecole", false}, // the same name
	{"Phase 1", "Phase 2", false},
	{"Phase 1", "Phase 12", false},
	{"Phase I", "Phase II", false},
	{"Tranche IV", "Tranche V", false},
	{"Tranche II", "Tranche IL", false},
	{"Phase A", "Phase B", false},
	{"Phase A", "Phase AB", false},
	{"Mali", "Malo", false}, // too short to tell
	{"", "", false},
	{"Niger", "Nigeria", false},
}

func TestNearMiss(t *testing.T) {
	for _, test := range misspelt {
		if got := nearMiss([]rune(Fold(test.a)), []rune(Fold(test.b))); got != test.want {
			t.Errorf("nearMiss([]rune(Fold(%q)), []rune(Fold(%q))) = %v", test.a, test.b, got)
		}
		if got := nearMiss([]rune(Fold(test.b)), []rune(Fold(test.a))); got != test.want {
			t.Errorf("nearMiss([]rune(Fold(%q)), []rune(Fold(%q))) = %v", test.b, test.a, got)
		}
	}
}

// NearMisses finds what comparing each with each would find.
func TestNearMisses(t *testing.T) {
	var names []string
	for _, test := range misspelt {
		for _, name := range []string{test.a, test.b} {
			if !slices.ContainsFunc(names, func(n string) bool { return Fold(n) == Fold(name) }) {
				names = append(names, name)
			}
		}
	}
	want := [][2]int{}
	for i := range names {
		for j := i + 1; j < len(names); j++ {
			if nearMiss([]rune(Fold(names[i])), []rune(Fold(names[j]))) {
				want = append(want, [2]int{i, j})
			}
		}
	}
	if got := NearMisses(names); !slices.Equal(got, want) || len(want) < 6 {
		t.Errorf("NearMisses = %v, want %v", got, want)
	}
	if got := NearMisses([]string{"Solidarité", "solidarite", "Solidarité", "Solidarte"}); !slices.Equal(got, [][2]int{{0, 3}}) {
		t.Errorf("names that fold alike count once: %v", got)
	}
}
