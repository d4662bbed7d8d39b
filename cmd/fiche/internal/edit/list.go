package edit

import (
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/sheet"
)

// A layout is how the items of a list stand in a file.
type layout uint8

const (
	inDashes   layout = iota // "- item" lines
	inPairs                  // "label: value" lines
	inBrackets               // [a, b]
	onLine                   // a, b
	alone                    // one item, on the line of the field or in full under it
)

// items are those of a list.
type items struct {
	layout layout
	nodes  []*frontmatter.Node
}

// itemsOf returns the items of a list.
func (f *File) itemsOf(info *sheet.FieldInfo, n *frontmatter.Node) items {
	switch {
	case n.Absent() && n.Kind != frontmatter.Sequence:
		return items{layout: alone}
	case n.Kind == frontmatter.Sequence && f.src.Text[n.Start] == '[':
		return items{inBrackets, n.Items}
	case n.Kind == frontmatter.Sequence:
		return items{inDashes, n.Items}
	case n.Kind == frontmatter.Mapping && !n.OneLine() && !info.IsFull(n) && f.src.Text[n.Start] != '{':
		return items{inPairs, pairNodes(n)}
	case n.Kind == frontmatter.Scalar && !n.Quoted && n.End-n.Start == len(n.Value):
		if parts := info.Split(n, f.src, f.Locale); len(parts) > 1 || len(parts) == 1 && info.Type == sheet.NamesField {
			return items{onLine, parts}
		}
	}
	if info.Type == sheet.PairsField && n.OneLine() && f.lineStart(n.Start) != f.lineStart(f.pairOf(n).Key.Start) {
		return items{inPairs, pairNodes(n)}
	}
	return items{alone, []*frontmatter.Node{n}}
}

// pairOf returns the pair whose value is n; it is one of a file's own fields.
func (f *File) pairOf(n *frontmatter.Node) *frontmatter.Pair {
	for i := range f.root.Pairs {
		if f.root.Pairs[i].Value == n {
			return &f.root.Pairs[i]
		}
	}
	return &frontmatter.Pair{Key: frontmatter.Key{Start: n.Start}, Value: n}
}

// pairNodes returns each pair of a mapping as a mapping of its own.
func pairNodes(n *frontmatter.Node) []*frontmatter.Node {
	all := make([]*frontmatter.Node, len(n.Pairs))
	for i := range n.Pairs {
		p := &n.Pairs[i]
		all[i] = &frontmatter.Node{Kind: frontmatter.Mapping, Start: p.Key.Start, End: max(p.Key.End, p.Value.End), Pairs: n.Pairs[i : i+1]}
		if p.Value.Kind == frontmatter.Scalar {
			all[i].Value = p.Key.Text + ": " + p.Value.Value
		}
	}
	return all
}

// An entry is an item of a list as it should be: one that the list has, or new
// words.
type entry struct {
	old  int // -1 for a new one
	text string
}

// SetItems makes a list hold these items, one line each. Those that it has already
// keep their lines.
func (f *File) SetItems(address string, texts []string) (*File, error) {
	t := f.at(address)
	if t == nil || t.part != nil || t.item >= 0 || !isListType(t.info) {
		return nil, f.refuse("edit-refused", address)
	}
	var have []string
	if t.pair != nil {
		for _, n := range f.itemsOf(t.info, t.pair.Value).nodes {
			text, ok := f.itemText(t.info, n)
			if !ok {
				text = "\x00" // what is written in full is no line of these
			}
			have = append(have, spacedAlike(text))
		}
	}
	var list []entry
	used := make([]bool, len(have))
	for _, text := range texts {
		if text = OneLine(text); text == "" {
			continue
		}
		e := entry{-1, text}
		for i, old := range have {
			if !used[i] && old == spacedAlike(text) {
				used[i], e = true, entry{old: i}
				break
			}
		}
		list = append(list, e)
	}
	return f.arrange(t, list)
}

// spacedAlike returns a line with one way of parting a label from its value.
func spacedAlike(text string) string {
	label, value, _ := sheet.Halves(text)
	return joined(label, value)
}

// Insert puts a new item into a list, before the one with this number.
func (f *File) Insert(address string, at int, text string) (*File, error) {
	if t := f.at(address); t != nil && t.part != nil { // of a record that is not there in full
		return f.Set(address, text)
	}
	return f.rearrange(address, func(list []entry) []entry {
		return slices.Insert(list, min(max(at, 0), len(list)), entry{-1, OneLine(text)})
	})
}

// Move gives an item of a list another number.
func (f *File) Move(address string, from, to int) (*File, error) {
	return f.rearrange(address, func(list []entry) []entry {
		if from < 0 || from >= len(list) || to < 0 || to >= len(list) {
			return list
		}
		e := list[from]
		return slices.Insert(slices.Delete(list, from, from+1), to, e)
	})
}

// Remove takes an item out of a list.
func (f *File) Remove(address string, at int) (*File, error) {
	return f.rearrange(address, func(list []entry) []entry {
		if at < 0 || at >= len(list) {
			return list
		}
		return slices.Delete(list, at, at+1)
	})
}

