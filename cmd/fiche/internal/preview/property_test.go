package preview

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/photo"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/tree"
)

var steps = flag.Int("steps", 1000, "edits of the property test")

// After any sequence of edits the preview serves what a clean build would
// write; while the site is broken, what the last good one would have written,
// with the problems that a clean build reports.
func TestPreviewServesWhatACleanBuildWrites(t *testing.T) {
	if testing.Short() {
		*steps = 60
	}
	cache := openCache(t)
	s := show(t, smallSite(t), func(o *Options) { o.Build.Cache = cache })
	o := s.siteDir.options()
	o.Build.Cache = cache
	e := &editor{T: t, siteDir: s.siteDir, random: rand.New(rand.NewPCG(2026, 5))}
	reader := rand.New(rand.NewPCG(2026, 6)) // so that what is written does not depend on what a site is made of
	good := clean(t, o).Tree
	broken := 0
	for n := range *steps {
		what := e.edit()
		s.build(t)
		want := clean(t, o)
		if want.Tree != nil {
			good = want.Tree
		} else {
			broken++
		}
		if got, want := shownText(s), text(want, s.current.Load().locale); got != want {
			t.Fatalf("step %d, %s: the preview reports\n%s\na clean build\n%s", n, what, got, want)
		}
		paths := good.Paths()
		if n%20 != 0 { // all of them from time to time, else some
			reader.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
			paths = paths[:min(6, len(paths))]
		}
		for _, name := range paths {
			if want.Tree == nil && !isPage(name) {
				continue // a document is read when it is asked for
			}
			compare(t, s, good, name, fmt.Sprintf("step %d, %s", n, what))
		}
		if t.Failed() {
			t.FailNow()
		}
	}
	if broken < *steps/20 || broken > *steps*3/4 {
		t.Errorf("%d of %d steps were broken: the edits prove little", broken, *steps)
	}
}

// compare asks for a file of the tree.
func compare(t *testing.T, s *shown, want *tree.Tree, name, when string) {
	t.Helper()
	data, err := want.ReadFile(name)
	if err != nil {
		t.Errorf("%s: %v", when, err)
		return
	}
	r := httptest.NewRequest(http.MethodGet, (&url.URL{Path: "/" + name}).EscapedPath(), nil)
	w := httptest.NewRecorder()
	s.serveSite(w, r)
	got := w.Body.Bytes()
	if isPage(name) {
		got = inject(data, s.current.Load().pageTag(versionOf(data, nil), false))
		if bytes.Equal(got, data) {
			t.Errorf("%s: no script in %s", when, name)
		}
		data, got = got, w.Body.Bytes()
	}
	if w.Code != http.StatusOK || !bytes.Equal(got, data) {
		t.Errorf("%s: %s, status %d (-want +got):\n%s", when, name, w.Code, cmp.Diff(string(data), string(got)))
	}
}

// shownText is what the preview says is wrong.
func shownText(s *shown) string {
	if report := s.current.Load().report; report != nil {
		return report.Text
	}
	return ""
}

// text is what a build says is wrong. One that never came to read the site
// speaks the language that the preview knows from before.
func text(r *pipeline.Result, before *locale.Locale) string {
	if r.Tree != nil {
		return ""
	}
	if r.Locale == nil {
		r.Locale = before
	}
	var out strings.Builder
	_ = problem.Printer{Words: r.Locale.Wording()}.Print(&out, r.Problems)
	return out.String()
}

func openCache(t *testing.T) *photo.Cache {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return photo.NewCache(root)
}

// An editor makes random edits to a site, good ones and bad ones.
type editor struct {
	*testing.T
	siteDir
	random *rand.Rand
}

var (
	sheetNames = []string{"mali", "togo", "été", "Mon Projet", "deep/er/benin", "deep/maroc", "mali.fr", "togo.fr"}
	countries  = []string{"Mali", "Togo", "Bénin", "Atlantis"}
	statuses   = []string{"planned", "active", "closed", "whatever"}
	photoNames = []string{"one.png", "two.png"}

	templateNames = []string{"templates/sheet-end.html", "templates/footer-extra.html", "templates/page.html"}
)

