package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestOptions(t *testing.T) {
	for args, want := range map[string]string{
		"--version 1.2.3":            `"1.2.3" is not a version such as v1.2.3`,
		"--version v1.2":             `is not a version`,
		"--version v1.2.3/../x":      `is not a version`,
		"--system plan9/386":         `not one of [linux/amd64`,
		"dist":                       `"dist" is not an option`,
		"--version v1.2.3-rc.1 dist": `"dist" is not an option`,
	} {
		var out, errs bytes.Buffer
		if code := run(t.Context(), strings.Fields(args), &out, &errs); code != 2 || !strings.Contains(errs.String(), want) {
			t.Errorf("%s: code %d, %s", args, code, &errs)
		}
	}
	o, err := parseOptions([]string{"--version", "v1.2.3-rc.1", "--system", "darwin/arm64"}, os.Stderr)
	if err != nil || len(o.systems) != 1 || o.systems[0].archive(o.version) != "fiche-v1.2.3-rc.1-macos-arm64" {
		t.Errorf("%+v %v", o, err)
	}
}

// What lies in the folder already would be published unchecked.
func TestFolderInUse(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "old.zip"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"--out", dir}, &out, &errs); code != 1 || !strings.Contains(errs.String(), "is not empty") {
		t.Errorf("code %d, %s", code, &errs)
	}
}

// The time of a release is that of its commit, or what SOURCE_DATE_EPOCH says; a
// version is that of a commit and of nothing else.
func TestSource(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git")
	}
	dir := makeFiles(t, "main.go")
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module m\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	t.Setenv("SOURCE_DATE_EPOCH", "")
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(dir))
	if _, err := readSource(t.Context(), "devel"); err == nil || !strings.Contains(err.Error(), "SOURCE_DATE_EPOCH") {
		t.Errorf("without a repository: %v", err)
	}
	t.Setenv("SOURCE_DATE_EPOCH", "1700000000")
	src, err := readSource(t.Context(), "devel")
	if err != nil || src.commit != "" || src.time != time.Unix(1_700_000_000, 0).UTC() {
		t.Errorf("with a time alone: %+v %v", src, err)
	}
	t.Setenv("SOURCE_DATE_EPOCH", "yesterday")
	if src, err := readSource(t.Context(), "devel"); err == nil {
		t.Errorf("with no time at all: %+v", src)
	}

	t.Setenv("SOURCE_DATE_EPOCH", "")
	t.Setenv("GIT_COMMITTER_DATE", "2026-11-23T15:00:00+01:00")
	for _, args := range []string{"init -q", "add .", "-c user.name=A -c user.email=a@example.org commit -q -m first"} {
		if _, err := output(t.Context(), dir, nil, "git", strings.Fields(args)...); err != nil {
			t.Fatal(err)
		}
	}
	src, err = readSource(t.Context(), "v1.0.0")
	if err != nil || len(src.commit) != 40 || src.time != time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC) {
		t.Errorf("as committed: %+v %v", src, err)
	}
	if err := os.WriteFile("new.go", nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if src, err := readSource(t.Context(), "v1.0.0"); err == nil || !strings.Contains(err.Error(), "new.go") {
		t.Errorf("a version with a change: %+v %v", src, err)
	}
	if src, err := readSource(t.Context(), "devel"); err != nil || !strings.HasSuffix(src.commit, "-modified") {
		t.Errorf("a change: %+v %v", src, err)
	}
}
