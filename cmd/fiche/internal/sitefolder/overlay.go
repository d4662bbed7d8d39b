package sitefolder

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// An Overlay is a folder with some files as they may become: Files holds the bytes
// of those that are new or changed, by their paths, and nil for those that are gone.
type Overlay struct {
	fs.FS
	Files map[string][]byte
}

func (o Overlay) Open(name string) (fs.File, error) {
	data, over := o.Files[name]
	switch {
	case over && data == nil:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	case over:
		return &laidFile{Reader: bytes.NewReader(data), info: laidInfo{name, int64(len(data)), 0}}, nil
	}
	return o.FS.Open(name)
}

func (o Overlay) Stat(name string) (fs.FileInfo, error) {
	data, over := o.Files[name]
	switch {
	case over && data == nil:
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	case over:
		return laidInfo{name, int64(len(data)), 0}, nil
	}
	info, err := fs.Stat(o.FS, name)
	if err != nil && len(o.below(name)) > 0 {
		return laidInfo{name, 0, fs.ModeDir}, nil
	}
	return info, err
}

// below returns what the files put into a folder: each name with its mode.
func (o Overlay) below(dir string) map[string]fs.FileMode {
	names := map[string]fs.FileMode{}
	for name, data := range o.Files {
		rest, ok := strings.CutPrefix(name, dir+"/")
		if dir == "." {
			rest, ok = name, true
		}
		if !ok || data == nil {
			continue
		}
		first, _, deeper := strings.Cut(rest, "/")
		if deeper {
			names[first] = fs.ModeDir
		} else {
			names[first] = 0
		}
	}
	return names
}

func (o Overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.FS, name)
	added := o.below(name)
	if err != nil && len(added) == 0 {
		return nil, err
	}
	entries = slices.DeleteFunc(slices.Clone(entries), func(e fs.DirEntry) bool {
		_, over := o.Files[path.Join(name, e.Name())]
		if _, again := added[e.Name()]; again && e.IsDir() {
			delete(added, e.Name())
		}
		return over
	})
	for child, mode := range added {
		info := laidInfo{child, int64(len(o.Files[path.Join(name, child)])), mode}
		entries = append(entries, fs.FileInfoToDirEntry(info))
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}

type laidFile struct {
	*bytes.Reader
	info laidInfo
}

func (f *laidFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *laidFile) Close() error               { return nil }

var _ io.ReadSeeker = (*laidFile)(nil) // for the header of a photo

type laidInfo struct {
	name string
	size int64
	mode fs.FileMode
}

func (i laidInfo) Name() string       { return path.Base(i.name) }
func (i laidInfo) Size() int64        { return i.size }
func (i laidInfo) Mode() fs.FileMode  { return i.mode | 0o644 }
func (i laidInfo) ModTime() time.Time { return time.Time{} }
func (i laidInfo) IsDir() bool        { return i.mode.IsDir() }
func (i laidInfo) Sys() any           { return nil }
