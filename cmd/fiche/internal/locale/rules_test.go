package locale

import (
	"testing"

	"fiche/cmd/fiche/internal/quantity"
)

func TestList(t *testing.T) {
	for _, test := range []struct {
		l     *Locale
		items []string
		want  string
	}{
		{French, nil, ""},
		{French, []string{"Mali"}, "Mali"},
		{French, []string{"Mali", "Bénin"}, "Mali et Bénin"},
		{French, []string{"a", "b", "c"}, "a, b et c"},
		{English, []string{"a", "b", "c"}, "a, b and c"},
	} {
		if got := test.l.List(test.items); got != test.want {
			t.Errorf("%s: List(%q) = %q, want %q", test.l.Tag, test.items, got, test.want)
		}
	}
}

// Source: CLDR plural rules, cardinal, whole numbers. French has a form for
// millions; a noun that leaves it out has the plural there.
func TestForm(t *testing.T) {
	three := quantity.Forms{One: "one", Many: "many", Other: "other"}
	two := quantity.Forms{One: "one", Other: "other"}
	for _, test := range []struct {
		n               int
		french, english string
	}{
		{0, "one", "other"}, {1, "one", "one"}, {-1, "one", "one"}, {2, "other", "other"}, {589639, "other", "other"},
		{1_000_000, "many", "other"}, {3_000_000, "many", "other"},
	} {
		if got := French.Form(test.n, three); got != test.french {
			t.Errorf("fr: %d is %s", test.n, got)
		}
		if got := English.Form(test.n, three); got != test.english {
			t.Errorf("en: %d is %s", test.n, got)
		}
	}
	if got := French.Form(1_000_000, two); got != "other" {
		t.Errorf("fr: a million is %s", got)
	}
}
