package main

import (
	"archive/zip"
	"errors"
	"html"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"fiche/cmd/fiche/internal/spelling"
)

// leastKept is which part of the words of what is imported must be published.
const leastKept = 0.995

// What is imported is published: nearly all words of the text of small files in each
// format, and of the collections in the folders of FICHE_COLLECTIONS (copies of the
// sheets of other sites), each with its mapping (x.map for x) and the home of the site
// that it comes to (x.md) beside it, if there are.
func TestImportedWordsArePublished(t *testing.T) {
	const prose = "zorvan kelmir qorzal trapeno mondrak vilcor"
	shapes := map[string]struct {
		name, text string
		parts      map[string]string
	}{
		"Hugo":      {name: "a.md", text: "+++\ntitle = \"Alpha\"\n+++\n## zorvan\n\n{{< figure src=\"x.png\" caption=\"kelmir\" >}}\n\n{{< note >}}qorzal{{< /note >}}\n\n- trapeno\n- [mondrak](/nowhere/) `vilcor`\n"},
		"Jekyll":    {name: "a.md", text: "---\ntitle: Alpha\nmission: zorvan\n---\n{: .x}\nkelmir {% include x.html %} <div class=\"y\">qorzal <b>trapeno</b></div>\n\n| mondrak | x |\n| --- | --- |\n| vilcor | y |\n"},
		"page":      {name: "a.html", text: "<main><h1>Alpha</h1><p>zorvan <i>kelmir</i><dl><dt>qorzal<dd>trapeno</dl><table><tr><td>mondrak<td><ul><li>vilcor<li>x</table></main>"},
		"table":     {name: "a.csv", text: "Titre;Zorvan;Description;Pays\nAlpha;kelmir;qorzal trapeno;Mali\nMondrak;;vilcor;\n"},
		"WordPress": {name: "a.xml", text: "<rss xmlns:wp='w' xmlns:content='c'><channel><wp:wxr_version>1.2</wp:wxr_version><item><title>Alpha</title><content:encoded><![CDATA[zorvan\n\n[x y=\"z\"]kelmir[/x] [qorzal]\n\n<blockquote>trapeno</blockquote>]]></content:encoded><wp:post_type>post</wp:post_type><category>mondrak</category><wp:postmeta><wp:meta_key>vilcor</wp:meta_key><wp:meta_value>12</wp:meta_value></wp:postmeta></item></channel></rss>"},
		"document": {name: "a.docx", parts: map[string]string{"word/document.xml": "<document><body><p><r><t>Zorvan</t></r></p><p><r><t>Pays : Mali</t></r></p><tbl><tr><tc><p><r><t>Kelmir</t></r></p></tc><tc><p><r><t>qorzal</t></r></p></tc></tr></tbl>" +
			"<p><ins><r><t>trapeno</t></r></ins><smartTag><r><t> mondrak</t></r></smartTag><r><pict><textbox><txbxContent><p><r><t>vilcor</t></r></p></txbxContent></textbox></pict></r></p></body></document>"}},
	}
	for name, shape := range shapes {
		t.Run(name, func(t *testing.T) {
			from := filepath.Join(t.TempDir(), shape.name)
			if shape.parts != nil {
				zipParts(t, from, shape.parts)
			} else {
				writeText(t, from, shape.text)
			}
			wantKept(t, prose, importedWords(t, from, ""), 1)
		})
	}
	collections := os.Getenv("FICHE_COLLECTIONS")
	if collections == "" {
		return
	}
	folders, err := os.ReadDir(collections)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range folders {
		if !e.IsDir() {
			continue
		}
		t.Run(e.Name(), func(t *testing.T) {
			from := filepath.Join(collections, e.Name())
			wantKept(t, writtenWords(t, from, from+".map"), importedWords(t, from, from+".map"), leastKept)
		})
	}
}

