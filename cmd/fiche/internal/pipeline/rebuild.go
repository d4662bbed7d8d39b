package pipeline

import (
	"context"
	"io/fs"
	"path"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/tree"
)

// Rebuild is Build for somebody who watches the folders. changed are the files
// and folders that may have changed since the last call, as paths below the
// site's folder: "content/projets/mali.md", "templates", "static/css". All
// others are taken to be as they were; whoever is not sure calls Build.
//
// The result is that of Build, always: what has not changed is remembered, and
// what is remembered depends on nothing that has.
func (b *Builder) Rebuild(ctx context.Context, changed []string) (*Result, error) {
	if b.last == nil {
		return b.Build(ctx)
	}
	names := b.doubt(changed)
	if r := b.sameFaces(names); r != nil {
		return r, nil
	}
	return b.build(ctx)
}

func (b *Builder) doubtAll() {
	everything := func(string) bool { return true }
	b.sheets.doubt(everything)
	b.photos.doubt(everything)
	b.templates, b.static = nil, nil
	if b.last != nil {
		b.last.files, b.last.result = nil, nil
	}
}

// doubt casts doubt on what is remembered of the changed files, and returns
// those below content/ if nothing else has changed.
func (b *Builder) doubt(changed []string) (names []string) {
	only := true
	for _, name := range changed {
		folder, rest, _ := strings.Cut(path.Clean(name), "/")
		switch folder {
		case sitefolder.Content:
			names = append(names, rest)
		case sitefolder.Templates:
			b.templates, only = nil, false
		case sitefolder.Static:
			b.static, only = nil, false
		}
	}
	touched := func(name string) bool {
		return slices.ContainsFunc(names, func(changed string) bool {
			return changed == "" || name == changed || strings.HasPrefix(name, changed) && name[len(changed)] == '/'
		})
	}
	b.sheets.doubt(touched)
	b.photos.doubt(touched)
	for _, name := range names {
		if b.last.files != nil && !b.stillThere(name) {
			b.last.files = nil // what there is must be listed again
		}
	}
	if !only {
		return nil
	}
	return names
}

// stillThere reports whether a file that the last build listed is still a file.
func (b *Builder) stillThere(name string) bool {
	_, listed := slices.BinarySearch(b.last.files.sheets, name)
	if !listed {
		_, listed = slices.BinarySearch(b.last.files.others, name)
	}
	info, err := fs.Stat(b.in.Content, name)
	return listed && err == nil && info.Mode().IsRegular()
}

// list is what content/ holds, as the last build found it when no file has
// come or gone since.
func (b *Builder) list() (*listing, error) {
	if b.last != nil && b.last.files != nil {
		return b.last.files, nil
	}
	return list(b.in.Content)
}

// sameFaces builds the site again when all that has changed is the words of
// some sheets: what other pages show of them is as it was, so that the site is
// as it was. It returns nil when there is more to it.
func (b *Builder) sameFaces(names []string) *Result {
	last := b.last
	if len(names) == 0 || last.files == nil || last.result == nil || last.result.Tree == nil {
		return nil
	}
	g := *last
	result := *last.result
	g.result = &result
	for _, name := range names {
		before, known := b.sheets.entries[name]
		if !known {
			return nil
		}
		after, err := b.sheet(name, before.locale)
		if err != nil || after.Failed || !after.SameFace(before.value) || !g.replaceProblems(before.value, after) {
			return nil
		}
		g.site = g.site.WithProse(after)
	}
	if !b.graft(&g, names) {
		b.plant(&g)
	}
	b.quote(result.Problems)
	b.last = &g
	return &result
}

// graft puts the files made of some sheets into the tree of the last build.
// The others are as they were: they show nothing but the faces of these
// sheets.
func (b *Builder) graft(g *generation, names []string) bool {
	renderer := b.renderer(g)
	var files []tree.File
	for _, name := range names {
		for _, f := range renderer.FilesOf(name) {
			files = append(files, tree.File{Path: f.Path, From: f.From, Make: f.Make})
		}
	}
	t, ok := g.result.Tree.With(files)
	if ok {
		g.result.Tree = t
	}
	return ok
}

// replaceProblems puts what is wrong with a sheet in the place of what was. It
// gives up when the site found something in the file, whose place may be
// another now.
func (g *generation) replaceProblems(before, after *sheet.Sheet) bool {
	file := sitefolder.ContentPath(before.Path)
	here := func(p problem.Problem) bool { return p.Path == file }
	notes, problems := splitNotes(before.Problems)
	if count(g.result.Problems, here) != len(problems) || count(g.result.Unpublished, here) != len(notes) {
		return false
	}
	notes, problems = splitNotes(after.Problems)
	if len(notes) > 0 {
		return false
	}
	g.result.Problems = append(slices.DeleteFunc(slices.Clone(g.result.Problems), here), problems...)
	problem.Sort(g.result.Problems)
	return true
}

func count(list []problem.Problem, which func(problem.Problem) bool) int {
	n := 0
	for _, p := range list {
		if which(p) {
			n++
		}
	}
	return n
}
