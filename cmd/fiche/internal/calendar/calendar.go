// Package calendar reads and prints dates that are as vague as their author knew
// them: "fin 2020", "octobre 2019", "depuis 2019".
//
// It stands below locale, which hands it the words of each language. Its law: a
// date is never rounded to one more precise, and no clock and no time zone
// touches it.
package calendar

import (
	"sync"

	"fiche/cmd/fiche/internal/typography"
)

// A Calendar reads and prints dates in one language. It is never changed and
// may be used by several goroutines.
type Calendar struct {
	words  func() *Words
	known  func() map[string]word // what each folded phrase of words may do
	others func() []*Calendar
	rules  *typography.Rules

	monthFirst bool // see MonthFirst
}

// New returns the calendar of a language that is set by rules. load returns its
// words; it is called once, when one is needed. others returns the calendars of
// the other languages, whose words authors mix in; it is asked only about what
// the words of this one do not hold.
func New(load func() *Words, others func() []*Calendar, rules *typography.Rules) *Calendar {
	words := sync.OnceValue(load)
	known := sync.OnceValue(func() map[string]word { return words().Read.index() })
	return &Calendar{words: words, known: known, others: others, rules: rules}
}
