package locale

import "strings"

// rules are what a language asks of the text it prints. They are data: the
// engine (typography*.go) never asks which language it sets.
type rules struct {
	outer, inner quotes // for straight quotes, and for those inside others

	// marks stand off the word before them, by their own kind of space.
	marks []mark
	// signs follow a number at a no-break space, even when none was typed.
	signs []string
	// units stay on the line of the number before them.
	units []string
	// months stay on the line of their day, and of their year.
	months []string
	// uncounted are the words that do not make a noun of what follows a
	// number; nil where nouns are not held to their numbers.
	uncounted []string
	// beforeNumber and beforeName stay on the line of what they announce.
	beforeNumber, beforeName []string

	// ordinals are the endings of numerals that are set as superscripts;
	// romanNouns tell that a single Roman letter before them is a numeral.
	ordinals   []ordinal
	romanNouns []string

	// elided are the words that begin with an apostrophe: 'tis.
	elided []string
}

// quotes are the marks around a quotation, and the space inside them.
type quotes struct {
	open, close rune
	pad         string
}

// A mark is a character and the space that stands before it.
type mark struct {
	char  byte
	space string
}

// An ordinal is the ending of an ordinal numeral. It follows the number of,
// or when that is empty all but 1.
type ordinal struct {
	ending string
	of     string
}

// The spaces at which no line breaks.
const (
	noBreak = "\u00a0"
	narrow  = "\u202f" // narrow no-break space: French "fine"
)

// List joins items as the language does in a sentence: "a, b et c".
func (l *Locale) List(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " " + l.and + " " + items[last]
}

// Plural reports whether a noun counted by n is in the plural: from 2 on in
// French, from all but 1 in English (CLDR plural rules for whole numbers).
func (l *Locale) Plural(n int) bool { return !l.numbers.singular(n) }
