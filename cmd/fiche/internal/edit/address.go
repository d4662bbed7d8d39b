package edit

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

// An address names a value of a file by the keys of the table, from the field
// down, with the number of an item where there is a list: "title", "photo/alt",
// "dates/2", "dates/2/label", "budget/by/0/amount".

// allFields is the table of fields.
var allFields = sync.OnceValue(sheet.Fields)

// A target is where an address leads.
type target struct {
	path  string           // the address, without the number of an item at its end
	field string           // the field of the file that holds it
	info  *sheet.FieldInfo // of the value, or of the list that it is an item of

	parent *frontmatter.Node // the mapping that the pair is in, or should be
	record string            // of that mapping, in the table of names
	among  []sheet.FieldInfo // what may stand in it
	pair   *frontmatter.Pair // of the value, or of the list; nil if there is none
	item   int               // the number of an item; -1 for the value itself
	line   *frontmatter.Node // of a part: the record that stands on one line
	part   *sheet.FieldInfo  // that is meant of it; nil if the record is written in full
}

// at finds what an address leads to. It returns nil for one that leads nowhere.
func (f *File) at(address string) *target {
	t := &target{parent: f.root, among: f.table, item: -1}
	steps := strings.Split(address, "/")
	t.field = steps[0]
	for i, step := range steps {
		if n, err := strconv.Atoi(step); err == nil {
			if t.info == nil || t.item >= 0 || t.pair == nil || n < 0 {
				return nil
			}
			t.item = n
			continue
		}
		t.path = strings.Join(steps[:i+1], "/")
		if i > 0 && !f.descend(t) {
			return nil
		}
		at := slices.IndexFunc(t.among, func(f sheet.FieldInfo) bool { return keyOf(f) == step })
		if at < 0 || t.part != nil {
			return nil
		}
		if t.line != nil {
			t.part = &t.among[at]
			continue
		}
		t.info, t.item = &t.among[at], -1
		t.pair = f.find(t.parent, t.record, step)
	}
	return t
}

// descend makes the record that t leads to the one whose fields come next.
func (f *File) descend(t *target) bool {
	if t.info == nil || len(t.info.Parts) == 0 || t.line != nil {
		return false
	}
	n := new(frontmatter.Node)
	if t.pair != nil {
		n = t.pair.Value
	}
	switch {
	case t.item >= 0:
		items := f.itemsOf(t.info, n)
		if t.item >= len(items.nodes) {
			return false
		}
		n = items.nodes[t.item]
	case t.info.Type == sheet.ListField:
		return false // of which item?
	}
	t.among, t.record = t.info.Parts, recordOf(t.info)
	switch {
	case t.info.IsFull(n):
		t.parent = n
	case n.Absent() && n.Kind != frontmatter.Sequence, n.Kind == frontmatter.Scalar, n.OneLine():
		t.line = n
	default:
		return false // several, where one was expected
	}
	return true
}

// keyOf returns the key of a field in its record.
func keyOf(f sheet.FieldInfo) string { return f.Path[strings.LastIndexByte(f.Path, '.')+1:] }

// recordOf returns the record that the parts of a field are in.
func recordOf(f *sheet.FieldInfo) string {
	first := f.Parts[0].Path
	return first[:strings.LastIndexByte(first, '.')]
}

// Known reports whether an address leads somewhere, be it to a value that is not
// there yet.
func (f *File) Known(address string) bool { return f.at(address) != nil }

// Text returns the words at an address, as they stand in the file; of a list on
// several lines, one item a line. ok is false where there is something that has no
// such form.
func (f *File) Text(address string) (text string, ok bool) {
	t := f.at(address)
	switch {
	case t == nil:
		return "", false
	case t.part != nil:
		text, _ = t.half()
		return text, true
	case t.pair == nil:
		return "", true
	case t.item >= 0:
		items := f.itemsOf(t.info, t.pair.Value)
		if t.item >= len(items.nodes) {
			return "", false
		}
		return f.itemText(t.info, items.nodes[t.item])
	case f.isList(t.info, t.pair.Value):
		return f.listText(t)
	}
	return literal(t.pair.Value)
}

// isList reports whether a value is a list on several lines, or between brackets.
func (f *File) isList(info *sheet.FieldInfo, n *frontmatter.Node) bool {
	return isListType(info) && (n.Kind == frontmatter.Sequence || n.Kind == frontmatter.Mapping && !n.OneLine())
}

func isListType(info *sheet.FieldInfo) bool {
	return info.Type == sheet.ListField || info.Type == sheet.PairsField || info.Type == sheet.NamesField
}

func (f *File) listText(t *target) (string, bool) {
	var lines []string
	whole := true
	for _, n := range f.itemsOf(t.info, t.pair.Value).nodes {
		text, ok := f.itemText(t.info, n)
		whole = whole && ok
		lines = append(lines, text)
	}
	return strings.Join(lines, "\n"), whole
}

// itemText returns an item as one line. ok is false for one that is written in
// full.
func (f *File) itemText(info *sheet.FieldInfo, n *frontmatter.Node) (string, bool) {
	if n.Kind == frontmatter.Mapping && len(n.Pairs) == 1 && !info.IsFull(n) {
		value, ok := literal(n.Pairs[0].Value)
		return joined(n.Pairs[0].Key.Text, value), ok
	}
	text, ok := literal(n)
	return text, ok && !info.IsFull(n)
}

// joined writes a label and its value on one line.
func joined(label, value string) string {
	if value == "" {
		return label
	}
	return label + " : " + value
}

// half returns what the one-line form says of a part. ok is false if the form has
// no place for it.
func (t *target) half() (text string, ok bool) {
	label, value := "", ""
	if !t.line.Absent() {
		label, value = halvesOf(t.line)
	}
	switch slices.Index(t.info.Halves, keyOf(*t.part)) {
	case 0:
		return label, true
	case 1:
		return value, true
	}
	return "", false
}

// Count returns how many items the list at an address has.
func (f *File) Count(address string) int {
	t := f.at(address)
	if t == nil || t.pair == nil || t.item >= 0 || t.part != nil || !isListType(t.info) {
		return 0
	}
	return len(f.itemsOf(t.info, t.pair.Value).nodes)
}

// Full reports whether the record, or the item, at an address is written in full.
func (f *File) Full(address string) bool {
	t := f.at(address)
	if t == nil || t.pair == nil {
		return false
	}
	n := t.pair.Value
	if t.item >= 0 {
		items := f.itemsOf(t.info, n).nodes
		if t.item >= len(items) {
			return false
		}
		n = items[t.item]
	}
	return t.info.IsFull(n)
}

// refuse returns why the field that an address begins with is not changed, by the
// name that the file has for it.
func (f *File) refuse(rule problem.Rule, address string) error {
	field, _, _ := strings.Cut(address, "/")
	return problem.Refuse(rule, problem.Args{"field": f.nameOf(field)})
}
