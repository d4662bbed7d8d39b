package prose

import (
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"fiche/cmd/fiche/internal/quantity"
)

// wideTable is how many columns a table has that may leave the measure of prose.
const wideTable = 6

// A figureCell is a cell that holds nothing but a figure.
type figureCell struct {
	cell    *east.TableCell
	written string
	figure  quantity.Quantity
}

// setColumns sets the columns of a table that hold nothing but figures: with their
// digits in groups, and below each other unless the author aligned them. The
// first column names the rows. It returns how many columns there are.
func (w *writer) setColumns(table *east.Table) int {
	columns := columnsOf(table)
	for i := 1; i < len(columns); i++ {
		figures, ok := w.figures(columns[i])
		if !ok {
			continue
		}
		for _, cell := range columns[i] {
			if cell.Alignment == east.AlignNone {
				cell.Alignment = east.AlignRight
			}
		}
		if areCounted(figures) {
			w.group(figures)
		}
	}
	return len(columns)
}

// columnsOf returns the cells of each column, the one in the head first; nil if
// a cell takes the place of several.
func columnsOf(table *east.Table) (columns [][]*east.TableCell) {
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		i := 0
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			cell, ok := c.(*east.TableCell)
			_, wide := c.AttributeString("colspan")
			_, high := c.AttributeString("rowspan")
			if !ok || wide || high {
				return nil
			}
			if i == len(columns) {
				columns = append(columns, nil)
			}
			columns[i] = append(columns[i], cell)
			i++
		}
	}
	return columns
}

// figures reads the cells below the head of a column. It returns false unless each
// is empty, says that there is no value, or is a figure and nothing else.
func (w *writer) figures(column []*east.TableCell) ([]figureCell, bool) {
	var found []figureCell
	for _, cell := range column {
		_, head := cell.Parent().(*east.TableHeader)
		text := textOf(cell, w.source)
		if head || text == "" {
			continue
		}
		q, mistake := w.locale.ParseFigure(text, quantity.Setting{})
		switch {
		case mistake != nil && !mistake.Warning:
			return nil, false
		case mistake != nil && q == (quantity.Quantity{}): // "n.d."
		case q.Kind != quantity.Plain && q.Kind != quantity.Percent && q.Kind != quantity.Money,
			q.Approx != quantity.Exact, q.Range, q.Unit != "", q.Magnitude != quantity.NoMagnitude:
			return nil, false
		default:
			found = append(found, figureCell{cell, text, q})
		}
	}
	return found, len(found) > 0
}

// areCounted reports whether figures say how much. Four digits may be years, and
// those of equal length and without a mark may be codes: postcodes have four or
// five digits, telephone and company numbers eight or more.
func areCounted(figures []figureCell) bool {
	years, bare := true, true
	for _, f := range figures {
		years = years && f.figure.Year
		bare = bare && len(f.written) == len(figures[0].written) && strings.Trim(f.written, "0123456789") == ""
	}
	length := len(figures[0].written)
	return !years && (!bare || length == 6 || length == 7)
}

// group prints figures in the language's own way, where nothing but marks between
// their digits changes.
func (w *writer) group(figures []figureCell) {
	for _, f := range figures {
		f.figure.Year = false
		printed, _ := w.locale.Quantity(f.figure)
		holder := ast.Node(f.cell)
		for only, ok := holder.FirstChild().(*ast.Emphasis); ok && only.NextSibling() == nil; only, ok = holder.FirstChild().(*ast.Emphasis) {
			holder = only
		}
		if _, ok := holder.FirstChild().(*ast.Text); !ok || bareFigure(printed.Plain) != bareFigure(f.written) || textOf(holder, w.source) != f.written {
			continue
		}
		for c := holder.FirstChild(); c != nil; c = holder.FirstChild() {
			holder.RemoveChild(holder, c)
		}
		holder.AppendChild(holder, ast.NewString([]byte(printed.Plain)))
	}
}

// bareFigure returns a figure without the marks between its digits.
func bareFigure(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), strings.ContainsRune(".,'’", r):
			return -1
		case r == '−':
			return '-'
		}
		return r
	}, text)
}
