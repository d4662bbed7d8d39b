package sitefolder

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
)

// ErrSpecial is why a guarded folder does not open a named pipe, a socket or a
// device.
var ErrSpecial = errors.New("neither a file nor a folder")

// Guard returns a folder of which nothing is opened but files and folders: a
// named pipe would wait for its writer, a device may have no end.
func Guard(folder fs.FS) fs.FS {
	if _, already := folder.(guarded); already {
		return folder
	}
	return guarded{folder}
}

type guarded struct{ fs.FS }

func (g guarded) Open(name string) (fs.File, error) {
	info, err := fs.Stat(g.FS, name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() && !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: ErrSpecial}
	}
	return g.FS.Open(name)
}

func (g guarded) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(g.FS, name) }

func (g guarded) Stat(name string) (fs.FileInfo, error) { return fs.Stat(g.FS, name) }

// An EntryKind is what stands at a path of a folder.
type EntryKind uint8

// The kinds of entry.
const (
	Regular    EntryKind = iota // a file, perhaps by a symbolic link
	Unreadable                  // a folder or a link of which the system does not say what it holds
	DeadLink                    // a link that leads to no file of the folder: out of it, in a circle, to a folder
	Special                     // a named pipe, a socket, a device
)

// An Entry is what stands at a path of a folder.
type Entry struct {
	Path string
	Kind EntryKind
	Err  error // why it is Unreadable
}

// List returns all files of a folder and of those below it, in the order of
// fs.WalkDir, with whatever else is there and no folder. skip reports whether to
// leave out a file, or a folder with all it holds. Links to folders are not
// followed: they may lead in a circle. A folder that is not there has no entries.
//
// Its law: failure to read is never absence. What could not be read is an entry.
func List(folder fs.FS, skip func(name string, dir bool) bool) []Entry {
	l := lister{folder: folder, skip: skip}
	if folder == nil {
		return nil
	}
	if _, err := fs.Stat(folder, "."); !errors.Is(err, fs.ErrNotExist) {
		l.list(".")
	}
	return l.entries
}

type lister struct {
	folder  fs.FS
	skip    func(name string, dir bool) bool
	entries []Entry
}

func (l *lister) list(dir string) {
	entries, err := fs.ReadDir(l.folder, dir)
	if errors.Is(err, fs.ErrNotExist) { // it went since its parent was listed, or was put in place anew
		entries, err = fs.ReadDir(l.folder, dir)
	}
	if err != nil {
		l.entries = append(l.entries, Entry{dir, Unreadable, err})
		return
	}
	for _, entry := range entries {
		name := path.Join(dir, entry.Name())
		switch {
		case l.skip(name, entry.IsDir()):
		case entry.IsDir():
			l.list(name)
		default:
			l.entries = append(l.entries, l.entry(name, entry.Type()))
		}
	}
}

func (l *lister) entry(name string, mode fs.FileMode) Entry {
	if mode&fs.ModeSymlink == 0 {
		if mode.IsRegular() {
			return Entry{Path: name}
		}
		return Entry{Path: name, Kind: Special}
	}
	info, err := fs.Stat(l.folder, name)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return Entry{name, Unreadable, err}
	case err != nil || info.IsDir():
		return Entry{Path: name, Kind: DeadLink}
	}
	return l.entry(name, info.Mode().Type())
}

// Open opens a file. One that was listed and is gone is asked for again: a
// program that saves puts another in its place.
func Open(folder fs.FS, name string) (fs.File, error) {
	f, err := folder.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		f, err = folder.Open(name)
	}
	return f, err
}

// ReadUpTo reads a file. Of one with more than so many bytes it returns one more than
// that, which is enough to refuse it.
func ReadUpTo(most int, folder fs.FS, name string) ([]byte, error) {
	f, err := Open(folder, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size := int64(0)
	if info, err := f.Stat(); err == nil {
		size = min(info.Size(), int64(most)+1)
	}
	buffer := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	_, err = buffer.ReadFrom(io.LimitReader(f, int64(most)+1))
	return buffer.Bytes(), err
}

// CanRead returns why a file cannot be opened, or nil.
func CanRead(folder fs.FS, name string) error {
	f, err := Open(folder, name)
	if err != nil {
		return err
	}
	return f.Close()
}
