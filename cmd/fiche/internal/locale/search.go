package locale

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// SearchWords are how the search reads the words of a language.
type SearchWords struct {
	Stop    []string `data:"fold"` // say nothing of a sheet
	Endings struct{ Number, Gender, Verb, Rest []string }

	steps [][]Ending
}

// An Ending is one that forms of a word have: "aux" in "régionaux", which is "al" in
// others.
type Ending struct {
	From, To string
	Least    int // how many letters stand before it at least
}

// Search returns how the search reads words.
func (l *Locale) Search() *SearchWords { return l.search() }

// Steps are the rules for endings, in the order in which they are tried: of each
// step the first that fits is done.
func (w *SearchWords) Steps() [][]Ending { return w.steps }

// Stem returns the form that stands for all of a word, which is folded. The script of
// the pages does the same, by the same rules.
func (w *SearchWords) Stem(word string) string {
	for _, step := range w.steps {
		for _, e := range step {
			if rest, ok := strings.CutSuffix(word, e.From); ok && utf8.RuneCountInString(rest) >= e.Least {
				word = rest + e.To
				break
			}
		}
	}
	return word
}

// parse reads the rules.
func (w *SearchWords) parse() error {
	for _, rules := range [][]string{w.Endings.Number, w.Endings.Gender, w.Endings.Verb, w.Endings.Rest} {
		step := []Ending{}
		for _, rule := range rules {
			parts := strings.Fields(rule)
			if len(parts) != 3 {
				return fmt.Errorf("search.yaml: %q is no rule for an ending", rule)
			}
			least, err := strconv.Atoi(parts[2])
			if err != nil {
				return fmt.Errorf("search.yaml: %q: %w", rule, err)
			}
			step = append(step, Ending{parts[0], strings.TrimPrefix(parts[1], "-"), least})
		}
		w.steps = append(w.steps, step)
	}
	return nil
}
