package calendar_test

import (
	"strings"
	"testing"
	"time"

	"github.com/bep/golocales"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/locale"
)

// cldr are the data of the Unicode Consortium for our languages, in the region
// whose usage we follow.
func cldr() map[*locale.Locale]golocales.Translator {
	return map[*locale.Locale]golocales.Translator{locale.French: golocales.New("fr_FR"), locale.English: golocales.New("en_GB")}
}

func TestMonthsAreThoseOfCLDR(t *testing.T) {
	for l, want := range cldr() {
		for i, name := range want.MonthsWide() {
			if got := l.MonthNames()[i]; got != name {
				t.Errorf("%s: month %d is %q, CLDR says %q", l.Tag, i+1, got, name)
			}
			if got, mistake := l.ParseDate(want.MonthsAbbreviated()[i] + " 2019"); mistake != nil || got != at(month(2019, int8(i+1))) {
				t.Errorf("%s: CLDR's %q is not read", l.Tag, want.MonthsAbbreviated()[i])
			}
		}
	}
}

// Days print as CLDR's long dates, but for the no-break space after the day and
// the "er" of French, which CLDR lacks: "1er octobre 2019", says the Imprimerie
// nationale.
func TestDaysAreThoseOfCLDR(t *testing.T) {
	for l, want := range cldr() {
		for d := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() == 2020; d = d.AddDate(0, 0, 1) {
			got := strings.NewReplacer("1er\u00a0", "1 ", "\u00a0", " ").Replace(l.Day(calendar.Day{d.Year(), int(d.Month()), d.Day()}).Plain)
			if long := want.FormatDateLong(d); got != long {
				t.Errorf("%s: %v prints %q, CLDR says %q", l.Tag, d, got, long)
			}
		}
	}
}
