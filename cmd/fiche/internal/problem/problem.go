// Package problem says what is wrong, where, and what to try.
//
// It stands beside the pipeline: every stage reports through it and none
// depends on another for that. Its law: a problem is data. It names a rule and
// the values that fill the rule's message; the words are chosen when it is
// printed, in the language of its reader.
package problem

import (
	"cmp"
	"fmt"
	"slices"
)

// A Severity is what a problem means for the site.
type Severity uint8

// The severities, from the lowest.
const (
	Note    Severity = iota // worth knowing; nothing is wrong
	Warning                 // the site is built; to be looked at
	Error                   // nothing is written
)

func (s Severity) String() string {
	return [...]string{"note", "warning", "error"}[s]
}

// A Rule names one kind of problem, as "unknown-field". Its message and hints
// stand in each language's data under the same name.
type Rule string

// Args are the values that fill the {placeholders} of a rule's message:
//
//	string         an author's text, as it stands
//	int            a number; it chooses among the forms of a noun
//	Field, []Field a field, by the name that the file of the problem has for it
//	[]string       a list, joined as the reader's language does
//	File           another file, shown as the one of the problem
//	Reason         why the machine refused something
type Args map[string]any

// Text returns an argument as it was given, in no language; empty for none.
func (a Args) Text(name string) string {
	if a[name] == nil {
		return ""
	}
	return fmt.Sprint(a[name])
}

// A Place is a position in a file.
//
// Line and Col count from 1, Col and Width in characters (not bytes, so that
// an editor's status bar agrees). Line is 0 when the problem is about the file
// as a whole. Text is the line itself, for the frame that is printed under the
// message.
type Place struct {
	Path  string // from the folder of the site, with slashes: "content/mali.md"
	Line  int
	Col   int
	Width int
	Text  string
	Names *Names // what the file calls its fields; nil for what the reader calls them
}

// A Problem is one thing that is wrong, or worth knowing, in a site.
type Problem struct {
	Rule     Rule
	Args     Args
	Severity Severity
	Place
	// Fix is the line (or lines) as it should be, ready to be copied; empty
	// when there is no single right answer.
	Fix string
	// Example is a field whose example stands in the place of Fix; or empty.
	Example Field
	// Cause is what problems of one rule have in common that a report tells as
	// one, though each has a Fix of its own: the name of an unknown field. Those
	// without a Fix are told as one if their Args are the same.
	Cause string
}

// Sort puts problems in the order of reading: by path, line, column, rule.
// Equal ones keep their order, so that the same site prints the same report.
func Sort(list []Problem) {
	slices.SortStableFunc(list, Compare)
}

// Compare compares two problems in the order of reading.
func Compare(a, b Problem) int {
	return cmp.Or(
		cmp.Compare(a.Path, b.Path),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Col, b.Col),
		cmp.Compare(a.Rule, b.Rule),
	)
}

// Worst returns the highest severity in a list, Note when it is empty.
func Worst(list []Problem) Severity {
	worst := Note
	for _, p := range list {
		worst = max(worst, p.Severity)
	}
	return worst
}
