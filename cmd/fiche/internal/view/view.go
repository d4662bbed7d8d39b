// Package view is what a template may say: plain structs, and nothing else.
//
// It stands between site and templates. Its law: every exported field is part
// of the contract with those who write templates; templates/README.md is made
// of the comments below, and a test holds the two together. Values arrive
// ready to be shown: typeset, in the language of the page, their addresses
// relative to it. A template chooses and arranges; it never computes.
//
// What a sheet does not say is empty: a text whose Plain is "", a list without
// items, a pointer that is nil. Three pointers are never nil: Page.Site,
// SheetPage.Sheet and Words.
//
// The package uses html/template for the type of safe HTML only.
package view

import (
	"html/template"

	"fiche/cmd/fiche/internal/locale"
)

// Text is a phrase that is shown both plain, as {{.Title}}, and marked up, as
// {{.Title.HTML}}: with its ordinals raised, its numbers kept whole, and
// marked with its language when that is not the page's. Ask {{if .Title.Plain}}
// whether it is empty.
type Text struct {
	Plain string        // for titles and attributes
	HTML  template.HTML // for the page; a <span lang> is around it when Lang is not empty
	Lang  string        // BCP 47 language, when it is not the page's; else empty
}

// String returns the plain text, so that {{.Title}} prints it.
func (t Text) String() string { return t.Plain }

// Link leads to a page, a file or an address elsewhere.
type Link struct {
	Text    Text
	URL     string            // relative to the page, or absolute when it leads elsewhere
	Href    template.HTMLAttr // of a link to a page of the site: <a {{.Href}}>, with its hreflang; else empty
	Lang    string            // BCP 47 language of what it leads to, when it is not the page's
	Count   string            // how many sheets stand behind it: "12 fiches"; may be empty
	Current bool              // it leads to the page it stands on
}

// Page is what every page has. All other pages embed it.
type Page struct {
	Kind        string // "home", "sheet", "page", "listing", "table", "facet", "search", "404" or "redirect"
	Lang        string // BCP 47
	Territory   string // Lang with its country, as Open Graph wants it: "fr_FR"
	Dir         string // "ltr" or "rtl"
	Title       Text   // the heading
	TitleClass  string // "long" above 60 characters of title, "longer" above 110; else empty
	HeadTitle   string // for <title>: the heading and the name of the site
	Description string // for <meta>, at most 300 characters; may be empty
	Root        string // what leads from the page to the root of the site: "../", or empty
	Site        *Site
	Words       *locale.Words // the interface words of the page's language
	Breadcrumb  []Link        // from the home to the page's parent
	Languages   []Link        // the page in each published language; empty when there is one
	Canonical   string        // absolute address; empty when the site has no url
	Alternates  []Alternate   // absolute addresses of its versions; empty when there is one
	Image       string        // absolute address of a picture for previews; may be empty
	ImageAlt    Text          // what that picture shows
	ImageSize   *Size         // of that picture; nil when it is not known
	Data        template.JS   // what machines read of it, as JSON-LD; may be empty
	Draft       bool          // it would not be published; only a preview shows it
}

// Alternate is a version of the page in a language, for <link rel=alternate>.
type Alternate struct {
	Lang string // BCP 47, or "x-default"
	URL  string // absolute
}

// Site is what all pages of one language share. Its addresses fit the page.
type Site struct {
	Title        Text
	Home         Link
	Organisation Organisation
	Search       string // address of the page to search the sheets; empty when there is none
	Menu         []Link
	Footer       []Link
	Licence      Text
	Stylesheets  []string // addresses, in the order of the cascade
	Icon         string   // address of the icon; may be empty
	Feed         string   // address of the Atom feed; empty when the site has no url
	Data         string   // address of the page that explains the data files; empty when there are none
}

// Organisation is who publishes the site.
type Organisation struct {
	Name  Text
	URL   string
	Logo  *Image // nil when it has none
	Email string
}

// Image is a picture in the sizes that it was made in.
type Image struct {
	URL    string // the size for a browser that knows no other
	Srcset string // all sizes, for the srcset attribute; empty when there is one
	Sizes  string // how wide it is shown, for the sizes attribute
	Alt    string // what it shows, for those who do not see it; may be empty
	Width  int    // of URL, in pixels; 0 when it is not known
	Height int    // of URL, in pixels; 0 when it is not known
	First  bool   // it stands at the top of the page: load it at once
}

