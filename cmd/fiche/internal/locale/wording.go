package locale

import (
	"reflect"
	"strings"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
)

// Wording is how this language prints problems.
func (l *Locale) Wording() problem.Wording {
	words := l.Command
	return problem.Wording{
		Message: func(rule problem.Rule) (string, []string, bool) {
			message, ok := l.Messages()[string(rule)]
			return message.Text, message.Hints, ok
		},
		Error:        words.Error,
		Warning:      words.Warning,
		Note:         words.Note,
		Hint:         words.Hint,
		WriteInstead: words.WriteInstead,
		Number:       func(n int) string { return l.Number(quantity.Int(int64(n))).Plain },
		Form:         l.formAmong,
		List:         l.List,
		Field:        l.FieldName,
		Term:         l.termName,
		Example:      l.example,
		Reason:       func(kind string) string { return l.machine()[kind] },
		More:         func(n int) string { return l.Counted(n, words.More) },
		MoreErrors:   func(n int) string { return l.Counted(n, words.MoreErrors) },
		Also: func(places string, more int) string {
			pattern := words.Also
			if more > 0 {
				pattern = l.Counted(more, words.AlsoMore)
			}
			return strings.ReplaceAll(pattern, "{places}", places)
		},
	}
}

// formAmong returns the form of a noun that n asks for. A message gives the forms
// that its language needs in the order of the CLDR: "champ|champs".
func (l *Locale) formAmong(n int, forms []string) string {
	if i := l.neededForm(n); i < len(forms) {
		return forms[i]
	}
	return forms[len(forms)-1]
}

// FieldName returns the name of a field: the one that stands in the file, else
// the one of the language that the file names its fields in.
func (l *Locale) FieldName(names *problem.Names, path problem.Field) string {
	if names != nil && names.Written[path] != "" {
		return names.Written[path]
	}
	if f, ok := l.of(names).Fields[string(path)]; ok {
		return f.Names[0]
	}
	return string(path)
}

// of returns the language that a file names its fields in; l if that is not known.
func (l *Locale) of(names *problem.Names) *Locale {
	if names == nil || names.Language == "" {
		return l
	}
	return Get(names.Language)
}

// termName returns the word for a value of a closed list, "status.active", in the
// language that the file names its fields in.
func (l *Locale) termName(names *problem.Names, path string) string {
	list, key, _ := strings.Cut(path, ".")
	terms := reflect.ValueOf(l.of(names).Terms)
	for _, f := range fieldsOf(terms.Type()) {
		if f.key == list {
			return terms.FieldByIndex(f.index).Interface().(Vocabulary).Label(key)
		}
	}
	return key
}

// example returns a field as it is written, with the names that the file has for
// it and for its parts.
func (l *Locale) example(names *problem.Names, path problem.Field) string {
	lang := l.of(names)
	lines := strings.Split(lang.Fields[string(path)].Example, "\n")
	if names == nil {
		return strings.Join(lines, "\n")
	}
	for field, written := range names.Written {
		if field != path && !strings.HasPrefix(string(field), string(path)+".") {
			continue
		}
		usual := lang.Fields[string(field)].Names[0] + ":"
		for i, line := range lines {
			indent := len(line) - len(strings.TrimLeft(line, " -"))
			if (indent == 0) == (field == path) && strings.HasPrefix(line[indent:], usual) {
				lines[i] = line[:indent] + written + line[indent+len(usual)-1:]
			}
		}
	}
	return strings.Join(lines, "\n")
}
