package cli

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/preview"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
)

// A serveReporter prints what happens in a preview. Its methods are called one at a
// time. They ignore errors: when the terminal is gone, the browser still shows what
// happens.
type serveReporter struct {
	terminal.Reporter
	mu     sync.Mutex
	line   *terminal.Progress // of the photos; nil if none are being read
	broken string             // the problems of the last build, as printed; empty if it was good
	good   string             // what was printed of the last good build
}

// rebuilt prints what came of a build: a line, and its problems unless they are
// those printed last.
func (r *serveReporter) rebuilt(build preview.Rebuild) {
	r.stopLine()
	r.mu.Lock()
	r.Locale = build.Locale
	r.mu.Unlock()
	words := r.Locale.Command.Preview
	problems := r.text(build.Problems)
	if !build.Good {
		if problems != r.broken {
			r.broken = problems
			fmt.Fprint(r.Err, problems)
			r.say(strings.ReplaceAll(words.Broken, "{problems}", r.Count(build.Problems)))
		}
		return
	}
	if problems != r.good {
		r.good = problems
		fmt.Fprint(r.Err, problems)
	}
	if r.broken != "" {
		r.broken = ""
		r.say(words.Mended)
	}
	milliseconds := r.Locale.Number(quantity.Int(max(1, build.Took.Milliseconds()))).Plain
	if build.Files == nil {
		r.say(strings.NewReplacer(
			"{sheets}", r.Locale.Counted(build.Result.Sheets, r.Locale.Words.Sheets),
			"{pages}", r.Locale.Counted(build.Result.Pages, r.Locale.Command.Pages),
			"{milliseconds}", milliseconds).Replace(words.Built))
		return
	}
	r.say(strings.NewReplacer("{files}", r.names(build.Files), "{milliseconds}", milliseconds).Replace(words.Rebuilt))
}

func (r *serveReporter) text(list []problem.Problem) string {
	var text strings.Builder
	// A strings.Builder takes everything.
	_ = r.PrinterOf(r.Site, r.ColourErr).Print(&text, list)
	return text.String()
}

// names returns the names of a few files, or how many there are.
func (r *serveReporter) names(files []string) string {
	const few = 3
	if len(files) > few {
		return r.Locale.Counted(len(files), r.Locale.Command.Preview.Files)
	}
	return strings.Map(func(c rune) rune {
		if unicode.IsPrint(c) {
			return c
		}
		return unicode.ReplacementChar // a name cannot control the terminal
	}, strings.Join(files, ", "))
}

// notice prints what is worth knowing but no mistake in the site.
func (r *serveReporter) notice(p problem.Problem) {
	r.stopLine()
	_ = r.Explain(p)
}

// photos shows how many photos have been read, in a line that goes when all are,
// or something else is printed. It may be called beside the others.
func (r *serveReporter) photos(done, total int) {
	r.mu.Lock()
	if r.line == nil {
		r.line = r.StartProgress()
		r.line.SetLocale(r.Locale)
	}
	r.line.Decoded(done, total)
	r.mu.Unlock()
	if done == total {
		r.stopLine()
	}
}

func (r *serveReporter) stopLine() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.line.Stop()
	r.line = nil
}

func (r *serveReporter) say(line string) { fmt.Fprintln(r.Out, line) }
