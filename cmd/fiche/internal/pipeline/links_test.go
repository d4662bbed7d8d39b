package pipeline_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/pipeline"
)

// A symbolic link cannot lead a build out of its folder, nor in a circle; what
// it leaves out is said.
func TestSymbolicLinks(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	link := func(to, name string) {
		if err := os.Symlink(filepath.FromSlash(to), filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	write("secret.md", "# Secret\n\nNot for the public.\n")
	write("secret.jpg", "not a picture")
	write("content/index.md", "---\ntitre: P\nurl: https://example.org/\n---\n![x](photo.jpg)\n")
	write("content/a/sheet.md", "# A\n\nText.\n")
	link("..", "content/a/loop")
	link("a", "content/b")
	link("a/sheet.md", "content/linked.md")
	link("../secret.md", "content/secret.md")
	link("../secret.jpg", "content/photo.jpg")
	link("nowhere.md", "content/dangling.md")

	root, err := os.OpenRoot(filepath.Join(dir, "content"))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	in := example(t)
	in.Content = root.FS()
	r := buildSite(t, in, pipeline.Options{})

	got := string(report(t, r))
	for _, want := range []string{
		"content/a/loop: remarque : lien qui ne mène pas à un fichier du site",
		"content/b: remarque : lien",
		"content/dangling.md: remarque : lien",
		"content/secret.md: remarque : lien",
		"le fichier « photo.jpg » est introuvable",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the report lacks %q:\n%s", want, got)
		}
	}
	if err := os.Remove(filepath.Join(dir, "content", "photo.jpg")); err != nil {
		t.Fatal(err)
	}
	write("content/index.md", "---\ntitre: P\nurl: https://example.org/\n---\n")
	r = buildSite(t, in, pipeline.Options{})
	if r.Tree == nil || !r.Tree.Has("linked.html") || !r.Tree.Has("a/sheet.html") {
		t.Fatalf("a link within the folder is a file like any other:\n%s", report(t, r))
	}
	for name, page := range pages(t, r.Tree) {
		if strings.Contains(page, "Not for the public") {
			t.Errorf("%s shows what lies outside", name)
		}
	}
}
