package disk

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
)

// saving is the end of the name of the file that a new version is written to. It
// begins with a dot, as what no build reads.
const saving = ".fiche-save"

// abandoned is the age at which such a file was left by a program that was killed.
const abandoned = 5 * time.Second

// Replace writes a new version of a file of content/, in whole or not at all. read
// is the digest of the version that it was made of: if that is no longer there,
// nothing is written.
//
// Another Fiche that saves the same file waits for its turn: the file that is
// written to is made exclusively. Between the last look and the renaming there
// remains a moment in which another program may write.
func (s *Site) Replace(name string, read [sha256.Size]byte, data []byte) error {
	target := sitefolder.ContentPath(name)
	changed := problem.Refuse("file-changed", problem.Args{"path": problem.File(target)})
	info, err := s.root.Lstat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return changed
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return problem.Refuse("edit-link", problem.Args{"path": problem.File(target)})
	}
	temp := path.Join(path.Dir(target), "."+path.Base(target)+saving)
	file, err := s.take(temp, info.Mode().Perm())
	if err != nil {
		return err
	}
	err = s.fill(file, info.Mode().Perm(), data)
	if err == nil {
		err = s.swap(temp, target, file, read, changed)
	}
	if err != nil {
		_ = file.Close() // it may be closed already
		_ = s.root.Remove(temp)
	}
	return err
}

// take makes the file that a new version is written to, once no other program has
// it.
func (s *Site) take(temp string, mode fs.FileMode) (*os.File, error) {
	for until := time.Now().Add(2 * abandoned); ; time.Sleep(10 * time.Millisecond) {
		file, err := s.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if !errors.Is(err, fs.ErrExist) || time.Now().After(until) {
			return file, err
		}
		if info, err := s.root.Lstat(temp); err == nil && time.Since(info.ModTime()).Abs() > abandoned {
			if err := s.root.Remove(temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return nil, err
			}
		}
	}
}

// fill writes the new version to the disk. The mode is given once more: the one
// that a file is made with is masked.
func (s *Site) fill(file *os.File, mode fs.FileMode, data []byte) error {
	_, err := file.Write(data)
	return errors.Join(err, file.Chmod(mode), file.Sync())
}

// swap puts the new version in the place of the one that was read.
func (s *Site) swap(temp, target string, file *os.File, read [sha256.Size]byte, changed error) error {
	now, err := s.root.ReadFile(target)
	if err != nil || sha256.Sum256(now) != read {
		return changed
	}
	own, err := file.Stat()
	if err != nil {
		return err
	}
	if there, err := s.root.Lstat(temp); err != nil || !os.SameFile(own, there) {
		return changed // somebody took us for killed
	}
	if err := file.Close(); err != nil {
		return err
	}
	return s.root.Rename(temp, target)
}

// ContentName returns the name, below content/, of a Markdown file that somebody
// typed: as a path of the machine, below the folder of the site, or below content/.
// ok is false if there is no such file.
func (s *Site) ContentName(typed string) (name string, ok bool) {
	clean := filepath.ToSlash(filepath.Clean(typed))
	names := []string{strings.TrimPrefix(clean, sitefolder.Content+"/")}
	file, err := RealPath(typed)
	if folder, wrong := RealPath(filepath.Join(s.Path, sitefolder.Content)); err == nil && wrong == nil {
		if below, err := filepath.Rel(folder, file); err == nil {
			names = slices.Insert(names, 0, filepath.ToSlash(below))
		}
	}
	for _, name := range names {
		if !fs.ValidPath(name) || path.Ext(name) != ".md" {
			continue
		}
		if info, err := fs.Stat(s.Content, name); err == nil && info.Mode().IsRegular() {
			return name, true
		}
	}
	return "", false
}
