package site

import (
	"fiche/cmd/fiche/internal/problem"
)

// publish drops what is not published, and says so.
func (b *builder) publish() {
	kept := b.in.Sheets[:0]
	for _, s := range b.in.Sheets {
		if s.Draft && !b.in.Drafts {
			b.report.Unpublished = append(b.report.Unpublished, problem.Problem{
				Rule: "unpublished-draft", Severity: problem.Note, Place: s.Place(s.At("draft")),
			})
			b.drafts = append(b.drafts, s)
			continue
		}
		kept = append(kept, s)
	}
	b.in.Sheets = kept
}

// waiting finds the files that drafts name.
func (b *builder) waiting() {
	for _, s := range b.drafts {
		targets := make([]string, 0, len(s.Body.Holes))
		for _, f := range s.Files() {
			targets = append(targets, f.Target)
		}
		for i := range s.Body.Holes {
			targets = append(targets, s.Body.Holes[i].Target)
		}
		for _, target := range targets {
			if name, ok := b.index.files[sameFile(resolvePath(s.Path, target))]; ok {
				b.site.Waiting = append(b.site.Waiting, name)
			}
		}
	}
}
