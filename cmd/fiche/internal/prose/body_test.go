package prose

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/typography"
)

// bodyCases are Markdown, the HTML it becomes in French, with {holes}, and the
// problems that are found, as "line:column+width rule".
type bodyCase struct {
	name, markdown, html string
	problems             []string
}

var bodyCases = []bodyCase{
	{"paragraphs", "Un *mot*, un **autre**.\n\nLa suite\nde la phrase.",
		"<p>Un <em>mot</em>, un <strong>autre</strong>.</p>\n<p>La suite de la phrase.</p>\n", nil},
	{"line breaks", "Choisy-le-Roi |  \nGentilly", "<p>Choisy-le-Roi |<br>\nGentilly</p>\n", nil},
	{"lists", "1. un\n2. deux\n   - trois", "<ol>\n<li>un</li>\n<li>deux<ul>\n<li>trois</li>\n</ul>\n</li>\n</ol>\n", nil},
	{"a list that begins elsewhere", "4. quatre", "<ol start=\"4\">\n<li>quatre</li>\n</ol>\n", nil},
	{"tasks", "- [x] fait\n- [ ] pas encore",
		"<ul>\n<li><span class=\"task\">☑</span> fait</li>\n<li><span class=\"task\">☐</span> pas encore</li>\n</ul>\n", nil},
	{"quotation", "> Une *citation*", "<blockquote>\n<p>Une <em>citation</em></p>\n</blockquote>\n", nil},
	{"definitions", "SIAAP\n: Le syndicat", "<dl>\n<dt>SIAAP</dt>\n<dd>Le syndicat</dd>\n</dl>\n", nil},
	{"code is left alone", "Tapez `l'eau !` :\n\n```sh\necho \"l'eau !\"\n```",
		"<p>Tapez <code>l&#39;eau !</code>\u00a0:</p>\n<pre><code class=\"language-sh\">echo &#34;l&#39;eau !&#34;\n</code></pre>\n", nil},
	{"strikethrough takes two tildes", "H~2~O et ~~barré~~", "<p>H~2~O et <del>barré</del></p>\n", nil},
	{"escapes and entities", `\*mot\* &eacute; &#233; &#0; AT&T &lt;b&gt;`,
		"<p>*mot* é é \uFFFD AT&amp;T &lt;b&gt;</p>\n", nil},
	{"an entity without a name", "A &; B", "<p>A &amp;; B</p>\n", nil},
	{"a table with an empty corner", "| | A |\n|---|---|\n| b | c |",
		"<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Tableau 1\">\n<table>\n<thead>\n<tr><td></td><th scope=\"col\">A</th></tr>\n</thead>\n" +
			"<tbody>\n<tr><td>b</td><td>c</td></tr>\n</tbody>\n</table>\n</div>\n", nil},
	{"more open tags than a browser likes", strings.Repeat("<b>", 51) + "x",
		"<p>" + strings.Repeat("<b>", 50) + "x" + strings.Repeat("</b>", 50) + "</p>\n", []string{"1:151+3 html-removed"}},
	{"a tag that is removed is reported once a line", "<x>a</x> <x>b</x>\n<x>c</x>", "<p>a b c</p>\n",
		[]string{"1:1+3 html-removed", "2:1+3 html-removed"}},
	{"three tildes are none", "Un ~~~mot~~~ barré", "<p>Un ~~~mot~~~ barré</p>\n", nil},
	{"rules", "Un\n\n---\n\nDeux", "<p>Un</p>\n<hr>\n<p>Deux</p>\n", nil},

	{"typography sees through marks", "C'est *l'eau* !", "<p>C’est <em>l’eau</em>\u202f!</p>\n", nil},
	{"a number that ends its line", "Il y a 589 639\n\n- *1 100* ou 1 200",
		"<p>Il y a <span class=\"num\">589 639</span></p>\n<ul>\n<li><em><span class=\"num\">1 100</span></em> ou <span class=\"num\">1 200</span></li>\n</ul>\n", nil},
	{"passages in another language", `<span lang="en">It's "here" !</span> C'est là !`,
		"<p><span lang=\"en\">It&#39;s &#34;here&#34; !</span> C’est là\u202f!</p>\n", nil},

	{"headings", "## Un\n\na\n\n#### Deux\n\nb\n\n### Deux\n\nc",
		"<h2 id=\"un\">Un</h2>\n<p>a</p>\n<h3 id=\"deux\">Deux</h3>\n<p>b</p>\n<h3 id=\"deux-2\">Deux</h3>\n<p>c</p>\n", nil},
	{"heading ids keep their letters", "## Les dates clés\n\na\n\n## Вода\n\nb\n\n## !!!\n\nc",
		"<h2 id=\"les-dates-cles\">Les dates clés</h2>\n<p>a</p>\n<h2 id=\"вода\">Вода</h2>\n<p>b</p>\n<h2 id=\"section\">!!!</h2>\n<p>c</p>\n", nil},
	{"heading attributes", "## Fin {#ma-fin .vu lang=fr onclick=\"x()\"}\n\na",
		"<h2 id=\"ma-fin\" class=\"vu\" lang=\"fr\">Fin</h2>\n<p>a</p>\n", []string{"1:4+3 html-attribute-removed"}},
	{"an id of the templates", "## Content\n\na\n\n## Content\n\nb [x](#content)",
		"<h2 id=\"content-2\">Content</h2>\n<p>a</p>\n<h2 id=\"content-3\">Content</h2>\n<p>b {link:#content|x}x</a></p>\n", nil},
	{"an anchor twice", "## Un {#x}\n\na\n\n## Deux {#x}\n\nb",
		"<h2 id=\"x\">Un</h2>\n<p>a</p>\n<h2 id=\"x-2\">Deux</h2>\n<p>b</p>\n", []string{"5:4+4 duplicate-anchor"}},
	{"a second title", "# Essai\n\na\n\n# Autre\n\nb",
		"<p>a</p>\n<h2 id=\"autre\">Autre</h2>\n<p>b</p>\n", []string{"5:3+5 heading-level-one"}},
	{"parts of two levels", "# Un\n\n## Deux\n\na\n\n# Trois\n\n## Quatre\n\n### Cinq\n\nb",
		"<h2 id=\"un\">Un</h2>\n<h3 id=\"deux\">Deux</h3>\n<p>a</p>\n<h2 id=\"trois\">Trois</h2>\n<h3 id=\"quatre\">Quatre</h3>\n<h4 id=\"cinq\">Cinq</h4>\n<p>b</p>\n",
		[]string{"1:3+2 heading-level-one"}},
	{"seven levels", "# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6\na",
		"<h2 id=\"1\">1</h2>\n<h3 id=\"2\">2</h3>\n<h4 id=\"3\">3</h4>\n<h5 id=\"4\">4</h5>\n<h6 id=\"5\">5</h6>\n<h6 id=\"6\">6</h6>\n<p>a</p>\n",
		[]string{"1:3+1 heading-level-one"}},
	{"an empty heading", "##\n\na\n\n> # {#x}", "<p>a</p>\n<blockquote>\n</blockquote>\n", []string{"1:1+2 heading-empty", "5:5+1 heading-empty"}},
	{"a heading within a list", "- ## Un\n\n  a", "<ul>\n<li><h2 id=\"un\">Un</h2>\n<p>a</p>\n</li>\n</ul>\n", nil},
	{"a heading that is a paragraph", "# " + strings.Repeat("mot ", 300),
		"<p># " + strings.TrimSpace(strings.Repeat("mot ", 300)) + "</p>\n", []string{"1:1+1 heading-too-long"}},

	{"an empty section", "## Vide\n\n## Plein\n\na", "<h2 id=\"plein\">Plein</h2>\n<p>a</p>\n", []string{"1:4+4 empty-section"}},
	{"a deeper heading is something", "## Un\n\n### Deux\n\na",
		"<h2 id=\"un\">Un</h2>\n<h3 id=\"deux\">Deux</h3>\n<p>a</p>\n", nil},
	{"unless it is empty too", "## Un\n\n### Deux", "", []string{"1:4+2 empty-section", "3:5+4 empty-section"}},
	{"a comment is nothing", "## Un\n\n<!-- à écrire -->\n\n## Deux\n\na",
		"<h2 id=\"deux\">Deux</h2>\n<p>a</p>\n", []string{"1:4+2 empty-section"}},
	{"a block of data", "## Les dates clés :\n\n## Key partners\n\n## Budget\n\n## Suite\n\na",
		"{block:dates les-dates-cles}<h2 id=\"suite\">Suite</h2>\n<p>a</p>\n",
		[]string{"3:4+12 empty-section", "5:4+6 empty-section"}},

	{"local links", "[a](b.md) [c](../d%20e.md#Là \"Voir l'eau\") [f](#g) [](h.pdf) [i](j\\k.md)",
		"<p>{link:b.md|a}a</a> {link:../d e.md#Là|c|Voir l’eau}c</a> {link:#g|f}f</a> {link:h.pdf|}h.pdf</a> {link:j/k.md|i}i</a></p>\n", []string{"1:52+8 link-no-text"}},
	{"links elsewhere", "[a](https://example.org/é \"T\") [b](mailto:x@example.org) [c](tel:+33144754418) [d][r]\n\n[r]: http://example.org",
		"<p><a href=\"https://example.org/%C3%A9\" title=\"T\">a</a> <a href=\"mailto:x@example.org\">b</a> <a href=\"tel:+33144754418\">c</a> <a href=\"http://example.org\">d</a></p>\n", nil},
	{"addresses in the text", "https://example.org/a?b=c&d, www.example.org, x@example.org",
		"<p><a href=\"https://example.org/a?b=c&amp;d\">https://example.org/a?b=c&amp;d</a>, <a href=\"http://www.example.org\">www.example.org</a>, <a href=\"mailto:x@example.org\">x@example.org</a></p>\n", nil},
	{"links that are not followed", "[a](javascript:x) [b](JAVA&Tab;SCRIPT:x) [c](//evil.org) [d](file:///c:/x) [e]() [f](https://) <data:x>",
		"<p>a b c d e f data:x</p>\n",
		[]string{"1:5+12 link-scheme", "1:23+17 link-scheme", "1:46+10 link-scheme", "1:62+12 link-scheme",
			"1:76+1 link-empty", "1:86+8 link-malformed", "1:97+6 link-scheme"}},
	{"no link within a link", "[a https://example.org <b@example.org>](c.md)",
		"<p>{link:c.md|a https://example.org b@example.org}a https://example.org b@example.org</a></p>\n", nil},

	{"a link within one of HTML", "<a href=\"b.md\">a [c\n](d.md \"T\") e</a>",
		"<p>{link:b.md|a c e}a c  e</a></p>\n", []string{"2:3+4 link-in-link"}},
	{"a picture alone is a figure", "![Une école](photos/a%20b.jpg \"Kayes, l'école\")",
		"{figure:photos/a b.jpg|Une école|Kayes, l’école}", nil},
	{"several stand side by side", "![Une école](a.jpg)\n![Un puits](c.png)",
		"<div class=\"photos\">\n{figure:a.jpg|Une école}{figure:c.png|Un puits}</div>\n", nil},
	{"a picture in a line", "Voici ![une école](a.jpg).", "<p>Voici {image:a.jpg|une école}.</p>\n", nil},
	{"a picture that is a link", "[![une école](a.jpg)](b.md)", "<p>{link:b.md|une école}{image:a.jpg|une école}</a></p>\n", nil},
	{"a picture without description", "![](a.jpg)", "{figure:a.jpg|}", []string{"1:5+5 image-no-alt"}},
	{"a picture from elsewhere", "![Une école](https://example.org/a.jpg)",
		"<p><a href=\"https://example.org/a.jpg\">Une école</a></p>\n", []string{"1:14+25 image-external"}},
	{"its title", "![Une école](https://example.org/a.jpg \"Kayes, l'école\")",
		"<p><a href=\"https://example.org/a.jpg\" title=\"Kayes, l’école\">Une école</a></p>\n", []string{"1:14+25 image-external"}},
	{"a picture that is no file", "![Une école](data:image/png;base64,AAAA)", "<p>Une école</p>\n", []string{"1:14+26 link-scheme"}},

	{"table", "| Année | Écoles |\n|---|--:|\n| 2020 | *neuf* |\n| 2021 |",
		"<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Tableau 1\">\n<table>\n<thead>\n" +
			"<tr><th scope=\"col\">Année</th><th scope=\"col\" class=\"right\">Écoles</th></tr>\n</thead>\n<tbody>\n" +
			"<tr><td>2020</td><td class=\"right\"><em>neuf</em></td></tr>\n<tr><td>2021</td><td></td></tr>\n</tbody>\n</table>\n</div>\n", nil},
	{"table without a head", "| | |\n|---|:-:|\n| a | b |",
		"<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Tableau 1\">\n<table>\n<tbody>\n" +
			"<tr><td>a</td><td class=\"center\">b</td></tr>\n</tbody>\n</table>\n</div>\n", nil},

	{"footnotes", "Bravo![^1] Encore[^1].\n\n[^1]: La *note*.",
		"<p>Bravo\u202f!<sup class=\"note\"><a href=\"#fn:1\" id=\"fnref:1\" role=\"doc-noteref\">1</a></sup> " +
			"Encore<sup class=\"note\"><a href=\"#fn:1\" id=\"fnref:1:2\" role=\"doc-noteref\">1</a></sup>.</p>\n" +
			"<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Notes\">\n<ol>\n<li id=\"fn:1\"><p>La <em>note</em>. " +
			"<a href=\"#fnref:1\" role=\"doc-backlink\" aria-label=\"Retour au texte 1\">↩︎</a> " +
			"<a href=\"#fnref:1:2\" role=\"doc-backlink\" aria-label=\"Retour au texte 1.2\">↩︎</a></p>\n</li>\n</ol>\n</section>\n", nil},
	{"footnotes that do not meet", "Voir[^a], voir[^a].\n\n[^b]: Une note.",
		"<p>Voir[^a], voir[^a].</p>\n", []string{"1:5+4 footnote-undefined", "3:1+4 footnote-unused"}},

	{"comments vanish", "<!-- un -->\n\nAvant<!-- deux --> après\n\n<!-- trois --> **suite**\n\n<!--\nquatre\n-->",
		"<p>Avant après</p>\n<p><strong>suite</strong></p>\n", nil},
	{"a comment that is not closed", "Avant\n\n  <!-- après\n\nPerdu", "<p>Avant</p>\n", []string{"3:3+4 comment-unclosed"}},
	{"tags that are allowed", `184<sup>e</sup> <abbr title="Organisation" class="x">ONG</abbr><BR/><bdi dir="rtl">x</bdi>`,
		"<p>184<sup>e</sup> <abbr title=\"Organisation\">ONG</abbr><br>\n<bdi dir=\"rtl\">x</bdi></p>\n", []string{"1:17+37 html-attribute-removed"}},
	{"tags that are not closed", "*un <sup>deux* trois <b>quatre</i>\n\ncinq</b>",
		"<p><em>un <sup>deux</sup></em> trois <b>quatre</b></p>\n<p>cinq</p>\n", nil},
	{"tags that are removed", `Un <u>mot</u>, <u>un</u> <script>alert("x")</script><a href="x">lien</a>`,
		"<p>Un mot, un {link:x|lien}lien</a></p>\n", []string{"1:4+3 html-unwrapped", "1:26+8 html-dropped"}},
	{"tags that stand alone", "<font color=\"red\">\nUn **mot**\n</font>", "<p>Un <strong>mot</strong></p>\n", []string{"1:1+18 html-unwrapped"}},
	{"blocks that are removed", "> <div class=\"x\">\n> Un <sup>e</sup><p>Deux\n> <style>p{}</style>\n> </div>",
		"<blockquote>\n<p>Un <sup>e</sup></p>\n<p>Deux</p>\n</blockquote>\n",
		[]string{"1:3+15 html-unwrapped", "3:3+7 html-dropped"}},
	{"scripts that are not closed", "<script>\nalert('x')\n\nsuite", "", []string{"1:1+1 html-unclosed"}},
	{"instructions", "<?php echo 1 ?>\n\nUn <?x y?> mot <!DOCTYPE html>", "<p>Un  mot</p>\n",
		[]string{"1:1+15 html-removed", "3:4+7 html-removed", "3:16+15 html-removed"}},
	{"a bracket is no tag", "a < b et c > d", "<p>a &lt; b et c &gt; d</p>\n", nil},
}

