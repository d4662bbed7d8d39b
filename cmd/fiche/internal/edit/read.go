package edit

import (
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

// ReadField reads a value that was typed for one field as a build would read it in
// the file at name, below content/. It returns the first error, or nil.
func ReadField(l *locale.Locale, name, field, value string) (*sheet.Sheet, *problem.Problem) {
	if field == "title" {
		return ReadValue(l, name, field, Scalar(l, value))
	}
	return ReadValue(l, name, field, OneLine(value))
}

// ReadValue is ReadField for a value as it stands in a file, on one line or
// several.
func ReadValue(l *locale.Locale, name, field, value string) (*sheet.Sheet, *problem.Problem) {
	text := "---\n" + Line(l, field, value) + "---\n"
	if field != "title" {
		text = "---\n" + Line(l, "title", "x") + Line(l, field, value) + "---\n"
	}
	s := sheet.Parse(name, []byte(text), l)
	for i := range s.Problems {
		if p := &s.Problems[i]; p.Severity == problem.Error {
			return s, p
		}
	}
	return s, nil
}
