package prose

import (
	"strings"
	"testing"
	"time"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// hostile are inputs that make a parser or a renderer slow when it does not
// watch itself. unit is repeated until the text is as long as wanted.
var hostile = []struct{ name, before, unit, after string }{
	{name: "emphasis that nothing closes", unit: "*a_ "},
	{name: "emphasis in small paragraphs", unit: strings.Repeat("*a_ ", 500) + "\n\n"},
	{name: "emphasis within emphasis", unit: "**a **a *a* "},
	{name: "strikethrough", unit: "~~a "},
	{name: "quotations", unit: ">"},
	{name: "quotations on many lines", before: strings.Repeat(">", 60) + "a\n", unit: strings.Repeat("> ", 60) + "a\n"},
	{name: "lists", unit: "- "},
	{name: "lists with blank lines", before: strings.Repeat("- ", 60) + "a\n", unit: "\n"},
	{name: "numbered lists", unit: "1. "},
	{name: "list items", unit: "- a\n"},
	{name: "indented list", unit: "- a\n   - b\n     - c\n"},
	{name: "brackets", unit: "["},
	{name: "brackets, both", unit: "[]"},
	{name: "brackets around much", before: strings.Repeat("[", 900), unit: "*b* ", after: strings.Repeat("]", 900)},
	{name: "images", unit: "![a"},
	{name: "images within images", unit: "![![![![a](b)](b)](b)](b)"},
	{name: "links", unit: "[a](b) "},
	{name: "links on one line", unit: "[a](b"},
	{name: "links with a title", unit: `[a](b "`},
	{name: "links with a title in brackets", unit: "[a](b ("},
	{name: "links in angles", unit: "[a](<b"},
	{name: "links to references", unit: "[a][b"},
	{name: "footnotes that do not exist", unit: "[^a]"},
	{name: "footnotes", unit: "[^a]: b\n"},
	{name: "footnotes in use", before: strings.Repeat("[^a]: b\n", 900) + "\n", unit: "[^z]"},
	{name: "footnotes used often", before: "[^a]: b\n\n", unit: "[^a]"},
	{name: "definitions", unit: "[a]: b\n"},
	{name: "definitions, long", before: "[a]: /" + strings.Repeat("x", 100_000) + "\n\n", unit: "[a] "},
	{name: "definitions, long, of images", before: "[a]: /" + strings.Repeat("x", 100_000) + "\n\n", unit: "![a] "},
	{name: "definitions, external", before: "[a]: https://x.org/" + strings.Repeat("x", 1900) + "\n\n", unit: "[a] "},
	{name: "definitions in quotations", unit: "> [a]: b\n"},
	{name: "code", unit: "`a``"},
	{name: "code of all lengths", unit: backticks(1400)},
	{name: "code fences", unit: "```\n"},
	{name: "tables of many columns", before: "|" + strings.Repeat("a|", 5000) + "\n|" + strings.Repeat("-|", 5000) + "\n", unit: "|\n"},
	{name: "tables, many", unit: strings.Repeat("|a", 140) + "|\n" + strings.Repeat("|-", 140) + "|\n" + strings.Repeat("|\n", 140) + "\n"},
	{name: "tables of code", before: "|a|b|\n|-|-|\n", unit: "|`\\|`|`\\|`|\n"},
	{name: "table rules", unit: "-|-\n"},
	{name: "headings", unit: "# a\n"},
	{name: "headings with attributes", unit: "# {"},
	{name: "headings with classes", before: "# a {", unit: ".a "},
	{name: "headings, underlined", unit: "a\n===\n"},
	{name: "headings, one", before: "# ", unit: "a{#b} "},
	{name: "tags", unit: "<a "},
	{name: "tags with attributes", unit: `<a b="`},
	{name: "tags that are allowed", unit: "<sup>"},
	{name: "tags closed crosswise", unit: "<i><b></i></b>"},
	{name: "tags closed in vain", before: strings.Repeat("<i>", 5000), unit: "</b>"},
	{name: "removed tags", unit: "<x>"},
	{name: "blocks of tags", unit: "<div>\n\n"},
	{name: "block of tags", before: "<div>", unit: "<p>a"},
	{name: "comments", unit: "<!-- "},
	{name: "comments within text", before: "a ", unit: "<!-- "},
	{name: "instructions", before: "a ", unit: "<?"},
	{name: "declarations", before: "a ", unit: "<!A"},
	{name: "addresses", unit: "http://a.b/ "},
	{name: "addresses, unfinished", unit: "(http://a."},
	{name: "addresses in brackets", unit: "(http://a.bc/("},
	{name: "mail", unit: "_a@b"},
	{name: "mail without end", unit: "_a"},
	{name: "automatic links", unit: "<a:b"},
	{name: "backslashes", unit: `\`},
	{name: "entities", unit: "&amp"},
	{name: "empty lines", unit: "\n"},
	{name: "spaces", unit: " "},
	{name: "tabs", unit: "\t"},
	{name: "definition lists", unit: "a\n: b\n"},
	{name: "definition list, nested", unit: ": "},
	{name: "terms", before: strings.Repeat("a\n", 1000), unit: ": b\n"},
	{name: "numbers", unit: "1 000 "},
	{name: "quotes", unit: `"`},
	{name: "letters", unit: "a"},
	{name: "bytes that are no text", unit: "\x00\x01\xff"},
}

// backticks are runs of 1, 2, 3… backticks, none of which is closed.
func backticks(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("`", i+1) + "a")
	}
	return b.String()
}

