package sheet

import (
	"cmp"
	"slices"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
)

// The records that a sheet is made of, each before the table of its fields.

// A Ref is a reference to another file of the site, as the author wrote it.
type Ref struct {
	Target string
	Pos    problem.Pos
}

// A FileRef is a reference of a field to a file beside the sheet.
type FileRef struct {
	Ref
	Picture bool // it is shown, not linked
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

var placeFields = []fieldOf[Place]{
	{
		key: "name", typ: TextField, set: func(d *decoder, p *Place, n *node) { p.Name = d.text(n) },
		phrases: func(all []string, p *Place) []string {
			if p.Precision == "hidden" {
				return all
			}
			return appendPhrase(all, p.Name)
		},
	},
	{key: "lat", typ: NumberField, set: func(d *decoder, p *Place, n *node) { p.Lat, p.Located = d.degrees(n, "lat") }},
	{key: "lon", typ: NumberField, set: func(d *decoder, p *Place, n *node) { p.Lon, p.Located = d.degrees(n, "lon") }},
	termField("precision", precisionTerms, func(p *Place) *string { return &p.Precision }),
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
	Consent string // key of locale.Terms.Consent, or empty when it is not said
}

var photoFields = []fieldOf[Photo]{
	pictureField("file", func(p *Photo) *Ref { return &p.File }),
	wordsField("alt", func(p *Photo) *string { return &p.Alt }),
	wordsField("caption", func(p *Photo) *string { return &p.Caption }),
	nameField("credit", func(p *Photo) *string { return &p.Credit }),
	dateField("date", func(p *Photo) *calendar.Date { return &p.Date }),
	termField("consent", consentTerms, func(p *Photo) *string { return &p.Consent }),
}

// An Organisation is a partner of a project, or what a partner's own file says.
type Organisation struct {
	Name  string
	Key   string // its identity: spelling.Fold of Name
	Roles []Role
	URL   string
	Logo  Ref
	Also  []string // other names
	Form  Form
	Pos   problem.Pos
}

// A Role is what a partner does in a project.
type Role struct {
	Key  string // of locale.Terms.Role
	Word string // the site's own word for it, or empty
}

// Label returns what a role is called: by the site, or in a language.
func (r Role) Label(l *locale.Locale) string { return cmp.Or(r.Word, l.Terms.Role.Label(r.Key)) }

// Has reports whether a partner has the role with this key, whatever the site calls
// it.
func (o *Organisation) Has(role string) bool {
	return slices.ContainsFunc(o.Roles, func(r Role) bool { return r.Key == role })
}

// A Form is how a partner was written, as far as it leaves open what its name is.
type Form uint8

// The forms of a partner.
const (
	Whole      Form = iota // in full, or in quotes: the name is what it is
	Item                   // one line of a list, which may hold several by mistake
	First                  // on the line of the field
	AfterComma             // on that line, behind a comma, which may be part of a name
)

var partnerFields = []fieldOf[Organisation]{
	nameField("name", func(o *Organisation) *string { return &o.Name }),
	{key: "role", typ: TermField, terms: roleTerms, open: true, set: func(d *decoder, o *Organisation, n *node) { o.Roles = d.roles(n) }, phrases: func(all []string, o *Organisation) []string {
		for _, r := range o.Roles {
			all = appendPhrase(all, r.Word)
		}
		return all
	}},
	urlField("url", func(o *Organisation) *string { return &o.URL }),
	pictureField("logo", func(o *Organisation) *Ref { return &o.Logo }),
	{key: "also", typ: NamesField, set: func(d *decoder, o *Organisation, n *node) { o.Also = d.strings(n) }},
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

var dateFields = []fieldOf[KeyDate]{
	{key: "date", typ: DateField, set: func(d *decoder, k *KeyDate, n *node) { d.when(k, n) }},
	dateField("moved_to", func(k *KeyDate) *calendar.Date { return &k.MovedTo }),
	wordsField("label", func(k *KeyDate) *string { return &k.Label }),
	termField("state", stateTerms, func(k *KeyDate) *string { return &k.State }),
	wordsField("reason", func(k *KeyDate) *string { return &k.Reason }),
}

// Due returns the date that counts: the new one of a date that moved.
func (d KeyDate) Due() calendar.Date {
	if !d.MovedTo.IsZero() {
		return d.MovedTo
	}
	return d.Date
}

// StateAt returns the state of a milestone, as a key of locale.Terms.State: what its
// author says, else what the day decides that the sheet describes. The day on which
// the site is built decides nothing.
func (d KeyDate) StateAt(asOf calendar.Date) string {
	if d.State != "" {
		return d.State
	}
	over, goesOn := d.Due().SeenFrom(asOf)
	switch {
	case over:
		return "done"
	case !d.MovedTo.IsZero():
		return "postponed"
	case goesOn:
		return "active"
	case !asOf.IsZero():
		return "planned"
	}
	return ""
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
	Target  *Level // nil when not given
	Before  *Level
	Pos     problem.Pos
}

var figureFields = []fieldOf[Figure]{
	nameField("id", func(f *Figure) *string { return &f.ID }),
	wordsField("label", func(f *Figure) *string { return &f.Label }),
	{
		key: "value", typ: ValueField, set: func(d *decoder, f *Figure, n *node) { d.nodes.value = n },
		phrases: func(all []string, f *Figure) []string { return appendPhrase(all, f.Value.Text) },
	},
	wordsField("unit", func(f *Figure) *string { return &f.Value.Unit }),
	{key: "of", typ: TermField, terms: scopeTerms, open: true, set: func(d *decoder, f *Figure, n *node) { d.scope(f, n) }},
	{key: "year", typ: NumberField, set: func(d *decoder, f *Figure, n *node) { f.Year = d.year(n) }},
	{
		key: "source", typ: RecordField, form: recordForm("figures.source", "name", "url"), set: func(d *decoder, f *Figure, n *node) { f.Source = d.source(n) },
		parts: func() []FieldInfo { return describe("figures.source", sourceFields) },
	},
	wordsField("note", func(f *Figure) *string { return &f.Note }),
	levelField("target", func(f *Figure) *Level { return f.Target }, func(nodes *figureNodes) **node { return &nodes.target }),
	levelField("before", func(f *Figure) *Level { return f.Before }, func(nodes *figureNodes) **node { return &nodes.before }),
}

// A Source is where a figure comes from.
type Source struct {
	Name string
	URL  string
}

var sourceFields = []fieldOf[Source]{
	nameField("name", func(s *Source) *string { return &s.Name }),
	urlField("url", func(s *Source) *string { return &s.URL }),
}

// A Budget is what a project costs and who pays.
type Budget struct {
	Total quantity.Quantity
	By    []Share
	Spent quantity.Quantity
	Pos   problem.Pos
}

var budgetFields = []fieldOf[Budget]{
	{key: "total", typ: ValueField, set: func(d *decoder, b *Budget, n *node) { b.Total, d.total = d.sum(n), n }},
	{key: "currency", typ: TextField, set: func(*decoder, *Budget, *node) {}}, // read first: see setBudget
	listField("by", shareList, func(b *Budget) *[]Share { return &b.By }),
	{key: "spent", typ: ValueField, set: func(d *decoder, b *Budget, n *node) { b.Spent = d.sum(n) }},
}

// A Share is what one funder gives.
type Share struct {
	Name   string
	Amount quantity.Quantity
	Pos    problem.Pos
}

var shareFields = []fieldOf[Share]{
	nameField("name", func(s *Share) *string { return &s.Name }),
	{key: "amount", typ: ValueField, set: func(d *decoder, s *Share, n *node) { s.Amount = d.sum(n) }},
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

var documentFields = []fieldOf[Document]{
	{
		key: "file", typ: FileField, set: func(d *decoder, doc *Document, n *node) { d.fileOrURL(doc, n) },
		files: func(all []FileRef, doc *Document) []FileRef { return appendFile(all, doc.File, false) },
	},
	wordsField("title", func(doc *Document) *string { return &doc.Title }),
	{key: "language", typ: TextField, set: func(d *decoder, doc *Document, n *node) { doc.Language = d.languageTag(n) }},
}

// A Contact is whom to ask.
type Contact struct {
	Name, Function, Email, Phone string
}

var contactFields = []fieldOf[Contact]{
	nameField("name", func(c *Contact) *string { return &c.Name }),
	wordsField("function", func(c *Contact) *string { return &c.Function }),
	emailField("email", func(c *Contact) *string { return &c.Email }),
	phoneField("phone", func(c *Contact) *string { return &c.Phone }),
}

// A Link is an address elsewhere.
type Link struct {
	URL, Title string
}

var linkFields = []fieldOf[Link]{
	urlField("url", func(l *Link) *string { return &l.URL }),
	wordsField("title", func(l *Link) *string { return &l.Title }),
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
	American     bool             // its English is that of the United States
	URL          string           // ends in "/", or empty
	Organisation Publisher
	Accent       string // "#0b6e8a", or empty
	Totals       []Name
	Menu         []MenuItem
	Footer       []MenuItem
	Profile      string // key of locale.Terms.Profile, or empty
	Currency     string // ISO 4217 code of what a bare amount is in, or empty
	Search       string // key of locale.Terms.Answer: "no" for none; or empty
	Own          Own    // its own fields and words
	StaleAfter   int    // in months: the age at which a sheet is to be looked at again; 0 when it is not said
	Publication  []Destination
	Data         []string // keys of locale.Terms.Data: the formats of the data files; nil when it is not said
}

// DataFormats returns the formats of the data files that the site offers.
func (s *Settings) DataFormats() []string {
	if s.Data == nil {
		return []string{"csv", "json", "geojson"}
	}
	return s.Data
}

// Offers reports whether the site offers its data in a format.
func (s *Settings) Offers(format string) bool { return slices.Contains(s.DataFormats(), format) }

// A Publisher is the organisation whose site it is.
type Publisher struct {
	Name  string
	URL   string
	Logo  Ref
	Email string
}

var organisationFields = []fieldOf[Publisher]{
	nameField("name", func(p *Publisher) *string { return &p.Name }),
	urlField("url", func(p *Publisher) *string { return &p.URL }),
	pictureField("logo", func(p *Publisher) *Ref { return &p.Logo }),
	emailField("email", func(p *Publisher) *string { return &p.Email }),
}

// A MenuItem leads to a page or a folder of the site, or elsewhere.
type MenuItem struct {
	To    Ref
	Title string // empty: the title of the page
}

var menuFields = []fieldOf[MenuItem]{
	{key: "page", typ: FileField, set: func(d *decoder, m *MenuItem, n *node) { m.To = d.menuRef(n) }},
	nameField("title", func(m *MenuItem) *string { return &m.Title }),
}
