package scaffold

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
)

// rare are the fields that no model shows: they serve translations, other
// kinds of file, or a site that has moved.
var rare = []string{"kind", "words", "aliases"}

// commentedFields are the fields that may stand in the file at name, below the
// folder of the site, and that its text does not have yet: each with what it
// is for and an example, commented. A line of an example begins with "#"
// alone, a line of explanation with "# ", so that it is easy to see from which
// to take it away.
func commentedFields(name, text string, l *locale.Locale) string {
	below, _ := sitefolder.CutContent(name)
	s := sheet.Parse(below, []byte(text), l)
	var out strings.Builder
	for _, f := range fieldsFor(s.Kind) {
		if slices.ContainsFunc(s.Fields, func(at sheet.FieldAt) bool { return at.Key() == f.Path }) {
			continue
		}
		words := l.Fields[f.Path]
		out.WriteString("\n# " + words.Purpose + "\n" + commented(words.Example))
	}
	return out.String()
}

// fieldsFor are the fields that a model of a kind of file shows.
func fieldsFor(kind sheet.Kind) []sheet.FieldInfo {
	return slices.DeleteFunc(sheet.Fields(), func(f sheet.FieldInfo) bool {
		return !f.In(kind) || slices.Contains(rare, f.Path)
	})
}

// commented is an example that is not read.
func commented(example string) string {
	var out strings.Builder
	for line := range strings.Lines(example) {
		out.WriteString("#" + strings.TrimSuffix(line, "\n") + "\n")
	}
	return out.String()
}

// Scalar is a text as the value of a field: as it is, unless it would be read
// as something else; then in quotes. It is made one line.
func Scalar(l *locale.Locale, text string) string {
	text = oneLine(text)
	probe := sheet.Parse("probe.md", []byte("---\n"+fieldName(l, "title")+": "+text+"\n---\n"), l)
	if probe.Title == text && len(probe.Problems) == 0 {
		return text
	}
	quoted, err := json.Marshal(text) // which YAML reads as JSON does
	if err != nil {
		panic(err) // a string always has a JSON form
	}
	return string(quoted)
}

// fieldName is what a language calls a field.
func fieldName(l *locale.Locale, path string) string { return l.Fields[path].Names[0] }

// oneLine is a text as a line of a file may hold it: in UTF-8, without control
// characters, its runs of spaces made single ones.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(text, "\ufffd"), func(r rune) bool {
		return unicode.IsControl(r) || r == ' '
	}), " ")
}
