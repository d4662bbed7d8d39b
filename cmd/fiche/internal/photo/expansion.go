package photo

import (
	"bytes"
	"encoding/xml"
	"io"
	"net/url"
	"regexp"
	"strings"
)

// MaxElements is how many elements a drawing may have once each reference is
// followed: an element that uses another is drawn as often as it is used, and what
// uses it in turn as often again.
const MaxElements = 500_000

// A reference leads to an element by its id: use and its like, and the paints,
// masks and markers of a property.
var reference = regexp.MustCompile(`(?i)url\(\s*["']?#([^"')\s]+)`)

// A node is an element of a drawing, as far as it counts here.
type node struct {
	refs     []string
	children []*node
	size     int // with all that it draws; 0 if not counted yet
	counting bool
}

// isBomb reports whether a drawing that was sanitised has more than MaxElements
// once it is expanded.
func isBomb(clean []byte) bool {
	if !bytes.Contains(clean, []byte(`href="#`)) && !bytes.Contains(clean, []byte("url(")) {
		return false
	}
	root, byID := readNodes(clean)
	return root.count(byID) > MaxElements
}

// readNodes returns the outermost element and all that have an id.
func readNodes(clean []byte) (root *node, byID map[string]*node) {
	byID = make(map[string]*node)
	root = new(node)
	open := []*node{root}
	styles := readStyles(clean)
	d := newXMLDecoder(clean)
	for {
		token, err := d.RawToken()
		if err == io.EOF || err != nil {
			return root, byID
		}
		switch t := token.(type) {
		case xml.StartElement:
			n := &node{refs: styles[t.Name.Local]}
			for _, a := range t.Attr {
				switch a.Name.Local {
				case "id":
					if byID[a.Value] == nil {
						byID[a.Value] = n
					}
					n.refs = append(n.refs, styles["#"+a.Value]...)
				case "class":
					for _, class := range strings.Fields(a.Value) {
						n.refs = append(n.refs, styles["."+class]...)
					}
				case "href":
					n.refs = append(n.refs, strings.TrimPrefix(a.Value, "#"))
				default:
					n.refs = append(n.refs, references(a.Value)...)
				}
			}
			n.refs = append(n.refs[:len(n.refs):len(n.refs)], styles["*"]...)
			parent := open[len(open)-1]
			parent.children = append(parent.children, n)
			open = append(open, n)
		case xml.EndElement:
			if len(open) > 1 {
				open = open[:len(open)-1]
			}
		}
	}
}

func references(value string) (ids []string) {
	for _, m := range reference.FindAllStringSubmatch(value, -1) {
		ids = append(ids, m[1])
	}
	return ids
}

// rule is a rule of a style sheet that was sanitised.
var rule = regexp.MustCompile(`([^{}<>]+)\{([^{}]*)\}`)

// lastName is the class, the id or the element that a selector ends with.
var lastName = regexp.MustCompile(`([.#]?[\pL\pN_-]+)(:[a-z-]+)*\s*$`)

// readStyles returns what the style sheets of a drawing refer to, by what the
// elements must have: ".class", "#id", their name, or "*" for a selector that is not
// understood.
func readStyles(clean []byte) map[string][]string {
	styles := make(map[string][]string)
	for sheet := clean; ; {
		_, rest, found := bytes.Cut(sheet, []byte("<style"))
		if !found {
			return styles
		}
		var text []byte
		text, sheet, _ = bytes.Cut(rest, []byte("</style>"))
		_, text, _ = bytes.Cut(text, []byte(">"))
		unescaped := strings.NewReplacer("&gt;", " ", "&#34;", `"`, "&#39;", "'").Replace(string(text))
		for _, m := range rule.FindAllStringSubmatch(unescaped, -1) {
			ids := references(m[2])
			if len(ids) == 0 {
				continue
			}
			for selector := range strings.SplitSeq(m[1], ",") {
				key := "*"
				if name := lastName.FindStringSubmatch(selector); name != nil && !strings.Contains(selector, `\`) {
					key = name[1]
				}
				styles[key] = append(styles[key], ids...)
			}
		}
	}
}

// count returns how many elements are drawn for one, MaxElements + 1 for more, or
// where it leads in a circle.
func (n *node) count(byID map[string]*node) int {
	if n.counting {
		return MaxElements + 1
	}
	if n.size > 0 {
		return n.size
	}
	n.counting = true
	size := 1
	for _, child := range n.children {
		size = min(size+child.count(byID), MaxElements+1)
	}
	for _, id := range n.refs {
		if decoded, err := url.PathUnescape(id); err == nil {
			id = decoded
		}
		if target := byID[id]; target != nil {
			size = min(size+target.count(byID), MaxElements+1)
		}
	}
	n.size, n.counting = size, false
	return size
}
