package locale

import (
	"sync"

	"fiche/cmd/fiche/internal/typography"
)

// A Calendar reads and prints dates in one language.
type Calendar struct {
	own   *dateWords
	all   func() []*dateWords // own, then those of the other languages, which authors mix in
	rules *typography.Rules
}

// NewCalendar returns the calendar of a language that has the words own and is
// set by rules. others returns the words of the other languages; it is asked
// only for what own does not know.
func NewCalendar(own *dateWords, others func() []*dateWords, rules *typography.Rules) *Calendar {
	all := sync.OnceValue(func() []*dateWords { return append([]*dateWords{own}, others()...) })
	return &Calendar{own, all, rules}
}
