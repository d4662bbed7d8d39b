package prose

import (
	"bytes"
	"cmp"
	"regexp"
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

// A script or a style that nothing closes takes the rest of the file along.
var (
	opensScript  = regexp.MustCompile(`(?i)^ *<(script|style)\b`)
	closesScript = regexp.MustCompile(`(?i)</(script|style|pre|textarea)>`)
)

// A tag is one that an author wrote, and where.
type tag struct {
	html.Token
	at, width int
}

// attribute returns the value of an attribute, or "".
func (t tag) attribute(key string) string {
	value, _ := t.attributeAt(key)
	return value
}

func (t tag) attributeAt(key string) (value string, ok bool) {
	for _, a := range t.Attr { // as in browsers, the first one counts
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// A part is a piece of a block that holds raw HTML: a node of Markdown, a text,
// or a tag.
type part struct {
	node ast.Node
	tag  tag // a text has the type html.TextToken
}

// inlineParts are the contents of a paragraph, a heading or a cell.
func (w *writer) inlineParts(parent ast.Node) []part {
	var parts []part
	for _, n := range children(parent) {
		raw, ok := n.(*ast.RawHTML)
		if !ok {
			parts = append(parts, part{node: n})
			continue
		}
		if t, ok := w.inlineTag(raw); ok {
			parts = append(parts, part{tag: t})
		}
	}
	return parts
}

// children takes the children of a node out of it.
func children(parent ast.Node) []ast.Node {
	var list []ast.Node
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		list = append(list, c)
	}
	parent.RemoveChildren(parent)
	return list
}

// inlineTag reads one tag within a line. ok is false for a comment and for what
// is no tag.
func (w *writer) inlineTag(n *ast.RawHTML) (t tag, ok bool) {
	t.at = n.Segments.At(0).Start
	var source []byte
	for i := range n.Segments.Len() {
		segment := n.Segments.At(i)
		source = append(source, segment.Value(w.source)...)
	}
	t.width = len(source)
	if isComment(source) {
		w.unread = append(w.unread, region{t.at, n.Segments.At(n.Segments.Len() - 1).Stop})
		return t, false
	}
	if t.Token, ok = readTag(source); !ok { // <?php … ?>, <!DOCTYPE …>, <![CDATA[…]]>
		w.removed(instruction(source), t.at, t.width)
	}
	return t, ok
}

// readTag reads the one tag that source is. Most are plain ones, as <sup>, and
// need no tokenizer.
func readTag(source []byte) (html.Token, bool) {
	name := bytes.TrimSuffix(bytes.TrimPrefix(source, []byte("<")), []byte(">"))
	kind := html.StartTagToken
	if end, ok := bytes.CutPrefix(name, []byte("/")); ok {
		name, kind = end, html.EndTagToken
	}
	if len(name) > 0 && bytes.IndexFunc(name, isNotLetter) < 0 {
		return html.Token{Type: kind, Data: strings.ToLower(string(name))}, true
	}
	z := html.NewTokenizer(bytes.NewReader(source))
	switch z.Next() {
	case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
		return z.Token(), true
	}
	return html.Token{}, false
}

func isNotLetter(r rune) bool { return (r|0x20) < 'a' || (r|0x20) > 'z' }

// instruction returns how a message calls markup that is no tag: "?php".
func instruction(source []byte) string {
	source = bytes.TrimPrefix(source, []byte("<"))
	if end := bytes.IndexAny(source, "> \n"); end >= 0 {
		source = source[:end]
	}
	return raw(source[:min(len(source), 9)])
}

// blockParts are the texts and tags of a block of raw HTML; Markdown does not
// look into one, so neither do we.
func (w *writer) blockParts(n *ast.HTMLBlock) []part {
	source, origins := w.htmlSource(n)
	if len(source) == 0 {
		return nil
	}
	if n.HTMLBlockType == ast.HTMLBlockType2 && !bytes.Contains(source, commentEnd) {
		at := origins[0].from + max(0, bytes.Index(source, commentStart))
		w.report("comment-unclosed", problem.Error, at, len(commentStart), nil)
		return nil
	}
	if n.HTMLBlockType == ast.HTMLBlockType1 && !closesScript.Match(source) && opensScript.Match(source) {
		at := origins[0].from + max(0, bytes.IndexByte(source, '<'))
		w.report("html-unclosed", problem.Error, at, 1, problem.Args{"tag": string(bytes.ToLower(opensScript.FindSubmatch(source)[1]))})
		return nil
	}
	var parts []part
	z := html.NewTokenizer(bytes.NewReader(source))
	for at := 0; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return parts
		}
		t := tag{at: lineOf(origins, at).placeOf(at), width: len(z.Raw())}
		switch kind {
		case html.CommentToken: // so are <?php … ?> and <![CDATA[…]]> to HTML
			if source := source[at : at+t.width]; isComment(source) {
				w.unread = append(w.unread, region{t.at, lineOf(origins, at+t.width).placeOf(at + t.width)})
			} else {
				w.removed(instruction(source), t.at, t.width)
			}
		case html.DoctypeToken:
			w.removed("!doctype", t.at, t.width)
		default:
			t.Token = z.Token()
			if roles[t.Data] == roleWrapper {
				z.NextIsNotRawText() // <noscript> is text to us
			}
			parts = append(parts, part{tag: t})
		}
		at += t.width
	}
}

// htmlSource returns the lines of a block of raw HTML, joined.
func (w *writer) htmlSource(n *ast.HTMLBlock) (source []byte, origins []origin) {
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		origins = append(origins, origin{len(source), segment.Start})
		source = append(source, segment.Value(w.source)...)
	}
	if n.HasClosure() {
		origins = append(origins, origin{len(source), n.ClosureLine.Start})
		source = append(source, n.ClosureLine.Value(w.source)...)
	}
	return source, origins
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

// withoutSpaces returns a text of HTML with one space for each run of them.
func withoutSpaces(text string) string {
	var b strings.Builder
	gap := false
	for _, r := range text {
		if r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' {
			if !gap {
				b.WriteByte(' ')
			}
			gap = true
			continue
		}
		gap = false
		b.WriteRune(printable(r))
	}
	return b.String()
}

// lookForMarkdown reports Markdown in a block of raw HTML, where it is not read.
func (w *writer) lookForMarkdown(t tag) {
	at := strings.Index(t.Data, "](")
	if at < 0 {
		at = strings.Index(t.Data, "**")
	}
	if at >= 0 {
		w.report("markdown-in-html", problem.Warning, t.at, t.width, nil)
	}
}
