package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"fiche/cmd/fiche/internal/build"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/tree"
)

// A reporter tells what came of a build, in the language of the site.
type reporter struct {
	*console
	locale    *locale.Locale
	site, out string // folders, as the reader named them
}

// printer prints problems with files of a folder.
func (r reporter) printer(folder string, colour bool) problem.Printer {
	p := problem.Printer{Words: r.locale.Wording(), Colour: colour}
	if folder = filepath.Clean(folder); folder != "." {
		p.Folder = filepath.ToSlash(folder) + "/"
	}
	return p
}

// refuse prints why nothing was written.
func (r reporter) refuse(problems []problem.Problem) error {
	if err := r.printer(r.site, r.colourErr).Print(r.err, problems); err != nil {
		return err
	}
	text := strings.ReplaceAll(r.locale.Command.NotWritten, "{problems}", r.count(problems))
	if _, err := fmt.Fprintln(r.err, text); err != nil {
		return err
	}
	return errContent
}

// count says how many errors there are in a list, and warnings if any.
func (r reporter) count(problems []problem.Problem) string {
	words, counts := r.locale.Command, map[problem.Severity]int{}
	for _, p := range problems {
		counts[p.Severity]++
	}
	text := r.locale.Counted(counts[problem.Error], words.Errors)
	if n := counts[problem.Warning]; n > 0 {
		text += ", " + r.locale.Counted(n, words.Warnings)
	}
	return text
}

// warn prints what somebody should look at although the site is written.
func (r reporter) warn(problems []problem.Problem, written tree.Report, cache error) error {
	if err := r.printer(r.site, r.colourErr).Print(r.err, problems); err != nil {
		return err
	}
	var output []problem.Problem
	for _, path := range written.Kept {
		output = append(output, problem.Problem{
			Rule: "output-kept", Severity: problem.Warning, Place: problem.Place{Path: path},
		})
	}
	if written.ListDamaged {
		output = append(output, problem.Problem{
			Rule: "output-list-damaged", Severity: problem.Warning, Args: problem.Args{"folder": r.out},
		})
	}
	if cache != nil {
		output = append(output, problem.Problem{
			Rule: "cache-failed", Severity: problem.Warning, Args: problem.Args{"reason": cache.Error()},
		})
	}
	return r.printer(r.out, r.colourErr).Print(r.err, output)
}

// summarise says in a line what was built, and lists what the pages do not
// show as their authors may expect.
func (r reporter) summarise(result *build.Result, written tree.Report, took time.Duration) error {
	words := r.locale.Command
	var changes []string
	if n := len(written.Written); n > 0 {
		changes = append(changes, r.locale.Counted(n, words.Written))
	}
	if n := len(written.Removed); n > 0 {
		changes = append(changes, r.locale.Counted(n, words.Removed))
	}
	if changes == nil {
		changes = []string{words.Unchanged}
	}
	tenths := locale.Number{Units: max(1, took.Round(100*time.Millisecond).Milliseconds()/100), Scale: 1}
	_, err := fmt.Fprintln(r.console.out, strings.NewReplacer(
		"{sheets}", r.locale.Counted(result.Sheets, r.locale.Words.Sheets),
		"{pages}", r.locale.Counted(result.Pages, words.Pages),
		"{folder}", r.out,
		"{changes}", strings.Join(changes, ", "),
		"{seconds}", r.locale.Number(tenths).Plain,
	).Replace(words.Built))
	if err != nil {
		return err
	}
	if err := r.list(words.Unpublished, result.Unpublished); err != nil {
		return err
	}
	return r.list(words.Untranslated, result.Untranslated)
}

// list prints problems under a heading that says how many there are.
func (r reporter) list(heading string, problems []problem.Problem) error {
	if len(problems) == 0 {
		return nil
	}
	heading = strings.ReplaceAll(heading, "{count}", strconv.Itoa(len(problems)))
	if _, err := io.WriteString(r.console.out, heading+"\n"); err != nil {
		return err
	}
	return r.printer(r.site, r.colourOut).List(r.console.out, problems)
}
