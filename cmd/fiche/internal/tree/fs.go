package tree

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"path"
	"slices"
	"time"
)

// Open opens a file, making it first if need be, or a folder. A file that
// cannot be made gives each reader the maker's error. An open file is also an
// io.ReadSeeker and an io.ReaderAt.
func (t *Tree) Open(name string) (fs.File, error) {
	n, err := t.find("open", name)
	if err != nil {
		return nil, err
	}
	info, err := n.stat("open")
	if err != nil {
		return nil, err
	}
	if n.folder {
		return &openFolder{info: info, rest: entries(n)}, nil
	}
	data, _ := n.bytes()
	return &openFile{Reader: bytes.NewReader(data), info: info}, nil
}

// ReadFile returns a copy of a file's bytes.
func (t *Tree) ReadFile(name string) ([]byte, error) {
	n, err := t.find("read", name)
	if err != nil {
		return nil, err
	}
	if n.folder {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrInvalid}
	}
	data, err := n.bytes()
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return bytes.Clone(data), nil
}

// Once returns the tree for a reader of each file by its name, once: what is made is
// not kept. A file has the bytes that Write writes.
func (t *Tree) Once() fs.ReadFileFS { return once{t} }

type once struct{ *Tree }

func (o once) ReadFile(name string) ([]byte, error) {
	n, err := o.find("read", name)
	if err != nil {
		return nil, err
	}
	if n.folder {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrInvalid}
	}
	data, err := n.uncached(context.Background(), new(bytes.Buffer))
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return marked(nil, name, data), nil
}

// ReadDir lists a folder, sorted by name. It makes nothing.
func (t *Tree) ReadDir(name string) ([]fs.DirEntry, error) {
	n, err := t.find("readdir", name)
	if err != nil {
		return nil, err
	}
	if !n.folder {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrInvalid}
	}
	return entries(n), nil
}

// Stat describes a file, making it first if need be, or a folder.
func (t *Tree) Stat(name string) (fs.FileInfo, error) {
	n, err := t.find("stat", name)
	if err != nil {
		return nil, err
	}
	return n.stat("stat")
}

func (t *Tree) find(op, name string) (*node, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	n := t.node(name)
	if n == nil {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	}
	return n, nil
}

func (n *node) stat(op string) (fs.FileInfo, error) {
	if n.folder {
		return info{node: n}, nil
	}
	data, err := n.bytes()
	if err != nil {
		return nil, &fs.PathError{Op: op, Path: n.path, Err: err}
	}
	return info{node: n, size: int64(len(data))}, nil
}

func entries(n *node) []fs.DirEntry {
	list := make([]fs.DirEntry, len(n.children))
	for i, child := range n.children {
		list[i] = entry{child}
	}
	return list
}

// info describes a file or folder.
type info struct {
	node *node
	size int64
}

func (i info) Name() string       { return path.Base(i.node.path) }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return i.node.mode() }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.node.folder }
func (i info) Sys() any           { return nil }
func (i info) String() string     { return fs.FormatFileInfo(i) }

func (n *node) mode() fs.FileMode {
	if n.folder {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

// entry is a line of a folder's list.
type entry struct{ node *node }

func (e entry) Name() string               { return path.Base(e.node.path) }
func (e entry) IsDir() bool                { return e.node.folder }
func (e entry) Type() fs.FileMode          { return e.node.mode().Type() }
func (e entry) Info() (fs.FileInfo, error) { return e.node.stat("stat") }
func (e entry) String() string             { return fs.FormatDirEntry(e) }

// openFile is a file that is being read.
type openFile struct {
	*bytes.Reader
	info fs.FileInfo
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Close() error               { return nil }

// openFolder is a folder that is being listed.
type openFolder struct {
	info fs.FileInfo
	rest []fs.DirEntry
}

func (f *openFolder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFolder) Close() error               { return nil }

func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.info.Name(), Err: fs.ErrInvalid}
}

func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		n = len(f.rest)
	} else if len(f.rest) == 0 {
		return nil, io.EOF
	}
	list := slices.Clone(f.rest[:min(n, len(f.rest))])
	f.rest = f.rest[len(list):]
	return list, nil
}
