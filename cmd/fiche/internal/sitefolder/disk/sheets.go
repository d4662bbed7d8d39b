package disk

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/spelling"
)

// AddSheet makes the file of a new sheet in a folder of content/, as somebody
// typed it, and returns its path below the folder of the site. A file that
// gives the same address is in its way as much as one of the same name.
func (s *Site) AddSheet(folder, base string, data []byte) (string, error) {
	dir, err := s.SheetFolder(folder)
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

// AddFile makes a file below content/ whose name must be free, and returns its
// path below the folder of the site.
func (s *Site) AddFile(f sitefolder.File) (string, error) {
	f.Path = path.Join(sitefolder.Content, f.Path)
	err := create(s.Root, f)
	if errors.Is(err, fs.ErrExist) {
		return "", problem.Refuse("sheet-exists", problem.Args{"path": filepath.Join(s.Path, f.Path)})
	}
	return f.Path, err
}

// SheetFolder is the folder of content/ that is meant by what somebody typed.
func (s *Site) SheetFolder(typed string) (string, error) {
	dir := strings.TrimPrefix(filepath.ToSlash(filepath.Clean(typed)), sitefolder.Content+"/")
	switch {
	case typed == "":
		return sitefolder.UsualFolder(s.Content), nil
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

// SheetsIn are the sheets of a folder of content/, which need not exist, by the
// name that their address gives them: "Mali Kayes.md" by "mali-kayes.md".
func (s *Site) SheetsIn(dir string) (map[string]string, error) {
	entries, err := fs.ReadDir(s.Content, dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	sheets := make(map[string]string, len(entries))
	for _, entry := range entries {
		if base, ok := strings.CutSuffix(entry.Name(), ".md"); ok {
			sheets[spelling.Slug(base)+".md"] = filepath.Join(s.Path, sitefolder.Content, dir, entry.Name())
		}
	}
	return sheets, nil
}
