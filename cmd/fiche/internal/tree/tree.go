// Package tree is the output of a build: a file system whose files are made
// when they are first read, and the only code that writes it to a disk.
//
// It is the last stage. build gives it a maker for each file; preview reads
// the few files that somebody looks at, Write reads them all. Two laws hold:
//
//   - A file's bytes belong to one generation. A tree never changes once it is
//     built; an edit of the site makes a new tree.
//   - A folder is written whole or mended later. Wherever Write is stopped,
//     each file on the disk has either its old bytes or its new ones, and the
//     next Write ends where a first one would have ended.
package tree

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"fiche/cmd/fiche/internal/spelling"
)

// A File is one file of the output, before it is made.
type File struct {
	// Path is where it stands, with slashes, as fs.ValidPath wants it.
	Path string
	// From says where it comes from ("content/mali.md"), for whoever reports
	// a Clash. The tree itself does not look at it.
	From string
	// Make makes the bytes, in scratch if it likes: an empty buffer, which it
	// does not keep. It must give the same ones each time, and may be called
	// by any goroutine. Nobody may change what it returns, but for the owner
	// of scratch.
	Make func(scratch *bytes.Buffer) ([]byte, error)
	// Data are the bytes of a file that has no Make.
	Data []byte
}

// A Tree is the output of one build. It is safe for use by many goroutines
// and implements fs.FS, fs.ReadFileFS, fs.ReadDirFS and fs.StatFS. A file has
// no time of its own, since the same input must give the same output: its
// ModTime is zero. Asking for a file's size makes the file.
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

// An outcome is what a file's maker returned.
type outcome struct {
	data []byte
	err  error
}

// New builds the tree of files. Files that could not stand together on every
// disk are refused, all of them at once, with a *ClashError.
func New(files []File) (*Tree, error) {
	sorted := slices.Clone(files)
	slices.SortStableFunc(sorted, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	p := planter{
		nodes:   make(map[string]*node, len(files)+len(files)/8+1),
		refused: map[string]bool{},
	}
	p.root = &node{path: ".", folder: true}
	p.nodes["."] = p.root
	planted := make([]*node, 0, len(files))
	for _, f := range sorted {
		if n := p.plant(f); n != nil {
			planted = append(planted, n)
		}
	}
	if len(p.clashes) > 0 {
		return nil, &ClashError{Clashes: p.clashes}
	}
	for _, n := range p.nodes {
		slices.SortFunc(n.children, func(a, b *node) int { return strings.Compare(a.path, b.path) })
	}
	return &Tree{files: planted, nodes: p.nodes}, nil
}

// With is the tree with some files in the place of those at their paths. What
// has been made of the others is kept, for it is still theirs. ok is false
// when a path is not that of a file of the tree. The tree itself is left as it
// is.
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

// replace puts a node in the place of the one at its path, and new folders in
// the place of those above it: nodes are shared with the tree before.
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

// Len is the number of files.
func (t *Tree) Len() int { return len(t.files) }

// Paths are the paths of all files, sorted.
func (t *Tree) Paths() []string {
	paths := make([]string, len(t.files))
	for i, n := range t.files {
		paths[i] = n.path
	}
	return paths
}

// Has reports whether a file stands at path. It makes nothing.
func (t *Tree) Has(path string) bool {
	n := t.node(path)
	return n != nil && !n.folder
}

// node is the file or folder at exactly this path, or nil.
func (t *Tree) node(path string) *node {
	if n := t.nodes[spelling.Path(path)]; n != nil && n.path == path {
		return n
	}
	return nil
}

// bytes makes the file if it is not made yet, and keeps it. Readers that ask
// at the same moment wait for one making and share its outcome, good or bad.
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
	o.data, o.err = n.make(new(bytes.Buffer))
	n.made.Store(o)
	return o.data, o.err
}

// take is bytes without keeping them: ten thousand pages that are written one
// after the other need not stand in memory together. They may be in scratch,
// and so are good until that is used again.
func (n *node) take(scratch *bytes.Buffer) ([]byte, error) {
	if o := n.made.Load(); o != nil {
		return o.data, o.err
	}
	scratch.Reset()
	return n.make(scratch)
}

func (n *node) make(scratch *bytes.Buffer) ([]byte, error) {
	if n.file.Make == nil {
		return n.file.Data, nil
	}
	data, err := n.file.Make(scratch)
	if err != nil {
		return nil, err
	}
	return data, nil
}
