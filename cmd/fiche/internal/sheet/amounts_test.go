package sheet

import (
	"testing"

	"fiche/cmd/fiche/internal/locale"
)

// The currency of the site is that of bare amounts, and of "$" alone if it is a
// dollar; a sheet's own country and a budget's own currency win.
func TestCurrencyOfSite(t *testing.T) {
	for _, test := range []struct{ site, fields, want, rule string }{
		{"EUR", "budget: 450 000", "EUR", ""},
		{"", "budget: 450 000", "", "amount-no-currency"},
		{"EUR", "budget: $5,000", "USD", "currency-presumed"},
		{"CAD", "budget: $5,000", "CAD", ""},
		{"CAD", "budget: $5,000\npays: Australie", "AUD", ""},
		{"CAD", "budget: $5,000\npays: Mali", "CAD", ""},
		{"EUR", "budget:\n  total: 450 000\n  devise: XOF", "XOF", ""},
		{"XAF", "budget: 450 000 FCFA", "XAF", ""},
	} {
		s := Reading{FileName: FileName{Path: "a.md", Base: "a"}, Locale: locale.Get("fr"), Currency: test.site}.Parse([]byte("---\ntitre: A\n" + test.fields + "\n---\n"))
		got, rule := "", ""
		if s.Budget != nil {
			got = s.Budget.Total.Currency
		}
		if len(s.Problems) > 0 {
			rule = string(s.Problems[0].Rule)
		}
		if got != test.want || rule != test.rule {
			t.Errorf("%q in a site of %q is in %q, %q; want %q, %q", test.fields, test.site, got, rule, test.want, test.rule)
		}
	}
}
