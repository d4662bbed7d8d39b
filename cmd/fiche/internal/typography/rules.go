package typography

// Rules are what a language asks of the text it prints. They are data: the
// engine never asks which language it sets.
type Rules struct {
	Outer, Inner Quotes // for straight quotes, and for those inside others

	// Marks stand off the word before them, by their own kind of space.
	Marks []Mark `data:"optional"`
	// Signs follow a number at a no-break space, even when none was typed.
	Signs []string `data:"optional"`
	// Units stay on the line of the number before them.
	Units []string
	// Months stay on the line of their day, and of their year.
	Months []string
	// Uncounted are the words that do not make a noun of what follows a
	// number; nil where nouns are not held to their numbers.
	Uncounted []string `data:"optional"`
	// BeforeNumber and BeforeName stay on the line of what they announce.
	BeforeNumber, BeforeName []string

	// Ordinals are the endings of numerals that are set as superscripts;
	// a single Roman letter before one of RomanNouns is a numeral.
	Ordinals   []Ordinal `data:"optional"`
	RomanNouns []string  `data:"optional"`

	// Elided are the words that begin with an apostrophe: 'tis.
	Elided []string `data:"optional"`
}

// Quotes are the marks around a quotation, and the space inside them.
type Quotes struct {
	Open, Close rune   `data:"char"`
	Pad         string `data:"optional"`
}

// A Mark is a character and the space that comes before it.
type Mark struct {
	Char  byte `data:"char"`
	Space string
}

// An Ordinal is the ending of an ordinal numeral. It follows the number Of,
// or all but 1 if that is empty.
type Ordinal struct {
	Ending string
	Of     string `data:"optional"`
}

// The spaces at which no line breaks.
const (
	NoBreak = "\u00a0"
	Narrow  = "\u202f" // narrow no-break space: French "fine"
)
