package sheet

import (
	"strings"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/problem"
)

// A listOf tells how a list of Ts is written: each item either in full, as
// fields of its own, or on one line.
type listOf[T any] struct {
	path   string // of the records, in the table of names
	fields []fieldOf[T]
	// line reads the one-line form: "label" or "label : value". value is nil
	// when there is none.
	line func(d *decoder, to *T, label, value *node)
	// finish checks an item once it is read, and reports whether to keep it.
	finish func(d *decoder, to *T, n *node) bool
}

// list reads a list of things. It takes what people write in its place: one
// thing without a dash, or "label: value" lines without dashes.
func list[T any](d *decoder, of listOf[T], n *node) []T {
	items := make([]T, 0, max(len(n.items), len(n.pairs), 1))
	add := func(n *node) {
		var empty T
		items = append(items, empty) // and filled where it stays
		last := len(items) - 1
		if !of.read(d, &items[last], n) || of.finish != nil && !of.finish(d, &items[last], n) {
			items = items[:last]
		}
	}
	switch {
	case n.kind == sequenceNode:
		for _, item := range n.items {
			switch {
			case item.kind == nullNode:
			case of.fields == nil && len(item.pairs) > 1:
				eachPair(item, add)
			default:
				add(item)
			}
		}
	case n.kind == mappingNode && !n.oneLine() && !isRecord(of.path, n):
		eachPair(n, add)
	default:
		add(n)
	}
	return items
}

// eachPair gives each pair of a mapping as if it were an item of a list.
func eachPair(n *node, add func(*node)) {
	for i := range n.pairs {
		p := &n.pairs[i]
		add(&node{kind: mappingNode, start: p.key.start, end: max(p.key.end, p.value.end), pairs: n.pairs[i : i+1]})
	}
}

// read reads one item in the form that it is written in.
func (of listOf[T]) read(d *decoder, to *T, n *node) bool {
	switch {
	case n.kind == sequenceNode:
		d.wrongType(n, of.path)
		return false
	case n.kind == scalarNode:
		label, value := splitLabel(n)
		of.line(d, to, label, value)
	case len(n.pairs) == 1 && !isRecord(of.path, n):
		k := n.pairs[0].key
		label := &node{kind: scalarNode, value: k.text, start: k.start, end: k.end}
		value := n.pairs[0].value
		if value.kind == nullNode {
			value = nil
		}
		of.line(d, to, label, value)
	default:
		record(d, of.path, of.fields, to, n)
	}
	return true
}

// wrongType reports a value of the wrong shape, and shows the field as it is
// written.
func (d *decoder) wrongType(n *node, path string) {
	d.fail("wrong-type", n, problem.Args{"field": nameOf(d.l, path)}).Fix = d.l.Fields[path].Example
}

// splitLabel parts "label : value" at the first colon that has a space on both
// sides, or else at the first that has one behind it. An address keeps its
// colon and a time of day its own: neither has a space there. value is nil when
// there is no such colon.
func splitLabel(n *node) (label, value *node) {
	at := cutColon(n.value)
	if at < 0 || n.quoted {
		return n, nil
	}
	return n.part(0, at), n.part(at+1, len(n.value))
}

// part is the piece of a scalar from one byte of its value to another, without
// the spaces around it. Its place is exact as long as the value stands in the
// file as it is.
func (n *node) part(from, to int) *node {
	piece := n.value[from:to]
	word := strings.TrimFunc(piece, isSpace)
	start := n.start + from + strings.Index(piece, word)
	if n.end-n.start != len(n.value) {
		return &node{kind: scalarNode, value: word, start: n.start, end: n.end}
	}
	return &node{kind: scalarNode, value: word, start: start, end: start + len(word)}
}

// cutColon is the byte of the colon that ends a label, or -1.
func cutColon(s string) int {
	first := -1
	for i := 0; i < len(s); i++ {
		if s[i] != ':' {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+1:])
		switch {
		case i == 0 || !isSpace(after) && i+1 < len(s):
		case isSpace(before):
			return i
		case first < 0:
			first = i
		}
	}
	return first
}
