package typography

import (
	"bytes"
	"sync"
)

// A Block is the text of one paragraph, heading or cell, which inline markup
// parts into runs, and what TypesetBlock makes of it. Its zero value is empty.
// It is meant to be used again: Reset keeps its room.
type Block struct {
	text []byte // the runs, joined; of one without runs, all of it
	ends []int  // where each run ends in text

	html     []byte
	htmlEnds []int

	edits []edit // of the pass under way
	spare []byte // what the edits make of text
}

// An edit puts text in the place of the bytes from start to end. What is
// inserted at the boundary of two runs belongs to the second.
type edit struct {
	start, end int
	with       string
}

// Reset empties the block.
func (b *Block) Reset() {
	b.text, b.ends = b.text[:0], b.ends[:0]
	b.html, b.htmlEnds = b.html[:0], b.htmlEnds[:0]
}

// Add adds a run and returns its number.
func (b *Block) Add(run []byte) int {
	b.text = append(b.text, run...)
	b.ends = append(b.ends, len(b.text))
	return len(b.ends) - 1
}

// Extend adds text to the last run.
func (b *Block) Extend(text []byte) {
	b.text = append(b.text, text...)
	b.ends[len(b.ends)-1] = len(b.text)
}

// Trim takes the ordinary spaces off both ends.
func (b *Block) Trim() {
	text := bytes.TrimLeft(b.text, " ")
	before := len(b.text) - len(text)
	text = bytes.TrimRight(text, " ")
	for i, end := range b.ends {
		b.ends[i] = min(max(end-before, 0), len(text))
	}
	b.text = append(b.text[:0], text...)
}

// Blank reports whether the block holds nothing but spaces.
func (b *Block) Blank() bool { return len(bytes.TrimSpace(b.text)) == 0 }

// Plain is run i as plain text. It is valid until the block is used again, as
// is HTML.
func (b *Block) Plain(i int) []byte { return run(b.text, b.ends, i) }

// HTML is run i in HTML, once the block is typeset.
func (b *Block) HTML(i int) []byte { return run(b.html, b.htmlEnds, i) }

func run(text []byte, ends []int, i int) []byte {
	if i == 0 {
		return text[:ends[0]]
	}
	return text[ends[i-1]:ends[i]]
}

// apply makes the edits of a pass.
func (b *Block) apply(edits []edit) {
	b.edits = edits[:0]
	if len(edits) > 0 {
		b.spare = appendEdited(b.spare[:0], b.text, edits, b.ends)
		b.text, b.spare = b.spare, b.text
	}
}

// appendEdited appends to dst what edits make of text, and moves the ends of its
// runs. The edits are in order and do not overlap.
func appendEdited(dst, text []byte, edits []edit, ends []int) []byte {
	pos, run := 0, 0
	for _, e := range edits {
		for run < len(ends) && ends[run] <= e.start {
			ends[run] += len(dst) - pos
			run++
		}
		dst = append(append(dst, text[pos:e.start]...), e.with...)
		pos = e.end
		for run < len(ends) && ends[run] <= e.end { // inside what was replaced
			ends[run] = len(dst)
			run++
		}
	}
	for ; run < len(ends); run++ {
		ends[run] += len(dst) - pos
	}
	return append(dst, text[pos:]...)
}

// blocks keeps the room of Typeset from one text to the next.
var blocks = sync.Pool{New: func() any { return new(Block) }}

// blockOf is a block without runs, to be released.
func blockOf(text string) *Block {
	b := blocks.Get().(*Block)
	b.Reset()
	b.text = append(b.text, text...)
	return b
}

// maxKept is the size in bytes of the largest room that is kept: one huge text
// shall not hold on to its memory.
const maxKept = 1 << 16

func (b *Block) release() {
	if b.Cap() <= maxKept {
		blocks.Put(b)
	}
}

// Cap is the length in bytes of the longest text that the block has room for.
func (b *Block) Cap() int { return max(cap(b.text), cap(b.html), cap(b.spare)) }
