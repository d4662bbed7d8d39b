package localetest_test

import (
	"bytes"
	"context"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"go.yaml.in/yaml/v4"
	"golang.org/x/net/html"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/static"
	"fiche/templates"
)

const (
	repository = "../../../../.."
	pseudo     = "x-pseudo"
)

// A language is a folder and a grammar, and nothing else: x-pseudo is English
// with accented letters, a third longer. A site in it is built, and every word
// on its pages that is not of the content is of this language.
func TestPseudoLanguage(t *testing.T) {
	locale.Register(pseudo, pseudoFolder(t, "../data/en"), locale.Grammar{
		Plural: func(n int) quantity.Category {
			if n == 1 {
				return quantity.One
			}
			return quantity.Other
		},
		DayOrdinal: func(int) string { return "" },
		Elide:      func(before, _ string) string { return before },
		Ordinal:    func(int64) string { return pseudoText("th") },
		Link:       func(string) string { return "" },
	})
	content, known := pseudoSite(t)
	result, err := pipeline.New(pipeline.Inputs{
		Content: content, Templates: []fs.FS{templates.FS}, Static: []fs.FS{static.FS},
	}, pipeline.Options{Locale: locale.Get(pseudo)}).Build(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if result.Tree == nil {
		t.Fatalf("nothing was built: %v", result.Problems)
	}
	for _, l := range locale.All() {
		addWords(known, l.Name) // leads to the pages in it
	}
	addWords(known, "CSV JSON Schema GeoJSON") // formats of data have one name
	translated, foreign := 0, map[string]string{}
	for _, name := range result.Tree.Paths() {
		if path.Ext(name) != ".html" || strings.HasPrefix(name, "en/") {
			continue
		}
		addWords(known, name) // printed pages tell their address
		page, err := fs.ReadFile(result.Tree, name)
		if err != nil {
			t.Fatal(err)
		}
		for word := range visibleWords(t, page) {
			switch {
			case strings.IndexFunc(word, func(r rune) bool { return r < 0x80 }) < 0 && len([]rune(word)) > 1:
				translated++
			case !known[strings.ToLower(word)]:
				foreign[word] = name
			}
		}
	}
	if translated < 500 {
		t.Errorf("only %d words of the pages are of the language", translated)
	}
	for _, word := range slices.Sorted(maps.Keys(foreign)) {
		t.Errorf("%s: %q is neither of the content nor of the language", foreign[word], word)
	}
}

// pseudoFolder makes the folder of the language.
func pseudoFolder(t *testing.T, english string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	for _, pattern := range []string{"*.yaml", "messages/*.yaml"} {
		names, err := fs.Glob(os.DirFS(english), pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := fs.ReadFile(os.DirFS(english), name)
			if err != nil {
				t.Fatal(err)
			}
			var document yaml.Node
			if err := yaml.Load(data, &document); err != nil {
				t.Fatal(err)
			}
			translate(&document)
			if data, err = yaml.Dump(&document); err != nil {
				t.Fatal(err)
			}
			files[name] = &fstest.MapFile{Data: data}
		}
	}
	return files
}

// fixed are the keys whose values are no words of the language.
var fixed = []string{
	"territory", "direction", "paths", "starter", "notice_file", "accessibility_file", // language.yaml
	"key", "order", "points", "decimal", "symbol_first", "unit_first", "code", "short", // terms.yaml, dates.yaml, numbers.yaml
}

func translate(n *yaml.Node) {
	switch n.Kind {
	case yaml.ScalarNode:
		n.Value = pseudoText(n.Value)
	case yaml.MappingNode:
		for i := 0; i < len(n.Content); i += 2 {
			key, value := n.Content[i].Value, n.Content[i+1]
			isHelp := key == "short" && value.Kind == yaml.ScalarNode // beside the abbreviations of numbers.yaml
			if !slices.Contains(fixed, key) || isHelp {
				translate(value)
			}
		}
	default:
		for _, child := range n.Content {
			translate(child)
		}
	}
}

var words = regexp.MustCompile(`\{[a-z_.-]+[|}]|[A-Za-z]+`)

// pseudoText accents every letter of an English text and makes its words a
// third longer; placeholders stay.
func pseudoText(text string) string {
	return words.ReplaceAllStringFunc(text, func(word string) string {
		if word[0] == '{' {
			return word
		}
		var b strings.Builder
		for _, r := range word {
			if r >= 'a' {
				b.WriteRune([]rune("áƀćďéƒǵĥíĵķĺɱńóṕɋŕśťúṽẃẋýź")[r-'a'])
			} else {
				b.WriteRune([]rune("ÁɃĆĎÉƑǴĤÍĴĶĹḾŃÓṔɊŔŚŤÚṼẂẊÝŹ")[r-'A'])
			}
		}
		return b.String() + strings.Repeat("ö", (len(word)+2)/3)
	})
}

// inItsFigures writes what the example says of figures in the language, whose
// words are the only ones that its figures are read with.
var inItsFigures = strings.NewReplacer(
	": 650 millions FCFA", ": 650 "+pseudoText("million")+" FCFA",
	": 1,2 million d'euros", ": €1.2 "+pseudoText("million"),
	": environ", ": "+pseudoText("about"),
)

// pseudoSite returns the content of the example with the language as its own
// beside English, and the words that it holds.
func pseudoSite(t *testing.T) (fstest.MapFS, map[string]bool) {
	t.Helper()
	files, known := fstest.MapFS{}, map[string]bool{}
	example := os.DirFS(repository + "/content")
	err := fs.WalkDir(example, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(example, name)
		if err != nil {
			return err
		}
		data = []byte(inItsFigures.Replace(string(data)))
		if name == "index.md" {
			data = bytes.Replace(data, []byte("\nlangue: fr\nlangues: fr, en\n"), []byte("\nlangue: x-pseudo\nlangues: x-pseudo, en\n"), 1)
		}
		if path.Ext(name) == ".md" && name != "README.md" {
			addWords(known, string(data))
		}
		files[name] = &fstest.MapFile{Data: data}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files, known
}

func addWords(known map[string]bool, text string) {
	for _, word := range wordsOf(text) {
		known[strings.ToLower(word)] = true
	}
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
}

// visibleWords returns the words of a page that are seen or read aloud.
func visibleWords(t *testing.T, page []byte) map[string]bool {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for n := range root.Descendants() {
		switch n.Type {
		case html.TextNode:
			if !slices.Contains([]string{"script", "style", "code"}, n.Parent.Data) { // code: names of columns
				addFound(found, n.Data)
			}
		case html.ElementNode:
			for _, a := range n.Attr {
				description := n.Data == "meta" && a.Key == "content" && hasAttr(n, "name", "description")
				if description || slices.Contains([]string{"alt", "title", "aria-label", "placeholder"}, a.Key) {
					addFound(found, a.Val)
				}
			}
		}
	}
	return found
}

func addFound(found map[string]bool, text string) {
	for _, word := range wordsOf(text) {
		found[word] = true
	}
}

func hasAttr(n *html.Node, key, value string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key && a.Val == value })
}
