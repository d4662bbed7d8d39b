package frontmatter

import (
	"fmt"
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

// compact is a tree on one line: texts in “ ” where they were quoted, nothing
// as ~, and the whole of a "label : value" behind its pair.
func compact(n *Node) string {
	var parts []string
	switch n.Kind {
	case Null:
		return "~"
	case Scalar:
		if n.Quoted {
			return "“" + n.Value + "”"
		}
		return n.Value
	case Sequence:
		for _, item := range n.Items {
			parts = append(parts, compact(item))
		}
		return "[" + strings.Join(parts, " | ") + "]"
	}
	for _, p := range n.Pairs {
		parts = append(parts, p.Key.Text+" = "+compact(p.Value))
	}
	text := "{" + strings.Join(parts, " | ") + "}"
	if n.OneLine() {
		text += "<" + n.Value + ">"
	}
	return text
}

func TestReadWhatPeopleWrite(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a colon in a value", "titre: MALI : Régions de Kayes", "{titre = MALI : Régions de Kayes}"},
		{"a French colon", "titre : Eau", "{titre = Eau}"},
		{"no-break spaces around the colon", "titre\u00a0:\u202fEau\u00a0potable\u00a0", "{titre = Eau\u00a0potable}"},
		{"a key of several words", "mis à jour: 2022\nvoir aussi: a.md", "{mis à jour = 2022 | voir aussi = a.md}"},
		{"a colour", "a: #0b6e8a\nb:   #fff", "{a = #0b6e8a | b = #fff}"},
		{"a number sign in a value", "a: lot #3, C#", "{a = lot #3, C#}"},
		{"comments", "# tout\na: b  # après\n\n  # seul\nc: # rien\nd:  # rien", "{a = b | c = ~ | d = ~}"},
		{"a colon in a comment", "a:\n  - b  # c : d", "{a = [b]}"},
		{"a comment after a text", "a: |\n    b\n  # c\nd: e", "{a = “b\n” | d = e}"},
		{"a bracket in quotes in brackets", `a: {b: "}", c: ']'}`, "{a = {b = “}” | c = “]”}}"},
		{"an apostrophe in brackets", "a: [l'eau, b]", "{a = [l'eau | b]}"},
		{"nothing", "a:\nb: ~\nc: null", "{a = ~ | b = ~ | c = ~}"},
		{"values keep their writing", "a: 012\nb: 1:30\nc: oui\nd: 1_000\ne: 1,5\nf: 2020-01-02", "{a = 012 | b = 1:30 | c = oui | d = 1_000 | e = 1,5 | f = 2020-01-02}"},
		{"signs that YAML keeps for itself", "a: @siaap\nb: > 500 habitants\nc: *important*\nd: %\ne: & Cie\nf: `x`\ng: ! attention\nh: - 5 °C",
			"{a = @siaap | b = > 500 habitants | c = *important* | d = % | e = & Cie | f = `x` | g = ! attention | h = - 5 °C}"},
		{"signs of YAML's that are the author's", "a: !Urgent travaux\nb: !x\nc: &a\nd: *b\ne: %x\nf: |x\ng: >5\nh: !!! attention\ni:\n  - !Urgent : x\n  - &a : y\n!j: k\n&l: m",
			"{a = !Urgent travaux | b = !x | c = &a | d = *b | e = %x | f = |x | g = >5 | h = !!! attention | i = [{!Urgent = x}<!Urgent : x> | {&a = y}<&a : y>] | !j = k | &l = m}"},
		{"a percent sign first", "%x: y", "{%x = y}"},
		{"quotes in a quoted label", "a : b : c\nd:\n  - \"Le \\\"Collectif\\\"\" : signataire\n  - \"C:\\dossier\" : e", "{a = b : c | d = [{Le \"Collectif\" = signataire}<\"Le \\\"Collectif\\\"\" : signataire> | {C:\\dossier = e}<\"C:\\dossier\" : e>]}"},
		{"an asterisk before several words", "a: *remarque sur l'eau", "{a = *remarque sur l'eau}"},
		{"a link of Markdown", "source: [JMP](https://washdata.org)", "{source = [JMP](https://washdata.org)}"},

		{"quotes", `a: "x: y"  # z` + "\nb: 'l''eau'\n\"c : d\": e\n'f': 'g' # h", "{a = “x: y” | b = “l'eau” | c : d = e | f = “g”}"},
		{"quotes inside a value", `a: "Eau" et "vie"` + "\nb: le \"projet\"", `{a = "Eau" et "vie" | b = le "projet"}`},
		{"quotes that forget those inside", `a: "Le "petit" projet"` + "\nb: 'L'eau'", `{a = “Le "petit" projet” | b = “L'eau”}`},
		{"escapes", `a: "x\ty\u00e9"`, "{a = “x\tyé”}"},
		{"quotes over several lines", "a: \"x\n  y\"\nb: c", "{a = “x y” | b = c}"},

		{"a value on several lines", "a: un\n  deux\n\n  trois # 4\nb: c", "{a = un deux\ntrois # 4 | b = c}"},
		{"a value on the next line", "a:\n  Les communes\n  du delta", "{a = Les communes du delta}"},
		{"literal text", "a: |\n  un\n    deux\n\n  trois\nb: c", "{a = “un\n  deux\n\ntrois\n” | b = c}"},
		{"folded text", "a: >-\n  un\n  deux\n\n  trois\nb: c", "{a = “un deux\ntrois” | b = c}"},
		{"a tab that nobody sees before a text", "a: |\n \t\n  un\n  deux\nb: c", "{a = “\nun\ndeux\n” | b = c}"},
		{"text with its indentation counted", "a: |1-\n   un\n  deux", "{a = “  un\n deux”}"},

		{"a list", "a:\n  - b\n  -   c\n  -\n  - d  # e", "{a = [b | c | ~ | d]}"},
		{"a list in the column of its field", "a:\n- b\n- c\nd: e", "{a = [b | c] | d = e}"},
		{"a list in a list", "a:\n  - - b\n    - c\n  -\n    - d", "{a = [[b | c] | [d]]}"},
		{"labels", "a:\n  - Ville (93), l'élue \"A\" : signataire\n  - https://x.org : Le film\n  - 12:30 : Repas\n  - oct. 2020 -> 2022 : Atelier (reporté : Covid)",
			"{a = [{Ville (93), l'élue \"A\" = signataire}<Ville (93), l'élue \"A\" : signataire>" +
				" | {https://x.org = Le film}<https://x.org : Le film>" +
				" | {12:30 = Repas}<12:30 : Repas>" +
				" | {oct. 2020 -> 2022 = Atelier (reporté : Covid)}<oct. 2020 -> 2022 : Atelier (reporté : Covid)>]}"},
		{"a label over two lines", "a:\n  - mars 2019 : Premier\n      atelier", "{a = [{mars 2019 = Premier atelier}<mars 2019 : Premier atelier>]}"},
		{"no label", "a:\n  - Paris:signataire\n  - https://x.org\n  - \"Eau : usages\"\n  - 8h:30", "{a = [Paris:signataire | https://x.org | “Eau : usages” | 8h:30]}"},
		{"records", "a:\n  - nom: b\n    url: https://x.org\n    aussi:\n      - c\n  - nom: d", "{a = [{nom = b | url = https://x.org | aussi = [c]} | {nom = d}<nom: d>]}"},
		{"sub-fields", "photo:\n  fichier: a.jpg\n  lieu:\n    nom: b\n    lat: 1\ntitre: c", "{photo = {fichier = a.jpg | lieu = {nom = b | lat = 1}} | titre = c}"},
		{"no-break spaces as indentation", "photo:\n\u00a0\u00a0fichier: a.jpg\n\u00a0 alt: b", "{photo = {fichier = a.jpg | alt = b}}"},
		{"brackets", "a: [b, \"c, d\",\n  e\n]\nf: {g: h}", "{a = [b | “c, d” | e] | f = {g = h}}"},
		{"labels in brackets", "a: [Eau : usages, b]", "{a = [{Eau = usages}<Eau : usages> | b]}"},
		{"JSON", "{\n\t\"a\": [1, \"b\"],\n\t\"c\": {\"d\": null}\n}", "{a = [1 | “b”] | c = {d = ~}}"},
		{"all of YAML", "? a\n: b\nc: !!str 12", "{a = b | c = 12}"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			n, problems := readText(test.text + "\n")
			if diff := cmp.Diff(test.want, compact(n)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if len(problems) > 0 {
				t.Errorf("problems: %v", report(problems))
			}
		})
	}
}

