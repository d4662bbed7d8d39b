package calendar_test

import (
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/spelling"
)

// What a language prints it can read, and a phrase is short enough to be found.
func TestDateVocabulary(t *testing.T) {
	for _, l := range locale.All {
		for i, name := range l.MonthNames() {
			if word := l.Known()[spelling.Fold(name)]; word.Month() != i+1 {
				t.Errorf("%s does not read %q as month %d", l.Tag, name, i+1)
			}
		}
		for phrase, word := range l.Known() {
			if len(strings.Fields(phrase)) > calendar.MaxPhrase {
				t.Errorf("%s: %q is longer than %d words", l.Tag, phrase, calendar.MaxPhrase)
			}
			if word.Ambiguous() {
				t.Errorf("%s: %q has two values", l.Tag, phrase)
			}
		}
	}
}
