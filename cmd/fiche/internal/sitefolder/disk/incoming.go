package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
)

// incoming is the folder of what was sent to be imported.
const incoming = sitefolder.Cache + "/" + sitefolder.Incoming

// KeepIncoming keeps a file that is to be imported, by the way to it below the folder
// that it comes from. One without a way that is safe to keep is refused, and so is one
// that is there already.
func (s *Site) KeepIncoming(name string, from io.Reader) error {
	if !fs.ValidPath(name) || name == "." {
		return problem.Refuse("upload-kind", problem.Args{"name": name})
	}
	if folder, err := s.OpenCache(); err != nil {
		return err
	} else if folder == nil {
		return fs.ErrPermission
	}
	target := path.Join(incoming, name)
	if err := s.root.MkdirAll(path.Dir(target), 0o755); err != nil {
		return err
	}
	file, err := s.root.OpenFile(target, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(file, from)
	return errors.Join(err, file.Close())
}

// OpenIncoming opens the folder of what was sent to be imported.
func (s *Site) OpenIncoming() (*os.Root, error) {
	if s.cacheIsLink() {
		return nil, fs.ErrNotExist
	}
	return s.root.OpenRoot(incoming)
}

// ForgetIncoming removes what was sent to be imported.
func (s *Site) ForgetIncoming() error {
	if s.cacheIsLink() {
		return nil
	}
	return s.root.RemoveAll(incoming)
}
