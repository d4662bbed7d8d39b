package quantity

// What tests look at, which import locale and so stand outside.

const (
	MinusSign = minusSign
	MaxDigits = maxDigits
	MaxLength = maxLength
)

var (
	Powers       = powers
	SingleSpaced = singleSpaced
)

// CurrencyCodes returns the codes that are read, those that are words too.
func CurrencyCodes() (codes, words []string) {
	for _, c := range isoCurrencies() {
		codes = append(codes, c.code)
	}
	return codes, wordCodes
}

// Currency returns how the language prints a currency.
func (f *Figures) Currency(code string) Currency { return f.words().currency(code) }
