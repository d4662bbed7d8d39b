package markdown

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxColumns is how many columns a table may have; the cells of a wider one are
// paragraphs.
const maxColumns = 50

// table returns a table; one of a single column, or in another, is what it holds.
func (w *writer) table(n *html.Node) []string {
	var out []string
	rows := rowsOf(n)
	columns := 0
	for _, r := range rows {
		columns = max(columns, len(r))
	}
	for c := range n.ChildNodes() {
		if c.DataAtom == atom.Caption {
			out = append(out, w.block(c)...)
		}
	}
	if columns < 2 || columns > maxColumns || len(rows) == 0 {
		for _, r := range rows {
			for _, cell := range r {
				if cell != nil {
					out = append(out, w.blocks(cell)...)
				}
			}
		}
		return out
	}
	lines := make([]string, 0, len(rows)+1)
	for i, r := range rows {
		line := "|"
		for column := range columns {
			text := ""
			if column < len(r) && r[column] != nil {
				text = w.cellText(r[column])
			}
			line += " " + text + strings.Repeat(" ", min(1, len(text))) + "|"
		}
		lines = append(lines, line)
		if i == 0 {
			lines = append(lines, "|"+strings.Repeat(" --- |", columns))
		}
	}
	return append(out, strings.Join(lines, "\n"))
}

// rowsOf returns the cells of a table, without those of the tables in it. A cell over
// several columns has none behind it.
func rowsOf(n *html.Node) [][]*html.Node {
	var rows [][]*html.Node
	for c := range n.ChildNodes() {
		switch c.DataAtom {
		case atom.Thead, atom.Tbody, atom.Tfoot:
			rows = append(rows, rowsOf(c)...)
		case atom.Tr:
			var row []*html.Node
			for cell := range c.ChildNodes() {
				if cell.DataAtom != atom.Td && cell.DataAtom != atom.Th {
					continue
				}
				row = append(row, cell)
				if span, err := strconv.Atoi(attr(cell, "colspan")); err == nil && span > 1 {
					row = append(row, make([]*html.Node, min(span, maxColumns)-1)...)
				}
			}
			if len(row) > 0 {
				rows = append(rows, row)
			}
		}
	}
	return rows
}

// cellText returns what a cell holds on one line.
func (w *writer) cellText(n *html.Node) string {
	outer := w.cell
	w.cell = true
	defer func() { w.cell = outer }()
	var parts []string
	for _, block := range w.blocks(n) {
		for line := range strings.Lines(block) {
			line = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), "#> "))
			line = strings.TrimSpace(strings.TrimPrefix(line, "- "))
			if isRule(line) {
				continue
			}
			if strings.HasPrefix(line, "| ") { // a table in the cell
				line = strings.Join(strings.FieldsFunc(line, func(r rune) bool { return r == '|' }), ",")
			}
			if line = strings.TrimSpace(line); line != "" {
				parts = append(parts, line)
			}
		}
	}
	return strings.ReplaceAll(strings.ReplaceAll(strings.Join(parts, "<br>"), `\|`, "|"), "|", `\|`)
}

// isRule reports whether a line parts the header of a table from its rows.
func isRule(line string) bool {
	return strings.HasPrefix(line, "|") && strings.Trim(line, "|- ") == ""
}
