package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/tree"
)

func TestMachineLocale(t *testing.T) {
	tests := []struct {
		env    map[string]string
		system []string
		want   *locale.Locale
	}{
		{want: locale.English},
		{env: map[string]string{"LANG": "fr_FR.UTF-8"}, want: locale.French},
		{env: map[string]string{"LANG": "fr_FR.UTF-8", "LC_ALL": "en_GB.UTF-8"}, want: locale.English},
		{env: map[string]string{"LANG": "en_GB.UTF-8", "LC_MESSAGES": "fr_BE.UTF-8"}, want: locale.French},
		{env: map[string]string{"LANG": "en_GB.UTF-8", "LANGUAGE": "oc:fr:en"}, want: locale.French},
		{env: map[string]string{"LC_ALL": "C", "LANGUAGE": "fr"}, want: locale.English},
		{env: map[string]string{"LC_ALL": "C.UTF-8", "LANGUAGE": "fr"}, want: locale.English},
		{env: map[string]string{"LANG": "ja_JP.UTF-8"}, want: locale.English},
		{system: []string{"br-FR", "fr-FR"}, want: locale.French},
		{env: map[string]string{"LANG": "en_US"}, system: []string{"fr-FR"}, want: locale.English},
	}
	for _, test := range tests {
		got := machineLocale(func(name string) string { return test.env[name] }, func() []string { return test.system })
		if got != test.want {
			t.Errorf("%v %v: %s, want %s", test.env, test.system, got.Name, test.want.Name)
		}
	}
}

func TestDiagnose(t *testing.T) {
	file := func(err error) error { return &fs.PathError{Op: "write", Path: "public/x.html", Err: err} }
	tests := []struct {
		err  error
		code int
		rule string
	}{
		{context.Canceled, exitMachine, "interrupted"},
		{&tree.MakeError{Path: "x.html", Err: context.Canceled}, exitMachine, "interrupted"},
		{file(syscall.ENOSPC), exitMachine, "disk-full"},
		{file(syscall.EROFS), exitMachine, "read-only"},
		{fmt.Errorf("first: %w", file(syscall.EACCES)), exitMachine, "access-denied"},
		{&tree.MakeError{Path: "x.html", Err: file(fs.ErrPermission)}, exitMachine, "access-denied"},
		{&tree.MakeError{Path: "x.html", Err: errors.New("odd")}, exitMachine, "page-failed"},
		{&tree.ForeignError{Dir: "public", Whole: true, Paths: []string{"a"}}, exitUsage, "output-foreign"},
		{&tree.ForeignError{Dir: "public", Paths: []string{"a"}}, exitUsage, "output-in-the-way"},
		{errors.New("odd"), exitMachine, "machine-failed"},
		{problem.Refuse("unknown-flag", nil), exitUsage, "unknown-flag"},
	}
	for _, test := range tests {
		got := diagnose(test.err)
		if got.code != test.code || string(got.Rule) != test.rule {
			t.Errorf("%v: %d %s, want %d %s", test.err, got.code, got.Rule, test.code, test.rule)
		}
	}
}

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
	if code := run(ctx, []string{"build", "--site", dir}, nil, &out, &errs); code != exitMachine {
		t.Errorf("exit code %d, want %d: %s", code, exitMachine, &errs)
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
	if code := run(t.Context(), []string{"build", "--site", minimalSite(t)}, nil, full{}, &errs); code != exitMachine {
		t.Errorf("exit code %d, want %d: %s", code, exitMachine, &errs)
	}
}

func TestProgress(t *testing.T) {
	show := func(c *console, took time.Duration) string {
		var out strings.Builder
		c.err = &out
		synctest.Test(t, func(t *testing.T) {
			p := c.startProgress()
			for i := 1; i <= 10; i++ {
				p.step(i, 10)
				time.Sleep(took / 10)
			}
			p.stop()
			p.stop()
		})
		return out.String()
	}
	live := &console{locale: locale.English, live: true}
	tests := map[string]struct {
		got, want string
	}{
		"a quick build says nothing": {show(live, 900*time.Millisecond), ""},
		"a line, rewritten and erased": {show(live, 1300*time.Millisecond),
			"\r8 of 10 files…\x1b[K\r9 of 10 files…\x1b[K\r10 of 10 files…\x1b[K\r\x1b[K"},
		"not without a terminal": {show(&console{locale: locale.English}, time.Minute), ""},
	}
	for name, test := range tests {
		if diff := cmp.Diff(test.want, test.got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestColourNeedsATerminal(t *testing.T) {
	none := func(string) string { return "" }
	if c := newConsole(os.Stdout, new(bytes.Buffer), none); c.colourErr || c.live {
		t.Error("coloured what is no terminal")
	}
}
