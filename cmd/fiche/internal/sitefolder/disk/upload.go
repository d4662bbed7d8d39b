package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/spelling"
)

// AddUpload makes a file beside the sheets of a folder of content/ of what is read,
// under a clean name that is like the one it comes with, and returns its path below
// content/. It never writes over a file; one that did not come whole is removed.
func (s *Site) AddUpload(dir, name string, from io.Reader) (string, error) {
	ext := strings.ToLower(path.Ext(name))
	base := spelling.Slug(strings.TrimSuffix(path.Base(name), path.Ext(name)))
	if base == "" {
		base = "photo"
	}
	for n := 1; ; n++ {
		clean := base + ext
		if n > 1 {
			clean = base + "-" + strconv.Itoa(n) + ext
		}
		made := path.Join(dir, clean)
		file, err := s.root.OpenFile(sitefolder.ContentPath(made), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			continue
		} else if err != nil {
			return "", err
		}
		_, err = io.Copy(file, from)
		if err = errors.Join(err, file.Close()); err != nil {
			return "", errors.Join(err, s.root.Remove(sitefolder.ContentPath(made)))
		}
		return made, nil
	}
}
