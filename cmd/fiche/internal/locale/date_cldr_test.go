package locale

import (
	"strings"
	"testing"
	"time"

	"github.com/bep/golocales"
)

// cldr are the data of the Unicode Consortium for our languages, in the region
// whose usage we follow.
func cldr() map[*Locale]golocales.Translator {
	return map[*Locale]golocales.Translator{French: golocales.New("fr_FR"), English: golocales.New("en_GB")}
}

func TestMonthsAreThoseOfCLDR(t *testing.T) {
	for l, want := range cldr() {
		for i, name := range want.MonthsWide() {
			if got := l.Calendar.own.months[i]; got != name {
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
			got := strings.NewReplacer("1er\u00a0", "1 ", "\u00a0", " ").Replace(l.Day(Day{d.Year(), int(d.Month()), d.Day()}).Plain)
			if long := want.FormatDateLong(d); got != long {
				t.Errorf("%s: %v prints %q, CLDR says %q", l.Tag, d, got, long)
			}
		}
	}
}

// Numbers and percentages print as CLDR's, but for the minus sign: CLDR's
// hyphen is read aloud as a dash.
func TestNumbersAreThoseOfCLDR(t *testing.T) {
	tests := []struct {
		n        Number
		float    float64
		decimals int
	}{
		{Int(0), 0, 0},
		{Int(850), 850, 0},
		{Int(1850), 1850, 0},
		{Int(589639), 589639, 0},
		{Int(-12345678), -12345678, 0},
		{decimal(15, 1), 1.5, 1},
		{decimal(123450, 2), 1234.50, 2},
	}
	for l, want := range cldr() {
		for _, test := range tests {
			got := strings.ReplaceAll(l.Number(test.n).Plain, minusSign, "-")
			if number := want.FormatNumber(test.float, test.decimals); got != number {
				t.Errorf("%s: %v prints %q, CLDR says %q", l.Tag, test.n, got, number)
			}
			got = strings.ReplaceAll(l.QuantityText(percent(test.n)).Plain, minusSign, "-")
			if share := want.FormatPercent(test.float, test.decimals); got != share {
				t.Errorf("%s: %v %% prints %q, CLDR says %q", l.Tag, test.n, got, share)
			}
		}
		got := l.QuantityText(money(Int(450000), "EUR")).Plain
		if amount := want.FormatCurrency(450000, 0, "EUR"); got != amount {
			t.Errorf("%s: € 450000 prints %q, CLDR says %q", l.Tag, got, amount)
		}
	}
}
