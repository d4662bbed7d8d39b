package cli

import (
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// A hint is given once for a rule, a line to be copied each time.
func TestHintsOfACheck(t *testing.T) {
	unknown := func(line int, fix string) problem.Problem {
		return problem.Problem{
			Rule: "unknown-country", Severity: problem.Error, Args: problem.Args{"name": "Malli", "near": "Mali"}, Fix: fix,
			Place: problem.Place{Path: "content/a.md", Line: line, Col: 1},
		}
	}
	var out strings.Builder
	r := &terminal.Reporter{Console: &terminal.Console{Out: &out}, Locale: locale.Get("en"), Site: "."}
	if err := writeTable(r, []problem.Problem{unknown(1, ""), unknown(2, ""), unknown(3, "country: Mali")}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "hint: "); n != 2 {
		t.Errorf("%d hints\n%s", n, &out)
	}
}
