package pipeline_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/photo"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/problem"
	"fiche/static"
	"fiche/templates"
)

// example is the repository's own site.
func example(t testing.TB) pipeline.Inputs {
	t.Helper()
	root := filepath.Join("..", "..", "..", "..")
	return pipeline.Inputs{
		Content:   os.DirFS(filepath.Join(root, "content")),
		Templates: []fs.FS{templates.FS},
		Static:    []fs.FS{static.FS},
	}
}

// pages reads all pages of a tree.
func pages(t testing.TB, tree fs.FS) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(tree, name)
		all[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func same(t *testing.T, a, b map[string]string) {
	t.Helper()
	for name := range a {
		if _, ok := b[name]; !ok {
			t.Errorf("%s is in one output only", name)
		} else if a[name] != b[name] {
			t.Errorf("%s differs:\n%s", name, cmp.Diff(b[name], a[name]))
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			t.Errorf("%s is in one output only", name)
		}
	}
}

// The example is what a newcomer sees first: nothing is wrong with it, but for
// the one total that it leaves out on purpose.
func TestExampleBuilds(t *testing.T) {
	r := buildSite(t, example(t), pipeline.Options{})
	for _, p := range r.Problems {
		if p.Rule != "total-left-out" {
			t.Errorf("%s:%d:%d: %s %v", p.Path, p.Line, p.Col, p.Rule, p.Args)
		}
	}
	if r.Tree == nil {
		t.Fatal("nothing was built")
	}
	if len(r.Untranslated) != 0 {
		t.Errorf("phrases without translation: %v", r.Untranslated)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	one := buildSite(t, example(t), pipeline.Options{Workers: 1})
	many := buildSite(t, example(t), pipeline.Options{Workers: 8})
	same(t, pages(t, one.Tree), pages(t, many.Tree))
}

// The sheet that the project began with builds as it stands: its mark-up is
// kept and its orphan heading is reported.
func TestSeed(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "..", "shared", "seed", "mali-kayes-koulikoro.md"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the seed is not beside this checkout")
	} else if err != nil {
		t.Fatal(err)
	}
	in := example(t)
	in.Content = fstest.MapFS{
		"index.md": {Data: []byte("---\ntitre: Projets\nlangue: fr\nurl: https://example.org/\n---\n")},
		"mali.md":  {Data: data},
	}
	r := buildSite(t, in, pipeline.Options{})
	if len(r.Problems) != 1 || r.Problems[0].Rule != "empty-section" || r.Problems[0].Severity != problem.Warning {
		t.Fatalf("problems: %+v", r.Problems)
	}
	page := pages(t, r.Tree)["mali.html"]
	for _, want := range []string{
		"<h1>MALI\u00a0: Régions de Kayes et Koulikoro</h1>",
		"184<sup>e</sup>/189",
		`<span class="num">589 639</span>`,
		"35\u00a0%",
		`id="objectif-de-la-cooperation"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page, "Les dates clés") {
		t.Error("the heading without text is printed")
	}
}

// Paths that fold to one on some disks, accents in both normal forms, spaces
// and capitals.
func TestNamesOfFiles(t *testing.T) {
	in := example(t)
	in.Content = fstest.MapFS{
		"index.md":                    {Data: []byte("---\ntitre: P\nurl: https://example.org/\n---\n[nfc](Me\u0301re.md) [nfd](p\u00e8re.md) [x](Mon%20Dossier/Ma%20Fiche.MD)\n")},
		"M\u00e9re.md":                {Data: []byte("# NFC\n\nx\n")},
		"pe\u0300re.md":               {Data: []byte("# NFD\n\nx\n")},
		"Mon Dossier/Ma Fiche.MD":     {Data: []byte("# Espaces\n\nx\n")},
		"Mon Dossier/\u0645\u0627.md": {Data: []byte("# Arabe\n\nx\n")},
	}
	r := buildSite(t, in, pipeline.Options{})
	if len(r.Problems) > 0 {
		t.Fatalf("problems: %+v", r.Problems)
	}
	for _, name := range []string{"mere.html", "pere.html", "mon-dossier/ma-fiche.html", "mon-dossier/\u0645\u0627.html"} {
		if !r.Tree.Has(name) {
			t.Errorf("no page %s among %v", name, r.Tree.Paths())
		}
	}
}

// A page that fails to be read is one located error, and does not hide others.
func TestUnreadableFile(t *testing.T) {
	in := example(t)
	in.Content = failing{fstest.MapFS{
		"index.md": {Data: []byte("---\ntitre: P\nurl: https://example.org/\n---\n")},
		"a.md":     {Data: []byte("# A\n\n[x](nulle-part.md)\n")},
		"b.md":     {Data: []byte("# B\n")},
	}, "b.md"}
	r := buildSite(t, in, pipeline.Options{})
	var got []string
	for _, p := range r.Problems {
		got = append(got, fmt.Sprint(p.Path, " ", p.Rule))
	}
	if strings.Join(got, ", ") != "content/a.md link-broken, content/b.md file-unreadable" || r.Tree != nil {
		t.Errorf("problems: %v", got)
	}
}

// failing is a folder in which one file cannot be read.
type failing struct {
	fs.FS
	name string
}

func (f failing) Open(name string) (fs.File, error) {
	if name == f.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.FS.Open(name)
}

// A cancelled build is an error of the machine, not of the site.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := pipeline.New(example(t), pipeline.Options{}).Build(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// What a builder remembers never shows: after each edit it gives what a fresh
// one would give, whether it reads everything again or only what has changed.
func TestIncrementalEqualsClean(t *testing.T) {
	a, err := txtar.ParseFile("testdata/languages.txtar")
	if err != nil {
		t.Fatal(err)
	}
	in := inputs(a)
	content := in.Content.(fstest.MapFS)
	in.Templates = []fs.FS{fstest.MapFS{}, templates.FS}
	in.Static = []fs.FS{fstest.MapFS{}, static.FS}
	b := pipeline.New(in, pipeline.Options{Locale: locale.Get("fr")})
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(of []string) string { return of[random.IntN(len(of))] }
	titles := []string{"Alpha", "Beta", "Gamma", "Beta"}
	lines := []string{
		"statut: en cours", "pays: Mali", "pays: ML", "statut: terminé", "odd: 6", "période: 2019", "situation: 2020", "statut: nimporte", "pays: Mali, Togo", "thèmes: eau", "brouillon: oui", "alias: /vieux/",
		"chiffres:\n  - Bénéficiaires : 12 habitants", "voir aussi: b.md", "partenaires:\n  - Ville A\n  - Ville AA", "résumé: Court.",
	}
	texts := []string{"Un texte.", "Encore.", "*Mots*", "Un mot.", "Deux mots.", "Trois mots.", "Un autre texte !", "Voir [b](b.md).", "Voir [rien](rien.md).", "## Titre\n\nTexte.", "<script>x</script>", "## Key dates", ""}
	files := []string{"projets/a.md", "projets/b.md", "projets/a.en.md", "projets/d/e.md", "equipe.md"}
	steps := 300
	if testing.Short() {
		steps = 50
	}
	for step := range steps {
		var changed []string
		switch n := random.IntN(20); {
		case n == 0:
			content["index.md"] = &fstest.MapFile{Data: []byte(pick([]string{
				"---\ntitre: Projets\nlangues: fr\nurl: https://example.org/\n---\n",
				"---\ntitre: Projets\nlangues: fr, en\nurl: https://example.org/\ntotaux: Bénéficiaires\n---\n",
				"---\ntitle: Projects\nlanguage: en\nlanguages: en, fr\n---\nText.\n",
				"---\ntitre: Projets\nmenu:\n  - projets/\n---\n",
			}))}
			changed = []string{"content/index.md"}
		case n == 1:
			in.Templates[0].(fstest.MapFS)["card.html"] = &fstest.MapFile{Data: []byte(pick([]string{"{{.Link.Text}}", "{{.Nothing}}", "[{{.Link.Text}}]"}))}
			changed = []string{"templates/card.html"}
		case n == 2:
			in.Static[0].(fstest.MapFS)["projets/b.html"] = &fstest.MapFile{Data: []byte("static")}
			changed = []string{"static"}
		case n == 3:
			delete(in.Static[0].(fstest.MapFS), "projets/b.html")
			changed = []string{"static/projets/b.html"}
		case n < 6:
			name := pick(files)
			delete(content, name)
			changed = []string{"content/" + name}
		case n < 12: // words alone
			name := pick(files)
			if f := content[name]; f != nil {
				at := bytes.LastIndex(f.Data, []byte("\n## ")) // what follows moves down
				if at < 0 || random.IntN(2) == 0 {
					at = len(f.Data)
				}
				content[name] = &fstest.MapFile{Data: fmt.Appendf(nil, "%s\n%s\n%s", f.Data[:at], pick(texts), f.Data[at:])}
				changed = []string{"content/" + name}
			}
		case n < 14: // mended
			name := pick(files)
			content[name] = &fstest.MapFile{Data: []byte("---\ntitre: Titre " + name + "\n---\nTexte.\n\n## Partners\n")}
			changed = []string{"content/" + name}
		default:
			name := pick(files)
			content[name] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitre: %s\n%s\n%s\n---\n%s\n", pick(titles), pick(lines), pick(lines), pick(texts))}
			changed = []string{"content/" + name}
			if random.IntN(3) == 0 {
				changed = []string{"content"}
			}
		}
		again, err := b.Rebuild(context.Background(), changed)
		if step%25 == 0 {
			again, err = b.Build(context.Background())
		}
		if err != nil {
			t.Fatal(err)
		}
		clean := buildSite(t, in, pipeline.Options{})
		if got, want := string(report(t, again)), string(report(t, clean)); got != want {
			t.Fatalf("step %d, after %s: report\n%s\nwant\n%s", step, changed, got, want)
		}
		if (again.Tree == nil) != (clean.Tree == nil) {
			t.Fatalf("step %d, after %s: one of the two builds failed", step, changed)
		}
		if clean.Tree != nil {
			same(t, pages(t, again.Tree), pages(t, clean.Tree))
		}
		if again.Sheets != clean.Sheets || again.Pages != clean.Pages {
			t.Fatalf("step %d: %d sheets, %d pages; want %d, %d", step, again.Sheets, again.Pages, clean.Sheets, clean.Pages)
		}
		if t.Failed() {
			t.Fatalf("step %d, after %s", step, changed)
		}
	}
}

// What the site finds fault with in the prose of a sheet moves with the prose.
func TestPlacesMoveWithTheText(t *testing.T) {
	in := example(t)
	page := func(text string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\ntitle: A\nsummary: S.\n---\nFirst.\n" + text + "\n## Partners\n")}
	}
	content := fstest.MapFS{
		"index.md": {Data: []byte("---\ntitre: P\nlangues: fr, en\nurl: https://example.org/\n---\n")},
		"a.md":     {Data: []byte("---\ntitre: A\n---\nTexte.\n")},
		"a.en.md":  page(""),
	}
	in.Content = content
	b := pipeline.New(in, pipeline.Options{Locale: locale.Get("fr")})
	if _, err := b.Build(context.Background()); err != nil {
		t.Fatal(err)
	}
	content["a.en.md"] = page("\nSecond.\n")
	r, err := b.Rebuild(context.Background(), []string{"content/a.en.md"})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Problems) != 1 || r.Problems[0].Rule != "empty-section" || r.Problems[0].Line != 9 || r.Problems[0].Text != "## Partners" {
		t.Errorf("problems: %+v", r.Problems)
	}
}

// A change of a folder is one of all that lies in it, and a folder may take the
// name of a sheet.
func TestRebuildAfterChangesOfFolders(t *testing.T) {
	sheet := func(title string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("# " + title + "\n\nTexte.\n")}
	}
	content := fstest.MapFS{
		"index.md":   {Data: []byte("---\ntitre: P\nurl: https://example.org/\n---\n")},
		"a/b/one.md": sheet("Un"), "ab.md": sheet("Deux"), "c.md": sheet("Trois"),
	}
	in := example(t)
	in.Content = content
	b := pipeline.New(in, pipeline.Options{Locale: locale.Get("fr")})
	for _, step := range []struct {
		changed string
		change  func()
	}{
		{"content", func() {}},
		{"content/a", func() { content["a/b/one.md"] = sheet("Un et demi") }},
		{"content/c.md", func() { delete(content, "c.md"); content["c.md/d.md"] = sheet("Quatre") }},
	} {
		step.change()
		r, err := b.Rebuild(context.Background(), []string{step.changed})
		if err != nil {
			t.Fatal(err)
		}
		clean := buildSite(t, in, pipeline.Options{})
		if diff := cmp.Diff(string(report(t, clean)), string(report(t, r))); diff != "" {
			t.Fatalf("%s (-clean +rebuilt):\n%s", step.changed, diff)
		}
		same(t, pages(t, r.Tree), pages(t, clean.Tree))
	}
}

// A site of many sheets draws no posters: they would take most of its build.
func TestPostersAreForSmallSites(t *testing.T) {
	for sheets, want := range map[int]bool{3: true, 250: false} {
		r := buildSite(t, corpus(sheets), pipeline.Options{})
		if got := r.Tree.Has("projets/fiche-000001-share.png"); got != want {
			t.Errorf("%d sheets: a poster: %v, want %v", sheets, got, want)
		}
		if strings.Contains(pages(t, r.Tree)["projets/fiche-000001.html"], "-share.png") != want {
			t.Errorf("%d sheets: the page does not agree with the files", sheets)
		}
	}
}

// A photo without consent is on no page: another name of its file changes
// nothing but the list of what is left out.
func TestAnEditOfWhatIsLeftOutIsTold(t *testing.T) {
	sheet := func(photo string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\ntitre: A\nphoto:\n  fichier: " + photo + "\n  description: Un puits\n  accord: non\n---\nTexte.\n")}
	}
	in := example(t)
	content := fstest.MapFS{
		"index.md": {Data: []byte("---\ntitre: P\nurl: https://example.org/\n---\n")},
		"a.md":     sheet("a.jpg"),
	}
	in.Content = content
	b := pipeline.New(in, pipeline.Options{Locale: locale.Get("fr")})
	for _, photo := range []string{"a.jpg", "b.jpg"} {
		content["a.md"] = sheet(photo)
		r, err := b.Rebuild(context.Background(), []string{"content/a.md"})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Unpublished) != 1 || r.Unpublished[0].Args["file"] != photo {
			t.Errorf("%s: unpublished: %+v", photo, r.Unpublished)
		}
	}
}

// A photo is decoded once for all its sizes; the next build lets go of it.
func TestABuildReleasesDecodedPhotos(t *testing.T) {
	sheet := func(text string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\ntitre: A\nphoto:\n  fichier: a.png\n  description: Un puits\n---\n" + text + "\n")}
	}
	content := fstest.MapFS{
		"index.md": {Data: []byte("---\ntitre: P\nurl: https://example.org/\n---\n")},
		"a.md":     sheet("Texte."),
		"a.png":    {Data: pngOf(t, 1000, 500)},
	}
	reads := 0
	in := example(t)
	in.Content = counted{content, "a.png", &reads}
	b := pipeline.New(in, pipeline.Options{Locale: locale.Get("fr")})
	build := func(changed ...string) fs.FS {
		r, err := b.Rebuild(context.Background(), changed)
		if err != nil || r.Tree == nil {
			t.Fatal(err, r.Problems)
		}
		return r.Tree
	}
	read := func(tree fs.FS, name string, want int) {
		t.Helper()
		before := reads
		if _, err := fs.ReadFile(tree, name); err != nil {
			t.Fatal(err)
		}
		if got := reads - before; got != want {
			t.Errorf("%s: the photo was read %d times, want %d", name, got, want)
		}
	}
	tree := build()
	read(tree, "a-360.png", 1)
	read(tree, "a-720.png", 0)
	content["a.md"] = sheet("Encore.")
	build("content/a.md") // in the same tree
	read(tree, "a-1000.png", 1)
	content["a.md"] = sheet("[x](index.md)")
	read(build("content/a.md"), "a-360.png", 1) // in a new one
}

// counted is a folder that counts how often one file is opened.
type counted struct {
	fs.FS
	name  string
	reads *int
}

func (c counted) Open(name string) (fs.File, error) {
	if name == c.name {
		*c.reads++
	}
	return c.FS.Open(name)
}

// A photo of a draft does not stop the site, even when drafts are published.
func TestAPhotoOfADraftIsAWarning(t *testing.T) {
	a, err := txtar.ParseFile("testdata/pictures.txtar")
	if err != nil {
		t.Fatal(err)
	}
	severities := map[string]problem.Severity{}
	for _, p := range buildSite(t, inputs(a), pipeline.Options{Drafts: true}).Problems {
		severities[p.Path] = p.Severity
	}
	want := map[string]problem.Severity{"content/a.md": problem.Error, "content/b.md": problem.Warning}
	if diff := cmp.Diff(want, severities); diff != "" {
		t.Error(diff)
	}
}

// The cache loses what the site no longer shows.
func TestPrune(t *testing.T) {
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	cached := func() (n int) {
		err := fs.WalkDir(root.FS(), ".", func(_ string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				n++
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	content := fstest.MapFS{
		"index.md": {Data: []byte("---\ntitre: P\nurl: https://example.org/\n---\n![Un puits](a.png)\n")},
		"a.png":    {Data: pngOf(t, 20, 10)},
	}
	in := example(t)
	in.Content = content
	b := pipeline.New(in, pipeline.Options{Cache: photo.NewCache(root)})
	if err := b.Prune(); err != nil {
		t.Errorf("before the first build: %v", err)
	}
	for _, want := range []int{1, 0} {
		r, err := b.Build(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		pages(t, r.Tree)
		if err := b.Prune(); err != nil || cached() != want {
			t.Errorf("%d files in the cache, want %d: %v", cached(), want, err)
		}
		content["index.md"] = &fstest.MapFile{Data: []byte("---\ntitre: P\nurl: https://example.org/\n---\nTexte.\n")}
	}
}

// pngOf is a grey picture.
func pngOf(t *testing.T, width, height int) []byte {
	t.Helper()
	var data bytes.Buffer
	if err := png.Encode(&data, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return data.Bytes()
}
