package guide

import (
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/sheet"
)

// Page returns what there is to say about the topic.
func (t Topic) Page() Page {
	if t.field == nil {
		return t.subject()
	}
	w, more := t.l.Guide(), t.l.Guide().ByField[t.Key]
	page := Page{
		{Text: t.l.Fields[t.Key].Purpose},
		{Heading: w.Example, Example: t.l.Fields[t.Key].Example},
		{Heading: w.OneLine, Example: more.Short},
		{Heading: w.Full, Example: more.Full},
		{Heading: w.Fields, Rows: t.parts(t.field.Parts, false)},
		{Heading: w.Values, Rows: t.values(t.field)},
	}
	for i := range t.field.Parts {
		part := &t.field.Parts[i]
		page = append(page, Section{
			Heading: strings.ReplaceAll(w.ValuesOf, "{field}", t.l.Fields[part.Path].Names[0]),
			Rows:    t.values(part),
		})
	}
	page = append(page,
		Section{Heading: w.Dates, Rows: t.dateWays()},
		Section{Heading: w.Numbers, Rows: t.numberWays()},
		Section{Heading: w.OnPage, Text: more.OnPage},
		Section{Heading: w.Places, Text: t.l.List(t.places())},
	)
	if t.Key == "kind" {
		page = append(page, t.kinds()...)
	}
	page = append(page, Section{Heading: w.Names, Text: Names(t.otherNames())})
	return page.withoutEmpty()
}

// subject returns the page of a subject.
func (t Topic) subject() Page {
	w, s := t.l.Guide(), t.l.Guide().Subjects[t.Key]
	page := Page{{Text: s.Text}, {Heading: w.Example, Example: s.Example}}
	switch t.Key {
	case "sheet":
		page = append(page, Section{Heading: w.Fields, Rows: t.fieldsIn(sheet.FactSheet)})
	case "settings":
		page = append(page, Section{Heading: w.Fields, Rows: t.fieldsIn(sheet.Home)})
	}
	return page.withoutEmpty()
}

// fieldsIn lists the fields that may be in a kind of file.
func (t Topic) fieldsIn(kind sheet.Kind) []Row {
	var rows []Row
	for _, f := range Fields(t.l) {
		if f.field.In(kind) {
			rows = append(rows, Row{Name: f.Name, Text: f.Short})
		}
	}
	return rows
}

// kinds say which fields the kinds of file take that are no sheet.
func (t Topic) kinds() Page {
	var page Page
	for _, term := range t.l.Terms.Kind {
		kind, ok := kindOf(term.Key)
		if !ok {
			continue
		}
		var names []string
		for _, row := range t.fieldsIn(kind) {
			names = append(names, row.Name)
		}
		page = append(page, Section{
			Heading: strings.ReplaceAll(t.l.Guide().FieldsOf, "{kind}", t.l.Guide().Kinds[term.Key]),
			Text:    Names(names),
		})
	}
	return page
}

// parts returns the fields of a full form, each with its own.
func (t Topic) parts(parts []sheet.FieldInfo, sub bool) []Row {
	var rows []Row
	for _, part := range parts {
		f := t.l.Fields[part.Path]
		rows = append(rows, Row{f.Names[0], f.Purpose, sub})
		rows = append(rows, t.parts(part.Parts, true)...)
	}
	return rows
}

// values returns the words that a field takes, where it takes some alone.
func (t Topic) values(f *sheet.FieldInfo) []Row {
	var rows []Row
	switch {
	case f.Terms != nil:
		for _, term := range f.Terms(t.l) {
			also := ""
			if len(term.Also) > 0 {
				also = strings.ReplaceAll(t.l.Guide().Or, "{names}", strings.Join(term.Also, ", "))
			}
			rows = append(rows, Row{Name: term.Label, Text: also})
		}
	case f.Path == "goals":
		for i, name := range t.l.Goals {
			rows = append(rows, Row{Name: strconv.Itoa(i + 1), Text: name})
		}
	case f.Path == "language", f.Path == "languages":
		for _, l := range locale.All() {
			rows = append(rows, Row{Name: l.Tag, Text: l.Name})
		}
	}
	return rows
}

// dateWays returns ways to write a date, where the topic is one: a date, or a list
// that begins with dates.
func (t Topic) dateWays() []Row {
	if t.field.Type != sheet.DateField && (len(t.field.Parts) == 0 || t.field.Parts[0].Type != sheet.DateField) {
		return nil
	}
	var rows []Row
	for _, way := range t.l.Guide().DateWays {
		date, _ := t.l.ParseDate(way) // a test reads them without a mistake
		rows = append(rows, Row{Name: way, Text: t.l.Date(date).Plain})
	}
	return rows
}

// numberWays returns ways to write a figure, where the topic has values with a
// unit; a budget takes money alone.
func (t Topic) numberWays() []Row {
	if !slices.ContainsFunc(t.field.Parts, func(part sheet.FieldInfo) bool { return part.Type == sheet.ValueField }) {
		return nil
	}
	var rows []Row
	for _, way := range t.l.Guide().NumberWays {
		figure, _ := t.l.ParseQuantity(way) // the same test
		if t.Key == "budget" && figure.Kind != quantity.Money {
			continue
		}
		rows = append(rows, Row{Name: way, Text: t.l.QuantityText(figure).Plain})
	}
	return rows
}

// places returns the kinds of file that the field may be in.
func (t Topic) places() []string {
	var places []string
	for _, key := range kindKeys {
		if kind, ok := kindOf(key); ok && t.field.In(kind) {
			places = append(places, t.l.Guide().Kinds[key])
		}
	}
	return places
}

// otherNames returns all names of the field but the one that it goes by.
func (t Topic) otherNames() []string {
	var names []string
	for _, l := range slices.Concat([]*locale.Locale{t.l}, locale.All()) {
		for _, name := range l.Fields[t.Key].Names {
			if name != t.Name && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// kindKeys are the keys of locale.GuideWords.Kinds, by kind of file.
var kindKeys = [...]string{
	sheet.FactSheet: "sheet", sheet.Page: "page", sheet.Country: "country", sheet.Partner: "partner", sheet.Index: "index", sheet.Home: "home",
}

func kindOf(key string) (kind sheet.Kind, ok bool) {
	i := slices.Index(kindKeys[:], key)
	return sheet.Kind(max(i, 0)), i >= 0
}
