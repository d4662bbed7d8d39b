package frontmatter

import (
	"errors"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"fiche/cmd/fiche/internal/problem"
)

// readYAML reads a piece of the front matter with the YAML library. text is
// that of the source, so that offsets in it are offsets in the source.
func readYAML(r *reporter, text string, piece span) *Node {
	y := &yamlReader{reporter: r, text: text[:piece.end], line: 1, column: 1, at: piece.start, lineStart: piece.start, piece: piece}
	var document yaml.Node
	tooDeep := false
	if err := yaml.Load([]byte(text[piece.start:piece.end]), &document, limitDepth(&tooDeep)); err != nil {
		y.fail(err, tooDeep)
		return &Node{Start: piece.start, End: piece.end}
	}
	if len(document.Content) == 0 {
		return &Node{Start: piece.start, End: piece.end}
	}
	return y.node(document.Content[0])
}

// errTooDeep stops the library at lists that stand in lists in lists….
var errTooDeep = errors.New("nested too deep")

// limitDepth stops the library below maxDepth and sets exceeded: the library
// keeps the words of an error that a limit returns, not the error.
func limitDepth(exceeded *bool) yaml.Option {
	return yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthFunc(func(depth int, _ *yaml.DepthContext) error {
		if depth > maxDepth {
			*exceeded = true
			return errTooDeep
		}
		return nil
	})))
}

// A yamlReader turns the library's nodes into ours. The library gives lines
// and columns; nodes come in the order of the text, so that finding their
// offsets is one walk through it.
type yamlReader struct {
	*reporter
	text  string // up to the end of the piece
	piece span
	// the place reached
	line, column  int
	at, lineStart int
}

// offset returns the byte at which a line and column of the piece stand, both
// counted from 1, columns in characters.
func (y *yamlReader) offset(line, column int) int {
	if line < y.line {
		y.line, y.at, y.lineStart, y.column = 1, y.piece.start, y.piece.start, 1
	} else if line == y.line && column < y.column {
		y.at, y.column = y.lineStart, 1
	}
	for y.at < len(y.text) && (y.line < line || y.column < column) {
		r, size := utf8.DecodeRuneInString(y.text[y.at:])
		if isBreak(r) {
			if y.line == line {
				break
			}
			y.line, y.column, y.lineStart = y.line+1, 1, y.at+size
		} else {
			y.column++
		}
		y.at += size
	}
	return y.at
}

// isBreak reports whether the library counts a new line after r.
func isBreak(r rune) bool {
	return r == '\n' || r == 0x85 || r == 0x2028 || r == 0x2029
}

// node turns n and all below it into ours.
func (y *yamlReader) node(n *yaml.Node) *Node {
	start := y.offset(n.Line, n.Column)
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		value := clip(y.text[start:])
		y.error("yaml-alias", start, start+len(value), args("value", value), "")
		return &Node{Start: start, End: start}
	}
	out := &Node{Start: start, End: start}
	switch n.Kind {
	case yaml.SequenceNode:
		out.Kind = Sequence
		for _, item := range n.Content {
			out.Items = append(out.Items, y.node(item))
			out.End = out.Items[len(out.Items)-1].End
		}
	case yaml.MappingNode:
		y.mapping(n, out)
	default:
		y.scalar(n, out)
	}
	if n.Style&yaml.FlowStyle != 0 {
		out.End = y.afterBracket(out)
	}
	return out
}

func (y *yamlReader) scalar(n *yaml.Node, out *Node) {
	out.Kind, out.Value = Scalar, n.Value
	out.Quoted = n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
	switch rest := y.text[out.Start:]; {
	case !out.Quoted && strings.HasPrefix(rest, n.Value):
		out.End = out.Start + len(n.Value)
	case rest != "" && (rest[0] == '"' || rest[0] == '\''):
		out.End = closingQuote(y.text, out.Start, len(y.text)) + 1
	default:
		out.End = lineEnd(y.text, out.Start)
	}
	if !out.Quoted && isNull(n.Value) {
		out.Kind = Null
	}
}