func (f *File) rearrange(address string, change func([]entry) []entry) (*File, error) {
	t := f.at(address)
	if t == nil || t.part != nil || t.item >= 0 || !isListType(t.info) {
		return nil, f.refuse("edit-refused", address)
	}
	list := make([]entry, f.Count(address))
	for i := range list {
		list[i].old = i
	}
	return f.arrange(t, change(list))
}

// arrange writes a list with these entries.
func (f *File) arrange(t *target, list []entry) (*File, error) {
	if t.pair == nil || t.pair.Value.Absent() && t.pair.Value.Kind != frontmatter.Sequence {
		return f.newList(t, list)
	}
	have := f.itemsOf(t.info, t.pair.Value)
	if isUnchanged(list, len(have.nodes)) {
		return f, nil
	}
	if len(list) == 0 {
		return f.unset(t)
	}
	says := f.saysList(t, have, list)
	var ways [][]frontmatter.Splice
	switch have.layout {
	case inDashes, inPairs:
		ways = f.onLines(t, have, list)
	case inBrackets, onLine:
		ways = f.between(t, have, list)
	}
	return f.try(t.field, says, append(ways, f.asBlock(t, have, list)...)...)
}

func isUnchanged(list []entry, count int) bool {
	for i, e := range list {
		if e.old != i {
			return false
		}
	}
	return len(list) == count
}

// saysList returns what reports whether a file has the list as it should be.
func (f *File) saysList(t *target, have items, list []entry) func(*File) bool {
	want := make([]string, len(list))
	for i, e := range list {
		if e.old >= 0 {
			want[i] = f.outlineOf(t.info, have.nodes[e.old])
			continue
		}
		want[i] = outlineOfLine(e.text)
		if t.info.Type == sheet.NamesField {
			want[i] = e.text
		}
	}
	return func(after *File) bool {
		now := after.at(t.path)
		if now == nil || now.pair == nil || !f.sameAround(t, after, now) {
			return false
		}
		var got []string
		for _, n := range after.itemsOf(now.info, now.pair.Value).nodes {
			got = append(got, after.outlineOf(now.info, n))
		}
		return slices.Equal(got, want)
	}
}

// outlineOf returns what an item says.
func (f *File) outlineOf(info *sheet.FieldInfo, n *frontmatter.Node) string {
	if info.Type == sheet.NamesField {
		text, _ := literal(n)
		return text
	}
	return outline(n, nil)
}

// rows are the lines of an item.
type rows struct {
	span
	prefix string // what stands before its words on the first line
}

// rowsOf returns the lines of an item, without the last line end.
func (f *File) rowsOf(n *frontmatter.Node) rows {
	at := f.lineStart(n.Start)
	if at > 0 && trimmed(f.text(at, n.Start)) == "" { // its dash may have a line of its own
		for above := at; above > f.start; {
			above = f.lineStart(above - 1)
			switch line := trimmed(f.text(above, f.lineEnd(above))); {
			case line == "" || line[0] == '#':
				continue
			case line == "-":
				return rows{span{above, f.lineEnd(n.End)}, f.text(above, f.lineEnd(above)) + " "}
			}
			break
		}
	}
	return rows{span{at, f.lineEnd(n.End)}, f.text(at, n.Start)}
}

// onLines writes a list whose items have lines of their own.
func (f *File) onLines(t *target, have items, list []entry) [][]frontmatter.Splice {
	lines := make([]rows, len(have.nodes))
	for i, n := range have.nodes {
		lines[i] = f.rowsOf(n)
	}
	if !ascending(list) {
		return [][]frontmatter.Splice{f.permuted(lines, list)}
	}
	var ways [][]frontmatter.Splice
	for _, spelt := range spellings(t.info, list) {
		ways = append(ways, f.inserted(have.nodes, lines, list, spelt))
	}
	return ways
}

// ascending reports whether the old items keep their order.
func ascending(list []entry) bool {
	last := -1
	for _, e := range list {
		if e.old >= 0 && e.old < last {
			return false
		}
		last = max(last, e.old)
	}
	return true
}

// inserted writes a list in which no item moves: a new item in the place of one
// that goes takes its line.
func (f *File) inserted(nodes []*frontmatter.Node, lines []rows, list []entry, spelt func(string) string) []frontmatter.Splice {
	var all []frontmatter.Splice
	kept := map[int]bool{}
	for _, e := range list {
		kept[e.old] = true
	}
	prefix := lines[0].prefix
	next := 0 // the first old item that is not passed
	for _, e := range list {
		switch {
		case e.old >= 0:
			for ; next < e.old; next++ {
				all = append(all, f.withoutRows(lines[next], nodes[next])...)
			}
			next = e.old + 1
		case next < len(lines) && !kept[next]:
			all = append(all, f.instead(nodes[next].Start, nodes[next].End, nodes[next], spelt(e.text))...)
			next++
		case next == 0:
			all = append(all, frontmatter.Splice{Start: lines[0].start, End: lines[0].start, Text: prefix + spelt(e.text) + "\n"})
		default:
			at := lines[next-1].end
			all = append(all, frontmatter.Splice{Start: at, End: at, Text: "\n" + prefix + spelt(e.text)})
		}
	}
	for ; next < len(lines); next++ {
		all = append(all, f.withoutRows(lines[next], nodes[next])...)
	}
	return all
}

