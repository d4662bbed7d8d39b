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
	text := "---\n" + fieldName(l, "title") + ": x\n" + fieldName(l, field) + ": " + oneLine(value) + "\n---\n"
	if field == "title" {
		text = "---\n" + fieldName(l, "title") + ": " + Scalar(l, value) + "\n---\n"
	}
	s := sheet.Parse(name, []byte(text), l)
	for i := range s.Problems {
		if p := &s.Problems[i]; p.Severity == problem.Error {
			return s, p
		}
	}
	return s, nil
}
