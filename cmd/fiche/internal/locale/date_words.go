package locale

import "fiche/cmd/fiche/internal/spelling"

// dateWords is all that a language knows of dates: how it prints them and the
// words by which it recognises them.
type dateWords struct {
	months [12]string
	// ordinal is what follows the number of a day: French 1 → "er".
	ordinal func(day int) string
	// Between a day and its month, and between a month and its year.
	dayMonth, monthYear string

	year, month, day lead                 // the phrases before a plain year, month, day
	parts            [partCount]partWords // before what they are a part of

	// order is how a date in figures is read.
	order numericOrder

	spans spanWords

	known map[string]dateWord // every word and phrase that it reads, folded
}

// A lead is what stands before a point that begins or ends an open period:
// "depuis le ", "jusqu’au ".
type lead struct {
	since, until string
}

// partWords are the words for a part of a year: "3e trimestre " before "2021".
type partWords struct {
	before string
	lead
}

// A numericOrder is how a language reads 03/04/2020.
type numericOrder uint8

const (
	dayFirst  numericOrder = iota // 3 April
	orderOpen                     // some of its readers think of 3 April, others of 4 March
)

// dateVocabulary lists the words and phrases that a language reads in dates,
// as its authors write them. Case, accents and the full stop of an abbreviation
// do not matter.
type dateVocabulary struct {
	months   [12][]string
	parts    [partCount][]string
	winter   []string    // a season that has to be asked about
	quarter  []string    // "trimestre", and the letter of "T3"
	half     []string    // of a year
	nth      [4][]string // "premier", "second": before quarter and half
	suffixes []string    // after a number: "er", "th"
	Of       []string    // between a part and its year
	filler   []string    // adds nothing: "le", "in", "année"
	at       []string    // adds nothing at the beginning of a value: "à"
	from     []string    // opens a period that must have an end: "de"
	between  []string    // the same, with and before its end
	to, and  []string
	since    []string
	until    []string
	onwards  []string // in place of an end: "en cours", "today"
}

// A dateRole is one thing that a word may do in a date.
type dateRole uint32

const (
	roleMonth dateRole = 1 << iota // value: the month
	rolePart                       // value: the Part
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

// A dateWord is what a word may do. Some do several things: French "de" opens
// a period ("de 2019 à 2022") and links a part to its year ("fin de 2020").
type dateWord struct {
	roles dateRole
	value uint8
}

// maxPhrase is how many words a phrase of a vocabulary may have.
const maxPhrase = 3

// index is the vocabulary by folded phrase.
func (v *dateVocabulary) index() map[string]dateWord {
	known := map[string]dateWord{}
	add := func(role dateRole, value int, phrases []string) {
		for _, phrase := range phrases {
			key := spelling.Fold(phrase)
			word := known[key]
			word.roles |= role
			word.value = max(word.value, uint8(value))
			known[key] = word
		}
	}
	for i, names := range v.months {
		add(roleMonth, i+1, names)
	}
	for part, names := range v.parts {
		add(rolePart, part, names)
	}
	for i, names := range v.nth {
		add(roleNth, i+1, names)
	}
	add(roleWinter, 0, v.winter)
	add(roleQuarter, 0, v.quarter)
	add(roleHalf, 0, v.half)
	add(roleSuffix, 0, v.suffixes)
	add(roleOf, 0, v.Of)
	add(roleFiller, 0, v.filler)
	add(roleAt, 0, v.at)
	add(roleFrom, 0, v.from)
	add(roleBetween, 0, v.between)
	add(roleTo, 0, v.to)
	add(roleAnd, 0, v.and)
	add(roleSince, 0, v.since)
	add(roleUntil, 0, v.until)
	add(roleOnwards, 0, v.onwards)
	return known
}

// dateWord is what a folded phrase may do in this language or, failing that,
// in another: an English sheet may hold "octobre 2019".
func (c *Calendar) dateWord(folded []byte) (dateWord, bool) {
	if word, ok := c.own.known[string(folded)]; ok {
		return word, true
	}
	for _, words := range c.all() {
		if word, ok := words.known[string(folded)]; ok {
			return word, true
		}
	}
	return dateWord{}, false
}

// nearestMonth is the name of a month that word looks like, or "".
func (c *Calendar) nearestMonth(word string) string {
	for _, words := range c.all() {
		if name := spelling.Nearest(word, words.months[:]); name != "" {
			return name
		}
	}
	return ""
}
