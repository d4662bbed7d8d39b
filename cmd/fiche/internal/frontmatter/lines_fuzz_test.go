package frontmatter

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/problem"
)

// frontMatters are front matters as people write them, without the lines
// "---": the seeds of the fuzz tests.
var frontMatters = []string{
	`titre: NIGER : Puits villageois de la région de Zinder
résumé: Douze puits et leurs comités de gestion, avec la commune de Magaria.
pays: Niger
lieux:
  - Région de Zinder
  - Magaria : 12.99, 8.91 (approximatif)            # mairie
statut: en cours
situation: fin 2021
mis à jour: 2022-03-14
période: 2019 - 2022
thèmes: eau, formation
odd: 6.1
photo:
  fichier: puits.jpg
  description: Un puits et sa margelle neuve      # pour les lecteurs d'écran
partenaires:
  - Eaux d'Ici (E-ICI) : appui technique
  - Ville de Saint-Ouen : signataire
  - nom: Ville de Magaria
    rôle: signataire
    url: https://www.example.org
dates:
  - mars 2019 : Premier atelier
  - mars 2020 -> 2022 : Dernier atelier (reporté : sécurité)
chiffres:
  - Nombre de bénéficiaires : 12 400 habitants
  - libellé: Taux d'accès
    valeur: 35 %
    de: pays
budget:
  total: 450 000 €
  par:
    - Syndicat : 200 000 €
détails:
  Zone: trois communes
liens:
  - https://example.org/film : Le film
brouillon: non
`,
	`title: Kenya: boreholes of Kitui
summary: >
  Eight boreholes,
  and what keeps them running.

  A second paragraph.
country: Kenya
period: since 2019
themes: [water, training]
partners:
- name: "County: Kitui"
  role: signatory
- name: 'Friends'' Trust'
dates:
- 2019-10 : First borehole
- Oct. 2020 : "Second: deeper"
notes: |-
  For us only.
    - indented
  # not a comment
draft: no
`,
	"# les deux lignes qui suivent\n\ntitre: Eau et assainissement\n  dans trois communes\n\n  du delta\nmenu:\n  - projets/\n  -\n    - a\n    - b : c\n  - - d\n    - e\nvide:\nnul: ~\n",
	"a: |2\n    deux\n   un\n\n\nb: >+\n  x\n\n   y\n  z\n\nc: |-\n\n  t\n",
	"\"a\\u00e9\\n\": \"\\u202f%\\t\\\"\\\\ \\x41\\/\"\n\"clé : citée\": x\n'autre': [1, {b: c}]\nz: {a: \"x\\ty\", 'b': ''}\n",
	"a:\n- b\n-   c: d\n    e: f\ng:\n    h:\n     i: j\n",
	"? complexe\n: valeur\nb: !!str 12\nc: &x y\nd: *x\n",
	"a: b\n c: d\n - e\nf:g\n\th: i\n",
	"a:\n  - b\n   - c\n d\n  -e\n  • f\n",
	"a:\n- -10 : b\n -5 : c\n- d: e\nf: |-\n   \n  g\n\n",
	"{\"title\": \"x\", \"dates\": [{\"2019\": \"y\"}]}",
}

// FuzzLinesAgainstYAML holds the line reader and the YAML library together:
// what both can read without a complaint is the same tree, except where
// [departsFromYAML] says that we read it otherwise on purpose.
func FuzzLinesAgainstYAML(f *testing.F) {
	for _, s := range frontMatters {
		f.Add(s)
	}
	f.Add("a: |\n \t")
	f.Fuzz(func(t *testing.T, text string) {
		text += "\n" // as before the closing "---"
		if !isText(text) || departsFromYAML(text) {
			return
		}
		ours := &reporter{src: problem.NewSource("x.md", []byte(text))}
		lines, ok := readLines(ours, new(Arena), text, 0, false)
		theirs := &reporter{src: ours.src}
		library := readYAML(theirs, text, span{0, len(text)})
		if !ok || len(ours.problems) > 0 || len(theirs.problems) > 0 {
			return
		}
		if diff := cmp.Diff(outline(library), outline(lines)); diff != "" {
			t.Errorf("read %q\nthe YAML library (-) and the line reader (+) disagree:\n%s", text, diff)
		}
	})
}

