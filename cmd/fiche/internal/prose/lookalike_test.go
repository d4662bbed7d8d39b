package prose

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// lookalikeCases read like markup and are none.
var lookalikeCases = []bodyCase{
	{"addresses with spaces", "![La façade](IMG 1.jpg) et [Le bilan](Bilan 2023.pdf \"Le bilan\"), [x](a b (2).pdf#p 2)",
		"<p>{image:IMG 1.jpg|La façade} et {link:Bilan 2023.pdf|Le bilan|Le bilan}Le bilan</a>, {link:a b (2).pdf#p 2|x}x</a></p>\n", nil},
	{"addresses with all else", "[a [b] c](É té [1].pdf) [m](mailto:a@b.fr?subject=un mot) [d](<IMG 2.jpg>) [e](a%20b.jpg)",
		"<p>{link:É té [1].pdf|a [b] c}a [b] c</a> <a href=\"mailto:a@b.fr?subject=un%20mot\">m</a> {link:IMG 2.jpg|d}d</a> {link:a b.jpg|e}e</a></p>\n", nil},
	{"words in brackets", "[sic](comme il le dit)", "<p>[sic](comme il le dit)</p>\n", nil},
	{"addresses without their scheme", "[a](www.example.org) [b](jean@example.org) [c](plan@2x.png)",
		"<p><a href=\"https://www.example.org\">a</a> <a href=\"mailto:jean@example.org\">b</a> {link:plan@2x.png|c}c</a></p>\n", nil},
	{"hashes", "#eau #mali\n\n#1 priorité", "<p>#eau #mali</p>\n<p>#1 priorité</p>\n", nil},
	{"a quotation's author", "> Oui.\n> — un pêcheur", "<blockquote>\n<p>Oui. — un pêcheur</p>\n</blockquote>\n", nil},
	{"bars at the end", "Choisy |\nGentilly |", "<p>Choisy | Gentilly |</p>\n", nil},
	{"notes in brackets", "Voir [1][2] et [[1]](a.md) (x)[1]", "<p>Voir [1][2] et {link:a.md|[1]}[1]</a> (x)[1]</p>\n", nil},
	{"what code says", "`{{ x }}` et `[[a]]`\n\n    • a", "<p><code>{{ x }}</code> et <code>[[a]]</code></p>\n<pre><code>• a\n</code></pre>\n", nil},
}

func TestLookalikes(t *testing.T) {
	for _, test := range []struct{ markdown, rule, fix string }{
		{"#Titre", "heading-no-space", "# Titre"},
		{"a\n###\u00a0Titre", "heading-no-space", "### Titre"},
		{"• un\n• deux", "list-bullet", "- un\n- deux"},
		{"Liste :\n– trois", "list-bullet", "- trois"},
		{"●quatre", "list-bullet", "- quatre"},
		{"· cinq", "list-bullet", "- cinq"},
		{"-six\n-sept", "list-bullet", "- six\n- sept"},
		{"-\u00a0huit", "list-bullet", "- huit"},
		{"1)a\n2)b", "list-bullet", "1) a\n2) b"},
		{"a | b\nc | d", "table-no-rule", "| a | b |\n|---|---|\n| c | d |"},
		{"| a | b |\n|---|\n| c | d |", "table-columns", "| a | b |\n|---|---|\n| c | d |"},
		{"A\tB\nc\td", "table-tabs", "| A | B |\n|---|---|\n| c | d |"},
		{"| a | b |\n|---|---|\n| c | d | e |", "table-extra-cells", ""},
		{"> a | b\n> --|--\n> c \\| d | e | f", "table-extra-cells", ""},
		{"Voir [[autre]]", "wiki-link", "Voir [autre](autre.md)"},
		{"![[a b.jpg|c]]", "wiki-link", "![c](a b.jpg)"},
		{"[d][e]", "reference-undefined", "[e]: https://…"},
		{"Voir [texte] (https://x.org/a).", "link-gap", "Voir [texte](https://x.org/a)."},
		{"Voir [texte] (autre fiche.md).", "link-gap", "Voir [texte](autre fiche.md)."},
		{"(texte)[https://x.org]", "link-reversed", "[texte](https://x.org)"},
		{"> [!NOTE]\n> a", "alert-mark", "> **Note**"},
		{"a {{< youtube x >}}", "template-tag", ""},
		{"| {% include x %} |\n|---|", "template-tag", ""},
		{"## a {: .c}\n\nb", "template-tag", ""},
		{"::: note\na\n:::", "template-tag", ""},
		{"[](https://x.org)", "link-no-text", ""},
		{"<a href=\"https://x.org\"></a>", "link-no-text", ""},
	} {
		body := render(test.markdown, Options{Summarised: true})
		if len(body.Problems) == 0 || string(body.Problems[0].Rule) != test.rule {
			t.Errorf("%q: %v", test.markdown, body.Problems)
			continue
		}
		if diff := cmp.Diff(test.fix, body.Problems[0].Fix); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.markdown, diff)
		}
	}
}
