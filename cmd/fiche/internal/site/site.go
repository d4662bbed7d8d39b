// Package site makes one Site of all Sheets.
//
// It is the second stage of the pipeline: it sorts, groups and totals, gives
// every page its address, resolves every reference, and refuses two files for
// one address. Its law: whatever can be wrong between files is found here, so
// that rendering cannot fail on content; and nothing in a Site depends on the
// order in which its sheets were read.
package site

import (
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/prose"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/typography"
)

// A Site is everything that is published, in all its languages. It is never
// changed once made.
type Site struct {
	Home      *sheet.Sheet // content/index.md, in the default language
	Settings  *sheet.Settings
	Editions  []*Edition // the default language first
	Redirects []Redirect
	Logo      string // path below content/ of the organisation's logo, or empty
	// Files are the photos and documents that pages show or link, sorted by
	// path.
	Files []File
	// DraftFiles are the files that unpublished drafts refer to: their paths
	// below content/, in no order.
	DraftFiles []string

	prose map[string]*prose.Body // what was edited since, by path; see WithProse
}

// An Edition is the site in one language.
type Edition struct {
	Locale *locale.Locale
	Prefix string // of its addresses: "" for the default language, else "en/"
	Home   *Page
	Pages  []*Page // every page of this edition, sorted by address
	Sheets []*Page // the fact sheets in the order of reading; see Page.Edition
	Latest []*Page // the same, the most recently updated first
	Facets []*Facet
	Totals []Total
	Search *Page // nil when the site has no search
	Data   *Page // that explains the data files; nil if there are none
	Menu   []Link
	Footer []Link

	words        map[string]string // how phrases of other languages read here, by folded original
	version      string            // see Version
	groups       [][]*Group        // of the sheets; see GroupsOf
	rank, number map[*Page]int     // of the sheets; see Rank and Number
}

// A PageKind is how a page is shown.
type PageKind uint8

// The kinds of page.
const (
	HomePage    PageKind = iota
	SheetPage            // a fact sheet
	PlainPage            // prose
	ListingPage          // the sheets of a group, or of a folder
	FacetPage            // the groups of a facet: all countries
	TablePage            // a listing as a table
	SearchPage
	DataPage // the data files, explained
)

// A Page is what is at one address. A listing of more than PageSize sheets
// is one Page, though it fills several addresses.
type Page struct {
	Kind    PageKind
	Edition *Edition // whose language it is written in
	Address string   // from the root of the site: "en/projets/mali.html"
	Title   typography.Text

	// Text is the file whose title, summary and prose are read here, the words
	// of its prose by Site.Prose; Facts is the one whose fields are shown. They
	// differ on a translated page, and both are nil on a page that no file
	// stands behind.
	Text, Facts *sheet.Sheet

	Parent   *Page // in the breadcrumb; nil for a home
	Previous *Page // among the sheets of its folder
	Next     *Page
	Named    []*Page // related to it, as its author says; see Related
	// Versions are this page in each edition, in the order of Site.Editions;
	// nil where there is none.
	Versions []*Page
	// Targets are where the holes of Text.Body lead, in their order.
	Targets []Target
	// Files are the photos, logos and documents that the fields of Facts name:
	// their paths below content/, by how they were written there.
	Files map[string]string

	Countries []*Group // of a sheet
	Themes    []*Group
	Partners  []*Group // one for each of Facts.Partners
	Status    *Group   // nil when the sheet has none
	Context   []Figures
	Own       map[string][]*Group // those of its values in the site's own fields that are facets, by key of the field

	Group *Group // of a listing and its table
	Facet *Facet // of a facet's page
}

// Figures are context figures that belong together: those of a country, of an
// area, of the world.
type Figures struct {
	Title   typography.Text
	Scope   string          // key of locale.Terms.Scope
	Country string          // ISO 3166-1 alpha-2, for a country
	Group   *Group          // the country's listing, or nil
	Figures []SourcedFigure // the sheet's own first, then those of the country's file
}

// A SourcedFigure is a figure with the sheet it was written in.
type SourcedFigure struct {
	*sheet.Figure
	From *sheet.Sheet
}

// A FacetKind is a way in to the sheets.
type FacetKind int

// The ways in.
const (
	ByFolder FacetKind = iota
	ByCountry
	ByTheme
	ByPartner
	ByStatus
	// ByOwn is that of the first field that the settings declare; the others
	// follow it in their order.
	ByOwn
)

// A Facet is one way in, with its groups.
type Facet struct {
	Kind   FacetKind
	Page   *Page // its index: "pays/index.html"
	Groups []*Group

	byKey map[string]*Group
}

// A Group is the sheets of one country, theme, partner, status or folder, in
// one edition.
type Group struct {
	Kind   FacetKind
	Key    string          // ISO code, status key (see Status), or folded name
	Name   typography.Text // as the edition prints it
	Lang   string          // of Name, when it is not the edition's
	Page   *Page
	Number int          // tells it from the edition's other groups
	Table  *Page        // nil when it has few sheets
	Sheets []*Page      // as in Edition.Latest
	About  *sheet.Sheet // the file of a partner or a country, or nil
}

// Status returns the key of the status of a group by status, which may be that of
// one of the site's own words for it.
func (g *Group) Status() string {
	key, _, _ := strings.Cut(g.Key, ownWord)
	return key
}

// A Total is a figure summed over the sheets of the site.
type Total struct {
	Label  string       // as From wrote it
	From   *sheet.Sheet // the first sheet that has the figure
	Value  quantity.Quantity
	Sheets int // over how many it sums

	id, key string       // of the figure
	last    *sheet.Sheet // the one that was summed last
}

// A Target is where a reference leads: to a page, to a file, or, when both are
// empty, nowhere.
type Target struct {
	Page   *Page
	File   string // path below content/
	Anchor string // id on the page, without "#"
}

// A Link is an item of the menu or of the footer.
type Link struct {
	Title typography.Text
	To    Target
	URL   string // when it leads out of the site
}

// A File is a photo or a document that is published.
type File struct {
	Path    string // below content/
	Address string // in the site, for a document; a photo's depends on its size
	Picture bool   // shown as an image somewhere
	Linked  bool   // linked as a document somewhere
	// By is the sheet that refers to it first, and Pos the place in it, for
	// what is found wrong with the file.
	By  *sheet.Sheet
	Pos problem.Pos
}

// A Redirect is an old address that leads to a page.
type Redirect struct {
	Address string
	To      *Page
}

// PageSize is how many sheets one page of a listing shows.
const PageSize = 50
