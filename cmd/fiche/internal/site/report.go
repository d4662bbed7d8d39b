package site

import (
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

// A Report is what was found on the way.
type Report struct {
	Problems     []problem.Problem
	Unpublished  []problem.Problem // files that are not published, with the reason
	Untranslated []problem.Problem // phrases that are printed in another language
}

func (b *builder) fail(s *sheet.Sheet, at problem.Pos, rule problem.Rule, args problem.Args) {
	b.add(problem.Error, s, at, rule, args)
}

func (b *builder) warn(s *sheet.Sheet, at problem.Pos, rule problem.Rule, args problem.Args) {
	b.add(problem.Warning, s, at, rule, args)
}

// add reports a problem in a sheet. In a draft, which only a preview shows, an
// error is a warning.
func (b *builder) add(severity problem.Severity, s *sheet.Sheet, at problem.Pos, rule problem.Rule, args problem.Args) {
	if s.Draft {
		severity = min(severity, problem.Warning)
	}
	b.report.Problems = append(b.report.Problems, problem.Problem{Rule: rule, Args: args, Severity: severity, Place: s.Place(at)})
}
