package prose

import (
	"fmt"
	"html"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// pieces are what authors type; each @ becomes a word of its own. Nothing here
// hides words on purpose, as a comment or a script does.
var pieces = []string{
	"@ ", "@ ", "@ ", "\n", "\n\n", "\n\n", "    ", "\t", "**", "*", " ~~@~~ ", "`@`", "\\", "&amp;", "@  \n",
	"# ", "\n\n## @\n\n", "#@", "@\n===\n", "- ", "\n- @", "• @\n", "1. ", "> ", "\n\n> @\n", "@\n: @\n", "---\n",
	"[@](a.md)", "[@](b c.md)", "[@](c d)", "[@](www.e.org)", "![@](f g.jpg)", "![@](h.jpg \"@\")", "[@]", "[@][r]", "[@][s]", "[[@]]", "[@] (i.md)", "(@)[j.md]", "![", "[", "](", ")",
	"\n\n| @ | @ |\n|---|---|\n| @ | @ |\n", "| @ | @ | @ |\n", "|---|\n", "@ | @\n", "@\t@\n", "<br>", "<hr>", "\n\n```\n@\n```\n",
	"<b>", "</b>", "<i lang=en>", "</i>", "<span style=x>", "</span>", "<x>", "<a href=k.md>", "<a href=\"\">", "</a>", "<a name=l></a>", "<img src=m.jpg alt=@>",
	"<p>", "</p>", "\n\n<p>@", "<div>", "</div>", "\n\n<div>\n", "<center>", "<h2>", "</h2>", "\n\n<h3>", "<blockquote>", "</blockquote>", "\n<ul>\n", "<li>", "</li>", "</ul>", "<ol>", "</ol>",
	"<dl>", "<dt>", "<dd>", "</dl>", "\n\n<table>", "<caption>", "<thead>", "<tr>", "<th>", "<td>", "</td>", "</tr>", "</table>", "<figure>", "<figcaption>", "</figure>",
	"<pre>", "</pre>", "<code>", "</code>", "<video>", "<iframe>", "<noscript>", "</noscript>", "<details>", "<summary>", "{% @ %}", "{: .@}", "::: @",
}

// wordsOf makes a text of pieces, and returns it with the words in it.
func wordsOf(choices []byte) (text string, words []string) {
	var b strings.Builder
	for _, c := range choices {
		for _, r := range pieces[int(c)%len(pieces)] {
			if r != '@' {
				b.WriteRune(r)
				continue
			}
			n := len(words)
			words = append(words, "mot"+string([]rune{'a' + rune(n/676%26), 'a' + rune(n/26%26), 'a' + rune(n%26)}))
			b.WriteString(words[n])
		}
	}
	return b.String() + "\n\n[r]: http://r.org\n", words
}

var anyTag = regexp.MustCompile(`<[^>]*>`)

// checkWords fails for every word that is neither on the page nor in what is said
// about its line.
func checkWords(t *testing.T, choices []byte) {
	t.Helper()
	text, words := wordsOf(choices)
	body := Render(problem.NewSource("a.md", []byte(text)), 0, locale.Get("fr"), Options{})
	fill := func(dst []byte, h *Hole) []byte {
		for _, words := range []string{h.Text, h.Caption.Plain, h.Target, h.Fragment} {
			dst = append(dst, " "+html.EscapeString(words)+" "...)
		}
		return dst
	} // an address that leads nowhere is told by the site
	page := body.Title
	if body.LeadTaken {
		page += " " + string(body.FillLead(nil, fill))
	}
	page += " " + html.UnescapeString(anyTag.ReplaceAllString(string(body.Fill(nil, fill)), ""))
	for _, h := range body.Outline {
		page += " " + h.Text.Plain
	}
	said := ""
	for _, p := range body.Problems {
		if p.Rule == "title-plain" || p.Rule == "image-text-plain" { // of a title on several lines, the first is shown
			return
		}
		if p.Rule == "html-dropped" && p.Args["tag"] == "img" { // a picture is told as a whole
			return
		}
		said += p.Text + fmt.Sprint(p.Args)
	}
	for _, word := range words {
		if !strings.Contains(page, word) && !strings.Contains(said, word) {
			t.Fatalf("%q is lost in %q\npage %q\n%v", word, text, page, body.Problems)
		}
	}
}

func TestNoWordIsLost(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		choices := make([]byte, 3+random.IntN(25))
		for i := range choices {
			choices[i] = byte(random.IntN(256))
		}
		checkWords(t, choices)
	}
}

func FuzzWords(f *testing.F) {
	f.Add([]byte{0, 1, 2})
	f.Add([]byte(" a\x15\xfc\xd0"))
	f.Add([]byte("''\xf1\x97 \xf1\x97 "))
	f.Add([]byte("'\xf1\x97 "))
	f.Add([]byte(" a?\xd75?\xed\xed\xed\xed\xed\xed\xd0"))
	f.Fuzz(func(t *testing.T, choices []byte) { checkWords(t, choices[:min(len(choices), 200)]) })
}
