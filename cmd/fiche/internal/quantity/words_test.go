package quantity_test

import (
	"slices"
	"testing"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/quantity"
)

// Every currency of ISO 4217 is read by its code, before and after a number, and
// as each language prints and names it. Of those that share a sign the country
// of the sheet tells which.
func TestCurrencies(t *testing.T) {
	codes, words := quantity.CurrencyCodes()
	if len(codes) < 150 || !slices.IsSorted(codes) {
		t.Fatalf("%d codes, in order: %v", len(codes), slices.IsSorted(codes))
	}
	for _, l := range locale.All() {
		for _, code := range codes {
			c := l.Currency(code)
			want := money(quantity.Int(5), code)
			in := quantity.Setting{Country: []string{code}}
			for _, value := range []string{"5 " + code, code + " 5", "5" + code, "5 " + c.Symbol, c.Symbol + " 5", c.Symbol + "5", "5 " + c.Name} {
				if got, m := l.ParseFigure(value, in); got != want || m != nil {
					t.Errorf("%s: %s is %+v %v, want %s", l.Tag, value, got, m, code)
				}
			}
			if got, _ := l.ParseQuantity("5 " + code); got != want && !slices.Contains(words, code) {
				t.Errorf("%s: 5 %s is %+v", l.Tag, code, got)
			}
		}
	}
}
