// Package localetest holds what the tests of calendar, quantity and locale share.
package localetest

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// CheckMistake holds the promises of every Mistake: it blames whole characters
// of the value, its message and one of its hints can be filled, and each cure
// cures.
func CheckMistake(t *testing.T, value string, m *problem.Mistake, reads func(l *locale.Locale, value string) *problem.Mistake) {
	t.Helper()
	if m.Start < 0 || m.Start > m.End || m.End > len(value) || !boundary(value, m.Start) || !boundary(value, m.End) {
		t.Errorf("%q: %s blames bytes %d to %d", value, m.Rule, m.Start, m.End)
	}
	filled := func(text string) bool {
		return !slices.ContainsFunc(problem.Placeholders(text), func(name string) bool {
			return m.Args.Text(name) == "" && !strings.Contains(name, ".")
		})
	}
	for _, l := range locale.All() {
		message, ok := l.Messages()[string(m.Rule)]
		switch {
		case !ok:
			t.Fatalf("%s has no message for %s", l.Tag, m.Rule)
		case !filled(message.Text), !slices.ContainsFunc(message.Hints, filled):
			t.Errorf("%q: %s in %s wants more than %v", value, m.Rule, l.Tag, m.Args)
		}
	}
	for cure := range strings.Lines(m.Fix) {
		cures := func(l *locale.Locale) bool { return reads(l, value) != nil && reads(l, cure) == nil }
		if !slices.ContainsFunc(locale.All(), cures) {
			t.Errorf("%q: %s is mended to %q, which is not read either", value, m.Rule, cure)
		}
	}
}

func boundary(value string, i int) bool {
	return i == len(value) || utf8.RuneStart(value[i]) || !utf8.ValidString(value)
}

// EachTriple calls f with every three pieces in a row, parted by spaces, and
// the first two of them joined.
func EachTriple(pieces []string, f func(value string)) {
	for _, a := range pieces {
		for _, b := range pieces {
			f(a + b)
			for _, c := range pieces {
				f(a + " " + b + " " + c)
			}
		}
	}
}

// Visible shows the no-break spaces of a text: "_" is U+00A0, "^" is U+202F.
var Visible = strings.NewReplacer("\u00a0", "_", "\u202f", "^")
