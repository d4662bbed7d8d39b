package prose

import (
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown is the parser of all sheets. It knows no language and keeps no state
// between two parses, so all goroutines share it.
var markdown = sync.OnceValue(func() parser.Parser {
	bareAddress := util.Prioritized(addressGuard{extension.NewLinkifyParser()}, 999)
	return newMarkdown(append(inlineParsers(), bareAddress))
})

// quickMarkdown reads the same from a text without bare addresses, in half the
// time: markdown looks for one after every space.
var quickMarkdown = sync.OnceValue(func() parser.Parser {
	return newMarkdown(append(inlineParsers(), util.Prioritized(plainText{}, 1)))
})

func newMarkdown(inline []util.PrioritizedValue) parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(blockParsers()...),
		parser.WithInlineParsers(inline...),
		parser.WithParagraphTransformers(
			util.Prioritized(definitionGuard{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(tableGuard{extension.NewTableParagraphTransformer()}, 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(footnoteCheck{}, 998),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
		),
	)
}

// blockParsers are CommonMark's with definition lists and footnotes, in
// goldmark's order of precedence. Those that open something within which more
// can be opened are guarded.
func blockParsers() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(headingGuard{parser.NewSetextHeadingParser(parser.WithHeadingAttribute())}, 100),
		util.Prioritized(containerGuard{extension.NewDefinitionListParser()}, 101),
		util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(containerGuard{parser.NewListParser()}, 300),
		util.Prioritized(lineGuard{parser.NewListItemParser()}, 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(headingGuard{parser.NewATXHeadingParser(parser.WithHeadingAttribute())}, 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(containerGuard{parser.NewBlockquoteParser()}, 800),
		util.Prioritized(htmlBlock{parser.NewHTMLBlockParser()}, 900),
		util.Prioritized(footnoteGuard{containerGuard{extension.NewFootnoteBlockParser()}}, 999),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	}
}

// inlineParsers are CommonMark's with footnotes, task lists and
// ~~strikethrough~~, in goldmark's order of precedence.
func inlineParsers() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(codeGuard{parser.NewCodeSpanParser()}, 100),
		util.Prioritized(referenceGuard{extension.NewFootnoteParser()}, 101),
		util.Prioritized(newLinkGuard(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(rawHTMLGuard{parser.NewRawHTMLParser()}, 400),
		util.Prioritized(delimiterGuard{parser.NewEmphasisParser()}, 500),
		util.Prioritized(delimiterGuard{strikethrough{}}, 500),
	}
}

// strikethrough reads ~~text~~. GitHub's single tilde is left alone: sheets
// about water write H~2~O.
type strikethrough struct{}

func (strikethrough) Trigger() []byte { return []byte{'~'} }

func (s strikethrough) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 2, s)
	if node == nil || node.OriginalLength != 2 || before == '~' {
		return nil
	}
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

func (strikethrough) IsDelimiter(b byte) bool { return b == '~' }

func (strikethrough) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (strikethrough) OnMatch(int) ast.Node { return east.NewStrikethrough() }

// htmlBlock reads raw HTML only where an author means a block of it.
//
// CommonMark takes the rest of a comment's last line for HTML, and all lines
// up to a blank one after a tag that stands alone on its line; Markdown in them
// would be printed as it is written. Both are left to the inline parsers.
type htmlBlock struct{ parser.BlockParser }

func (p htmlBlock) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	if commentEndsBeforeText(line) {
		return nil, parser.NoChildren
	}
	number, position := reader.Position()
	node, state := p.BlockParser.Open(parent, reader, pc)
	if block, ok := node.(*ast.HTMLBlock); ok && block.HTMLBlockType == ast.HTMLBlockType7 {
		reader.SetPosition(number, position)
		return nil, parser.NoChildren
	}
	if node != nil {
		guardOf(pc).html = true
	}
	return node, state
}

// A rawHTMLGuard takes note that there is raw HTML in a line.
type rawHTMLGuard struct{ parser.InlineParser }

func (p rawHTMLGuard) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	node := p.InlineParser.Parse(parent, block, pc)
	if node != nil {
		guardOf(pc).html = true
	}
	return node
}
