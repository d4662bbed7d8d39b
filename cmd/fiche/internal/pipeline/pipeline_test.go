package pipeline_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg"
	"image/png"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

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
	}, "b.md", fs.ErrPermission}
	r := buildSite(t, in, pipeline.Options{})
	var got []string
	for _, p := range r.Problems {
		got = append(got, fmt.Sprint(p.Path, " ", p.Rule))
	}
	if strings.Join(got, ", ") != "content/a.md link-broken, content/b.md file-denied" || r.Tree != nil {
		t.Errorf("problems: %v", got)
	}
}

// failing is a folder in which one file cannot be read.
type failing struct {
	fs.FS
	name string
	err  error
}

func (f failing) Open(name string) (fs.File, error) {
	if name == f.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: f.err}
	}
	return f.FS.Open(name)
}

// A panic is an error of the build, that names the file, and ends nothing else.
func TestPanic(t *testing.T) {
	for _, name := range []string{"index.md", "b.md", "photo.jpg"} {
		in := example(t)
		in.Content = panicking{fstest.MapFS{
			"index.md":  {Data: []byte("---\ntitre: P\nurl: https://example.org/\n---\n![Une photo](photo.jpg)\n")},
			"b.md":      {Data: []byte("# B\n")},
			"photo.jpg": {Data: []byte("x")},
		}, name}
		_, err := pipeline.New(in, pipeline.Options{}).Build(context.Background())
		fault, ok := errors.AsType[*problem.Panic](err)
		if !ok || path.Ext(name) == ".md" && fault.Path != "content/"+name {
			t.Errorf("%s: %#v", name, err)
		}
	}
}

// panicking is a folder in which one file makes the program panic.
type panicking struct {
	fs.FS
	name string
}

func (p panicking) Open(name string) (fs.File, error) {
	if name == p.name {
		panic("a fault")
	}
	return p.FS.Open(name)
}

// A cancelled build is an error of the machine, not of the site.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := pipeline.New(example(t), pipeline.Options{}).Build(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// Sites of any size have posters, for each sheet, country and home. What has none of
// its own shows that of the home.
func TestPosters(t *testing.T) {
	for _, sheets := range []int{3, 250} {
		r := buildSite(t, corpus(sheets), pipeline.Options{})
		all := pages(t, r.Tree)
		for page, poster := range map[string]string{
			"projets/fiche-000001.html": "projets/fiche-000001-share.png",
			"index.html":                "index-share.png",
			"pays/mali.html":            "pays/mali-share.png",
			"pays/index.html":           "index-share.png",
			"projets/index.html":        "index-share.png",
		} {
			if !r.Tree.Has(poster) {
				t.Errorf("%d sheets: no %s", sheets, poster)
			}
			if !strings.Contains(all[page], "/"+poster+`">`) {
				t.Errorf("%d sheets: %s does not name %s", sheets, page, poster)
			}
		}
	}
}

// A poster shows the photo of its sheet, and is drawn once: another build takes what
// the site has kept, and makes the same bytes without it.
func TestPostersAreKept(t *testing.T) {
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	in := example(t)
	in.Content = fstest.MapFS{
		"index.md": {Data: []byte("---\ntitre: P\nurl: https://example.org/\norganisation:\n  nom: O\n  logo: logo.png\n---\n")},
		"a.md":     {Data: []byte("---\ntitre: A\nphoto: upright.png\n---\nTexte.\n")},
		"b.md":     {Data: []byte("---\ntitre: B\n---\nTexte.\n")},
		"logo.png": {Data: pngOf(t, 90, 40)}, "upright.png": {Data: pngOf(t, 500, 900)},
	}
	const poster = "a-share.jpg"
	var first string
	for i := range 3 {
		var cache *photo.Cache
		if i < 2 {
			cache = photo.NewCache(root)
		}
		r := buildSite(t, in, pipeline.Options{Cache: cache})
		all := pages(t, r.Tree)
		picture, _, err := image.DecodeConfig(strings.NewReader(all[poster]))
		if err != nil || picture.Width != 1200 || picture.Height != 630 {
			t.Fatalf("%v, %v", picture, err)
		}
		if first == "" {
			first = all[poster]
		}
		if all[poster] != first {
			t.Errorf("build %d makes other bytes", i)
		}
		for page, want := range map[string]string{"a.html": poster, "index.html": "index-share.jpg", "b.html": "b-share.png"} {
			if !strings.Contains(all[page], `property="og:image" content="https://example.org/`+want+`"`) || all[want] == "" {
				t.Errorf("%s does not show %s", page, want)
			}
		}
	}
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
	for _, want := range []int{2, 1} { // one is the poster of the home
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
