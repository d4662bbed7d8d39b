package sheet

import (
	"slices"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/problem"
)

// A listOf is how a list of Ts is written: each item either in full, as
// fields of its own, or on one line.
type listOf[T any] struct {
	path   string // of the records, in the table of names
	fields []fieldOf[T]
	// needs are fields of which the full form has one: without them the name of
	// another is a label ("Note : 4,5/5"). Nil where any field makes it one.
	needs []string
	// line reads the one-line form: "label" or "label : value". value is nil
	// when there is none.
	line func(d *decoder, to *T, label, value *node)
	// halves are the fields that the label and the value of the one-line form
	// give; nil if there are none, or if that takes more than a colon to say.
	halves []string
	// split parts a value that stands on the line of the field, and does not keep
	// to one item there; nil if it is always one.
	split func(d *decoder, n *node) []*node
	// finish checks an item once it is read, and reports whether to keep it.
	finish func(d *decoder, to *T, n *node) bool
}

// list reads a list of things. It takes what people write in its place: one
// thing without a dash, or "label: value" lines without dashes.
func list[T any](d *decoder, of listOf[T], n *node) []T {
	items := make([]T, 0, max(len(n.Items), len(n.Pairs), 1))
	add := func(n *node) {
		var empty T
		items = append(items, empty) // and filled where it stays
		last := len(items) - 1
		if !of.read(d, &items[last], n) || of.finish != nil && !of.finish(d, &items[last], n) {
			items = items[:last]
		}
	}
	switch {
	case n.Kind == frontmatter.Sequence:
		for _, item := range n.Items {
			switch {
			case item.Absent():
			case of.fields == nil && len(item.Pairs) > 1:
				eachPair(item, add)
			default:
				add(item)
			}
		}
	case n.Kind == frontmatter.Mapping && !n.OneLine() && !of.isFull(n):
		eachPair(n, add)
	case of.split != nil && n.Kind == frontmatter.Scalar && !n.Quoted:
		for _, item := range of.split(d, n) {
			add(item)
		}
	default:
		add(n)
	}
	return items
}

// eachPair gives each pair of a mapping as if it were an item of a list.
func eachPair(n *node, add func(*node)) {
	for i := range n.Pairs {
		p := &n.Pairs[i]
		add(&node{Kind: frontmatter.Mapping, Start: p.Key.Start, End: max(p.Key.End, p.Value.End), Pairs: n.Pairs[i : i+1]})
	}
}

// read reads one item in the form that it is written in.
func (of listOf[T]) read(d *decoder, to *T, n *node) bool {
	switch {
	case n.Kind == frontmatter.Sequence:
		d.wrongType(n, of.path)
		return false
	case n.Kind == frontmatter.Scalar:
		label, value := splitLabel(n)
		of.line(d, to, label, value)
	case len(n.Pairs) == 1 && !of.isFull(n):
		k := n.Pairs[0].Key
		label := &node{Kind: frontmatter.Scalar, Value: k.Text, Start: k.Start, End: k.End}
		value := n.Pairs[0].Value
		if value.Absent() {
			value = nil
		}
		of.line(d, to, label, value)
	case !slices.ContainsFunc(n.Pairs, func(p frontmatter.Pair) bool { return !p.Value.Absent() }):
		record(d, of.path, of.fields, to, n)
		return false // a model that was not filled in
	default:
		record(d, of.path, of.fields, to, n)
	}
	return true
}

// isFull reports whether a mapping is written in the full form.
func (of listOf[T]) isFull(n *node) bool {
	if of.needs == nil {
		return isRecord(of.path, n)
	}
	known := 0
	for i := range n.Pairs {
		name, ok := lookUp(of.path, n.Pairs[i].Key.Text)
		if ok && slices.Contains(of.needs, name.key) {
			return true
		}
		if ok {
			known++
		}
	}
	return known == len(n.Pairs) && (known != 1 || n.Pairs[0].Value.Absent())
}

// wrongType reports a value of the wrong shape, and shows the field as it is
// written.
func (d *decoder) wrongType(n *node, path string) {
	d.fail("wrong-type", n, problem.Args{"field": problem.Field(path)}).Example = problem.Field(path)
}

// splitLabel parts "label : value" at the first colon that has a space on both
// sides, or else at the first that has one behind it. An address keeps its
// colon and a time of day its own: neither has a space there. value is nil when
// there is no such colon.
func splitLabel(n *node) (label, value *node) {
	at := cutColon(n.Value)
	if at < 0 || n.Quoted {
		return n, nil
	}
	return n.Part(0, at), n.Part(at+1, len(n.Value))
}

// cutColon returns the byte of the colon that ends a label, or -1.
func cutColon(s string) int {
	first := -1
	for i := 0; i < len(s); i++ {
		if s[i] != ':' {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+1:])
		switch {
		case i == 0 || !frontmatter.IsSpace(after) && i+1 < len(s):
		case frontmatter.IsSpace(before):
			return i
		case first < 0:
			first = i
		}
	}
	return first
}
