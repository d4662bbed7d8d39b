// Package locale is a language: its words, its numbers, its dates and its
// typography.
//
// It stands beside the pipeline: sheet reads values with it, render prints them
// with it. Its law: a language is a folder, data/xx, which a translator can edit,
// and a Grammar, which is what no data can say; nothing else in the program asks
// which language it is. To add one, make both and name it in sources. What a
// folder holds is told in data/README.md; a key that is missing, unknown or
// written twice is an error, which the tests of this package find.
//
// A language is read when it is first asked for. What few runs need, such as its
// messages and its guide, is read when that is asked for.
package locale

import (
	"strings"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/country"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/typography"
)

// A Locale is everything Fiche knows of one language. Locales are shared by
// all goroutines and never changed.
type Locale struct {
	Tag string // BCP 47 language tag, lower case: "fr"
	Language

	Words   Words               // the interface words of the pages
	Terms   Terms               // closed vocabularies: statuses, roles…
	Goals   [17]string          // official names of the Sustainable Development Goals
	Blocks  map[string][]string // headings that name a block of data, by block
	Copies  CopyWords           // what the name of a copy of a file holds
	Fields  map[string]Field    // names, purpose and example of each field, by its key
	Command CommandWords        // the words of the command line

	*calendar.Calendar
	*quantity.Figures
	*typography.Rules
	*country.Names

	neededForm func(n int) int // which of the forms that the language needs a number asks for
	data       func() *DataWords
	dashboard  func() *DashboardWords
	messages   func() map[string]Message
	guide      func() *GuideWords
	synonyms   func() *Synonyms
	search     func() *SearchWords
	machine    func() map[string]string
}

// Language is what a language says of itself, and of the files of a site.
type Language struct {
	Name      string     // the language's name for itself: "Français"
	Territory string     // the language with the country of its default form, as Open Graph wants it: "fr_FR"
	Direction string     // "ltr" or "rtl"
	Paths     Paths      // the words of addresses
	And       string     // joins the last two items of a list
	Starter   string     // the front matter of a first content/index.md
	Model     string     // begins, in square brackets, what says that a sheet is only a model
	Gap       string     // begins, in square brackets, what the author of a page has to fill in
	Legal     LegalPages // the pages that a law asks for
}

// Grammar is what a language does that is no data.
type Grammar struct {
	// Plural returns the category of a whole number, from 0 on (CLDR).
	Plural func(n int) quantity.Category
	// DayOrdinal returns what follows the number of a day: French 1 → "er".
	DayOrdinal func(day int) string
	// Elide returns what stands before a word of a date as it is written there:
	// "à partir de " before "octobre" is "à partir d’".
	Elide func(before, word string) string
	// Ordinal returns the ending of an ordinal number: English 21 → "st".
	Ordinal func(n int64) string
	// Link returns what joins a magnitude to the noun after it: "million
	// d’habitants".
	Link func(noun string) string
}

// Data returns the words of the data files.
func (l *Locale) Data() *DataWords { return l.data() }

// Dashboard returns the words of the editors' start page.
func (l *Locale) Dashboard() *DashboardWords { return l.dashboard() }

// Messages returns the words of problems, by rule.
func (l *Locale) Messages() map[string]Message { return l.messages() }

// Guide returns the words of "fiche help" on what a site is made of.
func (l *Locale) Guide() *GuideWords { return l.guide() }

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
	Example string   `data:"optional"` // valid front matter, as an author of this language would write it
}

// A Message is how a language words a problem. {name} stands for an argument,
// {name|sheet|sheets} for the form of a noun that it counts, {field.figures.of}
// for the name of a field and {term.answer.yes} for a value, as the file of the
// problem calls them.
type Message struct {
	Text string
	// Hints are tried in order: the first whose placeholders are all filled
	// is printed.
	Hints []string `data:"optional"`
}

// Paths are the words of this language in addresses.
type Paths struct {
	Countries, Themes, Partners, Statuses string
	Data                                  string
	Folders                               string // in the state of a listing that is narrowed
	Table, Search                         string // of pages
}

// List joins items as the language does in a sentence: "a, b et c".
func (l *Locale) List(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " " + l.And + " " + items[last]
}
