package frontmatter

import (
	"strings"
	"sync"
)

// A nodeKind is what shape a value of the front matter has.
type nodeKind uint8

const (
	NullNode nodeKind = iota // nothing was written, or null or ~
	ScalarNode
	SequenceNode
	MappingNode
)

func (k nodeKind) String() string {
	return [...]string{"null", "scalar", "sequence", "mapping"}[k]
}

// A Node is one value of the front matter: its text as the author meant it
// and the place where it stands, whichever reader found it. What the text
// means (a date, a number, yes) is not asked here: 012, 1:30 and oui stay the
// characters they are, and the field table decides.
type Node struct {
	Kind nodeKind
	// quoted: the author wrote "…", '…', | or >.
	Quoted bool
	// broken: what stands here could not be read and has been
	// reported: a null about which nothing more needs to be said.
	broken bool
	// start and end are byte offsets into the text of the source. They take in
	// the quotes of a quoted value, and leave out a comment after it.
	Start, End int

	// value is the text of a scalar: without its quotes, its escapes read and
	// its lines joined. The text of a null is the word that was written for it.
	//
	// For a mapping of one pair that was written as "label : value" it is the
	// whole of that, so that a field which expects plain text ("Eau : usages")
	// still gets it. For any other mapping it is empty.
	Value string

	Items []*Node // of a sequence, in order; never nil entries
	Pairs []pair  // of a mapping, in order; a repeated key is there twice
}

// A pair is one "key: value" of a mapping. The value is never nil.
type pair struct {
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
func (n *Node) OneLine() bool { return n.Kind == MappingNode && n.Value != "" }

// add puts one pair at the end of a mapping.
func (n *Node) add(k Key, value *Node) {
	n.Pairs = append(n.Pairs, pair{k, value})
	n.End = max(n.End, value.End, k.End)
}

// A Arena holds the nodes of a front matter, and then those of the next one:
// they live no longer than it takes to read a file, and would be most of what is
// thrown away by then.
type Arena struct {
	nodes []Node
	used  int
}

var nodeArenas = sync.Pool{New: func() any { return new(Arena) }}

// NewArena returns an arena to be released.
func NewArena() *Arena { return nodeArenas.Get().(*Arena) }

// node returns an empty node.
func (a *Arena) node() *Node {
	if a.used == len(a.nodes) {
		a.nodes, a.used = make([]Node, max(64, 2*len(a.nodes))), 0 // those before are still in use
	}
	a.used++
	return &a.nodes[a.used-1]
}

// Release gives up the arena with all nodes in it.
func (a *Arena) Release() {
	for i := range a.nodes[:a.used] {
		n := &a.nodes[i]
		clear(n.Items)
		clear(n.Pairs)
		*n = Node{Items: n.Items[:0], Pairs: n.Pairs[:0]}
	}
	a.used = 0
	nodeArenas.Put(a)
}

// Part is the piece of a scalar from one byte of its value to another, without
// the spaces around it. Its place is exact as long as the value stands in the
// file as it is.
func (n *Node) Part(from, to int) *Node {
	piece := n.Value[from:to]
	word := strings.TrimFunc(piece, IsSpace)
	start := n.Start + from + strings.Index(piece, word)
	if n.End-n.Start != len(n.Value) {
		return &Node{Kind: ScalarNode, Value: word, Start: n.Start, End: n.End}
	}
	return &Node{Kind: ScalarNode, Value: word, Start: start, End: start + len(word)}
}

func IsSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\u00a0', '\u202f', '\u2009', '\u3000':
		return true
	}
	return false
}
