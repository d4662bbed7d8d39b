package prose

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/typography"
)

// A section is a heading whose content is being written. Where the buffers
// stood before it and after its heading reports whether it remained empty.
type section struct {
	level   int // as written
	printed int

	before mark
	after  mark // of the heading alone

	at, width int    // the heading in the Markdown
	text      string // as written
	id        string
	entry     Heading
}

// A mark is how far the writer has come.
type mark struct{ html, holes, anchors, headings int }

func (w *writer) mark() mark {
	return mark{len(w.buf), len(w.body.Holes), len(w.body.anchors), len(w.body.Outline)}
}

// back takes everything back that was written since the mark.
func (w *writer) back(m mark) {
	w.buf = w.buf[:m.html]
	w.body.Holes = w.body.Holes[:m.holes]
	w.body.anchors = w.body.anchors[:m.anchors]
	w.body.Outline = w.body.Outline[:m.headings]
}

// document writes the body: sections at the top level, blocks within.
func (w *writer) document(root ast.Node) {
	title := w.title(root)
	opening := true // nothing has been seen but the title and comments
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		before := w.mark()
		switch n := n.(type) {
		case *ast.Heading:
			if n != title {
				w.heading(n)
			}
		case *ast.Paragraph:
			if !w.lead(n, opening) {
				w.paragraph(n)
			}
		case *east.FootnoteList: // belongs to no section
			w.closeSections(0)
			w.footnotes(n)
		default:
			w.block(n)
		}
		if w.mark() != before || w.body.LeadTaken {
			opening = false
		}
	}
	w.closeSections(0)
}

// title finds the heading that is the sheet's title: the first one of level
// one, if the front matter gives none, or the same.
func (w *writer) title(root ast.Node) *ast.Heading {
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok || h.Level != 1 {
			continue
		}
		text := textOf(h, w.source)
		if text == "" || w.opts.Title != "" && spelling.Fold(text) != spelling.Fold(w.opts.Title) {
			return nil
		}
		w.body.Title = text
		if leads(h) {
			at, width := w.headingAt(h)
			w.report("title-plain", problem.Warning, at, width, nil)
		}
		return h
	}
	return nil
}

// leads reports whether a node holds a link, a picture or a note.
func leads(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c.(type) {
		case *ast.Link, *ast.Image, *east.FootnoteLink:
			return true
		}
		if leads(c) {
			return true
		}
	}
	return false
}

// lead takes the first paragraph for the lead when the sheet has no summary,
// and reports whether it wrote it. It leaves the prose when it opens it.
func (w *writer) lead(n *ast.Paragraph, opening bool) bool {
	if w.opts.Summarised || w.body.Lead.Plain != "" || w.pictures(n) != nil {
		return false
	}
	w.collect(n)
	lead := w.in.bare()
	if lead.Plain == "" {
		w.writeParagraph()
		return true
	}
	w.body.Lead = lead
	w.leadLength(n, lead.Plain)
	if w.body.LeadTaken = opening; !opening {
		w.writeParagraph()
	} else if !w.in.plain() {
		w.emit()
		w.body.leadEnd, w.body.LeadHoles = len(w.buf), len(w.body.Holes)
	}
	return true
}

// leadLength reports a lead that is longer than a summary may be. Its first
// sentence would do.
func (w *writer) leadLength(n *ast.Paragraph, lead string) {
	chars := utf8.RuneCountInString(lead)
	if w.opts.MaxLead == 0 || chars <= w.opts.MaxLead {
		return
	}
	at, width := max(n.Pos(), 0), 1
	if n.Lines().Len() > 0 {
		first := n.Lines().At(0)
		at, width = first.Start, first.Len()
	}
	fix := ""
	if sentence, _, ok := strings.Cut(lead, ". "); ok && utf8.RuneCountInString(sentence) < w.opts.MaxLead {
		fix = w.fieldName("summary") + ": " + sentence + "."
	}
	w.reportFix("lead-long", problem.Warning, at, width, problem.Args{
		"count": chars, "max": w.opts.MaxLead, "field": problem.Field("summary"),
	}, fix)
}

