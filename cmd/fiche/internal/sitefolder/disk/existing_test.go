package disk_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fiche/cmd/fiche/internal/sitefolder/disk"
)

func TestExisting(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"fiche.exe", "fiche-1.0-windows-amd64.zip", "README.md", "LICENSE", "THIRD-PARTY-LICENCES", ".DS_Store", "desktop.ini", "facture.pdf", "fiche de paie.pdf", "mandat.pdf"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"fiches", ".git", "man", "completions"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	content := filepath.Join(dir, "nos-projets", "content")
	if err := os.MkdirAll(content, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(content, "index.md"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	others, sites, err := disk.Existing(dir)
	if err != nil || !slices.Equal(others, []string{"facture.pdf", "fiche de paie.pdf", "fiches", "mandat.pdf", "nos-projets"}) || !slices.Equal(sites, []string{"nos-projets"}) {
		t.Errorf("%v, %v, %v", others, sites, err)
	}
}
