package locale

import "fiche/cmd/fiche/internal/problem"

// A Mistake is why a value could not be read: the rule it breaks, what fills
// the rule's message, and which bytes of the value are to blame.
type Mistake struct {
	Rule       problem.Rule
	Args       problem.Args
	Start, End int    // byte offsets into the value as it was given
	Fix        string // the value as it should be, when that is certain
}

func (m *Mistake) Error() string { return string(m.Rule) }
