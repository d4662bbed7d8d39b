package pipeline_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/static"
	"fiche/templates"
)

// What a builder remembers never shows: after each edit it gives what a fresh
// one would give, whether it reads everything again or only what has changed.
func TestIncrementalEqualsClean(t *testing.T) {
	a, err := txtar.ParseFile("testdata/languages.txtar")
	if err != nil {
		t.Fatal(err)
	}
	in := inputs(a)
	content := in.Content.(fstest.MapFS)
	for i := range 8 { // enough for tables, and for listings that narrow
		content[fmt.Sprintf("projets/f%d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitre: F %d\nthèmes: eau\n---\nUn texte.\n", i)}
	}
	in.Templates = []fs.FS{fstest.MapFS{}, templates.FS}
	in.Static = []fs.FS{fstest.MapFS{}, static.FS}
	b := pipeline.New(in, pipeline.Options{Locale: locale.Get("fr")})
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(of []string) string { return of[random.IntN(len(of))] }
	titles := []string{"Alpha", "Beta", "Gamma", "Beta"}
	lines := []string{
		"statut: en cours", "pays: Mali", "pays: ML", "statut: terminé", "odd: 6", "période: 2019", "situation: 2020", "statut: nimporte", "pays: Mali, Togo", "thèmes: eau", "brouillon: oui", "alias: /vieux/",
		"chiffres:\n  - Bénéficiaires : 12 habitants", "voir aussi: b.md", "partenaires:\n  - Ville A\n  - Ville AA", "résumé: Court.",
		"incubateur: Dinum, Béta", "lieux:\n  - Kayes : 14.4, -11.4", "budget: 12 €", "incubateur: 12 agents", "statut: chantier",
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
				"---\ntitre: Projets\nlangues: fr, en\nchamps:\n  - incubateur : mot, facette\nstatuts:\n  - chantier : en cours\nrôles:\n  - signataire : financeur\n---\n",
				"---\ntitre: Projets\nchamps: incubateur\n---\nTexte.\n",
				"---\ntitre: Projets\nlangues: fr, en\nchamps:\n  - incubateur : nombre\nstatuts:\n  - chantier : prévu\n---\n",
				"---\ntitre: Projets\nmenu:\n  - projets/\ndonnées: non\n---\n",
				"---\ntitre: Projets\nlangues: fr, en\nurl: https://example.org/\nlicence: CC BY 4.0\ndonnées: json, csv, xlsx, dcat\n---\n",
				"---\ntitre: Projets\nlangues: fr, en\nrecherche: non\n---\n",
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

// A photo is decoded once for all its sizes, also when other files change.
func TestAPhotoIsDecodedOnce(t *testing.T) {
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
	read(tree, "a-1000.png", 0)
	content["a.md"] = sheet("[x](index.md)")
	read(build("content/a.md"), "a-360.png", 0) // in a new one
}

// counted is a folder that counts how often one file is opened.
type counted struct {
	fs.FS
	name  string
	reads *int
}

func (c counted) Stat(name string) (fs.FileInfo, error) { return fs.Stat(c.FS, name) }

func (c counted) Open(name string) (fs.File, error) {
	if name == c.name {
		*c.reads++
	}
	return c.FS.Open(name)
}
