package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The corpus must be the same on every machine, each time: otherwise its times
// could not be compared.
func TestCorpusIsDeterministic(t *testing.T) {
	for i := range 50 {
		if diff := cmp.Diff(corpusSheet(i, 50), corpusSheet(i, 50)); diff != "" {
			t.Errorf("sheet %d is not the same twice:\n%s", i, diff)
		}
	}
}

// The sites are written without the clock, the order of maps or the name of
// the folder.
func TestSitesAreDeterministic(t *testing.T) {
	for i := range corpora {
		c := &corpora[i]
		writers := map[string]func(dir string) error{"fiche": func(dir string) error { return writeFicheSite(dir, c, 20) }}
		for _, templates := range hugoTemplates {
			writers[templates.folder] = func(dir string) error { return writeHugoSite(dir, templates.folder, c, 20) }
		}
		for name, write := range writers {
			t.Run(c.Name+" "+name, func(t *testing.T) {
				first, second := t.TempDir(), t.TempDir()
				for _, dir := range []string{first, second} {
					if err := write(dir); err != nil {
						t.Fatal(err)
					}
				}
				if diff := cmp.Diff(contents(t, first), contents(t, second)); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

// A long sheet takes about 6 KB, as Fiche reads it.
func TestLongSheets(t *testing.T) {
	const n = 200
	size := 0
	for i := range n {
		size += len(ficheFields(longSheet(i, n)))
	}
	if mean := size / n; mean < 5500 || mean > 7000 {
		t.Errorf("a long sheet takes %d bytes", mean)
	}
}

// A corpus of more sheets begins with those of a smaller one.
func TestCorpusGrows(t *testing.T) {
	small, large := corpusSheet(7, 10), corpusSheet(7, 1000)
	small.Body, large.Body = "", "" // it links to any sheet
	if diff := cmp.Diff(small, large); diff != "" {
		t.Error(diff)
	}
}

func TestCorpusIsVaried(t *testing.T) {
	const n = 2000
	seen := map[string]map[string]bool{"country": {}, "theme": {}, "partner": {}, "status": {}, "title": {}}
	words := 0
	for i := range n {
		s := corpusSheet(i, n)
		seen["title"][s.Title] = true
		seen["country"][s.Country] = true
		seen["status"][s.Status.Name] = true
		for _, theme := range s.Themes {
			seen["theme"][theme] = true
		}
		for _, p := range s.Partners {
			seen["partner"][p.Name] = true
		}
		words += len(strings.Fields(s.Body))
		if len(s.Partners) != 4 || len(s.Dates) != 6 || len(s.Figures) != 4 {
			t.Fatalf("sheet %d has %d partners, %d dates, %d figures", i, len(s.Partners), len(s.Dates), len(s.Figures))
		}
	}
	want := map[string]int{"country": 40, "theme": 20, "partner": 200, "status": 7, "title": n}
	got := map[string]int{}
	for name, values := range seen {
		got[name] = len(values)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if mean := words / n; mean < 450 || mean > 600 {
		t.Errorf("a sheet has %d words", mean)
	}
}

func TestSpaced(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1 000", 589639: "589 639", 1002003: "1 002 003"} {
		if got := spaced(n); got != want {
			t.Errorf("spaced(%d) = %q, want %q", n, got, want)
		}
	}
}

// Each edit must change the sheet, or there would be nothing to build.
func TestEdited(t *testing.T) {
	s := corpusSheet(0, 10)
	if a, b := edited(s, 0), edited(s, 1); a.Body == s.Body || a.Body == b.Body {
		t.Error("an edit changes nothing")
	}
}

// contents are the files below a folder.
func contents(t *testing.T, root string) map[string]string {
	t.Helper()
	all, err := list(root)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, f := range all {
		data, err := os.ReadFile(filepath.Join(root, f.Name))
		if err != nil {
			t.Fatal(err)
		}
		texts[f.Name] = string(data)
	}
	return texts
}