// Size is that of a picture, in pixels.
type Size struct{ Width, Height int }

// Photo is a picture with what is said of it.
type Photo struct {
	Image
	Large   string // address of its largest size
	Upright bool   // it is higher than it is wide
	Caption Text
	Credit  Text   // "Crédit : SIAAP"
	Pair    string // "before" or "after" beside its counterpart, which stands next to it; or empty
}

// Map is a map: one that is fitted to where most is, and insets for what lies far
// from there. What it shows stands beside it in words.
type Map struct {
	Main   MapFrame
	Insets []MapFrame // three at most
	Key    []MapKey   // what its numbers stand for; empty where it has none, or where Sheet.Places says them
	Rest   Text       // which countries it does not show; may be empty
	Note   Text       // on the borders it shows
}

// MapKey is what a number on a map stands for.
type MapKey struct {
	Number string // empty for places that are not on the map
	Places Text   // "Fatao (approximatif), Kayes"
}

// MapFrame is a part of a map, drawn as an image.
type MapFrame struct {
	Image
	Name Text  // what an inset shows; empty for the main one
	Pins []Pin // links to sheets, on it; empty on the map of a sheet
}

// Pin is a place on a map, whose units are the pixels of its image.
type Pin struct {
	X, Y   int
	Radius int
	Vague  bool   // the place is somewhere in the disc
	Count  string // how many sheets it stands for; empty for one
	TextY  int    // the base line of Count
	Title  string // of the sheet, or of the listing of several
	URL    string // leads there; a link in a drawing has no hreflang
}

// SheetPage is the page of a fact sheet (sheet.html).
type SheetPage struct {
	Page
	Sheet  *Sheet
	Report template.URL  // of a message to those who answer for the sheet; empty when nobody's address is known
	QR     template.HTML // its absolute address as a QR code, for paper; empty when the site has no url
}

// Sheet is a fact sheet. What its author left out is empty.
type Sheet struct {
	Lead      Text
	Countries []Link    // and regions of the world, whose URL is empty
	Status    *Status   // nil when it has none
	Situation Text      // "Situation à fin 2021"
	Photo     *Photo    // nil when it has none
	Map       *Map      // what stands in the place of the photo; nil where there is one, or no map
	Answers   []Answer  // where, when, how much, who pays: those that are known
	Figures   []Figure  // of the project
	Budget    *Budget   // nil when it has none
	Dates     []KeyDate // in the order of time
	Timeline  *Timeline // the same, as sheet.html shows them; nil when there are none
	Period    Text
	Places    []Place
	Contents  []Heading     // the parts of the page, where its body has four headings or more
	Body      template.HTML // the prose, with the parts that its author placed in it
	Where     Text          // "Matam, Sénégal": heads the map and the context
	SideMap   *Map          // the map where there is a photo; nil where there is none, or no map
	Context   []Context     // figures of its countries, its area, the world
	Partners  []Partner     // in the order of the author
	Roles     []Role        // who does what: the partners by what they do, each once
	Gallery   []Photo
	Brief     bool // one of the fields from Themes to Contacts has something to say
	Themes    []Link
	Goals     []Goal
	Details   []Detail
	Own       []Own // in the fields that the site declares for itself, in the order of the author
	Reference Text
	Contacts  []Contact
	Documents []Document
	Links     []Link
	Sources   []Source
	Citation  *Citation
	Licence   Text
	Data      string // address of its data in JSON; may be empty
	Updated   Text
	Glossary  []Term          // what its status and its roles mean
	Previous  *Link           // of its folder; nil for the first
	Next      *Link           // nil for the last
	Related   []template.HTML // cards
}

// Answer is one of the four that a reader looks for first.
type Answer struct {
	Label Text   // "Qui paie"
	Items []Link // what answers, side by side; without an address where no page tells more
	Note  Link   // what more is to be said of it: "59 % dépensés"; empty text when nothing is
}

// Term is a word of the sheet and what it means.
type Term struct {
	Word    Text
	Meaning Text
}

