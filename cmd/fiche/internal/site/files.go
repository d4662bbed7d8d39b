package site

import (
	"cmp"
	"slices"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// fieldFiles resolves the files that the fields of a sheet name.
func (b *builder) fieldFiles(s *sheet.Sheet) map[string]string {
	files := make(map[string]string)
	for _, f := range s.Files() {
		if name, ok := b.findFile(s, f.Ref); ok {
			files[f.Target] = name
			b.use(s, name, f.Pos, f.Picture)
		}
	}
	return files
}

// settingsFiles resolves the files that the settings name.
func (b *builder) settingsFiles() {
	logo := b.site.Settings.Organisation.Logo
	if logo.Target == "" {
		return
	}
	if name, ok := b.findFile(b.site.Home, logo); ok {
		b.use(b.site.Home, name, logo.Pos, true)
		b.site.Logo = name
	}
}

// findFile finds a file that a sheet shows or offers. One that is missing is
// reported.
func (b *builder) findFile(s *sheet.Sheet, ref sheet.Ref) (string, bool) {
	name := resolvePath(s.Path, ref.Target)
	if file, ok := b.targets.file(name); ok {
		return file, true
	}
	b.broken(s, ref.Pos, "file-missing", ref.Target, b.in.Files)
	return "", false
}

// FileFinder returns a function that reports whether a file is there that a
// sheet refers to, or would refer to. All paths are below content/.
func FileFinder(files []string) func(sheetPath, target string) bool {
	known := make(map[string]bool, len(files))
	for _, name := range files {
		known[spelling.Path(name)] = true
	}
	return func(sheetPath, target string) bool { return known[spelling.Path(resolvePath(sheetPath, target))] }
}

// use notes that a file is published.
func (b *builder) use(s *sheet.Sheet, name string, at problem.Pos, picture bool) {
	f := b.used[name]
	if f == nil {
		f = &File{Path: name, By: s, Pos: at}
		b.used[name] = f
	}
	if f.By.Draft && !s.Draft {
		f.By, f.Pos = s, at // what is wrong with it is wrong with what is published
	}
	if picture {
		f.Picture = true
	} else {
		f.Linked = true
	}
}

// listFiles sorts what is published beside the pages, and gives each document its
// address: its path, slugged like a page's.
func (b *builder) listFiles() {
	for _, f := range b.used {
		if f.Linked {
			f.Address = fileAddress(f.Path)
		}
		b.site.Files = append(b.site.Files, *f)
	}
	slices.SortFunc(b.site.Files, func(x, y File) int { return cmp.Compare(x.Path, y.Path) })
}

// listDraftFiles records the files that unpublished drafts refer to.
func (b *builder) listDraftFiles() {
	for _, s := range b.drafts {
		var targets []string
		for _, f := range s.Files() {
			targets = append(targets, f.Target)
		}
		for i := range s.Body.Holes {
			targets = append(targets, s.Body.Holes[i].Target)
		}
		for _, target := range targets {
			if name, ok := b.targets.files[spelling.Path(resolvePath(s.Path, target))]; ok {
				b.site.DraftFiles = append(b.site.DraftFiles, name)
			}
		}
	}
}
