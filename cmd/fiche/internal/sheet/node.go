package sheet

import "sync"

// A nodeKind tells what shape a value of the front matter has.
type nodeKind uint8

const (
	nullNode nodeKind = iota // nothing was written, or null or ~
	scalarNode
	sequenceNode
	mappingNode
)

func (k nodeKind) String() string {
	return [...]string{"null", "scalar", "sequence", "mapping"}[k]
}

// A node is one value of the front matter: its text as the author meant it
// and the place where it stands, whichever reader found it. What the text
// means (a date, a number, yes) is not asked here: 012, 1:30 and oui stay the
// characters they are, and the field table decides.
type node struct {
	kind nodeKind
	// quoted tells that the author wrote "…", '…', | or >.
	quoted bool
	// broken tells that what stands here could not be read and has been
	// reported: a null about which nothing more needs to be said.
	broken bool
	// start and end are byte offsets into the text of the source. They take in
	// the quotes of a quoted value, and leave out a comment after it.
	start, end int

	// value is the text of a scalar: without its quotes, its escapes read and
	// its lines joined. The text of a null is the word that was written for it.
	//
	// For a mapping of one pair that was written as "label : value" it is the
	// whole of that, so that a field which expects plain text ("Eau : usages")
	// still gets it. For any other mapping it is empty.
	value string

	items []*node // of a sequence, in order; never nil entries
	pairs []pair  // of a mapping, in order; a repeated key is there twice
}

// A pair is one "key: value" of a mapping. The value is never nil.
type pair struct {
	key   key
	value *node
}

// A key is the name on the left of a pair and where it stands.
type key struct {
	text       string
	start, end int
}

// oneLine tells that the node is a "label : value" pair, which may be meant as
// plain text.
func (n *node) oneLine() bool { return n.kind == mappingNode && n.value != "" }

// add puts one pair at the end of a mapping.
func (n *node) add(k key, value *node) {
	n.pairs = append(n.pairs, pair{k, value})
	n.end = max(n.end, value.end, k.end)
}

// An arena recycles nodes: those of one front matter are released together once
// its file is read, and would otherwise be most of the garbage of a build.
type arena struct {
	nodes []node
	used  int
}

var arenas = sync.Pool{New: func() any { return new(arena) }}

// newArena returns an arena without nodes.
func newArena() *arena { return arenas.Get().(*arena) }

// node returns an empty node.
func (a *arena) node() *node {
	if a.used == len(a.nodes) {
		a.nodes, a.used = make([]node, max(64, 2*len(a.nodes))), 0 // those before are still in use
	}
	a.used++
	return &a.nodes[a.used-1]
}

// release gives all nodes back; none may be used after it.
func (a *arena) release() {
	for i := range a.nodes[:a.used] {
		n := &a.nodes[i]
		clear(n.items)
		clear(n.pairs)
		*n = node{items: n.items[:0], pairs: n.pairs[:0]}
	}
	a.used = 0
	arenas.Put(a)
}
