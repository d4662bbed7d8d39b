package locale

import (
	"fmt"

	"go.yaml.in/yaml/v4"
)

// A node is a value of a data file, with the line that it begins on.
type node struct {
	line  int
	kind  nodeKind
	text  string // of a scalar
	items []node // of a list
	pairs []pair // of a mapping, in the order of the file
}

// A pair is a key of a mapping and its value.
type pair struct {
	key   string
	line  int
	value node
}

type nodeKind uint8

const (
	scalarNode nodeKind = iota
	listNode
	mappingNode
	emptyNode // a key without a value
)

// parse reads a data file. It is the only function that knows YAML.
func parse(data []byte) (node, error) {
	var document yaml.Node
	if err := yaml.Load(data, &document); err != nil {
		return node{}, err
	}
	if len(document.Content) != 1 {
		return node{line: 1, kind: emptyNode}, nil
	}
	return convert(document.Content[0])
}

func convert(n *yaml.Node) (node, error) {
	out := node{line: n.Line, text: n.Value}
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Value == "" && n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0 {
			out.kind = emptyNode
		}
		return out, nil
	case yaml.SequenceNode:
		out.kind, out.items = listNode, make([]node, len(n.Content))
		for i, item := range n.Content {
			var err error
			if out.items[i], err = convert(item); err != nil {
				return out, err
			}
		}
		return out, nil
	case yaml.MappingNode:
		out.kind, out.pairs = mappingNode, make([]pair, len(n.Content)/2)
		for i := range out.pairs {
			key, value := n.Content[2*i], n.Content[2*i+1]
			converted, err := convert(value)
			if err != nil {
				return out, err
			}
			out.pairs[i] = pair{key.Value, key.Line, converted}
		}
		return out, nil
	}
	return out, fmt.Errorf("line %d: an alias, which data files do without", n.Line)
}
