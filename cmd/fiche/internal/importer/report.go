package importer

import (
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/locale"
)

// Report returns a page that says of each sheet what became which field, from which
// words, and what was taken out of its text.
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
		for _, kind := range slices.Sorted(maps.Keys(s.Removed)) {
			fmt.Fprintf(&out, "<p>%s: %s (%d)\n", html.EscapeString(words.Removed), html.EscapeString(kind), s.Removed[kind])
		}
	}
	for _, there := range p.There {
		fmt.Fprintf(&out, "<p>%s: %s\n", html.EscapeString(words.There), html.EscapeString(there))
	}
	return []byte(out.String())
}
