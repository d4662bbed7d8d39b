// Package edit turns what a user typed into front matter that reads back the
// same: the fields of a new file, or one field of a file that is there, of which
// every other byte is kept.
//
// Its laws: a value is kept only after package sheet has read it, alone, as it
// would in a file; and a change is a splice of bytes at positions that the reader
// gave, after which all other fields must have the bytes that they had.
package edit

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
)

// FrontMatter returns the fields that have a value, in the order of the table.
func FrontMatter(l *locale.Locale, v Values) string {
	var out strings.Builder
	for _, f := range FieldsFor(sheet.FactSheet) {
		if text, known := v[f.Path]; known {
			out.WriteString(Line(l, f.Path, text))
		}
	}
	return out.String()
}

// Line returns a field with its value, which may begin with a line break.
func Line(l *locale.Locale, field, value string) string {
	if strings.HasPrefix(value, "\n") {
		return FieldName(l, field) + ":" + value + "\n"
	}
	return FieldName(l, field) + ": " + value + "\n"
}

// Scalar returns a text as the value of a field, on one line: as it is, or in
// quotes if it would be read as something else.
func Scalar(l *locale.Locale, text string) string {
	text = OneLine(text)
	read := sheet.Parse("probe.md", []byte("---\n"+FieldName(l, "title")+": "+text+"\n---\n"), l)
	if read.Title == text && len(read.Problems) == 0 {
		return text
	}
	quoted, err := json.Marshal(text) // which YAML reads as JSON does
	if err != nil {
		panic(err) // a string always has a JSON form
	}
	return string(quoted)
}

// OneLine returns a text as a line of a file may hold it: in UTF-8, without
// control characters, its runs of spaces made single ones.
func OneLine(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(text, "\ufffd"), func(r rune) bool {
		return unicode.IsControl(r) || r == ' '
	}), " ")
}

// FieldName returns the name of a field in a language.
func FieldName(l *locale.Locale, path string) string { return l.Fields[path].Names[0] }

// FieldsFor returns the fields that a model of a kind of file shows.
func FieldsFor(kind sheet.Kind) []sheet.FieldInfo {
	return slices.DeleteFunc(sheet.Fields(), func(f sheet.FieldInfo) bool {
		return !f.In(kind) || f.Rare
	})
}
