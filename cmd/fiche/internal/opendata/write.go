package opendata

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"net/url"
	"strings"
	"sync"
	"unicode/utf8"
)

// csv returns a table as RFC 4180 has it, in UTF-8. A row of what a sheet has several
// of begins with the id of the sheet.
func (d *Data) csv(t *Table) ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	d.eachRow(t, func(row []string) { w.Write(row) }, Harmless)
	w.Flush()
	return out.Bytes(), w.Error()
}

// eachRow gives the header of a table and its rows as texts. text is asked for how a
// value that an author wrote is written.
func (d *Data) eachRow(t *Table, row func([]string), text func(string) string) {
	part := t != d.Tables[0]
	line := make([]string, 0, len(t.Columns)+1)
	if part {
		line = append(line, "sheet")
	}
	for _, c := range t.Columns {
		line = append(line, c.ID)
	}
	row(line)
	for _, r := range d.records {
		t.rows(r, true, func(cells []cell) {
			line = line[:0]
			if part {
				line = append(line, r.id())
			}
			for j, c := range cells {
				if t.Columns[j].Type == Number {
					line = append(line, c.text)
				} else {
					line = append(line, text(c.line()))
				}
			}
			row(line)
		})
	}
}

// Harmless returns a text that no spreadsheet takes for a formula, which could send
// the table to a stranger.
func Harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// object returns the data of one sheet as an object of JSON: its row in the table of
// sheets, and in the place of lines the rows of the other tables. Two files have it,
// that of all and that of the sheet: it is made for the first that asks, and forgotten
// with the second.
func (d *Data) object(r *record) []byte {
	if made := r.object.Swap(nil); made != nil {
		return *made
	}
	w := jsonWriters.Get().(*jsonWriter)
	defer jsonWriters.Put(w)
	w.Reset()
	sheets := d.Tables[0]
	sheets.rows(r, false, func(cells []cell) {
		w.object(sheets, cells, func(c Column) { w.items(d.Table(c.ID), r) })
	})
	w.WriteByte('\n')
	made := bytes.Clone(w.Bytes())
	r.object.Store(&made)
	return made
}

// json returns the data of all sheets, one on each line, with what is said of them as a
// whole.
func (d *Data) json() ([]byte, error) {
	objects, size := make([][]byte, len(d.records)), 0
	for i, r := range d.records {
		objects[i] = d.object(r)
		size += len(objects[i]) + len(",\n")
	}
	w := newJSONWriter()
	w.Grow(size + 1024) // and the facts below
	w.WriteString("{\n")
	for _, fact := range [][2]string{
		{"$schema", d.words.Tables["sheets"].File + ".schema.json"}, {"version", schemaVersion}, {"title", d.site.Editions[0].Home.Title.Plain},
		{"url", d.site.Settings.URL}, {"publisher", d.publisher()}, {"licence", d.licence()}, {"modified", iso(d.Modified())},
	} {
		if fact[1] != "" {
			w.key(fact[0])
			w.text(fact[1])
			w.WriteString(",\n")
		}
	}
	w.key("sheets")
	w.WriteString("[")
	for i, object := range objects {
		if i > 0 {
			w.WriteByte(',')
		}
		w.WriteByte('\n')
		w.Write(bytes.TrimSuffix(object, []byte("\n")))
	}
	w.WriteString("\n]\n}\n")
	return w.Bytes(), nil
}

// A jsonWriter writes JSON whose keys keep their order.
type jsonWriter struct {
	*bytes.Buffer
	encoder *json.Encoder
}

func newJSONWriter() *jsonWriter {
	out := new(bytes.Buffer)
	return &jsonWriter{out, json.NewEncoder(out)}
}

// jsonWriters are used again from sheet to sheet.
var jsonWriters = sync.Pool{New: func() any { return newJSONWriter() }}

// text writes a text.
func (w *jsonWriter) text(s string) {
	if isPlain(s) {
		w.WriteByte('"')
		w.WriteString(s)
		w.WriteByte('"')
		return
	}
	w.encoder.Encode(s)     // a string always can
	w.Truncate(w.Len() - 1) // without the end of the line
}

// isPlain reports whether the encoder would write a text as it is, between quotes.
func isPlain(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ', c == '"', c == '\\', c == '<', c == '>', c == '&':
			return false
		case c == 0xE2 && (strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029")):
			return false
		}
	}
	return utf8.ValidString(s)
}

func (w *jsonWriter) key(id string) {
	w.WriteByte('"')
	w.WriteString(id)
	w.WriteString(`":`)
}

func (w *jsonWriter) texts(all []string) {
	w.WriteByte('[')
	for i, s := range all {
		if i > 0 {
			w.WriteByte(',')
		}
		w.text(s)
	}
	w.WriteByte(']')
}

// items writes the rows of a table that are of one sheet.
func (w *jsonWriter) items(t *Table, r *record) {
	w.WriteByte('[')
	first := true
	t.rows(r, false, func(cells []cell) {
		if !first {
			w.WriteByte(',')
		}
		first = false
		w.object(t, cells, nil)
	})
	w.WriteByte(']')
}

// object writes a row. What is not known is left out.
func (w *jsonWriter) object(t *Table, cells []cell, items func(Column)) {
	w.WriteByte('{')
	first := true
	for i, c := range t.Columns {
		if cells[i].isEmpty() && c.Type != Items {
			continue
		}
		if !first {
			w.WriteByte(',')
		}
		first = false
		w.key(c.ID)
		switch c.Type {
		case Number:
			w.WriteString(cells[i].text)
		case List:
			w.texts(cells[i].items)
		case Items:
			items(c)
		default:
			w.text(cells[i].text)
		}
	}
	w.WriteByte('}')
}

// absolute returns an address with the site's url before it, as far as there is one.
func (d *Data) absolute(address string) string {
	return d.site.Settings.URL + (&url.URL{Path: address}).EscapedPath()
}