// What YAML would misread or refuse is told with the lines as they should be,
// and read as it was meant.
func TestTellWhatIsMisread(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // "line:col rule: fix"
		read       string
	}{
		{"a dash too far to the right", "a:\n  - b\n   - c\n  - d", []string{"3:4 dash-misaligned:   - c"}, "{a = [b | c | d]}"},
		{"a dash too far to the left", "a:\n  - b\n - c\n- d\ne: f", []string{"3:2 dash-misaligned:   - c", "4:1 dash-misaligned:   - d"}, "{a = [b | c | d] | e = f}"},
		{"a dash too far in a record", "a:\n  - nom: b\n   - nom: c", []string{"3:4 dash-misaligned:   - nom: c"}, "{a = [{nom = b}<nom: b> | {nom = c}<nom: c>]}"},
		{"a no-break space after a dash", "a:\n  -\u00a0b\n  - c", []string{"2:3 dash-space:   - b"}, "{a = [b | c]}"},
		{"no space after a dash", "a:\n  -b\n  - c\n  -5", []string{"2:3 dash-space:   - b", "4:3 dash-space:   - 5"}, "{a = [b | c | 5]}"},
		{"other dashes", "a:\n  – b\n  • c\n  * d", []string{"2:3 dash-character:   - b", "3:3 dash-character:   - c", "4:3 dash-character:   - d"}, "{a = [b | c | d]}"},
		{"a list on the line of its field", "a: - b\n  - c", []string{"1:4 list-on-line: a:\n  - b"}, "{a = [b | c]}"},
		{"a list under a value", "a: b\n  - c", []string{"2:3 list-after-value: "}, "{a = b}"},

		{"sub-fields in the column of the dash", "a:\n  - nom: b\n  rôle: c\n  url: d\n  - nom: e",
			[]string{"3:3 subfields-unindented:     rôle: c\n    url: d"}, "{a = [{nom = b | rôle = c | url = d} | {nom = e}<nom: e>]}"},
		{"sub-fields too far to the right", "a:\n  - nom: b\n      rôle: c", []string{"3:7 subfields-misaligned:     rôle: c"}, "{a = [{nom = b | rôle = c}]}"},
		{"sub-fields between", "a:\n  - nom: b\n   rôle: c", []string{"3:4 subfields-misaligned:     rôle: c"}, "{a = [{nom = b | rôle = c}]}"},
		{"sub-fields under a text", "a:\n  - b\n    rôle: c\nphoto: d\n  alt: e",
			[]string{"3:5 subfields-after-value: ", "5:3 subfields-after-value: "}, "{a = [b] | photo = d}"},
		{"sub-fields out of line", "photo:\n  fichier: a\n   alt: b\n crédit: c\nd: e",
			[]string{"3:4 subfields-misaligned:   alt: b", "4:2 subfields-misaligned:   crédit: c"}, "{photo = {fichier = a | alt = b | crédit = c} | d = e}"},

		{"a comma in braces", "a: {valeur: 1,5, b: c}", []string{"1:4 comma-splits-value: a:\n  valeur: 1,5\n  b: c"}, "{a = {valeur = 1,5 | b = c}}"},
		{"a comma in the braces of an item", "a:\n  - {nom: Eau, sols, valeur: 1}",
			[]string{"2:5 comma-splits-value:   - nom: Eau, sols\n    valeur: 1"}, "{a = [{nom = Eau, sols | valeur = 1}]}"},
		{"no space after the colon", "titre:Mali\nphoto:\n  fichier:a.jpg", []string{"1:6 colon-space: titre: Mali", "3:10 colon-space:   fichier: a.jpg"},
			"{titre = Mali | photo = {fichier = a.jpg}<fichier:a.jpg>}"},
		{"tabs", "photo:\n\tfichier: a\n\talt: b\nc: |\n\td",
			[]string{"2:1 tab-indent:   fichier: a", "3:1 tab-indent:   alt: b", "5:1 tab-indent:   d"}, "{photo = {fichier = a | alt = b} | c = “d\n”}"},
		{"prose", "a: b\nune suite\nencore\nc: d\nhttps://x.org", []string{"2:1 line-alone:   une suite", "5:1 line-alone:   https://x.org"}, "{a = b | c = d}"},
		{"a key twice", "a: b\nc: d\na: e", []string{"3:1 duplicate-key: "}, "{a = b | c = d | a = e}"},
		{"two colons are no slip", "a: b\nSuite::fin", []string{"2:1 line-alone:   Suite::fin"}, "{a = b}"},
		{"a place behind a break of another system", "a: [\"b\u0085c\", *d]", []string{"1:12 yaml-alias: "}, "{a = ~}"},
		{"a quote without end", "a: \"b\nc: d", []string{"1:4 quote-unclosed: a: b"}, "{a = b | c = d}"},
		{"a bracket without end", "a: [b, c\nd: e", []string{"1:4 bracket-unclosed: "}, "{a = ~ | d = e}"},
		{"a backslash in quotes", `a: "C:\photos"` + "\nb: c", []string{"1:7 yaml-escape: "}, "{a = ~ | b = c}"},
		{"a slip inside brackets", "a: [b, {c]}\nd: e", []string{"1:10 yaml-syntax: "}, "{a = ~ | d = e}"},
		{"anchors and aliases", "a: &x\n  b: c\nd: *x\ne: [*x]", []string{"1:4 yaml-alias: ", "3:4 yaml-alias: ", "4:5 yaml-alias: "}, "{a = ~ | d = ~ | e = ~}"},
		{"a line for YAML's experts among those of others", "a: b : c\n? d\n: e\n!!str f: g\nh: i", []string{"2:1 yaml-syntax: ", "4:1 yaml-syntax: "}, "{a = b : c | h = i}"},
		{"a list as a key", "? [a, b]\n: c", []string{"1:3 yaml-key: "}, "{}"},
		{"too many lists in lists", "{a: " + strings.Repeat("[", 40) + strings.Repeat("]", 40) + "}", []string{"1:36 nested-too-deep: "}, "~"},
		{"several at once", "titre:x\na:\n  - b\n   - c\nd: \"e\nf: [g\nh\n\ti: j", []string{
			"1:6 colon-space: titre: x", "4:4 dash-misaligned:   - c", "5:4 quote-unclosed: d: e", "6:4 bracket-unclosed: ",
			"7:1 line-alone: ", "8:1 tab-indent:   i: j",
		}, "{titre = x | a = [b | c] | d = e | f = ~}"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			n, problems := readText(test.text + "\n")
			var got []string
			for _, p := range problems {
				got = append(got, fmt.Sprintf("%d:%d %s: %s", p.Line, p.Col, p.Rule, p.Fix))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.read, compact(n)); diff != "" {
				t.Errorf("read (-want +got):\n%s", diff)
			}
		})
	}
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
