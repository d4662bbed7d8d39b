package quantity

// What tests look at, which import locale and so stand outside.

const (
	MinusSign = minusSign
	MaxDigits = maxDigits
)

var (
	CurrencyCodes = currencyCodes
	Powers        = powers
	SingleSpaced  = singleSpaced
)

func (f *Figures) Currencies() []Currency { return f.words.Currencies }
