package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// A whole run, on 40 sheets of each corpus without photos. Where there is a hugo it must make as
// many pages as Fiche, and no larger ones: Hugo must not be slow only because it
// is given more to do.
func TestBench(t *testing.T) {
	for _, c := range corpora {
		if !c.hasPhotos() {
			t.Run(c.Name, func(t *testing.T) { testBench(t, c.Name) })
		}
	}
}

func testBench(t *testing.T, corpus string) {
	if testing.Short() {
		t.Skip("it compiles fiche and builds sites with it")
	}
	hugo, err := exec.LookPath("hugo")
	if err != nil {
		hugo = ""
	}
	dir := t.TempDir()
	r, err := bench(t.Context(), options{corpus: corpus, sheets: 40, runs: 2, dir: dir}, hugo, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("it leaves behind %v, %v", left, err)
	}
	if r.Sources.Files != 41 || len(r.Floors) != 2 {
		t.Errorf("%d sources, %d floors", r.Sources.Files, len(r.Floors))
	}
	for _, s := range r.Series {
		for build, costs := range s.Costs {
			if len(costs) != 2 || costs[0].Wall <= 0 || costs[0].CPU <= 0 {
				t.Errorf("%s, %s: %+v", s.Name, buildNames[build], costs)
			}
		}
		pages, own := s.Output.Pages, r.Series[0].Output.Pages
		if gap := pages.Files - own.Files; max(gap, -gap) > own.Files/20 {
			t.Errorf("%s makes %d pages, Fiche %d", s.Name, pages.Files, own.Files)
		}
		least := 0.55 // of pages that say nearly as much
		if s.Name == "Hugo, lean" {
			least = 0.2 // the facts alone
		}
		if share := float64(pages.Bytes) / float64(own.Bytes); share < least || share > 1.05 {
			t.Errorf("the pages of %s are %.2f times as large as Fiche's", s.Name, share)
		}
	}
	var table strings.Builder
	if err := r.write(&table); err != nil {
		t.Fatal(err)
	}
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	for _, private := range []string{dir, host} {
		if strings.Contains(table.String(), private) {
			t.Errorf("the report names %q:\n%s", private, table.String())
		}
	}
}

// An edit is one: the page of the sheet changes, and next to nothing else.
func TestOneEdit(t *testing.T) {
	before, after := t.TempDir(), t.TempDir()
	for _, dir := range []string{before, after} {
		if err := writeFicheSite(dir, &corpora[0], 5); err != nil {
			t.Fatal(err)
		}
	}
	if err := writeSheet(after, edited(corpusSheet(0, 5), 0), ficheSource); err != nil {
		t.Fatal(err)
	}
	changed := []string{}
	was, is := contents(t, before), contents(t, after)
	for name := range is {
		if was[name] != is[name] {
			changed = append(changed, filepath.ToSlash(name))
		}
	}
	if diff := cmp.Diff([]string{"content/projets/fiche-000001.md"}, changed); diff != "" {
		t.Error(diff)
	}
}

func TestFloor(t *testing.T) {
	dir := t.TempDir()
	if err := writeFicheSite(dir, &corpora[0], 3); err != nil {
		t.Fatal(err)
	}
	scratch := filepath.Join(t.TempDir(), "scratch")
	f, err := measureFloor(dir, dir, scratch, &corpora[0], 3)
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []time.Duration{f.Copy, f.Read, f.Hash, f.Check, f.Write, f.FrontMatter, f.Markdown, f.Template} {
		if step <= 0 {
			t.Errorf("a step took no time: %+v", f)
		}
	}
	if _, err := os.Stat(scratch); !os.IsNotExist(err) {
		t.Errorf("scratch is still there: %v", err)
	}
}

// What the floor writes really is a copy of the output.
func TestWriteBelow(t *testing.T) {
	from, to := t.TempDir(), filepath.Join(t.TempDir(), "copy")
	if err := writeFicheSite(from, &corpora[0], 3); err != nil {
		t.Fatal(err)
	}
	if err := eachFile(from, new(bytes.Buffer), writeBelow(to)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(contents(t, from), contents(t, to)); diff != "" {
		t.Error(diff)
	}
}

// A generator that fails ends the run, and its own words are heard.
func TestMeasureFailure(t *testing.T) {
	if _, err := measure(t.Context(), "go", "no-such-command"); err == nil || !strings.Contains(err.Error(), "no-such-command") {
		t.Errorf("measure: %v", err)
	}
}
