package prose

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/typography"
)

// A pieceKind is what a piece of a block is.
type pieceKind uint8

const (
	pieceMarkup pieceKind = iota // tags
	pieceBreak                   // a line break
	pieceRun                     // text to be typeset
	pieceOpaque                  // text that stays as it is: code, addresses, other languages
	pieceLink                    // tags that only stand in the body: links and notes
	pieceHole
)

// A piece is what a block's line of text is made of. text is HTML, but plain
// text for an opaque piece; index is the number of the run or the hole.
type piece struct {
	kind  pieceKind
	text  string
	index int
}

// An inline collects the contents of one block: French spaces and quotation
// marks depend on what stands on either side of a tag, so the runs of text
// between the tags are typeset together.
type inline struct {
	pieces []piece
	runs   typography.Block
	holes  []Hole

	verbatim int  // how many phrases are open whose text is not typeset
	linked   bool // within a link
}

var (
	opaque  = []byte("\uFFFC") // stands for what the typesetter must not look into
	newline = []byte("\n")
	space   = []byte(" ")
)

func (in *inline) reset() {
	clear(in.pieces) // drop the strings, keep the buffer
	clear(in.holes)
	in.runs.Reset()
	*in = inline{pieces: in.pieces[:0], runs: in.runs, holes: in.holes[:0]}
}

func (in *inline) markup(html string) {
	in.pieces = append(in.pieces, piece{kind: pieceMarkup, text: html})
}

// link adds tags that a heading loses in the table of contents.
func (in *inline) link(html string) {
	in.pieces = append(in.pieces, piece{kind: pieceLink, text: html})
}

func (in *inline) hole(h Hole) {
	in.pieces = append(in.pieces, piece{kind: pieceHole, index: len(in.holes)})
	in.holes = append(in.holes, h)
	if h.Kind == HoleImage {
		in.runs.Add(opaque)
	}
}

// run adds text to be typeset. Pieces of text that nothing parts are one run.
func (in *inline) run(text []byte) {
	switch {
	case len(text) == 0:
	case in.verbatim > 0:
		in.opaque(string(text))
	case len(in.pieces) > 0 && in.pieces[len(in.pieces)-1].kind == pieceRun:
		in.runs.Extend(text)
	default:
		in.pieces = append(in.pieces, piece{kind: pieceRun, index: in.runs.Add(text)})
	}
}

func (in *inline) opaque(text string) {
	in.pieces = append(in.pieces, piece{kind: pieceOpaque, text: text})
	in.runs.Add(opaque)
}

// lineBreak parts two lines: they are typeset each by itself.
func (in *inline) lineBreak() {
	in.pieces = append(in.pieces, piece{kind: pieceBreak, text: "<br>\n"})
	in.runs.Add(newline)
}

// typeset sets all runs of the block. Spaces at its ends, left by a comment that
// stood there, go.
func (in *inline) typeset(l *locale.Locale) {
	in.runs.Trim()
	l.TypesetBlock(&in.runs)
}

// bare returns the text without links, notes and holes: for outlines and leads.
func (in *inline) bare() typography.Text {
	var plainBuffer, htmlBuffer [128]byte // for most headings
	plain, html := plainBuffer[:0], htmlBuffer[:0]
	for _, p := range in.pieces {
		switch p.kind {
		case pieceMarkup:
			html = append(html, p.text...)
		case pieceBreak:
			plain, html = append(plain, ' '), append(html, ' ')
		case pieceRun:
			plain = append(plain, in.runs.Plain(p.index)...)
			html = append(html, in.runs.HTML(p.index)...)
		case pieceOpaque:
			plain = append(plain, p.text...)
			html = appendEscaped(html, p.text)
		}
	}
	text := string(bytes.TrimSpace(plain))
	if html = bytes.TrimSpace(html); string(html) == text { // most often, and then one string serves both
		return typography.Text{Plain: text, HTML: text}
	}
	return typography.Text{Plain: text, HTML: string(html)}
}

// plain reports whether bare loses nothing.
func (in *inline) plain() bool {
	for _, p := range in.pieces {
		if p.kind == pieceLink || p.kind == pieceHole {
			return false
		}
	}
	return true
}

// blank reports whether nothing would be seen.
func (in *inline) blank() bool {
	for _, p := range in.pieces {
		if p.kind == pieceHole || p.kind == pieceOpaque {
			return false
		}
	}
	return in.runs.Blank()
}

