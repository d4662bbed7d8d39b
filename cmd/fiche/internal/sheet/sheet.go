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
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/typography"
)

// A Kind is what a file is about.
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
	Path     string         // below content/, with slashes
	Base     string         // without its ending, and without the suffix of its language
	Suffixed bool           // there was one
	Locale   *locale.Locale // of the file
	Kind     Kind

	Title       string
	Heading     typography.Text // the title, typeset
	Summary     string          // as the summary field says; see Lead
	Territories []Territory
	Countries   []string // codes of those of Territories that are countries
	Places      []Place
	Status      string // key of locale.Terms.Status, or empty
	StatusWord  string // the site's own word for it, or empty
	AsOf        calendar.Date
	Updated     calendar.Date
	Period      calendar.Date
	Themes      []Name
	Goals       []Goal
	Photo       *Photo
	Gallery     []Photo
	Partners    []Organisation
	Dates       []KeyDate
	Figures     []Figure
	Budget      *Budget
	Reference   string
	Details     []Detail
	Own         []OwnValue // in the fields of the site's own, in the order of the file
	Documents   []Document
	Contacts    []Contact
	Links       []Link
	Related     []Ref
	Aliases     []Ref
	Words       []Word
	Licence     string
	Draft       bool

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

// The fields of a file, in the order of content/README.md.
var sheetFields = []fieldOf[Sheet]{
	nameField("title", func(s *Sheet) *string { return &s.Title }).on(anywhere).inTranslations(),
	{key: "summary", typ: TextField, kinds: anywhere, translated: true, asked: true, set: setSummary, has: func(s *Sheet) bool { return s.Summary != "" }},
	{key: "kind", typ: TermField, kinds: anywhere, terms: kindTerms, translated: true, rare: true, set: func(*decoder, *Sheet, *node) {}}, // read first: see fileKind
	{key: "country", typ: NamesField, kinds: onSheet | onCountry, asked: true, set: setCountry, has: func(s *Sheet) bool { return len(s.Territories) > 0 }},
	listField("places", placeList, func(s *Sheet) *[]Place { return &s.Places }).on(onSheet),
	statusField().on(onSheet).whenMade(),
	dateFieldBy("as_of", (*decoder).moment, func(s *Sheet) *calendar.Date { return &s.AsOf }).on(onSheet).whenMade(),
	dateFieldBy("updated", (*decoder).moment, func(s *Sheet) *calendar.Date { return &s.Updated }).on(anywhere).inTranslations(),
	dateFieldBy("period", (*decoder).period, func(s *Sheet) *calendar.Date { return &s.Period }).on(onSheet).whenMade(),
	namesField("themes", (*decoder).names, func(s *Sheet) *[]Name { return &s.Themes }, func(n Name) string { return n.Text }).on(onSheet).whenMade(),
	namesField("goals", (*decoder).goals, func(s *Sheet) *[]Goal { return &s.Goals }, nil).on(onSheet),
	recordField(fieldOf[Sheet]{
		key: "photo", typ: RecordField, kinds: anywhere, set: setPhoto, form: photoList("photo").form, has: func(s *Sheet) bool { return s.Photo != nil },
	}, "photo", photoFields, func(s *Sheet, do func(*Photo)) {
		if s.Photo != nil {
			do(s.Photo)
		}
	}),
	listField("gallery", photoList("gallery"), func(s *Sheet) *[]Photo { return &s.Gallery }).on(onSheet | onPage | onCountry | onPartner),
	partnersField().on(onSheet),
	listField("dates", dateList, func(s *Sheet) *[]KeyDate { return &s.Dates }).on(onSheet),
	listField("figures", figureList, func(s *Sheet) *[]Figure { return &s.Figures }).on(onSheet | onCountry),
	recordField(fieldOf[Sheet]{
		key: "budget", typ: RecordField, kinds: onSheet, set: setBudget, form: recordForm("budget", "total"), has: func(s *Sheet) bool { return s.Budget != nil },
	}, "budget", budgetFields, func(s *Sheet, do func(*Budget)) {
		if s.Budget != nil {
			do(s.Budget)
		}
	}),
	wordsField("reference", func(s *Sheet) *string { return &s.Reference }).on(onSheet),
	detailsField().on(onSheet | onCountry | onPartner),
	listField("documents", documentList, func(s *Sheet) *[]Document { return &s.Documents }).on(onSheet | onPage),
	listField("contacts", contactList, func(s *Sheet) *[]Contact { return &s.Contacts }).on(onSheet | onPage | onPartner),
	listField("links", linkList, func(s *Sheet) *[]Link { return &s.Links }).on(onSheet | onPage | onCountry | onPartner),
	namesField("related", (*decoder).refs, func(s *Sheet) *[]Ref { return &s.Related }, nil).on(onSheet),
	{key: "aliases", typ: NamesField, kinds: anywhere, translated: true, rare: true, set: func(d *decoder, s *Sheet, n *node) { s.Aliases = d.refs(n) }},
	{key: "words", typ: PairsField, kinds: anywhere, translated: true, rare: true, set: func(d *decoder, s *Sheet, n *node) { s.Words = list(d, wordList, n) }},
	{key: "notes", typ: TextField, kinds: anywhere, translated: true, set: func(*decoder, *Sheet, *node) {}}, // for colleagues
	nameField("licence", func(s *Sheet) *string { return &s.Licence }).on(onSheet | onPage | onHome),
	{key: "draft", typ: TermField, kinds: anywhere &^ onHome, terms: answerTerms, translated: true, set: func(d *decoder, s *Sheet, n *node) { s.Draft = d.choice(n, answerTerms) == "yes" }},

	{key: "url", typ: URLField, kinds: onPartner | onHome, set: setURL},
	{
		key: "logo", typ: FileField, kinds: onPartner,
		set: func(d *decoder, s *Sheet, n *node) { s.about().Logo = d.ref(n) },
		files: func(all []FileRef, s *Sheet) []FileRef {
			if s.About == nil {
				return all
			}
			return appendFile(all, s.About.Logo, true)
		},
	},
	{key: "also", typ: NamesField, kinds: onPartner | onCountry, set: func(d *decoder, s *Sheet, n *node) { s.about().Also = d.strings(n) }},

	{key: "language", typ: TermField, kinds: onHome, open: true, set: (*decoder).siteLanguage},
	{key: "languages", typ: NamesField, kinds: onHome, set: (*decoder).siteLanguages},
	{key: "organisation", typ: RecordField, kinds: onHome, set: setOrganisation, form: recordForm("organisation", "name"), parts: func() []FieldInfo { return describe("organisation", organisationFields) }},
	{key: "accent", typ: TextField, kinds: onHome, set: func(d *decoder, s *Sheet, n *node) { s.settings().Accent = d.colour(n) }},
	{key: "totals", typ: NamesField, kinds: onHome, set: func(d *decoder, s *Sheet, n *node) { s.settings().Totals = d.wholeNames(n) }},
	listField("menu", menuList("menu"), func(s *Sheet) *[]MenuItem { return &s.settings().Menu }).on(onHome),
	listField("footer", menuList("footer"), func(s *Sheet) *[]MenuItem { return &s.settings().Footer }).on(onHome),
	{key: "currency", typ: TextField, kinds: onHome, set: func(d *decoder, s *Sheet, n *node) { s.settings().Currency = d.currencyCode(n) }},
	{key: "fields", typ: ListField, kinds: onHome, set: setOwnFields, parts: func() []FieldInfo { return describe("fields", ownFieldFields) }},
	ownTermsField("statuses", statusTerms, func(o *Own) *[]OwnTerm { return &o.Statuses }),
	ownTermsField("roles", roleTerms, func(o *Own) *[]OwnTerm { return &o.Roles }),
	choiceField("search", answerTerms, func(s *Sheet) *string { return &s.settings().Search }).on(onHome),
	choiceField("profile", profileTerms, func(s *Sheet) *string { return &s.settings().Profile }).on(onHome),
	publicationField(),
	{key: "data", typ: NamesField, kinds: onHome, set: func(d *decoder, s *Sheet, n *node) { s.settings().Data = d.dataFormats(n) }},
	{key: "stale_after", typ: ValueField, kinds: onHome, set: func(d *decoder, s *Sheet, n *node) { s.settings().StaleAfter = d.months(n) }},
}

