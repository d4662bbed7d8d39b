package sheet

import (
	"bytes"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// RuleUnfinished is reported for what the model of a page asks its author to
// fill in, and which is still there.
const RuleUnfinished problem.Rule = "left-to-complete"

// unfinished reports the gaps that are left in the prose that begins at offset
// in src: "[à compléter : téléphone]", in the words of any language. A gap is
// part of the page, so that nobody can publish it without having been told.
func unfinished(src *problem.Source, offset int) []problem.Problem {
	var problems []problem.Problem
	text := src.Text
	for at := offset; ; {
		open := bytes.IndexByte(text[at:], '[')
		if open < 0 {
			return problems
		}
		at += open
		inside := text[at+1:]
		end := bytes.IndexAny(inside, "[]\n")
		if end < 0 || inside[end] != ']' || !isGap(string(inside[:end])) {
			at++
			continue
		}
		width := end + len("[]")
		problems = append(problems, problem.Problem{
			Rule: RuleUnfinished, Severity: problem.Warning,
			Args: problem.Args{"what": string(text[at : at+width])}, Place: src.Place(at, width),
		})
		at += width
	}
}

// isGap tells whether text begins as a gap does. The first words decide: the
// text may be as long as the file.
func isGap(inside string) bool {
	const beginning = 40 // bytes, twice the longest word for it
	inside = strings.ToValidUTF8(inside[:min(len(inside), beginning)], "")
	folded := locale.Fold(inside)
	for _, l := range locale.All {
		if strings.HasPrefix(folded, locale.Fold(l.Gap)) {
			return true
		}
	}
	return false
}
