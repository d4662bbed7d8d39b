package quantity

import (
	"math"
	"strings"
)

// A Kind is what a figure is.
type Kind uint8

// The kinds. That of the zero Quantity is that there is none.
const (
	Absent   Kind = iota
	Plain         // "589 639 habitants", "1,2 million d'habitants"
	Percent       // "35 %"
	Rank          // "184e sur 189": Low of High, which is zero when not said
	Part          // "30 écoles sur 40": Low of High
	Money         // "450 000 €"
	FreeText      // no number: "en cours d'étude"
)

// An Approx is how exactly a figure is meant.
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
	Billion  // 10^9: "milliard" in French
	Trillion // 10^12

	MagnitudeCount
)

// power returns the power of ten of a magnitude.
func (m Magnitude) power() uint8 {
	return [MagnitudeCount]uint8{0, 6, 9, 12}[m]
}

// A Quantity is a figure, typed from what its author wrote. Equal quantities
// are ==.
type Quantity struct {
	Kind      Kind
	Approx    Approx
	Range     bool // from Low to High
	Year      bool // four digits that may be a year: printed as they were written
	Magnitude Magnitude
	Word      string // the author's own for Approx: "près de"; empty for a sign
	Low       Number
	High      Number // of a range, or the total of a rank or a part; zero otherwise
	Currency  string // ISO 4217, for Money
	Unit      string // the words after the number, single-spaced, as written
	Text      string // for FreeText
}

// Rounding returns by how much a quantity may be off that was rounded to what is
// written of it: 50 000 for "1,2 million".
func (q Quantity) Rounding() float64 {
	return math.Pow10(int(q.Magnitude.power())-int(q.Low.Scale)) / 2
}

// Summable returns the whole value of a plain number or of an amount of money; ok is
// false for what makes no sense in a sum: what is approximate, a range, a
// percentage, a rank, a part, words. Whether two quantities may be summed also
// depends on their Unit and Currency.
func (q Quantity) Summable() (value Number, ok bool) {
	if q.Kind != Plain && q.Kind != Money || q.Approx != Exact || q.Range {
		return Number{}, false
	}
	return q.Whole(q.Low)
}

// Whole returns one of the numbers of a quantity with its magnitude in it; ok is false
// when it does not fit.
func (q Quantity) Whole(n Number) (whole Number, ok bool) { return n.Shift(q.Magnitude.power()) }

// A Setting is what stands around a figure and decides what it may be. All its
// fields may be left zero.
type Setting struct {
	Label   string   // tells a rank, or a year
	Country []string // ISO 4217 codes of the legal tender of the sheet's countries
	Site    string   // ISO 4217 code of the site's currency
}

// IsYear reports whether a label says that its figure is a year: "Création".
func (f *Figures) IsYear(label string) bool { return hasWord(label, f.words().Read.Year) }

// isRank reports whether words say that a figure is a rank: "Classement IDH".
func (f *Figures) isRank(words string) bool { return hasWord(words, f.words().Read.Rank) }

// hasWord reports whether one of some folded phrases stands in text.
func hasWord(text string, phrases []string) bool {
	for i := range text {
		if i > 0 && !strings.ContainsAny(text[i-1:i], " \t'’(-\u00a0") && text[i-1] < 0x80 {
			continue
		}
		for _, phrase := range phrases {
			if matchFolded(text[i:], phrase) > 0 {
				return true
			}
		}
	}
	return false
}
