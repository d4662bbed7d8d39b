package main

import (
	"archive/zip"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/spelling"
)

// leastKept is which part of the words of what is imported must be published.
const leastKept = 0.995

// What is imported is published: nearly all words of the text of small files in each
// format, and of the collections in the folders of FICHE_COLLECTIONS (copies of the
// sheets of other sites), each with the mapping beside it, if there is one.
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
			wantKept(t, writtenWords(t, from), importedWords(t, from, from+".map"), leastKept)
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
	t.Logf("%d of %d words are lost", len(lost), all)
	if float64(all-len(lost)) < least*float64(all) {
		t.Errorf("%d of %d words are lost: %q", len(lost), all, lost[:min(40, len(lost))])
	}
}

// importedWords imports into a new site, builds it with its drafts, and returns the
// words of its pages.
func importedWords(t *testing.T, from, mapping string) string {
	t.Helper()
	dir := t.TempDir()
	writeText(t, filepath.Join(dir, "content", "index.md"), "---\ntitre: Site\nlangue: fr\n---\n")
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
	tag := regexp.MustCompile(`<[^>]*>`)
	text(t, filepath.Join(dir, "public", "x"), ".html", func(page string) { words.WriteString(tag.ReplaceAllString(page, " ") + "\n") })
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

// writtenWords returns the words of the texts of Markdown, without what is written for
// programs.
func writtenWords(t *testing.T, dir string) string {
	t.Helper()
	commands := regexp.MustCompile(`(?s)\{\{.*?\}\}|\{%.*?%\}|\{:.*?\}|<!--.*?-->|<[^>]*>|\]\([^)]*\)|https?://\S+|\{#[^}]*\}`)
	var words strings.Builder
	text(t, dir, ".md", func(sheet string) {
		if rest, ok := strings.CutPrefix(sheet, "---"); ok {
			_, sheet, _ = strings.Cut(rest, "\n---")
		}
		words.WriteString(commands.ReplaceAllString(sheet, " ") + "\n")
	})
	return words.String()
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
