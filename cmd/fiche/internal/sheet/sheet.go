// Package sheet reads one file: bytes in, one Sheet out.
//
// It is the stage that joins what frontmatter and prose read, and holds the one
// table of fields. Its law: reading depends on nothing but the path, the bytes
// and the language of the file, so that the result can be remembered under
// that key. It holds typed values and HTML with holes for the addresses that
// only the site knows; never a syntax tree, a YAML node or a rendered page.
package sheet

import (
	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/prose"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/typography"
)

// A Kind tells what a file is about.
type Kind uint8

// The kinds of file. A file is a fact sheet unless it is an index.md or says
// otherwise.
const (
	FactSheet Kind = iota // a project
	Page                  // plain prose: "About us"
	Country               // what is known once of a country
	Partner               // what is known once of a partner
	Index                 // index.md: the home of a folder
	Home                  // index.md of the site: its home and its settings
)

// A Sheet is one file as its author wrote it: typed values and prose. Strings
// are as written, with their spaces tidied; they are typeset where they are
// shown, because a translation may show them in another language.
//
// A Sheet is never changed once it is read: goroutines and generations share it.
type Sheet struct {
	Path   string         // below content/, with slashes
	Locale *locale.Locale // of the file
	Kind   Kind

	Title     string
	Heading   typography.Text // the title, typeset
	Summary   string          // as the summary field says; see Lead
	Countries []string
	Places    []Place
	Status    string // key of locale.Terms.Status, or empty
	AsOf      calendar.Date
	Updated   calendar.Date
	Period    calendar.Date
	Themes    []Name
	Goals     []Goal
	Photo     *Photo
	Gallery   []Photo
	Partners  []Organisation
	Dates     []KeyDate
	Figures   []Figure
	Budget    *Budget
	Reference string
	Details   []Detail
	Documents []Document
	Contacts  []Contact
	Links     []Link
	Related   []Ref
	Aliases   []Ref
	Words     []Word
	Licence   string
	Draft     bool

	// About is what a partner's own file says of it.
	About *Organisation
	// Settings are those of the site; only its home has them.
	Settings *Settings

	Body prose.Body
	// External are the web addresses that the fields lead to, in their order.
	External []prose.External
	// Lead is the summary, or the first paragraph of the prose.
	Lead typography.Text
	// Fields says which fields the file has, in its order, and where.
	Fields []FieldAt

	Problems []problem.Problem
	Failed   bool // a problem is an error
}

// A FieldAt says where a field stands.
type FieldAt struct {
	Name string // as the author wrote it: "situation"
	Pos  problem.Pos
}

// Key is the field's in the table of fields: "as_of".
func (f FieldAt) Key() string {
	name, _ := lookUp("", f.Name)
	return name.key
}

// Place returns a place in the file, for a problem: named, as all problems are,
// from the folder of the site.
func (s *Sheet) Place(at problem.Pos) problem.Place {
	return at.In(sitefolder.ContentPath(s.Path))
}

// At is where the field with this key stands, or the first line of the file.
func (s *Sheet) At(key string) problem.Pos {
	for _, f := range s.Fields {
		if f.Key() == key {
			return f.Pos
		}
	}
	return problem.Pos{Line: 1, Col: 1, Width: 1}
}

// A Ref is a reference to another file of the site, as the author wrote it.
type Ref struct {
	Target string
	Pos    problem.Pos
}

// A Name is a word that the site folds to one identity: a theme.
type Name struct {
	Text string
	Key  string // its identity: spelling.Fold of Text
	Pos  problem.Pos
}

// A Place is where a project works.
type Place struct {
	Name      string
	Lat, Lon  float64 // degrees, WGS 84; both 0 when not known
	Located   bool    // Lat and Lon are known
	Precision string  // key of locale.Terms.Precision
	Pos       problem.Pos
}

// A Goal is one of the United Nations' Sustainable Development Goals, or a
// target of it.
type Goal struct {
	Number int    // 1 to 17
	Target string // "6.2", or empty for the goal as a whole
}

// A Photo is a picture beside the sheet.
type Photo struct {
	File    Ref
	Alt     string
	Caption string
	Credit  string
	Date    calendar.Date
	Consent string // key of locale.Terms.Consent, or empty when nobody said
}

// An Organisation is a partner of a project, or what a partner's own file says.
type Organisation struct {
	Name  string
	Key   string   // its identity: spelling.Fold of Name
	Roles []string // keys of locale.Terms.Role
	URL   string
	Logo  Ref
	Also  []string // other names
	Pos   problem.Pos
}

// A KeyDate is a milestone.
type KeyDate struct {
	Date    calendar.Date
	MovedTo calendar.Date // zero unless it moved
	Label   string
	State   string // key of locale.Terms.State, or empty: then as_of decides
	Reason  string
	Pos     problem.Pos
}

// Due is the date that counts: the new one of a date that moved.
func (d KeyDate) Due() calendar.Date {
	if !d.MovedTo.IsZero() {
		return d.MovedTo
	}
	return d.Date
}

// A Figure is a number with what makes it mean something.
type Figure struct {
	ID      string // a slug: of the label, unless the author gave another
	Label   string
	Key     string // the label's identity: spelling.Fold
	Value   quantity.Quantity
	Scope   string // key of locale.Terms.Scope
	Country string // ISO 3166-1 alpha-2, when the scope is a country by name
	Year    int    // 0 when not given
	Source  Source
	Note    string
	Pos     problem.Pos
}

// A Source is where a figure comes from.
type Source struct {
	Name string
	URL  string
}

// A Budget is what a project costs and who pays.
type Budget struct {
	Total quantity.Quantity
	By    []Share
	Spent quantity.Quantity
	Pos   problem.Pos
}

// A Share is what one funder gives.
type Share struct {
	Name   string
	Amount quantity.Quantity
	Pos    problem.Pos
}

// A Detail is a fact with no field of its own.
type Detail struct {
	Label, Value string
}

// A Document is a file beside the sheet, or at an address elsewhere.
type Document struct {
	File     Ref    // empty Target when URL is set
	URL      string // empty when File is set
	Title    string
	Language string // BCP 47, or empty
}

// A Contact is whom to ask.
type Contact struct {
	Name, Function, Email, Phone string
}

// A Link is an address elsewhere.
type Link struct {
	URL, Title string
}

// A Word is how a phrase of the original reads in the language of the file.
type Word struct {
	From, To string
	Pos      problem.Pos
}

// Settings are what the front matter of content/index.md says of the site.
type Settings struct {
	Language     *locale.Locale   // the default one
	Languages    []*locale.Locale // those published, the default one first
	URL          string           // ends in "/", or empty
	Organisation Publisher
	Accent       string // "#0b6e8a", or empty
	Totals       []Name
	Menu         []MenuItem
	Footer       []MenuItem
	Profile      string // key of locale.Terms.Profile, or empty
	StaleAfter   int    // in months: the age at which a sheet is to be looked at again; 0 when nobody said
}

// A Publisher is the organisation whose site it is.
type Publisher struct {
	Name  string
	URL   string
	Logo  Ref
	Email string
}

// A MenuItem leads to a page or a folder of the site, or elsewhere.
type MenuItem struct {
	To    Ref
	Title string // empty: the title of the page
}
