// Package terminal is who sits in front of the program: what is printed for
// them and in which language, what they are asked, and what the exit code of a
// command means.
package terminal

import (
	"io"
	"os"

	"golang.org/x/term"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// A Console is where a command talks to its user.
type Console struct {
	Out, Err  io.Writer
	Locale    *locale.Locale // the user's
	ColourOut bool           // Out may be coloured
	ColourErr bool           // Err may be coloured
	Live      bool           // Err is a terminal on which a line can be rewritten
	Asks      bool           // Err is a terminal on which a question can be put
}

// New returns the console of a process with this output and environment.
func New(out, err io.Writer, getenv func(string) string) *Console {
	c := &Console{Out: out, Err: err, Locale: machineLocale(getenv, systemLanguages)}
	c.Asks = isTerminal(err)
	if getenv("TERM") == "dumb" {
		return c
	}
	c.Live = isTerminal(err)
	// https://no-color.org: any value but an empty one.
	if getenv("NO_COLOR") == "" {
		c.ColourOut, c.ColourErr = isTerminal(out), c.Live
	}
	return c
}

// isTerminal reports whether w is a screen that obeys escape sequences.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd())) && knowsEscapes(f)
}

// Explain prints a problem in the user's language.
func (c *Console) Explain(p problem.Problem) error {
	_, err := io.WriteString(c.Err, c.Printer(c.Locale).Text(p))
	return err
}

// Printer returns what prints problems to Err.
func (c *Console) Printer(l *locale.Locale) problem.Printer {
	return problem.Printer{Words: l.Wording(), Colour: c.ColourErr}
}

// Browse opens an address in the browser, or tells the user why it did not, and
// which one to open instead.
func (c *Console) Browse(address, instead string) {
	if err := openBrowser(address); err != nil {
		// There is no third way to tell.
		_ = c.Explain(problem.Problem{Rule: "browser-failed", Severity: problem.Note, Args: problem.Args{
			"reason": problem.ReasonOf(err), "address": instead,
		}})
	}
}
