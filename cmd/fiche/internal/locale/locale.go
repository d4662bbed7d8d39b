// Package locale is a language: its words, its numbers, its dates and its
// typography.
//
// It stands beside the pipeline: sheet reads values with it, render prints them
// with it. Its law: a language is data (xx.go, xx_fields.go, xx_messages.go)
// and rules (xx_rules.go), and nothing else in the program asks which language
// it is. To add one, write those files and name it in All.
package locale

import (
	"strings"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/typography"
)

// A Locale is everything Fiche knows of one language. Locales are shared by
// all goroutines and never changed.
type Locale struct {
	Tag       string // BCP 47 language tag, lower case: "fr"
	Name      string // the language's name for itself: "Français"
	Territory string // the language with the country of its default form, as Open Graph wants it: "fr_FR"
	Direction string // "ltr" or "rtl"

	Words    Words               // the interface words of the pages
	Paths    Paths               // the words of addresses
	Terms    Terms               // closed vocabularies: statuses, roles…
	Goals    [17]string          // official names of the Sustainable Development Goals
	Starter  string              // the front matter of a first content/index.md
	Gap      string              // begins, in square brackets, what the author of a page has to fill in
	Legal    LegalPages          // the pages that a law asks for
	Blocks   map[string][]string // headings that name a block of data, by block
	Fields   map[string]Field    // names, purpose and example of each field, by its key
	Messages map[string]Message  // by problem rule
	Command  CommandWords        // the words of the command line
	Guide    GuideWords          // the words of its help on what a site is made of

	*calendar.Calendar
	*quantity.Figures
	*typography.Rules
	country countryAffixes
	and     string // joins the last two items of a list
}

// All are the languages that Fiche speaks, the fallback last.
var All = []*Locale{French, English}

func init() {
	for _, l := range All {
		l.Calendar = calendar.New(dates[l], func() []*calendar.Calendar {
			return ofOthers(l, func(other *Locale) *calendar.Calendar { return other.Calendar })
		}, l.Rules)
		l.Figures = quantity.New(numbers[l], func() []*quantity.Figures {
			return ofOthers(l, func(other *Locale) *quantity.Figures { return other.Figures })
		}, l.Rules)
	}
}

var (
	dates   = map[*Locale]*calendar.Words{French: &frenchDates, English: &englishDates}
	numbers = map[*Locale]*quantity.Words{French: &frenchNumbers, English: &englishNumbers}
)

// ofOthers returns a part of all languages but l, in the order of All.
func ofOthers[T any](l *Locale, part func(*Locale) T) []T {
	var others []T
	for _, other := range All {
		if other != l {
			others = append(others, part(other))
		}
	}
	return others
}

// Get is the locale of a language tag ("fr", "fr-CA", "en_GB.UTF-8"), or nil.
func Get(tag string) *Locale {
	for _, l := range All {
		if hasPrimaryTag(tag, l.Tag) {
			return l
		}
	}
	return nil
}

// hasPrimaryTag reports whether the first subtag of tag is primary, whatever
// its case (RFC 5646, section 2.1.1).
func hasPrimaryTag(tag, primary string) bool {
	if len(tag) < len(primary) {
		return false
	}
	for i := range len(primary) {
		if tag[i]|0x20 != primary[i] {
			return false
		}
	}
	return len(tag) == len(primary) || tag[len(primary)] == '-' || tag[len(primary)] == '_' || tag[len(primary)] == '.'
}

// LegalPages say by which words a page that the law asks for is known: its title,
// its file or the link to it holds one of them.
type LegalPages struct {
	Notice                        []string // who publishes the site
	Accessibility                 []string // the statement on it
	NoticeFile, AccessibilityFile string   // below content/, for who has none yet
}

// A Field is what a language calls a field and how it explains it.
type Field struct {
	Names   []string // accepted names; the first is the one that help and messages use
	Purpose string   // one sentence, for content/README.md
	Example string   // valid front matter, as an author of this language would write it
}

// A Message is how a language words a problem. {name} stands for an argument.
type Message struct {
	Text string
	// Hints are tried in order: the first whose placeholders are all filled
	// is printed.
	Hints []string
}

// Paths are the words of this language in addresses.
type Paths struct {
	Countries, Themes, Partners, Statuses string
}

// merge joins the messages of the rooms into one table. A rule belongs to one
// room: a second message for it is a mistake in the program.
func merge(parts ...map[string]Message) map[string]Message {
	all := make(map[string]Message, 256)
	for _, part := range parts {
		for rule, message := range part {
			if _, twice := all[rule]; twice {
				panic("locale: two messages for rule " + rule)
			}
			all[rule] = message
		}
	}
	return all
}

// List joins items as the language does in a sentence: "a, b et c".
func (l *Locale) List(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " " + l.and + " " + items[last]
}
