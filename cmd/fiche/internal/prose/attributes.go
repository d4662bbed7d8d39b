package prose

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
)

// headingAttributes are what stands in {…} after a heading, ready to be written.
type headingAttributes struct {
	id      string
	html    string // the others
	foreign bool   // the heading is in another language than the page
}

// fallbackID names a heading of which no letter is left.
const fallbackID = "section"

func (w *writer) headingAttributes(n *ast.Heading, text string) headingAttributes {
	var a headingAttributes
	wanted := ""
	for _, given := range n.Attributes() {
		value := ""
		if b, ok := given.Value.([]byte); ok {
			value = string(b)
		}
		name := string(given.Name)
		switch {
		case name == "id":
			wanted = value
			continue
		case name == "class" && value != "" && strings.IndexFunc(value, isNotClass) < 0:
		case name == "lang" && languageTag.MatchString(value):
			a.foreign = !w.speaks(value)
		case name == "dir" && (value == "ltr" || value == "rtl" || value == "auto"):
		default:
			at, width := w.headingAt(n)
			w.attributeRemoved(tag{Token: html.Token{Data: "h" + string(rune('0'+n.Level))}, at: at, width: width}, raw(given.Name))
			continue
		}
		a.html = string(appendAttribute([]byte(a.html), name, value))
	}
	a.id = w.headingID(n, wanted, text)
	return a
}

func isNotClass(r rune) bool { return isNotName(r) && r != ' ' }

// headingID returns the id that the author wants for a heading, or its text
// without accents: "les-dates-cles".
func (w *writer) headingID(n *ast.Heading, wanted, text string) string {
	if wanted == "" {
		wanted = text
	} else if id := spelling.Slug(wanted); id != "" {
		if _, taken := w.ids[id]; taken {
			at, width := w.headingAt(n)
			w.report("duplicate-anchor", problem.Warning, at, width, problem.Args{"anchor": id})
		}
	}
	id := spelling.Slug(wanted)
	if id == "" {
		id = fallbackID
	}
	return spelling.Shared(w.unique(id))
}
