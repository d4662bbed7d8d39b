package sheet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// nothing are the ways to write no value.
var nothing = []string{"", `""`, "''", "~", "null", "[]", "{}", "[\"\", ~]", `"  "`, "\n  -", "\n  - \"\"\n  - null"}

// fileOf returns the path of a file of a kind, and the line that says the kind.
func fileOf(l *locale.Locale, kind Kind) (path, line string) {
	switch kind {
	case Home:
		return "index.md", ""
	case Index:
		return "a/index.md", ""
	}
	return "a/b.md", l.FieldName(nil, problem.Field("kind")) + ": " + l.Terms.Kind.Label(kind.key()) + "\n"
}

// eachField calls do for every field of the table in every language.
func eachField(do func(l *locale.Locale, f FieldInfo, path, head string)) {
	for _, l := range locale.All() {
		for _, f := range Fields() {
			path, line := fileOf(l, f.Kinds[0])
			if f.Path == "kind" {
				line = ""
			}
			head := "---\n" + line
			if f.Path != "title" {
				head += l.FieldName(nil, problem.Field("title")) + ": Mali\n"
			}
			do(l, f, path, head)
		}
	}
}

// A field without a value is as one that is not there.
func TestNothingIsAbsent(t *testing.T) {
	eachField(func(l *locale.Locale, f FieldInfo, path, head string) {
		want := problems(path, head+"---\n# Mali\n", l)
		for _, value := range nothing {
			check := func(field string) {
				if diff := cmp.Diff(want, problems(path, head+field+"\n---\n# Mali\n", l)); diff != "" {
					t.Errorf("%s: %q (-want +got):\n%s", path, field, diff)
				}
			}
			check(l.FieldName(nil, problem.Field(f.Path)) + ": " + value)
			for _, part := range f.Parts {
				value := strings.ReplaceAll(value, "\n", "\n    ")
				check(fmt.Sprintf("%s:\n  %s: %s", l.FieldName(nil, problem.Field(f.Path)), l.FieldName(nil, problem.Field(part.Path)), value))
				if f.Type == ListField {
					check(fmt.Sprintf("%s:\n  - %s: %s", l.FieldName(nil, problem.Field(f.Path)), l.FieldName(nil, problem.Field(part.Path)), value))
				}
			}
		}
	})
}

// problems are the messages that a file gives.
func problems(path, text string, l *locale.Locale) []string {
	printer := problem.Printer{Words: l.Wording()}
	var all []string
	for _, p := range Parse(path, []byte(text), l).Problems {
		message, hint := printer.Say(p)
		all = append(all, message+"; "+hint)
	}
	return all
}

// Two names of one field in one file are an error that says where the first is.
func TestTwoNamesOfAField(t *testing.T) {
	eachField(func(l *locale.Locale, f FieldInfo, path, head string) {
		twice := func(at string, first, second string, lines string, line int) {
			s := Parse(path, []byte(head+lines+"---\n"), l)
			want := problem.Args{"name": second, "other": first, "line": fmt.Sprint(line)}
			if !slices.ContainsFunc(s.Problems, func(p problem.Problem) bool {
				return p.Rule == "duplicate-field" && cmp.Equal(p.Args, want) && p.Line == line+1
			}) {
				t.Errorf("%s: %q and %q are read without a word: %v", at, first, second, rules(s))
			}
		}
		line := strings.Count(head, "\n") + 1
		for _, names := range namePairs(f.Path) {
			twice(f.Path, names[0], names[1], names[0]+": \n"+names[1]+": \n", line)
		}
		for _, part := range f.Parts {
			for _, names := range namePairs(part.Path) {
				twice(part.Path, names[0], names[1], fmt.Sprintf("%s:\n  %s: \n  %s: \n", l.FieldName(nil, problem.Field(f.Path)), names[0], names[1]), line+1)
			}
		}
	})
}

// namePairs returns each further name of a field beside its first.
func namePairs(path string) [][2]string {
	var names []string
	for _, l := range locale.All() {
		names = append(names, l.Fields[path].Names...)
	}
	var pairs [][2]string
	for _, name := range names[1:] {
		if name != names[0] {
			pairs = append(pairs, [2]string{names[0], name})
		}
	}
	return pairs
}
