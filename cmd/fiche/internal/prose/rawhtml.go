package prose

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"fiche/cmd/fiche/internal/problem"
)

// A rawTag is a tag that the author wrote and that is open.
type rawTag struct {
	name     string
	verbatim bool // what it holds is not typeset
}

// allowedTags are the elements that an author may write by hand: phrases, and
// nothing that could break a page or its language. br stands alone.
var allowedTags = []string{
	"abbr", "b", "bdi", "br", "cite", "em", "i", "kbd", "mark", "q", "small", "span", "strong", "sub", "sup",
}

// maxOpenTags is how many tags may be open in one block.
const maxOpenTags = 50

// contentTags are removed with all they hold: it is not prose.
var contentTags = []string{
	"applet", "audio", "canvas", "embed", "head", "iframe", "math", "noembed", "noframes", "noscript", "object",
	"script", "select", "style", "svg", "template", "textarea", "title", "video", "xmp",
}

// rawHTML handles one tag, or one comment, within a block.
func (w *writer) rawHTML(n *ast.RawHTML) {
	at := n.Segments.At(0).Start
	source := bytes.Join(segmentValues(n, w.source), nil)
	if isComment(source) {
		w.unread = append(w.unread, region{at, n.Segments.At(n.Segments.Len() - 1).Stop})
		return
	}
	token, ok := readTag(source)
	switch {
	case !ok: // <?php … ?>, <!DOCTYPE …>, <![CDATA[…]]>
		w.removed(instruction(source), at, len(source))
	case token.Type == html.EndTagToken:
		w.endTag(token.Data)
	default:
		w.startTag(token, at, len(source))
	}
}

func segmentValues(n *ast.RawHTML, source []byte) [][]byte {
	values := make([][]byte, n.Segments.Len())
	for i := range values {
		segment := n.Segments.At(i)
		values[i] = segment.Value(source)
	}
	return values
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

// startTag writes a tag that is allowed, with those of its attributes that are.
func (w *writer) startTag(token html.Token, at, width int) {
	name := token.Data
	if w.in.skipped != "" {
		return
	}
	if !slices.Contains(allowedTags, name) || len(w.in.tags) == maxOpenTags {
		w.removed(name, at, width)
		if slices.Contains(contentTags, name) && token.Type == html.StartTagToken && name != "embed" {
			w.in.skipped = name
		}
		return
	}
	if name == "br" {
		w.in.lineBreak()
		return
	}
	attributes, foreign := w.tagAttributes(token, at, width)
	tag := rawTag{name: name, verbatim: foreign || name == "kbd"}
	w.in.markup("<" + name + attributes + ">")
	if tag.verbatim {
		w.in.verbatim++
	}
	w.in.tags = append(w.in.tags, tag)
	if token.Type == html.SelfClosingTagToken { // <span/> is meant to be empty
		w.endTag(name)
	}
}

// tagAttributes returns the attributes of a tag that are allowed. foreign says
// that one of them gives it another language than the page's.
func (w *writer) tagAttributes(token html.Token, at, width int) (allowed string, foreign bool) {
	var b []byte
	for i, a := range token.Attr {
		if slices.ContainsFunc(token.Attr[:i], func(other html.Attribute) bool { return other.Key == a.Key }) {
			continue // as browsers do, the first one counts
		}
		value, ok := attribute(token.Data, a.Key, a.Val)
		if !ok {
			w.attributeRemoved(token.Data, a.Key, at, width)
			continue
		}
		switch a.Key {
		case "lang":
			foreign = !w.speaks(value)
		case "title":
			value = w.locale.Typeset(value).Plain
		}
		b = appendAttribute(b, a.Key, value)
	}
	return string(b), foreign
}

// endTag closes the tag of that name, and those that were left open within it.
// One that closes nothing is passed over, as browsers do.
func (w *writer) endTag(name string) {
	if w.in.skipped != "" {
		if w.in.skipped == name {
			w.in.skipped = ""
		}
		return
	}
	for i := len(w.in.tags) - 1; i >= w.in.base; i-- {
		if w.in.tags[i].name == name {
			w.closeTags(i)
			return
		}
	}
}

// closeTags closes the open tags down to the number of them that may stay.
func (w *writer) closeTags(stay int) {
	for i := len(w.in.tags) - 1; i >= stay; i-- {
		tag := w.in.tags[i]
		if tag.verbatim {
			w.in.verbatim--
		}
		w.in.markup("</" + tag.name + ">")
	}
	w.in.tags = w.in.tags[:min(len(w.in.tags), stay)]
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// attribute reports whether an element may have an attribute with that value, and
// returns the value as it is to be written.
func attribute(element, key, value string) (string, bool) {
	value = strings.TrimSpace(value)
	switch key {
	case "lang":
		return value, languageTag.MatchString(value)
	case "dir":
		value = strings.ToLower(value)
		return value, value == "ltr" || value == "rtl" || value == "auto"
	case "title":
		return strings.Map(printable, value), element == "abbr"
	}
	return "", false
}

func appendAttribute(dst []byte, key, value string) []byte {
	dst = append(append(append(dst, ' '), key...), `="`...)
	return append(appendEscaped(dst, value), '"')
}

// speaks reports whether a language tag means the language of the page.
func (w *writer) speaks(tag string) bool {
	primary, _, _ := strings.Cut(tag, "-")
	return strings.EqualFold(primary, w.locale.Tag)
}

func (w *writer) removed(name string, at, width int) {
	if w.once("html-removed", name, at) {
		w.report("html-removed", problem.Warning, at, width, problem.Args{"tag": name})
	}
}

func (w *writer) attributeRemoved(element, key string, at, width int) {
	if w.once("html-attribute-removed", element+" "+key, at) {
		w.report("html-attribute-removed", problem.Warning, at, width,
			problem.Args{"tag": element, "attribute": key})
	}
}
