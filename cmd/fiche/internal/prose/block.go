package prose

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"fiche/cmd/fiche/internal/problem"
)

func (w *writer) blocks(parent ast.Node) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		w.block(c)
	}
}

func (w *writer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		w.paragraph(n)
	case *ast.TextBlock:
		w.collect(n)
		w.emit()
		if n.NextSibling() != nil && n.NextSibling().Kind() == ast.KindTextBlock { // blocks of an item
			w.write("<br>\n")
		}
	case *ast.Heading:
		w.innerHeading(n)
	case *ast.Blockquote:
		w.wrap(n, "<blockquote>\n", "</blockquote>\n")
	case *ast.List:
		w.list(n)
	case *ast.CodeBlock:
		w.codeBlock(n, "")
	case *ast.FencedCodeBlock:
		w.codeInfo(n)
		w.codeBlock(n, string(n.Language(w.source)))
	case *ast.ThematicBreak:
		w.write("<hr>\n")
	case *preformatted:
		w.preformatted(n)
	case *east.Table:
		w.table(n)
	case *east.DefinitionList:
		w.wrap(n, "<dl>\n", "</dl>\n")
	case *east.DefinitionTerm:
		w.line(n, "<dt>", "</dt>\n")
	case *east.DefinitionDescription:
		w.wrap(n, "<dd>", "</dd>\n")
	case *east.FootnoteList:
		w.footnotes(n)
	case *ast.LinkReferenceDefinition:
	default:
		w.blocks(n)
	}
}

// wrap writes the blocks in n between two tags.
func (w *writer) wrap(n ast.Node, start, end string) {
	w.write(start)
	w.blocks(n)
	w.write(end)
}

// line writes the text of n between two tags.
func (w *writer) line(n ast.Node, start, end string) {
	w.collect(n)
	w.write(start)
	w.emit()
	w.write(end)
}

// paragraph writes a paragraph, or the pictures that it is made of, each as a
// figure; several stand side by side.
func (w *writer) paragraph(n *ast.Paragraph) {
	if pictures := w.pictures(n); pictures != nil {
		if len(pictures) > 1 {
			w.write("<div class=\"photos\">\n")
			defer w.write("</div>\n")
		}
		for _, picture := range pictures {
			w.figure(picture)
		}
		return
	}
	w.collect(n)
	w.writeParagraph()
}

// writeParagraph writes what was collected. Of a paragraph in which nothing is
// left to see, the places that can be linked to remain.
func (w *writer) writeParagraph() {
	if w.in.blank() {
		if !w.in.plain() {
			w.emit()
			w.write("\n")
		}
		return
	}
	w.write("<p>")
	w.emit()
	w.write("</p>\n")
}

// pictures returns the children of a paragraph that holds nothing but pictures.
func (w *writer) pictures(n *ast.Paragraph) []*ast.Image {
	var pictures []*ast.Image
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Image:
			if !w.isLocalPicture(c) {
				return nil
			}
			pictures = append(pictures, c)
		case *ast.Text:
			if len(bytes.TrimSpace(c.Segment.Value(w.source))) > 0 {
				return nil
			}
		case *ast.String:
			if len(bytes.TrimSpace(c.Value)) > 0 {
				return nil
			}
		case *phrase:
			if c.tag.Data != "br" {
				return nil
			}
		default:
			return nil
		}
	}
	return pictures
}

func (w *writer) list(n *ast.List) {
	start, end := "<ul>\n", "</ul>\n"
	if n.IsOrdered() {
		start, end = "<ol>\n", "</ol>\n"
		if n.Start != 1 {
			start = `<ol start="` + strconv.Itoa(n.Start) + "\">\n"
		}
	}
	w.write(start)
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		w.wrap(item, "<li>", "</li>\n")
	}
	w.write(end)
}

// codeBlock writes code as it is. The class is there for a site that colours it.
func (w *writer) codeBlock(n ast.Node, language string) {
	w.startCode(language)
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		w.unread = append(w.unread, region{segment.Start, segment.Stop})
		w.buf = appendEscaped(w.buf, raw(segment.Value(w.source)))
	}
	w.write("</code></pre>\n")
}

// codeInfo reports words behind the mark of a block of code that do not name a
// language: they are not shown.
func (w *writer) codeInfo(n *ast.FencedCodeBlock) {
	if n.Info == nil {
		return
	}
	segment := n.Info.Segment
	if info := raw(segment.Value(w.source)); strings.IndexFunc(info, isNotName) >= 0 {
		w.report("code-words", problem.Warning, segment.Start, segment.Len(), problem.Args{"text": info[:min(len(info), maxExcerpt)]})
	}
}

func (w *writer) startCode(language string) {
	w.write("<pre><code")
	if language != "" && strings.IndexFunc(language, isNotName) < 0 {
		w.write(` class="language-` + language + `"`)
	}
	w.write(">")
}

func (w *writer) preformatted(n *preformatted) {
	w.startCode(n.language)
	w.buf = appendEscaped(w.buf, n.text)
	w.write("</code></pre>\n")
}

// isNotName finds what may not stand in a class or a language's name.
func isNotName(r rune) bool {
	return isNotLetter(r) && (r < '0' || r > '9') && r != '-' && r != '_' && r != '+' && r != '#'
}

// footnotes writes the notes at the end of the body.
func (w *writer) footnotes(n *east.FootnoteList) {
	w.write(`<section class="footnotes" role="doc-endnotes" aria-label="`)
	w.buf = appendEscaped(w.buf, w.locale.Words.Footnotes)
	w.write("\">\n<ol>\n")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		note, ok := c.(*east.Footnote)
		if !ok {
			continue
		}
		id := "fn:" + strconv.Itoa(note.Index)
		w.anchor(id)
		w.write(`<li id="` + id + `">`)
		w.noteBlocks(note)
		w.write("</li>\n")
	}
	w.write("</ol>\n</section>\n")
}

// noteBlocks writes a note. Its links back stand beside its blocks when it does
// not end in a paragraph.
func (w *writer) noteBlocks(note *east.Footnote) {
	for c := note.FirstChild(); c != nil; c = c.NextSibling() {
		back, ok := c.(*east.FootnoteBacklink)
		if !ok {
			w.block(c)
			continue
		}
		w.in.reset()
		w.backLink(back)
		w.emit()
	}
}

// A footnoteCheck finds the notes that nothing refers to before goldmark drops
// them.
type footnoteCheck struct{}

func (footnoteCheck) Transform(document *ast.Document, _ text.Reader, pc parser.Context) {
	g := guardOf(pc)
	if g.footnotes == 0 {
		return
	}
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if note, ok := n.(*east.Footnote); ok && entering && note.Index < 0 {
			g.unused = append(g.unused, note)
		}
		if n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
}
