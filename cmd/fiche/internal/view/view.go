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
	Logo  *Image // as large as it is shown; nil when it has none
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
