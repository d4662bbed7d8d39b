package main

import (
	"fmt"
	"strings"
	"unicode"

	"fiche/cmd/fiche/internal/preview"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
)

// A teller prints what happens in a preview. It is told one thing at a time,
// and goes on when nobody reads any more: the browser still does.
type teller struct {
	reporter
	broken string // the problems that stand in the way, as they were printed; empty for none
	good   string // what was printed of the last good build
}

// rebuilt prints what came of a build: a line, and the problems unless they
// are those that the reader has just seen.
func (t *teller) rebuilt(r preview.Rebuild) {
	t.locale = r.Locale
	words := t.locale.Command.Preview
	problems := t.text(r.Problems)
	if !r.Good {
		if problems != t.broken {
			t.broken = problems
			fmt.Fprint(t.console.err, problems)
			t.say(strings.ReplaceAll(words.Broken, "{problems}", t.count(r.Problems)))
		}
		return
	}
	if problems != t.good {
		t.good = problems
		fmt.Fprint(t.console.err, problems)
	}
	if t.broken != "" {
		t.broken = ""
		t.say(words.Mended)
	}
	milliseconds := t.locale.Number(quantity.Int(max(1, r.Took.Milliseconds()))).Plain
	if r.Files == nil {
		t.say(strings.NewReplacer(
			"{sheets}", t.locale.Counted(r.Result.Sheets, t.locale.Words.Sheets),
			"{pages}", t.locale.Counted(r.Result.Pages, t.locale.Command.Pages),
			"{milliseconds}", milliseconds).Replace(words.Built))
		return
	}
	t.say(strings.NewReplacer("{files}", t.names(r.Files), "{milliseconds}", milliseconds).Replace(words.Rebuilt))
}

func (t *teller) text(list []problem.Problem) string {
	var text strings.Builder
	// A strings.Builder takes everything.
	_ = t.printer(t.site, t.colourErr).Print(&text, list)
	return text.String()
}

// names are those of a few files, or how many there are.
func (t *teller) names(files []string) string {
	const few = 3
	if len(files) > few {
		return t.locale.Counted(len(files), t.locale.Command.Preview.Files)
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return unicode.ReplacementChar // a name cannot control the terminal
	}, strings.Join(files, ", "))
}

// notice prints what is worth knowing but no mistake in the site.
func (r reporter) notice(n problem.Problem) {
	p := problem.Printer{Words: r.locale.Wording(), Colour: r.colourErr}
	fmt.Fprint(r.console.err, p.Text(n))
}

func (t *teller) say(line string) { fmt.Fprintln(t.console.out, line) }
