package terminal

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
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
		{want: locale.Get("en")},
		{env: map[string]string{"LANG": "fr_FR.UTF-8"}, want: locale.Get("fr")},
		{env: map[string]string{"LANG": "fr_FR.UTF-8", "LC_ALL": "en_GB.UTF-8"}, want: locale.Get("en")},
		{env: map[string]string{"LANG": "en_GB.UTF-8", "LC_MESSAGES": "fr_BE.UTF-8"}, want: locale.Get("fr")},
		{env: map[string]string{"LANG": "en_GB.UTF-8", "LANGUAGE": "oc:fr:en"}, want: locale.Get("fr")},
		{env: map[string]string{"LC_ALL": "C", "LANGUAGE": "fr"}, want: locale.Get("en")},
		{env: map[string]string{"LC_ALL": "C.UTF-8", "LANGUAGE": "fr"}, want: locale.Get("en")},
		{env: map[string]string{"LC_ALL": "POSIX", "LANGUAGE": "fr"}, want: locale.Get("en")},
		{env: map[string]string{"LANG": "ja_JP.UTF-8"}, want: locale.Get("en")},
		{system: []string{"br-FR", "fr-FR"}, want: locale.Get("fr")},
		{env: map[string]string{"LANG": "en_US"}, system: []string{"fr-FR"}, want: locale.Get("en")},
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
		{context.Canceled, ExitMachine, "interrupted"},
		{&tree.MakeError{Path: "x.html", Err: context.Canceled}, ExitMachine, "interrupted"},
		{file(syscall.ENOSPC), ExitMachine, "disk-full"},
		{file(syscall.EDQUOT), ExitMachine, "disk-full"},
		{file(syscall.EROFS), ExitMachine, "read-only"},
		{fmt.Errorf("first: %w", file(syscall.EACCES)), ExitMachine, "access-denied"},
		{&tree.MakeError{Path: "x.html", Err: file(fs.ErrPermission)}, ExitMachine, "access-denied"},
		{&tree.MakeError{Path: "x.html", Err: errors.New("odd")}, ExitMachine, "page-failed"},
		{&tree.ForeignError{Dir: "public", Whole: true, Paths: []string{"a"}}, ExitUsage, "output-foreign"},
		{&tree.ForeignError{Dir: "public", Paths: []string{"a"}}, ExitUsage, "output-in-the-way"},
		{errors.New("odd"), ExitMachine, "machine-failed"},
		{problem.Refuse("unknown-flag", nil), ExitUsage, "unknown-flag"},
	}
	for _, test := range tests {
		got := Diagnose(test.err)
		if got.Code != test.code || string(got.Rule) != test.rule {
			t.Errorf("%v: %d %s, want %d %s", test.err, got.Code, got.Rule, test.code, test.rule)
		}
	}
}

func TestProgress(t *testing.T) {
	show := func(c *Console, took time.Duration) string {
		var out strings.Builder
		c.Err = &out
		synctest.Test(t, func(t *testing.T) {
			p := c.StartProgress()
			for i := 1; i <= 10; i++ {
				p.Made(i, 10)
				time.Sleep(took / 10)
			}
			p.Stop()
			p.Stop()
		})
		return out.String()
	}
	live := &Console{Locale: locale.Get("en"), Live: true}
	tests := map[string]struct {
		got, want string
	}{
		"a quick build says nothing": {show(live, 900*time.Millisecond), ""},
		"a line, rewritten and erased": {show(live, 1300*time.Millisecond),
			"\r8 of 10 files…\x1b[K\r9 of 10 files…\x1b[K\r10 of 10 files…\x1b[K\r\x1b[K"},
		"not without a terminal": {show(&Console{Locale: locale.Get("en")}, time.Minute), ""},
	}
	for name, test := range tests {
		if diff := cmp.Diff(test.want, test.got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestColourNeedsATerminal(t *testing.T) {
	none := func(string) string { return "" }
	if c := New(os.Stdout, new(bytes.Buffer), none); c.ColourErr || c.Live {
		t.Error("coloured what is no terminal")
	}
}

func TestColour(t *testing.T) {
	screen, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil || !isTerminal(screen) {
		t.Skip("there is no terminal to open: ", err)
	}
	defer screen.Close()
	for _, test := range []struct {
		env                map[string]string
		colour, live, asks bool
	}{
		{nil, true, true, true},
		{map[string]string{"NO_COLOR": "1"}, false, true, true},
		{map[string]string{"TERM": "dumb"}, false, false, true},
	} {
		c := New(screen, screen, func(name string) string { return test.env[name] })
		if c.ColourOut != test.colour || c.ColourErr != test.colour || c.Live != test.live || c.Asks != test.asks {
			t.Errorf("%v: %+v", test.env, c)
		}
	}
}

func TestReporterRefuses(t *testing.T) {
	var out strings.Builder
	r := &Reporter{Console: &Console{Err: &out}, Locale: locale.Get("en"), Site: "my/site/"}
	at := func(severity problem.Severity) problem.Problem {
		return problem.Problem{Rule: "not-a-day", Severity: severity, Args: problem.Args{"value": "x"}, Place: problem.Place{Path: "content/a.md"}}
	}
	if err := r.Refuse([]problem.Problem{at(problem.Warning), at(problem.Error), at(problem.Error)}); !errors.Is(err, ErrContent) {
		t.Error(err)
	}
	if text := out.String(); !strings.Contains(text, "2 errors, 1 warning") || !strings.HasPrefix(text, "my/site/content/a.md: ") {
		t.Errorf("%s", text)
	}
}
