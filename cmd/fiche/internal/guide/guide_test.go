package guide_test

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/guide"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// Whatever help shows to be copied is read without a word, in each kind of file
// that it may stand in.
func TestExamplesAreRead(t *testing.T) {
	for _, l := range locale.All() {
		for _, topic := range guide.Fields(l) {
			for _, section := range topic.Page() {
				if section.Example == "" {
					continue
				}
				for name, text := range filesWith(l, topic.Key, section.Example) {
					for _, p := range sheet.Parse(name, []byte(text), l).Problems {
						t.Errorf("%s, %s, in %s:%d: %s %v\n%s", l.Name, topic.Key, name, p.Line, p.Rule, p.Args, text)
					}
				}
			}
		}
		for _, topic := range guide.Subjects(l) {
			for _, section := range topic.Page() {
				if section.Example == "" {
					continue
				}
				name := "mali.md"
				if topic.Key == "settings" {
					name = "index.md"
				}
				for _, p := range sheet.Parse(name, []byte(section.Example), l).Problems {
					t.Errorf("%s, %s:%d: %s %v", l.Name, topic.Key, p.Line, p.Rule, p.Args)
				}
			}
		}
	}
}

// filesWith are files of all the kinds that a field may stand in, by name, each
// with the lines of an example.
func filesWith(l *locale.Locale, key, example string) map[string]string {
	fields := sheet.Fields()
	f := fields[slices.IndexFunc(fields, func(f sheet.FieldInfo) bool { return f.Path == key })]
	files := map[string]string{}
	for _, kind := range f.Kinds {
		name, head := "sheet.md", ""
		switch kind {
		case sheet.Page, sheet.Country, sheet.Partner:
			term := map[sheet.Kind]string{sheet.Page: "page", sheet.Country: "country", sheet.Partner: "partner"}[kind]
			name, head = term+".md", "kind: "+term+"\n"
		case sheet.Index:
			name = "projects/index.md"
		case sheet.Home:
			name = "index.md"
		}
		if key == "kind" { // whose example is a page
			name, head, kind = "page.md", "", sheet.Page
		}
		if kind == sheet.Country && key != "country" {
			head += "country: ML\n"
		}
		if key != "title" {
			head += "title: Mali\n"
		}
		files[name] = "---\n" + head + example + "\n---\nText.\n"
	}
	return files
}

// What help says of ways to write a date or a figure is so.
func TestWaysToWrite(t *testing.T) {
	for _, l := range locale.All() {
		for _, way := range l.Guide().DateWays {
			if date, mistake := l.ParseDate(way); mistake != nil || date == (calendar.Date{}) {
				t.Errorf("%s: %q: %+v", l.Name, way, mistake)
			}
		}
		free := 0
		for _, way := range l.Guide().NumberWays {
			q, mistake := l.ParseQuantity(way)
			if mistake != nil {
				t.Errorf("%s: %q: %+v", l.Name, way, mistake)
			}
			if q.Kind == quantity.FreeText {
				free++
			}
		}
		if free != 1 { // the one that shows that words will do
			t.Errorf("%s: %d figures are read as words", l.Name, free)
		}
	}
}

// Each field is one topic, found by its key and by all its names in all
// languages, whatever their case and accents. No name leads anywhere else.
func TestEveryFieldIsATopic(t *testing.T) {
	for _, l := range locale.All() {
		for _, f := range sheet.Fields() {
			names := []string{f.Path}
			for _, lang := range locale.All() {
				names = append(names, lang.Fields[f.Path].Names...)
				names = append(names, lang.Guide().ByField[f.Path].Also...)
			}
			for _, name := range names {
				for _, form := range []string{name, strings.ToUpper(name), spelling.Fold(name), " " + strings.ReplaceAll(name, " ", "-")} {
					if topic, ok := guide.Find(l, form); !ok || topic.Key != f.Path {
						t.Errorf("%s: %q leads to %q, not to %s", l.Name, form, topic.Key, f.Path)
					}
				}
			}
		}
		for key, s := range l.Guide().Subjects {
			for _, name := range append(s.Names, key) {
				if topic, ok := guide.Find(l, name); !ok || topic.Key != key {
					t.Errorf("%s: %q leads to %q, not to %s", l.Name, name, topic.Key, key)
				}
			}
		}
	}
}

