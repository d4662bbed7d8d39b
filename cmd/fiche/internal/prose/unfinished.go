package prose

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
)

// RuleUnfinished is reported for what the model of a page asks its author to
// fill in, and which is still there.
const RuleUnfinished problem.Rule = "left-to-complete"

// RuleModel is reported for the model of a sheet that a new site begins with, as
// long as it stands.
const RuleModel problem.Rule = "model-left"

// unfinished reports the gaps that are left in the prose: "[à compléter :
// téléphone]", in the words of any language. A gap is part of the page, so that
// it cannot be published unnoticed; one in a piece of code or in
// a comment is only spoken of.
func (w *writer) unfinished() {
	slices.SortFunc(w.unread, func(a, b region) int { return cmp.Compare(a.start, b.start) })
	for at := 0; ; {
		open := bytes.IndexByte(w.source[at:], '[')
		if open < 0 {
			return
		}
		at += open
		inside := w.source[at+1:]
		end := bytes.IndexAny(inside, "[]\n")
		rule := problem.Rule("")
		if end >= 0 && inside[end] == ']' {
			rule = gapRule(string(inside[:end]))
		}
		if rule == "" {
			at++
			continue
		}
		width := end + len("[]")
		if !w.isUnread(at) {
			w.report(rule, problem.Warning, at, width, problem.Args{"what": string(w.source[at : at+width])})
		}
		at += width
	}
}

// isUnread reports whether a place in the Markdown is in code or in a comment.
func (w *writer) isUnread(at int) bool {
	i, begins := slices.BinarySearchFunc(w.unread, at, func(s region, at int) int { return cmp.Compare(s.start, at) })
	return begins || i > 0 && at < w.unread[i-1].end
}

// gapRule returns the rule that text in brackets breaks, or "". The first words
// decide: the text may be as long as the file.
func gapRule(inside string) problem.Rule {
	const beginning = 40 // bytes, twice the longest word for it
	inside = strings.ToValidUTF8(inside[:min(len(inside), beginning)], "")
	folded := spelling.Fold(inside)
	for _, l := range locale.All() {
		switch {
		case strings.HasPrefix(folded, spelling.Fold(l.Gap)):
			return RuleUnfinished
		case strings.HasPrefix(folded, spelling.Fold(l.Model)):
			return RuleModel
		}
	}
	return ""
}
