package problem

import (
	"strings"
	"unicode/utf8"
)

// A Mistake is why a value could not be read: the rule it breaks, what fills
// the rule's message, and which bytes of the value are to blame.
type Mistake struct {
	Rule       Rule
	Args       Args
	Start, End int    // byte offsets into the value as it was given
	Fix        string // the value as it should be; one a line, where only the author knows which of several
	Warning    bool   // the value was read all the same
}

func (m *Mistake) Error() string { return string(m.Rule) }

// MaxExcerpt is how many characters of a value a message repeats.
const MaxExcerpt = 60

// NewMistake is the mistake of value[start:end]. Its arguments always hold the
// value itself, shortened if need be.
func NewMistake(rule Rule, value string, start, end int, pairs ...string) *Mistake {
	args := Args{"value": excerpt(strings.TrimSpace(value))}
	for i := 0; i < len(pairs); i += 2 {
		args[pairs[i]] = pairs[i+1]
	}
	return &Mistake{Rule: rule, Args: args, Start: start, End: end}
}

func excerpt(text string) string {
	if utf8.RuneCountInString(text) <= MaxExcerpt {
		return text
	}
	end := 0
	for range MaxExcerpt {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	return text[:end] + "…"
}
