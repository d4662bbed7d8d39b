package quantity_test

import (
	"strings"
	"testing"

	"github.com/bep/golocales"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/quantity"
)

// cldr are the data of the Unicode Consortium for our languages, in the region
// whose usage we follow.
func cldr() map[*locale.Locale]golocales.Translator {
	return map[*locale.Locale]golocales.Translator{locale.French: golocales.New("fr_FR"), locale.English: golocales.New("en_GB")}
}

// Numbers and percentages print as CLDR's, but for the minus sign: CLDR's
// hyphen is read aloud as a dash.
func TestNumbersAreThoseOfCLDR(t *testing.T) {
	tests := []struct {
		n        quantity.Number
		float    float64
		decimals int
	}{
		{quantity.Int(0), 0, 0},
		{quantity.Int(850), 850, 0},
		{quantity.Int(1850), 1850, 0},
		{quantity.Int(589639), 589639, 0},
		{quantity.Int(-12345678), -12345678, 0},
		{decimal(15, 1), 1.5, 1},
		{decimal(123450, 2), 1234.50, 2},
	}
	for l, want := range cldr() {
		for _, test := range tests {
			got := strings.ReplaceAll(l.Number(test.n).Plain, quantity.MinusSign, "-")
			if number := want.FormatNumber(test.float, test.decimals); got != number {
				t.Errorf("%s: %v prints %q, CLDR says %q", l.Tag, test.n, got, number)
			}
			got = strings.ReplaceAll(l.QuantityText(percent(test.n)).Plain, quantity.MinusSign, "-")
			if share := want.FormatPercent(test.float, test.decimals); got != share {
				t.Errorf("%s: %v %% prints %q, CLDR says %q", l.Tag, test.n, got, share)
			}
		}
		got := l.QuantityText(money(quantity.Int(450000), "EUR")).Plain
		if amount := want.FormatCurrency(450000, 0, "EUR"); got != amount {
			t.Errorf("%s: € 450000 prints %q, CLDR says %q", l.Tag, got, amount)
		}
	}
}
