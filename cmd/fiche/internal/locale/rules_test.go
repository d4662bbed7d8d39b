package locale

import "testing"

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

// Source: CLDR plural rules, cardinal, whole numbers.
func TestPlural(t *testing.T) {
	for _, test := range []struct {
		n               int
		french, english bool
	}{{0, false, true}, {1, false, false}, {2, true, true}, {589639, true, true}} {
		if got := French.Plural(test.n); got != test.french {
			t.Errorf("fr: Plural(%d) = %v", test.n, got)
		}
		if got := English.Plural(test.n); got != test.english {
			t.Errorf("en: Plural(%d) = %v", test.n, got)
		}
	}
}