// Citation is how to cite the page.
type Citation struct {
	Name   string // of the files
	Text   Text
	BibTeX template.URL // the same as a file to take away
	RIS    template.URL
}

// Status is the state of a project.
type Status struct {
	Key  string // "active": for a class name
	Link Link   // to the sheets of this status
}

// Figure is a number, large, with what makes it mean something.
type Figure struct {
	ID     string            // its anchor on the page
	Href   template.HTMLAttr // leads there: <a {{.Href}}>
	Value  Text              // "589 639"
	Unit   Text              // "habitants"; may be empty
	Prose  bool              // the value is words, not a number
	Part   string            // "50": percent of its whole or of its target, for a gauge; empty when it has none
	Levels Text              // what it is measured against: "pour un objectif de 12 en 2025, au lieu de 9 en 2020"; may be empty
	Label  Text
	Year   string
	Note   Text
	Source *Source // nil when it is not known
	Over   Text    // of a total: over how many sheets it sums
	Words  *locale.Words
}

// Source is where figures come from, numbered in the order of the page.
type Source struct {
	Number int
	ID     string // its anchor on the page; empty where the page lists no sources
	Name   Text
	URL    string // may be empty
}

// Place is where a project works.
type Place struct {
	Number    string // that it has on the map; empty where its name stands there
	Name      Text
	Precision Text // how exact its position is; empty when it has none
}

// Budget is what a project costs and who pays.
type Budget struct {
	Total  Text
	Shares []Share
	Bar    []BarPart // the shares as one bar; empty when they cannot be compared
	Gauges []Gauge   // how much is spent, and how much of the period has passed, on the day of the situation
	Words  *locale.Words
}

// Share is what one funder gives.
type Share struct {
	Name    Link // to the partner's listing, where it is one
	Amount  Text
	Percent Text   // of the total; empty when it cannot be said
	Class   string // of its part of the bar: "part-1"; empty when it has none
}

// BarPart is a part of a bar that is 1000 units wide.
type BarPart struct {
	Class string // "part-1" to "part-5", "part-others", "part-rest" for what no share says; "status-active"; "gauge-part" and "gauge-rest"
	X     string // where it begins
	Width string
	Href  template.HTMLAttr // where it leads; empty when it leads nowhere
}

// Gauge is how far something is.
type Gauge struct {
	Label   Text
	Value   Text   // "265 000 €"; may be empty
	Percent Text   // "59 %"; empty when it cannot be said
	Part    string // "59": percent of the whole, from 0 to 100; empty when it cannot be said
}

// Role is the partners that do the same.
type Role struct {
	Label    Text // "Pilote et finance"
	Partners []Partner
}

// Goal is one of the Sustainable Development Goals, or a target of it.
type Goal struct {
	Number string // "6" or "6.2"
	Name   Text   // of the goal
}

// Detail is a fact with no field of its own.
type Detail struct {
	Label Text
	Value Text
}

// Own is what a sheet says in a field that the site declares for itself.
type Own struct {
	Name  string // of the field, as the settings declare it: for {{if eq .Name "incubateur"}}
	Label Text   // what the page calls it
	Items []Link // its values; without an address where no page tells more
}

// Contact is whom to ask.
type Contact struct {
	Name     Text
	Function Text
	Email    string
	Phones   []Phone
}

// Phone is a telephone number, or words beside one.
type Phone struct {
	Text string       // as the country of the number groups it
	Tel  template.URL // "tel:…"; empty for words
}

// Heading is an entry of the table of contents.
type Heading struct {
	Level int // 2 to 6
	ID    string
	Href  template.HTMLAttr // leads there: <a {{.Href}}>
	Text  Text
}

// Timeline is the milestones, of which old ones are set apart.
type Timeline struct {
	Earlier []KeyDate // done long before the situation, to be folded away; empty unless there are many dates
	Count   Text      // how many these are: "7 étapes plus anciennes"
	Dates   []KeyDate
}

// KeyDate is a milestone.
type KeyDate struct {
	When  Text // the date that counts
	Label Text
	State string // key: "done", "active", "planned", "postponed", "cancelled"; may be empty
	Word  Text   // the state, in the page's language
	Move  Text   // "initialement octobre 2020, reporté à 2022 : sécurité et Covid"
	Now   Text   // "Situation à fin 2021", on the first date that lies after it; else empty
}

