package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/problem"
)

// A finding is a problem as "fiche check --json" writes it. Its names are a
// contract with other programs. Paths begin in the folder of the site. Line and
// column are 0 for what concerns a file as a whole; severity is "error", "warning"
// or "note".
type finding struct {
	Path     string `json:"path"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Severity string `json:"severity"`
	Rule     string `json:"rule"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
}

// writeJSON writes problems for a program to read. A list without any is "[]".
func writeJSON(r *terminal.Reporter, problems []problem.Problem) error {
	printer := r.PrinterOf(r.Site, false)
	findings := make([]finding, len(problems))
	for i, p := range problems {
		message, hint := printer.Say(p)
		findings[i] = finding{p.Path, p.Line, p.Col, p.Severity.String(), string(p.Rule), message, hint}
	}
	encoder := json.NewEncoder(r.Out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(findings)
}

// perRule is how many problems of one rule a table shows, unless all of them are
// asked for: a site of 300 sheets has some of them 300 times.
const perRule = 5

// writeTable writes problems for a person to read: file by file, one a line; of
// one rule the first few, then how many more. What to do about a kind of problem
// is told once, where it first occurs, unless there is a line to be copied.
func writeTable(r *terminal.Reporter, problems []problem.Problem, whole bool) error {
	words := r.Locale.Command
	if len(problems) == 0 {
		_, err := fmt.Fprintln(r.Out, words.Check.Nothing)
		return err
	}
	shown := problem.Singly(problems)
	if !whole {
		shown = problem.Digest(problems, perRule)
		slices.SortStableFunc(shown, func(a, b problem.Shown) int { return problem.Compare(a.Problem, b.Problem) })
	}
	severities := severityWords(r.Locale) // from the highest
	widest := 0
	for _, severity := range severities {
		widest = max(widest, utf8.RuneCountInString(severity))
	}
	printer := r.PrinterOf(r.Site, false)
	margin := strings.Repeat(" ", len("  12345:78  ")+widest+len("  "))
	var out strings.Builder
	told, path := map[problem.Rule]bool{}, ""
	for i, p := range shown {
		if i == 0 || p.Path != path {
			path = p.Path
			out.WriteString(printer.Folder + path + "\n")
		}
		message, hint := printer.Say(p.Problem)
		severity := severities[problem.Error-p.Severity]
		gap := strings.Repeat(" ", widest-utf8.RuneCountInString(severity))
		fmt.Fprintf(&out, "  %8s  %s%s  %s\n", at(p.Place), severity, gap, message)
		if hint != "" && (printer.Cure(p.Problem) != "" || !told[p.Rule]) {
			told[p.Rule] = true
			out.WriteString(margin + words.Hint + " " + strings.ReplaceAll(hint, "\n", "\n"+margin+"  ") + "\n")
		}
		if also := printer.Also(p); also != "" {
			out.WriteString(margin + also + "\n")
		}
	}
	if left := leftOut(r, problems, shown); left != "" {
		out.WriteString("\n" + words.Check.More + "\n" + left)
	}
	files := map[string]bool{}
	for _, p := range problems {
		files[p.Path] = true
	}
	total := strings.ReplaceAll(r.Locale.Counted(len(files), words.Check.InFiles), "{problems}", r.Locale.Totals(problems))
	_, err := io.WriteString(r.Out, out.String()+"\n"+total+"\n")
	return err
}

// at returns "line:column", or "" for a file as a whole.
func at(place problem.Place) string {
	if place.Line == 0 {
		return ""
	}
	return strconv.Itoa(place.Line) + ":" + strconv.Itoa(place.Col)
}

// word returns the name of a severity without the colon that follows it elsewhere.
func word(severity string) string { return strings.TrimRight(severity, ": \u00a0") }
