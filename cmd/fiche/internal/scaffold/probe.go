package scaffold

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
		return probe(l, name, field, Scalar(l, value))
	}
	return probe(l, name, field, oneLine(value))
}

// probe is Probe for a value as it stands in a file, on one line or several.
func probe(l *locale.Locale, name, field, value string) (*sheet.Sheet, *problem.Problem) {
	text := "---\n" + line(l, field, value) + "---\n"
	if field != "title" {
		text = "---\n" + line(l, "title", "x") + line(l, field, value) + "---\n"
	}
	s := sheet.Parse(name, []byte(text), l)
	for i := range s.Problems {
		if p := &s.Problems[i]; p.Severity == problem.Error {
			return s, p
		}
	}
	return s, nil
}
