package locale

import (
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/spelling"
)

// A Vocabulary is a closed list of values that a field may take.
type Vocabulary []Term

// A Term is one value of a vocabulary: what the program calls it, what pages
// print, and the other spellings that authors use.
type Term struct {
	Key     string
	Label   string
	Also    []string `data:"optional"`
	Verb    string   `data:"optional"` // of a role: what a partner that has it does
	Meaning string   `data:"optional"` // in a sentence; of a status or a role

	folds []string // of the label, the key and the other spellings
}

// fold folds the spellings of a term, once: every value of a sheet is looked up.
func (t *Term) fold() {
	for _, word := range append([]string{t.Label, t.Key}, t.Also...) {
		t.folds = append(t.folds, spelling.Fold(word))
	}
}

// Label is the word for key, or key itself when the vocabulary lacks it.
func (v Vocabulary) Label(key string) string { return v.Term(key).Label }

// Term returns the term for key; it is empty but for its label, which is key,
// when the vocabulary lacks it.
func (v Vocabulary) Term(key string) Term {
	for _, t := range v {
		if t.Key == key {
			return t
		}
	}
	return Term{Key: key, Label: key}
}

// Key finds what the author calls word, whatever its case and accents; ok is
// false when the vocabulary has no such value.
func (v Vocabulary) Key(word string) (key string, ok bool) {
	var buffer [64]byte // for most words
	folded := spelling.AppendFold(buffer[:0], word)
	for i := range v {
		for _, fold := range v[i].folds {
			if fold == string(folded) {
				return v[i].Key, true
			}
		}
	}
	return "", false
}

// Labels are the words of the vocabulary in their order, for hints.
func (v Vocabulary) Labels() []string {
	labels := make([]string, len(v))
	for i, t := range v {
		labels[i] = t.Label
	}
	return labels
}

// Terms are the closed vocabularies of a fact sheet.
type Terms struct {
	Kind      Vocabulary // sheet page country partner
	Status    Vocabulary // idea planned active finishing closed suspended cancelled
	Role      Vocabulary // signatory funder lead implementer technical beneficiary partner
	State     Vocabulary // done active planned postponed cancelled
	Scope     Vocabulary // project area country world
	Precision Vocabulary // exact approximate region hidden
	Consent   Vocabulary // yes no not-identifiable
	Answer    Vocabulary // yes no
	Profile   Vocabulary // public-body association company
	Compass   Vocabulary // north south east west
	Phone     Vocabulary // extension or
	Data      Vocabulary // csv json geojson xlsx dcat
	Own       Vocabulary // text word number date link yes-no facet
	Way       Vocabulary // sftp ftps webdavs s3 plain-ftp folder zip: how a site is published
}

