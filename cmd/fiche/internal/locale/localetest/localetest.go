// Package localetest holds what the tests of calendar, quantity and locale share.
package localetest

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// CheckMistake holds the promises of every Mistake: it blames whole characters
// of the value, all its messages can be filled, and a cure cures.
func CheckMistake(t *testing.T, value string, m *problem.Mistake, reads func(l *locale.Locale, value string) *problem.Mistake) {
	t.Helper()
	if m.Start < 0 || m.Start > m.End || m.End > len(value) || !boundary(value, m.Start) || !boundary(value, m.End) {
		t.Errorf("%q: %s blames bytes %d to %d", value, m.Rule, m.Start, m.End)
	}
	for _, l := range locale.All() {
		message, ok := l.Messages()[string(m.Rule)]
		if !ok {
			t.Fatalf("%s has no message for %s", l.Tag, m.Rule)
		}
		for _, text := range append(message.Hints[:len(message.Hints):len(message.Hints)], message.Text) {
			for _, name := range problem.Placeholders(text) {
				if m.Args.Text(name) == "" && !strings.Contains(name, ".") {
					t.Errorf("%q: {%s} of %s has no value", value, name, m.Rule)
				}
			}
		}
	}
	if m.Fix == "" {
		return
	}
	for _, l := range locale.All() {
		if reads(l, value) != nil && reads(l, m.Fix) == nil {
			return
		}
	}
	t.Errorf("%q: %s is mended to %q, which is not read either", value, m.Rule, m.Fix)
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