// FuzzFrontMatter reads anything at all: it must end, report what it refuses,
// and place every node and every problem inside the file.
func FuzzFrontMatter(f *testing.F) {
	for _, s := range frontMatters {
		f.Add([]byte("---\n" + s + "---\n\n# Corps\n"))
		f.Add([]byte(s))
		f.Add([]byte("\xFF\xFE" + s))
		f.Add([]byte("----\r\n" + strings.ReplaceAll(s, "\n", "\r\n")))
	}
	f.Add([]byte("+++\ntitle = \"x\"\n+++\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		src, problems := Decode("x.md", data)
		if src == nil {
			if problem.Worst(problems) != problem.Error {
				t.Errorf("refused without an error: %v", problems)
			}
			return
		}
		fields, body, problems := Read(src, new(Arena), isField)
		if body < 0 || body > len(src.Text) {
			t.Errorf("the body begins at %d of %d", body, len(src.Text))
		}
		checkPlaces(t, fields, len(src.Text))
		for _, p := range problems {
			if p.Line > 0 && p.Col > utf8.RuneCountInString(src.Line(p.Line))+1 {
				t.Errorf("%s stands at %d:%d, after the end of its line", p.Rule, p.Line, p.Col)
			}
		}
	})
}

// checkPlaces checks that each node stands in the text and in its parent.
func checkPlaces(t *testing.T, n *Node, end int) {
	t.Helper()
	if n.Start < 0 || n.Start > n.End || n.End > end {
		t.Errorf("%v %q stands from %d to %d of %d", n.Kind, n.Value, n.Start, n.End, end)
	}
	for _, item := range n.Items {
		checkPlaces(t, item, end)
	}
	for _, p := range n.Pairs {
		if p.Key.Start < 0 || p.Key.Start > p.Key.End || p.Key.End > end {
			t.Errorf("key %q stands from %d to %d of %d", p.Key.Text, p.Key.Start, p.Key.End, end)
		}
		checkPlaces(t, p.Value, end)
	}
}

var (
	// oneSpaceHash is "#" after a single space or at the beginning of a value,
	// where it is text for us and a comment for YAML.
	oneSpaceHash = regexp.MustCompile(`(?m)[^ \t\n][ \t]#|[:\-][ \t]+#`)
	// counted is a text after | or > with its indentation, which without lines
	// under it is one itself for us.
	counted = regexp.MustCompile(`[|>][-+]?[1-9]`)
	// bang is a "!" at the beginning of a value: a tag for YAML, and for us
	// only if it looks like one.
	bang = regexp.MustCompile(`(?m)(^|[:\-][ \t])[ \t]*!`)
	// noKey is a colon with nothing before it, which is text for us.
	noKey = regexp.MustCompile(`(?m)^[ \t\-]*:([ \t]|$)`)
	// unseenText is a tab in a line of nothing but spaces before a text of several
	// lines: YAML counts the indentation of the text from there, though nobody sees
	// it; for us the line is empty.
	unseenText = regexp.MustCompile(`[|>][^\n]*\n([ \t]*\n)* *\t[ \t]*(\n|$)`)
	// marker lines end or begin a document, which a front matter cannot do.
	markerLine = regexp.MustCompile(`(?m)^(---|\.\.\.|%)`)
)

// departsFromYAML reports whether a text holds something that we read otherwise
// than YAML on purpose, although YAML has a meaning for it. Everything else
// that we tolerate (a colon in a value, a Markdown link) is an error in YAML.
func departsFromYAML(text string) bool {
	if oneSpaceHash.MatchString(text) || bang.MatchString(text) || counted.MatchString(text) || noKey.MatchString(text) || markerLine.MatchString(text) || unseenText.MatchString(text) {
		return true
	}
	for i, r := range text {
		// No-break spaces are spaces; YAML 1.1 has three more line ends.
		if r > unicode.MaxASCII && (blank(text, i) > 0 || r == 0x85 || r == 0x2028 || r == 0x2029) {
			return true
		}
	}
	return false
}

// isText reports whether Decode would let the text through as it is.
func isText(text string) bool {
	return utf8.ValidString(text) && controlAt([]byte(text)) < 0 && !strings.ContainsAny(text, "\r\f")
}

// outline is a node and all below it as a text to compare and to read.
func outline(n *Node) string {
	var b strings.Builder
	writeOutline(&b, n, 0)
	return b.String()
}

func writeOutline(b *strings.Builder, n *Node, depth int) {
	indent := strings.Repeat("  ", depth)
	switch n.Kind {
	case Null:
		b.WriteString(" ~\n")
	case Scalar:
		fmt.Fprintf(b, " %q\n", n.Value)
	case Sequence:
		b.WriteString(" list\n")
		for _, item := range n.Items {
			b.WriteString(indent + "-")
			writeOutline(b, item, depth+1)
		}
	case Mapping:
		b.WriteString(" fields\n")
		for _, p := range n.Pairs {
			fmt.Fprintf(b, "%s%q:", indent, p.Key.Text)
			writeOutline(b, p.Value, depth+1)
		}
	}
}
