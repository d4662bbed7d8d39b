package disk

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/spelling"
)

// AddSheet makes the file of a new sheet in a folder of content/, as the user
// typed it, or else in the usual one, and returns its path below the folder of the site. It refuses a name
// that is taken, be it by a file that only gives the same address.
func (s *Site) AddSheet(folder, base string, data []byte, menu []string) (string, error) {
	dir, err := s.SheetFolder(folder, menu)
	if err != nil {
		return "", err
	}
	sheets, err := s.SheetsIn(dir)
	if err != nil {
		return "", err
	}
	if other, taken := sheets[base]; taken {
		return "", problem.Refuse("sheet-exists", problem.Args{"path": other})
	}
	return s.AddFile(sitefolder.File{Path: path.Join(dir, base), Data: data})
}

// AddFile makes a file below content/, and returns its path below the folder of
// the site. It refuses a name that is taken.
func (s *Site) AddFile(f sitefolder.File) (string, error) {
	f.Path = path.Join(sitefolder.Content, f.Path)
	err := create(s.root, f)
	if errors.Is(err, fs.ErrExist) {
		return "", problem.Refuse("sheet-exists", problem.Args{"path": filepath.Join(s.Path, f.Path)})
	}
	return f.Path, err
}

// AddFiles makes files below content/, all or none: if one cannot be made, those
// made before it are removed.
func (s *Site) AddFiles(ctx context.Context, files []sitefolder.File) error {
	for i, f := range files {
		err := ctx.Err()
		if err == nil {
			_, err = s.AddFile(f)
		}
		if err == nil {
			continue
		}
		for _, made := range files[:i] {
			err = errors.Join(err, s.root.Remove(sitefolder.ContentPath(made.Path)))
		}
		return err
	}
	return nil
}

// SheetFolder returns the folder of content/ that the user means by what was
// typed. menu are the folders that the menu of the site names.
func (s *Site) SheetFolder(typed string, menu []string) (string, error) {
	dir := strings.TrimPrefix(filepath.ToSlash(filepath.Clean(typed)), sitefolder.Content+"/")
	switch {
	case typed == "":
		return sitefolder.UsualFolder(s.Content, menu), nil
	case dir == sitefolder.Content, dir == ".":
		return ".", nil
	case !fs.ValidPath(dir):
		return "", problem.Refuse("folder-outside", problem.Args{"folder": typed})
	}
	for part := range strings.SplitSeq(dir, "/") {
		if strings.ContainsAny(part[:1], "._") { // which no build reads
			return "", problem.Refuse("folder-hidden", problem.Args{"folder": typed})
		}
	}
	return dir, nil
}

// SheetsIn returns the sheets of a folder of content/, which need not exist, by
// the name that their address gives them: "Mali Kayes.md" by "mali-kayes.md".
func (s *Site) SheetsIn(dir string) (map[string]string, error) {
	entries, err := fs.ReadDir(s.Content, dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	sheets := make(map[string]string, len(entries))
	for _, entry := range entries {
		if ext := path.Ext(entry.Name()); strings.EqualFold(ext, ".md") {
			base := strings.TrimSuffix(entry.Name(), ext)
			sheets[spelling.Slug(base)+".md"] = filepath.Join(s.Path, sitefolder.Content, dir, entry.Name())
		}
	}
	return sheets, nil
}

// Sheets returns the Markdown files of content/ that a build may read.
func (s *Site) Sheets() ([]string, error) {
	var names []string
	err := fs.WalkDir(s.Content, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && strings.ContainsAny(d.Name()[:1], "._") && d.IsDir():
			return fs.SkipDir
		case d.Type().IsRegular() && strings.EqualFold(path.Ext(name), ".md") && !strings.ContainsAny(d.Name()[:1], "._"):
			names = append(names, name)
		}
		return nil
	})
	return names, err
}