// A topic that lists fields lists those that the table allows there, and all of
// them.
func TestFieldsAreListedWhereTheyMayStand(t *testing.T) {
	for _, l := range locale.All() {
		want := map[sheet.Kind][]string{}
		for _, f := range sheet.Fields() {
			for _, kind := range f.Kinds {
				want[kind] = append(want[kind], l.Fields[f.Path].Names[0])
			}
		}
		for name, kind := range map[string]sheet.Kind{"sheet": sheet.FactSheet, "settings": sheet.Home} {
			var got []string
			page := page(t, l, name)
			for _, row := range page[len(page)-1].Rows {
				got = append(got, row.Name)
			}
			if diff := cmp.Diff(want[kind], got); diff != "" {
				t.Errorf("%s, %s:\n%s", l.Name, name, diff)
			}
		}
		kinds := page(t, l, "kind").Text()
		for _, kind := range []sheet.Kind{sheet.Page, sheet.Country, sheet.Partner} {
			if list := strings.Join(want[kind], ", "); !strings.Contains(strings.Join(strings.Fields(kinds), " "), list) {
				t.Errorf("%s: no %s in\n%s", l.Name, list, kinds)
			}
		}
	}
}

// Every part of a full form is explained, and every word that is one of a few is
// named, with whatever else is read as it.
func TestTopicsSayEverything(t *testing.T) {
	for _, l := range locale.All() {
		for _, f := range sheet.Fields() {
			text := strings.Join(strings.Fields(page(t, l, f.Path).Text()), " ")
			expect := func(what, words string) {
				if !strings.Contains(text, strings.Join(strings.Fields(words), " ")) {
					t.Errorf("%s, %s: %s %q is missing", l.Name, f.Path, what, words)
				}
			}
			expect("purpose", l.Fields[f.Path].Purpose)
			expect("page", l.Guide().ByField[f.Path].OnPage)
			for _, part := range flat(f) {
				if part.Path != f.Path {
					expect("part", l.Fields[part.Path].Names[0]+" "+l.Fields[part.Path].Purpose)
				}
				if part.Terms == nil {
					continue
				}
				for _, term := range part.Terms(l) {
					expect("value", term.Label)
					expect("value", strings.Join(term.Also, ", "))
				}
			}
			for _, lang := range locale.All() {
				for _, name := range lang.Fields[f.Path].Names {
					expect("name", name)
				}
			}
			others := page(t, l, f.Path)
			if own := l.Fields[f.Path].Names[0]; slices.Contains(strings.Split(others[len(others)-1].Text, ", "), strings.ReplaceAll(own, " ", "\u00a0")) {
				t.Errorf("%s, %s: its own name is among the other ones", l.Name, f.Path)
			}
			if dated := f.Type == sheet.DateField || f.Path == "dates"; dated != strings.Contains(text, l.Guide().Dates) {
				t.Errorf("%s, %s: ways to write a date: %v", l.Name, f.Path, !dated)
			}
			if counted := f.Path == "figures" || f.Path == "budget"; counted != strings.Contains(text, l.Guide().Numbers) {
				t.Errorf("%s, %s: ways to write a figure: %v", l.Name, f.Path, !counted)
			}
			if ranked := strings.Contains(text, l.Guide().NumberWays[6]); ranked != (f.Path == "figures") {
				t.Errorf("%s, %s: a rank among the ways to write a figure: %v", l.Name, f.Path, ranked)
			}
		}
	}
}

// flat are a field and all parts of it.
func flat(f sheet.FieldInfo) []sheet.FieldInfo {
	all := []sheet.FieldInfo{f}
	for _, part := range f.Parts {
		all = append(all, flat(part)...)
	}
	return all
}

// The words of the guide are complete in every language.
func TestWordsAreComplete(t *testing.T) {
	keys := func(l *locale.Locale) (subjects, fields []string) {
		return slices.Sorted(maps.Keys(l.Guide().Subjects)), slices.Sorted(maps.Keys(l.Guide().ByField))
	}
	var want []string
	for _, f := range sheet.Fields() {
		want = append(want, f.Path)
	}
	slices.Sort(want)
	for _, l := range locale.All() {
		for _, words := range []any{*l.Guide(), l.Guide().Manual} {
			v := reflect.ValueOf(words)
			for i := range v.NumField() {
				if v.Field(i).IsZero() {
					t.Errorf("%s: no %s", l.Name, v.Type().Field(i).Name)
				}
			}
		}
		for _, key := range []string{"sheet", "page", "country", "partner", "index", "home"} {
			if l.Guide().Kinds[key] == "" {
				t.Errorf("%s: no word for the kind %s", l.Name, key)
			}
		}
		subjects, fields := keys(l)
		if diff := cmp.Diff(want, fields); diff != "" {
			t.Errorf("%s, fields:\n%s", l.Name, diff)
		}
		var listed []string
		for _, topic := range guide.Subjects(l) {
			listed = append(listed, topic.Key)
			if topic.Name == "" || topic.Short == "" || topic.Page()[0].Text == "" {
				t.Errorf("%s: %s says nothing", l.Name, topic.Key)
			}
		}
		slices.Sort(listed)
		if diff := cmp.Diff(listed, subjects); diff != "" {
			t.Errorf("%s, subjects:\n%s", l.Name, diff)
		}
		for key, f := range l.Guide().ByField {
			if f.OnPage == "" {
				t.Errorf("%s: %s does not say what the page makes of it", l.Name, key)
			}
		}
	}
}

