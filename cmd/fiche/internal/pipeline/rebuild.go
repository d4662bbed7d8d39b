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

// Rebuild is Build for a caller that watches the folders. changed are the files
// and folders that may have changed since the last call, as paths below the
// site's folder: "content/projets/mali.md", "templates", "static/css". All
// others are taken to be as they were.
//
// The result is always that of Build: what is reused depends on nothing that has
// changed.
func (b *Builder) Rebuild(ctx context.Context, changed []string) (_ *Result, err error) {
	defer problem.Catch("", &err)
	if b.last == nil {
		return b.Build(ctx)
	}
	names := b.invalidate(changed)
	if r := b.rebuildPages(names); r != nil {
		return r, nil
	}
	return b.build(ctx)
}

func (b *Builder) invalidateAll() {
	everything := func(string) bool { return true }
	b.sheets.invalidate(everything)
	b.photos.invalidate(everything)
	b.templates, b.static = nil, nil
	if b.last != nil {
		b.last.files, b.last.result = nil, nil
	}
}

// invalidate marks what was read of the changed files as stale, and returns those
// below content/ if nothing else has changed.
func (b *Builder) invalidate(changed []string) (names []string) {
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
	b.sheets.invalidate(touched)
	b.photos.invalidate(touched)
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

// list returns what content/ holds: as the last build found it, when no file was
// added or removed since.
func (b *Builder) list() (*listing, error) {
	if b.last != nil && b.last.files != nil && b.last.files.problems == nil {
		return b.last.files, nil
	}
	return list(b.in.Content)
}

// rebuildPages builds the site again when only the prose of some sheets has
// changed: what other pages show of them is the same, so that the site is. It
// returns nil when more has changed.
func (b *Builder) rebuildPages(names []string) *Result {
	last := b.last
	if len(names) == 0 || last.files == nil || last.result == nil || last.result.Tree == nil {
		return nil
	}
	st := *last
	st.result = new(*last.result)
	for _, name := range names {
		before, known := b.sheets.entries[name]
		if !known {
			return nil
		}
		after, err := b.sheet(before.as)
		if err != nil || !after.SameFace(before.value) || !st.replaceProblems(before.value, after) {
			return nil
		}
		st.site = st.site.WithProse(after)
	}
	if !b.patchTree(&st, names) {
		b.makeTree(&st)
	}
	return b.keep(&st)
}

// patchTree replaces the files made of some sheets in the tree of the last build.
// The others show nothing of these sheets that has changed.
func (b *Builder) patchTree(st *state, names []string) bool {
	renderer := b.renderer(st)
	var files []tree.File
	for _, name := range names {
		for _, f := range renderer.FilesOf(name) {
			files = append(files, tree.File{Path: f.Path, From: f.From, Make: f.Make})
		}
	}
	t, ok := st.result.Tree.With(files, lateFiles(st.site)...)
	if ok {
		st.result.Tree = t
	}
	return ok
}

// replaceProblems replaces what is wrong with a sheet. It reports false when the
// site found something in the file, whose line may be another now.
func (st *state) replaceProblems(before, after *sheet.Sheet) bool {
	file := sitefolder.ContentPath(before.Path)
	here := func(p problem.Problem) bool { return p.Path == file }
	notes, problems := splitNotes(before.Problems)
	if count(st.result.Problems, here) != len(problems) || count(st.result.Unpublished, here) != len(notes) {
		return false
	}
	notes, problems = splitNotes(after.Problems)
	if len(notes) > 0 {
		return false
	}
	st.result.Problems = append(slices.DeleteFunc(slices.Clone(st.result.Problems), here), problems...)
	problem.Sort(st.result.Problems)
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
