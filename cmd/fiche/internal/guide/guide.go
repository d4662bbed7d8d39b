// Package guide is what the program itself can tell about a site and its
// sheets: one topic for each field of the table of fields, and one for each
// subject that a beginner asks about.
//
// It stands beside the pipeline: the table of fields and the words of a language
// go in, pages of help come out, as text for a terminal and as manual pages. Its
// law: names, values and examples come from what reads a sheet, and what a
// page prints of a date or a figure from what prints it there, so that the
// guide cannot tell anything else than what happens.
package guide

import (
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// A Topic is something that can be asked about, in one language.
type Topic struct {
	Key   string // of a field of a file, or of locale.GuideWords.Subjects
	Name  string
	Short string // in a list: a sentence for a field, a phrase for a subject

	l     *locale.Locale
	field *sheet.FieldInfo // nil for a subject
}

// subjects are the keys of the subjects, in the order of a first day.
var subjects = []string{"start", "sheet", "text", "files", "translation", "settings", "look", "page_templates", "csv", "moving", "hosting", "mistakes"}

// Subjects returns the topics that are no field.
func Subjects(l *locale.Locale) []Topic {
	topics := make([]Topic, len(subjects))
	for i, key := range subjects {
		s := l.Guide().Subjects[key]
		topics[i] = Topic{Key: key, Name: s.Names[0], Short: s.Short, l: l}
	}
	return topics
}

// Fields returns the topics of the fields, in the order of the table.
func Fields(l *locale.Locale) []Topic {
	fields := sheet.Fields()
	topics := make([]Topic, len(fields))
	for i := range fields {
		f := l.Fields[fields[i].Path]
		topics[i] = Topic{Key: fields[i].Path, Name: f.Names[0], Short: firstSentence(f.Purpose), l: l, field: &fields[i]}
	}
	return topics
}

// Find returns the topic that a name stands for, in the words of any language,
// whatever its case and accents. A part of the full form of one field alone
// leads to that field.
func Find(l *locale.Locale, name string) (topic Topic, ok bool) {
	key := keyOf(l, name)
	for _, t := range slices.Concat(Subjects(l), Fields(l)) {
		if t.Key == key {
			return t, true
		}
	}
	return Topic{}, false
}

// Nearest returns the name of the topic that was most likely meant by a name, or
// "".
func Nearest(l *locale.Locale, name string) string {
	for _, lang := range slices.Concat([]*locale.Locale{l}, locale.All()) {
		var names []string
		for _, s := range lang.Guide().Subjects {
			names = append(names, s.Names...)
		}
		for _, f := range sheet.Fields() {
			names = append(names, lang.Fields[f.Path].Names...)
			names = append(names, lang.Guide().ByField[f.Path].Also...)
		}
		if near := spelling.Nearest(name, names); near != "" {
			return near
		}
	}
	return ""
}

// keyOf returns the key of the topic that a name stands for, or "": of a subject
// before a field, of a field before a part of one.
func keyOf(l *locale.Locale, name string) string {
	languages := slices.Concat([]*locale.Locale{l}, locale.All())
	for _, lang := range languages {
		for key, s := range lang.Guide().Subjects {
			if hasName(s.Names, name) {
				return key
			}
		}
	}
	if key, ok := sheet.FieldNamed(name); ok {
		return key
	}
	for _, lang := range languages {
		for key, f := range lang.Guide().ByField {
			if hasName(f.Also, name) {
				return key
			}
		}
	}
	return wholeOf(name)
}

// wholeOf returns the field of which a part has a name, or "" when there are
// several.
func wholeOf(name string) string {
	whole := ""
	for _, f := range sheet.Fields() {
		for _, part := range f.Parts {
			record, _, _ := strings.Cut(part.Path, ".")
			if !slices.ContainsFunc(locale.All(), func(l *locale.Locale) bool { return hasName(l.Fields[part.Path].Names, name) }) {
				continue
			}
			if whole != "" && whole != record {
				return ""
			}
			whole = record
		}
	}
	return whole
}

// hasName reports whether a name is one of names, as names of fields are compared.
func hasName(names []string, name string) bool {
	name = spelling.Field(name)
	return slices.ContainsFunc(names, func(n string) bool { return spelling.Field(n) == name })
}

// firstSentence returns a text up to its first full stop.
func firstSentence(text string) string {
	if first, _, more := strings.Cut(text, ". "); more {
		return first + "."
	}
	return text
}
