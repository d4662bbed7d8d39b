package office

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// A Sheet is one of a workbook.
type Sheet struct {
	Name string
	Rows []Row // those in which there is something
}

// A Row is one of a sheet.
type Row struct {
	Number int // as the program shows it, from 1
	Cells  []Cell
}

// A Cell is what a cell shows.
type Cell struct {
	Text string
	Link string // where a click on it leads, outside of the file
}

// Words are how a language writes what a workbook holds as numbers.
type Words struct{ Decimal, Yes, No string }

// What is kept of a workbook.
const (
	maxRows    = 1 << 20
	maxColumns = 1_000
	maxCells   = 1_000_000
)

// A workbook is read sheet by sheet.
type workbook struct {
	*archive
	words   Words
	shared  []string // texts that cells refer to
	formats []format // of cells, by their style
	since   int      // the year of day 0: 1900 or 1904
	cells   int      // kept so far
}

// Workbook returns the sheets of a workbook that hold something.
func Workbook(data []byte, words Words) ([]Sheet, error) {
	a, _, err := openArchive(data, "xl/workbook.xml")
	if err != nil {
		return nil, err
	}
	root, err := a.parse("xl/workbook.xml")
	if err != nil {
		return nil, err
	}
	paths, err := a.relations("xl/workbook.xml")
	if err != nil {
		return nil, err
	}
	w := &workbook{archive: a, words: words, since: 1900}
	if on := root.child("workbook", "workbookPr").attr("date1904"); on == "1" || on == "true" {
		w.since = 1904
	}
	if err := errors.Join(w.readShared(), w.readStyles()); err != nil {
		return nil, err
	}
	var sheets []Sheet
	for _, e := range root.childrenOf("workbook", "sheets") {
		rows, err := w.sheet(paths[e.attr("id")])
		if err != nil {
			return nil, err
		}
		if len(rows) > 0 {
			sheets = append(sheets, Sheet{e.attr("name"), rows})
		}
	}
	return sheets, nil
}

// childrenOf returns the elements in the one at the end of a way.
func (e *element) childrenOf(names ...string) []*element {
	if e = e.child(names...); e != nil {
		return e.children
	}
	return nil
}

// readShared reads the texts that cells share: of a text in several styles all, of
// its reading aid none.
func (w *workbook) readShared() error {
	root, err := w.parse("xl/sharedStrings.xml")
	if err != nil {
		return err
	}
	for _, e := range root.childrenOf("sst") {
		if e.name == "si" {
			w.shared = append(w.shared, richText(e))
		}
	}
	return nil
}

// richText returns the text of an element with runs.
func richText(e *element) string {
	var out strings.Builder
	for _, c := range e.children {
		switch c.name {
		case "t":
			out.WriteString(c.words())
		case "r":
			out.WriteString(c.child("t").words())
		}
	}
	return out.String()
}

// readStyles reads how cells show numbers.
func (w *workbook) readStyles() error {
	root, err := w.parse("xl/styles.xml")
	if err != nil {
		return err
	}
	codes := map[string]string{}
	for _, e := range root.childrenOf("styleSheet", "numFmts") {
		codes[e.attr("numFmtId")] = e.attr("formatCode")
	}
	for _, e := range root.childrenOf("styleSheet", "cellXfs") {
		if e.name == "xf" {
			w.formats = append(w.formats, formatOf(e.attr("numFmtId"), codes))
		}
	}
	return nil
}

// sheet returns the rows of a sheet. Its cells are read one after another: no tree is
// made of them.
func (w *workbook) sheet(part string) ([]Row, error) {
	data, err := w.read(part)
	if err != nil {
		return nil, err
	}
	links, err := w.relations(part)
	if err != nil {
		return nil, err
	}
	var rows []Row
	var c cell
	clicks := map[string]string{} // where the click on a cell leads, by its address
	number := 0
	reading := false // the text of a cell
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.RawToken()
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "row":
				number++
				if n, err := strconv.Atoi(attrOf(t, "r")); err == nil {
					if n < number || n > maxRows {
						return nil, ErrBroken
					}
					number = n
				}
				if last := len(rows) - 1; last >= 0 && len(rows[last].Cells) == 0 {
					rows = rows[:last]
				}
				rows = append(rows, Row{Number: number})
				c.column = -1
			case "c":
				c = cell{column: c.column + 1, kind: attrOf(t, "t"), style: attrOf(t, "s")}
				if column, ok := columnOf(attrOf(t, "r")); ok {
					c.column = column
				}
			case "v", "t":
				reading = true
			case "rPh": // a reading aid
				if err := skip(d); err != nil {
					return nil, ErrBroken
				}
			case "hyperlink":
				if to := links[attrOf(t, "id")]; to != "" {
					clicks[attrOf(t, "ref")] = to
				}
			}
		case xml.CharData:
			if reading {
				c.value = append(c.value, t...)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "v", "t":
				reading = false
			case "c":
				if err := w.keep(rows, &c); err != nil {
					return nil, err
				}
			}
		}
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, ErrBroken
		}
	}
	if last := len(rows) - 1; last >= 0 && len(rows[last].Cells) == 0 {
		rows = rows[:last]
	}
	if len(clicks) > 0 {
		for _, r := range rows {
			for i := range r.Cells {
				r.Cells[i].Link = clicks[ColumnName(i)+strconv.Itoa(r.Number)]
			}
		}
	}
	return rows, nil
}

// skip passes over the rest of an element.
func skip(d *xml.Decoder) error {
	for depth := 1; depth > 0; {
		token, err := d.RawToken()
		if err != nil {
			return err
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

func attrOf(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// columnOf returns the column of an address, from 0: 1 for "B7".
func columnOf(address string) (column int, ok bool) {
	for _, r := range address {
		if r < 'A' || r > 'Z' {
			break
		}
		if column = column*26 + int(r-'A') + 1; column > 1<<20 {
			return 0, false
		}
	}
	return column - 1, column > 0
}

// ColumnName returns the letters of a column, from 0: "B" for 1.
func ColumnName(column int) string {
	letters := ""
	for ; column >= 0; column = column/26 - 1 {
		letters = string(rune('A'+column%26)) + letters
	}
	return letters
}

// A cell is one of a sheet as the file has it.
type cell struct {
	column      int
	kind, style string
	value       []byte
}

// keep adds what a cell shows to the last row.
func (w *workbook) keep(rows []Row, c *cell) error {
	text := w.shown(c)
	if text == "" || len(rows) == 0 {
		return nil
	}
	row := &rows[len(rows)-1]
	w.cells += max(0, c.column+1-len(row.Cells))
	switch {
	case c.column < 0: // the end of a cell that did not begin
		return ErrBroken
	case c.column >= maxColumns || w.cells > maxCells:
		return ErrTooLarge
	}
	for len(row.Cells) <= c.column {
		row.Cells = append(row.Cells, Cell{})
	}
	row.Cells[c.column].Text = text
	return nil
}

// shown returns what a cell shows.
func (w *workbook) shown(c *cell) string {
	value := strings.TrimSpace(string(c.value))
	switch c.kind {
	case "s":
		if i, err := strconv.Atoi(value); err == nil && i >= 0 && i < len(w.shared) {
			return strings.TrimSpace(w.shared[i])
		}
		return ""
	case "b":
		if value == "1" {
			return w.words.Yes
		}
		return w.words.No
	case "", "n":
		style, err := strconv.Atoi(c.style)
		f := format{}
		if err == nil && style >= 0 && style < len(w.formats) {
			f = w.formats[style]
		}
		return f.shown(value, w.since, w.words)
	}
	return value
}