// publicationField returns the field of where the site is published.
func publicationField() fieldOf[Sheet] {
	f := listField("publication", destinationList, func(s *Sheet) *[]Destination { return &s.settings().Publication }).on(onHome)
	f.set = setPublication
	return f
}

// statusField returns the field of the status, for which a site may have words of
// its own.
func statusField() fieldOf[Sheet] {
	f := termField("status", statusTerms, func(s *Sheet) *string { return &s.Status })
	f.set = setStatus
	f.phrases = func(all []string, s *Sheet) []string { return appendPhrase(all, s.StatusWord) }
	return f
}

// partnersField returns the field of the partners, of whom several may stand on its
// line.
func partnersField() fieldOf[Sheet] {
	f := listField("partners", partnerList, func(s *Sheet) *[]Organisation { return &s.Partners })
	f.set = setPartners
	return f
}

// detailsField returns the field of the facts with no field of their own, whose
// labels a translation reads otherwise too.
func detailsField() fieldOf[Sheet] {
	f := listField("details", detailList, func(s *Sheet) *[]Detail { return &s.Details })
	f.phrases = func(all []string, s *Sheet) []string {
		for _, d := range s.Details {
			all = appendPhrase(appendPhrase(all, d.Label), d.Value)
		}
		return all
	}
	return f
}