func pick[T any](e *editor, from []T) T { return from[e.random.IntN(len(from))] }

// edit makes one edit and says which.
func (e *editor) edit() string {
	edits := []func() string{
		e.writeSheet, e.writeSheet, e.writeSheet, e.writeSheet, e.writeSheet, e.mendSheets, e.mendSheets,
		e.removeSheet, e.removeSheet, e.moveSheet, e.moveFolder, e.breakSheet, e.settings, e.template, e.template,
		e.style, e.photo, e.photo, e.document, e.litter, e.vanish,
	}
	return pick(e, edits)()
}

func (e *editor) sheet() string { return "content/projets/" + pick(e, sheetNames) + ".md" }

func (e *editor) writeSheet() string {
	name := e.sheet()
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s %d\n", path.Base(name), e.random.IntN(4))
	if !strings.Contains(name, ".fr.") {
		fmt.Fprintf(&b, "country: %s\nstatus: %s\n", pick(e, countries[:3]), pick(e, statuses[:3]))
		fmt.Fprintf(&b, "figures:\n  - People : %d\npartners:\n  - Town %d\n", e.random.IntN(1000), e.random.IntN(3))
	}
	if e.random.IntN(6) == 0 {
		b.WriteString("draft: yes\n")
	}
	fmt.Fprintf(&b, "---\nText %d, and [us](%s).\n\n## A heading\n\nMore.\n", e.random.IntN(1000), strings.Repeat("../", strings.Count(name, "/")-1)+"about.md")
	e.write(e.T, name, b.String())
	return "write " + name
}

// mendSheets removes what breaks the site, so that it is not broken for ever.
func (e *editor) mendSheets() string {
	for _, name := range sheetNames {
		data, err := os.ReadFile(e.path("content/projets/" + name + ".md"))
		if err == nil && !bytes.Contains(data, []byte("[us]")) {
			e.remove(e.T, "content/projets/"+name+".md")
		}
	}
	for _, name := range templateNames {
		e.remove(e.T, name)
	}
	e.remove(e.T, "content/moved")
	e.write(e.T, "content/index.md", "---\ntitle: Projects\nlanguage: en\nlanguages: en, fr\nurl: https://example.org/\n---\nWhat we do.\n")
	e.write(e.T, "content/about.md", "---\ntitle: About us\nkind: page\n---\nWho we are.\n")
	return "mend"
}

func (e *editor) removeSheet() string {
	name := e.sheet()
	e.remove(e.T, name)
	return "remove " + name
}

func (e *editor) moveSheet() string {
	from, to := e.sheet(), e.sheet()
	if _, err := os.Stat(e.path(from)); err != nil {
		return "nothing" // nobody makes a folder for a file that is not there
	}
	if err := os.MkdirAll(filepath.Dir(e.path(to)), 0o755); err != nil {
		e.Fatal(err)
	}
	if err := os.Rename(e.path(from), e.path(to)); err != nil {
		e.Fatal(err)
	}
	return "move " + from + " to " + to
}

func (e *editor) moveFolder() string {
	from, to := "content/projets/deep", "content/moved"
	if _, err := os.Stat(e.path(to)); err == nil {
		from, to = to, from
	}
	e.remove(e.T, to)
	_ = os.Rename(e.path(from), e.path(to)) // there may be none
	return "move folder " + from
}

func (e *editor) breakSheet() string {
	name := e.sheet()
	bad := []string{
		"---\ntittle: x\n---\n", "---\ntitle: x\n", "# X\n\n[nowhere](gone.md)\n",
		"---\ntitle: x\nstatus: whatever\n---\n", "---\ntitle: x\ncountry: Atlantis\n---\n", "",
	}
	e.write(e.T, name, pick(e, bad))
	return "break " + name
}

