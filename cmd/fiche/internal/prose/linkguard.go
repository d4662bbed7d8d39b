package prose

import (
	"bytes"
	"path"
	"regexp"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"fiche/cmd/fiche/internal/problem"
)

// A linkGuard watches what follows "]". It pays for the address of a link that
// never ends, which is looked for up to the end of the block; it reads
// addresses with spaces, as the files of every office have them; and it takes
// note of what was meant to be a link and is none.
type linkGuard struct {
	parser.InlineParser
	parser.CloseBlocker
}

func newLinkGuard() linkGuard {
	p := parser.NewLinkParser()
	return linkGuard{InlineParser: p, CloseBlocker: p.(parser.CloseBlocker)}
}

func (p linkGuard) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	g := guardOf(pc)
	if line[0] != ']' || !pc.IsInLinkLabel() {
		if line[0] == '[' && block.PrecendingCharacter() == ')' {
			g.lookForReversed(block.Source(), segment.Start)
		}
		return p.InlineParser.Parse(parent, block, pc)
	}
	at, all := position(block), length(parent)
	if !g.spend(all/8, at) { // the nodes within the brackets are searched for links
		return nil
	}
	if from, to, ok := spacedAddress(line); ok {
		shift := segment.Start - segment.Padding
		node := p.InlineParser.Parse(parent, spacedReader{block, shift + from, shift + to}, pc)
		withSpaces(node)
		return node
	}
	address := len(line) > 1 && (line[1] == '(' || line[1] == '[')
	node := p.InlineParser.Parse(parent, block, pc)
	if node != nil {
		return node
	}
	if address {
		g.spend(all, at)
	}
	g.lookForLink(block.Source(), segment.Start)
	return nil
}

// placeholder stands for a space in an address while it is read. No text holds one.
const placeholder = '\x1f'

// spacedAddress returns where the address of a link stands in a line that
// begins with its "](", if it holds a space and is more likely an address than
// words in brackets: "[Le bilan](Bilan 2023.pdf)".
func spacedAddress(line []byte) (from, to int, ok bool) {
	if len(line) < 2 || line[1] != '(' {
		return 0, 0, false
	}
	line = line[:min(len(line), maxExcerpt)]
	from = 2
	for from < len(line) && line[from] == ' ' {
		from++
	}
	inside := line[from:]
	end, depth := -1, 0
	for i, c := range inside {
		if c == '\n' {
			break
		}
		if c == '(' {
			depth++
		}
		if c == ')' {
			if depth == 0 {
				end = i
				break
			}
			depth--
		}
	}
	if end < 0 || inside[0] == '<' {
		return 0, 0, false
	}
	address := bytes.TrimRight(inside[:end], " ")
	for _, title := range [...]struct{ start, end string }{{` "`, `"`}, {` '`, `'`}, {` (`, `)`}} {
		if i := bytes.Index(address, []byte(title.start)); i >= 0 && bytes.HasSuffix(address[i+2:], []byte(title.end)) {
			address = bytes.TrimRight(address[:i], " ")
			break
		}
	}
	if bytes.IndexByte(address, ' ') < 0 || !namesFile(string(address)) {
		return 0, 0, false
	}
	return from, from + len(address), true
}

var fileEnding = regexp.MustCompile(`^\.[A-Za-z][A-Za-z0-9]{1,4}$`)

// namesFile reports whether an address is one by its looks: it ends as the name
// of a file does, or begins with a scheme.
func namesFile(address string) bool {
	address, _, _ = strings.Cut(address, "#")
	if scheme := schemeOf(address); scheme == "http:" || scheme == "https:" || scheme == "mailto:" {
		return true
	}
	return fileEnding.MatchString(path.Ext(address))
}

// A spacedReader shows the spaces between two offsets as placeholders, for a
// parser that would end an address there.
type spacedReader struct {
	text.Reader
	from, to int
}

