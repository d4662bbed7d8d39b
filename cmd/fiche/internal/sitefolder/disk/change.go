package disk

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
)

// Change changes several files of content/: all of them, or none. What goes, goes to
// the bin. A file that is not as the change knows it is why nothing is done.
func (s *Site) Change(list []sitefolder.Change) error {
	for i := range list {
		if err := s.verify(&list[i]); err != nil {
			return err
		}
	}
	var undo []func() error
	var bin *binning
	for i := range list {
		back, err := s.change(&list[i], &bin)
		if err != nil {
			for _, back := range undo {
				err = errors.Join(err, back())
			}
			return err
		}
		undo = append([]func() error{back}, undo...)
	}
	return nil
}

// verify reports why a change cannot be made, as far as can be known.
func (s *Site) verify(c *sitefolder.Change) error {
	if !fs.ValidPath(c.Name) || c.To != "" && !fs.ValidPath(c.To) {
		return problem.Refuse("file-outside", problem.Args{"path": c.Name + c.To})
	}
	if c.IsNew() || c.To != "" {
		to := c.To
		if c.IsNew() {
			to = c.Name
		}
		if _, err := s.root.Lstat(sitefolder.ContentPath(to)); !errors.Is(err, fs.ErrNotExist) {
			return errors.Join(err, problem.Refuse("sheet-exists", problem.Args{"path": sitefolder.ContentPath(to)}))
		}
	}
	if c.IsNew() {
		return nil
	}
	target := sitefolder.ContentPath(c.Name)
	info, err := s.root.Lstat(target)
	if err == nil && !info.Mode().IsRegular() {
		return problem.Refuse("edit-link", problem.Args{"path": problem.File(target)})
	}
	if err == nil && c.Before == [sha256.Size]byte{} {
		return nil
	}
	now, err := s.root.ReadFile(target)
	if err != nil || sha256.Sum256(now) != c.Before {
		return problem.Refuse("file-changed", problem.Args{"path": problem.File(target)})
	}
	return nil
}

// change makes one change, and returns what undoes it.
func (s *Site) change(c *sitefolder.Change, bin **binning) (undo func() error, err error) {
	from, to := sitefolder.ContentPath(c.Name), sitefolder.ContentPath(c.To)
	switch {
	case c.IsNew():
		return func() error { return s.root.Remove(from) }, create(s.root, sitefolder.File{Path: from, Data: c.Data})
	case c.To != "":
		undo, err := s.move(from, to, c.Data)
		if err == nil {
			s.moveVersions(c.Name, c.To)
		}
		return undo, err
	case c.Data != nil:
		was, err := s.root.ReadFile(from)
		if err != nil {
			return nil, err
		}
		return func() error { return s.Replace(c.Name, sha256.Sum256(c.Data), was) }, s.Replace(c.Name, c.Before, c.Data)
	}
	if *bin == nil {
		if *bin, err = s.newBinning(); err != nil {
			return nil, err
		}
	}
	return (*bin).take(from)
}

// move gives a file another name, and other bytes. It writes over nothing.
func (s *Site) move(from, to string, data []byte) (undo func() error, err error) {
	was, err := s.root.ReadFile(from)
	if err != nil {
		return nil, err
	}
	info, err := s.root.Stat(from)
	if err != nil {
		return nil, err
	}
	if err := create(s.root, sitefolder.File{Path: to, Data: data}); err != nil {
		return nil, err
	}
	if err := errors.Join(s.root.Chmod(to, info.Mode().Perm()), s.root.Remove(from)); err != nil {
		return nil, errors.Join(err, s.root.Remove(to))
	}
	return func() error {
		return errors.Join(create(s.root, sitefolder.File{Path: from, Data: was}), s.root.Chmod(from, info.Mode().Perm()), s.root.Remove(to))
	}, nil
}

// carry takes a file to another place of the site, where there must be none: a disk
// may fail to rename from one of its parts to another.
func carry(root *os.Root, from, to string) error {
	if err := root.MkdirAll(path.Dir(to), 0o755); err != nil {
		return err
	}
	if _, err := root.Lstat(to); err == nil {
		return fs.ErrExist
	}
	return root.Rename(from, to)
}
