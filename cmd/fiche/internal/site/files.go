package site

import (
	"cmp"
	"slices"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

// fieldFiles resolves the files that the fields of a sheet name.
func (b *builder) fieldFiles(s *sheet.Sheet) map[string]string {
	files := make(map[string]string)
	for _, f := range s.Files() {
		if name, ok := b.file(s, f.Ref); ok {
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
	name, ok := b.file(b.site.Home, logo)
	if !ok {
		return
	}
	b.use(b.site.Home, name, logo.Pos, true)
	b.site.Logo = name
}

// file finds the file that a field names.
func (b *builder) file(s *sheet.Sheet, ref sheet.Ref) (string, bool) {
	name := resolvePath(s.Path, ref.Target)
	if file, ok := b.index.files[sameFile(name)]; ok {
		return file, true
	}
	b.broken(s, ref.Pos, "file-missing", ref.Target, b.in.Files)
	return "", false
}

// FileFinder reports whether a file is there that a sheet names, or would name:
// files are paths below content/, as is that of the sheet.
func FileFinder(files []string) func(sheetPath, target string) bool {
	known := make(map[string]bool, len(files))
	for _, name := range files {
		known[sameFile(name)] = true
	}
	return func(sheetPath, target string) bool { return known[sameFile(resolvePath(sheetPath, target))] }
}

// use notes that a file is published.
func (b *builder) use(s *sheet.Sheet, name string, at problem.Pos, picture bool) {
	f := b.used[name]
	if f == nil {
		f = &File{Path: name, By: s, Pos: at}
		b.used[name] = f
	}
	if picture {
		f.Picture = true
	} else {
		f.Linked = true
	}
}

// files sorts what is published beside the pages, and gives each document its
// address: its path, slugged like a page's.
func (b *builder) files() {
	for _, f := range b.used {
		if f.Linked {
			f.Address = fileAddress(f.Path)
		}
		b.site.Files = append(b.site.Files, *f)
	}
	slices.SortFunc(b.site.Files, func(x, y File) int { return cmp.Compare(x.Path, y.Path) })
}
