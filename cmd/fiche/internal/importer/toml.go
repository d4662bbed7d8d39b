package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"fiche/cmd/fiche/internal/frontmatter"
)

// tomlFields reads fields in TOML, lines of +++ around them. ok is false for what is no
// TOML.
func tomlFields(text string) (fields *frontmatter.Node, ok bool) {
	lines := strings.SplitAfter(strings.TrimSpace(text), "\n")
	if len(lines) < 2 || nesting(text) > maxNesting {
		return nil, false
	}
	values := map[string]any{}
	said, err := toml.Decode(strings.Join(lines[1:len(lines)-1], ""), &values)
	if err != nil {
		return nil, false
	}
	order := map[string]int{} // of keys, as they are written
	for i, key := range said.Keys() {
		if _, known := order[key.String()]; !known {
			order[key.String()] = i
		}
	}
	return tomlNode(values, nil, order), true
}

// tomlNode returns a value as front matter has it. at is the way to it.
func tomlNode(value any, at toml.Key, order map[string]int) *frontmatter.Node {
	switch v := value.(type) {
	case map[string]any:
		n := &frontmatter.Node{Kind: frontmatter.Mapping}
		for name, inside := range v {
			n.Pairs = append(n.Pairs, frontmatter.Pair{Key: frontmatter.Key{Text: name}, Value: tomlNode(inside, append(slices.Clip(at), name), order)})
		}
		position := func(p frontmatter.Pair) int { return order[append(slices.Clip(at), p.Key.Text).String()] }
		slices.SortFunc(n.Pairs, func(a, b frontmatter.Pair) int {
			return cmp.Or(cmp.Compare(position(a), position(b)), cmp.Compare(a.Key.Text, b.Key.Text))
		})
		return n
	case []map[string]any:
		n := &frontmatter.Node{Kind: frontmatter.Sequence}
		for _, item := range v {
			n.Items = append(n.Items, tomlNode(item, at, order))
		}
		return n
	case []any:
		n := &frontmatter.Node{Kind: frontmatter.Sequence}
		for _, item := range v {
			n.Items = append(n.Items, tomlNode(item, at, order))
		}
		return n
	case time.Time:
		if v.Year() == 0 { // of day alone
			return &frontmatter.Node{Kind: frontmatter.Scalar, Value: v.Format(time.TimeOnly)}
		}
		return &frontmatter.Node{Kind: frontmatter.Scalar, Value: v.Format(time.DateOnly)}
	}
	return &frontmatter.Node{Kind: frontmatter.Scalar, Value: fmt.Sprint(value)}
}

// maxNesting is how deep lists may lie in each other: the reader calls itself for each.
const maxNesting = 100

// nesting returns how deep brackets lie in each other at most. Those in texts count
// too: no field has a hundred of them open.
func nesting(text string) int {
	depth, most := 0, 0
	for i := range len(text) {
		switch text[i] {
		case '[', '{':
			depth++
			most = max(most, depth)
		case ']', '}':
			depth = max(0, depth-1)
		}
	}
	return most
}