func TestBody(t *testing.T) {
	for _, c := range slices.Concat(bodyCases, htmlCases, lookalikeCases) {
		t.Run(c.name, func(t *testing.T) {
			body := render(c.markdown, Options{Title: "Essai", Summarised: true, Has: func(block string) bool { return block == "dates" }})
			if diff := cmp.Diff(c.html, shown(&body)); diff != "" {
				t.Errorf("HTML (-want +got):\n%s", diff)
			}
			var problems []string
			for _, p := range body.Problems {
				problems = append(problems, fmt.Sprintf("%d:%d+%d %s", p.Line, p.Col, p.Width, p.Rule))
			}
			if diff := cmp.Diff(c.problems, problems); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

func render(markdown string, opts Options) Body {
	return Render(problem.NewSource("a.md", []byte(markdown)), 0, locale.Get("fr"), opts)
}

// shown is the HTML of a body with its holes in braces.
func shown(b *Body) string { return string(b.Fill(nil, b.showHole)) }

func (b *Body) showHole(dst []byte, h *Hole) []byte {
	if h.Kind == HoleBlock {
		return fmt.Appendf(dst, "{block:%s %s}", h.Block, b.Outline[h.Heading].ID)
	}
	kind := "link"
	if h.Kind == HoleImage {
		kind = "image"
	}
	if h.Figure {
		kind = "figure"
	}
	dst = fmt.Appendf(dst, "{%s:%s", kind, h.Target)
	if h.Fragment != "" {
		dst = append(dst, "#"+h.Fragment...)
	}
	dst = append(dst, "|"+h.Text...)
	if h.Caption.Plain != "" {
		dst = append(dst, "|"+h.Caption.Plain...)
	}
	return append(dst, '}')
}

func TestTitleAndLead(t *testing.T) {
	tests := []struct {
		name, markdown    string
		opts              Options
		title, lead, html string
		shown             string // of the lead, where it has more than its words
		taken             bool
	}{
		{name: "the first heading is the title", markdown: "# Un *titre* !\n\nLe lead.\n\nLa suite.",
			title: "Un titre !", lead: "Le lead.", taken: true, html: "<p>La suite.</p>\n"},
		{name: "also after a comment", markdown: "<!-- x -->\n\n# Titre\n\n<!-- y -->\n\nLe lead.",
			title: "Titre", lead: "Le lead.", taken: true},
		{name: "also underlined", markdown: "Titre\n=====\n\nLe lead.", title: "Titre", lead: "Le lead.", taken: true},
		{name: "one that repeats the front matter goes", markdown: "# L’ÉCOLE\n\na",
			opts: Options{Title: "l'ecole", Summarised: true}, title: "L’ÉCOLE", html: "<p>a</p>\n"},
		{name: "another one stays", markdown: "# Autre\n\na", opts: Options{Title: "Essai", Summarised: true},
			html: "<h2 id=\"autre\">Autre</h2>\n<p>a</p>\n"},
		{name: "a lead is set in type", markdown: "C'est <sup>e</sup> **là** !",
			lead: "C’est e là\u202f!", taken: true},
		{name: "a lead keeps its links and notes", markdown: "Voir [ici](a.md)[^1].\n\nSuite [là](b.md).\n\n[^1]: Note", taken: true,
			lead: "Voir ici.", shown: "Voir {link:a.md|ici}ici</a><sup class=\"note\"><a href=\"#fn:1\" id=\"fnref:1\" role=\"doc-noteref\">1</a></sup>.",
			html: "<p>Suite {link:b.md|là}là</a>.</p>\n<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Notes\">\n<ol>\n<li id=\"fn:1\"><p>Note " +
				"<a href=\"#fnref:1\" role=\"doc-backlink\" aria-label=\"Retour au texte 1\">↩︎</a></p>\n</li>\n</ol>\n</section>\n"},
		{name: "a linked picture is no lead", markdown: "[![x](a.jpg)](b.md)\n\nSuite.", lead: "Suite.",
			html: "<p>{link:b.md|x}{image:a.jpg|x}</a></p>\n<p>Suite.</p>\n"},
		{name: "a lead within a section stays where it is", markdown: "## Un\n\nLe texte.",
			lead: "Le texte.", html: "<h2 id=\"un\">Un</h2>\n<p>Le texte.</p>\n"},
		{name: "a picture is no lead", markdown: "![Une école](a.jpg)\n\nLe texte.",
			lead: "Le texte.", html: "{figure:a.jpg|Une école}<p>Le texte.</p>\n"},
		{name: "a summary takes its place", markdown: "Le texte.", opts: Options{Summarised: true}, html: "<p>Le texte.</p>\n"},
		{name: "nothing at all", markdown: ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			body := render(test.markdown, test.opts)
			if body.Title != test.title || body.Lead.Plain != test.lead || body.LeadTaken != test.taken {
				t.Errorf("title %q, lead %q, taken %v", body.Title, body.Lead.Plain, body.LeadTaken)
			}
			if diff := cmp.Diff(test.html, shown(&body)); diff != "" {
				t.Errorf("HTML (-want +got):\n%s", diff)
			}
			if test.shown == "" {
				test.shown = body.Lead.HTML
			}
			if lead := string(body.FillLead(nil, body.showHole)); test.taken && lead != test.shown {
				t.Errorf("lead %s", lead)
			}
		})
	}
}

func TestLongLead(t *testing.T) {
	for lead, want := range map[string]string{
		"Une phrase. " + strings.Repeat("mot ", 30):               "résumé: Une phrase.",
		strings.Repeat("mot ", 30):                                "",
		"Assez court.":                                            "none",
		"Un [lien](https://x.org). " + strings.Repeat("mot ", 30): "résumé: Un lien.",
	} {
		body := render(lead, Options{MaxLead: 100})
		got := "none"
		for _, p := range body.Problems {
			if p.Rule == "lead-long" {
				got = p.Fix
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", lead, got, want)
		}
	}
}

func TestOutline(t *testing.T) {
	body := render("## L'*eau* [ici](a.md)[^1] !\n\na\n\n### Les dates clés\n\n## Fin `x`\n\nb\n\n[^1]: n", Options{Summarised: true})
	want := []Heading{
		{Level: 2, ID: "l-eau-ici", Line: 1, Text: typography.Text{Plain: "L’eau ici\u202f!", HTML: "L’<em>eau</em> ici\u202f!"}},
		{Level: 3, ID: "les-dates-cles", Line: 5, Text: typography.Text{Plain: "Les dates clés", HTML: "Les dates clés"}, Block: "dates"},
		{Level: 2, ID: "fin-x", Line: 7, Text: typography.Text{Plain: "Fin x", HTML: "Fin <code>x</code>"}},
	}
	if diff := cmp.Diff(want, body.Outline); diff != "" {
		t.Errorf("outline (-want +got):\n%s", diff)
	}
}

func TestAnchor(t *testing.T) {
	body := render("## Les dates clés {#Dates-Clés}\n\na\n\n## Вода\n\nb[^1]\n\n## Fn 1\n\nc\n\n## Vide\n\n[^1]: n", Options{Summarised: true})
	for fragment, want := range map[string]string{
		"dates-cles": "dates-cles", "Dates-Clés": "dates-cles", "DATES CLES": "dates-cles",
		"вода": "вода", "fn:1": "fn:1", "fn-1": "fn-1", "fnref:1": "fnref:1",
		"datesclés": "dates-cles", "les-dates-cles": "", "vide": "", "": "",
	} {
		if got, ok := body.Anchor(fragment); got != want || ok != (want != "") {
			t.Errorf("Anchor(%q) = %q, %v; want %q", fragment, got, ok, want)
		}
	}
}

func TestEmptySectionSaysHowToFillIt(t *testing.T) {
	body := render("## Les dates clés\n\n## Divers", Options{Summarised: true, Has: func(string) bool { return false }})
	if len(body.Problems) != 2 {
		t.Fatalf("%d problems", len(body.Problems))
	}
	dates, other := body.Problems[0], body.Problems[1]
	if dates.Args.Text("field") != "dates" || dates.Example != "dates" {
		t.Errorf("dates: %v, fix %q", dates.Args, dates.Fix)
	}
	if other.Args["field"] != nil || other.Example != "" {
		t.Errorf("other: %v, fix %q", other.Args, other.Fix)
	}
}

func TestPlacesAreThoseOfTheFile(t *testing.T) {
	const front = "---\ntitre: Été\n---\n"
	src := problem.NewSource("a.md", []byte(front+"Été [là](x:y), ![é](é.jpg)\n"))
	body := Render(src, len(front), locale.Get("fr"), Options{Title: "Été", Summarised: true})
	if diff := cmp.Diff(src.Place(len(front)+len("Été [là]("), 3), body.Problems[0].Place); diff != "" {
		t.Errorf("problem (-want +got):\n%s", diff)
	}
	if want := (problem.Pos{Line: 4, Col: 21, Width: 5}); body.Holes[0].Pos != want {
		t.Errorf("hole at %v, want %v", body.Holes[0].Pos, want)
	}
}

func TestBlockNamesAreUnique(t *testing.T) {
	owner := map[string]string{}
	for _, l := range locale.All() {
		for block, names := range l.Blocks {
			if _, known := l.Fields[block]; !known {
				t.Errorf("%s: block %q is no field", l.Tag, block)
			}
			for _, name := range names {
				folded := spelling.Fold(name)
				if other, taken := owner[folded]; taken && other != block {
					t.Errorf("%q names both %s and %s", name, other, block)
				}
				owner[folded] = block
			}
		}
	}
}

func TestBodiesAreMadeAtTheSameTime(t *testing.T) {
	want := render(benchmarkSheet, Options{})
	for range 4 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			for range 20 {
				if got := render(benchmarkSheet, Options{}); got.HTML != want.HTML {
					t.Error("not the same HTML")
				}
			}
		})
	}
}
