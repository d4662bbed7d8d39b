package terminal

import (
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// A Reporter prints what came of a site, in the site's own language.
type Reporter struct {
	*Console
	Locale       *locale.Locale
	Site, Output string // folders, as the user named them
}

// Explain prints a problem that is not about a file.
func (r *Reporter) Explain(p problem.Problem) error {
	_, err := io.WriteString(r.Err, r.Printer(r.Locale).Text(p))
	return err
}

// PrinterOf returns a printer of problems with files of a folder.
func (r *Reporter) PrinterOf(folder string, colour bool) problem.Printer {
	p := problem.Printer{Words: r.Locale.Wording(), Colour: colour}
	if folder = filepath.Clean(folder); folder != "." {
		p.Folder = filepath.ToSlash(folder) + "/"
	}
	return p
}

// Refuse prints why nothing was written, and returns ErrContent.
func (r *Reporter) Refuse(problems []problem.Problem) error {
	if err := r.Warn(problems, nil); err != nil {
		return err
	}
	text := strings.ReplaceAll(r.Locale.Command.NotWritten, "{problems}", r.Count(problems))
	if _, err := fmt.Fprintln(r.Err, text); err != nil {
		return err
	}
	return ErrContent
}

// Count says how many errors there are in a list, and warnings if any.
func (r *Reporter) Count(problems []problem.Problem) string {
	words, counts := r.Locale.Command, map[problem.Severity]int{}
	for _, p := range problems {
		counts[p.Severity]++
	}
	text := r.Locale.Counted(counts[problem.Error], words.Errors)
	if n := counts[problem.Warning]; n > 0 {
		text += ", " + r.Locale.Counted(n, words.Warnings)
	}
	return text
}

// Warn prints what is wrong in the site, and in its output.
func (r *Reporter) Warn(problems, output []problem.Problem) error {
	if err := r.PrinterOf(r.Site, r.ColourErr).Print(r.Err, problems); err != nil {
		return err
	}
	return r.PrinterOf(r.Output, r.ColourErr).Print(r.Err, output)
}

// List prints problems under a heading in which {count} is how many there are.
// It prints nothing if there are none.
func (r *Reporter) List(heading string, problems []problem.Problem) error {
	if len(problems) == 0 {
		return nil
	}
	heading = strings.ReplaceAll(heading, "{count}", strconv.Itoa(len(problems)))
	if _, err := io.WriteString(r.Out, heading+"\n"); err != nil {
		return err
	}
	return r.PrinterOf(r.Site, r.ColourOut).List(r.Out, problems)
}
