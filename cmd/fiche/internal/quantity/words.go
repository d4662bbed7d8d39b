package quantity

// Words are all that a language knows of numbers: how it prints them and
// the words by which it recognises them.
type Words struct {
	Decimal byte   `data:"char"` // the decimal mark
	Group   string // between groups of three digits, in plain text

	Plural    func(n int) Category // the CLDR rule for whole numbers, of which n is one from 0 on
	Percent   string               // the sign, with the space before it
	Ordinal   func(n int64) string
	OutOf     string                // between a rank or a part and its total
	UnitFirst bool                  // "30 écoles sur 40" rather than "30 of 40 schools"
	To        string                // between the ends of a range
	Approx    [ApproxCount]string   `data:"keys=- about more_than less_than at_least at_most"`
	Magnitude [MagnitudeCount]Forms `data:"keys=- million billion trillion"` // without a word for trillions they are thousands of billions
	// Link joins a magnitude to the noun after it: "million d’habitants".
	Link func(noun string) string

	SymbolFirst bool          // "€450,000" rather than "450 000 €"
	Currencies  []Currency    // where the language says otherwise than the CLDR, or more
	CLDR        CurrencyNames `data:"-"`

	FileUnits [4]string // the units of file sizes, from 1 to 1000³ bytes

	Read Vocabulary // the words by which numbers are recognised
}

// Currency are a language's words for a currency; what is left out is that of the
// CLDR.
type Currency struct {
	Code   string   // ISO 4217
	Symbol string   `data:"optional"` // printed beside figures
	Name   string   `data:"optional"` // printed after a magnitude, plural
	Also   []string `data:"optional"` // other names that are read
}

// CurrencyNames are the names of the CLDR in a language, by ISO 4217 code.
type CurrencyNames struct {
	Symbols    map[string]string
	One, Other map[string]string
}

// Vocabulary are the words that a language reads in figures, folded. Of
// several that match the longest counts.
type Vocabulary struct {
	Approx     [ApproxCount][]string `data:"fold,keys=- about more_than less_than at_least at_most"`
	Between    []string              `data:"fold"` // opens a range that has an "and"
	From       []string              `data:"fold"` // opens a range that has a "to"
	To, And    []string              `data:"fold"`
	Percent    []string              `data:"fold"`
	Powers     []Power
	Magnitude  [MagnitudeCount][]string `data:"fold,keys=- million billion trillion"`
	OtherScale []OtherScale             `data:"optional"`
	Link       []string                 `data:"fold"` // between a magnitude and its noun
	Ordinals   []string                 `data:"fold"` // endings of ordinal numbers
	OutOf      []string                 `data:"fold"` // between a number and its total
	OutOfAfter []string                 `data:"fold"` // the same after the number's noun
	Rank       []string                 `data:"fold"` // words of a label, or of a unit, that tell a rank
	Ranked     []string                 `data:"fold"` // before a number: its rank
	Year       []string                 `data:"fold"` // words of a label that tell a year
	None       []string                 `data:"fold"` // in the place of a value that is not known
	Short      []ShortMagnitude
	Nouns      []CurrencyNoun
}

// A Power is a word that multiplies a number, and is not kept: "mille".
type Power struct {
	Zeros uint8
	Words []string `data:"fold"`
}

// An OtherScale is a word that is one number in this language and another in
// those that its authors read: "billion".
type OtherScale struct {
	Words    []string `data:"fold"`
	Billions []uint8  // what it may mean, each in thousands of thousands … of billions
}

// A ShortMagnitude is an abbreviation that stands beside a currency: "M€".
// Its case counts.
type ShortMagnitude struct {
	Sign      string
	Zeros     uint8     `data:"optional"`
	Magnitude Magnitude `data:"optional,enum=none million billion trillion"`
	Alone     bool      `data:"optional"` // it may do without a currency right after digits: "25K"
}

// A CurrencyNoun is a name that several currencies share: "dollars".
type CurrencyNoun struct {
	Words []string `data:"fold"`
	Sign  string   `data:"optional"` // one that means the same
	Code  string   `data:"optional"` // the one that is meant where neither country nor site says which
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
