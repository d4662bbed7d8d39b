package disk_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/sitefolder/disk"
)

// Of two who make one file at the same moment, one finds it made.
func TestCreateFileNeverReplaces(t *testing.T) {
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := root.WriteFile("mine.md", []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	made, left, err := disk.CreateFiles(root, files("mine.md", "new/theirs.md"))
	if err != nil || strings.Join(made, " ") != "new/theirs.md" || strings.Join(left, " ") != "mine.md" {
		t.Errorf("made %v, left %v, %v", made, left, err)
	}
	if data, _ := root.ReadFile("mine.md"); string(data) != "mine" {
		t.Errorf("replaced by %q", data)
	}
	if _, _, err := disk.CreateFiles(root, files("../out.md")); err == nil {
		t.Error("wrote outside of the folder")
	}
}

func files(names ...string) []sitefolder.File {
	var all []sitefolder.File
	for _, name := range names {
		all = append(all, sitefolder.File{Path: name, Data: []byte("new")})
	}
	return all
}

// When one of many files cannot be made, none is left.
func TestCreateAllOrNone(t *testing.T) {
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := root.WriteFile("c.md", []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := disk.CreateAll(t.Context(), root, files("a.md", "b.md", "c.md", "d.md")); err == nil {
		t.Error("wrote over a file")
	}
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil || len(entries) != 1 || entries[0].Name() != "c.md" {
		t.Errorf("%v, %v", entries, err)
	}
}
