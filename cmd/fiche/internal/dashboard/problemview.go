package dashboard

import (
	"html/template"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
)

// A said is a problem as a page shows it: what the terminal says, in its parts.
type said struct {
	Place    string       // "content/mali.md:3:1"; empty when it is not about a file
	Link     template.URL // what opens it in the editor; empty for none
	Path     string       // of a file that can be opened otherwise; empty for none
	Open     string       // the word for that
	OpenOf   string       // the same, with the file
	Severity string       // "error", "warning", "note"
	Word     string       // the same in the reader's language
	Message  string
	Frame    string
	Hint     string
	Fix      string
	More     string // says how many are left out after it
}

// enough are the problems of one rule that a page shows, so that it stays
// short however large the site is.
const enough = 20

// printer words problems for a page: what they say is typeset, their values and
// hints are left as they would be typed.
func printer(l *locale.Locale) problem.Printer {
	words := l.Wording()
	plain := words.Message
	words.Message = func(rule problem.Rule) (string, []string, bool) {
		text, hints, ok := plain(rule)
		return l.Typeset(text).Plain, hints, ok
	}
	return problem.Printer{Words: words}
}

// say words problems, errors last; of a rule no more than enough. What to do is
// not repeated under one that has just said the same.
func (v *visit) say(list []problem.Problem) []said {
	printer := printer(v.l)
	var all []said
	hint := ""
	for _, shown := range problem.Digest(list, enough) {
		s := v.one(shown.Problem)
		if s.Hint == hint {
			s.Hint = ""
		} else {
			hint = s.Hint
		}
		if shown.More > 0 {
			s.More = printer.Left(shown)
		}
		all = append(all, s)
	}
	return all
}

// one words a problem.
func (v *visit) one(p problem.Problem) said {
	printer := printer(v.l)
	s := said{Place: placeOf(p.Place), Severity: p.Severity.String(), Frame: printer.Frame(p), Fix: p.Fix}
	s.Message, s.Hint = printer.Say(p)
	s.Word = map[problem.Severity]string{
		problem.Error: v.l.Command.Error, problem.Warning: v.l.Command.Warning, problem.Note: v.l.Command.Note,
	}[p.Severity]
	s.Link = v.edit(p.Place)
	if _, inContent := sitefolder.CutContent(p.Path); inContent && s.Link == "" && strings.HasSuffix(p.Path, ".md") {
		words := v.l.Command.Desk
		s.Path, s.Open, s.OpenOf = p.Path, set(v.l, words.Open), set(v.l, words.OpenOf, "title", p.Path)
	}
	return s
}

// edit is the link that opens a place in the editor. Its scheme is the
// preview's own and its path is escaped: no author has a say in it.
func (v *visit) edit(place problem.Place) template.URL {
	if v.state.Edit == nil || place.Path == "" {
		return ""
	}
	return template.URL(v.state.Edit(place))
}

// placeOf reads "path:line:col", or "line:col" where the file is known.
func placeOf(p problem.Place) string {
	parts := []string{p.Path, strconv.Itoa(p.Line), strconv.Itoa(p.Col)}
	switch {
	case p.Line <= 0:
		parts = parts[:1]
	case p.Col <= 0:
		parts = parts[:2]
	}
	return strings.TrimPrefix(strings.Join(parts, ":"), ":")
}

// of are the problems of one severity.
func of(list []problem.Problem, severity problem.Severity) []problem.Problem {
	var some []problem.Problem
	for _, p := range list {
		if p.Severity == severity {
			some = append(some, p)
		}
	}
	return some
}
