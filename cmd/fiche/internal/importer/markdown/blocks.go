// Package markdown writes HTML as Markdown: that of a web page, of a post of another
// program, or what package office makes of a document.
//
// It stands before package importer. Its law is that no word is dropped: what says
// nothing in a sheet (a script, a form, the menu of a page) is left out and named.
package markdown

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxDepth is how deep elements may stand in each other: what is deeper is written as
// words.
const maxDepth = 100

// FromHTML returns the content of an element as Markdown, and what of it was left out,
// by kind, with how often.
func FromHTML(n *html.Node) (text string, left map[string]int) {
	w := &writer{left: map[string]int{}}
	text = strings.Join(w.blocks(n), "\n\n")
	if text != "" {
		text += "\n"
	}
	return text, w.left
}

// Words returns the words of an element on one line.
func Words(n *html.Node) string {
	var out strings.Builder
	gather(&out, n)
	return strings.Join(strings.Fields(out.String()), " ")
}

func gather(out *strings.Builder, n *html.Node) {
	if n.Type == html.TextNode {
		out.WriteString(n.Data)
	}
	if !isInline(n) || n.DataAtom == atom.Br {
		out.WriteByte(' ')
	}
	for c := range n.ChildNodes() {
		gather(out, c)
	}
	if !isInline(n) {
		out.WriteByte(' ')
	}
}

type writer struct {
	left  map[string]int
	depth int
	cell  bool // within a cell of a table, which is one line
}

// leftOut are the elements that say nothing in a sheet.
var leftOut = []atom.Atom{
	atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Head, atom.Nav, atom.Form, atom.Button, atom.Input, atom.Select, atom.Textarea,
	atom.Svg, atom.Canvas, atom.Object, atom.Embed, atom.Dialog,
}

// inlines are the elements that stand in a line.
var inlines = []atom.Atom{
	atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Br, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em, atom.Font, atom.I,
	atom.Img, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Q, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time,
	atom.Tt, atom.U, atom.Var, atom.Wbr, atom.Picture, atom.Source, atom.Ruby, atom.Rt, atom.Rp,
}

func isInline(n *html.Node) bool {
	return n.Type != html.ElementNode || n.Data == noteRef || n.DataAtom != 0 && slices.Contains(inlines, n.DataAtom)
}

// The elements by which package office writes notes, each with its number as id.
const (
	noteRef  = "fiche-ref"
	noteText = "fiche-note"
)

// holdsBlocks reports whether an element that stands in a line holds one that does
// not.
func holdsBlocks(n *html.Node, depth int) bool {
	for c := range n.ChildNodes() {
		if !isInline(c) && !slices.Contains(leftOut, c.DataAtom) || depth < maxDepth && holdsBlocks(c, depth+1) {
			return true
		}
	}
	return false
}

// blocks returns what an element holds as paragraphs, lists, tables.
func (w *writer) blocks(n *html.Node) []string {
	if w.depth++; w.depth > maxDepth {
		w.depth--
		return nonEmpty(escapeLine(escape(Words(n))))
	}
	defer func() { w.depth-- }()
	var out []string
	var line []*html.Node
	flush := func() {
		if text := w.paragraph(line); text != "" {
			out = append(out, text)
		}
		line = nil
	}
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.CommentNode || c.Type == html.DoctypeNode:
		case isInline(c) && (c.DataAtom == atom.A || !holdsBlocks(c, 0)):
			line = append(line, c)
		default:
			flush()
			out = append(out, w.block(c)...)
		}
	}
	flush()
	return joinLists(out)
}

