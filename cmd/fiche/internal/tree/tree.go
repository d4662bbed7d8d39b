// Package tree is the output of a build: a file system whose files are made
// when they are first read, and the only code that writes it to a disk.
//
// It is the last stage: pipeline gives it a function for each file. A preview
// reads the few files that a browser asks for, Write reads them all. Two laws
// hold:
//
//   - A tree is one build. It never changes; an edit of the site makes a new
//     tree.
//   - A folder is written whole or mended later. Wherever Write is stopped,
//     each file on the disk has either its old bytes or its new ones, and the
//     next Write ends where a first one would have ended.
package tree

import (
	"bytes"
	"context"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
)

// A File is one file of the output, before it is made.
type File struct {
	// Path is where the file is, valid in the sense of fs.ValidPath.
	Path string
	// From says what the file is made from ("content/mali.md"), for the report
	// of a Clash. The tree itself does not look at it.
	From string
	// Make returns the bytes, the same ones each time. It may use scratch, an
	// empty buffer, and return its bytes; it must not keep it. It may be called
	// by any goroutine. What it returns must not be changed, except by the
	// owner of scratch. When ctx is cancelled it may return the error of that
	// instead.
	Make func(ctx context.Context, scratch *bytes.Buffer) ([]byte, error)
	// Data holds the bytes of a file that has no Make.
	Data []byte
}

// A Tree is the output of one build. It is safe for use by several goroutines
// and implements fs.FS, fs.ReadFileFS, fs.ReadDirFS and fs.StatFS. The ModTime
// of a file is zero, since the same input must give the same output. Asking for
// a file's size makes the file.
type Tree struct {
	files []*node          // sorted by path
	nodes map[string]*node // files and folders by folded path
}

// A node is a file or a folder of a tree.
type node struct {
	path     string
	file     File // of a folder: the first file that needs it
	folder   bool
	children []*node // of a folder, sorted by path

	making sync.Mutex
	made   atomic.Pointer[outcome]
}

// An outcome is what Make returned for a file.
type outcome struct {
	data []byte
	err  error
}

// New returns the tree of files. If some could not be together on every disk,
// the error is a *ClashError that lists them all.
func New(files []File) (*Tree, error) {
	sorted := slices.Clone(files)
	slices.SortStableFunc(sorted, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	b := builder{
		nodes:   make(map[string]*node, len(files)+len(files)/8+1),
		refused: map[string]bool{},
	}
	b.root = &node{path: ".", folder: true}
	b.nodes["."] = b.root
	nodes := make([]*node, 0, len(files))
	for _, f := range sorted {
		if n := b.add(f); n != nil {
			nodes = append(nodes, n)
		}
	}
	if len(b.clashes) > 0 {
		return nil, &ClashError{Clashes: b.clashes}
	}
	for _, n := range b.nodes {
		slices.SortFunc(n.children, func(a, b *node) int { return strings.Compare(a.path, b.path) })
	}
	return &Tree{files: nodes, nodes: b.nodes}, nil
}

// With returns a tree in which some files replace those at their paths. Of the
// others, what was made stays. ok is false when a path is not that of a file of
// the tree. The tree itself does not change.
func (t *Tree) With(files []File) (next *Tree, ok bool) {
	next = &Tree{files: slices.Clone(t.files), nodes: maps.Clone(t.nodes)}
	for _, f := range files {
		i, found := slices.BinarySearchFunc(next.files, f.Path, func(n *node, path string) int { return strings.Compare(n.path, path) })
		if !found {
			return nil, false
		}
		next.files[i] = &node{path: f.Path, file: f}
		next.replace(next.files[i])
	}
	return next, true
}

// replace replaces the node at a path, and copies the folders above it: nodes
// are shared with the tree before.
func (t *Tree) replace(n *node) {
	t.nodes[spelling.Path(n.path)] = n
	if n.path == "." {
		return
	}
	old := t.nodes[spelling.Path(path.Dir(n.path))]
	folder := &node{path: old.path, file: old.file, folder: true, children: slices.Clone(old.children)}
	i, _ := slices.BinarySearchFunc(folder.children, n.path, func(c *node, path string) int { return strings.Compare(c.path, path) })
	folder.children[i] = n
	t.replace(folder)
}

// Len returns the number of files.
func (t *Tree) Len() int { return len(t.files) }

// Paths returns the paths of all files, sorted.
func (t *Tree) Paths() []string {
	paths := make([]string, len(t.files))
	for i, n := range t.files {
		paths[i] = n.path
	}
	return paths
}

// Has reports whether a file is at path. It makes nothing.
func (t *Tree) Has(path string) bool {
	n := t.node(path)
	return n != nil && !n.folder
}

// node returns the file or folder at exactly this path, or nil.
func (t *Tree) node(path string) *node {
	if n := t.nodes[spelling.Path(path)]; n != nil && n.path == path {
		return n
	}
	return nil
}

// bytes makes the file if it is not made yet, and keeps it. Concurrent readers
// wait for one call of Make and share its outcome, error or not; so none of them
// can cancel it.
func (n *node) bytes() ([]byte, error) {
	if o := n.made.Load(); o != nil {
		return o.data, o.err
	}
	n.making.Lock()
	defer n.making.Unlock()
	if o := n.made.Load(); o != nil {
		return o.data, o.err
	}
	o := new(outcome)
	o.data, o.err = n.make(context.Background(), new(bytes.Buffer))
	n.made.Store(o)
	return o.data, o.err
}

// uncached is bytes without keeping them: ten thousand pages that are written one
// after the other need not be in memory together. They may be in scratch, and
// then are valid until it is used again.
func (n *node) uncached(ctx context.Context, scratch *bytes.Buffer) ([]byte, error) {
	if o := n.made.Load(); o != nil {
		return o.data, o.err
	}
	scratch.Reset()
	return n.make(ctx, scratch)
}

// make makes the file. That this panics is an error of this file alone.
func (n *node) make(ctx context.Context, scratch *bytes.Buffer) (data []byte, err error) {
	if n.file.Make == nil {
		return n.file.Data, nil
	}
	defer problem.Catch(n.path, &err)
	return n.file.Make(ctx, scratch)
}
