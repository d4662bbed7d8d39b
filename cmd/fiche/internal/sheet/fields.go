package sheet

import "fiche/cmd/fiche/internal/frontmatter"

// This is the table of fields: what front matter may say, and where. Names,
// purposes and examples stand in each language's data, under the same keys.

// A FieldType tells how a field is written. It is named in content/README.md.
type FieldType string

// The types of field.
const (
	TextField   FieldType = "text"
	NamesField  FieldType = "names"  // a list of words, on one line with commas or on several
	TermField   FieldType = "term"   // one of a closed vocabulary
	DateField   FieldType = "date"   //
	NumberField FieldType = "number" //
	ValueField  FieldType = "value"  // a number with its unit, or words
	FileField   FieldType = "file"   // a path
	URLField    FieldType = "url"
	RecordField FieldType = "record" // fields of its own
	ListField   FieldType = "list"   // records, each with a one-line form
	PairsField  FieldType = "pairs"  // any label and value
)

// Kinds are the kinds of file that a field may stand in.
type Kinds uint8

// Sets of kinds.
const (
	onSheet Kinds = 1 << iota
	onPage
	onCountry
	onPartner
	onIndex
	onHome

	anywhere = onSheet | onPage | onCountry | onPartner | onIndex | onHome
)

// of is the set that holds kind alone.
func of(kind Kind) Kinds {
	return [...]Kinds{FactSheet: onSheet, Page: onPage, Country: onCountry, Partner: onPartner, Index: onIndex, Home: onHome}[kind]
}

// A fieldOf a T: its key, its type, where it may stand and what reads it.
type fieldOf[T any] struct {
	key   string
	typ   FieldType
	kinds Kinds // for the fields of a file; 0 for those of a record
	set   func(d *decoder, to *T, n *frontmatter.Node)
}

// The fields of a file, in the order of content/README.md.
var sheetFields = []fieldOf[Sheet]{
	{"title", TextField, anywhere, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.Title = d.text(n) }},
	{"summary", TextField, anywhere, setSummary},
	{"kind", TermField, anywhere, func(*decoder, *Sheet, *frontmatter.Node) {}}, // read first: see decodeKind
	{"country", NamesField, onSheet | onCountry, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.Countries = d.countries(n) }},
	{"places", ListField, onSheet, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.Places = list(d, placeList, n) }},
	{"status", TermField, onSheet, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.Status = d.term(n, statusTerms) }},
	{"as_of", DateField, onSheet, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.AsOf = d.date(n) }},
	{"updated", DateField, anywhere, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.Updated = d.date(n) }},
	{"period", DateField, onSheet, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.Period = d.date(n) }},
	{"themes", NamesField, onSheet, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.Themes = d.names(n) }},
	{"goals", NamesField, onSheet, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.Goals = d.goals(n) }},
	{"photo", RecordField, anywhere, setPhoto},
	{"gallery", ListField, onSheet | onPage | onCountry | onPartner, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.Gallery = list(d, photoList("gallery"), n) }},
	{"partners", ListField, onSheet, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.Partners = list(d, partnerList, n) }},
	{"dates", ListField, onSheet, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.Dates = list(d, dateList, n) }},
	{"figures", ListField, onSheet | onCountry, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.Figures = list(d, figureList, n) }},
	{"budget", RecordField, onSheet, setBudget},
	{"reference", TextField, onSheet, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.Reference = d.text(n) }},
	{"details", PairsField, onSheet | onCountry | onPartner, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.Details = list(d, detailList, n) }},
	{"documents", ListField, onSheet | onPage, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.Documents = list(d, documentList, n) }},
	{"contacts", ListField, onSheet | onPage | onPartner, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.Contacts = list(d, contactList, n) }},
	{"links", ListField, onSheet | onPage | onCountry | onPartner, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.Links = list(d, linkList, n) }},
	{"related", NamesField, onSheet, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.Related = d.refs(n) }},
	{"aliases", NamesField, anywhere, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.Aliases = d.refs(n) }},
	{"words", PairsField, anywhere, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.Words = list(d, wordList, n) }},
	{"notes", TextField, anywhere, func(*decoder, *Sheet, *frontmatter.Node) {}}, // for colleagues
	{"licence", TextField, onSheet | onPage | onHome, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.Licence = d.text(n) }},
	{"draft", TermField, anywhere &^ onHome, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.Draft = d.term(n, answerTerms) == "yes" }},

	{"url", URLField, onPartner | onHome, setURL},
	{"logo", FileField, onPartner, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.about().Logo = d.ref(n) }},
	{"also", NamesField, onPartner | onCountry, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.about().Also = d.strings(n) }},

	{"language", TermField, onHome, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.settings().Language = d.language(n) }},
	{"languages", NamesField, onHome, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.settings().Languages = d.languages(n) }},
	{"organisation", RecordField, onHome, setOrganisation},
	{"accent", TextField, onHome, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.settings().Accent = d.colour(n) }},
	{"totals", NamesField, onHome, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.settings().Totals = d.wholeNames(n) }},
	{"menu", ListField, onHome, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.settings().Menu = list(d, menuList("menu"), n) }},
	{"footer", ListField, onHome, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.settings().Footer = list(d, menuList("footer"), n) }},
	{"profile", TermField, onHome, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.settings().Profile = d.term(n, profileTerms) }},
	{"stale_after", ValueField, onHome, func(d *decoder, s *Sheet, n *frontmatter.Node) { s.settings().StaleAfter = d.months(n) }},
}

