// Package importer makes sheets of the files of other programs: of the rows of a
// table, of a folder of Markdown that was written for another generator, of web pages
// and of documents.
//
// It stands before the pipeline and writes nothing. Its law is that of package
// edit: each value is read as a build would read it, and all mistakes are found
// before there is a sheet.
package importer

import (
	"slices"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/importer/office"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// A Table is a CSV file (RFC 4180) or a workbook, of which each row becomes a sheet.
type Table struct {
	Columns   []Column
	Separator string // that it was found to use; empty for a workbook
	Rows      int
	Others    []string // names of the further sheets of a workbook, which are not read
	Above     []string // what stands above the names of the columns, which is not read

	src  *problem.Source // a line for each row
	rows []row
}

// A Column is a column of a table and the field that it gives.
type Column struct {
	Name    string
	Field   string // key of a field, Prose, or empty when the column is left aside
	Role    string // key of the role that its partners have, or empty
	Part    string // what it gives of the field, as sheet.MeaningOf names it, or empty
	Near    string // the field that was perhaps meant by a column left aside
	Example string // its first value
}

// Prose stands for the field of a column that holds the text of the sheets.
const Prose = "prose"

// A row is a row of a table: its values and where each begins.
type row struct {
	line  int // as a spreadsheet numbers it, from 1
	cells []cell
}

type cell struct {
	text      string
	link      string // where a click on it leads
	line, col int    // of the rows as lines, from 1; col in bytes
}

// name finds the field of each column.
func (t *Table) name(l *locale.Locale) *problem.Problem {
	if len(t.rows) < 2 {
		p := t.problemAt(1, 1, 1, "csv-empty", nil)
		return &p
	}
	at := t.headerRow(l)
	for _, r := range t.rows[:at] {
		for _, c := range r.cells {
			if c.text != "" {
				t.Above = append(t.Above, edit.OneLine(c.text))
			}
		}
	}
	header := t.rows[at]
	t.rows = t.rows[at+1:]
	t.Rows = len(t.rows)
	if p := t.checkWidth(&header); p != nil {
		return p
	}
	taken := map[string]string{}
	for i, cell := range header.cells {
		c := t.column(l, cell.text)
		if c.Example = t.example(i); c.Name == "" && c.Example == "" {
			t.Columns = append(t.Columns, c)
			continue
		}
		if other, twice := taken[c.Field]; twice && c.Field != "" {
			p := t.problemAt(cell.line, cell.col, len(cell.text), "csv-column-twice", problem.Args{"name": c.Name, "other": other})
			return &p
		}
		taken[c.Field] = c.Name
		t.Columns = append(t.Columns, c)
	}
	t.nameByMeaning(taken)
	_, byTitle := taken["title"]
	if _, byPath := taken[Path]; !byTitle && !byPath {
		p := t.problemAt(header.line, 1, 1, "csv-no-title", problem.Args{"name": edit.FieldName(l, "title")})
		return &p
	}
	return nil
}

// headerRow returns which of the first rows names the columns: above it there may be
// the title of the table.
func (t *Table) headerRow(l *locale.Locale) int {
	const most = 10
	for i, r := range t.rows[:min(most, len(t.rows)-1)] {
		for _, c := range r.cells {
			if field := t.column(l, c.text).Field; field == "title" || field == Path || sheet.MeaningOf(c.text).Field == "title" {
				return i
			}
		}
	}
	return 0
}

// checkWidth reports a row that has more values than there are columns. A column of a
// workbook needs no name: it has a letter.
func (t *Table) checkWidth(header *row) *problem.Problem {
	for _, r := range t.rows {
		for i := len(header.cells); i < len(r.cells); i++ {
			if c := r.cells[i]; t.Separator == "" {
				header.cells = append(header.cells, cell{line: header.line, col: 1})
			} else if c.text != "" {
				return new(t.problemAt(c.line, c.col, len(c.text), "csv-too-many", problem.Args{"count": len(header.cells), "separator": t.Separator}))
			}
		}
	}
	for i := range header.cells {
		if c := &header.cells[i]; c.text == "" && t.Separator == "" {
			c.text = office.ColumnName(i)
		}
	}
	return nil
}

// nameByMeaning finds the field of each column that goes by another name: "Montant"
// for the budget, "Date de début" for the start of the period. One that a column names
// outright, or that two columns may mean, is left to its author; partners may stand in
// a column for each role.
func (t *Table) nameByMeaning(taken map[string]string) {
	meant := map[sheet.Meaning][]int{} // columns
	for i, c := range t.Columns {
		m := sheet.MeaningOf(c.Name)
		switch {
		case c.Field != "" || m.Field == "aliases" || !takes(m.Field):
		case m.Field == "photo" && m.Part != "": // a cell has no room for it
		case m.Role == "" && taken[m.Field] != "" && m.Field != "places":
		default:
			meant[m] = append(meant[m], i)
		}
	}
	for m, columns := range meant {
		if len(columns) > 1 {
			continue
		}
		for _, i := range columns {
			c := &t.Columns[i]
			c.Field, c.Role, c.Part, c.Near = m.Field, m.Role, m.Part, ""
			taken[c.Field] = c.Name
		}
	}
}

// column returns what a name in the header stands for.
func (t *Table) column(l *locale.Locale, name string) Column {
	c := Column{Name: edit.OneLine(name)}
	for _, language := range locale.All() {
		if slices.ContainsFunc(language.Command.Start.ProseColumns, func(p string) bool { return spelling.Fold(p) == spelling.Fold(name) }) {
			c.Field = Prose
			return c
		}
	}
	for _, language := range locale.All() {
		if slices.ContainsFunc(language.Command.Start.PathColumns, func(p string) bool { return spelling.Fold(p) == spelling.Fold(name) }) {
			c.Field = Path
			return c
		}
	}
	var names []string
	key, known := sheet.FieldNamed(name)
	for _, f := range edit.FieldsFor(sheet.FactSheet) {
		if known && f.Path == key {
			c.Field = key
			return c
		}
		names = append(names, l.Fields[f.Path].Names...)
	}
	c.Near = spelling.Nearest(name, names)
	return c
}

// example returns the first value of a column.
func (t *Table) example(column int) string {
	for _, r := range t.rows {
		if column < len(r.cells) && r.cells[column].text != "" {
			return edit.OneLine(r.cells[column].text)
		}
	}
	return ""
}

// problemAt returns a mistake in the file. col counts bytes.
func (t *Table) problemAt(line, col, width int, rule problem.Rule, args problem.Args) problem.Problem {
	return problem.Problem{
		Rule: rule, Args: args, Severity: problem.Error, Place: t.src.Place(t.src.Offset(line)+col-1, width),
	}
}
