package markdown

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// lines returns the content of an element that stands in a line: its ends of lines
// are those that it asks for.
func (w *writer) lines(n *html.Node) string {
	if w.depth++; w.depth > maxDepth {
		w.depth--
		return escape(Words(n))
	}
	defer func() { w.depth-- }()
	var out strings.Builder
	for c := range n.ChildNodes() {
		if !isInline(c) && out.Len() > 0 {
			out.WriteByte(' ')
		}
		out.WriteString(w.inline(c))
		if !isInline(c) && c.NextSibling != nil {
			out.WriteByte(' ')
		}
	}
	return out.String()
}

// kept are the elements that Markdown has no sign for, and that a sheet takes.
var kept = map[atom.Atom]bool{
	atom.Sub: true, atom.Sup: true, atom.Kbd: true, atom.Mark: true, atom.Small: true, atom.Q: true, atom.Cite: true, atom.Abbr: true,
}

// inline returns an element that stands in a line.
func (w *writer) inline(n *html.Node) string {
	switch {
	case n.Type == html.TextNode:
		return escape(collapsed(n.Data))
	case n.Type != html.ElementNode:
		return ""
	}
	for _, a := range leftOut {
		if n.DataAtom == a {
			w.leaveOut(n)
			return ""
		}
	}
	if number, err := strconv.Atoi(attr(n, "id")); n.Data == noteRef && err == nil {
		return "[^" + strconv.Itoa(number) + "]"
	}
	switch n.DataAtom {
	case atom.Br:
		if w.cell {
			return "<br>"
		}
		return "\\\n"
	case atom.Wbr:
		return ""
	case atom.B, atom.Strong:
		return emphasis(n, w.lines(n), "**", "strong")
	case atom.I, atom.Em, atom.Dfn, atom.Var:
		return emphasis(n, w.lines(n), "*", "em")
	case atom.Code, atom.Tt, atom.Samp:
		return code(Words(n))
	case atom.A:
		return w.link(n)
	case atom.Img:
		return w.picture(n)
	case atom.Iframe, atom.Video, atom.Audio:
		return strings.Join(w.player(n), " ")
	}
	text := w.lines(n)
	if kept[n.DataAtom] && strings.TrimSpace(text) != "" && !strings.Contains(text, "\n") {
		title := ""
		if words := attr(n, "title"); words != "" && n.DataAtom == atom.Abbr {
			title = ` title="` + html.EscapeString(words) + `"`
		}
		return "<" + n.Data + title + ">" + text + "</" + n.Data + ">"
	}
	return text
}

var spaces = regexp.MustCompile(`[ \t\r\n\f]+`)

// collapsed returns a text with each of its spaces one; those that do not break
// remain.
func collapsed(text string) string { return spaces.ReplaceAllString(text, " ") }

func oneLine(text string) string {
	return strings.TrimSpace(spaces.ReplaceAllString(strings.ReplaceAll(text, "\\\n", " "), " "))
}

// special are the characters that mean something in Markdown wherever they stand.
var special = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "[", `\[`, "]", `\]`, "<", `\<`, "~~", `\~~`)

// entity matches what would be read as another character.
var entity = regexp.MustCompile(`&(#|[A-Za-z][A-Za-z0-9]*;)`)

// escape returns a text in which nothing means anything.
func escape(text string) string {
	if !strings.ContainsAny(text, "\\`*[]<~&_") {
		return text
	}
	text = entity.ReplaceAllString(special.Replace(text), `\&$1`)
	if !strings.Contains(text, "_") {
		return text
	}
	var out strings.Builder
	last := ' '
	for i, r := range text {
		next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		if r == '_' && !(isWord(last) && isWord(next)) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
		last = r
	}
	return out.String()
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// emphasis returns a text with marks around it; with tags where marks would not be
// read. Spaces at its ends stand outside.
func emphasis(n *html.Node, text, mark, tag string) string {
	inner := strings.TrimSpace(text)
	if inner == "" || inner == `\` {
		return text
	}
	before, after, _ := strings.Cut(text, inner)
	first, _ := utf8.DecodeRuneInString(inner)
	last, _ := utf8.DecodeLastRuneInString(inner)
	opens := isWord(first) || before != "" || endsLine(n.PrevSibling, true)
	closes := isWord(last) || after != "" || endsLine(n.NextSibling, false)
	switch {
	case strings.Contains(inner, "\n"):
		inner = "<" + tag + ">" + inner + "</" + tag + ">"
	case opens && closes && !strings.HasPrefix(inner, "*") && !strings.HasSuffix(inner, "*"):
		inner = mark + inner + mark
	default:
		inner = "<" + tag + ">" + inner + "</" + tag + ">"
	}
	return before + inner + after
}

// endsLine reports whether nothing but a space stands beside an element: there is no
// sibling, or one that begins, or ends, with a space.
func endsLine(sibling *html.Node, itsEnd bool) bool {
	if sibling == nil {
		return true
	}
	if sibling.Type != html.TextNode {
		return sibling.DataAtom == atom.Br || !isInline(sibling)
	}
	text := collapsed(sibling.Data)
	if itsEnd {
		return strings.HasSuffix(text, " ")
	}
	return strings.HasPrefix(text, " ")
}

// code returns a text between backquotes.
func code(text string) string {
	if text == "" {
		return ""
	}
	mark := "`"
	for strings.Contains(text, mark) {
		mark += "`"
	}
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return mark + text + mark
}

// link returns a link; one that leads nowhere outside of its page is its words.
func (w *writer) link(n *html.Node) string {
	text, address := w.lines(n), attr(n, "href")
	inner := oneLine(text)
	switch lower := strings.ToLower(address); {
	case address == "" || strings.HasPrefix(address, "#"):
		return text
	case strings.HasPrefix(lower, "javascript:"), strings.HasPrefix(lower, "data:"), strings.HasPrefix(lower, "vbscript:"), strings.ContainsAny(address, "<>\n"):
		w.left["<a> "+address]++
		return text
	case inner == "":
		inner = escape(address)
	}
	before, after := "", ""
	if strings.HasPrefix(text, " ") {
		before = " "
	}
	if strings.HasSuffix(text, " ") {
		after = " "
	}
	return before + linkTo(address, inner) + after
}

// linkTo returns the link to an address with words that are Markdown already.
func linkTo(address, words string) string {
	switch {
	case escape(address) == words && strings.Contains(address, "://") && !strings.ContainsAny(address, " "):
		return "<" + address + ">"
	case strings.ContainsAny(address, " ()"):
		address = "<" + address + ">"
	}
	return "[" + words + "](" + address + ")"
}

// picture returns a picture; one that is written into the page itself has no file.
func (w *writer) picture(n *html.Node) string {
	source, alt := attr(n, "src"), escape(collapsed(attr(n, "alt")))
	for _, other := range []string{"data-src", "data-lazy-src", "data-original"} { // shown by a script
		if source == "" || strings.HasPrefix(source, "data:") {
			source = attr(n, other)
		}
	}
	if source == "" || strings.HasPrefix(source, "data:") || strings.ContainsAny(source, "<>\n") {
		w.left["<img>"]++
		return alt
	}
	if strings.ContainsAny(source, " ()") {
		source = "<" + source + ">"
	}
	title := ""
	if words := collapsed(attr(n, "title")); words != "" && !strings.ContainsAny(words, `"\`) {
		title = ` "` + words + `"`
	}
	return "![" + alt + "](" + source + title + ")"
}
