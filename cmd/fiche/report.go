package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
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

// warn prints what somebody should look at although the site is written: in
// the site, and in its output.
func (r reporter) warn(problems, output []problem.Problem) error {
	if err := r.printer(r.site, r.colourErr).Print(r.err, problems); err != nil {
		return err
	}
	return r.printer(r.out, r.colourErr).Print(r.err, output)
}

// outputProblems are those of the folder of the pages; paths are below it.
func (p *publication) outputProblems() []problem.Problem {
	var output []problem.Problem
	for _, path := range p.written.Kept {
		output = append(output, problem.Problem{
			Rule: "output-kept", Severity: problem.Warning, Place: problem.Place{Path: path},
		})
	}
	if p.written.ManifestDamaged {
		output = append(output, problem.Problem{
			Rule: "output-list-damaged", Severity: problem.Warning, Args: problem.Args{"folder": p.out},
		})
	}
	if p.cache != nil {
		output = append(output, problem.Problem{
			Rule: "cache-failed", Severity: problem.Warning, Args: problem.Args{"reason": p.cache.Error()},
		})
	}
	return output
}

// summarise says in a line what was built, and lists what the pages do not
// show as their authors may expect.
func (r reporter) summarise(p *publication) error {
	if _, err := fmt.Fprintln(r.console.out, p.summary()); err != nil {
		return err
	}
	if err := r.list(r.locale.Command.Unpublished, p.result.Unpublished); err != nil {
		return err
	}
	return r.list(r.locale.Command.Untranslated, p.result.Untranslated)
}

// summary says in a line what was built.
func (p *publication) summary() string {
	l := p.result.Locale
	var changes []string
	if n := len(p.written.Written); n > 0 {
		changes = append(changes, l.Counted(n, l.Command.Written))
	}
	if n := len(p.written.Removed); n > 0 {
		changes = append(changes, l.Counted(n, l.Command.Removed))
	}
	if changes == nil {
		changes = []string{l.Command.Unchanged}
	}
	tenths := locale.Number{Units: max(1, p.took.Round(100*time.Millisecond).Milliseconds()/100), Scale: 1}
	return strings.NewReplacer(
		"{sheets}", l.Counted(p.result.Sheets, l.Words.Sheets),
		"{pages}", l.Counted(p.result.Pages, l.Command.Pages),
		"{folder}", p.out,
		"{changes}", strings.Join(changes, ", "),
		"{seconds}", l.Number(tenths).Plain,
	).Replace(l.Command.Built)
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
