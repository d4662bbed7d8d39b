package scaffold

import (
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
)

// commentedFields returns the fields that may be in the file at name, below the
// folder of the site, and that its text does not have yet: each with what it
// is for and an example, commented. A line of an example begins with "#"
// alone, a line of explanation with "# ", so that it is easy to see from which
// to take it away.
func commentedFields(name, text string, l *locale.Locale) string {
	below, _ := sitefolder.CutContent(name)
	s := sheet.Parse(below, []byte(text), l)
	var out strings.Builder
	for _, f := range edit.FieldsFor(s.Kind) {
		if slices.ContainsFunc(s.Fields, func(at sheet.FieldAt) bool { return at.Key() == f.Path }) {
			continue
		}
		words := l.Fields[f.Path]
		out.WriteString("\n# " + words.Purpose + "\n" + commented(words.Example))
	}
	return out.String()
}

// ownFields returns the fields of the site's own that a kind of file may have, each
// with what it is for, commented.
func ownFields(own *sheet.Own, kind sheet.Kind) string {
	var out strings.Builder
	if own == nil {
		return ""
	}
	for _, f := range own.Fields {
		if !f.In(kind) {
			continue
		}
		if f.Help != "" {
			out.WriteString("# " + f.Help + "\n")
		}
		out.WriteString(commented(f.Name + ":\n"))
	}
	return out.String()
}

// commented returns an example that is not read.
func commented(example string) string {
	var out strings.Builder
	for line := range strings.Lines(example) {
		out.WriteString("#" + strings.TrimSuffix(line, "\n") + "\n")
	}
	return out.String()
}