func nonEmpty(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

// block returns an element that stands on lines of its own.
func (w *writer) block(n *html.Node) []string {
	if slices.Contains(leftOut, n.DataAtom) {
		w.leaveOut(n)
		return nil
	}
	if number, err := strconv.Atoi(attr(n, "id")); n.Data == noteText && err == nil {
		mark := "[^" + strconv.Itoa(number) + "]: "
		return nonEmpty(indented(strings.Join(w.blocks(n), "\n\n"), mark, "    "))
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		if text := oneLine(w.lines(n)); text != "" {
			return []string{strings.Repeat("#", int(n.Data[1]-'0')) + " " + text}
		}
		return w.blocks(n) // a picture in a heading
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		return w.list(n)
	case atom.Dl:
		return w.pairs(n)
	case atom.Blockquote:
		return nonEmpty(indented(strings.Join(w.blocks(n), "\n\n"), "> ", "> "))
	case atom.Pre:
		return nonEmpty(fenced(n))
	case atom.Hr:
		return []string{"* * *"}
	case atom.Table:
		return w.table(n)
	case atom.Figcaption, atom.Caption, atom.Summary:
		if text := oneLine(w.lines(n)); text != "" && !strings.ContainsAny(text, "*_") {
			return []string{"*" + text + "*"}
		}
	case atom.Iframe, atom.Video, atom.Audio:
		return w.player(n)
	}
	return w.blocks(n)
}

// leaveOut notes an element that is left out, with its first words.
func (w *writer) leaveOut(n *html.Node) { w.left[Name(n)]++ }

// Name returns how what is left out is named: "<form> Your name…".
func Name(n *html.Node) string {
	words := ""
	if n.DataAtom != atom.Script && n.DataAtom != atom.Style {
		words = Words(n)
	}
	const most = 60
	if runes := []rune(words); len(runes) > most {
		words = string(runes[:most]) + "…"
	}
	return strings.TrimSpace("<" + n.Data + "> " + words)
}

// player returns a film or a recording as the link to it.
func (w *writer) player(n *html.Node) []string {
	address := attr(n, "src")
	for c := range n.Descendants() {
		if c.DataAtom == atom.Source {
			address = cmp.Or(address, attr(c, "src"))
		}
	}
	rest := w.blocks(n)
	if address == "" {
		return rest
	}
	return append([]string{linkTo(address, escape(cmp.Or(attr(n, "title"), address)))}, rest...)
}

// paragraph returns elements that stand in a line.
func (w *writer) paragraph(nodes []*html.Node) string {
	var out strings.Builder
	for _, n := range nodes {
		out.WriteString(w.inline(n))
	}
	var lines []string
	for line := range strings.Lines(out.String()) {
		if line = strings.TrimSpace(line); line != "" && line != `\` {
			lines = append(lines, escapeLine(line))
		}
	}
	text := strings.Join(lines, "\n")
	return strings.TrimSuffix(text, `\`)
}

// bullet matches a sign that people type before an item of a list.
var bullet = regexp.MustCompile(`^[•▪●◦‣·] *(\S)`)

// lineStart matches what would mean something at the beginning of a line.
var lineStart = regexp.MustCompile(`^([-+](?:\s|$)|#|>|=+\s*$|--|~~~|:::)`)

// numbered matches what would begin a list with numbers.
var numbered = regexp.MustCompile(`^(\d{1,9})([.)])(\s|$)`)

func escapeLine(line string) string {
	if bullet.MatchString(line) {
		return bullet.ReplaceAllString(line, "- $1")
	}
	return lineStart.ReplaceAllString(numbered.ReplaceAllString(line, `$1\$2$3`), `\$1`)
}

// joinLists joins items of lists that were typed as paragraphs.
func joinLists(blocks []string) []string {
	var out []string
	for _, b := range blocks {
		if last := len(out) - 1; last >= 0 && typedItem(b) && typedItem(out[last][strings.LastIndexByte(out[last], '\n')+1:]) {
			out[last] += "\n" + b
			continue
		}
		out = append(out, b)
	}
	return out
}

func typedItem(block string) bool {
	return strings.HasPrefix(block, "- ") && !strings.Contains(block, "\n")
}

// list returns a list; what stands between its items belongs to the one before.
func (w *writer) list(n *html.Node) []string {
	var items [][]string
	for c := range n.ChildNodes() {
		switch {
		case c.DataAtom == atom.Li:
			items = append(items, w.blocks(c))
		case c.Type == html.ElementNode || strings.TrimSpace(c.Data) != "" && c.Type == html.TextNode:
			var more []string
			if isInline(c) {
				more = nonEmpty(w.paragraph([]*html.Node{c}))
			} else {
				more = w.block(c)
			}
			if len(items) == 0 {
				items = append(items, nil)
			}
			items[len(items)-1] = append(items[len(items)-1], more...)
		}
	}
	number := 1
	if start, err := strconv.Atoi(attr(n, "start")); err == nil && start >= 0 {
		number = start
	}
	var out []string
	loose := false
	for _, blocks := range items {
		if len(blocks) == 0 {
			continue
		}
		mark := "- "
		if n.DataAtom == atom.Ol {
			mark = strconv.Itoa(number) + ". "
			number++
		}
		text := blocks[0]
		for _, b := range blocks[1:] {
			if strings.HasPrefix(b, "- ") || strings.HasPrefix(b, "1. ") {
				text += "\n" + b
				continue
			}
			text, loose = text+"\n\n"+b, true
		}
		out = append(out, indented(text, mark, strings.Repeat(" ", len(mark))))
	}
	between := "\n"
	if loose {
		between = "\n\n"
	}
	return nonEmpty(strings.Join(out, between))
}

// pairs returns a list of terms and what is said of them as items "term : text".
func (w *writer) pairs(n *html.Node) []string {
	var items []string
	for c := range n.Descendants() {
		switch c.DataAtom {
		case atom.Dt:
			items = append(items, "- "+cmp.Or(oneLine(w.lines(c)), "—"))
		case atom.Dd:
			text := strings.Join(w.blocks(c), "\n\n")
			if len(items) == 0 {
				items = append(items, "-")
			}
			last := &items[len(items)-1]
			switch {
			case text == "":
			case strings.Contains(*last, " : "):
				*last += "\n\n" + indented(text, "  ", "  ")
			default:
				*last += " : " + strings.TrimPrefix(indented(text, "", "  "), "- ")
			}
		}
	}
	return nonEmpty(strings.Join(items, "\n"))
}

// indented returns a text with one mark before its first line and another before the
// others.
func indented(text, first, others string) string {
	if text == "" {
		return ""
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		mark := others
		if i == 0 {
			mark = first
		}
		if lines[i] = mark + line; line == "" {
			lines[i] = strings.TrimRight(mark, " ")
		}
	}
	return strings.Join(lines, "\n")
}

// fenced returns preformatted text as a block of code.
func fenced(n *html.Node) string {
	var out strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == html.TextNode:
			out.WriteString(c.Data)
		case c.DataAtom == atom.Br:
			out.WriteByte('\n')
		}
	}
	code := strings.Trim(strings.ReplaceAll(out.String(), "\r", ""), "\n")
	if strings.TrimSpace(code) == "" {
		return ""
	}
	fence := "```"
	for strings.Contains(code, fence) {
		fence += "`"
	}
	return fence + "\n" + code + "\n" + fence
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}
