package preview

import (
	"context"
	"fmt"
	"io/fs"

	"fiche/cmd/fiche/internal/dashboard"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/sitefolder"
)

// foresee says what would follow for the published site if some files of content/
// were changed: it builds the site twice, and keeps neither.
func (p *Preview) foresee(ctx context.Context, changed map[string][]byte) (dashboard.Foreseen, error) {
	laid := sitefolder.Overlay{FS: p.folders.parts[0], Files: map[string][]byte{}}
	options := p.options.Build
	options.Drafts = false
	b := pipeline.New(pipeline.Inputs{
		Content:   laid,
		Templates: []fs.FS{p.folders.parts[1], p.options.Templates},
		Static:    []fs.FS{p.folders.parts[2], p.options.Static},
	}, options)
	before, err := b.Build(ctx)
	if err != nil {
		return dashboard.Foreseen{}, err
	}
	was, _ := b.Site()
	var names []string
	for name, data := range changed {
		laid.Files[name] = data
		names = append(names, sitefolder.ContentPath(name))
	}
	after, err := b.Rebuild(ctx, names)
	if err != nil {
		return dashboard.Foreseen{}, err
	}
	now, _ := b.Site()
	seen := dashboard.Foreseen{Problems: newProblems(before.Problems, after.Problems), Gone: without(was, now), Made: without(now, was)}
	seen.Unused = unused(was, now)
	return seen, nil
}

// newProblems returns the problems that were not there before, wherever their lines
// are now: one that a renamed file takes along is not new.
func newProblems(before, after []problem.Problem) []problem.Problem {
	key := func(p problem.Problem) string { return fmt.Sprint(p.Rule, p.Path, p.Severity, p.Args) }
	count, byRule := map[string]int{}, map[problem.Rule]int{}
	for _, p := range before {
		count[key(p)]++
	}
	for _, p := range after {
		count[key(p)]--
	}
	for _, p := range before {
		if count[key(p)] > 0 {
			count[key(p)]--
			byRule[p.Rule]++
		}
	}
	var all []problem.Problem
	for _, p := range after {
		if count[key(p)] >= 0 {
			continue
		}
		count[key(p)]++
		if byRule[p.Rule]--; byRule[p.Rule] < 0 {
			all = append(all, p)
		}
	}
	return all
}

// without returns the addresses of the pages of a site that another has not; not
// those that the other redirects.
func without(s, other *site.Site) []string {
	known := map[string]bool{}
	if other != nil {
		for _, e := range other.Editions {
			for _, p := range e.Pages {
				known[p.Address] = true
			}
		}
		for _, r := range other.Redirects {
			known[r.Address] = true
		}
	}
	var all []string
	if s == nil {
		return nil
	}
	for _, e := range s.Editions {
		for _, p := range e.Pages {
			if !known[p.Address] {
				all = append(all, p.Address)
			}
		}
	}
	return all
}

// unused returns the photos and documents that the pages of a site show or offer,
// and those of another do not, nor its drafts.
func unused(s, other *site.Site) []string {
	if s == nil || other == nil {
		return nil
	}
	used := map[string]bool{}
	for _, f := range other.Files {
		used[f.Path] = true
	}
	for _, name := range other.DraftFiles {
		used[name] = true
	}
	var all []string
	for _, f := range s.Files {
		if !used[f.Path] {
			all = append(all, f.Path)
		}
	}
	for _, name := range s.DraftFiles {
		if !used[name] {
			used[name] = true
			all = append(all, name)
		}
	}
	return all
}