// A FieldAt says where a field stands.
type FieldAt struct {
	Name string // as the author wrote it: "situation"
	Pos  problem.Pos
}

// Key returns the field's key in the table of fields: "as_of".
func (f FieldAt) Key() string {
	name, _ := lookUp("", f.Name)
	return name.key
}

// InTranslations reports whether a translation may give the field, rather than
// take it from the original.
func (f FieldAt) InTranslations() bool {
	field := fieldByKey(sheetFields, f.Key())
	return field != nil && field.translated
}

// Place returns a place in the file, for a problem: named, as all problems are,
// from the folder of the site.
func (s *Sheet) Place(at problem.Pos) problem.Place {
	place := at.In(sitefolder.ContentPath(s.Path))
	place.Names = s.ownNames()
	return place
}

// File returns the file of the sheet, for a message.
func (s *Sheet) File() problem.File { return problem.File(sitefolder.ContentPath(s.Path)) }

// At returns where the field with this key stands, or the first line of the
// file.
func (s *Sheet) At(key string) problem.Pos {
	for _, f := range s.Fields {
		if f.Key() == key {
			return f.Pos
		}
	}
	return problem.Pos{Line: 1, Col: 1, Width: 1}
}

// Has reports whether the sheet has data in the field with this key: "dates",
// "partners".
func (s *Sheet) Has(key string) bool {
	f := fieldByKey(sheetFields, key)
	return f != nil && f.has != nil && f.has(s)
}

// Phrases returns the words of the sheet's facts that a reader of another
// language would not understand, in the order of the table. Names of people and organisations are the same
// in all languages.
func (s *Sheet) Phrases() []string {
	all := collect(nil, s, sheetFields, func(f *fieldOf[Sheet]) func([]string, *Sheet) []string { return f.phrases })
	for i := range s.Own {
		all = s.Own[i].phrases(all)
	}
	return all
}

// Files returns the files that the fields of the sheet name.
func (s *Sheet) Files() []FileRef {
	return collect(nil, s, sheetFields, func(f *fieldOf[Sheet]) func([]FileRef, *Sheet) []FileRef { return f.files })
}