// heading begins a section at the top level of the prose.
func (w *writer) heading(n *ast.Heading) {
	text := textOf(n, w.source)
	at, width := w.headingAt(n)
	w.closeSections(n.Level)
	if text == "" {
		w.report("heading-empty", problem.Warning, at, width, nil)
		return
	}
	if n.Level == 1 && w.onceInFile("heading-level-one", "") {
		w.report("heading-level-one", problem.Warning, at, width, problem.Args{"heading": text})
	}
	printed := 2
	if len(w.sections) > 0 {
		printed = min(w.sections[len(w.sections)-1].printed+1, 6)
	}
	s := section{level: n.Level, printed: printed, before: w.mark(), at: at, width: width, text: text}
	s.id = w.writeHeading(n, printed, text)
	s.entry = Heading{Level: printed, ID: s.id, Text: w.headingText(), Line: int(w.at.pos(w.base+at, 0).Line)}
	w.body.Outline = append(w.body.Outline, s.entry)
	s.after = w.mark()
	w.sections = append(w.sections, s)
}

// headingText returns what the heading that was just written says.
func (w *writer) headingText() typography.Text {
	text := w.in.bare()
	plain := spelling.Shared(text.Plain)
	if text.HTML == text.Plain {
		return typography.Text{Plain: plain, HTML: plain}
	}
	return typography.Text{Plain: plain, HTML: spelling.Shared(text.HTML)}
}

// innerHeading writes a heading within a quotation or a list. It can be linked
// to, but is no part of the outline.
func (w *writer) innerHeading(n *ast.Heading) {
	text := textOf(n, w.source)
	if text == "" {
		at, width := w.headingAt(n)
		w.report("heading-empty", problem.Warning, at, width, nil)
		return
	}
	w.writeHeading(n, max(n.Level, 2), text)
}

// writeHeading writes a heading and returns its id.
func (w *writer) writeHeading(n *ast.Heading, level int, text string) string {
	w.lookAt(n)
	attributes := w.headingAttributes(n, text)
	w.in.reset()
	if attributes.foreign {
		w.in.verbatim++
	}
	w.inlines(n)
	w.in.typeset(w.locale)
	tag := "h" + string(rune('0'+level))
	w.write("<" + tag)
	w.buf = appendAttribute(w.buf, "id", attributes.id)
	w.write(attributes.html + ">")
	w.emit()
	w.write("</" + tag + ">\n")
	w.anchor(attributes.id)
	return attributes.id
}

// headingAt returns where the text of a heading stands, or its marks if it has
// none.
func (w *writer) headingAt(n *ast.Heading) (at, width int) {
	if lines := n.Lines(); lines.Len() > 0 {
		first := lines.At(0)
		return first.Start, first.Len()
	}
	return n.Pos(), n.Level
}

// closeSections ends the sections of that level and deeper. One in which
// nothing was written gives way to the block that its heading names, or goes.
func (w *writer) closeSections(level int) {
	for len(w.sections) > 0 {
		s := w.sections[len(w.sections)-1]
		if s.level < level {
			return
		}
		w.sections = w.sections[:len(w.sections)-1]
		if w.mark() == s.after && s.after.holes == s.before.holes { // a picture in a heading is something
			w.emptySection(s)
		}
	}
}

func (w *writer) emptySection(s section) {
	w.back(s.before)
	block := blockNamed(s.text)
	if block != "" && (w.opts.Has == nil || w.opts.Has(block)) {
		s.entry.Block = block
		w.hole(Hole{Kind: HoleBlock, Block: block, Heading: len(w.body.Outline), Pos: w.at.pos(w.base+s.at, s.width)})
		w.body.Outline = append(w.body.Outline, s.entry)
		w.anchor(s.id)
		return
	}
	delete(w.ids, s.id)
	p := problem.Problem{Rule: "empty-section", Severity: problem.Warning, Args: problem.Args{"heading": s.text}}
	if _, isField := w.locale.Fields[block]; isField {
		p.Example = problem.Field(block)
		p.Args["field"] = p.Example
	}
	w.add(s.at, s.width, p)
}

// blockNamed returns the key of the block that a heading names, in any
// language: a sheet may keep a heading of the one it was translated from.
func blockNamed(heading string) string {
	return blockNames()[spelling.Fold(strings.TrimRight(heading, " :.…"))]
}

// blockNames are the keys of the blocks by the folded headings that name them.
var blockNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for _, l := range locale.All() {
		for block, headings := range l.Blocks {
			for _, heading := range headings {
				names[spelling.Fold(heading)] = block // a name stands under one block only
			}
		}
	}
	return names
})
