package problem

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// words is a language of three rules.
var words = Wording{
	Message: func(rule Rule) (string, []string, bool) {
		switch rule {
		case "unknown-field":
			return "unknown field {field}", []string{"did you mean {nearest}?", "see content/README.md"}, true
		case "split":
			return "a comma splits this value inside { }", nil, true
		case "unpublished":
			return "not published: {reason}", nil, true
		case "named":
			return "{field}, {list}, {field.draft} and {term.answer.yes}, {count} {count|line|lines}, {words}", nil, true
		}
		return "", nil, false
	},
	Error: "error:", Warning: "warning:", Note: "note:", Hint: "hint:",
	WriteInstead: "write this instead",
	More:         func(n int) string { return fmt.Sprintf("and %d more", n) },
	MoreErrors:   func(n int) string { return fmt.Sprintf("and %d more errors", n) },
	Also:         func(places string, n int) string { return fmt.Sprintf("the same: %s, and %d more", places, n) },
	Number:       strconv.Itoa,
	List:         func(items []string) string { return strings.Join(items, " and ") },
	Form: func(n int, forms []string) string {
		if n == 1 {
			return forms[0]
		}
		return forms[1]
	},
	Field: func(names *Names, path Field) string {
		if names == nil {
			return "the reader's " + string(path)
		}
		return names.Written[path]
	},
	Term:    func(names *Names, path string) string { return names.Language + " " + path },
	Example: func(names *Names, path Field) string { return names.Written[path] + ": example" },
}

