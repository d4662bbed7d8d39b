package cli

import (
	"fmt"
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
	if err := writeTable(r, []problem.Problem{unknown(1, ""), unknown(2, ""), unknown(3, "country: Mali")}, true); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "hint: "); n != 2 {
		t.Errorf("%d hints\n%s", n, &out)
	}
}

// A rule that 300 sheets break takes a few lines, and one that counts the others.
func TestTableOfManySheets(t *testing.T) {
	var all []problem.Problem
	for n := range 300 {
		all = append(all, problem.Problem{Rule: "figure-no-year", Severity: problem.Warning, Place: problem.Place{Path: fmt.Sprintf("content/%03d.md", n), Line: 3, Col: 1},
			Args: problem.Args{"label": fmt.Sprint(n), "field": problem.Field("figures.year")}},
			problem.Problem{Rule: "photo-no-credit", Severity: problem.Warning, Place: problem.Place{Path: fmt.Sprintf("content/%03d.md", n), Line: 4, Col: 1},
				Args: problem.Args{"file": "a.jpg", "field": problem.Field("photo.credit")}})
	}
	table := func(whole bool) string {
		var out strings.Builder
		r := &terminal.Reporter{Console: &terminal.Console{Out: &out}, Locale: locale.Get("en"), Site: "."}
		if err := writeTable(r, all, whole); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	short := table(false)
	if n := strings.Count(short, "\n"); n > 25 {
		t.Errorf("%d lines:\n%s", n, short)
	}
	for _, want := range []string{"  295 more  fiche check --rule figure-no-year\n", "the same: content/001.md:4:1, content/002.md:4:1, and in 297 more places", "600 warnings in 300 files"} {
		if !strings.Contains(short, want) {
			t.Errorf("does not say %q:\n%s", want, short)
		}
	}
	if n := strings.Count(table(true), "\n"); n < 600 {
		t.Errorf("a table of one rule has %d lines only", n)
	}
}
