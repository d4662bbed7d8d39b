package prose

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"golang.org/x/net/html"
)

// A builder makes the blocks of one container again, so that raw HTML which
// Markdown can say becomes the nodes that Markdown would have made: links,
// pictures, lists, tables, headings. Whatever tags an author left open or closed
// crosswise, the result is a tree, and so is what is written from it.
//
// Elements stay open across the blocks of Markdown that stand between two blocks
// of HTML; phrases (<b>) end with the block that they stand in.
type builder struct {
	w    *writer
	root ast.Node
	// within is true if root is itself a line of text, that nothing can part.
	within bool

	open []element // outermost first
	line ast.Node  // what text is added to, or nil between two lines
}

// An element is one that is open.
type element struct {
	tag  tag
	role role
	node ast.Node // nil of what has none, and of a phrase until something stands in it
	used bool     // something stood in it

	language bool     // a phrase made for the language of the element below it
	after    ast.Node // of a figure: what stands before it
}

// rebuild makes the blocks in a container again, and those in them.
func (w *writer) rebuild(container ast.Node) {
	b := builder{w: w, root: container}
	for _, n := range children(container) {
		b.block(n)
	}
	b.closeTo(0)
}

// rebuildLine makes a line of text again: that of a heading, of a mark, of a link.
func (w *writer) rebuildLine(n ast.Node) {
	b := builder{w: w, root: n, within: true, line: n}
	b.parts(w.inlineParts(n))
	b.endPhrases()
}

// rebuildCell makes a cell of a table again: a line, or blocks.
func (w *writer) rebuildCell(cell ast.Node) {
	b := builder{w: w, root: cell}
	b.parts(w.inlineParts(cell))
	b.endPhrases()
	b.closeTo(0)
	asLine(cell)
}

// asLine takes the only line of a cell or an item out of its block.
func asLine(cell ast.Node) {
	if block, ok := cell.FirstChild().(*ast.TextBlock); ok && block.NextSibling() == nil {
		cell.RemoveChildren(cell)
		for _, n := range children(block) {
			cell.AppendChild(cell, n)
		}
	}
}

// block adds a block of Markdown or of HTML.
func (b *builder) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.HTMLBlock:
		b.parts(b.w.blockParts(n))
		b.endPhrases()
		return
	case *ast.Paragraph, *ast.TextBlock:
		b.paragraph(n)
		return
	case *east.FootnoteList:
		b.closeTo(0)
		for note := n.FirstChild(); note != nil; note = note.NextSibling() {
			b.w.rebuild(note)
		}
	case *ast.List, *east.DefinitionList:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if _, term := c.(*east.DefinitionTerm); term {
				b.w.rebuildLine(c)
			} else {
				b.w.rebuild(c)
			}
		}
	case *ast.Blockquote:
		b.w.rebuild(n)
	case *ast.Heading:
		b.w.rebuildLine(n)
	case *east.Table:
		for row := n.FirstChild(); row != nil; row = row.NextSibling() {
			for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
				b.w.rebuildCell(cell)
			}
		}
	}
	b.place(n)
}

// paragraph adds a paragraph of Markdown, which tags may part. One that follows
// an empty <p> or <h2> is what that holds.
func (b *builder) paragraph(n ast.Node) {
	if top := b.top(); top == nil || top.role != roleLine || top.node.HasChildren() {
		b.place(n)
		b.line = n
	}
	b.parts(b.w.inlineParts(n))
	b.endPhrases()
	if top := b.top(); top == nil || top.role != roleLine {
		b.endLine()
	}
	if n.Parent() != nil && !n.HasChildren() {
		n.Parent().RemoveChild(n.Parent(), n)
	}
}

// parts adds what a block holds.
func (b *builder) parts(parts []part) {
	var endless []string // names whose end tag does not follow
	for i := 0; i < len(parts); i++ {
		p := &parts[i]
		if p.node != nil {
			b.inline(p.node)
			continue
		}
		switch p.tag.Type {
		case html.TextToken:
			b.text(p.tag)
		case html.EndTagToken:
			b.end(p.tag)
		default:
			role := roles[p.tag.Data]
			if role != roleEmbed && role != roleNotProse && role != roleCode || b.within && role == roleCode {
				b.start(p.tag, role)
				continue
			}
			end := endOf(parts[i+1:], p.tag, &endless)
			b.apart(p.tag, role, parts[i+1:i+1+end])
			i += end
		}
	}
}

