package disk

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
)

// Create makes the files that do not exist yet below a folder, which must exist.
// It returns the paths of those made, and of those left as they were. Nothing is
// ever written over, even if another program writes at the same moment: each file
// is created exclusively.
func Create(path string, files []sitefolder.File) (made, left []string, err error) {
	folder, err := os.OpenRoot(path)
	if err != nil {
		return nil, nil, err
	}
	defer folder.Close()
	for _, f := range files {
		switch err := create(folder, f); {
		case errors.Is(err, fs.ErrExist):
			left = append(left, f.Path)
		case err != nil:
			return made, left, err
		default:
			made = append(made, f.Path)
		}
	}
	return made, left, nil
}

// create makes one file with the folders above it. A file that could not be
// written whole is removed.
func create(folder *os.Root, f sitefolder.File) error {
	if err := folder.MkdirAll(path.Dir(f.Path), 0o755); err != nil {
		return err
	}
	file, err := folder.OpenFile(f.Path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(f.Data)
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, folder.Remove(f.Path))
	}
	return nil
}

// AddTemplate makes a file below templates/, and returns its path below the folder
// of the site. It refuses a name that is taken.
func (s *Site) AddTemplate(f sitefolder.File) (string, error) {
	f.Path = path.Join(sitefolder.Templates, f.Path)
	err := create(s.root, f)
	if errors.Is(err, fs.ErrExist) {
		return "", problem.Refuse("template-exists", problem.Args{"path": filepath.Join(s.Path, f.Path)})
	}
	return f.Path, err
}
