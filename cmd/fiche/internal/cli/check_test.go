package cli

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/linkcheck"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sitefolder"
)

// Who interrupts a check of external addresses has the table of what was found
// until then, and is told that it is not whole.
func TestInterruptedCheck(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{
		"index.md": "---\ntitle: Site\nlanguage: en\nurl: https://site.example.org/\n---\n",
		"a.md":     "---\ntitle: A\nkind: page\n---\n<http://a.example.org/1>\n<http://a.example.org/2>\n",
	} {
		name = filepath.Join(folder, sitefolder.Content, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	o := checkOptions{site: folder, external: true, asking: linkcheck.Options{Pause: 1, Transport: network(func(r *http.Request) int {
		if r.URL.Path == "/2" {
			interrupt()
		}
		return http.StatusGone
	})}}
	var out bytes.Buffer
	err := (&console{Console: &terminal.Console{Out: &out, Err: &out, Locale: locale.English}}).check(ctx, o)
	if !errors.Is(err, context.Canceled) || terminal.Diagnose(err).Code != terminal.ExitMachine {
		t.Errorf("ends with %v", err)
	}
	for _, want := range []string{"http://a.example.org/1 no longer exists: the server answers 410", "external addresses were asked; left: 1"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("does not say %q:\n%s", want, &out)
		}
	}
}

// network is a network where every address answers.
type network func(*http.Request) (status int)

func (a network) RoundTrip(r *http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: a(r), Body: http.NoBody}, nil
}
