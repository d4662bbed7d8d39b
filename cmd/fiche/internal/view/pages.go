package view

import (
	"html/template"

	"fiche/cmd/fiche/internal/locale"
)

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
	Files   []Link          // its rows as a file, and all sheets of the site; those that the site offers
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
