package disk_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/sitefolder/disk"
)

// write makes a file below a folder.
func write(t *testing.T, folder, name, text string) {
	t.Helper()
	name = filepath.Join(folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func files(names ...string) []sitefolder.File {
	var all []sitefolder.File
	for _, name := range names {
		all = append(all, sitefolder.File{Path: name, Data: []byte("new")})
	}
	return all
}

func TestCreateNeverReplaces(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "mine.md", "mine")
	made, left, err := disk.Create(dir, files("mine.md", "new/theirs.md"))
	if err != nil || strings.Join(made, " ") != "new/theirs.md" || strings.Join(left, " ") != "mine.md" {
		t.Errorf("made %v, left %v, %v", made, left, err)
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "mine.md")); string(data) != "mine" {
		t.Errorf("replaced by %q", data)
	}
	if _, _, err := disk.Create(dir, files("../out.md")); err == nil {
		t.Error("wrote outside of the folder")
	}
}

// If one of many files cannot be made, none is left.
func TestAddFilesAllOrNone(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "content/c.md", "mine")
	site, err := disk.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer site.Close()
	if err := site.AddFiles(t.Context(), files("a.md", "b.md", "c.md", "d.md")); err == nil {
		t.Error("wrote over a file")
	}
	entries, err := fs.ReadDir(site.Content, ".")
	if err != nil || len(entries) != 1 || entries[0].Name() != "c.md" {
		t.Errorf("%v, %v", entries, err)
	}
	if err := site.AddFiles(t.Context(), files("a.md", "new/b.md")); err != nil {
		t.Error(err)
	}
	if data, err := fs.ReadFile(site.Content, "new/b.md"); string(data) != "new" {
		t.Errorf("%q, %v", data, err)
	}
}