// withoutRows takes the lines of an item away.
func (f *File) withoutRows(r rows, n *frontmatter.Node) []frontmatter.Splice {
	return f.instead(r.start, min(r.end+1, len(f.src.Text)), n, "")
}

// permuted writes a list in which items move: each place in it gets the lines of
// another. Comments between the items stay.
func (f *File) permuted(lines []rows, list []entry) []frontmatter.Splice {
	var all []frontmatter.Splice
	for i, e := range list {
		if i >= len(lines) || e.old < 0 {
			return nil // what moves and what is new are changes of their own
		}
		if e.old != i {
			all = append(all, frontmatter.Splice{Start: lines[i].start, End: lines[i].end, Text: f.text(lines[e.old].start, lines[e.old].end)})
		}
	}
	if len(list) < len(lines) {
		return nil
	}
	return all
}

// between writes a list whose items have commas between them.
func (f *File) between(t *target, have items, list []entry) [][]frontmatter.Splice {
	n := t.pair.Value
	open, shut := "", ""
	if have.layout == inBrackets {
		open, shut = "[", "]"
	}
	var ways [][]frontmatter.Splice
	for _, spelt := range spellings(t.info, list) {
		var words []string
		for _, e := range list {
			if e.old >= 0 {
				old := have.nodes[e.old]
				words = append(words, f.text(old.Start, old.End))
			} else {
				words = append(words, spelt(e.text))
			}
		}
		ways = append(ways, []frontmatter.Splice{{Start: n.Start, End: n.End, Text: open + strings.Join(words, ", ") + shut}})
	}
	return ways
}

// asBlock writes a list with a line for each item, whatever its form was.
func (f *File) asBlock(t *target, have items, list []entry) [][]frontmatter.Splice {
	if have.layout == inDashes || have.layout == inPairs || have.layout == alone && t.info.IsFull(have.nodes[0]) {
		return nil
	}
	var ways [][]frontmatter.Splice
	for _, spelt := range spellings(t.info, list) {
		var lines strings.Builder
		for _, e := range list {
			words := spelt(e.text)
			if e.old >= 0 {
				words = f.text(have.nodes[e.old].Start, have.nodes[e.old].End)
			}
			lines.WriteString("\n" + f.dash(t) + words)
		}
		ways = append(ways, f.insteadOfValue(t.pair, lines.String()))
	}
	return ways
}

// newList writes a list that the file does not have: on one line where it holds
// single words.
func (f *File) newList(t *target, list []entry) (*File, error) {
	if len(list) == 0 {
		return f, nil
	}
	var words []string
	block := ""
	for _, e := range list {
		words = append(words, e.text)
	}
	var values []string
	if t.info.Type == sheet.NamesField && !strings.ContainsAny(strings.Join(words, ""), ",;") {
		values = append(values, strings.Join(words, ", "))
	}
	for _, spelt := range spellings(t.info, list) {
		block = ""
		for _, word := range words {
			block += "\n" + f.dash(t) + spelt(word)
		}
		values = append(values, block)
	}
	return f.try(t.field, f.saysList(t, items{}, list), f.writeValue(t, values)...)
}

// spellings returns the ways to spell the new items of a list, from the plainest.
func spellings(info *sheet.FieldInfo, list []entry) []func(string) string {
	plain := func(text string) string { return text }
	if !slices.ContainsFunc(list, func(e entry) bool { return e.old < 0 }) {
		return []func(string) string{plain}
	}
	if info.Type == sheet.NamesField {
		return []func(string) string{plain, quoted}
	}
	part := func(first, second func(string) string) func(string) string {
		return func(text string) string {
			label, value, ok := sheet.Halves(text)
			if !ok {
				return first(text)
			}
			return first(label) + ": " + second(value)
		}
	}
	return []func(string) string{plain, part(plain, quoted), part(quoted, plain), part(quoted, quoted)}
}

// dash returns what stands before an item of a new list: as in the lists that the
// file has.
func (f *File) dash(t *target) string {
	indent := f.text(f.lineStart(t.parent.Start), t.parent.Start)
	if t.parent == f.root {
		for i := range f.root.Pairs {
			if n := f.root.Pairs[i].Value; n.Kind == frontmatter.Sequence && len(n.Items) > 0 && f.src.Text[n.Start] == '-' {
				if prefix := f.rowsOf(n.Items[0]).prefix; trimmed(prefix) == "-" {
					return prefix
				}
			}
		}
	}
	if trimmed(indent) != "" { // the record is an item of a list itself
		indent = strings.Repeat(" ", len([]rune(indent)))
	}
	return indent + "  - "
}