// Words are the interface words of the pages. Those with braces are patterns:
// the program fills them before a template sees them.
type Words struct {
	// Around the page.
	SkipToContent string
	Menu          string
	Breadcrumb    string
	Home          string
	Languages     string
	PageFooter    string
	Updated       string // label of a date
	Draft         string
	DraftNote     string

	// The parts of a sheet.
	KeyFigures string
	AtAGlance  string
	Contents   string // the table of contents
	KeyDates   string
	Photos     string
	Partners   string
	TheCountry string
	Places     string
	Documents  string
	Links      string
	Sources    string
	SeeAlso    string
	Neighbours string // names the navigation to the previous and the next sheet
	Previous   string
	Next       string

	// The answers at the head of a sheet.
	Where       string
	When        string
	HowMuch     string
	WhoPays     string
	PlaceCount  quantity.Forms // {count}
	Others      quantity.Forms // {count}: ends a list that is cut short
	StepsDone   quantity.Forms // {count} {all}, by count
	AllPartners quantity.Forms // {count}
	PartSpent   string         // {percent}
	SumSpent    string         // {amount}

	// Who does what, the budget, and what a sheet lets its reader do.
	WhoDoesWhat   string
	BudgetSource  string // heads the column of a budget's sources
	Amount        string
	Part          string
	Total         string
	Elapsed       string         // {period}
	EarlierSteps  quantity.Forms // {count}
	Print         string
	HowToPrint    string
	Cite          string
	Bibtex        string // the names of two formats of citations
	RIS           string
	ReportError   string
	ReportSubject string // {title}: of the message
	AboutSheet    string // heads the part on sources where there are none
	Glossary      string

	// Labels.
	Country     string
	Countries   string
	Status      string
	Statuses    string
	Period      string
	Budget      string
	Spent       string
	Themes      string
	Goals       string
	Reference   string
	Contact     string
	Organised   string // "Publisher" of the sheet
	Licence     string
	HowToCite   string
	Credit      string // before the name of a photographer
	PhotoBefore string // before the caption of a photo that shows what was there before works
	PhotoAfter  string
	Source      string
	Permalink   string // of a figure
	Website     string
	Data        string // leads to the data of a sheet, or of all
	Footnotes   string
	BackToText  string // from a footnote
	TableScroll string // names the region of a wide table
	ProjectsMap string // says what the map on the home shows
	Borders     string // beside a map: its borders state nothing
	ScanMe      string // beside the QR code on a printed page

	// Patterns.
	Situation    string // {date}, with its preposition
	Target       string // {value}
	TargetAt     string // {value} {date}, with its preposition
	Before       string // {value}
	BeforeAt     string // likewise
	TargetWords  string // {value}
	BeforeWords  string // {value}
	SpentAt      string // {date}, with its preposition
	Moved        string // {old} {new}, which begins with its "to"
	MovedBecause string // {old} {new} {reason}
	OverSheets   string // {count}: how many sheets a total sums
	PageOf       string // {page} {pages}
	CiteAs       string // {author} {title} {site} {date}
	CiteUndated  string // {author} {title} {site}
	MapOf        string // {name}: says what the map of a country shows
	MapOfSeveral string // {name}: and what one of several countries, or of places
	NotOnMap     string // {names}: the countries that a map does not show

	// Listings.
	AllSheets    string
	ThisTable    string
	LatestSheets string
	Totals       string
	Featured     string         // the sheet that opens the home
	HowFar       quantity.Forms // {count}
	StepsPlanned quantity.Forms // {count}
	SomeSheets   string         // heads sheets of which none has a date
	WhereWeWork  string
	WaysIn       string
	ByCountry    string
	ByTheme      string
	ByPartner    string
	ByStatus     string
	Pages        string // names the navigation between pages of a listing
	PreviousPage string
	NextPage     string
	NoSheets     string
	Sheets       quantity.Forms

	// What narrows a listing, and its table.
	Narrow       string // names what narrows a listing
	Terms        string // label of the box for words
	Theme        string
	Partner      string
	Folder       string
	SortBy       string
	NewestFirst  string
	ByTitle      string
	ByBudget     string
	ByEnd        string
	Found        quantity.Forms // {count} {all}
	ShowMore     string
	ClearAll     string
	Views        string // names the ways to see a listing
	AsCards      string
	AsTable      string
	Sheet        string
	SpentPart    string // heads a column: how much of the budget is spent
	Unknown      string // read aloud for a cell that is empty
	TableOf      string // {title}
	TableNote    string // {count}
	TableSums    string
	CountryCount quantity.Forms

	// The page of a partner.
	PartnerRoles string
	PartnerGives string
	PartnerMap   string // {name}: says what the map shows
	Project      string
	Role         string

	// The search.
	Search      string
	SearchLabel string
	SearchHelp  string
	GoTo        string // before links to listings
	NothingFor  string // {query}
	DidYouMean  string // before words that there are
	OrBrowse    string // heads the ways in below it
	NeedsScript string

	// Pages without a sheet.
	NotFound     string
	NotFoundText string
	GoHome       string
	Redirect     string
}