func (e *editor) settings() string {
	e.write(e.T, "content/index.md", pick(e, []string{
		"---\ntitle: Projects\nlanguage: en\n---\nWhat we do.\n",
		"---\ntitle: Projects\nlanguage: en\nlanguages: en, fr\nurl: https://example.org/coop/\n---\nWhat we do.\n",
		"---\ntitre: Projets\nlangue: fr\nurl: https://example.org/\ncouleur: \"#804000\"\n---\nCe que nous faisons.\n",
		"---\ntitre: Projets\nlangue: fr\nlangues: fr, en\ntotaux:\n  - People\n---\nCe que nous faisons.\n",
		"---\ntitle: Projects\nlanguage: xx\n---\n",
	}))
	return "settings"
}

func (e *editor) template() string {
	name := pick(e, templateNames)
	if e.random.IntN(3) == 0 {
		e.remove(e.T, name)
		return "remove " + name
	}
	text := pick(e, []string{"<p>one</p>\n", "<p>{{.Lang}}</p>\n", "{{.Nothing}}", "{{if"})
	if strings.HasSuffix(name, "page.html") && text[0] == '<' {
		text = `{{template "base.html" .}}{{define "main"}}` + text + "{{end}}"
	}
	e.write(e.T, name, text)
	return "write " + name
}

func (e *editor) style() string {
	name := "static/" + pick(e, []string{"custom.css", "favicon.svg", "css/fiche.css", "a/b.txt"})
	if e.random.IntN(3) == 0 {
		e.remove(e.T, name)
		return "remove " + name
	}
	e.write(e.T, name, fmt.Sprintf("<svg xmlns='http://www.w3.org/2000/svg'><!-- %d --></svg>", e.random.IntN(100)))
	return "write " + name
}

// photo draws a picture and a sheet that shows it.
func (e *editor) photo() string {
	name := pick(e, photoNames)
	img := image.NewGray(image.Rect(0, 0, 8+e.random.IntN(3), 8))
	img.SetGray(1, 1, color.Gray{Y: uint8(e.random.IntN(256))})
	var data bytes.Buffer
	if err := png.Encode(&data, img); err != nil {
		e.Fatal(err)
	}
	e.write(e.T, "content/projets/"+name, data.String())
	e.write(e.T, "content/projets/mali.md", "---\ntitle: With a picture\nphoto:\n  file: "+pick(e, photoNames)+"\n  alt: A well\n---\n[us](../about.md)\n")
	return "photo " + name
}

func (e *editor) document() string {
	e.write(e.T, "content/projets/plan.csv", fmt.Sprintf("a,%d\n", e.random.IntN(100)))
	e.write(e.T, "content/projets/togo.md", "# Togo\n\n[The plan](plan.csv), and [us](../about.md).\n")
	return "document"
}

// litter leaves files that are no content.
func (e *editor) litter() string {
	name := "content/" + pick(e, []string{".mali.md.swp", "~$mali.md", "mali.md~", "_later.md", "Copie de about.md", "projets/x.docx"})
	if e.random.IntN(2) == 0 {
		e.remove(e.T, name)
		return "remove " + name
	}
	e.write(e.T, name, "x")
	return "write " + name
}

// vanish takes a whole folder away, and the next time brings it back.
func (e *editor) vanish() string {
	part := pick(e, []string{sitefolder.Content, sitefolder.Templates, sitefolder.Static})
	aside := e.path("aside-" + part)
	if _, err := os.Stat(aside); err == nil {
		e.remove(e.T, part)
		if err := os.Rename(aside, e.path(part)); err != nil {
			e.Fatal(err)
		}
		return "bring back " + part
	}
	// Content is only away for a step: the edits are of little use without it.
	if part == sitefolder.Content && !slices.Contains([]int{0, 1}, e.random.IntN(4)) {
		return "nothing"
	}
	_ = os.Rename(e.path(part), aside) // there may be none
	return "take away " + part
}