// repeatedTo is before, unit until the text has size bytes, and after.
func repeatedTo(size int, before, unit, after string) []byte {
	return []byte(before + strings.Repeat(unit, max(1, (size-len(before))/len(unit))) + after)
}

// endless is how long a reader has that should need a second at most under the
// race detector: what it guards against takes minutes there, or all memory, and
// a busy machine shall not be taken for it.
const endless = time.Minute

func TestHostileMarkdownEnds(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second or two")
	}
	const size = 128 << 10
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			src := problem.NewSource("a.md", repeatedTo(size, h.before, h.unit, h.after))
			start := time.Now()
			body := Render(src, 0, locale.Get("fr"), Options{Summarised: true})
			if took := time.Since(start); took > endless {
				t.Errorf("took %v", took)
			}
			if most := 48 * len(src.Text); len(body.HTML) > most {
				t.Errorf("%d bytes of HTML, more than %d", len(body.HTML), most)
			}
		})
	}
}

func TestLongProseIsNotHostile(t *testing.T) {
	paragraph := strings.Repeat("Le *projet* de **Kayes** ([fiche](mali.md), [site](https://www.example.org)) `code` [1] s'achève. ", 20)
	list := strings.Repeat("- un\n  - deux **gras**\n    - trois [lien](a.md)\n", 20)
	table := "| Année | Écoles |\n|---|--:|\n" + strings.Repeat("| 2020 | *neuf* |\n", 50)
	chapter := "## Un chapitre\n\n" + paragraph + "\n\n" + list + "\n" + table + "\n> Une citation[^1] de *plusieurs*\n> lignes.\n\n"
	text := strings.Repeat(chapter, 300) + "[^1]: Une note.\n\n" + strings.Repeat(paragraph, 20)
	body := Render(problem.NewSource("a.md", []byte(text)), 0, locale.Get("fr"), Options{})
	for _, p := range body.Problems {
		t.Errorf("line %d: %s", p.Line, p.Rule)
	}
}

func TestLimitsAreReportedWhereTheyAreMet(t *testing.T) {
	longAddress := "[a]: /" + strings.Repeat("x", 100_000) + "\n\n"
	tests := []struct {
		name, markdown string
		rule           problem.Rule
		line           int
	}{
		{"nested quotations", "a\n\n" + strings.Repeat("> ", 40) + "b", "markdown-too-deep", 3},
		{"nested lists", "a\n\n" + strings.Repeat("- ", 20) + "b", "markdown-too-deep", 3},
		{"emphasis", "a\n\n" + strings.Repeat("*a_ ", 20_000), "markdown-too-dense", 3},
		{"links", "a\n\n" + strings.Repeat("[a](b", 100_000), "markdown-too-dense", 3},
		{"a table", "a\n\n" + strings.Repeat("|a", 1000) + "\n" + strings.Repeat("|-", 1000) + strings.Repeat("\n|", 1000), "markdown-too-dense", 3},
		{"links to a long address", longAddress + "[a]\n\n" + strings.Repeat("[a] ", 1000), "markdown-too-dense", 5},
		{"images at a long address", longAddress + "![a]\n\n" + strings.Repeat("![a] ", 1000), "markdown-too-dense", 5},
		{"footnotes", strings.Repeat("[^a]: b\n", maxFootnotes+1), "markdown-too-dense", maxFootnotes + 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			body := render(test.markdown, Options{Summarised: true})
			for _, p := range body.Problems {
				if p.Rule == test.rule {
					if p.Line != test.line || p.Severity != problem.Error {
						t.Errorf("%v in line %d", p.Severity, p.Line)
					}
					return
				}
			}
			t.Errorf("no problem %s", test.rule)
		})
	}
}
