package edit

import (
	"encoding/json"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/frontmatter"
)

// Set returns the file with other words at an address. None take the value away; of
// a list, each line is an item.
func (f *File) Set(address, text string) (*File, error) {
	t := f.at(address)
	if t == nil {
		return nil, f.refuse("edit-refused", address)
	}
	text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
	have, known := f.Text(address)
	switch {
	case text == have, known && OneLine(text) == OneLine(have) && !strings.Contains(text, "\n"):
		return f, nil
	case f.twice(t.field):
		return nil, f.refuse("edit-twice", address)
	}
	switch {
	case t.part != nil:
		return f.setPart(t, OneLine(text))
	case t.item >= 0:
		return f.setItem(t, OneLine(text))
	case text == "":
		return f.unset(t)
	case isListType(t.info):
		return f.SetItems(address, f.lineItems(t, text))
	case !f.mayHoldLines(t):
		text = OneLine(text)
	}
	return f.setValue(t, text)
}

// twice reports whether a field stands in the file more than once: then nobody
// knows which of them is meant.
func (f *File) twice(field string) bool {
	count := 0
	for i := range f.root.Pairs {
		if f.key("", f.root.Pairs[i].Key.Text) == field {
			count++
		}
	}
	return count > 1
}

// mayHoldLines reports whether the lines of a value matter.
func (f *File) mayHoldLines(t *target) bool {
	return t.info.Path == "notes" || t.pair != nil && isBlockText(f, t.pair.Value)
}

// isBlockText reports whether a text is written after | or >.
func isBlockText(f *File, n *frontmatter.Node) bool {
	return n.Quoted && n.End > n.Start && (f.src.Text[n.Start] == '|' || f.src.Text[n.Start] == '>')
}

// lineItems parts what somebody typed for a list: at its lines, or as a line of the
// field would be.
func (f *File) lineItems(t *target, text string) []string {
	if strings.Contains(text, "\n") {
		return strings.Split(text, "\n")
	}
	var all []string
	for _, n := range t.info.Split(&frontmatter.Node{Kind: frontmatter.Scalar, Value: text, End: len(text)}, f.src, f.Locale) {
		all = append(all, n.Value)
	}
	return all
}

// setItem changes the words of one item of a list.
func (f *File) setItem(t *target, text string) (*File, error) {
	return f.rearrange(t.path, func(list []entry) []entry {
		switch {
		case t.item >= len(list):
			return list
		case text == "":
			return slices.Delete(list, t.item, t.item+1)
		}
		list[t.item] = entry{-1, text}
		return list
	})
}

// setValue writes the words of a value.
func (f *File) setValue(t *target, text string) (*File, error) {
	says := func(after *File) bool {
		now := after.at(t.path)
		if now == nil || now.pair == nil {
			return false
		}
		got, ok := literal(now.pair.Value)
		return ok && got == text && f.sameAround(t, after, now)
	}
	values := []string{text, quoted(text)}
	if strings.Contains(text, "\n") || t.pair != nil && isBlockText(f, t.pair.Value) {
		values = append([]string{f.blockText(t, text)}, quoted(text))
	}
	return f.try(t.field, says, f.writeValue(t, values)...)
}

// blockText returns a text of several lines as a value, in the form of the one that
// stands there.
func (f *File) blockText(t *target, text string) string {
	header, indent := "|", f.indent(t.parent)+"  "
	if t.pair != nil && isBlockText(f, t.pair.Value) {
		n := t.pair.Value
		first := f.lineEnd(n.Start)
		header = trimmed(f.text(n.Start, first))
		if line := first + 1; line < n.End {
			content := strings.TrimLeft(f.text(line, f.lineEnd(line)), " ")
			indent = f.text(line, f.lineEnd(line)-len(content))
		}
	}
	return header + "\n" + indented(indent, text)
}

// indented writes each line of a text behind an indentation; empty ones stay empty.
func indented(indent, text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if line != "" {
			lines[i] = indent + line
		}
	}
	return strings.Join(lines, "\n")
}

