package quantity

// Words are all that a language knows of numbers: how it prints them and
// the words by which it recognises them.
type Words struct {
	Decimal byte   // the decimal mark
	Group   string // between groups of three digits, in plain text

	Singular  func(n int) bool // reports whether a noun counted by n is in the singular
	Percent   string           // the sign, with the space before it
	Ordinal   func(n int64) string
	OutOf     string // between a rank and its total
	To        string // between the ends of a range
	Approx    [ApproxCount]string
	Magnitude [MagnitudeCount][2]string // singular, plural
	// Link joins a magnitude to the noun after it: "million d’habitants".
	Link func(noun string) string

	SymbolFirst bool // "€450,000" rather than "450 000 €"
	Currencies  []Currency

	FileUnits [4]string // the units of file sizes, from 1 to 1000³ bytes

	Read Vocabulary // the words by which numbers are recognised
}

// Currency are a language's words for a currency.
type Currency struct {
	Code   string   // ISO 4217
	Symbol string   // printed beside figures; the code if empty
	Name   string   // printed after a magnitude, plural; the symbol if empty
	Also   []string // other names that are read, folded
}

// Vocabulary are the words that a language reads in figures, folded. Of
// several that match the longest counts.
type Vocabulary struct {
	Approx    [ApproxCount][]string
	Between   []string // opens a range that has an "and"
	From      []string // opens a range that has a "to"
	To, And   []string
	Percent   []string
	Thousand  []string
	Magnitude [MagnitudeCount][]string
	Link      []string // between a magnitude and its noun
	Ordinals  []string // endings of ordinal numbers
	OutOf     []string // between a rank and its total
	Short     []ShortMagnitude
}

// A ShortMagnitude is an abbreviation that stands before a currency: "M€".
// Its case counts.
type ShortMagnitude struct {
	Sign      string
	Thousands uint8 // how many times a thousand
	Magnitude Magnitude
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
func (w *Words) currency(code string) Currency {
	for _, c := range w.Currencies {
		if c.Code == code {
			return c
		}
	}
	return Currency{Code: code}
}
