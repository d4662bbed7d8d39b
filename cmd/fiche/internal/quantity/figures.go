// Package quantity reads and prints figures: numbers with their unit, ranges,
// ranks, percentages and amounts of money.
//
// It stands below locale, which hands it the words of each language. Its law: a
// number is exact and keeps the digits that its author wrote; what may be two
// numbers is a mistake, never the likelier one.
package quantity

import "fiche/cmd/fiche/internal/typography"

// Figures read and print numbers and quantities in one language. They are never
// changed and may be used by several goroutines.
type Figures struct {
	words  *Words
	others func() []*Figures
	rules  *typography.Rules
}

// New returns the figures of a language that has these words and is set by
// rules. others returns the figures of the other languages, whose ordinals
// authors mix in; it is asked only about what words do not hold.
func New(words *Words, others func() []*Figures, rules *typography.Rules) *Figures {
	return &Figures{words, others, rules}
}

// Plural reports whether a noun counted by n is in the plural: from 2 on in
// French, from all but 1 in English (CLDR plural rules for whole numbers).
func (f *Figures) Plural(n int) bool { return !f.words.Singular(n) }