// endOf returns how many of the parts stand within the element that a tag begins.
func endOf(parts []part, t tag, endless *[]string) int {
	if isVoid(t.Data) || t.Type == html.SelfClosingTagToken || slices.Contains(*endless, t.Data) {
		return 0
	}
	for i, p := range parts {
		if p.node == nil && p.tag.Type == html.EndTagToken && p.tag.Data == t.Data {
			return i
		}
	}
	if t.Data == "script" || t.Data == "style" {
		return len(parts)
	}
	*endless = append(*endless, t.Data)
	return 0
}

// inline adds a node that Markdown made within a line.
func (b *builder) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		if b.line == nil && len(bytes.TrimSpace(n.Segment.Value(b.w.source))) == 0 {
			return
		}
	case *ast.Emphasis, *east.Strikethrough, *ast.Link:
		b.w.rebuildLine(n)
	case *east.FootnoteBacklink: // goldmark puts it behind a block that is no paragraph
		if b.line == nil && len(b.open) == 0 {
			b.root.AppendChild(b.root, n)
			return
		}
	}
	b.add(n)
}

// text adds a text of a block of HTML.
func (b *builder) text(t tag) {
	text := withoutSpaces(t.Data)
	begins := b.line == nil || !b.line.HasChildren()
	if text == "" || text == " " && begins {
		return
	}
	if begins {
		text = strings.TrimLeft(text, " ")
	}
	b.w.lookForMarkdown(t)
	b.addText(text)
}

func (b *builder) addText(text string) { b.add(ast.NewString([]byte(text))) }

// add adds to the line, within the phrases that are open, and begins a line
// where there is none.
func (b *builder) add(n ast.Node) {
	if b.line == nil {
		b.beginLine()
	}
	to := b.line
	for i := range b.open {
		e := &b.open[i]
		if e.role != rolePhrase {
			continue
		}
		if e.node == nil {
			e.node = b.w.phraseNode(e.tag)
			to.AppendChild(to, e.node)
		}
		e.used = true
		to = e.node
	}
	to.AppendChild(to, n)
}

// phraseNode returns the node of a phrase.
func (w *writer) phraseNode(t tag) ast.Node {
	switch href, links := t.attributeAt("href"); {
	case t.Data == "a" && links:
		link := ast.NewLink()
		link.Destination, link.Title = escapedText(href), escapedText(t.attribute("title"))
		link.SetPos(t.at)
		w.attributesRemoved(t)
		return link
	case t.Data == "em" || t.Data == "strong":
		if len(t.Attr) == 0 {
			return ast.NewEmphasis(1 + len(t.Data)/len("strong"))
		}
	}
	return &phrase{tag: t}
}

// escapedText returns text as Markdown that stands for it.
func escapedText(text string) []byte {
	return []byte(strings.NewReplacer(`\`, `\\`, "&", "&amp;").Replace(text))
}

// beginLine begins a line that no tag begins.
func (b *builder) beginLine() {
	b.line = ast.NewParagraph()
	if b.beforeTable() == nil {
		switch b.parent().(type) {
		case *ast.ListItem, *east.TableCell, *east.DefinitionDescription:
			b.line = ast.NewTextBlock()
		}
	}
	b.insert(b.line)
}

// endLine ends a line. The phrases that are open go on in the next.
func (b *builder) endLine() {
	if b.within {
		return
	}
	b.line = nil
	for i := range b.open {
		if b.open[i].role == rolePhrase {
			b.open[i].node = nil
		}
	}
}

// place adds a block.
func (b *builder) place(n ast.Node) {
	b.endLineElement()
	b.insert(n)
}

// top returns the innermost open element that is no phrase, or nil.
func (b *builder) top() *element {
	for i := len(b.open) - 1; i >= 0; i-- {
		if b.open[i].role != rolePhrase {
			return &b.open[i]
		}
	}
	return nil
}

// container returns the innermost open node that holds blocks.
func (b *builder) container() ast.Node {
	for i := len(b.open) - 1; i >= 0; i-- {
		if e := &b.open[i]; e.node != nil && e.role != rolePhrase && e.role != roleLine {
			return e.node
		}
	}
	return b.root
}

// parent returns the node that holds blocks where one is added: of a list that is
// open its last item, or a new one.
func (b *builder) parent() ast.Node {
	list := b.container()
	var item ast.Node
	switch list.(type) {
	case *ast.List:
		item = ast.NewListItem(0)
	case *east.DefinitionList:
		item = east.NewDefinitionDescription()
	default:
		return list
	}
	if last := list.LastChild(); last != nil && last.Kind() == item.Kind() {
		return last
	}
	list.AppendChild(list, item)
	return item
}
