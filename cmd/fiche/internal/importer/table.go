// Package importer makes sheets of the files of other programs: of the rows of a
// table, and of a folder of Markdown that was written for another generator.
//
// It stands before the pipeline and writes nothing. Its law is that of package
// edit: each value is read as a build would read it, and all mistakes are found
// before there is a sheet.
package importer

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// A Table is a CSV file (RFC 4180) of which each row becomes a sheet.
type Table struct {
	Columns   []Column
	Separator string // that it was found to use
	Rows      int

	src  *problem.Source
	skip int // lines before the header
	rows []row
}

// A Column is a column of a table and the field that it gives.
type Column struct {
	Name    string
	Field   string // key of a field, Prose, or empty when the column is left aside
	Near    string // the field that was perhaps meant by a column left aside
	Example string // its first value
}

// Prose stands for the field of a column that holds the text of the sheets.
const Prose = "prose"

// A row is a line of a table: its values and where each begins.
type row struct {
	line  int // of the file, from 1
	cells []cell
}

type cell struct {
	text      string
	line, col int // of the file, from 1; col in bytes
}

// ReadTable reads the table in the file at path, in UTF-8, UTF-16 or
// Windows-1252, with commas, semicolons or tabs. The table is nil when a
// problem is an error.
func ReadTable(path string, data []byte, l *locale.Locale) (*Table, []problem.Problem) {
	src, problems := frontmatter.Decode(path, data)
	if src == nil || problem.Worst(problems) == problem.Error {
		return nil, problems
	}
	t := &Table{src: src}
	text := string(src.Text)
	if first, rest, ok := strings.Cut(text, "\n"); ok && len(first) == len("sep=;") && strings.HasPrefix(first, "sep=") {
		t.Separator, text, t.skip = first[len("sep="):], rest, 1 // Excel writes and reads this line
	} else {
		t.Separator = separatorOf(text)
	}
	if p := t.read(text); p != nil {
		return nil, []problem.Problem{*p}
	}
	if p := t.name(l); p != nil {
		return nil, []problem.Problem{*p}
	}
	return t, nil
}

// separatorOf returns the sign that parts the names of the first line.
func separatorOf(text string) string {
	header, _, _ := strings.Cut(text, "\n")
	best := ","
	for _, sign := range []string{";", "\t"} {
		if strings.Count(header, sign) > strings.Count(header, best) {
			best = sign
		}
	}
	return best
}

// read parts the text into rows. The first is the header.
func (t *Table) read(text string) *problem.Problem {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = rune(t.Separator[0]), -1
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			p := t.problemAt(broken.StartLine+t.skip, 1, 1, "csv-broken", nil)
			return &p
		} else if err != nil {
			return new(t.problemAt(1, 1, 1, "csv-broken", nil))
		}
		if strings.TrimSpace(strings.Join(record, "")) == "" {
			continue // spreadsheets write rows of nothing
		}
		one := row{cells: make([]cell, len(record))}
		for i, value := range record {
			line, col := r.FieldPos(i)
			one.cells[i] = cell{strings.TrimSpace(value), line + t.skip, col}
		}
		one.line = one.cells[0].line
		if len(t.rows) > 0 && len(record) > len(t.rows[0].cells) && strings.Join(record[len(t.rows[0].cells):], "") != "" {
			extra := one.cells[len(t.rows[0].cells)]
			p := t.problemAt(extra.line, extra.col, len(extra.text), "csv-too-many", problem.Args{
				"count": len(t.rows[0].cells), "separator": t.Separator,
			})
			return &p
		}
		t.rows = append(t.rows, one)
	}
}

// name finds the field of each column.
func (t *Table) name(l *locale.Locale) *problem.Problem {
	if len(t.rows) < 2 {
		p := t.problemAt(1, 1, 1, "csv-empty", nil)
		return &p
	}
	header := t.rows[0]
	t.rows = t.rows[1:]
	t.Rows = len(t.rows)
	taken := map[string]string{}
	for i, cell := range header.cells {
		c := t.column(l, cell.text)
		c.Example = t.example(i)
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

// nameByMeaning finds the field of each column that goes by another name: "Montant"
// for the budget. One that a column names outright, or that two columns may mean, is
// left to its author.
func (t *Table) nameByMeaning(taken map[string]string) {
	meant := map[string][]int{} // columns, by field
	for i, c := range t.Columns {
		field, role, part := sheet.MeaningOf(c.Name)
		if c.Field == "" && role == "" && part == "" && takes(field) && field != "aliases" {
			meant[field] = append(meant[field], i)
		}
	}
	for field, columns := range meant {
		if taken[field] == "" && len(columns) == 1 {
			t.Columns[columns[0]].Field, t.Columns[columns[0]].Near = field, ""
			taken[field] = t.Columns[columns[0]].Name
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