// Partner is an organisation that takes part.
type Partner struct {
	Link  Link   // to its listing
	Roles Text   // "chef de file et financeur"; may be empty
	Site  Link   // to its own site, named by its host; its URL may be empty
	Logo  *Image // nil when it has none
}

// Context is figures that are not the project's own, shown apart from them.
type Context struct {
	Title   Text   // "Mali"
	URL     string // of the country's listing; may be empty
	Figures []Figure
}

// Document is a file to read.
type Document struct {
	Link Link
	Type string // "PDF"; empty when it is not known
	Size Text   // "1,2 Mo"; empty for a file elsewhere
}

// HomePage is the home of the site in one language (home.html).
type HomePage struct {
	Page
	Statement Text // what the site is for, in a sentence: the first one of its summary, else its title
	Lead      Text // the rest of the summary
	Body      template.HTML
	Totals    []Figure
	Featured  template.HTML   // the card of the newest sheet that has a photo; empty when none has
	Statuses  *Statuses       // how far the projects are; nil when fewer than two sheets say it
	Map       *Map            // of all projects; nil when no sheet names a country
	Countries *Way            // the same in words: all countries; nil with the map
	Latest    []template.HTML // cards, without Featured
	Dated     bool            // the sheets of Latest are the latest by their dates
	All       *Link           // to the listing of all sheets; nil when there is none
	Ways      []Way           // the other ways in
}

// Statuses is how far the projects of a site are.
type Statuses struct {
	Title Text
	Bar   []BarPart
	Key   []Status // what the parts of the bar are, each with its count
}

// Way is a way in to the sheets: by country, by theme…
type Way struct {
	Title Text
	All   Link   // to all of them
	Items []Link // the first ones
	More  bool   // there are more than Items
}

// ListingPage is a list of sheets (listing.html): of a folder, a country, a
// theme, a partner or a status. The newest come first.
type ListingPage struct {
	Page
	Lead      Text
	Body      template.HTML  // of the folder's, the partner's or the country's own file
	About     *Partner       // of a partner; else nil
	Roles     Text           // of a partner: all that it has
	Given     *Figure        // of a partner: what it gives in all; nil where that is not known
	Gives     []Contribution // of a partner: what it does in each project; empty when its sheets say no role and no sum
	Paid      bool           // one of these has a sum
	Figures   []Figure       // of a country; else empty
	Map       *Map           // of a country, or of a partner's projects; else nil
	Views     []Link         // the ways to see it: as cards, as a table; empty when it has fewer than ten sheets
	Narrowing *Narrowing     // what helps to find one of its sheets; nil when it has fewer than ten
	Count     Text           // "12 fiches"
	Items     []Item         // of this page
	Pager     *Pager         // nil when everything fits on one page
}

// Contribution is what a partner does in a project.
type Contribution struct {
	Project Link
	Roles   Text
	Amount  Text
}

// Item is a sheet in a listing.
type Item struct {
	Card template.HTML
	Row  string // what the script narrows and sorts it by; empty without Narrowing
}

// Narrowing is what narrows a listing. Its filters are links to other listings; the
// script makes boxes of them that combine, and shows the rest of it.
type Narrowing struct {
	Filters []Filter
	Orders  []Order // ways to sort it, after the one it has
	Box     bool    // words can be looked for
	Group   string  // number of the listing, for the script, when it has several pages; else empty
	Files   string  // in how many files the script finds its sheets; empty when they are on the page
	All     string  // how many sheets it has
	Counts  string  // how many are found, for the script: patterns by form of the plural, as JSON
	Script  Script
	Words   *locale.Words
}

// Script is a script of the site and where it finds its files.
type Script struct {
	URL     string
	Home    string // leads to the folder of the edition's home: "../en/"
	Folder  string // leads to the folder of its files
	Version string // changes when the sheets do
}

// Filter narrows a listing by one property: by country.
type Filter struct {
	Name   string // in the page's address: "pays"
	Title  Text
	Values []FilterValue
	All    Link // to all of them; empty text when all are among Values
}

