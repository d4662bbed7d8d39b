package edit

import (
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

// Values are the values of the fields of a new sheet, by the keys of the fields, as
// they stand in front matter.
type Values map[string]string

// Set reads a value as a build would and keeps it, in the words of the language
// if the field has a closed list of them. It returns what is wrong with it, or
// nil.
func (v Values) Set(l *locale.Locale, field, text string) *problem.Problem {
	text = OneLine(text)
	if text == "" {
		return nil
	}
	s, wrong := ReadField(l, "new.md", field, text)
	if wrong != nil {
		return wrong
	}
	switch field {
	case "title", "summary":
		text = Scalar(l, text)
	case "status":
		text = l.Terms.Status.Label(s.Status)
	case "country":
		text = territoryNames(l, s.Territories)
	}
	v[field] = text
	return nil
}

// SetCell is Set for a value of a table, which may hold several things in one
// cell: one a line, or with semicolons or bars between them.
func (v Values) SetCell(l *locale.Locale, f sheet.FieldInfo, text string) *problem.Problem {
	items := Items(text)
	switch {
	case f.Type == sheet.ListField, f.Type == sheet.PairsField:
		return v.setList(l, f.Path, items)
	case f.Type == sheet.NamesField && len(items) > 1:
		if strings.Contains(strings.Join(items, ""), ",") {
			return v.setList(l, f.Path, items)
		}
		text = strings.Join(items, ", ")
	case f.Type == sheet.TextField:
		text = Scalar(l, text)
		if _, wrong := ReadValue(l, "new.md", f.Path, text); wrong != nil {
			return wrong
		}
		v[f.Path] = text
		return nil
	}
	return v.Set(l, f.Path, text)
}

// setList keeps a list of things, one a line.
func (v Values) setList(l *locale.Locale, field string, items []string) *problem.Problem {
	var text strings.Builder
	for _, item := range items {
		text.WriteString("\n  - " + item)
	}
	if _, wrong := ReadValue(l, "new.md", field, text.String()); wrong != nil {
		return wrong
	}
	v[field] = text.String()
	return nil
}

// Items parts what a cell of a table holds: one thing a line, or with semicolons or
// bars between them.
func Items(text string) []string {
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
	if len(parts) == 1 {
		parts = strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '|' })
	}
	items := parts[:0]
	for _, part := range parts {
		if item := OneLine(strings.TrimPrefix(strings.TrimSpace(part), "- ")); item != "" {
			items = append(items, item)
		}
	}
	return items
}

// territoryNames returns the names of countries and regions as a list on one line.
// No name holds a comma.
func territoryNames(l *locale.Locale, territories []sheet.Territory) string {
	names := make([]string, len(territories))
	for i, t := range territories {
		switch {
		case t.Name != "":
			names[i] = t.Name
		case t.Code != "":
			names[i] = l.CountryName(t.Code)
		default:
			names[i] = l.RegionName(t.Region)
		}
	}
	return strings.Join(names, ", ")
}
