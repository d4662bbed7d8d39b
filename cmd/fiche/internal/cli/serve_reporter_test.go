package cli

import (
	"strings"
	"testing"
	"time"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/preview"
	"fiche/cmd/fiche/internal/problem"
)

// The same problems are printed once, however often the site is built.
func TestServeReporter(t *testing.T) {
	var out, errs strings.Builder
	r := &serveReporter{Reporter: terminal.Reporter{
		Console: &terminal.Console{Out: &out, Err: &errs}, Locale: locale.Get("en"), Site: ".",
	}}
	at := func(severity problem.Severity) []problem.Problem {
		return []problem.Problem{{Rule: "not-a-day", Severity: severity, Args: problem.Args{"value": "x"}, Place: problem.Place{Path: "content/a.md"}}}
	}
	good := preview.Rebuild{Good: true, Locale: locale.Get("en"), Result: new(pipeline.Result), Problems: at(problem.Warning), Took: time.Millisecond}
	bad := preview.Rebuild{Locale: locale.Get("en"), Problems: at(problem.Error)}
	again := good
	again.Files = []string{"content/a.md", "content/\x1b[2J.md"}
	many := good
	many.Files = []string{"a", "b", "c", "d"}
	for _, step := range []struct {
		build    preview.Rebuild
		out      []string
		problems int
	}{
		{good, []string{"0 sheets, 0 pages"}, 1},
		{again, []string{"content/a.md, content/\ufffd[2J.md"}, 0},
		{bad, []string{"1 error"}, 1},
		{bad, nil, 0},
		{many, []string{locale.Get("en").Command.Preview.Mended, "4 files"}, 0},
	} {
		out.Reset()
		errs.Reset()
		r.rebuilt(step.build)
		if n := strings.Count(errs.String(), "content/a.md"); n != step.problems {
			t.Errorf("%d problems, want %d\n%s", n, step.problems, &errs)
		}
		for _, want := range step.out {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%q is not in %q", want, &out)
			}
		}
		if (step.out == nil) != (out.Len() == 0) {
			t.Errorf("printed %q", &out)
		}
	}
}
