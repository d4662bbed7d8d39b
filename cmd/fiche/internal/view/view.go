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
	Kind        string // "home", "sheet", "page", "listing", "facet", "404" or "redirect"
	Lang        string // BCP 47
	Territory   string // Lang with its country, as Open Graph wants it: "fr_FR"
	Dir         string // "ltr" or "rtl"
	Title       Text   // the heading
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
	Menu         []Link
	Footer       []Link
	Licence      Text
	Stylesheets  []string // addresses, in the order of the cascade
	Icon         string   // address of the icon; may be empty
	Feed         string   // address of the Atom feed; empty when the site has no url
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
	Alt    string // what it shows, for those who do not see it; may be empty
	Width  int    // of URL, in pixels; 0 when it is not known
	Height int    // of URL, in pixels; 0 when it is not known
	First  bool   // it stands at the top of the page: load it at once
}

// Photo is a picture with what is said of it.
type Photo struct {
	Image
	Caption Text
	Credit  Text // "Crédit : SIAAP"
}

// Map is a map, drawn as an image; what it shows stands beside it in words.
type Map struct {
	Image
	Note Text // on the borders it shows; empty when another map beside it says so
}

// SheetPage is the page of a fact sheet (sheet.html).
type SheetPage struct {
	Page
	Sheet *Sheet
	QR    template.HTML // its absolute address as a QR code, for paper; empty when the site has no url
}

// Sheet is a fact sheet. What its author left out is empty.
type Sheet struct {
	Lead      Text
	Countries []Link   // and regions of the world, whose URL is empty
	Status    *Status  // nil when it has none
	Situation Text     // "Situation à fin 2021"
	Photo     *Photo   // nil when it has none
	Figures   []Figure // of the project
	Brief     bool     // one of the fields from Period to Contacts has something to say
	Period    Text
	Places    []Place
	Budget    *Budget // nil when it has none
	Roles     []Role  // the partners by role
	Themes    []Link
	Goals     []Goal
	Details   []Detail
	Reference Text
	Contacts  []Contact
	Contents  []Heading     // the headings of the body, from four on
	Body      template.HTML // the prose, with the parts that its author placed in it
	Dates     []KeyDate
	Gallery   []Photo
	Partners  []Partner
	Context   []Context // figures of its countries, its area, the world
	Maps      []Map     // of its countries, with its places
	Documents []Document
	Links     []Link
	Sources   []Source
	Citation  Text
	Licence   Text
	Updated   Text
	Previous  *Link           // of its folder; nil for the first
	Next      *Link           // nil for the last
	Related   []template.HTML // cards
}

// Status is the state of a project.
type Status struct {
	Key  string // "active": for a class name
	Link Link
}

// Figure is a number, large, with what makes it mean something.
type Figure struct {
	ID     string            // its anchor on the page
	Href   template.HTMLAttr // leads there: <a {{.Href}}>
	Value  Text              // "589 639"
	Unit   Text              // "habitants"; may be empty
	Prose  bool              // the value is words, not a number
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
	Name      Text
	Precision Text // how exact its position is; empty when it has none
}

// Budget is what a project costs and who pays.
type Budget struct {
	Total  Text
	Spent  Text
	Shares []Share
}

// Share is what one funder gives.
type Share struct {
	Name    Text
	Amount  Text
	Percent Text // of the total; empty when it cannot be said
}

// Role is the partners that have one role.
type Role struct {
	Label    Text
	Partners []Link
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

// Contact is whom to ask.
type Contact struct {
	Name     Text
	Function Text
	Email    string
	Phone    string
	Tel      template.URL // "tel:…" for the telephone number; empty without one
}

// Heading is an entry of the table of contents.
type Heading struct {
	Level int // 2 to 6
	ID    string
	Href  template.HTMLAttr // leads there: <a {{.Href}}>
	Text  Text
}

// KeyDate is a milestone.
type KeyDate struct {
	When  Text // the date that counts
	Label Text
	State string // key: "done", "active", "planned", "postponed", "cancelled"; may be empty
	Word  Text   // the state, in the page's language
	Move  Text   // "initialement octobre 2020, reporté à 2022 : sécurité et Covid"
}

// Partner is an organisation that takes part.
type Partner struct {
	Link  Link   // to its listing
	Roles Text   // "chef de file et financeur"; may be empty
	Site  string // address of its own site; may be empty
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
	Lead      Text
	Body      template.HTML
	Totals    []Figure
	Map       *Map            // of the world; nil when no sheet names a country
	Countries *Way            // the same in words: all countries; nil with the map
	Latest    []template.HTML // cards
	All       *Link           // to the listing of all sheets; nil when there is none
	Ways      []Way           // the other ways in
}

// Way is a way in to the sheets: by country, by theme…
type Way struct {
	Title Text
	All   Link   // to all of them
	Items []Link // the first ones
	More  bool   // there are more than Items
}

// ListingPage is a list of sheets (listing.html): of a folder, a country, a
// theme, a partner or a status.
type ListingPage struct {
	Page
	Lead    Text
	Body    template.HTML // of the folder's, the partner's or the country's own file
	About   *Partner      // of a partner; else nil
	Figures []Figure      // of a country; else empty
	Map     *Map          // of a country; else nil
	Filters []Way         // other listings that narrow this one, or stand beside it
	Count   Text          // "12 fiches"
	Cards   []template.HTML
	Pager   *Pager // nil when everything fits on one page
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
	Groups []Link
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
	Photo     *Image
	Marker    Text // the language it is written in, when it is not the page's
	Words     *locale.Words
}
