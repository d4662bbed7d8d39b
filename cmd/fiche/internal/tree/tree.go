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

	late  []Late
	whole func() *Tree // with the late files; nil without such
}

// Late are files of one folder of which it takes work to say which there are: they
// are listed when one of them is asked for, or when the tree is written. A file that
// the tree has without them wins.
type Late struct {
	Folder string
	List   func() []File
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
func New(files []File, late ...Late) (*Tree, error) {
	sorted := slices.Clone(files)
	slices.SortStableFunc(sorted, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	b := newBuilder(len(files))
	nodes := make([]*node, 0, len(files))
	for _, f := range sorted {
		if n := b.add(f); n != nil {
			nodes = append(nodes, n)
		}
	}
	if len(b.clashes) > 0 {
		return nil, &ClashError{Clashes: b.clashes}
	}
	return (&Tree{files: nodes, nodes: b.sorted()}).withLate(late), nil
}

func newBuilder(files int) builder {
	b := builder{root: &node{path: ".", folder: true}, nodes: make(map[string]*node, files+files/8+1), refused: map[string]bool{}}
	b.nodes["."] = b.root
	return b
}

// sorted returns the nodes, with those of each folder sorted.
func (b *builder) sorted() map[string]*node {
	for _, n := range b.nodes {
		slices.SortFunc(n.children, func(a, b *node) int { return strings.Compare(a.path, b.path) })
	}
	return b.nodes
}

// withLate adds late files to a tree that nobody reads yet.
func (t *Tree) withLate(late []Late) *Tree {
	if len(late) > 0 {
		t.late, t.whole = late, sync.OnceValue(t.list)
	}
	return t
}

// list returns the tree with its late files. Of the others, what was made stays.
func (t *Tree) list() *Tree {
	b := newBuilder(len(t.files))
	for _, n := range t.files {
		b.put(n)
	}
	nodes := slices.Clone(t.files)
	for _, late := range t.late {
		for _, f := range late.List() {
			if b.nodes[spelling.Path(f.Path)] == nil {
				nodes = append(nodes, b.add(f))
			}
		}
	}
	slices.SortFunc(nodes, func(a, b *node) int { return strings.Compare(a.path, b.path) })
	return &Tree{files: nodes, nodes: b.sorted()}
}

// all returns the tree with its late files.
func (t *Tree) all() *Tree {
	if t.whole == nil {
		return t
	}
	return t.whole()
}

// With returns a tree in which some files replace those at their paths, and late all
// late ones. Of the others, what was made stays. ok is false when a path is not that
// of a file of the tree. The tree itself does not change.
func (t *Tree) With(files []File, late ...Late) (next *Tree, ok bool) {
	next = &Tree{files: slices.Clone(t.files), nodes: maps.Clone(t.nodes)}
	for _, f := range files {
		i, found := slices.BinarySearchFunc(next.files, f.Path, func(n *node, path string) int { return strings.Compare(n.path, path) })
		if !found {
			return nil, false
		}
		next.files[i] = &node{path: f.Path, file: f}
		next.replace(next.files[i])
	}
	return next.withLate(late), true
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
func (t *Tree) Len() int { return len(t.all().files) }

// Paths returns the paths of all files, sorted.
func (t *Tree) Paths() []string {
	files := t.all().files
	paths := make([]string, len(files))
	for i, n := range files {
		paths[i] = n.path
	}
	return paths
}

// Has reports whether a file is at path. It makes none.
func (t *Tree) Has(path string) bool {
	n := t.node(path)
	return n != nil && !n.folder
}

// node returns the file or folder at exactly this path, or nil.
func (t *Tree) node(path string) *node {
	for _, late := range t.late {
		if path == late.Folder || strings.HasPrefix(path, late.Folder+"/") || strings.HasPrefix(late.Folder+"/", path+"/") || path == "." {
			t = t.all()
			break
		}
	}
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
