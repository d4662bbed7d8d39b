package prose

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// table writes a table within a region that can be scrolled, also with the
// keyboard, when it is wider than the screen.
func (w *writer) table(n *east.Table) {
	w.tables++
	class := "table-scroll"
	if w.setColumns(n) >= wideTable {
		class += " wide"
	}
	w.write(`<div class="` + class + `" role="region" tabindex="0" aria-label="`)
	w.buf = appendEscaped(w.buf, w.locale.Words.TableScroll+" "+strconv.Itoa(w.tables))
	w.write("\">\n<table>\n")
	body := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if _, head := row.(*east.TableHeader); head {
			w.tableHead(row)
			continue
		}
		if !body {
			w.write("<tbody>\n")
			body = true
		}
		w.row(row, "td")
	}
	if body {
		w.write("</tbody>\n")
	}
	w.write("</table>\n</div>\n")
}

// tableHead writes the head of a table, unless all of it is empty: Markdown has
// no tables without a head, and authors leave it blank instead.
func (w *writer) tableHead(row ast.Node) {
	for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
		if cell.HasChildren() {
			w.write("<thead>\n")
			w.row(row, "th")
			w.write("</thead>\n")
			return
		}
	}
}

func (w *writer) row(row ast.Node, tag string) {
	w.write("<tr>")
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		name, start := "td", "<td"
		if _, head := c.AttributeString("head"); (head || tag == "th") && c.HasChildren() { // an empty corner heads nothing
			name, start = "th", `<th scope="row"`
			if tag == "th" {
				start = `<th scope="col"`
			}
		}
		for _, key := range []string{"colspan", "rowspan"} {
			if n, ok := c.AttributeString(key); ok {
				start += " " + key + `="` + strconv.Itoa(n.(int)) + `"`
			}
		}
		if cell, ok := c.(*east.TableCell); ok {
			start += alignment(cell.Alignment)
		}
		if first := c.FirstChild(); first != nil && first.Type() == ast.TypeBlock {
			w.wrap(c, start+">", "</"+name+">")
		} else {
			w.line(c, start+">", "</"+name+">")
		}
	}
	w.write("</tr>\n")
}

// alignment returns a class, since a style attribute would break the promise
// that nothing is inline.
func alignment(a east.Alignment) string {
	switch a {
	case east.AlignRight:
		return ` class="right"`
	case east.AlignCenter:
		return ` class="center"`
	}
	return ""
}
