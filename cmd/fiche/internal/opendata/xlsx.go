package opendata

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// A workbook that is only written needs little of Office Open XML (ECMA-376): numbers,
// texts in their cells, and a first row that stays in view. A library for all of it
// would weigh more than the rest of this package.

// xlsx returns all tables as the sheets of one workbook. Its bytes follow from the
// data alone: no file in it has a time.
func (d *Data) xlsx() ([]byte, error) {
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	var types, names, relations strings.Builder
	for i, t := range d.Tables {
		n := strconv.Itoa(i + 1)
		types.WriteString(`<Override PartName="/xl/worksheets/sheet` + n + `.xml" ContentType="` + spreadsheet + `worksheet+xml"/>`)
		names.WriteString(`<sheet name="` + escaped(d.words.Tables[t.Key].Name) + `" sheetId="` + n + `" r:id="r` + n + `"/>`)
		relations.WriteString(`<Relationship Id="r` + n + `" Type="` + officeRelations + `/worksheet" Target="worksheets/sheet` + n + `.xml"/>`)
	}
	parts := []part{
		{"[Content_Types].xml", fixed(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + spreadsheet + `sheet.main+xml"/>` + types.String() + `</Types>`)},
		{"_rels/.rels", fixed(`<Relationships xmlns="` + packageRelations + `"><Relationship Id="r1" Type="` + officeRelations + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`)},
		{"xl/workbook.xml", fixed(`<workbook xmlns="` + mainSpace + `" xmlns:r="` + officeRelations + `"><sheets>` + names.String() + `</sheets></workbook>`)},
		{"xl/_rels/workbook.xml.rels", fixed(`<Relationships xmlns="` + packageRelations + `">` + relations.String() + `</Relationships>`)},
	}
	for i, t := range d.Tables {
		parts = append(parts, part{"xl/worksheets/sheet" + strconv.Itoa(i+1) + ".xml", func(w io.Writer) { d.worksheet(w, t) }})
	}
	for _, p := range parts {
		// DOS has no time before 1980: a header without one would say 30 November 1979.
		w, err := archive.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return nil, err
		}
		p.write(w)
	}
	err := archive.Close()
	return out.Bytes(), err
}

const (
	mainSpace        = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	officeRelations  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships"
	spreadsheet      = "application/vnd.openxmlformats-officedocument.spreadsheetml."

	// What one sheet and one cell of it may hold.
	mostRows  = 1 << 20
	mostChars = 32767
)

// A part is a file of the package.
type part struct {
	name  string
	write func(io.Writer)
}

// fixed returns what writes a document.
func fixed(xmlText string) func(io.Writer) {
	return func(w io.Writer) { io.WriteString(w, xml.Header+xmlText) }
}

// worksheet writes a table. What does not fit into a sheet or a cell is in the other
// formats.
func (d *Data) worksheet(w io.Writer, t *Table) {
	io.WriteString(w, xml.Header+`<worksheet xmlns="`+mainSpace+`"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`)
	numbers := make([]bool, 0, len(t.Columns)+1)
	if t != d.Tables[0] {
		numbers = append(numbers, false)
	}
	for _, c := range t.Columns {
		numbers = append(numbers, c.Type == Number)
	}
	rows := 0
	var row bytes.Buffer
	d.eachRow(t, func(values []string) {
		if rows++; rows > mostRows {
			return
		}
		row.Reset()
		fmt.Fprintf(&row, `<row r="%d">`, rows)
		for i, value := range values {
			switch {
			case value == "":
			case numbers[i] && rows > 1:
				row.WriteString(`<c r="` + cellName(i, rows) + `"><v>` + value + `</v></c>`)
			default:
				if runes := []rune(value); len(runes) > mostChars {
					value = string(runes[:mostChars])
				}
				row.WriteString(`<c r="` + cellName(i, rows) + `" t="inlineStr"><is><t xml:space="preserve">` + escaped(value) + `</t></is></c>`)
			}
		}
		row.WriteString(`</row>`)
		w.Write(row.Bytes())
	}, func(s string) string { return s })
	io.WriteString(w, `</sheetData></worksheet>`)
}

// cellName returns the name of a cell: "AB12".
func cellName(column, row int) string {
	name := ""
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name + strconv.Itoa(row)
}

// escaped returns a text as XML has it. A character that XML does not allow comes out
// as U+FFFD.
func escaped(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s))
	return b.String()
}
