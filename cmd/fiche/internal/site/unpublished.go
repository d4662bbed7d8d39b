package site

import (
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// leaveOutDrafts drops the drafts, with their translations, and says so.
func (b *builder) leaveOutDrafts() {
	if b.in.Drafts {
		return
	}
	drafts := make(map[string]*sheet.Sheet) // by the identity of their subjects
	for _, s := range b.in.Sheets {
		if s.Draft && !s.Suffixed {
			drafts[spelling.Path(s.Base)] = s
		}
	}
	var published []*sheet.Sheet
	for _, s := range b.in.Sheets {
		original := drafts[spelling.Path(s.Base)]
		if !s.Draft && original == nil {
			published = append(published, s)
			continue
		}
		p := problem.Problem{Rule: "unpublished-draft", Severity: problem.Note, Place: s.Place(s.At("draft"))}
		if !s.Draft {
			p.Rule, p.Args, p.Place = "unpublished-translation", problem.Args{"original": original.File()}, s.Place(problem.Pos{})
		}
		b.drafts = append(b.drafts, s)
		b.report.Unpublished = append(b.report.Unpublished, p)
	}
	b.in.Sheets = published
}
