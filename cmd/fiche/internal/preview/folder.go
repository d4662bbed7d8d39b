package preview

import (
	"errors"
	"io/fs"
	"os"
	"sync"
	"sync/atomic"

	"fiche/cmd/fiche/internal/sitefolder"
)

// A folder of the site is an fs.FS that may vanish and come back while the preview
// runs: "git checkout" of a branch without templates/, a folder restored from the
// bin. An os.Root stays with the folder that it was opened on, even when another
// one has its name now; refresh opens that one.
//
// While there is no such folder, opening "." gives fs.ErrNotExist.
type folder struct {
	name string // in the site; the site itself has none

	mu   sync.RWMutex
	root *os.Root
	err  error // why there is none
}

// refresh opens the folder again if another one has its name now, and reports
// whether that was so. look finds what has the name; open opens it.
func (f *folder) refresh(look func() (fs.FileInfo, error), open func() (*os.Root, error)) (moved bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	now, err := look()
	if err == nil && !now.IsDir() {
		err = fs.ErrNotExist
	}
	if err == nil && f.root != nil {
		if before, err := f.root.Stat("."); err == nil && os.SameFile(before, now) {
			return false
		}
	}
	moved = f.root != nil || err == nil
	if f.root != nil {
		f.root.Close()
		f.root = nil
	}
	if err == nil {
		f.root, err = open()
	}
	f.err = err
	return moved
}

// onRoot calls do with the folder that is open.
func onRoot[T any](f *folder, op, name string, do func(*os.Root) (T, error)) (T, error) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	if f.root == nil {
		var none T
		return none, &fs.PathError{Op: op, Path: name, Err: cause(f.err)}
	}
	return do(f.root)
}

// cause returns an error without its path, which is not the one that the user knows.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

func (f *folder) Open(name string) (fs.File, error) {
	return onRoot(f, "open", name, func(r *os.Root) (fs.File, error) { return r.FS().Open(name) })
}

func (f *folder) ReadFile(name string) ([]byte, error) {
	return onRoot(f, "open", name, func(r *os.Root) ([]byte, error) { return fs.ReadFile(r.FS(), name) })
}

func (f *folder) ReadDir(name string) ([]fs.DirEntry, error) {
	return onRoot(f, "open", name, func(r *os.Root) ([]fs.DirEntry, error) { return fs.ReadDir(r.FS(), name) })
}

func (f *folder) Stat(name string) (fs.FileInfo, error) {
	return onRoot(f, "stat", name, func(r *os.Root) (fs.FileInfo, error) { return fs.Stat(r.FS(), name) })
}

func (f *folder) lstat(name string) (fs.FileInfo, error) {
	return onRoot(f, "lstat", name, func(r *os.Root) (fs.FileInfo, error) { return r.Lstat(name) })
}

func (f *folder) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.root != nil {
		f.root.Close()
	}
	f.root, f.err = nil, fs.ErrClosed
}

// folders are those of one site.
type folders struct {
	path         string // of the site, absolute
	site         folder
	parts        [3]*folder
	replacements atomic.Int64 // how often refresh found another folder
}

func openFolders(path string) *folders {
	f := &folders{path: path, parts: [3]*folder{{name: sitefolder.Content}, {name: sitefolder.Templates}, {name: sitefolder.Static}}}
	f.refresh()
	return f
}

// refresh opens again each folder that was replaced, and reports whether one was.
func (f *folders) refresh() bool {
	moved := f.site.refresh(
		func() (fs.FileInfo, error) { return os.Stat(f.path) },
		func() (*os.Root, error) { return os.OpenRoot(f.path) })
	for _, part := range f.parts {
		moved = part.refresh(
			func() (fs.FileInfo, error) { return f.site.Stat(part.name) },
			func() (*os.Root, error) {
				return onRoot(&f.site, "open", part.name, func(r *os.Root) (*os.Root, error) { return r.OpenRoot(part.name) })
			}) || moved
	}
	if moved {
		f.replacements.Add(1)
	}
	return moved
}

func (f *folders) close() {
	for _, part := range f.parts {
		part.close()
	}
	f.site.close()
}
