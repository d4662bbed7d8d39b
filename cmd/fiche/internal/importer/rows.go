package importer

import (
	"cmp"
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/importer/office"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/sheet"
)

// ReadTable reads the table in the file at path: a workbook, or values parted by
// commas, semicolons or tabs in UTF-8, UTF-16 or Windows-1252. The table is nil when a
// problem is an error.
func ReadTable(path string, data []byte, l *locale.Locale) (*Table, []problem.Problem) {
	t := &Table{src: problem.NewSource(path, nil)}
	var p *problem.Problem
	if office.IsOffice(data) {
		p = t.readWorkbook(data, l)
	} else {
		src, problems := frontmatter.Decode(path, data)
		if src == nil || problem.Worst(problems) == problem.Error {
			return nil, problems
		}
		p = t.readCSV(src)
	}
	if p == nil {
		t.layOut()
		p = t.name(l)
	}
	if p != nil {
		return nil, []problem.Problem{*p}
	}
	return t, nil
}

// readWorkbook reads the first sheet of a workbook that holds a table.
func (t *Table) readWorkbook(data []byte, l *locale.Locale) *problem.Problem {
	sheets, err := office.Workbook(data, office.Words{
		Decimal: strings.Trim(l.Number(quantity.Number{Units: 15, Scale: 1}).Plain, "15"), // of "1,5"
		Yes:     l.Terms.Answer.Label("yes"), No: l.Terms.Answer.Label("no"),
	})
	if err != nil {
		return officeProblem(t.src.Path, err)
	}
	for _, s := range sheets {
		if t.rows != nil || len(s.Rows) < 2 {
			t.Others = append(t.Others, s.Name)
			continue
		}
		for _, r := range s.Rows {
			one := row{line: r.Number}
			for _, c := range r.Cells {
				one.cells = append(one.cells, cell{text: c.Text, link: c.Link})
			}
			t.rows = append(t.rows, one)
		}
	}
	return nil
}

// officeProblem reports why a file of an office program cannot be read.
func officeProblem(path string, err error) *problem.Problem {
	rule := problem.Rule("office-broken")
	switch {
	case errors.Is(err, office.ErrLocked):
		rule = "office-locked"
	case errors.Is(err, office.ErrOld):
		rule = "office-old"
	case errors.Is(err, office.ErrTooLarge):
		rule = "office-too-large"
	}
	return &problem.Problem{Rule: rule, Severity: problem.Error, Place: problem.NewSource(path, nil).File()}
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

// readCSV parts a text into rows, which have the numbers that a spreadsheet gives
// them: a value of several lines is in one row.
func (t *Table) readCSV(src *problem.Source) *problem.Problem {
	text := string(src.Text)
	skip := 0 // lines before the header
	if first, rest, ok := strings.Cut(text, "\n"); ok && strings.HasPrefix(first, "sep=") && len(strings.TrimSuffix(first, "\r")) == len("sep=;") {
		t.Separator, text, skip = first[len("sep="):len("sep=;")], rest, 1 // Excel writes and reads this line
	} else {
		t.Separator = separatorOf(text)
	}
	broken := func(line int) *problem.Problem {
		return &problem.Problem{Rule: "csv-broken", Severity: problem.Error, Place: src.Place(src.Offset(line), 1)}
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = rune(t.Separator[0]), -1
	inside := 0 // ends of lines in values so far
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		var wrong *csv.ParseError
		if errors.As(err, &wrong) {
			return broken(wrong.StartLine + skip)
		} else if err != nil {
			return broken(1)
		}
		line, _ := r.FieldPos(0)
		one := row{line: line - inside}
		for _, value := range record {
			inside += strings.Count(value, "\n")
			one.cells = append(one.cells, cell{text: strings.TrimSpace(value)})
		}
		if strings.TrimSpace(strings.Join(record, "")) != "" { // spreadsheets write rows of nothing
			t.rows = append(t.rows, one)
		}
	}
}

// layOut writes the rows as lines, for messages, and notes where each value stands.
func (t *Table) layOut() {
	var text strings.Builder
	line := 1
	separator := t.Separator
	if separator == "" {
		separator = " | "
	}
	for i := range t.rows {
		r := &t.rows[i]
		text.WriteString(strings.Repeat("\n", max(0, r.line-line)))
		start := text.Len()
		for j := range r.cells {
			c := &r.cells[j]
			if j > 0 {
				text.WriteString(separator)
			}
			c.line, c.col = r.line, text.Len()-start+1
			text.WriteString(strings.Join(strings.Fields(c.text), " "))
		}
		line = r.line
	}
	t.src = problem.NewSource(t.src.Path, []byte(text.String()))
}

// addTable reads a table, of which each row is a sheet.
func (c *Collection) addTable(in *folder, name string, data []byte, l *locale.Locale) {
	table, problems := ReadTable(name, data, l)
	c.Refused = append(c.Refused, problems...)
	if table == nil {
		return
	}
	c.Left = append(append(c.Left, table.Above...), table.Others...)
	for _, r := range table.rows {
		s := &source{in: in, fields: &frontmatter.Node{Kind: frontmatter.Mapping}, plain: true, cells: true}
		title := strconv.Itoa(r.line)
		for i, c := range r.cells {
			if c.text == "" || i >= len(table.Columns) {
				continue
			}
			switch column := table.Columns[i]; column.Field {
			case Prose:
				s.body = c.text + "\n"
			case Path:
				addField(s.fields, column.Name, c.text)
			case "title":
				title = c.text
				addField(s.fields, column.Name, c.text)
			default:
				addField(s.fields, column.Name, c.text)
			}
			if sheet.IsWebAddress(c.link) && !strings.Contains(c.text, c.link) {
				addField(s.fields, edit.FieldName(l, "links"), c.link+" : "+edit.OneLine(c.text))
			}
		}
		s.path = cmp.Or(edit.FileName(title), strconv.Itoa(r.line)+".md")
		c.sources = append(c.sources, s)
	}
}
