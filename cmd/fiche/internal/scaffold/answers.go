package scaffold

import (
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/spelling"
)

// Answers are what there is to know before a site can be made.
type Answers struct {
	Locale       *locale.Locale // of the site
	Title        string
	Organisation string // may be empty: then the pages ask for it
	Accent       string // "#0b6e8a"
	Profile      string // key of locale.Terms.Profile
	Workflow     string // one of Workflows, or empty for none
}

// Workflows are the hosts for which a site can be given what publishes it.
var Workflows = []string{"github", "gitlab"}

// DefaultAccent is the colour of a site that chose none.
const DefaultAccent = "#0b6e8a"

// A Mistake is what is wrong with what somebody typed into a field.
type Mistake struct {
	Field string // its key
	problem.Problem
}

// ReadAnswers reads what somebody typed, by the names "title", "language",
// "organisation", "accent", "profile" and "workflow", as the settings of a site
// are read. What is empty is left at its default; the title then stays empty,
// for the language is not settled yet. l is the language of whoever typed.
func ReadAnswers(l *locale.Locale, typed map[string]string) (*Answers, []Mistake) {
	a := &Answers{
		Locale: l, Title: edit.OneLine(typed["title"]), Organisation: edit.OneLine(typed["organisation"]),
		Accent: DefaultAccent, Profile: l.Terms.Profile[0].Key,
	}
	var mistakes []Mistake
	for _, field := range []string{"language", "profile", "accent"} {
		text := strings.TrimSpace(typed[field])
		if text == "" {
			continue
		}
		s, wrong := edit.Probe(l, sitefolder.Home, field, text)
		switch {
		case wrong != nil:
			mistakes = append(mistakes, Mistake{field, *wrong})
		case field == "language":
			a.Locale = s.Settings.Language
		case field == "profile":
			a.Profile = s.Settings.Profile
		case field == "accent":
			a.Accent = s.Settings.Accent
		}
	}
	if host := strings.TrimSpace(typed["workflow"]); host != "" {
		i := slices.IndexFunc(Workflows, func(known string) bool { return spelling.Fold(known) == spelling.Fold(host) })
		if i < 0 {
			return a, append(mistakes, Mistake{"workflow", unknownWorkflow(l, host)})
		}
		a.Workflow = Workflows[i]
	}
	return a, mistakes
}

func unknownWorkflow(l *locale.Locale, host string) problem.Problem {
	return problem.Problem{Rule: "unknown-workflow", Severity: problem.Error, Args: problem.Args{
		"host": host, "nearest": spelling.Nearest(host, Workflows), "hosts": l.List(Workflows),
	}}
}