func (r spacedReader) PeekLine() ([]byte, text.Segment) {
	line, segment := r.Reader.PeekLine()
	shift := segment.Start - segment.Padding
	from, to := max(r.from-shift, 0), min(r.to-shift, len(line))
	if from >= to {
		return line, segment
	}
	line = bytes.Clone(line[:min(len(line), to+maxExcerpt)])
	for i := from; i < to; i++ {
		if line[i] == ' ' {
			line[i] = placeholder
		}
	}
	return line, segment
}

// withSpaces puts the spaces back into the address of a link or a picture.
func withSpaces(n ast.Node) {
	switch n := n.(type) {
	case *ast.Link:
		n.Destination = bytes.ReplaceAll(n.Destination, []byte{placeholder}, []byte(" "))
	case *ast.Image:
		n.Destination = bytes.ReplaceAll(n.Destination, []byte{placeholder}, []byte(" "))
	}
}

func (g *guard) suspect(rule problem.Rule, at, width int, args problem.Args, fix string) {
	g.lookalikes = append(g.lookalikes, lookalike{rule, at, width, args, fix})
}

var alert = regexp.MustCompile(`^\[!([A-Za-z]+)\]$`)

// lookForLink looks at what stands around a "]" that ends no link.
func (g *guard) lookForLink(source []byte, at int) {
	line := source[at+1:]
	if end := bytes.IndexByte(line[:min(len(line), maxExcerpt)], '\n'); end >= 0 {
		line = line[:end]
	}
	before := source[max(0, at-maxExcerpt):at]
	open := bytes.LastIndexByte(before, '[')
	if open < 0 || bytes.IndexByte(before[open:], '\n') >= 0 {
		return
	}
	start := at - len(before) + open
	label := string(source[start : at+1])
	if m := alert.FindStringSubmatch(label); m != nil {
		word := strings.ToUpper(m[1][:1]) + strings.ToLower(m[1][1:])
		g.suspect("alert-mark", start, len(label), problem.Args{"mark": label}, lineWith(source, start, len(label), "**"+word+"**"))
		return
	}
	switch inside, _, closed := strings.Cut(strings.TrimLeft(string(line), " "), ")"); {
	case len(line) > 1 && line[0] == ' ' && strings.HasPrefix(inside, "(") && closed && leadsSomewhere(inside[1:]):
		gap := len(line) - len(bytes.TrimLeft(line, " "))
		g.suspect("link-gap", start, at+1-start+gap+len(inside)+1, nil, lineWith(source, at+1, gap, ""))
	case len(line) > 2 && line[0] == '[':
		reference, _, closed := strings.Cut(string(line[1:]), "]")
		if closed && reference != "" && reference[0] != '^' && strings.IndexFunc(reference, unicode.IsLetter) >= 0 && strings.IndexFunc(label, unicode.IsLetter) >= 0 {
			g.suspect("reference-undefined", start, len(label)+len(reference)+2,
				problem.Args{"label": "[" + reference + "]"}, "["+reference+"]: https://…")
		}
	}
}

// leadsSomewhere reports whether a text in brackets is an address.
func leadsSomewhere(address string) bool {
	return namesFile(address) || strings.HasPrefix(address, "www.") || strings.HasPrefix(address, "/") && !strings.Contains(address, " ")
}

// lookForReversed finds "(text)[https://…]".
func (g *guard) lookForReversed(source []byte, at int) {
	address, after, closed := bytes.Cut(source[at+1:min(len(source), at+maxExcerpt)], []byte("]"))
	before := source[max(0, at-maxExcerpt):at]
	open := bytes.LastIndexByte(before, '(')
	if !closed || open < 0 || bytes.HasPrefix(after, []byte("(")) || bytes.ContainsAny(address, "\n [") ||
		!leadsSomewhere(string(address)) || bytes.IndexByte(before[open:], '\n') >= 0 {
		return
	}
	start := at - len(before) + open
	width := at + 1 + len(address) + 1 - start
	words := before[open+1 : len(before)-1]
	g.suspect("link-reversed", start, width, nil, lineWith(source, start, width, "["+string(words)+"]("+string(address)+")"))
}
