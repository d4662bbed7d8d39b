package disk_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fiche/cmd/fiche/internal/sitefolder/disk"
)

// The last versions of a file are kept, and no more than there is room for.
func TestVersions(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "content", "a.md")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	keep := func(s *disk.Site, text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := s.KeepVersion("a.md"); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := disk.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for i := range 25 {
		keep(s, fmt.Sprint(i))
		keep(s, fmt.Sprint(i)) // the same again is none
		for at := time.Now(); time.Since(at) < time.Millisecond; {
		}
	}
	all, err := s.Versions("a.md")
	if err != nil || len(all) != 20 || string(all[0].Data) != "24" || string(all[19].Data) != "5" {
		t.Errorf("%d versions, %v", len(all), err)
	}
	for i := range 4 {
		keep(s, strings.Repeat(fmt.Sprint(i), 1<<20))
	}
	if all, _ := s.Versions("a.md"); len(all) != 2 {
		t.Errorf("%d large versions are kept, want 2", len(all))
	}
	for i := range 60 {
		if err := s.KeepUnsaved(fmt.Sprintf("x/%d.md", i), []byte("words")); err != nil {
			t.Fatal(err)
		}
	}
	if entries, _ := os.ReadDir(filepath.Join(dir, ".fiche", "unsaved")); len(entries) != 50 {
		t.Errorf("%d files of unsaved work, want 50", len(entries))
	}
	if err := os.RemoveAll(filepath.Join(dir, ".fiche")); err != nil {
		t.Fatal(err)
	}
	if data, _, err := s.Unsaved("x/59.md"); data != nil || err != nil {
		t.Errorf("without the folder: %q, %v", data, err)
	}
	if all, err := s.Versions("a.md"); all != nil || err != nil {
		t.Errorf("without the folder: %v, %v", all, err)
	}
}
