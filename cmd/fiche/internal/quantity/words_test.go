package quantity_test

import (
	"testing"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/quantity"
)

// The codes and signs of currencies can be told apart, and every currency has
// words that are read as itself.
func TestCurrencies(t *testing.T) {
	for i, code := range quantity.CurrencyCodes {
		if len(code) != 3 || i > 0 && quantity.CurrencyCodes[i-1] >= code {
			t.Errorf("%q is no code, or not in order", code)
		}
	}
	for _, l := range locale.All {
		for _, c := range l.Currencies() {
			for _, name := range append([]string{c.Symbol, c.Name}, c.Also...) {
				if name == "" {
					continue
				}
				want := money(quantity.Int(5), c.Code)
				if got, _ := l.ParseQuantity("5 " + name); got != want {
					t.Errorf("%s: 5 %s is %+v, want %s", l.Tag, name, got, c.Code)
				}
			}
		}
	}
}
