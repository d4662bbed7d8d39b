package prose

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"fiche/cmd/fiche/internal/problem"
)

var (
	commentStart = []byte("<!--")
	commentEnd   = []byte("-->")
)

func isComment(source []byte) bool { return bytes.HasPrefix(source, commentStart) }

// commentEndsBeforeText recognises a line that begins with a comment and goes
// on with something to be read.
func commentEndsBeforeText(line []byte) bool {
	line = bytes.TrimLeft(line, " ")
	if !isComment(line) {
		return false
	}
	end := bytes.Index(line, commentEnd)
	return end >= 0 && len(bytes.TrimSpace(line[end+len(commentEnd):])) > 0
}

// htmlBlock writes the text of a block of raw HTML, in paragraphs where its tags
// make some; Markdown does not look into such a block, so neither do we.
func (w *writer) htmlBlock(n *ast.HTMLBlock) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	start, end := lines.At(0).Start, lines.At(lines.Len()-1).Stop
	if n.HasClosure() {
		end = n.ClosureLine.Stop
	}
	if n.HTMLBlockType == ast.HTMLBlockType2 && !bytes.Contains(w.source[start:end], commentEnd) {
		at := start + max(0, bytes.Index(w.source[start:end], commentStart))
		w.report("comment-unclosed", problem.Error, at, len(commentStart), nil)
		return
	}
	var source []byte
	var origins []origin
	for i := range lines.Len() {
		segment := lines.At(i)
		origins = append(origins, origin{len(source), segment.Start})
		source = append(source, segment.Value(w.source)...)
	}
	if n.HasClosure() {
		origins = append(origins, origin{len(source), n.ClosureLine.Start})
		source = append(source, n.ClosureLine.Value(w.source)...)
	}
	w.tokens(source, origins)
}

// An origin says where in the body a line of a block of raw HTML comes from:
// the marks of an enclosing quotation are not in the block.
type origin struct{ in, from int }

// placeOf returns where in the body a byte of the line comes from.
func (o origin) placeOf(in int) int { return o.from + in - o.in }

// lineOf returns the line of a block of raw HTML that a byte of it stands in.
func lineOf(origins []origin, at int) origin {
	i, found := slices.BinarySearchFunc(origins, at, func(o origin, at int) int { return cmp.Compare(o.in, at) })
	if !found {
		i--
	}
	return origins[i]
}

// tokens writes the text and the allowed tags of source.
func (w *writer) tokens(source []byte, origins []origin) {
	z := html.NewTokenizer(bytes.NewReader(source))
	w.in.reset()
	at := 0
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		width := len(z.Raw())
		for len(origins) > 1 && origins[1].in <= at {
			origins = origins[1:]
		}
		from := origins[0].placeOf(at)
		switch kind {
		case html.TextToken:
			w.htmlText(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			w.blockTag(z.Token(), from, width)
		case html.EndTagToken:
			w.blockEndTag(z.Token().Data)
		case html.DoctypeToken:
			w.removed("!doctype", from, width)
		case html.CommentToken: // so are <?php … ?> and <![CDATA[…]]> to HTML
			if raw := source[at : at+width]; !isComment(raw) {
				w.removed(instruction(raw), from, width)
			} else {
				w.unread = append(w.unread, region{from, lineOf(origins, at+width).placeOf(at + width)})
			}
		}
		at += width
	}
	w.endParagraph()
}

func (w *writer) htmlText(text string) {
	text = strings.Map(printable, text)
	if strings.TrimSpace(text) == "" {
		if len(w.in.pieces) > 0 {
			w.in.run(space)
		}
		return
	}
	w.in.run([]byte(strings.ReplaceAll(text, "\n", " ")))
}

// blockTag is startTag where tags may also part paragraphs.
func (w *writer) blockTag(token html.Token, at, width int) {
	if partsParagraphs(token.Data) && w.in.skipped == "" {
		w.endParagraph()
	}
	w.startTag(token, at, width)
}

func (w *writer) blockEndTag(name string) {
	if partsParagraphs(name) && w.in.skipped == "" {
		w.endParagraph()
	}
	w.endTag(name)
}

// partsParagraphs reports whether an element that is removed was a block.
func partsParagraphs(name string) bool {
	return !slices.Contains(allowedTags, name) && !slices.Contains(contentTags, name) && name != "a" && name != "font"
}

// endParagraph writes what was collected, if anything, as a paragraph.
func (w *writer) endParagraph() {
	skipped := w.in.skipped
	w.in.skipped = ""
	w.closeTags(0)
	if !w.in.blank() {
		w.in.typeset(w.locale)
		w.buf = append(w.buf, "<p>"...)
		w.emit()
		w.buf = append(w.buf, "</p>\n"...)
	}
	w.in.reset()
	w.in.skipped = skipped
}