// quoted returns a text in double quotes, which YAML reads as JSON does.
func quoted(text string) string {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(text); err != nil {
		panic(err) // a string always has a JSON form
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// sameAround reports whether all that stands in the same field is the same in
// another version, but for what t, or now, leads to.
func (f *File) sameAround(t *target, after *File, now *target) bool {
	if t.parent == f.root {
		return true
	}
	return outline(f.find(f.root, "", t.field).Value, t.value()) == outline(after.find(after.root, "", t.field).Value, now.value())
}

func (t *target) value() *frontmatter.Node {
	if t.pair == nil {
		return nil
	}
	return t.pair.Value
}

// writeValue returns a way for each of several values to stand in the file.
func (f *File) writeValue(t *target, values []string) [][]frontmatter.Splice {
	ways := make([][]frontmatter.Splice, len(values))
	for i, value := range values {
		if t.pair != nil {
			ways[i] = f.insteadOfValue(t.pair, value)
		} else {
			ways[i] = f.newPair(t, value)
		}
	}
	return ways
}

// insteadOfValue puts a value, which may begin with a line break, in the place of
// another. A comment on the line of the field stays there.
func (f *File) insteadOfValue(p *frontmatter.Pair, value string) []frontmatter.Splice {
	n := p.Value
	colon := p.Key.End + strings.IndexByte(f.text(p.Key.End, len(f.src.Text)), ':') + 1
	line := f.lineEnd(p.Key.End)
	block := strings.HasPrefix(value, "\n")
	switch {
	case n.End <= colon || n.Start == n.End: // nothing was written
		if block {
			return []frontmatter.Splice{{Start: line, End: line, Text: value}}
		}
		return []frontmatter.Splice{{Start: colon, End: colon, Text: " " + value}}
	case n.Start > line && block:
		return append(f.withoutLines(line+1, f.lineEnd(n.End), n), frontmatter.Splice{Start: line, End: line, Text: value})
	case n.Start > line:
		return append(f.withoutLines(line+1, f.lineEnd(n.End), n), frontmatter.Splice{Start: colon, End: colon, Text: " " + value})
	case block:
		at := f.lineEnd(n.End)
		return append(f.instead(colon, n.End, n, ""), frontmatter.Splice{Start: at, End: at, Text: value})
	}
	return f.instead(n.Start, n.End, n, value)
}

// withoutLines takes whole lines away, but for the comments between them.
func (f *File) withoutLines(start, end int, n *frontmatter.Node) []frontmatter.Splice {
	return f.instead(start, min(end+1, len(f.src.Text)), n, "")
}

// newPair writes a field that is not there after the nearest one that stands before
// it in the table of fields.
func (f *File) newPair(t *target, value string) []frontmatter.Splice {
	before := f.pairBefore(t)
	line := f.nameOf(t.info.Path) + f.colon(before)
	if strings.HasPrefix(value, "\n") {
		line = strings.TrimRight(line, " ")
	}
	line += value
	n := t.parent
	switch {
	case n == f.root && f.body == 0:
		return []frontmatter.Splice{{Text: "---\n" + line + "\n---\n"}}
	case n != f.root && f.src.Text[n.Start] == '{' && before != nil:
		at := max(before.Key.End, before.Value.End)
		return []frontmatter.Splice{{Start: at, End: at, Text: ", " + line}}
	case n != f.root && f.src.Text[n.Start] == '{':
		return []frontmatter.Splice{{Start: n.Start + 1, End: n.Start + 1, Text: line + ", "}}
	case before != nil:
		at := f.lineEnd(max(before.Key.End, before.Value.End))
		return []frontmatter.Splice{{Start: at, End: at, Text: "\n" + f.indent(n) + line}}
	case n == f.root:
		return []frontmatter.Splice{{Start: f.start, End: f.start, Text: f.indent(n) + line + "\n"}}
	}
	first := n.Pairs[0].Key.Start
	return []frontmatter.Splice{{Start: first, End: first, Text: line + "\n" + f.indent(n)}}
}

// pairBefore returns the nearest field of the record that stands before another in
// the table.
func (f *File) pairBefore(t *target) *frontmatter.Pair {
	for i := len(t.among) - 1; i >= 0; i-- {
		if &t.among[i] == t.info {
			for i--; i >= 0; i-- {
				if p := f.find(t.parent, t.record, keyOf(t.among[i])); p != nil {
					return p
				}
			}
		}
	}
	return nil
}

// colon returns what parts a name from its value, as another field has it.
func (f *File) colon(like *frontmatter.Pair) string {
	if like != nil && like.Value.Start > like.Key.End && f.text(like.Key.End, like.Value.Start) == " : " {
		return " : "
	}
	return ": "
}

// indent returns what stands before the fields of a record.
func (f *File) indent(m *frontmatter.Node) string {
	if len(m.Pairs) == 0 {
		return ""
	}
	first := m.Pairs[0].Key.Start
	before := f.text(f.lineStart(first), first)
	if trimmed(before) == "" {
		return before
	}
	return strings.Repeat(" ", len([]rune(before))) // the record is an item of a list
}

// unset takes a value away, with the record that would be left empty.
func (f *File) unset(t *target) (*File, error) {
	if t.pair == nil {
		return f, nil
	}
	if t.parent != f.root && len(t.parent.Pairs) == 1 {
		owner := strings.TrimSuffix(t.path, "/"+keyOf(*t.info))
		return f.Set(owner, "")
	}
	gone := func(after *File) bool {
		now := after.at(t.path)
		return now != nil && now.pair == nil && f.sameAround(t, after, now)
	}
	return f.try(t.field, gone, f.withoutPair(t))
}

// withoutPair takes a field away: its lines, and no others.
func (f *File) withoutPair(t *target) []frontmatter.Splice {
	p := t.pair
	end := max(p.Key.End, p.Value.End)
	at := slices.IndexFunc(t.parent.Pairs, func(q frontmatter.Pair) bool { return q.Key.Start == p.Key.Start })
	alone := trimmed(f.text(f.lineStart(p.Key.Start), p.Key.Start)) == ""
	switch {
	case t.parent != f.root && f.src.Text[t.parent.Start] == '{' && at > 0:
		before := t.parent.Pairs[at-1]
		return []frontmatter.Splice{{Start: max(before.Key.End, before.Value.End), End: end}}
	case !alone || t.parent != f.root && f.src.Text[t.parent.Start] == '{': // behind a dash, or a bracket
		return []frontmatter.Splice{{Start: p.Key.Start, End: t.parent.Pairs[at+1].Key.Start}}
	}
	return f.withoutLines(f.lineStart(p.Key.Start), f.lineEnd(end), p.Value)
}
