package sheet

import (
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
	// has a summary of its own. LeadTaken says that it opened the prose and is
	// not part of HTML, so that it can be shown above without being told twice.
	Lead      typography.Text
	LeadTaken bool

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

// A HoleKind tells what the site puts into a hole.
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
	// Figure says that the picture stands for itself, outside of a paragraph.
	Figure bool

	// Block is the key of the field whose data is shown, and Heading the index
	// in Body.Outline of the heading to show it under.
	Block   string
	Heading int

	// Pos is where in the file the address stands.
	Pos problem.Pos
}

// Fill appends the HTML to dst; fill appends what belongs into each hole.
func (b *Body) Fill(dst []byte, fill func(dst []byte, hole *Hole) []byte) []byte {
	done := 0
	for i := range b.Holes {
		at := b.Holes[i].At
		dst = append(dst, b.HTML[done:at]...)
		dst = fill(dst, &b.Holes[i])
		done = at
	}
	return append(dst, b.HTML[done:]...)
}

// bodyOptions are what the front matter says that matters to the prose.
type bodyOptions struct {
	// title is the sheet's title as written, or "" when the first heading of
	// level one is to be it.
	title string
	// summarised says that the sheet has a summary, so that the first paragraph
	// is not its lead.
	summarised bool
	// has reports whether there is data for a block; nil when only the site can
	// tell, as for a translation, and every block named gets its hole.
	has func(block string) bool
}

// renderBody reads the Markdown that begins at offset in src. Positions are
// those of the whole file.
func renderBody(src *problem.Source, offset int, l *locale.Locale, opts bodyOptions) Body {
	w := newWriter(src, offset, l, opts)
	defer w.release()
	w.document(w.parse())
	return w.finish()
}
