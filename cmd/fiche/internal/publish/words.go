package publish

import (
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
)

// Lines says what is done, a line for each kind of change: how many files, how
// large they are, and the first of them.
func (p *Plan) Lines(l *locale.Locale) []string {
	words := l.Command.Publish
	var lines []string
	for _, part := range []struct {
		words   quantity.Forms
		entries []Entry
	}{{words.New, p.New}, {words.Changed, p.Changed}, {words.Again, p.Again}, {words.Removed, p.Removed}} {
		if len(part.entries) > 0 {
			lines = append(lines, someOf(l, part.words, part.entries))
		}
	}
	for _, part := range []struct {
		words quantity.Forms
		count int
	}{{words.Unchanged, p.Unchanged}, {words.Foreign, p.Foreign}} {
		if part.count > 0 {
			lines = append(lines, l.Counted(part.count, part.words))
		}
	}
	return lines
}

// someOf says how many files there are, how large they are, and names the first.
func someOf(l *locale.Locale, words quantity.Forms, entries []Entry) string {
	const most = 5
	names, size := make([]string, 0, most+1), int64(0)
	for i, e := range entries {
		size += e.Size
		if i < most {
			names = append(names, e.Path)
		}
	}
	if len(entries) > most {
		names = append(names, "…")
	}
	return strings.NewReplacer("{size}", l.FileSize(size).Plain, "{files}", strings.Join(names, ", ")).
		Replace(l.Counted(len(entries), words))
}

// Warnings says which files of others stay, and which give way.
func (p *Plan) Warnings() []problem.Problem {
	var list []problem.Problem
	if len(p.Kept) > 0 {
		list = append(list, problem.Problem{Rule: "publish-kept", Severity: problem.Warning, Args: problem.Args{"files": problem.Few(p.Kept)}})
	}
	if len(p.Replaced) > 0 {
		list = append(list, problem.Problem{Rule: "publish-replaces", Severity: problem.Warning, Args: problem.Args{"files": problem.Few(p.Replaced)}})
	}
	return list
}

// Sent says what was sent by the end.
func (p *Plan) Sent(l *locale.Locale, last Progress) string {
	words := l.Command.Publish
	if p.IsEmpty() {
		return words.NothingSent
	}
	return strings.NewReplacer("{size}", l.FileSize(last.Bytes).Plain, "{removed}", l.Counted(len(p.Removed), l.Command.Removed)).
		Replace(l.Counted(last.Files, words.Sent))
}

// Refusal words why nothing may be sent to a place.
func (e *RefusedError) Refusal(place string) error {
	args := problem.Args{"place": place, "files": problem.Few(e.Paths)}
	switch e.Why {
	case NotASite:
		return problem.Refuse("publish-not-a-site", args)
	case ListDamaged:
		return problem.Refuse("publish-list-damaged", args)
	case Edited:
		return problem.Refuse("publish-edited", args)
	default:
		return problem.Refuse("publish-in-the-way", args)
	}
}
