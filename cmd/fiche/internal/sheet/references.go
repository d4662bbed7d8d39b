package sheet

import (
	"cmp"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/prose"
)

// A Reference is a place in a file that leads to another file or page of the site.
type Reference struct {
	Target string // as written but decoded, without what follows "#"
	Text   string // the words of a link of the prose
	Pos    problem.Pos
	Link   bool // a reader follows it; else a picture or a document is named
}

// References returns the references of the sheet, in the order of its lines.
func (s *Sheet) References() []Reference {
	var all []Reference
	for _, ref := range s.Related {
		all = append(all, Reference{Target: ref.Target, Pos: ref.Pos, Link: true})
	}
	for _, file := range s.Files() {
		all = append(all, Reference{Target: file.Target, Pos: file.Pos})
	}
	if s.Settings != nil {
		for _, item := range slices.Concat(s.Settings.Menu, s.Settings.Footer) {
			if !strings.Contains(item.To.Target, "://") {
				all = append(all, Reference{Target: item.To.Target, Pos: item.To.Pos, Link: true})
			}
		}
	}
	for i := range s.Body.Holes {
		if hole := &s.Body.Holes[i]; hole.Kind != prose.HoleBlock && hole.Target != "" {
			all = append(all, Reference{Target: hole.Target, Text: hole.Text, Pos: hole.Pos, Link: hole.Kind == prose.HoleLink})
		}
	}
	slices.SortStableFunc(all, func(a, b Reference) int {
		return cmp.Or(cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
	return all
}