func (y *yamlReader) mapping(n *yaml.Node, out *Node) {
	out.Kind = Mapping
	flow := out.Start < len(y.text) && y.text[out.Start] == '{'
	split := false
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := y.node(n.Content[i])
		if k.Kind == Sequence || k.Kind == Mapping {
			y.error("yaml-key", k.Start, k.End, nil, "")
			continue
		}
		v := y.node(n.Content[i+1])
		if flow && v.Kind == Null && v.Value == "" && !y.colonFollows(k.End) {
			split = true
			y.rejoin(out, k)
			continue
		}
		out.add(Key{Text: k.Value, Start: k.Start, End: k.End}, v)
	}
	if split && !y.full() {
		y.error("comma-splits-value", out.Start, out.End, nil, y.blockStyle(out))
	}
	if !flow && len(out.Pairs) == 1 && out.Pairs[0].Value.Kind == Scalar && n.Style&yaml.FlowStyle != 0 {
		out.Value = y.text[out.Start:out.End]
	}
}

// colonFollows reports whether a key in { } that ends at offset at has a colon.
func (y *yamlReader) colonFollows(at int) bool {
	at = skipBlanks(y.text, at, len(y.text))
	return at < len(y.text) && y.text[at] == ':'
}

// rejoin undoes what a comma did to the value before it: {value: 1,5} is two
// pairs to YAML, "value: 1" and "5" with nothing.
func (y *yamlReader) rejoin(out *Node, k *Node) {
	if len(out.Pairs) == 0 {
		return
	}
	v := out.Pairs[len(out.Pairs)-1].Value
	if v.Kind == Scalar {
		v.End = k.End
		v.Value = y.text[v.Start:v.End]
		out.End = max(out.End, v.End)
	}
}

// blockStyle returns the line of a mapping in { } as it should be: a line for
// each field, without braces. It is empty when the mapping is not all that the
// line holds.
func (y *yamlReader) blockStyle(n *Node) string {
	lineStart := strings.LastIndexByte(y.text[:n.Start], '\n') + 1
	before := strings.TrimRight(y.text[lineStart:n.Start], " ")
	if len(n.Pairs) == 0 || strings.ContainsAny(before, "[{") || strings.Contains(y.text[n.Start:n.End], "\n") {
		return ""
	}
	_, indent := leading(before)
	separator := "\n" + strings.Repeat(" ", indent+2)
	first := separator
	if strings.HasSuffix(before, "-") {
		first = " "
	}
	var b strings.Builder
	b.WriteString(before)
	for i, p := range n.Pairs {
		if i == 0 {
			b.WriteString(first)
		} else {
			b.WriteString(separator)
		}
		b.WriteString(p.Key.Text + ": " + y.text[p.Value.Start:p.Value.End])
	}
	return b.String()
}

// afterBracket returns the end of a list or mapping in brackets.
func (y *yamlReader) afterBracket(n *Node) int {
	if n.Start >= len(y.text) || y.text[n.Start] != '[' && y.text[n.Start] != '{' {
		return n.End
	}
	at := max(n.End, n.Start+1)
	for at < len(y.text) && strings.IndexByte(" \t\n,:", y.text[at]) >= 0 {
		at++
	}
	if at < len(y.text) && (y.text[at] == ']' || y.text[at] == '}') {
		return at + 1
	}
	return n.End
}

// lineEnd returns the end of the line in which offset at stands, without the
// spaces at its end.
func lineEnd(text string, at int) int {
	end := len(text)
	if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
		end = at + i
	}
	return trimEnd(text, at, end)
}

// fail reports why the library could not read the piece.
func (y *yamlReader) fail(err error, tooDeep bool) {
	at := y.piece.start
	var located *yaml.LoadError
	if errors.As(err, &located) && located.Mark.Line > 0 {
		at = y.offset(located.Mark.Line, max(1, located.Mark.Column))
	}
	if tooDeep {
		y.error("nested-too-deep", at, at+1, nil, "")
		return
	}
	rule := yamlRule(err)
	var values problem.Args
	if rule == "yaml-alias" {
		values = args("value", clip(y.text[at:]))
	}
	y.error(rule, at, at+1, values, "")
}

// yamlRule returns the rule of a common cause, about which a message says more.
func yamlRule(err error) problem.Rule {
	text := err.Error()
	switch {
	case strings.Contains(text, "escape character"), strings.Contains(text, "hexdecimal"):
		return "yaml-escape"
	case strings.Contains(text, "anchor"), strings.Contains(text, "alias"):
		return "yaml-alias"
	}
	return "yaml-syntax"
}
