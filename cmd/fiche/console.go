package main

import (
	"io"
	"os"

	"golang.org/x/term"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// A console is where a command talks to whoever called it.
type console struct {
	out, err  io.Writer
	locale    *locale.Locale // the reader's, until a site says its own
	colourOut bool           // out may be coloured
	colourErr bool           // err may be coloured
	live      bool           // err is a terminal on which a line can be rewritten
	asks      bool           // err is a terminal on which a question can be put
	clicked   bool           // somebody double-clicked the program
}

func newConsole(out, err io.Writer, getenv func(string) string) *console {
	c := &console{out: out, err: err, locale: machineLocale(getenv, systemLanguages)}
	c.asks = isTerminal(err)
	if getenv("TERM") == "dumb" {
		return c
	}
	c.live = isTerminal(err)
	// https://no-color.org: any value but an empty one.
	if getenv("NO_COLOR") == "" {
		c.colourOut, c.colourErr = isTerminal(out), c.live
	}
	return c
}

// isTerminal reports whether somebody reads w on a screen that knows escape
// sequences.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd())) && knowsEscapes(f)
}

// explain prints why a command failed.
func (c *console) explain(f *failure) {
	text := problem.Printer{Words: c.locale.Wording(), Colour: c.colourErr}.
		Text(f.Problem())
	// When even this cannot be written, the exit code is what is left to say.
	_, _ = io.WriteString(c.err, text)
}