// FilterValue is a value to narrow by, and the listing of all that has it.
type FilterValue struct {
	Link  Link
	Key   string // in the page's address: "mali"
	Group string // number of the listing
}

// Order is a way to sort a listing.
type Order struct {
	Key  string // in the page's address
	Word Text
}

// TablePage is a listing as a table (table.html).
type TablePage struct {
	Page
	Views   []Link // the ways to see the listing
	Note    Text   // how many sheets it has, and what an empty cell means
	Columns []Column
	Rows    []template.HTML // see row.html
	Sums    []Cell          // of the columns; empty when none has one
	Pager   *Pager          // nil when everything fits on one page; else the script does not sort it
	Script  Script
}

// Column is a column of a table.
type Column struct {
	Word   Text
	Unit   Text // of its numbers; may be empty
	Number bool // it holds numbers
}

// Row is a sheet in a table.
type Row struct {
	Link  Link
	Rank  string // its place among all by title
	Cells []Cell // behind it, one for each further column
	Words *locale.Words
}

// Cell is a value in a table; without a text the sheet does not say it.
type Cell struct {
	Text   Text
	Status string // key of a status: "active"; empty for other values
	Value  string // a number to sort by; empty for other values
	Other  bool   // it is in another unit than the column
	Number bool   // the column holds numbers
	Over   Text   // of a sum: over how many sheets
}

// SearchPage is where sheets are searched (search.html). The script fills it; without
// one its ways in lead to all sheets.
type SearchPage struct {
	Page
	Counts string // how many are found: patterns by form of the plural, as JSON
	Ways   []Way
	Script Script
}

// Pager leads through a listing of several pages.
type Pager struct {
	Label    Text   // "Page 2 sur 5"
	Pages    []Link // some pages around this one, the first and the last; where some are left out, one without a URL
	Previous *Link  // nil on the first page
	Next     *Link  // nil on the last page
	Words    *locale.Words
}

// FacetPage lists the groups of a way in (facet.html): all countries.
type FacetPage struct {
	Page
	Lead   Text
	Body   template.HTML // of the folder's index.md, if it has one
	Map    *Map          // of all projects, on the page of countries; else nil
	Groups []Link
}

// DataPage explains the data files of the site (data.html).
type DataPage struct {
	Page
	Lead    Text
	Files   []Link // with all that there is
	Tables  []DataTable
	Facts   []Detail // what holds for all files: when they were updated, their licence, how to cite them
	Notes   []Text
	Heading DataHeading
}

// DataHeading is what the parts of the page of the data are called.
type DataHeading struct {
	Files, Facts, Rows, Column, Meaning Text
}

// DataTable is one table of the data.
type DataTable struct {
	ID      string // its anchor on the page
	Name    Text
	About   Text
	Rows    Text   // how many it has
	Files   []Link // that hold it: "CSV"
	Columns []DataColumn
}

// DataColumn is a column of a table.
type DataColumn struct {
	ID      string
	Meaning Text
}

// PlainPage is prose (page.html).
type PlainPage struct {
	Page
	Lead     Text
	Contents []Heading
	Body     template.HTML
}

// NotFoundPage is what a host shows for an address that leads nowhere
// (404.html). Its addresses lead from the root of the host.
type NotFoundPage struct {
	Page
}

// RedirectPage stands at an old address (redirect.html).
type RedirectPage struct {
	Page
	URL string
}

// Card is one sheet in a list (card.html). It is made once for all pages of
// one language and depth.
type Card struct {
	Link      Link
	Lead      Text
	Countries []Text
	Status    *Status
	Period    Text
	Photo     *Image    // or else
	Map       *Image    // of where it is, or else
	Tile      *Figure   // its first figure, set large; all three are nil where there is nothing to show
	Facts     []Fact    // two at most
	Steps     []BarPart // one for each key date, as a bar: done or not; empty without a day that the sheet describes
	Progress  Text      // the same in words: "2 étapes sur 4 faites"
	Marker    Text      // the language it is written in, when it is not the page's
	Words     *locale.Words
}

// Fact is a value of a card, and what it is.
type Fact struct {
	Value Text
	Label Text
}
