// Package prose turns the Markdown of a file into typeset HTML with holes.
//
// It is the second stage of reading a file, after its front matter, and the
// only door to goldmark. Its law: the HTML is safe whatever the Markdown says,
// and reading it takes time in proportion to its length. What only the site
// knows (where a link leads, a picture's sizes, a block of data) is left as a
// hole to be filled; what would be lost is a problem at its line: no word of the
// Markdown is neither published nor told.
package prose

import (
	"slices"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/typography"
)

// A Body is the prose of a sheet: typeset HTML with holes where only the site
// knows what belongs there. It keeps nothing of the Markdown it was made from.
type Body struct {
	// Title is the first heading of level one, as written and without its
	// marks, when it names the sheet; it is then not part of HTML.
	Title string

	// Lead is the first paragraph, without links and notes, unless the sheet
	// has a summary of its own. LeadTaken is true if it opened the prose: it is
	// then shown above it, with FillLead, and not by Fill.
	Lead      typography.Text
	LeadTaken bool
	LeadHoles int // how many of the holes are in it
	leadEnd   int // where it ends in HTML; 0 if it is no other than Lead.HTML

	HTML    string
	Holes   []Hole    // in the order of HTML
	Outline []Heading // the headings at the top level of the prose, in order
	// External are the web addresses that the prose leads to.
	External []External

	Problems []problem.Problem

	anchors []anchor // sorted by key
}

// A Heading is an entry of the outline.
type Heading struct {
	Level int    // as printed: 2 to 6, never more than one deeper than the heading above it
	ID    string // unique in the body
	Text  typography.Text
	Line  int    // in the file, counted from 1
	Block string // the block of data that stands in for the empty section, or ""
}

// A HoleKind is what the site puts into a hole.
type HoleKind uint8

// The kinds of hole.
const (
	HoleLink  HoleKind = iota // the start tag of a link; its text and end tag are in the HTML
	HoleImage                 // a picture, or a figure with its caption
	HoleBlock                 // a block of data with its heading
)

// A Hole is a gap in the HTML of a body.
type Hole struct {
	Kind HoleKind
	At   int // offset in Body.HTML

	// Target is the file that a link or picture names, as written but decoded
	// (no %20) and with forward slashes; empty for a link within the page.
	// Fragment is what followed "#", decoded.
	Target   string
	Fragment string

	// Text is a link's text, or a picture's alternative text, or "".
	Text string
	// Caption is the title that a link or a picture was given.
	Caption typography.Text
	// Figure is true if the picture stands for itself, outside of a paragraph.
	Figure bool

	// Block is the key of the field whose data is shown, and Heading the index
	// in Body.Outline of the heading to show it under.
	Block   string
	Heading int

	// Pos is where in the file the address stands.
	Pos problem.Pos
}

// Fill appends the HTML below the lead to dst; fill appends what belongs into
// each hole.
func (b *Body) Fill(dst []byte, fill func(dst []byte, hole *Hole) []byte) []byte {
	return b.fill(dst, b.leadEnd, len(b.HTML), b.Holes[b.LeadHoles:], fill)
}

// FillLead appends the HTML of the lead that the page shows above its prose.
func (b *Body) FillLead(dst []byte, fill func(dst []byte, hole *Hole) []byte) []byte {
	if b.leadEnd == 0 {
		return append(dst, b.Lead.HTML...)
	}
	return b.fill(dst, 0, b.leadEnd, b.Holes[:b.LeadHoles], fill)
}

func (b *Body) fill(dst []byte, from, to int, holes []Hole, fill func(dst []byte, hole *Hole) []byte) []byte {
	for i := range holes {
		dst = append(dst, b.HTML[from:holes[i].At]...)
		dst = fill(dst, &holes[i])
		from = holes[i].At
	}
	return append(dst, b.HTML[from:to]...)
}

// Options are what the front matter means for the prose.
type Options struct {
	// Title is the sheet's title as written, or "" when the first heading of
	// level one is to be it.
	Title string
	// Summarised is true if the sheet has a summary, so that the first paragraph
	// is not its lead.
	Summarised bool
	// MaxLead is from how many characters on a lead is too long, or 0.
	MaxLead int
	// FieldName returns what the file calls a field; nil for the names that its
	// language has.
	FieldName func(problem.Field) string
	// Has reports whether there is data for a block; nil when only the site
	// knows, as for a translation, and every block named gets its hole.
	Has func(block string) bool
}

// Render reads the Markdown that begins at offset in src. Positions are those
// of the whole file. l is its language.
func Render(src *problem.Source, offset int, l *locale.Locale, opts Options) Body {
	w := newWriter(src, offset, l, opts)
	defer w.release()
	w.document(w.parse())
	return w.finish()
}

// SameFace reports whether other pages see the same of both: their anchors,
// outlines, and what they link and show.
func (b *Body) SameFace(other *Body) bool {
	sameHole := func(x, y Hole) bool { // the blocks are in the outline
		return x.Kind == y.Kind && x.Target == y.Target && x.Fragment == y.Fragment
	}
	sameHeading := func(x, y Heading) bool {
		return x.ID == y.ID && x.Level == y.Level && x.Text == y.Text && x.Block == y.Block
	}
	return slices.EqualFunc(b.Holes, other.Holes, sameHole) &&
		slices.EqualFunc(b.Outline, other.Outline, sameHeading) &&
		slices.Equal(b.anchors, other.anchors)
}

// An External is a web address that a file leads its readers to.
type External struct {
	URL string // http or https
	Pos problem.Pos
}
