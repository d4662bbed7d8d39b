package prose

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"golang.org/x/net/html"

	"fiche/cmd/fiche/internal/problem"
)

// startInTable opens a part of the table that is open.
func (b *builder) startInTable(t tag, r role) {
	b.endLineElement()
	switch r {
	case roleRows:
		b.closeTo(b.indexOf("table", "") + 1)
	case roleRow:
		if i := b.indexOf("tr", "table"); i >= 0 {
			b.closeTo(i)
		}
	case roleCell:
		for _, name := range []string{"td", "th"} {
			if i := b.indexOf(name, "tr table"); i >= 0 {
				b.closeTo(i)
			}
		}
		if b.indexOf("tr", "table") < 0 {
			b.startInTable(tag{Token: html.Token{Data: "tr"}, at: t.at, width: t.width}, roleRow)
		}
	}
	e := element{tag: t, role: r}
	switch in := b.container().(type) {
	case *east.Table:
		if r == roleRow {
			row := east.NewTableRow(nil)
			in.AppendChild(in, row)
			e.node = row
		}
	case *east.TableRow:
		if r == roleCell {
			cell := cellNode(t)
			in.AppendChild(in, cell)
			e.node = cell
		}
	}
	b.push(e)
	b.w.attributesRemoved(t)
}

// maxSpan is how many columns or rows one cell may take.
const maxSpan = 100

func cellNode(t tag) *east.TableCell {
	cell := east.NewTableCell()
	if t.Data == "th" {
		cell.SetAttributeString("head", true)
	}
	switch align := strings.ToLower(t.attribute("align")); align {
	case "right":
		cell.Alignment = east.AlignRight
	case "center":
		cell.Alignment = east.AlignCenter
	}
	for _, key := range []string{"colspan", "rowspan"} {
		if n, err := strconv.Atoi(t.attribute(key)); err == nil && n > 1 && n <= maxSpan {
			cell.SetAttributeString(key, n)
		}
	}
	return cell
}

// beforeTable returns the table that is open and not in one of its cells, or nil.
func (b *builder) beforeTable() *east.Table {
	switch n := b.container().(type) {
	case *east.Table:
		return n
	case *east.TableRow:
		table, _ := n.Parent().(*east.Table)
		return table
	}
	return nil
}

// finishTable takes the empty rows out of a table and makes the first row its
// head if all its cells are.
func finishTable(table *east.Table) {
	for row := table.FirstChild(); row != nil; {
		next := row.NextSibling()
		if !row.HasChildren() {
			table.RemoveChild(table, row)
		}
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			asLine(cell)
		}
		row = next
	}
	first, ok := table.FirstChild().(*east.TableRow)
	if !ok {
		return
	}
	for cell := first.FirstChild(); cell != nil; cell = cell.NextSibling() {
		if _, head := cell.AttributeString("head"); !head {
			return
		}
	}
	table.ReplaceChild(table, first, east.NewTableHeader(first))
}

// apart adds an element whose contents are no prose: code, a player, a script.
func (b *builder) apart(t tag, r role, parts []part) {
	switch r {
	case roleCode:
		b.preformatted(t, parts)
	case roleEmbed:
		b.w.embedRemoved(t, parts)
	default:
		b.w.dropped(t)
	}
}

// preformatted adds the code that stands in <pre>. That of a pre which nothing
// ends is read as any text.
func (b *builder) preformatted(t tag, parts []part) {
	code := preformatted{}
	var inLine []byte
	for _, p := range parts {
		switch {
		case p.node != nil:
			inLine = appendNode(inLine[:0], p.node, b.w.source, '\n')
			code.text += string(inLine)
			b.w.notInCode(p.node)
		case p.tag.Type == html.TextToken:
			code.text += strings.Map(printable, p.tag.Data)
		case p.tag.Data == "br":
			code.text += "\n"
		case b.w.tagNotInCode(p.tag):
		case p.tag.Data == "code" && p.tag.Type == html.StartTagToken:
			code.language = strings.TrimPrefix(p.tag.attribute("class"), "language-")
		}
	}
	code.text = strings.TrimPrefix(code.text, "\n")
	if strings.TrimSpace(code.text) != "" {
		b.place(&code)
	}
}

// notInCode reports the links and the pictures in a node that stands in <pre>: its
// words alone are published.
func (w *writer) notInCode(n ast.Node) {
	switch n := n.(type) {
	case *ast.Image:
		w.dropped(tag{Token: html.Token{Data: "img"}, at: n.Pos(), width: len("![")})
	case *ast.Link:
		at, width := w.addressAt(n.Pos(), n.Destination)
		w.linkInCode(at, width, raw(n.Destination))
	case *ast.RawHTML:
		if t, ok := w.inlineTag(n); ok {
			w.tagNotInCode(t)
		}
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.notInCode(c)
	}
}

// tagNotInCode reports a tag of a link or a picture that stands in <pre>, and reports
// whether it is one.
func (w *writer) tagNotInCode(t tag) bool {
	switch {
	case t.Data == "a" && t.attribute("href") != "":
		w.linkInCode(t.at, t.width, t.attribute("href"))
	case roles[t.Data] == rolePicture:
		w.dropped(t)
	default:
		return false
	}
	return true
}

// linkInCode reports a link in <pre>, of which the words alone are published.
func (w *writer) linkInCode(at, width int, address string) {
	w.report("link-in-code", problem.Warning, max(at, 0), width, problem.Args{"address": address})
}

// embedRemoved reports a player, with the line that would lead to what it shows.
func (w *writer) embedRemoved(t tag, parts []part) {
	address := ""
	for _, in := range append([]part{{tag: t}}, parts...) {
		for _, key := range []string{"src", "data"} {
			if a := readAddress(in.tag.attribute(key)); address == "" && a.web {
				address = a.href
			}
		}
	}
	if !w.once("html-embed", t.Data, t.at) {
		return
	}
	args, fix := problem.Args{"tag": t.Data, "field": problem.Field("links")}, ""
	if address != "" {
		args["address"] = address
		fix = w.fieldName("links") + ":\n  - " + address
	}
	w.reportFix("html-embed", problem.Warning, t.at, t.width, args, fix)
}

// insert adds a block where blocks are added. What stands in a list outside of
// its items belongs to the last one, or makes one; what stands in a table
// outside of its cells goes before the table, as in a browser.
func (b *builder) insert(n ast.Node) {
	if table := b.beforeTable(); table != nil && table.Parent() != nil {
		table.Parent().InsertBefore(table.Parent(), table, n)
		return
	}
	parent := b.parent()
	parent.AppendChild(parent, n)
}
