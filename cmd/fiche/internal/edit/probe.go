package edit

import (
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

// Probe reads the value of one field as the file at name, below content/,
// would have it read: somebody who answers a question is told of a mistake in
// the words of a build. The first error is nil when there is none.
func Probe(l *locale.Locale, name, field, value string) (*sheet.Sheet, *problem.Problem) {
	if field == "title" {
		return ProbeText(l, name, field, Scalar(l, value))
	}
	return ProbeText(l, name, field, OneLine(value))
}

// ProbeText is Probe for a value as it stands in a file, on one line or several.
func ProbeText(l *locale.Locale, name, field, value string) (*sheet.Sheet, *problem.Problem) {
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