var placeFields = []fieldOf[Place]{
	{key: "name", typ: TextField, set: func(d *decoder, p *Place, n *frontmatter.Node) { p.Name = d.text(n) }},
	{key: "lat", typ: NumberField, set: func(d *decoder, p *Place, n *frontmatter.Node) { p.Lat, p.Located = d.degrees(n, 90) }},
	{key: "lon", typ: NumberField, set: func(d *decoder, p *Place, n *frontmatter.Node) { p.Lon, p.Located = d.degrees(n, 180) }},
	{key: "precision", typ: TermField, set: func(d *decoder, p *Place, n *frontmatter.Node) { p.Precision = d.term(n, precisionTerms) }},
}

var photoFields = []fieldOf[Photo]{
	{key: "file", typ: FileField, set: func(d *decoder, p *Photo, n *frontmatter.Node) { p.File = d.ref(n) }},
	{key: "alt", typ: TextField, set: func(d *decoder, p *Photo, n *frontmatter.Node) { p.Alt = d.text(n) }},
	{key: "caption", typ: TextField, set: func(d *decoder, p *Photo, n *frontmatter.Node) { p.Caption = d.text(n) }},
	{key: "credit", typ: TextField, set: func(d *decoder, p *Photo, n *frontmatter.Node) { p.Credit = d.text(n) }},
	{key: "date", typ: DateField, set: func(d *decoder, p *Photo, n *frontmatter.Node) { p.Date = d.date(n) }},
	{key: "consent", typ: TermField, set: func(d *decoder, p *Photo, n *frontmatter.Node) { p.Consent = d.term(n, consentTerms) }},
}

var partnerFields = []fieldOf[Organisation]{
	{key: "name", typ: TextField, set: func(d *decoder, o *Organisation, n *frontmatter.Node) { o.Name = d.text(n) }},
	{key: "role", typ: TermField, set: func(d *decoder, o *Organisation, n *frontmatter.Node) { o.Roles = d.roles(n) }},
	{key: "url", typ: URLField, set: func(d *decoder, o *Organisation, n *frontmatter.Node) { o.URL = d.url(n) }},
	{key: "logo", typ: FileField, set: func(d *decoder, o *Organisation, n *frontmatter.Node) { o.Logo = d.ref(n) }},
	{key: "also", typ: NamesField, set: func(d *decoder, o *Organisation, n *frontmatter.Node) { o.Also = d.strings(n) }},
}

var dateFields = []fieldOf[KeyDate]{
	{key: "date", typ: DateField, set: func(d *decoder, k *KeyDate, n *frontmatter.Node) { d.when(k, n) }},
	{key: "moved_to", typ: DateField, set: func(d *decoder, k *KeyDate, n *frontmatter.Node) { k.MovedTo = d.date(n) }},
	{key: "label", typ: TextField, set: func(d *decoder, k *KeyDate, n *frontmatter.Node) { k.Label = d.text(n) }},
	{key: "state", typ: TermField, set: func(d *decoder, k *KeyDate, n *frontmatter.Node) { k.State = d.term(n, stateTerms) }},
	{key: "reason", typ: TextField, set: func(d *decoder, k *KeyDate, n *frontmatter.Node) { k.Reason = d.text(n) }},
}

