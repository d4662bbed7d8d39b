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

func (plainText) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if segment.Padding > 0 || bytes.HasSuffix(line, []byte("  \n")) || escaped(parent, block) {
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
// remembers a backslash from one line to the next.
func escaped(parent ast.Node, block text.Reader) bool {
	number, at := block.Position()
	if lines := parent.Lines(); number > 0 && at.Start == lines.At(number).Start {
		return bytes.HasSuffix(block.Source()[:lines.At(number-1).Stop], []byte("\\\n"))
	}
	return block.PrecendingCharacter() == '\\'
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
