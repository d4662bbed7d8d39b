package quantity

// A Kind tells what a figure is.
type Kind uint8

// The kinds.
const (
	Plain    Kind = iota // "589 639 habitants", "1,2 million d'habitants"
	Percent              // "35 %"
	Rank                 // "184e sur 189": Low of High, which is zero when not said
	Money                // "450 000 €"
	FreeText             // no number: "en cours d'étude"
)

// Approx tells how exactly a figure is meant.
type Approx uint8

// The degrees of exactness.
const (
	Exact Approx = iota
	About
	MoreThan
	LessThan
	AtLeast
	AtMost

	ApproxCount
)

// A Magnitude is a word that multiplies a number. It is kept because authors
// write "1,2 million" to say no more than they know. Thousands are not: "450 k€"
// is 450 000 €, which reads better.
type Magnitude uint8

// The magnitudes.
const (
	NoMagnitude Magnitude = iota
	Million
	Billion // 10^9: "milliard" in French

	MagnitudeCount
)

// power is the power of ten of a magnitude.
func (m Magnitude) power() uint8 {
	return [MagnitudeCount]uint8{0, 6, 9}[m]
}

// A Quantity is a figure, typed from what its author wrote. Equal quantities
// are ==.
type Quantity struct {
	Kind      Kind
	Approx    Approx
	Range     bool // from Low to High
	Low       Number
	High      Number // of a range, or the total of a rank; zero otherwise
	Magnitude Magnitude
	Currency  string // ISO 4217, for Money
	Unit      string // the words after the number, single-spaced, as written
	Text      string // for FreeText
}

// Summable is the whole value of a plain number or of an amount of money; ok is
// false for what makes no sense in a sum: what is approximate, a range, a
// percentage, a rank, words. Whether two quantities may be summed also depends
// on their Unit and Currency.
func (q Quantity) Summable() (value Number, ok bool) {
	if q.Kind != Plain && q.Kind != Money || q.Approx != Exact || q.Range {
		return Number{}, false
	}
	return q.Low.Shift(q.Magnitude.power())
}
