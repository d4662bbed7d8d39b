package cli

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"fiche/cmd/fiche/internal/cli/terminal"
)

// A transcript is what a command has printed so far; those who wait are told of
// more.
type transcript struct {
	mu   sync.Mutex
	text strings.Builder
	more chan struct{}
}

func newTranscript() *transcript { return &transcript{more: make(chan struct{}, 1)} }

func (s *transcript) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case s.more <- struct{}{}:
	default:
	}
	return s.text.Write(p)
}

func (s *transcript) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// until waits until the transcript holds a text, and returns all of it.
func (s *transcript) until(t *testing.T, text string) string {
	t.Helper()
	limit := time.After(20 * time.Second)
	for {
		if all := s.String(); strings.Contains(all, text) {
			return all
		}
		select {
		case <-s.more:
		case <-limit:
			t.Fatalf("never printed %q:\n%s", text, s)
		}
	}
}

// An hour with the preview, as its terminal shows it.
func TestServe(t *testing.T) {
	t.Setenv("LANG", "en_GB.UTF-8")
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	dir := minimalSite(t)
	sheet := filepath.Join(dir, "content", "mali.md")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(sheet, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("# Mali\n\nA well.\n")
	ctx, interrupt := context.WithCancel(t.Context())
	out, code := newTranscript(), make(chan int, 1)
	go func() {
		code <- Run(ctx, []string{"serve", "--site", dir, "--port", "0", "--base", "coop"}, nil, out, out)
	}()
	first := out.until(t, "1 sheet, ")
	_, rest, _ := strings.Cut(first, "Preview: ")
	address, _, found := strings.Cut(rest, " (Ctrl-C to end)\n")
	address, _, key := strings.Cut(address, "?key=")
	if !found || !key || !strings.HasPrefix(address, "http://127.0.0.1:") || !strings.HasSuffix(address, "/coop/") {
		t.Fatalf("no address in:\n%s", first)
	}
	client := browser(t)
	if _, err := client.Get(regexp.MustCompile(`http://\S+`).FindString(rest)); err != nil {
		t.Fatal(err)
	}
	page := func() string {
		t.Helper()
		response, err := client.Get(address + "mali.html")
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	if !strings.Contains(page(), "A well.") {
		t.Errorf("the page is\n%s", page())
	}

	write("---\ntittle: Mali\n---\nTwo wells.\n")
	out.until(t, dir+"/content/mali.md:2:1: error: unknown field “tittle”\n")
	out.until(t, "the preview shows the last version without errors\n")
	write("---\ntitle: Mali\n---\nTwo wells.\n")
	out.until(t, "all is mended\ncontent/mali.md: up to date in ")
	if !strings.Contains(page(), "Two wells.") {
		t.Errorf("the page is\n%s", page())
	}

	interrupt()
	select {
	case got := <-code:
		if got != terminal.ExitGood {
			t.Errorf("exit code %d, want %d", got, terminal.ExitGood)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("it does not end")
	}
	client.CloseIdleConnections()
	if _, err := os.Stat(filepath.Join(dir, "public")); !os.IsNotExist(err) {
		t.Errorf("pages were written: %v", err)
	}
	err := filepath.WalkDir(filepath.Join(dir, "content"), func(path string, entry fs.DirEntry, err error) error {
		if name := entry.Name(); err == nil && name != "content" && name != "index.md" && name != "mali.md" {
			t.Errorf("wrote %s", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestBaseFlag(t *testing.T) {
	for value, want := range map[string]string{
		"/": "/", "": "/", "coop": "/coop/", "/coop": "/coop/", "/coop/eau/": "/coop/eau/",
		"a b": "", "/a//b/": "", "/./": "", "/../x": "", "a?b": "", "a#b": "", "//example.org:80/": "", `a\b`: "",
	} {
		b := baseFlag("/")
		if err := b.Set(value); (err != nil) != (want == "") || err == nil && string(b) != want {
			t.Errorf("%q: %q, %v, want %q", value, b, err, want)
		}
	}
}
