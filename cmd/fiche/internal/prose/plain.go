package prose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// plainText reads the text up to the next mark, or to the end of the line, at
// once: goldmark would ask at each of its characters what that begins. It would
// swallow bare addresses, and is for texts that hold none.
type plainText struct{}

// Trigger returns what goldmark calls a space, and the start of a line of text.
func (plainText) Trigger() []byte { return []byte{' '} }

func (plainText) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if segment.Padding > 0 || bytes.HasSuffix(line, []byte("  \n")) || escaped(parent, block, pc) {
		return nil
	}
	if end := nextMark(line); end < len(line) {
		block.Advance(end)
		return ast.NewTextSegment(segment.WithStop(segment.Start + end))
	}
	node := ast.NewTextSegment(segment.TrimRightSpace(block.Source()))
	node.SetSoftLineBreak(line[len(line)-1] == '\n')
	block.AdvanceLine()
	return node
}

// escaped reports whether goldmark may take the next character for escaped. It
// remembers a backslash from one line to the next, at times for longer: nothing is
// read at once below a line that ends in one.
func escaped(parent ast.Node, block text.Reader, pc parser.Context) bool {
	number, _ := block.Position()
	return number > firstEscape(parent, block, pc) || block.PrecendingCharacter() == '\\'
}

// An escapedLine is the first line of a block that ends in a backslash.
type escapedLine struct {
	block  ast.Node
	number int
}

var escapedLineKey = parser.NewContextKey()

// firstEscape returns the number of that line, or that of all lines. It looks for it
// once a block.
func firstEscape(parent ast.Node, block text.Reader, pc parser.Context) int {
	if known, ok := pc.Get(escapedLineKey).(escapedLine); ok && known.block == parent {
		return known.number
	}
	lines, n := parent.Lines(), 0
	for n < lines.Len() && !bytes.HasSuffix(block.Source()[:lines.At(n).Stop], []byte("\\\n")) {
		n++
	}
	pc.Set(escapedLineKey, escapedLine{parent, n})
	return n
}

// nextMark returns the first byte of a line that may be a mark, or its length.
func nextMark(line []byte) int {
	for i, c := range line {
		if isMark[c] {
			return i
		}
	}
	return len(line)
}

// isMark are the characters that an inline parser, or goldmark itself, may take
// for a mark.
var isMark = [256]bool{'\\': true, '`': true, '*': true, '_': true, '~': true, '[': true, ']': true, '<': true, '!': true}
