package importer

import (
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
)

// A said is what a row says in one field, which may stand in several of its cells.
type said struct {
	field string // key, Prose or Path
	text  string
	cell  // the first of them
}

// says returns what a row says, by field: a first and a last day are a period, a
// latitude and a longitude the position of the place, partners of several columns one
// list. Where a click on a cell leads is a link.
func (t *Table) says(l *locale.Locale, r row) []said {
	var all []said
	parts := map[string]said{}
	add := func(field, text string, at cell) {
		i := slices.IndexFunc(all, func(s said) bool { return s.field == field })
		if i < 0 {
			all = append(all, said{field, text, at})
			return
		}
		all[i].text = strings.Join(append(edit.Items(all[i].text), text), "\n")
	}
	title := ""
	for i, c := range r.cells {
		if c.text == "" || i >= len(t.Columns) || t.Columns[i].Field == "" {
			continue
		}
		column := t.Columns[i]
		if column.Field == "title" {
			title = c.text
		}
		switch {
		case column.Part != "":
			parts[column.Part] = said{column.Field, edit.OneLine(c.text), c}
		case column.Role != "" && startsWithDigit(c.text): // how many they are
			add("figures", column.Name+" : "+edit.OneLine(c.text), c)
		case column.Role != "":
			for _, item := range edit.Items(c.text) {
				add("partners", item+" : "+l.Terms.Role.Label(column.Role), c)
			}
		case column.Field == "links" && c.link != "" && !strings.Contains(c.text, c.link):
			add("links", c.link+" : "+edit.OneLine(c.text), c)
		default:
			add(column.Field, c.text, c)
			if sheet.IsWebAddress(c.link) && !strings.Contains(c.text, c.link) {
				add("links", c.link+" : "+edit.OneLine(c.text), c)
			}
		}
	}
	if period, ok := periodOf(l, parts["start"].text, parts["end"].text); ok {
		at := parts["start"].cell
		if at.line == 0 {
			at = parts["end"].cell
		}
		add("period", period, at)
	}
	if lat, lon := parts["lat"], parts["lon"]; lat.text != "" && lon.text != "" {
		point := point(lat.text, lon.text)
		i := slices.IndexFunc(all, func(s said) bool { return s.field == "places" })
		if i >= 0 && len(edit.Items(all[i].text)) == 1 && !strings.Contains(all[i].text, ":") {
			all[i].text += " : " + point
		} else {
			add("places", title+" : "+point, lat.cell)
		}
	}
	return all
}

// periodOf returns the period between two days, of which one may be unknown.
func periodOf(l *locale.Locale, start, end string) (period string, ok bool) {
	switch {
	case start != "" && end != "":
		return start + " - " + end, true
	case start != "":
		return strings.ReplaceAll(l.Synonyms().Since, "{date}", start), true
	case end != "":
		return strings.ReplaceAll(l.Synonyms().Until, "{date}", end), true
	}
	return "", false
}

// point returns a position as a place has it, whatever the decimal mark was.
func point(lat, lon string) string {
	return strings.ReplaceAll(lat, ",", ".") + ", " + strings.ReplaceAll(lon, ",", ".")
}

// startsWithDigit reports whether a text begins with a digit: it is a number of what
// its column is called.
func startsWithDigit(text string) bool { return text != "" && text[0] >= '0' && text[0] <= '9' }
