package markdown_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"fiche/cmd/fiche/internal/importer/markdown"
)

func fromHTML(t testing.TB, text string) (string, []string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Data == "body" {
			made, left := markdown.FromHTML(n)
			return made, slices.Sorted(maps.Keys(left))
		}
	}
	t.Fatal("no body")
	return "", nil
}

// Each element is what Markdown has for it; what Markdown has nothing for is kept
// where a sheet takes it, and is its words elsewhere.
func TestHTMLBecomesMarkdown(t *testing.T) {
	for text, want := range map[string]string{
		"<p>A * b # c\u00a0: H<sub>2</sub>O <u>u</u> [y] &lt;b&gt; a_b _c_ 3 &lt; 4 &amp;amp;</p>": "A \\* b # c\u00a0: H<sub>2</sub>O u \\[y\\] \\<b> a_b \\_c\\_ 3 \\< 4 \\&amp;",
		"<p>- a</p><p># b</p><p>1986. c</p><p>+ d</p><p>• e</p><p>•f</p>":                          "\\- a\n\n\\# b\n\n1986\\. c\n\n\\+ d\n\n- e\n- f",
		"<p>a <b>b </b>c<i>d</i>e <b>f,</b>g <b>h :</b> i</p>":                                     "a **b** c*d*e <strong>f,</strong>g **h :** i",
		"<h2>A <b>b</b><br>c</h2><p>a<br>b</p><hr>":                                                "## A **b** c\n\na\\\nb\n\n* * *",
		"<ul><li>a<ul><li>b</ul><li><p>c</p><p>d</p></ul>":                                         "- a\n  - b\n\n- c\n\n  d",
		"<ol start=3><li>a<li>b</ol>":                                                              "3. a\n4. b",
		"<ul><li>a</li><ul><li>b</li></ul>c</ul>":                                                  "- a\n  - b\n\n  c",
		"<blockquote><p>a</p><p>b</p></blockquote>":                                                "> a\n>\n> b",
		"<pre>a\n b</pre>": "```\na\n b\n```",
		"<dl><dt>Pays<dd>Mali<dt>Budget<dd>3 €<dd>4 €</dl>":                                                                  "- Pays : Mali\n- Budget : 3 €\n\n  4 €",
		"<figure><img src='a b.png' alt='x' title='t'><figcaption>Un <a href='u'>l</a></figcaption></figure>":                "![x](<a b.png> \"t\")\n\n*Un [l](u)*",
		"<a href='https://x.org/'>https://x.org/</a> <a href='#n'>n</a> <a href='u(1)'></a>":                                 "<https://x.org/> n [u(1)](<u(1)>)",
		"<a href='y'><img src=i.jpg alt=''></a>":                                                                             "[![](i.jpg)](y)",
		"<iframe src='https://x.org/v' title='Le film'></iframe>":                                                            "[Le film](https://x.org/v)",
		"<table><caption>C</caption><tr><th>Pays<th>An<tr><td>Mali<td>a|b<br>c<tr><td colspan=2><ul><li>d<li>e</ul></table>": "*C*\n\n| Pays | An |\n| --- | --- |\n| Mali | a\\|b<br>c |\n| d<br>e | |",
		"<table><tr><td>a<table><tr><td>b<td>c</table></table>":                                                              "a\n\n| b | c |\n| --- | --- |",
		"<table><tr><td>a<table><tr><td>b<td>c<tr><td>d<td>e</table><td>f</table>":                                           "| a<br>b , c<br>d , e | f |\n| --- | --- |",
		"a <div>b</div><div>c <span>d</span></div><details><summary>e</summary>f</details>":                                  "a\n\nb\n\nc d\n\n*e*\n\nf",
		"<span><p>a</p></span><font><div>b</div></font>":                                                                     "a\n\nb",
		"<code>a`b</code> <abbr title='Un'>U</abbr>":                                                                         "``a`b`` <abbr title=\"Un\">U</abbr>",
	} {
		if got, left := fromHTML(t, text); got != want+"\n" || left != nil {
			t.Errorf("%s\n%q, %q, want\n%q", text, got, left, want)
		}
	}
	got, left := fromHTML(t, "<nav><a href=x>Menu</a></nav><p>a</p><script>x()</script><form><label>b</label><input></form><a href='javascript:x'>c</a><img alt=d src='data:x'>")
	if want := []string{"<a> javascript:x", "<form> b", "<img>", "<nav> Menu", "<script>"}; got != "a\n\ncd\n" || !slices.Equal(left, want) {
		t.Errorf("%q, left out %q", got, left)
	}
}
