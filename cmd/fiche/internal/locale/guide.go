package locale

// GuideWords are the words of "fiche help" on what a site is made of. Texts
// are paragraphs with an empty line between them; lines that begin with two
// spaces stand as they are.
type GuideWords struct {
	// Headings, with their colon.
	Example   string
	Full      string // the full form of a field
	OneLine   string // its form on one line
	Values    string // the words that a field takes
	ValuesOf  string // {field}: the words that a part of a field takes
	Dates     string // how a date is written, and what a page prints
	Numbers   string // how a figure is written, and what a page prints
	OnPage    string
	Places    string // the kinds of file that a field may be in
	Names     string // further names
	Fields    string // of a kind of file
	FieldsOf  string // {kind}: the same
	Topics    string // in the list of all help
	AllFields string // the same

	Or         string                // {names}: further words for the same thing
	DateWays   []string              // dates as authors write them
	NumberWays []string              // figures as authors write them
	Subjects   map[string]Subject    `data:"-"` // by the keys of guide.Topics
	ByField    map[string]FieldGuide // by the key of a field of a file
	Kinds      map[string]string     // the kinds of file that a field may be in: sheet page country partner index home
	Manual     ManualWords           // the headings of a manual page
}

// A Subject is something to know that is no field.
type Subject struct {
	Names   []string // the first is the one that help uses
	Short   string   // in a list
	Text    string
	Example string `data:"optional"` // a whole file
}

// A FieldGuide is what the guide says of a field beside its Field.
type FieldGuide struct {
	Also   []string `data:"optional"` // words that people look it up by, and that front matter does not take
	Full   string   `data:"optional"` // the full form, where the example of the Field does not show it; valid front matter
	Short  string   `data:"optional"` // the same for the form on one line
	OnPage string   // what the page makes of it
}

// ManualWords are the headings of a manual page.
type ManualWords struct {
	Name, Synopsis, Description, SeeAlso string
	Sheet                                string // names the page on sheets, in a list
	AboutSheet                           string // its description
}
