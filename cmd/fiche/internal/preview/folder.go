package preview

import (
	"errors"
	"io/fs"
	"os"
	"sync"
	"sync/atomic"

	"fiche/cmd/fiche/internal/sitefolder"
)

// A folder of the site that may vanish and come back while the preview runs:
// "git checkout" of a branch without templates/, a folder restored from the
// wastebasket. An os.Root keeps to the folder that it was opened on, even when
// another one has taken its name; a folder follows the name. Whoever holds it
// as fs.FS never has to know.
//
// While there is no such folder it is empty: opening "." says fs.ErrNotExist.
type folder struct {
	name string // in the site; the site itself has none

	mu   sync.RWMutex
	root *os.Root
	err  error // why there is none
}

// follow opens the folder anew if it is no longer the one that is open, and
// reports whether that was so. look finds what has the name now; open opens it.
func (f *folder) follow(look func() (fs.FileInfo, error), open func() (*os.Root, error)) (moved bool) {
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

// within runs do on the folder that is open.
func within[T any](f *folder, op, name string, do func(*os.Root) (T, error)) (T, error) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	if f.root == nil {
		var none T
		return none, &fs.PathError{Op: op, Path: name, Err: cause(f.err)}
	}
	return do(f.root)
}

// cause is an error without the path that it tells, which is not the reader's.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

func (f *folder) Open(name string) (fs.File, error) {
	return within(f, "open", name, func(r *os.Root) (fs.File, error) { return r.FS().Open(name) })
}

func (f *folder) ReadFile(name string) ([]byte, error) {
	return within(f, "open", name, func(r *os.Root) ([]byte, error) { return fs.ReadFile(r.FS(), name) })
}

func (f *folder) ReadDir(name string) ([]fs.DirEntry, error) {
	return within(f, "open", name, func(r *os.Root) ([]fs.DirEntry, error) { return fs.ReadDir(r.FS(), name) })
}

func (f *folder) Stat(name string) (fs.FileInfo, error) {
	return within(f, "stat", name, func(r *os.Root) (fs.FileInfo, error) { return fs.Stat(r.FS(), name) })
}

func (f *folder) lstat(name string) (fs.FileInfo, error) {
	return within(f, "lstat", name, func(r *os.Root) (fs.FileInfo, error) { return r.Lstat(name) })
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
	path  string // of the site, absolute
	site  folder
	parts [3]*folder
	moves atomic.Int64 // how often follow has found another folder
}

func openFolders(path string) *folders {
	f := &folders{path: path, parts: [3]*folder{{name: sitefolder.Content}, {name: sitefolder.Templates}, {name: sitefolder.Static}}}
	f.follow()
	return f
}

// follow sees to it that each folder is the one that has its name now, and
// reports whether one of them was not.
func (f *folders) follow() bool {
	moved := f.site.follow(
		func() (fs.FileInfo, error) { return os.Stat(f.path) },
		func() (*os.Root, error) { return os.OpenRoot(f.path) })
	for _, part := range f.parts {
		moved = part.follow(
			func() (fs.FileInfo, error) { return f.site.Stat(part.name) },
			func() (*os.Root, error) {
				return within(&f.site, "open", part.name, func(r *os.Root) (*os.Root, error) { return r.OpenRoot(part.name) })
			}) || moved
	}
	if moved {
		f.moves.Add(1)
	}
	return moved
}

func (f *folders) close() {
	for _, part := range f.parts {
		part.close()
	}
	f.site.close()
}
