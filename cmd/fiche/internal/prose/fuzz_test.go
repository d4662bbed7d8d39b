package prose

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// FuzzBody holds Render to its promises on any input: it ends, its HTML is
// well-formed and holds nothing but what the renderer itself writes, its ids are
// unique and known as anchors, and problems stand in the file.
func FuzzBody(f *testing.F) {
	for _, h := range hostile {
		f.Add(h.before[:min(len(h.before), 50)] + strings.Repeat(h.unit[:min(len(h.unit), 50)], 3) + h.after[:min(len(h.after), 50)])
	}
	for _, c := range slices.Concat(bodyCases, htmlCases, lookalikeCases) {
		f.Add(c.markdown)
	}
	for _, lines := range []string{"a\\ b \\*c* d", "a\\\\\\\nb c\n\\*d* e", "a b   \nc ! [d] \ne\\\nf", "> a *b\n> c* d"} { // where plain text ends
		f.Add(lines)
	}
	f.Fuzz(func(t *testing.T, markdown string) {
		if strings.ContainsRune(markdown, 0) { // the reader lets none through
			return
		}
		const front = "---\ntitre: Essai\n---\n"
		src := problem.NewSource("a.md", []byte(front+strings.ToValidUTF8(markdown, "?")))
		for _, l := range locale.All() {
			body := Render(src, len(front), l, Options{Title: "Essai", Summarised: true})
			checkHTML(t, &body)
			checkQuick(t, src, len(front), l, body.HTML)
			for _, p := range body.Problems {
				checkPlace(t, src, p.Place)
			}
			for _, h := range body.Holes {
				checkPlace(t, src, h.Pos.In("a.md"))
			}
			lead := Render(src, len(front), l, Options{})
			checkHTML(t, &Body{HTML: lead.Lead.HTML})
			checkHTML(t, &Body{HTML: string(lead.FillLead(nil, fillForTest))})
			for _, h := range lead.Outline {
				checkHTML(t, &Body{HTML: h.Text.HTML})
			}
		}
	})
}

// checkQuick holds the two parsers together.
func checkQuick(t *testing.T, src *problem.Source, offset int, l *locale.Locale, html string) {
	t.Helper()
	w := newWriter(src, offset, l, Options{Title: "Essai", Summarised: true})
	if mayHoldAddress(w.source) {
		return
	}
	w.document(w.parseWith(markdown()))
	if full := w.finish(); full.HTML != html {
		t.Errorf("read in full: %q\nread quickly: %q", full.HTML, html)
	}
}

func checkPlace(t *testing.T, src *problem.Source, p problem.Place) {
	t.Helper()
	line := []rune(strings.ToValidUTF8(src.Line(p.Line), "?"))
	if p.Line < 1 || p.Col < 1 || p.Width < 1 || p.Col > len(line)+1 {
		t.Errorf("place %+v is not in the file", p)
	}
}

// written are the elements that a body may hold, with their attributes.
var written = map[string]string{
	"a": "href title role aria-label id", "abbr": "lang dir title", "b": "lang dir", "bdi": "lang dir",
	"blockquote": "", "br": "", "cite": "lang dir", "code": "class", "dd": "", "del": "lang dir",
	"div": "class role tabindex aria-label", "dl": "", "dt": "", "em": "lang dir", "h2": "id class lang dir",
	"h3": "id class lang dir", "h4": "id class lang dir", "h5": "id class lang dir", "h6": "id class lang dir",
	"hr": "", "i": "lang dir", "kbd": "lang dir", "li": "id", "mark": "lang dir", "ol": "start", "p": "", "pre": "",
	"q": "lang dir", "section": "class role aria-label", "small": "lang dir", "span": "class lang dir id",
	"strong": "lang dir", "sub": "lang dir", "sup": "class lang dir", "table": "", "tbody": "", "td": "class colspan rowspan",
	"th": "scope class colspan rowspan", "thead": "", "tr": "", "ul": "",
	// What the test fills the holes with.
	"img": "alt", "figure": "",
}

