package prose

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
)

// A role is what becomes of an HTML element that an author wrote.
type role uint8

// The roles.
const (
	roleUnknown  role = iota // removed; what it holds stays
	rolePhrase               // kept, within a line: no more than text
	roleLook                 // nothing but a look, within a line: removed, what it holds stays
	roleWrapper              // likewise, around blocks
	roleBreak                // br
	rolePicture              // img
	roleRule                 // hr
	roleLine                 // holds a line of text: p, h2, dt
	roleQuote                // blockquote
	roleList                 // ul, ol, dl
	roleItem                 // li, dd
	roleTable                // table
	roleRows                 // thead, tbody, tfoot
	roleRow                  // tr
	roleCell                 // td, th
	roleCode                 // pre
	roleNothing              // void, and says nothing to a reader: source, wbr
	roleEmbed                // a player: removed with what it holds
	roleNotProse             // removed with what it holds
)

// roles are the elements that are known. What Markdown can say is taken as if
// it had been Markdown.
var roles = rolesOf(map[role]string{
	rolePhrase:   "a abbr b bdi cite code del em i kbd mark q s small span strike strong sub sup",
	roleLook:     "acronym basefont bdo big blink dfn font ins label nobr output rb rp rt ruby samp time tt u var",
	roleWrapper:  "address article aside body button center details dialog dir div fieldset figure footer form header hgroup html legend main map menu nav noframes noscript optgroup option picture search section",
	roleBreak:    "br",
	rolePicture:  "img image",
	roleRule:     "hr",
	roleLine:     "p h1 h2 h3 h4 h5 h6 dt summary caption figcaption",
	roleQuote:    "blockquote",
	roleList:     "ul ol dl",
	roleItem:     "li dd",
	roleTable:    "table",
	roleRows:     "thead tbody tfoot",
	roleRow:      "tr",
	roleCell:     "td th",
	roleCode:     "pre",
	roleNothing:  "area base col colgroup keygen param source track wbr",
	roleEmbed:    "applet audio embed iframe object video",
	roleNotProse: "canvas frameset head link math meta noembed script select style svg template textarea title xmp input",
})

func rolesOf(names map[role]string) map[string]role {
	roles := map[string]role{}
	for role, list := range names {
		for _, name := range strings.Fields(list) {
			roles[name] = role
		}
	}
	return roles
}

// partsLines reports whether an element cannot stand within a line of text.
func (r role) partsLines() bool {
	return r == roleWrapper || roleRule <= r && r <= roleCode
}

// isVoid reports whether an element has no end tag.
func isVoid(name string) bool {
	switch roles[name] {
	case roleBreak, rolePicture, roleRule, roleNothing:
		return true
	}
	return name == "embed" || name == "link" || name == "meta" || name == "input"
}

// maxOpenTags is how many tags may be open within each other; browsers have a
// limit too.
const maxOpenTags = 50

// A phrase is an element that stays one: <sup>.
type phrase struct {
	ast.BaseInline
	tag tag
}

var kindPhrase = ast.NewNodeKind("Phrase")

func (*phrase) Kind() ast.NodeKind              { return kindPhrase }
func (n *phrase) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// A preformatted is code that stands in <pre>.
type preformatted struct {
	ast.BaseBlock
	text, language string
}

var kindPreformatted = ast.NewNodeKind("Preformatted")

func (*preformatted) Kind() ast.NodeKind              { return kindPreformatted }
func (n *preformatted) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// phrase writes an element that may stay one, and what it holds.
func (w *writer) phrase(n *phrase) {
	name := n.tag.Data
	switch name {
	case "br":
		w.in.lineBreak()
		return
	case "s", "strike":
		name = "del"
	case "a": // a place to be led to
		name = "span"
	}
	for _, key := range []string{"id", "name"} {
		if id := n.tag.attribute(key); spelling.Slug(id) != "" && (key == "id" || n.tag.Data == "a") {
			id = w.unique(spelling.Slug(id))
			w.in.link(`<span id="` + id + `"></span>`) // at home on the page alone: a lead is shown on others
			w.anchor(id)
			break
		}
	}
	attributes, foreign := w.tagAttributes(n.tag)
	if attributes == "" && name == "span" {
		w.inlines(n)
		return
	}
	verbatim := 0
	if foreign || name == "kbd" || name == "code" {
		verbatim = 1
	}
	w.in.verbatim += verbatim
	w.marked(n, "<"+name+attributes+">", "</"+name+">")
	w.in.verbatim -= verbatim
}

// tagAttributes returns the attributes of a tag that are allowed. foreign says
// that one of them gives it another language than the page's.
func (w *writer) tagAttributes(t tag) (allowed string, foreign bool) {
	var b []byte
	for i, a := range t.Attr {
		if slices.ContainsFunc(t.Attr[:i], func(other html.Attribute) bool { return other.Key == a.Key }) {
			continue // as browsers do, the first one counts
		}
		value, ok := attribute(t.Data, a.Key, a.Val)
		if !ok {
			w.attributeRemoved(t, a.Key)
			continue
		}
		switch a.Key {
		case "lang":
			foreign = !w.speaks(value)
		case "title":
			value = w.locale.Typeset(value).Plain
		case "id", "name":
			continue
		}
		b = appendAttribute(b, a.Key, value)
	}
	return string(b), foreign
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// attribute reports whether an element may have an attribute with that value, and
// returns the value as it is to be written.
func attribute(element, key, value string) (string, bool) {
	value = strings.TrimSpace(value)
	switch key {
	case "id":
		return value, true
	case "name":
		return value, element == "a"
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

// removed reports a tag that is not published.
func (w *writer) removed(name string, at, width int) {
	if w.once("html-removed", name, at) {
		w.report("html-removed", problem.Warning, at, width, problem.Args{"tag": name})
	}
}

// dropped reports an element that is not published, nor what it holds.
func (w *writer) dropped(t tag) {
	if w.once("html-dropped", t.Data, t.at) {
		w.report("html-dropped", problem.Warning, t.at, t.width, problem.Args{"tag": t.Data})
	}
}

// unwrapped reports a tag that does nothing here, once for the file: what it
// holds is published.
func (w *writer) unwrapped(t tag) {
	if t.Data != "figure" && t.Data != "picture" && w.onceInFile("html-unwrapped", t.Data) {
		w.report("html-unwrapped", problem.Warning, t.at, t.width, problem.Args{"tag": t.Data})
	}
}

// needless are attributes that no page needs: links open, pictures are scaled
// and tables are laid out without them.
var needless = strings.Fields("align alt border cellpadding cellspacing class colspan crossorigin datetime decoding height href id lang dir loading name " +
	"rel role rowspan scope sizes src srcset start summary tabindex target title type valign width")

// attributeRemoved reports an attribute that is not published, once for the file.
func (w *writer) attributeRemoved(t tag, key string) {
	if w.onceInFile("html-attribute-removed", t.Data+" "+key) {
		w.report("html-attribute-removed", problem.Warning, t.at, t.width,
			problem.Args{"tag": t.Data, "attribute": key})
	}
}

// attributesRemoved reports the attributes of an element that is taken as if it
// had been Markdown, which has none.
func (w *writer) attributesRemoved(t tag) {
	for _, a := range t.Attr {
		if !slices.Contains(needless, a.Key) && !strings.HasPrefix(a.Key, "data-") && !strings.HasPrefix(a.Key, "aria-") {
			w.attributeRemoved(t, a.Key)
		}
	}
}
