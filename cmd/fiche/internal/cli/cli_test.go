package cli

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"fiche/cmd/fiche/internal/cli/terminal"
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
