package sheet

import (
	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// What a writer asks of how a file is written, which the readers of fields know.

// A form is how a record, or a list of them, is written.
type form struct {
	halves []string
	full   func(*node) bool
	split  func(*decoder, *node) []*node
}

// form returns how the list is written.
func (of listOf[T]) form() form { return form{of.halves, of.isFull, of.split} }

// recordForm returns how a single record is written.
func recordForm(path string, halves ...string) func() form {
	return func() form {
		return form{halves: halves, full: func(n *node) bool { return isRecord(path, n) }}
	}
}

// IsFull reports whether a record, or an item of a list, is written in full.
func (f *FieldInfo) IsFull(n *frontmatter.Node) bool {
	return n.Kind == frontmatter.Mapping && f.form.full != nil && f.form.full(n)
}

// Split returns what stands beside each other on the line of the field, in a file
// of the language l. Where a list holds one thing there, or words in quotes do,
// that is n.
func (f *FieldInfo) Split(n *frontmatter.Node, src *problem.Source, l *locale.Locale) []*frontmatter.Node {
	switch {
	case n.Kind != frontmatter.Scalar || n.Quoted:
	case f.Type == NamesField && f.Path != "totals": // whose commas are part of a name
		return splitList(n)
	case f.form.split != nil:
		d := &decoder{src: src, l: l, root: new(node)}
		if parts := f.form.split(d, n); parts != nil {
			return parts
		}
	}
	return []*frontmatter.Node{n}
}

// PartNamed returns the key of the field that a name stands for in a record, "" for
// a file's own, in any language.
func PartNamed(record, name string) (key string, ok bool) {
	f, ok := lookUp(record, name)
	return f.key, ok
}

// NamesIn returns what a front matter calls its fields, where l is the language of
// the file.
func NamesIn(root *frontmatter.Node, l *locale.Locale) problem.Names {
	return (&decoder{root: root, l: l}).ownNames()
}

// Halves parts "label : value". ok is false if the text is a label alone.
func Halves(text string) (label, value string, ok bool) {
	before, after := splitLabel(&node{Kind: frontmatter.Scalar, Value: text, End: len(text)})
	if after == nil {
		return text, "", false
	}
	return before.Value, after.Value, true
}
