package importer

import (
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// Report returns a page that says of each sheet what became which field, from which
// words, what stays a text and what was taken out of it, and what could not be taken.
func (p *Plan) Report(l *locale.Locale) []byte {
	words := l.Command.Import
	var out strings.Builder
	fmt.Fprintf(&out, "<!doctype html>\n<html lang=\"%s\">\n<meta charset=\"utf-8\">\n<title>%s</title>\n<h1>%[2]s</h1>\n", l.Tag, html.EscapeString(words.Report))
	for _, s := range p.Sheets {
		fmt.Fprintf(&out, "<h2>%s %s %s</h2>\n<table>\n", html.EscapeString(s.From), Arrow, html.EscapeString(s.To))
		for _, line := range s.Lines {
			fmt.Fprintf(&out, "<tr><th>%s<td>%s<td>%s\n", html.EscapeString(line.Key), html.EscapeString(line.To), html.EscapeString(line.Words))
		}
		out.WriteString("</table>\n")
		if s.Words > 0 {
			fmt.Fprintf(&out, "<p>%s\n", html.EscapeString(l.Counted(s.Words, words.Stays)))
		}
		for _, kind := range slices.Sorted(maps.Keys(s.Removed)) {
			fmt.Fprintf(&out, "<p>%s: %s (%d)\n", html.EscapeString(words.Removed), html.EscapeString(kind), s.Removed[kind])
		}
	}
	for _, there := range p.There {
		fmt.Fprintf(&out, "<p>%s: %s\n", html.EscapeString(words.There), html.EscapeString(there))
	}
	for _, left := range p.left {
		fmt.Fprintf(&out, "<p>%s: %s\n", html.EscapeString(words.Left), html.EscapeString(left))
	}
	printer := problem.Printer{Words: l.Wording()}
	for _, refused := range p.refused {
		message, hint := printer.Say(refused)
		fmt.Fprintf(&out, "<p>%s: %s (%s)\n", html.EscapeString(refused.Path), html.EscapeString(message), html.EscapeString(hint))
	}
	return []byte(out.String())
}