// collect reads the contents of a block into w.in and typesets them.
func (w *writer) collect(block ast.Node) {
	w.lookAt(block)
	w.in.reset()
	w.inlines(block)
	w.in.typeset(w.locale)
}

// emit writes what was collected.
func (w *writer) emit() {
	for _, p := range w.in.pieces {
		switch p.kind {
		case pieceMarkup, pieceBreak, pieceLink:
			w.buf = append(w.buf, p.text...)
		case pieceRun:
			w.buf = append(w.buf, w.in.runs.HTML(p.index)...)
		case pieceOpaque:
			w.buf = appendEscaped(w.buf, p.text)
		case pieceHole:
			w.hole(w.in.holes[p.index])
		}
	}
}

func (w *writer) inlines(parent ast.Node) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		if n, ok := c.(*ast.Text); ok {
			c = w.textNodes(n)
			continue
		}
		w.inline(c)
	}
}

func (w *writer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Emphasis:
		if n.Level == 2 {
			w.marked(n, "<strong>", "</strong>")
		} else {
			w.marked(n, "<em>", "</em>")
		}
	case *east.Strikethrough:
		w.marked(n, "<del>", "</del>")
	case *ast.CodeSpan:
		w.in.markup("<code>")
		w.in.opaque(w.code(n))
		w.in.markup("</code>")
	case *ast.Link:
		w.link(n)
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.Image:
		w.image(n)
	case *ast.String:
		w.in.run(n.Value)
	case *phrase:
		w.phrase(n)
	case *east.FootnoteLink:
		w.noteLink(n)
	case *east.FootnoteBacklink:
		w.backLink(n)
	case *east.TaskCheckBox:
		w.checkBox(n)
	default:
		w.inlines(n)
	}
}

// textNodes writes the text that begins with n and returns its last node:
// goldmark cuts a line wherever an address could have begun.
func (w *writer) textNodes(n *ast.Text) (last *ast.Text) {
	segment := n.Segment
	for !n.SoftLineBreak() && !n.HardLineBreak() {
		next, ok := n.NextSibling().(*ast.Text)
		if !ok || next.Segment.Start != segment.Stop || next.Segment.Padding > 0 {
			break
		}
		n, segment.Stop = next, next.Segment.Stop
	}
	if n.SoftLineBreak() || n.HardLineBreak() {
		segment = segment.TrimRightSpace(w.source)
	}
	w.in.run(unescape(segment.Value(w.source)))
	switch {
	case n.SoftLineBreak():
		w.in.run(space)
	case n.HardLineBreak():
		w.in.lineBreak()
	}
	return n
}

// marked writes the children of n between two tags.
func (w *writer) marked(n ast.Node, start, end string) {
	w.in.markup(start)
	w.inlines(n)
	w.in.markup(end)
}

// code returns the content of a code span, its lines joined by spaces.
func (w *writer) code(n *ast.CodeSpan) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			w.unread = append(w.unread, region{t.Segment.Start, t.Segment.Stop})
			b.WriteString(raw(t.Segment.Value(w.source)))
		}
	}
	return strings.ReplaceAll(b.String(), "\n", " ")
}

func (w *writer) checkBox(n *east.TaskCheckBox) {
	box := "☐"
	if n.IsChecked {
		box = "☑"
	}
	w.in.markup(`<span class="task">` + box + `</span> `)
}

// Footnote ids hold a colon, which no heading's id does.

func (w *writer) noteLink(n *east.FootnoteLink) {
	number := strconv.Itoa(n.Index)
	w.in.link(`<sup class="note"><a href="#fn:` + number + `" id="` + noteRef(n.Index, n.RefIndex) +
		`" role="doc-noteref">` + number + `</a></sup>`)
	w.anchor(noteRef(n.Index, n.RefIndex))
}

func (w *writer) backLink(n *east.FootnoteBacklink) {
	label := w.locale.Words.BackToText + " " + strconv.Itoa(n.Index)
	if n.RefIndex > 0 {
		label += "." + strconv.Itoa(n.RefIndex+1)
	}
	w.in.link(` <a href="#` + noteRef(n.Index, n.RefIndex) + `" role="doc-backlink" aria-label="` +
		string(appendEscaped(nil, label)) + `">↩︎</a>`)
}

func noteRef(index, repeat int) string {
	id := "fnref:" + strconv.Itoa(index)
	if repeat > 0 {
		id += ":" + strconv.Itoa(repeat+1)
	}
	return id
}
