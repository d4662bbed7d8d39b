package calendar

import (
	"slices"
	"strings"
	"unicode"

	"fiche/cmd/fiche/internal/spelling"
)

// Words are all that a language knows of dates: how it prints and how it reads
// them.
type Words struct {
	Months [12]string
	// Ordinal returns what follows the number of a day: French 1 → "er".
	Ordinal func(day int) string
	// Elide returns what stands before a word as it is written there: French
	// "à partir de " before "octobre" → "à partir d’".
	Elide func(before, word string) string
	// Count returns a length of time: "36 mois".
	Count func(n int, unit Unit) string
	// Between a day and its month, between a month and its year, and between
	// the two dates of "3 et 4 mars 2020".
	DayMonth, MonthYear, Both string

	Leads []Lead               // before the point of an open date
	Parts [PartCount]PartWords `data:"keys=- q1 q2 q3 q4 s1 s2 early mid late spring summer autumn school_start"` // before what they are a part of

	Order Order      `data:"enum=day_first open"` // how a date in figures is read
	Read  Vocabulary // the words and phrases by which dates are recognised
}

// A Lead is what stands before the point of an open or a vague date, by its form:
// "depuis le ", "jusqu’au "; of one to which another moved: "au "; of one at which
// something is told: "en "; and of one in which a value was measured: "le ". Points
// of several grains may want the same.
type Lead struct {
	To, At  string
	In      string            `data:"optional"`
	Points  []Grain           `data:"enum=year month day q1 q2 q3 q4 s1 s2 early mid late spring summer autumn school_start"`
	Phrases [FormCount]string `data:"keys=- around during - - since starting as_early_as as_of not_before after until before by not_after -"`
}

// lead returns what stands before a point.
func (w *Words) lead(grain Grain) *Lead {
	for i := range w.Leads {
		if slices.Contains(w.Leads[i].Points, grain) {
			return &w.Leads[i]
		}
	}
	return new(Lead)
}

// PartWords are the words for a part of a year: "3e trimestre " before "2021";
// and those where it bounds an open date, if they differ: "before the end of 2025".
type PartWords struct {
	Before string
	Bound  string `data:"optional"`
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
	Weekdays [7][]string         `data:"keys=sunday monday tuesday wednesday thursday friday saturday"`
	Parts    [PartCount][]string `data:"optional,keys=- q1 q2 q3 q4 s1 s2 early mid late spring summer autumn school_start"`
	Winter   []string            // a season that has to be asked about
	Quarter  []string            // "trimestre", and the letter of "T3"
	Half     []string            // of a year
	Nth      [4][]string         // "premier", "second": before quarter and half
	Suffixes []string            // after a number: "er", "th"
	Of       []string            // between a part and its year
	Filler   []string            // adds nothing: "le", "in", "année"
	At       []string            `data:"optional"` // adds nothing at the beginning of a value: "à"
	From     []string            `data:"optional"` // opens a period that must have an end: "de"
	Between  []string            // the same, with and before its end
	To, And  []string
	Open     [FormCount][]string `data:"keys=- around during - - since starting as_early_as as_of not_before after until before by not_after -"` // opens a date
	Onwards  []string            // in place of an end: "onwards"
	Present  []string            // the same, of what has begun: "en cours", "today"
	Delay    []string            // tells that a date moved: "reporté"
	For      []string            // before how long it lasts: "pendant"

	Units [UnitCount][]string `data:"keys=days weeks months years"` // of a length of time
}

// A role is one thing that a word may do in a date.
type role uint32

const (
	roleMonth   role = 1 << iota // value: the month
	roleWeekday                  // value: 0 for Sunday
	rolePart                     // value: the Part
	roleNth                      // value: 1 to 4
	roleOpen                     // value: the Form
	roleUnit                     // value: the Unit
	roleWinter
	roleQuarter
	roleHalf
	roleSuffix
	roleOf
	roleFiller
	roleAt
	roleFrom
	roleBetween
	roleTo
	roleAnd
	roleOnwards
	rolePresent
	roleDelay
	roleFor

	// valued are the roles that share the value of a word: it has one of them.
	valued = roleMonth | roleWeekday | rolePart | roleNth | roleOpen | roleUnit
)

// A word is what a word may do. Some do several things: French "de" opens
// a period ("de 2019 à 2022") and links a part to its year ("fin de 2020").
type word struct {
	roles role
	value uint8
}

// opens reports whether the word opens a date of the form.
func (w word) opens(form Form) bool { return w.roles&roleOpen != 0 && Form(w.value) == form }

// maxPhrase is how many words a phrase of a vocabulary may have.
const maxPhrase = 4

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
	each := func(role role, first int, lists [][]string) {
		for i, phrases := range lists {
			add(role, first+i, phrases)
		}
	}
	each(roleMonth, 1, v.Months[:])
	each(roleWeekday, 0, v.Weekdays[:])
	each(rolePart, 0, v.Parts[:])
	each(roleNth, 1, v.Nth[:])
	each(roleOpen, 0, v.Open[:])
	each(roleUnit, 0, v.Units[:])
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
	add(roleOnwards, 0, v.Onwards)
	add(rolePresent, 0, v.Present)
	add(roleDelay, 0, v.Delay)
	add(roleFor, 0, v.For)
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

// TellsDelay reports whether a text, such as the label of a key date, says that
// something was put off.
func (c *Calendar) TellsDelay(text string) bool {
	words := strings.FieldsFunc(spelling.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) })
	for i := range words {
		for n := i + 1; n <= min(i+maxPhrase, len(words)); n++ {
			if word, _ := c.word([]byte(strings.Join(words[i:n], " "))); word.roles&roleDelay != 0 {
				return true
			}
		}
	}
	return false
}

// nearestMonth returns the name of a month that word looks like, or "".
func (c *Calendar) nearestMonth(word string) string {
	for _, language := range append([]*Calendar{c}, c.others()...) {
		if name := spelling.Nearest(word, language.words().Months[:]); name != "" {
			return name
		}
	}
	return ""
}