// blocks are those of them that stand in no phrase.
var blocks = strings.Fields("blockquote dd div dl dt figure h2 h3 h4 h5 h6 hr li ol p pre section table tbody td th thead tr ul")

// A reader checks HTML tag by tag.
type reader struct {
	t    *testing.T
	html string
	open []string
	ids  map[string]bool
}

func checkHTML(t *testing.T, body *Body) {
	t.Helper()
	r := reader{t: t, html: string(body.Fill(nil, fillForTest)), ids: map[string]bool{}}
	for z := html.NewTokenizer(strings.NewReader(r.html)); z.Next() != html.ErrorToken; {
		r.token(z.Token())
	}
	if len(r.open) > 0 {
		r.fail("%q left open", r.open)
	}
	r.checkDepth()
	for id := range r.ids {
		if found, ok := body.Anchor(id); body.anchors != nil && (!ok || found != id) {
			r.fail("anchor %q is found as %q", id, found)
		}
	}
}

// checkDepth holds what a browser makes of the HTML together: what follows it stands as
// deep as what was before.
func (r *reader) checkDepth() {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader("<main>"+r.html+"</main><footer></footer>"), body)
	if err != nil || len(nodes) != 2 || nodes[1].Data != "footer" {
		r.fail("%d nodes where there are two (%v)", len(nodes), err)
	}
}

func (r *reader) fail(format string, args ...any) {
	r.t.Helper()
	r.t.Fatalf("%s in %q", fmt.Sprintf(format, args...), r.html)
}

func (r *reader) token(token html.Token) {
	name := token.Data
	switch token.Type {
	case html.TextToken:
	case html.StartTagToken:
		r.startTag(token)
		if name != "br" && name != "hr" && name != "img" {
			r.open = append(r.open, name)
		}
	case html.EndTagToken:
		if len(r.open) == 0 || r.open[len(r.open)-1] != name {
			r.fail("</%s> within %q", name, r.open)
		}
		r.open = r.open[:len(r.open)-1]
	default:
		r.fail("%v", token)
	}
}

func (r *reader) startTag(token html.Token) {
	name := token.Data
	attributes, known := written[name]
	switch {
	case !known:
		r.fail("<%s>", name)
	case slices.Contains(blocks, name) && slices.ContainsFunc(r.open, isPhrase):
		r.fail("<%s> within %q", name, r.open)
	case name == "a" && slices.Contains(r.open, "a"):
		r.fail("link within a link")
	}
	for _, a := range token.Attr {
		switch {
		case !slices.Contains(strings.Fields(attributes), a.Key):
			r.fail("%s on <%s>", a.Key, name)
		case a.Key == "href" && !isSafe(a.Val):
			r.fail("address %q", a.Val)
		case a.Key == "id" && r.ids[a.Val]:
			r.fail("id %q twice", a.Val)
		case a.Key == "id":
			r.ids[a.Val] = true
		}
	}
}

// isPhrase tells an element that can hold no block.
func isPhrase(name string) bool {
	return slices.Contains([]string{"p", "dt", "pre", "h2", "h3", "h4", "h5", "h6"}, name) || !slices.Contains(blocks, name)
}

func isSafe(href string) bool {
	for _, prefix := range []string{"http://", "https://", "mailto:", "tel:", "#fn"} {
		if strings.HasPrefix(strings.ToLower(href), prefix) {
			return true
		}
	}
	return href == "{hole}"
}

func fillForTest(dst []byte, h *Hole) []byte {
	switch {
	case h.Kind == HoleLink:
		return append(dst, `<a href="{hole}">`...)
	case h.Kind == HoleBlock:
		return append(dst, "<section></section>\n"...)
	case h.Figure:
		return append(dst, "<figure></figure>\n"...)
	}
	return append(dst, `<img alt="">`...)
}
