package site

import (
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

// leaveOutDrafts drops the drafts, and says so.
func (b *builder) leaveOutDrafts() {
	if b.in.Drafts {
		return
	}
	var published []*sheet.Sheet
	for _, s := range b.in.Sheets {
		if !s.Draft {
			published = append(published, s)
			continue
		}
		b.drafts = append(b.drafts, s)
		b.report.Unpublished = append(b.report.Unpublished, problem.Problem{
			Rule: "unpublished-draft", Severity: problem.Note, Place: s.Place(s.At("draft")),
		})
	}
	b.in.Sheets = published
}
