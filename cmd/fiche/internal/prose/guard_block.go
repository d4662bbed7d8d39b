package prose

import (
	"bytes"
	"regexp"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A lineGuard counts the lines that a block goes on for: each costs a look at
// every block that is open.
type lineGuard struct{ parser.BlockParser }

func (p lineGuard) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	if !guardOf(pc).spend(stepsPerLevel, position(reader)) {
		return parser.Close
	}
	return p.BlockParser.Continue(node, reader, pc)
}

// A containerGuard opens no more than maxNesting blocks within each other.
type containerGuard struct{ parser.BlockParser }

func (p containerGuard) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	g := guardOf(pc)
	if g.tooMuch >= 0 {
		return nil, parser.NoChildren
	}
	if len(pc.OpenedBlocks()) >= maxNesting {
		if g.tooDeep < 0 {
			g.tooDeep = position(reader)
		}
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

func (p containerGuard) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	return lineGuard(p).Continue(node, reader, pc)
}

// A footnoteGuard counts the footnotes.
type footnoteGuard struct{ containerGuard }

func (p footnoteGuard) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	g := guardOf(pc)
	if g.footnotes >= maxFootnotes {
		g.spend(g.steps, position(reader))
	}
	node, state := p.containerGuard.Open(parent, reader, pc)
	if node != nil {
		g.footnotes++
	}
	return node, state
}

// maxLabel is the length in bytes up to which "[^…]" is taken for a reference to
// a footnote that somebody forgot to write.
const maxLabel = 100

// A referenceGuard pays for the comparison of a reference with all footnotes,
// and notes those that find none.
type referenceGuard struct{ parser.InlineParser }

func (p referenceGuard) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	line = bytes.TrimPrefix(line, []byte("!")) // "Enfin![^1]" is no picture
	if !bytes.HasPrefix(line, []byte("[^")) {
		return nil
	}
	g := guardOf(pc)
	if !g.spend((1+g.footnotes)*stepsPerNote, segment.Start) {
		return nil
	}
	node := p.InlineParser.Parse(parent, block, pc)
	if node == nil {
		if end := bytes.IndexAny(line[:min(len(line), maxLabel)], "] \n"); end > 2 && line[end] == ']' {
			at := segment.Stop - len(line)
			g.undefined = append(g.undefined, text.NewSegment(at, at+end+1))
		}
	}
	return node
}

// A headingGuard takes a line for a heading only when it is not longer than
// any heading can be: goldmark's reading of {attributes} is slow.
type headingGuard struct{ parser.BlockParser }

func (p headingGuard) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	size, at := len(line), segment.Start
	if line[max(0, pc.BlockOffset())] != '#' { // underlined: the heading is the paragraph above
		above := pc.LastOpenedBlock().Node
		if !ast.IsParagraph(above) {
			return nil, parser.NoChildren
		}
		size, at = length(above), above.Pos()
	}
	if size <= maxHeadingBytes {
		return p.BlockParser.Open(parent, reader, pc)
	}
	g := guardOf(pc)
	if line[max(0, pc.BlockOffset())] == '#' {
		g.longHeading = append(g.longHeading, at)
	}
	return nil, parser.NoChildren
}

// A definitionGuard looks for link definitions only where there may be some, and
// pays for moving the lines that follow each.
type definitionGuard struct{ parser.ParagraphTransformer }

func (p definitionGuard) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, definitions := node.Lines(), 0
	for i := range lines.Len() {
		segment := lines.At(i)
		line := util.TrimLeftSpace(segment.Value(reader.Source()))
		if len(line) > 0 && line[0] == '[' {
			definitions++
		} else if i == 0 {
			return
		}
	}
	if guardOf(pc).spend(definitions*lines.Len()*stepsPerDefinition, node.Pos()) {
		p.ParagraphTransformer.Transform(node, reader, pc)
	}
}

// A tableGuard pays for a table before it is made: goldmark fills short rows up,
// so that its cells are many more than the file has bytes.
type tableGuard struct{ parser.ParagraphTransformer }

func (p tableGuard) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, columns, rows := node.Lines(), 0, 0
	pipes := 0
	for i := range lines.Len() {
		segment := lines.At(i)
		line := segment.Value(reader.Source())
		if columns == 0 && i > 0 && partsTable(line) {
			columns, rows = 1+bytes.Count(line, []byte("|")), lines.Len()-i
		}
		pipes += bytes.Count(line, []byte(`\|`))
	}
	if columns == 0 {
		return
	}
	g := guardOf(pc)
	g.lookForSurplus(lines, reader.Source(), lines.Len()-rows)
	g.pipes += pipes
	if g.spend(columns*rows*stepsPerCell+pipes*g.pipes*stepsPerPipe, node.Pos()) {
		p.ParagraphTransformer.Transform(node, reader, pc)
	}
}

// A surplus is what a row of a table holds beyond its last column.
type surplus struct{ at, width, columns int }

// lookForSurplus finds the cells that goldmark leaves out of a table: those for
// which its line of dashes, of that number, has no column.
func (g *guard) lookForSurplus(lines *text.Segments, source []byte, dashes int) {
	segment := lines.At(dashes)
	columns := len(cellEnds(segment.Value(source)))
	if head := lines.At(dashes - 1); len(cellEnds(head.Value(source))) != columns {
		return // no table
	}
	for i := dashes + 1; i < lines.Len(); i++ {
		segment := lines.At(i)
		row := segment.Value(source)
		if ends := cellEnds(row); len(ends) > columns {
			from, to := ends[columns-1]+1, ends[len(ends)-1]
			text := bytes.TrimSpace(row[from:to])
			if len(text) > 0 {
				from += bytes.Index(row[from:to], text)
				g.surplus = append(g.surplus, surplus{segment.Start - segment.Padding + from, len(text), columns})
			}
		}
	}
}

// cellEnds returns where the cells of a row end.
func cellEnds(row []byte) []int {
	var ends []int
	end := len(bytes.TrimRight(row, " \t\r\n"))
	start := len(row) - len(bytes.TrimLeft(row, " \t"))
	for i := start; i < end; i++ {
		if row[i] == '|' && i > start && row[i-1] != '\\' {
			ends = append(ends, i)
		}
	}
	if len(ends) == 0 || ends[len(ends)-1] != end-1 {
		ends = append(ends, end)
	}
	return ends
}

// dashCell matches a cell of the line between the head of a table and its rows.
var dashCell = regexp.MustCompile(`^\s*:?-+:?\s*$`)

// partsTable reports whether goldmark takes a line for that one.
func partsTable(line []byte) bool {
	if len(bytes.Trim(line, "-|: \t\r\n")) > 0 { // as mostly
		return false
	}
	if indent, _ := util.IndentWidth(line, 0); indent > 3 || len(bytes.Trim(line, "-")) == 0 {
		return false
	}
	cells := bytes.Split(line, []byte("|"))
	if util.IsBlank(cells[0]) {
		cells = cells[1:]
	}
	if last := len(cells) - 1; last >= 0 && util.IsBlank(cells[last]) {
		cells = cells[:last]
	}
	return len(cells) > 0 && !slices.ContainsFunc(cells, func(cell []byte) bool { return !dashCell.Match(cell) })
}
