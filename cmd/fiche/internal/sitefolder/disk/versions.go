package disk

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"fiche/cmd/fiche/internal/sitefolder"
)

// What is kept of the files of content/ beside them: it may be thrown away at any
// time, and then there is less to go back to.
const (
	versions = sitefolder.Cache + "/" + sitefolder.Versions
	unsaved  = sitefolder.Cache + "/" + sitefolder.Unsaved

	maxVersions      = 20       // of one file
	maxVersionsBytes = 2 << 20  // of all of them; one is kept whatever its size
	maxUnsaved       = 50       // files
	maxUnsavedBytes  = 32 << 20 // of one of them
)

// keptAt is how a version is called.
const keptAt = "2006-01-02 15.04.05.000"

// A Version is what a file said before it was changed.
type Version struct {
	Name string // identifies it among those of its file
	Time time.Time
	Data []byte
}

// KeepVersion keeps what a file of content/ says, before it is changed, and lets the
// oldest versions go.
func (s *Site) KeepVersion(name string) error {
	data, err := s.root.ReadFile(sitefolder.ContentPath(name))
	if err != nil {
		return err
	}
	if folder, err := s.OpenCache(); err != nil || folder == nil {
		return err
	}
	folder := path.Join(versions, name)
	have, err := s.Versions(name)
	if err != nil || len(have) > 0 && bytes.Equal(have[0].Data, data) {
		return err
	}
	if err := s.root.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	if err := s.root.WriteFile(path.Join(folder, time.Now().UTC().Format(keptAt)), data, 0o644); err != nil {
		return err
	}
	size := len(data)
	for i, v := range have {
		if size += len(v.Data); i+1 >= maxVersions || size > maxVersionsBytes {
			err = errors.Join(err, s.root.Remove(path.Join(folder, v.Name)))
		}
	}
	return err
}

// Versions returns the earlier versions of a file of content/, the newest first.
func (s *Site) Versions(name string) ([]Version, error) {
	if !fs.ValidPath(name) || s.cacheIsLink() {
		return nil, nil
	}
	folder := path.Join(versions, name)
	entries, err := fs.ReadDir(s.root.FS(), folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var all []Version
	for _, entry := range slices.Backward(entries) {
		at, wrong := time.Parse(keptAt, entry.Name())
		if wrong != nil || !entry.Type().IsRegular() {
			continue
		}
		data, wrong := s.root.ReadFile(path.Join(folder, entry.Name()))
		if err = errors.Join(err, wrong); wrong == nil {
			all = append(all, Version{entry.Name(), at.Local(), data})
		}
	}
	return all, err
}

// moveVersions lets the versions of a file follow its new name.
func (s *Site) moveVersions(from, to string) {
	if !s.cacheIsLink() {
		_ = carry(s.root, path.Join(versions, from), path.Join(versions, to)) // there may be none
	}
}

// KeepUnsaved keeps what somebody has written and not saved of a file of content/;
// nothing forgets it.
func (s *Site) KeepUnsaved(name string, data []byte) error {
	file := unsavedFile(name)
	if len(data) == 0 {
		if s.cacheIsLink() {
			return nil
		}
		if err := s.root.Remove(file); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	if folder, err := s.OpenCache(); err != nil || folder == nil || len(data) > maxUnsavedBytes {
		return err
	}
	if err := s.root.MkdirAll(unsaved, 0o755); err != nil {
		return err
	}
	if err := s.root.WriteFile(file+".new", data, 0o600); err != nil {
		return err
	}
	if err := s.root.Rename(file+".new", file); err != nil {
		return err
	}
	return s.boundUnsaved()
}

// boundUnsaved lets the oldest go of what was never saved.
func (s *Site) boundUnsaved() error {
	entries, err := fs.ReadDir(s.root.FS(), unsaved)
	if err != nil || len(entries) <= maxUnsaved {
		return err
	}
	var files []fs.FileInfo
	for _, entry := range entries {
		if info, err := entry.Info(); err == nil {
			files = append(files, info)
		}
	}
	slices.SortFunc(files, func(a, b fs.FileInfo) int { return b.ModTime().Compare(a.ModTime()) })
	for _, file := range files[min(maxUnsaved, len(files)):] {
		err = errors.Join(err, s.root.Remove(path.Join(unsaved, file.Name())))
	}
	return err
}

// Unsaved returns what was kept of a file, and when; nil if nothing was.
func (s *Site) Unsaved(name string) ([]byte, time.Time, error) {
	file := unsavedFile(name)
	info, err := s.root.Lstat(file)
	if s.cacheIsLink() || errors.Is(err, fs.ErrNotExist) {
		return nil, time.Time{}, nil
	} else if err != nil || !info.Mode().IsRegular() || info.Size() > maxUnsavedBytes {
		return nil, time.Time{}, errors.Join(err, os.ErrInvalid)
	}
	data, err := s.root.ReadFile(file)
	return data, info.ModTime(), err
}

// unsavedFile returns where the unsaved work on a file is kept: all in one folder, so
// that it can be counted.
func unsavedFile(name string) string {
	return path.Join(unsaved, strings.NewReplacer("%", "%25", "/", "%2F").Replace(name))
}