var figureFields = []fieldOf[Figure]{
	{key: "id", typ: TextField, set: func(d *decoder, f *Figure, n *frontmatter.Node) { f.ID = d.text(n) }},
	{key: "label", typ: TextField, set: func(d *decoder, f *Figure, n *frontmatter.Node) { f.Label = d.text(n) }},
	{key: "value", typ: ValueField, set: func(d *decoder, f *Figure, n *frontmatter.Node) { d.value(f, n) }},
	{key: "unit", typ: TextField, set: func(d *decoder, f *Figure, n *frontmatter.Node) { f.Value.Unit = d.text(n) }},
	{key: "of", typ: TermField, set: func(d *decoder, f *Figure, n *frontmatter.Node) { d.scope(f, n) }},
	{key: "year", typ: NumberField, set: func(d *decoder, f *Figure, n *frontmatter.Node) { f.Year = d.year(n) }},
	{key: "source", typ: RecordField, set: func(d *decoder, f *Figure, n *frontmatter.Node) { f.Source = d.source(n) }},
	{key: "note", typ: TextField, set: func(d *decoder, f *Figure, n *frontmatter.Node) { f.Note = d.text(n) }},
}

var sourceFields = []fieldOf[Source]{
	{key: "name", typ: TextField, set: func(d *decoder, s *Source, n *frontmatter.Node) { s.Name = d.text(n) }},
	{key: "url", typ: URLField, set: func(d *decoder, s *Source, n *frontmatter.Node) { s.URL = d.url(n) }},
}

var budgetFields = []fieldOf[Budget]{
	{key: "total", typ: ValueField, set: func(d *decoder, b *Budget, n *frontmatter.Node) { b.Total = d.amount(n) }},
	{key: "currency", typ: TextField, set: func(*decoder, *Budget, *frontmatter.Node) {}}, // read first: see setBudget
	{key: "by", typ: ListField, set: func(d *decoder, b *Budget, n *frontmatter.Node) { b.By = list(d, shareList, n) }},
	{key: "spent", typ: ValueField, set: func(d *decoder, b *Budget, n *frontmatter.Node) { b.Spent = d.amount(n) }},
}

var shareFields = []fieldOf[Share]{
	{key: "name", typ: TextField, set: func(d *decoder, s *Share, n *frontmatter.Node) { s.Name = d.text(n) }},
	{key: "amount", typ: ValueField, set: func(d *decoder, s *Share, n *frontmatter.Node) { s.Amount = d.amount(n) }},
}

var documentFields = []fieldOf[Document]{
	{key: "file", typ: FileField, set: func(d *decoder, doc *Document, n *frontmatter.Node) { d.fileOrURL(doc, n) }},
	{key: "title", typ: TextField, set: func(d *decoder, doc *Document, n *frontmatter.Node) { doc.Title = d.text(n) }},
	{key: "language", typ: TextField, set: func(d *decoder, doc *Document, n *frontmatter.Node) { doc.Language = d.languageTag(n) }},
}

var contactFields = []fieldOf[Contact]{
	{key: "name", typ: TextField, set: func(d *decoder, c *Contact, n *frontmatter.Node) { c.Name = d.text(n) }},
	{key: "function", typ: TextField, set: func(d *decoder, c *Contact, n *frontmatter.Node) { c.Function = d.text(n) }},
	{key: "email", typ: TextField, set: func(d *decoder, c *Contact, n *frontmatter.Node) { c.Email = d.email(n) }},
	{key: "phone", typ: TextField, set: func(d *decoder, c *Contact, n *frontmatter.Node) { c.Phone = d.text(n) }},
}

var linkFields = []fieldOf[Link]{
	{key: "url", typ: URLField, set: func(d *decoder, l *Link, n *frontmatter.Node) { l.URL = d.url(n) }},
	{key: "title", typ: TextField, set: func(d *decoder, l *Link, n *frontmatter.Node) { l.Title = d.text(n) }},
}

var organisationFields = []fieldOf[Publisher]{
	{key: "name", typ: TextField, set: func(d *decoder, p *Publisher, n *frontmatter.Node) { p.Name = d.text(n) }},
	{key: "url", typ: URLField, set: func(d *decoder, p *Publisher, n *frontmatter.Node) { p.URL = d.url(n) }},
	{key: "logo", typ: FileField, set: func(d *decoder, p *Publisher, n *frontmatter.Node) { p.Logo = d.ref(n) }},
	{key: "email", typ: TextField, set: func(d *decoder, p *Publisher, n *frontmatter.Node) { p.Email = d.email(n) }},
}

var menuFields = []fieldOf[MenuItem]{
	{key: "page", typ: FileField, set: func(d *decoder, m *MenuItem, n *frontmatter.Node) { m.To = d.menuRef(n) }},
	{key: "title", typ: TextField, set: func(d *decoder, m *MenuItem, n *frontmatter.Node) { m.Title = d.text(n) }},
}
