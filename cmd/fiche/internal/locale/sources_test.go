package locale

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
)

// readAllOf reads all files of a language.
func readAllOf(s *source) (l *Locale, err error) {
	l, err = s.read()
	messages, err1 := s.messages()
	guide, err2 := s.guide()
	dashboard, err3 := s.dashboard()
	_, err4 := s.countries()
	_, err5 := s.dates()
	_, err6 := s.numbers()
	_, err7 := s.synonyms()
	machine, err8 := s.machine()
	data, err9 := s.data()
	l.data = func() *DataWords { return data }
	_, err10 := s.search()
	l.dashboard = func() *DashboardWords { return dashboard }
	l.messages = func() map[string]Message { return messages }
	l.machine = func() map[string]string { return machine }
	l.guide = func() *GuideWords { return guide }
	return l, errors.Join(err, err1, err2, err3, err4, err5, err6, err7, err8, err9, err10)
}

// An opened is a file system that knows which files were opened.
type opened struct {
	fs.FS
	names map[string]bool
}

func (o opened) Open(name string) (fs.File, error) {
	o.names[name] = true
	return o.FS.Open(name)
}

// Every language can be read as a whole, has no file that is not read, and says
// the same as the fallback.
func TestLanguagesAreComplete(t *testing.T) {
	base := Fallback()
	for _, s := range sources {
		files := opened{s.files, map[string]bool{}}
		l, err := readAllOf(newSource(s.tag, files, s.grammar))
		if err != nil {
			t.Error(err)
			continue
		}
		for _, fault := range differences(base, l) {
			t.Errorf("%s: %s", s.tag, fault)
		}
		err = fs.WalkDir(s.files, ".", func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && !files.names[name] {
				t.Errorf("data/%s/%s: nothing reads this file", s.tag, name)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// What the machine refuses has words in every language.
func TestReasonsHaveWords(t *testing.T) {
	for _, l := range All() {
		if kinds := slices.Sorted(maps.Keys(l.machine())); !slices.Equal(kinds, slices.Sorted(slices.Values(problem.Reasons()))) {
			t.Errorf("%s: words for %v, want them for %v", l.Tag, kinds, problem.Reasons())
		}
	}
	err := &fs.PathError{Op: "open", Path: "/x", Err: fs.ErrPermission}
	text, _ := problem.Printer{Words: Get("fr").Wording()}.Say(problem.Problem{Rule: "machine-failed", Args: problem.Args{"reason": problem.ReasonOf(err)}})
	if !strings.HasSuffix(text, ": accès refusé") {
		t.Errorf("says %q", text)
	}
	raw := problem.ReasonOf(&fs.PathError{Op: "open", Path: "/x", Err: errors.New("who knows")})
	if raw != (problem.Reason{Raw: "who knows"}) {
		t.Errorf("%+v", raw)
	}
}

// differences are the texts of l that are missing or empty, or that speak of
// other values than those of base.
func differences(base, l *Locale) []string {
	var faults []string
	compare := func(name string, a, b any) {
		walk(name, reflect.ValueOf(a), reflect.ValueOf(b), func(path, fault string) { faults = append(faults, path+": "+fault) })
	}
	compare("language", base.Language, l.Language)
	compare("words", base.Words, l.Words)
	compare("terms", base.Terms, l.Terms)
	compare("goals", base.Goals, l.Goals)
	compare("blocks", base.Blocks, l.Blocks)
	compare("fields", base.Fields, l.Fields)
	compare("command", base.Command, l.Command)
	compare("messages", base.Messages(), l.Messages())
	compare("data", *base.Data(), *l.Data())
	compare("dashboard", *base.Dashboard(), *l.Dashboard())
	compare("machine", base.machine(), l.machine())
	compare("guide", *base.Guide(), *l.Guide())
	return faults
}

func walk(path string, a, b reflect.Value, fault func(path, fault string)) {
	switch a.Kind() {
	case reflect.String:
		switch {
		case a.Len() > 0 && b.Len() == 0:
			fault(path, "no text")
		case !slices.Equal(placeholders(a.String()), placeholders(b.String())):
			fault(path, fmt.Sprintf("speaks of %q, and not of %q", placeholders(b.String()), placeholders(a.String())))
		}
	case reflect.Struct:
		if forms, ok := b.Interface().(quantity.Forms); ok {
			walkForms(path, a.Interface().(quantity.Forms), forms, fault)
			return
		}
		for i := range a.NumField() {
			walk(path+"."+a.Type().Field(i).Name, a.Field(i), b.Field(i), fault)
		}
	case reflect.Map:
		for _, key := range slices.Concat(a.MapKeys(), b.MapKeys()) {
			here := path + "." + key.String()
			if !a.MapIndex(key).IsValid() || !b.MapIndex(key).IsValid() {
				fault(here, "is in one language only")
				continue
			}
			walk(here, a.MapIndex(key), b.MapIndex(key), fault)
		}
	case reflect.Array:
		for i := range a.Len() {
			walk(fmt.Sprintf("%s.%d", path, i+1), a.Index(i), b.Index(i), fault)
		}
	case reflect.Slice:
		switch {
		case a.Len() > 0 && b.Len() == 0 && !strings.HasSuffix(path, ".Also"):
			fault(path, "an empty list")
		case !strings.HasSuffix(path, ".Hints"): // other words, and as many as the language has
		case a.Len() != b.Len():
			fault(path, "another number of hints")
		default:
			for i := range a.Len() {
				walk(fmt.Sprintf("%s.%d", path, i+1), a.Index(i), b.Index(i), fault)
			}
		}
	}
}

// walkForms compares the forms of a noun: one for a single number may leave it
// out.
func walkForms(path string, a, b quantity.Forms, fault func(path, fault string)) {
	walk(path+".Other", reflect.ValueOf(a.Other), reflect.ValueOf(b.Other), fault)
	for _, form := range []string{b.Zero, b.One, b.Two, b.Few, b.Many} {
		for _, name := range placeholders(form) {
			if !slices.Contains(placeholders(a.Other), name) {
				fault(path, "speaks of {"+name+"}, which nothing fills")
			}
		}
	}
}

// placeholders are those of a text, each once, in order.
func placeholders(text string) []string {
	names := slices.Sorted(slices.Values(problem.Placeholders(text)))
	return slices.Compact(names)
}

// A mistake of a translator is found, with the file and the line.
func TestMistakesOfTranslators(t *testing.T) {
	for name, test := range map[string]struct {
		file, old, new string
		want           string // of the error, or of the differences
	}{
		"unknown key":         {"words.yaml", "menu:", "menue: x\nmenu:", `words.yaml:5: the key "menue" is unknown`},
		"missing key":         {"words.yaml", "menu: Main menu\n", "", `words.yaml:4: the key "menu" is missing`},
		"key twice":           {"words.yaml", "menu:", "menu: x\nmenu:", "words.yaml:6: duplicate-key"},
		"no value":            {"words.yaml", "menu: Main menu", "menu:", "words.yaml:5: nothing, where a text is expected"},
		"key of a map twice":  {"blocks.yaml", "dates:", "figures: []\ndates:", "blocks.yaml:14: duplicate-key"},
		"list for a text":     {"words.yaml", "menu: Main menu", "menu: [a]", "a list, where a text is expected"},
		"one goal too few":    {"goals.yaml", "- Zero hunger\n", "", "16 items, where 17 are expected"},
		"missing form":        {"words.yaml", "  other: sheets\n", "", `the key "other" is missing`},
		"form of others":      {"words.yaml", "  other: sheets\n", "  other: sheets\n  few: sheets\n", `the key "few" is unknown`},
		"word of no enum":     {"dates.yaml", "order: open", "order: month_first", `"month_first" is none of day_first, open`},
		"two characters":      {"numbers.yaml", "decimal: .", "decimal: '..'", `"..", where one character is expected`},
		"no boolean":          {"numbers.yaml", "symbol_first: true", "symbol_first: yes", `"yes", where true or false is expected`},
		"no YAML":             {"words.yaml", "menu: Main menu", `menu: "Main menu`, "words.yaml"},
		"two messages":        {"messages/check.yaml", "\n\n", "\n\ndate-empty:\n  text: x\n", `a second message for the rule "date-empty"`},
		"unknown placeholder": {"messages/values.yaml", "{word}", "{mot}", `messages.date-word.Text: speaks of ["mot"], and not of ["word"]`},
		"placeholder of form": {"command.yaml", "one: … and {count} more like this", "one: … and {number} more", "command.More: speaks of {number}"},
		"message left out":    {"messages/values.yaml", "date-word:", "date-wrod:", "messages.date-word: is in one language only"},
	} {
		files := fstest.MapFS{}
		if err := copyInto(files, sources[len(sources)-1].files); err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(files[test.file].Data, []byte(test.old)) {
			t.Errorf("%s: there is no %q in %s", name, test.old, test.file)
			continue
		}
		files[test.file].Data = bytes.Replace(files[test.file].Data, []byte(test.old), []byte(test.new), 1)
		l, err := readAllOf(newSource("en", files, english))
		found := fmt.Sprint(err)
		if err == nil {
			found = strings.Join(differences(Fallback(), l), "\n")
		}
		if !strings.Contains(found, test.want) {
			t.Errorf("%s: found %q, want %q", name, found, test.want)
		}
	}
}

// copyInto copies all files.
func copyInto(to fstest.MapFS, from fs.FS) error {
	return fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, name)
		to[name] = &fstest.MapFile{Data: data}
		return err
	})
}

// A language asks of its translators for the forms that its rule gives.
func TestForms(t *testing.T) {
	arabic := func(n int) quantity.Category {
		switch {
		case n < 3:
			return quantity.Category(n)
		case n%100 >= 3 && n%100 <= 10:
			return quantity.Few
		case n%100 >= 11:
			return quantity.Many
		}
		return quantity.Other
	}
	for name, test := range map[string]struct {
		rule func(int) quantity.Category
		want forms
	}{
		"fr": {frenchPlural, forms{"one": false, "many": true, "other": false}},
		"en": {englishPlural, forms{"one": false, "other": false}},
		"ar": {arabic, forms{"zero": false, "one": false, "two": false, "few": false, "many": false, "other": false}},
	} {
		if got := formsOf(test.rule); !maps.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

func TestSnakeCase(t *testing.T) {
	for name, want := range map[string]string{"Menu": "menu", "SkipToContent": "skip_to_content", "AtAGlance": "at_a_glance", "JSON": "json", "JSONFile": "json_file"} {
		if got := snakeCase(name); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}
