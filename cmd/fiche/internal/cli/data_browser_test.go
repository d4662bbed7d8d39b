package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// Programs of other people read the data files, and find in them what the formats
// ask for; the workbook has what the tables have. See testdata/browser/data.mjs.
func TestDataIsReadByOthers(t *testing.T) {
	tools := findTools(t)
	for name, site := range map[string]string{
		"example": exampleSite(t), "edges": edgesSite(t), "private": privateSite(t),
	} {
		offerAllData(t, site)
		s := publishSite(t, site)
		var files []page
		for _, file := range s.files(t, "") {
			if strings.HasPrefix(file, "donnees/") {
				files = append(files, page{Kind: name + ": " + file, File: filepath.Join(s.out, file)})
			}
		}
		if len(files) != 12 {
			t.Errorf("%s has %d data files", name, len(files))
		}
		tools.check(t, "data", job{Pages: files})
	}
}

// privateSite is one of sheets that say what is not for everybody.
func privateSite(t *testing.T) string {
	t.Helper()
	return archivedSite(t, "../pipeline/testdata/data.txtar")
}

// archivedSite lays out the site that a txtar file holds, and returns its folder.
func archivedSite(t *testing.T, archive string) string {
	t.Helper()
	a, err := txtar.ParseFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	files, err := txtar.FS(a)
	if err != nil {
		t.Fatal(err)
	}
	site := t.TempDir()
	if err := os.CopyFS(site, files); err != nil {
		t.Fatal(err)
	}
	return site
}

// offerAllData has a site offer its data in all formats.
func offerAllData(t *testing.T, site string) {
	t.Helper()
	home := filepath.Join(site, "content", "index.md")
	text, err := os.ReadFile(home)
	if err != nil {
		t.Fatal(err)
	}
	lines := "---\n"
	for field, line := range map[string]string{"données:": "données: csv, json, geojson, xlsx, dcat", "licence:": "licence: Licence Ouverte 2.0"} {
		if !strings.Contains(string(text), "\n"+field) {
			lines += line + "\n"
		}
	}
	if err := os.WriteFile(home, []byte(strings.Replace(string(text), "---\n", lines, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
}
