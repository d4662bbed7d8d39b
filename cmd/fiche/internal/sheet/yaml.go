package sheet

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
func readYAML(r *reporter, text string, piece span) *node {
	y := &yamlReader{reporter: r, text: text[:piece.end], line: 1, column: 1, at: piece.start, lineStart: piece.start, piece: piece}
	var document yaml.Node
	tooDeep := false
	if err := yaml.Load([]byte(text[piece.start:piece.end]), &document, limitDepth(&tooDeep)); err != nil {
		y.fail(err, tooDeep)
		return &node{start: piece.start, end: piece.end, broken: true}
	}
	if len(document.Content) == 0 {
		return &node{start: piece.start, end: piece.end}
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

// A yamlReader turns the library's nodes into ours. The library tells lines
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

// offset is the byte at which a line and column of the piece stand, both
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
func (y *yamlReader) node(n *yaml.Node) *node {
	start := y.offset(n.Line, n.Column)
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		value := clip(y.text[start:])
		y.error("yaml-alias", start, start+len(value), args("value", value), "")
		return &node{start: start, end: start, broken: true}
	}
	out := &node{start: start, end: start}
	switch n.Kind {
	case yaml.SequenceNode:
		out.kind = sequenceNode
		for _, item := range n.Content {
			out.items = append(out.items, y.node(item))
			out.end = out.items[len(out.items)-1].end
		}
	case yaml.MappingNode:
		y.mapping(n, out)
	default:
		y.scalar(n, out)
	}
	if n.Style&yaml.FlowStyle != 0 {
		out.end = y.afterBracket(out)
	}
	return out
}

func (y *yamlReader) scalar(n *yaml.Node, out *node) {
	out.kind, out.value = scalarNode, n.Value
	out.quoted = n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
	switch rest := y.text[out.start:]; {
	case !out.quoted && strings.HasPrefix(rest, n.Value):
		out.end = out.start + len(n.Value)
	case rest != "" && (rest[0] == '"' || rest[0] == '\''):
		out.end = closingQuote(y.text, out.start, len(y.text)) + 1
	default:
		out.end = lineEnd(y.text, out.start)
	}
	if !out.quoted && isNull(n.Value) {
		out.kind = nullNode
	}
}

func (y *yamlReader) mapping(n *yaml.Node, out *node) {
	out.kind = mappingNode
	flow := out.start < len(y.text) && y.text[out.start] == '{'
	split := false
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := y.node(n.Content[i])
		if k.kind == sequenceNode || k.kind == mappingNode {
			y.error("yaml-key", k.start, k.end, nil, "")
			continue
		}
		v := y.node(n.Content[i+1])
		if flow && v.kind == nullNode && v.value == "" && !y.colonFollows(k.end) {
			split = true
			y.rejoin(out, k)
			continue
		}
		out.add(key{text: k.value, start: k.start, end: k.end}, v)
	}
	if split && !y.full() {
		y.error("comma-splits-value", out.start, out.end, nil, y.blockStyle(out))
	}
	if !flow && len(out.pairs) == 1 && out.pairs[0].value.kind == scalarNode && n.Style&yaml.FlowStyle != 0 {
		out.value = y.text[out.start:out.end]
	}
}

// colonFollows reports whether a key in { } that ends at offset at has a colon.
func (y *yamlReader) colonFollows(at int) bool {
	at = skipBlanks(y.text, at, len(y.text))
	return at < len(y.text) && y.text[at] == ':'
}

// rejoin undoes what a comma did to the value before it: {value: 1,5} is two
// pairs to YAML, "value: 1" and "5" with nothing.
func (y *yamlReader) rejoin(out *node, k *node) {
	if len(out.pairs) == 0 {
		return
	}
	v := out.pairs[len(out.pairs)-1].value
	if v.kind == scalarNode {
		v.end = k.end
		v.value = y.text[v.start:v.end]
		out.end = max(out.end, v.end)
	}
}

// blockStyle is the line of a mapping in { } as it should be: a line for each
// field, without braces. It is empty when the mapping is not all that the line
// holds.
func (y *yamlReader) blockStyle(n *node) string {
	lineStart := strings.LastIndexByte(y.text[:n.start], '\n') + 1
	before := strings.TrimRight(y.text[lineStart:n.start], " ")
	if len(n.pairs) == 0 || strings.ContainsAny(before, "[{") || strings.Contains(y.text[n.start:n.end], "\n") {
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
	for i, p := range n.pairs {
		if i == 0 {
			b.WriteString(first)
		} else {
			b.WriteString(separator)
		}
		b.WriteString(p.key.text + ": " + y.text[p.value.start:p.value.end])
	}
	return b.String()
}

// afterBracket is the end of a list or mapping in brackets.
func (y *yamlReader) afterBracket(n *node) int {
	if n.start >= len(y.text) || y.text[n.start] != '[' && y.text[n.start] != '{' {
		return n.end
	}
	at := max(n.end, n.start+1)
	for at < len(y.text) && strings.IndexByte(" \t\n,:", y.text[at]) >= 0 {
		at++
	}
	if at < len(y.text) && (y.text[at] == ']' || y.text[at] == '}') {
		return at + 1
	}
	return n.end
}

// lineEnd is the end of the line in which offset at stands, without the
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

// yamlRule tells the common causes apart that a message can say more about.
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
