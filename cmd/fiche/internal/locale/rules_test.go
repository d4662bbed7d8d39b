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
		{Get("fr"), nil, ""},
		{Get("fr"), []string{"Mali"}, "Mali"},
		{Get("fr"), []string{"Mali", "Bénin"}, "Mali et Bénin"},
		{Get("fr"), []string{"a", "b", "c"}, "a, b et c"},
		{Get("en"), []string{"a", "b", "c"}, "a, b and c"},
	} {
		if got := test.l.List(test.items); got != test.want {
			t.Errorf("%s: List(%q) = %q, want %q", test.l.Tag, test.items, got, test.want)
		}
	}
}

// Source: CLDR plural rules, cardinal, whole numbers. Get("fr") has a form for
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
		if got := Get("fr").Form(test.n, three); got != test.french {
			t.Errorf("fr: %d is %s", test.n, got)
		}
		if got := Get("en").Form(test.n, three); got != test.english {
			t.Errorf("en: %d is %s", test.n, got)
		}
	}
	if got := Get("fr").Form(1_000_000, two); got != "other" {
		t.Errorf("fr: a million is %s", got)
	}
}
