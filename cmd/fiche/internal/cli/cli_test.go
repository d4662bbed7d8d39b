package cli

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/jpeg"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/tree"
)

// A minimal site in a folder of its own.
func minimalSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	home := "---\ntitle: Projects\nlanguage: en\n---\n"
	if err := os.WriteFile(filepath.Join(dir, "content", "index.md"), []byte(home), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestInterrupted(t *testing.T) {
	dir := minimalSite(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out, errs bytes.Buffer
	if code := Run(ctx, []string{"build", "--site", dir}, nil, &out, &errs); code != terminal.ExitMachine {
		t.Errorf("exit code %d, want %d: %s", code, terminal.ExitMachine, &errs)
	}
	if _, err := os.Stat(filepath.Join(dir, "public", "index.html")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a page was written: %v", err)
	}
}

// full is a disk that takes nothing.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

func TestSummaryCannotBeWritten(t *testing.T) {
	var errs bytes.Buffer
	if code := Run(t.Context(), []string{"build", "--site", minimalSite(t)}, nil, full{}, &errs); code != terminal.ExitMachine {
		t.Errorf("exit code %d, want %d: %s", code, terminal.ExitMachine, &errs)
	}
}

// broken is a terminal in front of which the program panics.
type broken struct{}

func (broken) Write([]byte) (int, error) { panic("a fault") }

func TestPanic(t *testing.T) {
	var errs bytes.Buffer
	code := Run(t.Context(), []string{"version"}, nil, broken{}, &errs)
	if code != terminal.ExitMachine || !strings.Contains(errs.String(), "a fault (cli/cli_test.go:") || strings.Contains(errs.String(), "goroutine") {
		t.Errorf("exit code %d: %s", code, &errs)
	}
}

// A build takes some time, however quick it is.
func TestSummary(t *testing.T) {
	p := &siteBuild{result: &pipeline.Result{Locale: locale.Get("en"), Sheets: 2, Pages: 9}, written: new(tree.Report), out: "public"}
	if text := p.summary(); !strings.Contains(text, "0.1") || !strings.Contains(text, "2 sheets") || !strings.Contains(text, "9 pages") {
		t.Errorf("%s", text)
	}
}

// A flag without a value of its own is recognised by its name, though a word
// processor has made dashes of its hyphens.
func TestNearestFlag(t *testing.T) {
	c := &console{Console: &terminal.Console{Locale: locale.Get("en")}}
	build := newBuild(c)
	for typed, want := range map[string]string{"——out": "--out", "–out": "--out", "draft": "--drafts", "zzz": ""} {
		if got := nearestFlag(build, typed); got != want {
			t.Errorf("%s: %q, want %q", typed, got, want)
		}
	}
}

// A site is not made inside of another one, which is the one that is meant.
func TestServeInsideOfASite(t *testing.T) {
	s := &serveSession{console: &console{Console: &terminal.Console{Locale: locale.Get("en"), Asks: true}}}
	missing := func(parent string) error {
		return problem.Refuse("content-missing", problem.Args{"folder": ".", "parent": parent})
	}
	if !s.canSetUp(missing("")) || s.canSetUp(missing("..")) || s.canSetUp(problem.Refuse("site-missing", nil)) {
		t.Error("a site is made where it should not be, or not where it should")
	}
	s.Asks = false
	if s.canSetUp(missing("")) {
		t.Error("a program is asked")
	}
}

// A photo with a broken body is a problem of the content, at its sheet: a build
// and a check say the same, and end alike.
func TestDamagedPhoto(t *testing.T) {
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 1500, 900)), nil); err != nil {
		t.Fatal(err)
	}
	data := photo.Bytes()
	copy(data[len(data)/2:], bytes.Repeat([]byte{0xff, 0}, 200)) // no code of any picture
	dir := minimalSite(t)
	for name, data := range map[string][]byte{
		"a.md": []byte("---\ntitle: A\nphoto:\n  file: a.jpg\n  alt: A well\n---\n"), "a.jpg": data,
	} {
		if err := os.WriteFile(filepath.Join(dir, "content", name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, command := range []string{"build", "check"} {
		var out, errs bytes.Buffer
		code := Run(t.Context(), []string{command, "--site", dir}, nil, &out, &errs)
		text := out.String() + errs.String()
		if code != terminal.ExitContent || !strings.Contains(text, "4:9") || strings.Count(text, "a.jpg") > 2 {
			t.Errorf("%s: exit code %d, %s", command, code, text)
		}
	}
}