func TestText(t *testing.T) {
	place := Place{Path: "content/mali.md", Line: 3, Col: 1, Width: 6, Text: "tittre: Mali"}
	tests := map[string]struct {
		problem Problem
		want    string
	}{
		"a hint that needs nothing missing, and the line as it should be": {
			Problem{Rule: "unknown-field", Severity: Error, Place: place, Fix: "title: Mali\n", Args: Args{"field": "tittre", "nearest": "title"}},
			`content/mali.md:3:1: error: unknown field tittre
  3 | tittre: Mali
    | ^^^^^^
  hint: did you mean title?
      title: Mali
`},
		"the first hint whose arguments are all there": {
			Problem{Rule: "unknown-field", Severity: Warning, Place: Place{Path: "content/mali.md"}, Args: Args{"field": "x", "nearest": ""}},
			`content/mali.md: warning: unknown field x
  hint: see content/README.md
`},
		"braces that hold no name are text": {
			Problem{Rule: "split", Severity: Error, Fix: "a: 1\nb: 2"},
			`error: a comma splits this value inside { }
  hint: write this instead
      a: 1
      b: 2
`},
		"a rule without words": {
			Problem{Rule: "nobody-wrote-this", Severity: Error, Place: Place{Path: "a.md", Line: 2}, Args: Args{"value": "12", "field": "year"}},
			"a.md:2: error: nobody-wrote-this (field: year, value: 12)\n"},
		"an argument that is missing is no hole": {
			Problem{Rule: "unknown-field", Severity: Note},
			"note: unknown field …\n  hint: see content/README.md\n"},
		"an argument is not a pattern": {
			Problem{Rule: "unknown-field", Severity: Note, Args: Args{"field": "{nearest}"}},
			"note: unknown field {nearest}\n  hint: see content/README.md\n"},
		"nothing that an author wrote reaches the terminal as a command": {
			Problem{Rule: "unknown-field", Severity: Error, Fix: "a\x1b[2J\x7f\u202eb\u0085",
				Place: Place{Path: "content/\x1b[31m.md", Line: 1, Col: 2, Width: 1, Text: "a\x1b]0;title\ab"},
				Args:  Args{"field": "two\nlines\x1b[2J\u009b"}},
			`content/␛[31m.md:1:2: error: unknown field two lines␛[2J<U+009B>
  1 | a␛]0;title␇b
    |  ^
  hint: see content/README.md
      a[2Jb
`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, Printer{Words: words}.Text(test.problem)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A message names fields as the file does, and counts as the reader does.
func TestArguments(t *testing.T) {
	names := &Names{Language: "en", Written: map[Field]string{"figures": "Figures", "dates": "DATES", "draft": "draft"}}
	for count, want := range map[int]string{1: "1 line", 3: "3 lines"} {
		got := Printer{Words: words}.Text(Problem{Rule: "named", Place: Place{Names: names}, Example: "figures", Args: Args{
			"field": Field("figures"), "list": []Field{"figures", "dates"}, "count": count, "words": []string{"a\tb", "c"},
		}})
		want = "note: Figures, Figures and DATES, draft and en answer.yes, " + want + ", a b and c\n" +
			"  hint: write this instead\n      Figures: example\n"
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
	got := Printer{Words: words}.Text(Problem{Rule: "unknown-field", Severity: Error, Args: Args{"field": Field("dates")}})
	if want := "error: unknown field the reader's dates\n  hint: see content/README.md\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// What is copied from a terminal is what is to be written.
func TestCure(t *testing.T) {
	for fix, want := range map[string]string{
		"a: 1\tb\r\n\tc": "a: 1    b\n    c", "title: M\u200bali\x00": "title: Mali", "a\n\nb\n": "a\n\nb", "m\u200d\ufffd": "m\u200d",
	} {
		if got := (Printer{Words: words}).Cure(Problem{Fix: fix}); got != want {
			t.Errorf("%q: %q, want %q", fix, got, want)
		}
	}
}

// One cause in many files is told once, with its first places; one line after
// the other in the first of them.
func TestCauses(t *testing.T) {
	var list []Problem
	for _, path := range []string{"a.md", "a.md", "b.md", "c.md", "c.md", "d.md"} {
		list = append(list, Problem{Rule: "unknown-field", Severity: Error, Args: Args{"field": "mission"}, Place: Place{Path: path, Line: 3, Col: 1}})
	}
	list = append(list, Problem{Rule: "split", Place: Place{Path: "a.md"}}, Problem{Rule: "split", Place: Place{Path: "b.md"}})
	var out strings.Builder
	if err := (Printer{Words: words}).Print(&out, list); err != nil {
		t.Fatal(err)
	}
	want := `a.md: note: a comma splits this value inside { }
b.md: note: a comma splits this value inside { }
a.md:3:1: error: unknown field mission
  hint: see content/README.md
  the same: b.md:3:1, c.md:3:1, and 2 more
a.md:3:1: error: unknown field mission
  hint: see content/README.md
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestTextWithFolderAndColour(t *testing.T) {
	p := Printer{Words: words, Folder: "site/", Colour: true}
	got := p.Text(Problem{Rule: "unknown-field", Severity: Error,
		Place: Place{Path: "content/a.md", Line: 1, Col: 3, Width: 2, Text: "abcd"}, Args: Args{"field": "cd"}})
	want := "\x1b[1msite/content/a.md:1:3:\x1b[0m \x1b[1;31merror:\x1b[0m unknown field cd\n" +
		"\x1b[2m  1 |\x1b[0m abcd\n" +
		"\x1b[2m    |\x1b[0m   \x1b[1;31m^^\x1b[0m\n" +
		"  \x1b[36mhint:\x1b[0m see content/README.md\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDrawn(t *testing.T) {
	long := strings.Repeat("abcdefghi ", 30)
	tests := map[string]struct {
		place      Place
		line, mark string
	}{
		"tabs":                   {Place{Col: 2, Width: 3, Text: "\ta\tb"}, "    a   b", "    ^^^^^"},
		"wide characters":        {Place{Col: 3, Width: 2, Text: "水水衛生"}, "水水衛生", "    ^^^^"},
		"combining marks":        {Place{Col: 3, Width: 1, Text: "e\u0301t"}, "e\u0301t", " ^"},
		"behind the end":         {Place{Col: 4, Width: 1, Text: "abc"}, "abc", "   ^"},
		"far behind the end":     {Place{Col: 900, Width: 9, Text: "abc"}, "abc", "   ^"},
		"the line as a whole":    {Place{Text: "abc"}, "abc", ""},
		"a width past the end":   {Place{Col: 2, Width: 90, Text: "abc"}, "abc", " ^^"},
		"no-break space, marked": {Place{Col: 2, Width: 1, Text: "-\u00a0a\u00a0b"}, "-␣a\u00a0b", " ^"},
		"bytes that are no text": {Place{Col: 2, Width: 1, Text: "a\xffb"}, "a\ufffdb", " ^"},
		"a long line, its beginning": {Place{Col: 1, Width: 3, Text: long},
			long[:100] + "…", "^^^"},
		"a long line, its middle": {Place{Col: 151, Width: 9, Text: long},
			"…" + long[90:190] + "…", strings.Repeat(" ", 61) + "^^^^^^^^^"},
		"a long line, its end": {Place{Col: 300, Width: 1, Text: long},
			"…" + long[239:], strings.Repeat(" ", 61) + "^"},
		"a mark longer than the frame": {Place{Col: 1, Width: 300, Text: long},
			long[:100] + "…", strings.Repeat("^", 100)},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			line, mark := drawn(test.place)
			if diff := cmp.Diff([]string{test.line, test.mark}, []string{line, mark}); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPrint(t *testing.T) {
	var list []Problem
	add := func(n int, rule Rule, severity Severity) {
		for i := range n {
			list = append(list, Problem{Rule: rule, Severity: severity, Args: Args{"field": "x"},
				Place: Place{Path: "a.md", Line: n - i, Col: 1}})
		}
	}
	add(52, "unknown-field", Error)
	add(7, "split", Warning)
	add(5, "unpublished", Note)
	before := fmt.Sprint(list)

	var out strings.Builder
	if err := (Printer{Words: words}).Print(&out, list); err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(list) != before {
		t.Error("Print changed the list it was given")
	}
	var got []string
	for line := range strings.Lines(out.String()) {
		if !strings.Contains(line, "hint:") {
			got = append(got, strings.TrimSuffix(line, "\n"))
		}
	}
	var want []string
	for n := 1; n <= 5; n++ {
		at := "a.md:" + strconv.Itoa(n) + ":1: "
		want = append(want, at+"warning: a comma splits this value inside { }")
		if n == 5 {
			want = append(want, "  and 2 more")
		}
		want = append(want, at+"note: not published: …")
	}
	for n := 1; n <= 50; n++ {
		want = append(want, "a.md:"+strconv.Itoa(n)+":1: error: unknown field x")
	}
	want = append(want, "  and 2 more errors")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestList(t *testing.T) {
	var list []Problem
	for n := 7; n > 0; n-- {
		list = append(list, Problem{Rule: "unpublished", Args: Args{"reason": "a draft"},
			Place: Place{Path: "content/" + strconv.Itoa(n) + ".md"}})
	}
	var out strings.Builder
	if err := (Printer{Words: words}).List(&out, list); err != nil {
		t.Fatal(err)
	}
	want := `  content/1.md: not published: a draft
  content/2.md: not published: a draft
  content/3.md: not published: a draft
  content/4.md: not published: a draft
  content/5.md: not published: a draft
  and 2 more
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

// The joiners of emoji and of Persian words are text.
func TestVisible(t *testing.T) {
	for text, want := range map[string]string{
		"می\u200cخواهم": "می\u200cخواهم", "👩\u200d🌾": "👩\u200d🌾", "a\u200bb": "a<U+200B>b", "\ufeffa": "<U+FEFF>a",
	} {
		if got := visible(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestPlaceholders(t *testing.T) {
	got := Placeholders("{field} of {as_of}, { } and {field} but not {Field} or {field")
	if diff := cmp.Diff([]string{"as_of", "field"}, got); diff != "" {
		t.Error(diff)
	}
}

// Whatever stands in a file, a report is lines of printable text, and short.
func FuzzText(f *testing.F) {
	f.Add("tittre: Mali", 1, 6)
	f.Add("\t\x1b[2J水\u0301\u202e", 3, 900)
	f.Add(strings.Repeat("a\u0300", 5000), 4000, 1)
	f.Fuzz(func(t *testing.T, text string, col, width int) {
		p := Printer{Words: words}
		got := p.Text(Problem{Rule: "unknown-field", Args: Args{"field": text, "nearest": text}, Fix: "x",
			Place: Place{Path: "a.md", Line: 1, Col: col, Width: width, Text: text}})
		if !utf8.ValidString(got) {
			t.Errorf("not valid UTF-8: %q", got)
		}
		if n := strings.Count(got, "\n"); n > 5 {
			t.Errorf("%d lines:\n%s", n, got)
		}
		for _, r := range got {
			if r != '\n' && isHidden(r) {
				t.Errorf("%U reaches the terminal: %q", r, got)
			}
		}
	})
}
