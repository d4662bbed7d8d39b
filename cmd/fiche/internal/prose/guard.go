package prose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Some Markdown costs goldmark time that grows with the square of its length:
// 160 KB of "*a_ " take 17 s, and a wide table with many short rows takes all
// memory. A guard stands before each parser that can be made to do so. It
// counts the steps that the parser may take; when the allowance of the file is
// used up the parser sees nothing more, what follows stays plain text, and the
// place is an error. Authors never meet it: dense prose uses a hundredth.

const (
	// The allowance is a part for every file and a part for each of its bytes,
	// so that a long sheet may hold more of everything.
	stepsPerFile = 8 << 20
	stepsPerByte = 64

	// What work costs, in steps of about a nanosecond.
	stepsPerDelimiter  = 4   // compared with one that may close it
	stepsPerLevel      = 32  // of nesting, on each line
	stepsPerCell       = 128 // of a table: a node is large
	stepsPerNote       = 4   // compared with a reference to it
	stepsPerDefinition = 16  // of a link, moved when one before it is taken out
	stepsPerPipe       = 16  // escaped within a table's code, compared with another
	stepsPerAddress    = 8   // byte of a link definition, for each link that uses it

	maxNesting      = 32   // blocks open at once; each level of a list counts twice
	maxHeadingBytes = 1000 // a longer one is a paragraph that was marked by mistake
	maxFootnotes    = 1000 // goldmark sorts them by insertion
)

// A guard is the allowance of one file, and what was found wrong on the way.
// Places are byte offsets into the Markdown.
type guard struct {
	steps   int // left
	tooMuch int // where the allowance ended, or -1
	tooDeep int // where the nesting was too deep first, or -1

	html        bool     // there is raw HTML
	block       ast.Node // whose delimiters are counted
	delimiters  int
	footnotes   int
	pipes       int
	longHeading []int            // where each begins
	undefined   []text.Segment   // references to footnotes that do not exist
	unused      []*east.Footnote // footnotes that nothing refers to
	lookalikes  []lookalike
	surplus     []surplus
}

var guardKey = parser.NewContextKey()

func newGuard(length int) *guard {
	return &guard{steps: stepsPerFile + stepsPerByte*length, tooMuch: -1, tooDeep: -1}
}

func guardOf(pc parser.Context) *guard { return pc.Get(guardKey).(*guard) }

// spend takes steps off the allowance; at is where the work is done. It
// reports whether the work may go on.
func (g *guard) spend(steps, at int) bool {
	if g.steps -= steps; g.steps > 0 {
		return true
	}
	if g.tooMuch < 0 {
		g.tooMuch = at
	}
	return false
}

// position returns where a reader stands.
func position(r text.Reader) int {
	_, segment := r.Position()
	return segment.Start
}

// length returns the size in bytes of a block's text: as far as a parser that
// looks for the end of something in it may have to go.
func length(block ast.Node) int {
	lines := block.Lines()
	if lines.Len() == 0 {
		return 0
	}
	return lines.At(lines.Len()-1).Stop - lines.At(0).Start
}

// A delimiterGuard counts the marks of emphasis in each block: the closing ones
// are compared with all before them.
type delimiterGuard struct{ parser.InlineParser }

func (p delimiterGuard) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	g := guardOf(pc)
	if g.block != parent {
		g.block, g.delimiters = parent, 0
	}
	if !g.spend(g.delimiters*stepsPerDelimiter, position(block)) {
		return nil
	}
	g.delimiters++
	return p.InlineParser.Parse(parent, block, pc)
}

// A codeGuard watches backticks that nothing closes: each is searched for up to
// the end of the block.
type codeGuard struct{ parser.InlineParser }

func (p codeGuard) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	g, at := guardOf(pc), position(block)
	if g.tooMuch >= 0 {
		return nil
	}
	node := p.InlineParser.Parse(parent, block, pc)
	if _, code := node.(*ast.CodeSpan); !code {
		g.spend(length(parent), at)
	}
	return node
}

// mayHoldAddress reports whether a text may hold a bare address.
func mayHoldAddress(text []byte) bool {
	return bytes.IndexByte(text, '@') >= 0 || bytes.Contains(text, []byte("://")) || bytes.Contains(text, []byte("www."))
}

// An addressGuard lets the search for bare addresses begin only where one can:
// goldmark looks for one after every space.
type addressGuard struct{ parser.InlineParser }

func (p addressGuard) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	switch line[0] {
	case ' ', '*', '_', '~', '(':
		line = line[1:]
	}
	if !beginsAddress(line) {
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// maxMailbox is the length of what stands before the @ of an e-mail address
// (RFC 5321, section 4.5.3.1.1).
const maxMailbox = 64

func beginsAddress(line []byte) bool {
	for _, prefix := range [...]string{"http:", "https:", "www."} {
		if len(line) > len(prefix) && string(line[:len(prefix)]) == prefix {
			return true
		}
	}
	for i, c := range line[:min(len(line), maxMailbox+1)] {
		switch {
		case c == '@':
			return i > 0
		case c <= ' ' || c >= 0x80:
			return false
		}
	}
	return false
}