// Pages fit a terminal of 80 columns, and end no line with a space.
func TestPagesAreNarrow(t *testing.T) {
	for _, l := range locale.All() {
		for _, topic := range append(guide.Subjects(l), guide.Fields(l)...) {
			for line := range strings.SplitSeq(topic.Page().Text(), "\n") {
				if n := utf8.RuneCountInString(line); n > 80 || strings.TrimRight(line, " ") != line {
					t.Errorf("%s, %s: %d characters: %q", l.Name, topic.Key, n, line)
				}
			}
		}
	}
}

// A row may be a name alone, and no line begins with what closes the one before.
func TestPageText(t *testing.T) {
	page := guide.Page{
		{Text: strings.Repeat("x", 70) + " « mot », ?"},
		{Heading: "Rows", Rows: []guide.Row{{Name: "alone"}, {Name: "two", Text: "words"}, {Name: "of two", Sub: true}}},
	}
	want := strings.Repeat("x", 70) + "\n« mot », ?\n\nRows\n  alone\n  two       words\n    of two\n"
	if diff := cmp.Diff(want, page.Text()); diff != "" {
		t.Error(diff)
	}
}

func TestNearest(t *testing.T) {
	for _, test := range []struct {
		l          *locale.Locale
		name, want string
	}{
		{locale.Get("fr"), "chifres", "chiffres"},
		{locale.Get("fr"), "hebergment", "hébergement"},
		{locale.Get("fr"), "figurs", "figures"}, // of the other language
		{locale.Get("en"), "partnrs", "partners"},
		{locale.Get("en"), "status", "status"},
		{locale.Get("en"), "xyzzy", ""},
		{locale.Get("en"), "", ""},
		{locale.Get("en"), strings.Repeat("a", 100_000), ""},
	} {
		if got := guide.Nearest(test.l, test.name); got != test.want {
			t.Errorf("%s: %.20q: %q, want %q", test.l.Name, test.name, got, test.want)
		}
	}
}

// A part that several fields have is no topic; one that a single field has
// leads there.
func TestPartsLeadToTheirField(t *testing.T) {
	for name, want := range map[string]string{
		"consentement": "photo", "caption": "photo", "rôle": "partners", "dépensé": "budget", "devise": "currency", "longitude": "places",
		"moved_to": "dates", "nom": "", "name": "", "": "", "../..": "",
	} {
		topic, ok := guide.Find(locale.Get("fr"), name)
		if topic.Key != want || ok != (want != "") {
			t.Errorf("%q leads to %q, want %q", name, topic.Key, want)
		}
	}
}

// A manual page is roff, and nothing that a text says is a command of it.
func TestManualPages(t *testing.T) {
	m := guide.Manual{
		Words: locale.Get("en").Guide().Manual, Name: "fiche-x", Chapter: 1, Short: "does x", Date: "2026-11-23", Source: `fiche "1"`,
		Synopsis: "fiche x [options]",
		Page: guide.Page{
			{Text: ".SH a \\fBtext\nof two lines\n\n  .lines\n\n  'as they are' \\\n\nand « prose : more »"},
			{Heading: "Options :", Rows: []guide.Row{{Name: "    --all", Text: "all"}, {Name: ".x"}, {Name: "sub", Sub: true}, {Name: "sub two", Sub: true}}},
		},
		SeeAlso: []string{"fiche(1)"},
	}
	want := `.\" -*- coding: UTF-8 -*-
.TH "FICHE\-X" 1 "2026-11-23" "fiche \(dq1\(dq"
.nh
.ad l
.SH NAME
fiche\-x \- does x
.SH SYNOPSIS
fiche x [options]
.SH DESCRIPTION
\&.SH a \efBtext of two lines
.PP
.nf
  .lines
.fi
.PP
.nf
  \(aqas they are\(aq \e
.fi
.PP
and «\ prose\ : more\ »
.SH "OPTIONS"
.TP
\-\-all
all
.TP
\&.x
.RS
.TP
sub
.TP
sub two
.RE
.SH SEE ALSO
fiche(1)
`
	if diff := cmp.Diff(want, string(m.Roff())); diff != "" {
		t.Error(diff)
	}
}

func page(t *testing.T, l *locale.Locale, name string) guide.Page {
	t.Helper()
	topic, ok := guide.Find(l, name)
	if !ok {
		t.Fatalf("%s: no topic %q", l.Name, name)
	}
	return topic.Page()
}
