package calendar

import "fiche/cmd/fiche/internal/spelling"

// Words are all that a language knows of dates: how it prints and how it reads
// them.
type Words struct {
	Months [12]string
	// Ordinal returns what follows the number of a day: French 1 → "er".
	Ordinal func(day int) string
	// Between a day and its month, and between a month and its year.
	DayMonth, MonthYear string

	Year, Month, Day Lead                 // the phrases before a plain year, month, day
	Parts            [PartCount]PartWords // before what they are a part of

	Order Order      // how a date in figures is read
	Read  Vocabulary // the words and phrases by which dates are recognised
}

// A Lead is what stands before a point that begins or ends an open period:
// "depuis le ", "jusqu’au ".
type Lead struct {
	Since, Until string
}

// PartWords are the words for a part of a year: "3e trimestre " before "2021".
type PartWords struct {
	Before string
	Lead
}

// An Order is how a language reads 03/04/2020.
type Order uint8

const (
	DayFirst  Order = iota // 3 April
	OrderOpen              // some of its readers think of 3 April, others of 4 March
)

// Vocabulary lists the words and phrases that a language reads in dates,
// as its authors write them. Case, accents and the full stop of an abbreviation
// do not matter.
type Vocabulary struct {
	Months   [12][]string
	Parts    [PartCount][]string
	Winter   []string    // a season that has to be asked about
	Quarter  []string    // "trimestre", and the letter of "T3"
	Half     []string    // of a year
	Nth      [4][]string // "premier", "second": before quarter and half
	Suffixes []string    // after a number: "er", "th"
	Of       []string    // between a part and its year
	Filler   []string    // adds nothing: "le", "in", "année"
	At       []string    // adds nothing at the beginning of a value: "à"
	From     []string    // opens a period that must have an end: "de"
	Between  []string    // the same, with and before its end
	To, And  []string
	Since    []string
	Until    []string
	Onwards  []string // in place of an end: "en cours", "today"

	// The units of a length of time: "mois", "ans".
	MonthUnits, YearUnits []string
}

// A role is one thing that a word may do in a date.
type role uint32

const (
	roleMonth role = 1 << iota // value: the month
	rolePart                   // value: the Part
	roleWinter
	roleQuarter
	roleHalf
	roleNth // value: 1 to 4
	roleSuffix
	roleOf
	roleFiller
	roleAt
	roleFrom
	roleBetween
	roleTo
	roleAnd
	roleSince
	roleUntil
	roleOnwards
)

// A word is what a word may do. Some do several things: French "de" opens
// a period ("de 2019 à 2022") and links a part to its year ("fin de 2020").
type word struct {
	roles role
	value uint8
}

// maxPhrase is how many words a phrase of a vocabulary may have.
const maxPhrase = 3

// index returns what each folded phrase of the vocabulary may do.
func (v *Vocabulary) index() map[string]word {
	known := map[string]word{}
	add := func(role role, value int, phrases []string) {
		for _, phrase := range phrases {
			key := spelling.Fold(phrase)
			word := known[key]
			word.roles |= role
			word.value = max(word.value, uint8(value))
			known[key] = word
		}
	}
	for i, names := range v.Months {
		add(roleMonth, i+1, names)
	}
	for part, names := range v.Parts {
		add(rolePart, part, names)
	}
	for i, names := range v.Nth {
		add(roleNth, i+1, names)
	}
	add(roleWinter, 0, v.Winter)
	add(roleQuarter, 0, v.Quarter)
	add(roleHalf, 0, v.Half)
	add(roleSuffix, 0, v.Suffixes)
	add(roleOf, 0, v.Of)
	add(roleFiller, 0, v.Filler)
	add(roleAt, 0, v.At)
	add(roleFrom, 0, v.From)
	add(roleBetween, 0, v.Between)
	add(roleTo, 0, v.To)
	add(roleAnd, 0, v.And)
	add(roleSince, 0, v.Since)
	add(roleUntil, 0, v.Until)
	add(roleOnwards, 0, v.Onwards)
	return known
}

// word returns what a folded phrase may do in this language or, failing that,
// in another: an English sheet may hold "octobre 2019".
func (c *Calendar) word(folded []byte) (word, bool) {
	if word, ok := c.known()[string(folded)]; ok {
		return word, true
	}
	for _, other := range c.others() {
		if word, ok := other.known()[string(folded)]; ok {
			return word, true
		}
	}
	return word{}, false
}

// nearestMonth returns the name of a month that word looks like, or "".
func (c *Calendar) nearestMonth(word string) string {
	for _, language := range append([]*Calendar{c}, c.others()...) {
		if name := spelling.Nearest(word, language.words.Months[:]); name != "" {
			return name
		}
	}
	return ""
}
