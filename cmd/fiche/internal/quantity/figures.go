// Package quantity reads and prints figures: numbers with their unit, ranges,
// ranks, parts of a whole, percentages and amounts of money.
//
// It stands below locale, which hands it the words of each language. Its law: a
// number is exact and keeps the digits that its author wrote; what may be two
// numbers is a mistake, never the likelier one.
package quantity

import (
	"sync"

	"fiche/cmd/fiche/internal/typography"
)

// Figures read and print numbers and quantities in one language. They are never
// changed and may be used by several goroutines.
type Figures struct {
	words      func() *Words
	currencies func() currencyNames
	others     func() []*Figures
	rules      *typography.Rules
}

// New returns the figures of a language that is set by rules. load returns its
// words; it is called once, when one is needed. others returns the figures of the
// other languages, whose words authors mix in; it is asked only about what the
// words of this one do not hold.
func New(load func() *Words, others func() []*Figures, rules *typography.Rules) *Figures {
	words := sync.OnceValue(load)
	return &Figures{words, sync.OnceValue(func() currencyNames { return newCurrencyNames(words()) }), others, rules}
}
