package locale

import (
	"sync"

	"fiche/cmd/fiche/internal/typography"
)

// Figures reads and prints numbers and quantities in one language.
type Figures struct {
	own   *numberWords
	all   func() []*numberWords // own, then those of the other languages, which authors mix in
	rules *typography.Rules
}

// NewFigures returns the figures of a language that has the words own and is set
// by rules. others returns the words of the other languages; it is asked only
// for what own does not know.
func NewFigures(own *numberWords, others func() []*numberWords, rules *typography.Rules) *Figures {
	all := sync.OnceValue(func() []*numberWords { return append([]*numberWords{own}, others()...) })
	return &Figures{own, all, rules}
}

// Plural reports whether a noun counted by n is in the plural: from 2 on in
// French, from all but 1 in English (CLDR plural rules for whole numbers).
func (f *Figures) Plural(n int) bool { return !f.own.singular(n) }
