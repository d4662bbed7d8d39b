package dashboard

import (
	"html/template"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
)

// A problemView is a problem as a page shows it: what the terminal prints, in its
// parts.
type problemView struct {
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

// Unopened returns the problem without a button that opens its file.
func (v problemView) Unopened() problemView {
	v.Path = ""
	return v
}

// maxPerRule is how many problems of one rule a page shows.
const maxPerRule = 20

// printer words problems for a page: their text is typeset, their values and
// hints stay as they would be typed.
func printer(l *locale.Locale) problem.Printer {
	words := l.Wording()
	plain := words.Message
	words.Message = func(rule problem.Rule) (string, []string, bool) {
		text, hints, ok := plain(rule)
		return l.Typeset(text).Plain, hints, ok
	}
	return problem.Printer{Words: words}
}

// problemViews returns the views of problems, errors last, at most maxPerRule of
// a rule. A hint is not repeated under the same one.
func (h *handler) problemViews(list []problem.Problem) []problemView {
	printer := printer(h.l)
	var all []problemView
	hint := ""
	for _, shown := range problem.Digest(list, maxPerRule) {
		s := h.problemView(shown.Problem)
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

// problemView returns the view of a problem.
func (h *handler) problemView(p problem.Problem) problemView {
	printer := printer(h.l)
	s := problemView{Place: placeOf(p.Place), Severity: p.Severity.String(), Frame: printer.Frame(p), Fix: printer.Cure(p)}
	s.Message, s.Hint = printer.Say(p)
	s.Word = map[problem.Severity]string{
		problem.Error: h.l.Command.Error, problem.Warning: h.l.Command.Warning, problem.Note: h.l.Command.Note,
	}[p.Severity]
	s.Link = h.edit(p.Place)
	if _, inContent := sitefolder.CutContent(p.Path); inContent && s.Link == "" && strings.HasSuffix(p.Path, ".md") {
		words := h.l.Dashboard()
		s.Path, s.Open, s.OpenOf = p.Path, set(h.l, words.Open), set(h.l, words.OpenOf, "title", p.Path)
	}
	return s
}

// edit returns the link that opens a place in the editor, or "". It is safe: its
// scheme is the preview's own and its path is escaped.
func (h *handler) edit(place problem.Place) template.URL {
	if h.state.Edit == nil || place.Path == "" {
		return ""
	}
	return template.URL(h.state.Edit(place))
}

// placeOf returns "path:line:col", or "line:col" without a path.
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

// withSeverity returns the problems of one severity.
func withSeverity(list []problem.Problem, severity problem.Severity) []problem.Problem {
	var some []problem.Problem
	for _, p := range list {
		if p.Severity == severity {
			some = append(some, p)
		}
	}
	return some
}
