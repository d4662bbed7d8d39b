package tree

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"fiche/cmd/fiche/internal/spelling"
)

// A ClashKind says why a file cannot have its path.
type ClashKind uint8

// The kinds of clash. A and B are the two files of the Clash.
const (
	// SamePath: A and B have one path.
	SamePath ClashKind = iota
	// Alike: the paths of A and B, or of folders they stand in, differ only
	// in capitals or in how accents are encoded. Windows and macOS would make
	// one of the two, and a web server would then not find the other.
	Alike
	// FileForFolder: A is a file, and B needs a folder of that name.
	FileForFolder
	// Reserved: A has a name that Write uses for itself; there is no B.
	Reserved
	// Invalid: A's path is not a path in the sense of fs.ValidPath; there is
	// no B.
	Invalid
)

// A Clash is a file that cannot have its path, and the one that is in its way.
type Clash struct {
	Kind ClashKind
	A, B File
}

// A ClashError lists all clashes of the files given to New, in the order of
// their paths.
type ClashError struct{ Clashes []Clash }

func (e *ClashError) Error() string {
	c := e.Clashes[0]
	var text string
	switch c.Kind {
	case SamePath:
		text = fmt.Sprintf("two files for %q", c.A.Path)
	case Alike:
		text = fmt.Sprintf("%q and %q are one name on some disks", c.A.Path, c.B.Path)
	case FileForFolder:
		text = fmt.Sprintf("%q is a file, and %q needs a folder there", c.A.Path, c.B.Path)
	case Reserved:
		text = fmt.Sprintf("%q is a name that is kept for the build", c.A.Path)
	default:
		text = fmt.Sprintf("%q is not a valid path", c.A.Path)
	}
	if more := len(e.Clashes) - 1; more > 0 {
		text += fmt.Sprintf(", and %d more", more)
	}
	return text
}

// A builder makes the nodes of a tree, from files in the order of their paths.
type builder struct {
	root    *node
	nodes   map[string]*node
	clashes []Clash
	refused map[string]bool // folders that clash, so that each is reported once
}

// add adds a file, or a clash if there is no place for it.
func (b *builder) add(f File) *node {
	switch {
	case !isFilePath(f.Path):
		return b.clash(Invalid, f, File{})
	case isReserved(f.Path):
		return b.clash(Reserved, f, File{})
	}
	parent := b.folder(path.Dir(f.Path), f)
	if parent == nil {
		return nil
	}
	key := spelling.Path(f.Path)
	switch other := b.nodes[key]; {
	case other == nil:
	case other.folder:
		return b.clash(FileForFolder, f, other.file)
	case other.path == f.Path:
		return b.clash(SamePath, other.file, f)
	default:
		return b.clash(Alike, other.file, f)
	}
	n := &node{path: f.Path, file: f}
	b.nodes[key] = n
	parent.children = append(parent.children, n)
	return n
}

// put adds a file of another tree, which keeps what was made of it.
func (b *builder) put(n *node) {
	parent := b.folder(path.Dir(n.path), n.file)
	b.nodes[spelling.Path(n.path)] = n
	parent.children = append(parent.children, n)
}

// folder returns the folder that f needs at dir, nil if it cannot be there.
func (b *builder) folder(dir string, f File) *node {
	if dir == "." {
		return b.root
	}
	key := spelling.Path(dir)
	if n := b.nodes[key]; n != nil && n.folder && n.path == dir {
		return n
	} else if n != nil {
		kind := Alike
		if !n.folder {
			kind = FileForFolder
		}
		if !b.refused[dir] {
			b.refused[dir] = true
			b.clash(kind, n.file, f)
		}
		return nil
	}
	parent := b.folder(path.Dir(dir), f)
	if parent == nil {
		return nil
	}
	n := &node{path: dir, file: f, folder: true}
	b.nodes[key] = n
	parent.children = append(parent.children, n)
	return n
}

func (b *builder) clash(kind ClashKind, first, second File) *node {
	b.clashes = append(b.clashes, Clash{Kind: kind, A: first, B: second})
	return nil
}

// isFilePath reports whether a path can be a file's: the root cannot.
func isFilePath(name string) bool { return fs.ValidPath(name) && name != "." }

// isReserved reports whether a path is one that Write uses for itself.
func isReserved(name string) bool {
	top, _, _ := strings.Cut(spelling.Path(name), "/")
	return top == manifestName || top == lockName || strings.HasPrefix(top, stagingPrefix)
}
