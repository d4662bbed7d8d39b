package locale

// numberWords is all that a language knows of numbers: how it prints them and
// the words by which it recognises them.
type numberWords struct {
	decimal byte   // the decimal mark
	group   string // between groups of three digits, in plain text

	singular  func(n int) bool // reports whether a noun counted by n is in the singular
	percent   string           // the sign, with the space before it
	ordinal   func(n int64) string
	outOf     string // between a rank and its total
	to        string // between the ends of a range
	approx    [approxCount]string
	magnitude [magnitudeCount][2]string // singular, plural
	// link joins a magnitude to the noun after it: "million d’habitants".
	link func(noun string) string

	symbolFirst bool // "€450,000" rather than "450 000 €"
	currencies  []currencyWords

	fileUnits [4]string // the units of file sizes, from 1 to 1000³ bytes

	vocabulary numberVocabulary
}

// currencyWords are a language's words for a currency.
type currencyWords struct {
	code   string
	symbol string   // printed beside figures; the code if empty
	name   string   // printed after a magnitude, plural; the symbol if empty
	also   []string // other names that are read, folded
}

// numberVocabulary are the words that a language reads in figures, folded. Of
// several that match the longest counts.
type numberVocabulary struct {
	approx    [approxCount][]string
	between   []string // opens a range that has an "and"
	from      []string // opens a range that has a "to"
	to, and   []string
	percent   []string
	thousand  []string
	magnitude [magnitudeCount][]string
	link      []string // between a magnitude and its noun
	ordinals  []string // endings of ordinal numbers
	outOf     []string // between a rank and its total
	short     []shortMagnitude
}

// A shortMagnitude is an abbreviation that stands before a currency: "M€".
// Its case counts.
type shortMagnitude struct {
	sign      string
	thousands uint8 // how many times a thousand
	magnitude Magnitude
}

// approxSigns are the signs of exactness, which all languages share. Where one
// begins another it stands after it.
var approxSigns = []struct {
	sign   string
	approx Approx
}{
	{">=", AtLeast}, {"<=", AtMost}, {"≥", AtLeast}, {"≤", AtMost},
	{">", MoreThan}, {"<", LessThan}, {"~", About}, {"≈", About},
}

// currencySigns are the signs of currencies beside their ISO 4217 code. Where
// one begins another it stands after it. FCFA is taken for the West African
// franc: the Central African one must be written XAF.
var currencySigns = []struct{ sign, code string }{
	{"€", "EUR"}, {"US$", "USD"}, {"$US", "USD"}, {"$CA", "CAD"}, {"CA$", "CAD"}, {"$", "USD"},
	{"£", "GBP"}, {"¥", "JPY"}, {"FCFA", "XOF"}, {"F CFA", "XOF"}, {"CFAF", "XOF"}, {"CFA", "XOF"}, {"₦", "NGN"},
	{"DH", "MAD"}, {"DT", "TND"}, {"DA", "DZD"}, {"Ar", "MGA"},
}

// currencyCodes are the ISO 4217 codes that are read: those of the countries
// where development projects are funded and led.
var currencyCodes = []string{
	"AED", "ARS", "AUD", "BDT", "BGN", "BIF", "BOB", "BRL", "BWP", "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CUP", "CVE",
	"CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ETB", "EUR", "GBP", "GHS", "GMD", "GNF", "HTG", "HUF", "IDR", "ILS", "INR",
	"IQD", "JOD", "JPY", "KES", "KHR", "KMF", "LAK", "LBP", "LKR", "LRD", "LYD", "MAD", "MDL", "MGA", "MRU", "MUR", "MWK",
	"MXN", "MZN", "NAD", "NGN", "NOK", "NPR", "NZD", "PEN", "PHP", "PKR", "PLN", "PYG", "RON", "RSD", "RWF", "SAR", "SCR",
	"SDG", "SEK", "SLE", "SOS", "SSP", "STN", "SYP", "SZL", "THB", "TND", "TRY", "TZS", "UAH", "UGX", "USD", "UYU", "VND",
	"XAF", "XOF", "XPF", "YER", "ZAR", "ZMW",
}

// currency is what the language says of a currency.
func (w *numberWords) currency(code string) currencyWords {
	for _, c := range w.currencies {
		if c.code == code {
			return c
		}
	}
	return currencyWords{code: code}
}
