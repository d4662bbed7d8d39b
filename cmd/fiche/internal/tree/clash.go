package tree

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"fiche/cmd/fiche/internal/spelling"
)

// A ClashKind says why a file cannot stand where it wants to.
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

// A Clash is a file that cannot stand where it wants to, and the one that is
// in its way.
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

// A planter puts files into the nodes of a tree to be, in the order of their
// paths.
type planter struct {
	root    *node
	nodes   map[string]*node
	clashes []Clash
	refused map[string]bool // folders that clash, so that each is told once
}

// plant adds a file, or notes why it cannot stand.
func (p *planter) plant(f File) *node {
	switch {
	case !isFilePath(f.Path):
		return p.clash(Invalid, f, File{})
	case isReserved(f.Path):
		return p.clash(Reserved, f, File{})
	}
	parent := p.folder(path.Dir(f.Path), f)
	if parent == nil {
		return nil
	}
	key := spelling.Path(f.Path)
	switch other := p.nodes[key]; {
	case other == nil:
	case other.folder:
		return p.clash(FileForFolder, f, other.file)
	case other.path == f.Path:
		return p.clash(SamePath, other.file, f)
	default:
		return p.clash(Alike, other.file, f)
	}
	n := &node{path: f.Path, file: f}
	p.nodes[key] = n
	parent.children = append(parent.children, n)
	return n
}

// folder is the folder that f needs at dir; nil if it cannot stand there.
func (p *planter) folder(dir string, f File) *node {
	if dir == "." {
		return p.root
	}
	key := spelling.Path(dir)
	if n := p.nodes[key]; n != nil && n.folder && n.path == dir {
		return n
	} else if n != nil {
		kind := Alike
		if !n.folder {
			kind = FileForFolder
		}
		if !p.refused[dir] {
			p.refused[dir] = true
			p.clash(kind, n.file, f)
		}
		return nil
	}
	parent := p.folder(path.Dir(dir), f)
	if parent == nil {
		return nil
	}
	n := &node{path: dir, file: f, folder: true}
	p.nodes[key] = n
	parent.children = append(parent.children, n)
	return n
}

func (p *planter) clash(kind ClashKind, a, b File) *node {
	p.clashes = append(p.clashes, Clash{Kind: kind, A: a, B: b})
	return nil
}

// isFilePath reports whether a path can be a file's: the root cannot.
func isFilePath(name string) bool { return fs.ValidPath(name) && name != "." }

// isReserved reports whether a path is one that Write needs for itself.
func isReserved(name string) bool {
	top, _, _ := strings.Cut(spelling.Path(name), "/")
	return top == listName || strings.HasPrefix(top, stagePrefix)
}
