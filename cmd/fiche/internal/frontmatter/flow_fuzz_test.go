package frontmatter

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/problem"
)

// FuzzShortFlow holds what is read in brackets without the YAML library to what
// the library reads, with every place.
func FuzzShortFlow(f *testing.F) {
	for _, s := range []string{
		`{nom: "JMP", url: "https://washdata.org"}`, `{name: JMP, url: https://washdata.org/data}`, `[eau, 'l''école', "a\tb" ]`,
		`{valeur: 1,5}`, `{a: b,}`, `{}`, `[ ]`, `{a: null, b: ~}`, `{ "a": b }`, `{a: {b: c}}`, `[a: b]`, `{a: b c , d e: f}`, `{a:  x}`, `[1:2, http://]`, `{a: b # c}`, `{a: - b}`, `{a: n]`, `[x'y, (z), 12 %, 5 €]`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if text == "" || text[0] != '{' && text[0] != '[' || strings.Contains(text, "\n") || !isText(text) || departsFromYAML(text) {
			return
		}
		closing, deepest := closingBracket(text, 0, len(text))
		if closing < 0 || deepest > maxDepth {
			return
		}
		text = text[:closing+1]
		reader := &lineReader{reporter: &reporter{src: problem.NewSource("x.md", []byte(text))}, arena: new(Arena), text: text}
		ours := reader.shortFlow(0, closing)
		if ours == nil {
			return
		}
		theirs := &reporter{src: reader.src}
		library := readYAML(theirs, text, span{0, len(text)})
		if len(theirs.problems) > 0 {
			t.Fatalf("%q is wrong for the library: %v", text, theirs.problems)
		}
		if diff := cmp.Diff(library, ours); diff != "" {
			t.Errorf("read %q\nthe YAML library (-) and we (+) disagree:\n%s", text, diff)
		}
	})
}

// Most of what people write is read so.
func TestShortFlow(t *testing.T) {
	for text, want := range map[string]bool{
		`{nom: "JMP", url: "https://washdata.org"}`:     true,
		`{nom: JMP, url: https://washdata.org/a-b.pdf}`: true,
		`[eau, assainissement, 'l''école']`:             true,
		`{valeur: 1,5}`:                                 false,
		`{a: [b]}`:                                      false,
		`[a : b]`:                                       false,
		`{}`:                                            false,
	} {
		reader := &lineReader{reporter: &reporter{src: problem.NewSource("x.md", []byte(text))}, arena: new(Arena), text: text}
		if got := reader.shortFlow(0, len(text)-1) != nil; got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
