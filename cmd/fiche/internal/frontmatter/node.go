package frontmatter

import (
	"slices"
	"strings"
	"sync"
)

// A Kind is the shape of a value.
type Kind uint8

// The kinds of value.
const (
	Null Kind = iota // nothing was written, or null or ~
	Scalar
	Sequence
	Mapping
)

func (k Kind) String() string {
	return [...]string{"null", "scalar", "sequence", "mapping"}[k]
}

// A Node is one value of the front matter: its text as the author meant it
// and the place where it stands, whichever reader found it. What the text
// means (a date, a number, yes) is not asked here: 012, 1:30 and oui stay the
// characters they are, and the field table decides.
type Node struct {
	Kind Kind
	// Quoted is true if the author wrote "…", '…', | or >.
	Quoted bool
	// Start and End are byte offsets into the text of the source. They take in
	// the quotes of a quoted value, and leave out a comment after it.
	Start, End int

	// Value is the text of a scalar: without its quotes, its escapes read and
	// its lines joined. The text of a null is the word that was written for it.
	//
	// For a mapping of one pair that was written as "label : value" it is the
	// whole of that, so that a field which expects plain text ("Eau : usages")
	// still gets it. For any other mapping it is empty.
	Value string

	Items []*Node // of a sequence, in order; never nil entries
	Pairs []Pair  // of a mapping, in order; a repeated key is there twice
}

// A Pair is one "key: value" of a mapping. The value is never nil.
type Pair struct {
	Key   Key
	Value *Node
}

// A Key is the name on the left of a pair and where it stands.
type Key struct {
	Text       string
	Start, End int
}

// OneLine reports whether the node is a "label : value" pair, which may be meant as
// plain text.
func (n *Node) OneLine() bool { return n.Kind == Mapping && n.Value != "" }

// Absent reports whether nothing is said: null, "", [], {}, or a list of these.
func (n *Node) Absent() bool {
	switch n.Kind {
	case Scalar:
		return strings.TrimFunc(n.Value, IsSpace) == ""
	case Sequence:
		return !slices.ContainsFunc(n.Items, func(item *Node) bool { return !item.Absent() })
	case Mapping:
		return len(n.Pairs) == 0
	}
	return true
}

// add puts one pair at the end of a mapping.
func (n *Node) add(k Key, value *Node) {
	n.Pairs = append(n.Pairs, Pair{k, value})
	n.End = max(n.End, value.End, k.End)
}

// An Arena recycles nodes: those of one front matter are released together once
// its file is read, and would otherwise be most of the garbage of a build.
type Arena struct {
	nodes []Node
	used  int
}

var arenas = sync.Pool{New: func() any { return new(Arena) }}

// NewArena returns an arena without nodes.
func NewArena() *Arena { return arenas.Get().(*Arena) }

// node returns an empty node.
func (a *Arena) node() *Node {
	if a.used == len(a.nodes) {
		a.nodes, a.used = make([]Node, max(64, 2*len(a.nodes))), 0 // those before are still in use
	}
	a.used++
	return &a.nodes[a.used-1]
}

// Release gives all nodes back; none may be used after it.
func (a *Arena) Release() {
	for i := range a.nodes[:a.used] {
		n := &a.nodes[i]
		clear(n.Items)
		clear(n.Pairs)
		*n = Node{Items: n.Items[:0], Pairs: n.Pairs[:0]}
	}
	a.used = 0
	arenas.Put(a)
}

// Part returns the piece of a scalar from one byte of its value to another, without
// the spaces around it. Its place is exact as long as the value stands in the
// file as it is.
func (n *Node) Part(from, to int) *Node {
	piece := n.Value[from:to]
	word := strings.TrimFunc(piece, IsSpace)
	start := n.Start + from + strings.Index(piece, word)
	if n.End-n.Start != len(n.Value) {
		return &Node{Kind: Scalar, Value: word, Start: n.Start, End: n.End}
	}
	return &Node{Kind: Scalar, Value: word, Start: start, End: start + len(word)}
}

// IsSpace reports whether r is a space that may surround a value.
func IsSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\u00a0', '\u202f', '\u2009', '\u3000':
		return true
	}
	return false
}