// wantKept fails unless so large a part of the words is published.
func wantKept(t *testing.T, source, published string, least float64) {
	t.Helper()
	word := regexp.MustCompile(`\pL{3,}`)
	there := map[string]int{}
	for _, w := range word.FindAllString(spelling.Fold(published), -1) {
		there[w]++
	}
	var lost []string
	all := 0
	for _, w := range word.FindAllString(spelling.Fold(source), -1) {
		if all++; there[w] == 0 {
			lost = append(lost, w)
			continue
		}
		there[w]--
	}
	t.Logf("%d of %d words are lost: %q", len(lost), all, lost[:min(20, len(lost))])
	if float64(all-len(lost)) < least*float64(all) {
		t.Errorf("%d of %d words are lost: %q", len(lost), all, lost[:min(40, len(lost))])
	}
}

// importedWords imports into a new site, builds it with its drafts, and returns the
// words of its pages.
func importedWords(t *testing.T, from, mapping string) string {
	t.Helper()
	dir := t.TempDir()
	home, err := os.ReadFile(from + ".md")
	if err != nil {
		home = []byte("---\ntitre: Site\nlangue: fr\n---\n")
	}
	writeText(t, filepath.Join(dir, "content", "index.md"), string(home))
	args := []string{"import", from, "--site", dir, "--to", "x", "--yes"}
	if _, err := os.Stat(mapping); err == nil {
		args = append(args, "--map", mapping)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{args, {"build", "--site", dir, "--drafts"}} {
		command := exec.Command(program, args...)
		command.Args[0] = "fiche" // as testscript.Main has it
		if out, err := command.CombinedOutput(); err != nil {
			t.Fatalf("fiche %s: %v\n%s", args[0], err, out)
		}
	}
	var words strings.Builder
	inWord, tag := regexp.MustCompile(`</?(?:sup|sub|span|abbr)\b[^>]*>`), regexp.MustCompile(`(?s)<script.*?</script>|<[^>]*>`)
	text(t, filepath.Join(dir, "public", "x"), ".html", func(page string) {
		if _, main, ok := strings.Cut(page, "<main"); ok { // what stands around it says some words again
			page, _, _ = strings.Cut(main, "</main>")
		}
		words.WriteString(html.UnescapeString(tag.ReplaceAllString(inWord.ReplaceAllString(page, ""), " ")) + "\n")
	})
	return words.String()
}

// text calls do for each file below a folder with this ending.
func text(t *testing.T, dir, ending string, do func(string)) {
	t.Helper()
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ending {
			return err
		}
		data, err := os.ReadFile(name)
		do(string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// writtenWords returns the words of sheets in Markdown, of their texts and of their
// fields, without what is written for programs, and without the fields that a mapping
// ignores.
func writtenWords(t *testing.T, dir, mapping string) string {
	t.Helper()
	said, _ := os.ReadFile(mapping) // there may be none
	ignored := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^(.+?) *-> *(?:ignore|ignorer) *$`).FindAllStringSubmatch(string(said), -1) {
		ignored[m[1]] = true
	}
	commands := regexp.MustCompile(`(?s)\{\{.*?\}\}|\{%.*?%\}|\{:.*?\}|<!--.*?-->|<[^>]*>|\]\([^)]*\)|https?://\S+|\{#[^}]*\}|(?m:^\S*/\S+\.\w{2,5}$)`)
	var words strings.Builder
	text(t, dir, ".md", func(sheet string) {
		if rest, ok := strings.CutPrefix(sheet, "---"); ok {
			fields := ""
			fields, sheet, _ = strings.Cut(rest, "\n---")
			var values map[string]any
			if err := yaml.Unmarshal([]byte(fields), &values); err != nil {
				t.Log(err) // its text counts all the same
			}
			for key, value := range values {
				if !ignored[key] {
					words.WriteString(commands.ReplaceAllString(textsOf(value), " ") + "\n")
				}
			}
		}
		words.WriteString(commands.ReplaceAllString(sheet, " ") + "\n")
	})
	return words.String()
}

// textsOf returns the texts in a value of YAML.
func textsOf(value any) string {
	var all strings.Builder
	switch v := value.(type) {
	case string:
		return v + "\n"
	case []any:
		for _, item := range v {
			all.WriteString(textsOf(item))
		}
	case map[string]any:
		for _, item := range v {
			all.WriteString(textsOf(item))
		}
	}
	return all.String()
}

func writeText(t *testing.T, name, text string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

func zipParts(t *testing.T, name string, parts map[string]string) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for part, text := range parts {
		w, err := z.Create(part)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(z.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
}
