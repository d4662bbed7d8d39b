package frontmatter

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/problem"
)

// endless is how long reading may take that should need a second at most under
// the race detector: what it guards against takes minutes there, or all memory,
// and a busy machine must not be taken for it.
const endless = time.Minute

// readText reads the text of a front matter as Read does.
func readText(text string) (*Node, []problem.Problem) {
	r := &reporter{src: problem.NewSource("x.md", []byte(text))}
	n := readBlock(r, new(Arena), span{0, len(text)})
	return n, r.finish()
}

// What people write, and how it is read, is in testdata for other programs to
// read as well: testdata/README.md says how. What YAML would misread or refuse is
// told with the lines as they should be, and read as it was meant.
func TestReadWhatPeopleWrite(t *testing.T) {
	data, err := os.ReadFile("testdata/lines.json")
	if err != nil {
		t.Fatal(err)
	}
	type told struct {
		Line, Column int
		Rule         problem.Rule
		Fix          string
	}
	var tests []struct {
		Name, Text string
		Read       any
		Problems   []told
	}
	if err := json.Unmarshal(data, &tests); err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		t.Run(test.Name, func(t *testing.T) {
			n, problems := readText(test.Text + "\n")
			if diff := cmp.Diff(test.Read, vector(n)); diff != "" {
				t.Errorf("read (-want +got):\n%s", diff)
			}
			var all []told
			for _, p := range problems {
				all = append(all, told{p.Line, p.Col, p.Rule, p.Fix})
			}
			if diff := cmp.Diff(test.Problems, all); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// vector returns a node as testdata/lines.json has it.
func vector(n *Node) any {
	switch n.Kind {
	case Null:
		return nil
	case Scalar:
		if n.Quoted {
			return map[string]any{"quoted": n.Value}
		}
		return n.Value
	case Sequence:
		items := []any{}
		for _, item := range n.Items {
			items = append(items, vector(item))
		}
		return items
	}
	pairs := []any{}
	for _, p := range n.Pairs {
		pairs = append(pairs, []any{p.Key.Text, vector(p.Value)})
	}
	fields := map[string]any{"fields": pairs}
	if n.OneLine() {
		fields["line"] = n.Value
	}
	return fields
}

// A value knows where it stands, whichever reader read it.
func TestPlacesOfNodes(t *testing.T) {
	text := "titre: Été  # saison\nliste:\n  - Où : \"là\"\n  - [é, {ü: 'ö'}, z]\n  - [ ]\nlong: a\n  b\n"
	n, problems := readText(text)
	if len(problems) > 0 {
		t.Fatalf("problems: %v", report(problems))
	}
	var got []string
	var walk func(n *Node)
	walk = func(n *Node) {
		if n.Kind == Scalar {
			got = append(got, text[n.Start:n.End])
		}
		for _, item := range n.Items {
			walk(item)
		}
		for _, p := range n.Pairs {
			got = append(got, text[p.Key.Start:p.Key.End]+"=")
			walk(p.Value)
		}
	}
	walk(n)
	want := []string{"titre=", "Été", "liste=", "Où=", `"là"`, "é", "ü=", "'ö'", "z", "long=", "a\n  b"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	items := n.Pairs[1].Value.Items
	for i, want := range map[int]string{1: "[é, {ü: 'ö'}, z]", 2: "[ ]"} {
		if got := text[items[i].Start:items[i].End]; got != want {
			t.Errorf("the list in brackets is %q, want %q", got, want)
		}
	}
}

// A part of a value stands where its text does, and where the whole value does
// if quotes or line ends stand between the two.
func TestPart(t *testing.T) {
	n, _ := readText("a: un, deux\nb: \"un, deux\"\n")
	plain, quoted := n.Pairs[0].Value.Part(3, 8), n.Pairs[1].Value.Part(3, 8)
	if plain.Value != "deux" || plain.Start != 7 || plain.End != 11 {
		t.Errorf("%+v", plain)
	}
	if quoted.Value != "deux" || quoted.Start != 15 || quoted.End != 25 {
		t.Errorf("%+v", quoted)
	}
}

// Nothing that a file may hold makes the readers slow or deep: what takes a
// tenth of a second would take minutes if some step were quadratic.
func TestHostileFrontMatter(t *testing.T) {
	const size = 200_000
	stairs := func(line string) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			b.WriteString(strings.Repeat(" ", i) + line + "\n")
		}
		return b.String()
	}
	tests := []struct{ name, text string }{
		{"brackets", "a: " + strings.Repeat("[", size)},
		{"closed brackets", "a: " + strings.Repeat("[", size/2) + strings.Repeat("]", size/2)},
		{"braces as a file", strings.Repeat("{a: ", size/8) + strings.Repeat("}", size/8)},
		{"dashes", strings.Repeat("- ", size/2)},
		{"lists in lists", stairs("-")},
		{"fields in fields", stairs("a:")},
		{"fields under values", stairs("a: b")},
		{"brackets in steps", stairs("a: [")},
		{"quotes in steps", stairs("a: \"")},
		{"open brackets", strings.Repeat("a: [\n", size/5)},
		{"open quotes", strings.Repeat("a: 'b\n", size/6)},
		{"quotes in brackets", "a: [" + strings.Repeat("'", size) + "]"},
		{"one long list", "a: [" + strings.Repeat("b,", size/2) + "]"},
		{"many short lists", strings.Repeat("- [b]\n", size/6)},
		{"commas in braces", "a: [" + strings.Repeat("{b: 1,5},", size/9) + "]"},
		{"colons", strings.Repeat("a:", size/2)},
		{"number signs", "a: " + strings.Repeat(" #", size/2)},
		{"tabs", strings.Repeat("\ta: b\n", size/6)},
		{"no-break spaces", "a: b" + strings.Repeat("\u00a0", size/2)},
		{"different keys", func() string {
			var b strings.Builder
			for i := range size / 10 {
				fmt.Fprintf(&b, "k%d: v\n", i)
			}
			return b.String()
		}()},
		{"one key", strings.Repeat("a: b\n", size/5)},
		{"headers of texts", strings.Repeat("a: |\n", size/5)},
		{"dashes in a text", "a: |\n" + strings.Repeat("  ---\n", size/6)},
		{"aliases of aliases", "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n"},
		{"? keys", strings.Repeat("? a\n", size/4)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			started := time.Now()
			file := []byte("---\n" + test.text + "\n---\n")
			Read(problem.NewSource("x.md", file), new(Arena), isField)
			Read(problem.NewSource("x.md", file[:len(file)-len("---\n")]), new(Arena), isField)
			if took := time.Since(started); took > endless {
				t.Errorf("took %v", took)
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	text := frontMatters[0]
	file := []byte("---\n" + text + "---\n" + strings.Repeat("Du texte de la fiche.\n\n", 150))
	b.Run("all", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Read(problem.NewSource("x.md", file), new(Arena), isField)
		}
	})
	b.Run("split", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			splitFrontMatter(&reporter{src: problem.NewSource("x.md", file)}, isField)
		}
	})
	b.Run("lines", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			readLines(&reporter{src: problem.NewSource("x.md", file)}, new(Arena), text, 0, false)
		}
	})
	b.Run("yaml", func(b *testing.B) {
		text := strings.ReplaceAll(strings.ReplaceAll(text, "NIGER :", "NIGER"), "(reporté :", "(reporté")
		r := &reporter{src: problem.NewSource("x.md", []byte(text))}
		b.ReportAllocs()
		for b.Loop() {
			readYAML(r, text, span{0, len(text)})
		}
		if len(r.problems) > 0 {
			b.Fatal(report(r.problems))
		}
	})
}
