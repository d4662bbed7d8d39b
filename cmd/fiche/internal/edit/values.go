package edit

import (
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

// Values are what is known of a new sheet: what stands behind the names of its
// fields, by their keys, as somebody would type it.
type Values map[string]string

// Set reads a value as a build would and keeps it, in the words of the
// language where the field has a closed list of them. What it says of a value
// with a mistake is that mistake.
func (v Values) Set(l *locale.Locale, field, text string) *problem.Problem {
	text = OneLine(text)
	if text == "" {
		return nil
	}
	s, wrong := Probe(l, "new.md", field, text)
	if wrong != nil {
		return wrong
	}
	switch field {
	case "title", "summary":
		text = Scalar(l, text)
	case "status":
		text = l.Terms.Status.Label(s.Status)
	case "country":
		text = countryNames(l, s.Countries, text)
	}
	v[field] = text
	return nil
}

// SetCell is Set for a value of a table, where several things stand in one
// cell: one a line, or with semicolons or bars between them.
func (v Values) SetCell(l *locale.Locale, f sheet.FieldInfo, text string) *problem.Problem {
	items := itemsOf(text)
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
		if _, wrong := ProbeText(l, "new.md", f.Path, text); wrong != nil {
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
	if _, wrong := ProbeText(l, "new.md", field, text.String()); wrong != nil {
		return wrong
	}
	v[field] = text.String()
	return nil
}

func itemsOf(text string) []string {
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

// countryNames are the names of countries as a list on one line. The names
// that hold a comma of their own leave the text as it was typed.
func countryNames(l *locale.Locale, codes []string, typed string) string {
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = l.CountryName(code)
	}
	if len(names) > 1 && strings.Contains(strings.Join(names, ""), ",") {
		return typed
	}
	return strings.Join(names, ", ")
}
