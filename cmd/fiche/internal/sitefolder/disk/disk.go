// Package disk is a site opened where it lies: the only door from the command to
// the files of a site. Everything else reads it as file systems, and writes what
// it makes through here.
package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
)

// A Site is a site on the disk. Each of its folders is an os.Root:
// neither a symbolic link nor ".." leads out of it.
type Site struct {
	Path string // as the user named it
	root *os.Root

	Content           fs.FS
	Templates, Static fs.FS // nil if the site has none of its own

	opened []*os.Root
}

// Open opens the folders of the site at path. Only content/ must be there.
func Open(path string) (*Site, error) {
	if info, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return nil, problem.Refuse("site-missing", problem.Args{"folder": path})
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	s := &Site{Path: path, root: root, opened: []*os.Root{root}}
	if err := s.openFolders(); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

func (s *Site) openFolders() error {
	var err error
	if s.Content, err = s.open(sitefolder.Content); err != nil {
		return err
	}
	if s.Content == nil {
		return problem.Refuse("content-missing", problem.Args{"folder": s.Path, "parent": siteAbove(s.Path)})
	}
	if s.Templates, err = s.open(sitefolder.Templates); err != nil {
		return err
	}
	s.Static, err = s.open(sitefolder.Static)
	return err
}

// open opens a folder of the site. It returns nil if there is none.
func (s *Site) open(name string) (fs.FS, error) {
	link, err := s.root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	info, err := s.root.Stat(name)
	switch {
	case err != nil && link.Mode()&fs.ModeSymlink != 0:
		return nil, problem.Refuse("site-link", problem.Args{"folder": filepath.Join(s.Path, name)})
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, nil
	}
	folder, err := s.root.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	s.opened = append(s.opened, folder)
	return sitefolder.Guard(folder.FS()), nil
}

// FindCache opens the folder in which a site keeps what it needs between builds, or
// returns nil if there is none. A link is none: somebody else may write where it
// leads.
func (s *Site) FindCache() *os.Root {
	if s.cacheIsLink() {
		return nil
	}
	folder, err := s.root.OpenRoot(sitefolder.Cache)
	if err != nil {
		return nil
	}
	s.opened = append(s.opened, folder)
	return folder
}

func (s *Site) cacheIsLink() bool {
	link, err := s.root.Lstat(sitefolder.Cache)
	return err == nil && link.Mode()&fs.ModeSymlink != 0
}

// OpenCache is FindCache, which makes the folder if need be. It is nil if the site
// cannot be written to. A link is refused.
func (s *Site) OpenCache() (*os.Root, error) {
	if s.cacheIsLink() {
		return nil, problem.Refuse("cache-link", problem.Args{"folder": filepath.Join(s.Path, sitefolder.Cache)})
	}
	if err := s.root.MkdirAll(sitefolder.Cache, 0o755); err != nil {
		return nil, nil
	}
	folder := s.FindCache()
	if folder == nil {
		return nil, nil
	}
	if _, err := folder.Lstat(".gitignore"); errors.Is(err, fs.ErrNotExist) {
		// It is not worth sharing, and its owner should not have to know that.
		if err := folder.WriteFile(".gitignore", []byte("*\n"), 0o644); err != nil {
			return nil, nil
		}
	}
	return folder, nil
}

func (s *Site) Close() {
	for _, root := range s.opened {
		root.Close()
	}
}

// IsSite reports whether a folder has a folder of content.
func IsSite(path string) bool {
	info, err := os.Stat(filepath.Join(path, sitefolder.Content))
	return err == nil && info.IsDir()
}

// siteAbove returns the nearest folder above path that holds a site, or "".
func siteAbove(path string) string {
	whole, err := filepath.Abs(path)
	if err != nil {
		return ""
	}
	for up := ".."; filepath.Dir(whole) != whole; whole, up = filepath.Dir(whole), filepath.Join(up, "..") {
		if IsSite(filepath.Dir(whole)) {
			return filepath.Join(path, up)
		}
	}
	return ""
}

// CheckOutput refuses to write the pages among the sources of the site, or
// around them: the next build would take them for sources, and a careless
// clean-up of the output would take the sources with it.
func (s *Site) CheckOutput(out string) error {
	refused := problem.Refuse("output-is-source", problem.Args{"folder": out})
	target, err := RealPath(out)
	if err != nil {
		return err
	}
	home, err := RealPath(s.Path)
	if err != nil {
		return err
	}
	for dir := home; ; dir = filepath.Dir(dir) {
		if sameFolder(dir, target) {
			return refused
		}
		if dir == filepath.Dir(dir) {
			break
		}
	}
	for dir := target; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		for _, part := range []string{sitefolder.Content, sitefolder.Templates, sitefolder.Static, sitefolder.Cache} {
			if sameFolder(dir, filepath.Join(home, part)) ||
				// What is not there yet has no identity but its name.
				strings.EqualFold(filepath.Base(dir), part) && sameFolder(filepath.Dir(dir), home) {
				return refused
			}
		}
	}
	return nil
}

// RealPath returns the absolute path of a folder without symbolic links. The last
// parts of it need not exist.
func RealPath(path string) (string, error) {
	whole, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	rest := ""
	for dir := whole; ; dir = filepath.Dir(dir) {
		real, err := filepath.EvalSymlinks(dir)
		if err == nil {
			return filepath.Join(real, rest), nil
		}
		if !errors.Is(err, fs.ErrNotExist) || dir == filepath.Dir(dir) {
			return "", err
		}
		rest = filepath.Join(filepath.Base(dir), rest)
	}
}

// sameFolder reports whether two paths lead to one folder, whatever the case and
// the links that they are written with.
func sameFolder(a, b string) bool {
	if a == b {
		return true
	}
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}
