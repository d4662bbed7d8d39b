package frontmatter

import "strings"

// block reads whatever begins at the current line: a list, fields or text. It
// takes the lines that stand in column floor or further to the right. inItem is
// true if a dash stands before it on the same line.
func (r *lineReader) block(floor int, inItem bool) *Node {
	if r.depth == maxDepth {
		n := r.unread(r.line.at)
		r.error("nested-too-deep", r.line.at, r.line.end, nil, "")
		r.advance()
		r.skipDeeper(floor)
		return n
	}
	r.depth++
	defer func() { r.depth-- }()
	at, end := r.line.at, r.line.end
	switch {
	case r.marker().begins(inItem):
		return r.sequence(floor, floor)
	case r.divide().foreign:
		r.foreignLine()
		return r.null(at)
	case r.isField(inItem):
		n := r.mapping(floor, inItem)
		n.Value = r.wholeLine(n, at, end)
		return n
	}
	return r.value(at, floor, inItem)
}

// isField reports whether the current line begins with "key:". After a dash,
// "Paris:signataire" is text.
func (r *lineReader) isField(inItem bool) bool {
	f := r.divide()
	return f.ok && (f.spaced || !inItem && f.oneWord)
}

// wholeLine returns the text of a mapping that is one "label : value" on the
// line from at to end, and empty for any other mapping.
func (r *lineReader) wholeLine(n *Node, at, end int) string {
	if len(n.Pairs) != 1 {
		return ""
	}
	switch v := n.Pairs[0].Value; {
	case v.End <= end:
		return r.text[at:max(v.End, n.End)]
	case v.Kind == Scalar && !v.Quoted && v.Start < end:
		return r.text[at:v.Start] + v.Value
	}
	return ""
}

// mapping reads fields from the current line on, down to the first line that
// stands to the left of column floor.
func (r *lineReader) mapping(floor int, inItem bool) *Node {
	column := r.line.indent
	n := r.node(Mapping, r.line.at, r.line.at)
	for !r.done && !r.alien && r.line.indent >= floor {
		switch dash := r.marker().isDash(); {
		case !dash && r.line.indent == column:
			r.pair(n)
		case !dash:
			r.strayFields(n, column, inItem)
		case inItem:
			return n // the list that this item is of reports it
		default:
			r.strayList(n)
		}
	}
	return n
}

// pair reads the field at the current line into n.
func (r *lineReader) pair(n *Node) {
	f := r.divide()
	switch {
	case f.foreign:
		r.foreignLine()
		return
	case !f.ok:
		r.strayLine(n)
		return
	case !f.spaced:
		content := r.text[f.key.Start:f.key.End] + ": " + r.text[f.value:r.line.end]
		r.error("colon-space", f.key.End, f.value+1, args("key", f.key.Text), indented(r.line.indent, content))
	}
	column := r.line.indent
	if f.value < r.line.end && !r.isComment(f.value) {
		n.add(f.key, r.value(f.value, column+1, false))
		return
	}
	r.advance()
	n.add(f.key, r.nested(column, f.key.End))
}

// foreignLine meets a line of the kind that only YAML's experts write.
func (r *lineReader) foreignLine() {
	if !r.tolerant {
		r.alien = true
		return
	}
	indent := r.line.indent
	r.error("yaml-syntax", r.line.at, r.line.end, nil, "")
	r.advance()
	r.skipDeeper(indent + 1)
	r.stray = r.line.start // what follows may be the rest of it
}

// nested returns the value that stands under a field in the given column. A
// list may stand in the column of its field.
func (r *lineReader) nested(column, keyEnd int) *Node {
	switch {
	case r.done || r.line.indent < column:
		return r.null(keyEnd)
	case r.line.indent > column:
		if r.marker().begins(false) {
			return r.sequence(column, column+1)
		}
		return r.block(column+1, false)
	case r.marker().begins(false):
		return r.sequence(column, column+1)
	}
	return r.null(keyEnd)
}

// sequence reads list items from the current line on. Dashes belong to the
// list from column dashFloor on, other lines from column textFloor on.
func (r *lineReader) sequence(dashFloor, textFloor int) *Node {
	column := r.line.indent
	n := r.node(Sequence, r.line.at, r.line.at)
	for !r.done && !r.alien {
		m := r.marker()
		if m == minusNumber && r.line.indent == column {
			m = gluedDash
		}
		switch {
		case m.isDash() && r.line.indent >= dashFloor:
			n.Items = append(n.Items, r.item(m, column))
			n.End = n.Items[len(n.Items)-1].End
		case !m.isDash() && r.line.indent >= textFloor:
			r.strayInList(n)
		default:
			return n
		}
	}
	return n
}

// item reads the list item at the current line, whose dash should stand in
// the given column.
func (r *lineReader) item(m marker, column int) *Node {
	l := &r.line
	at := skipBlanks(r.text, l.at+m.size(r.text, l.at), l.end)
	if m != goodDash || l.indent != column {
		content := strings.TrimRight("- "+r.text[at:l.end], " ")
		r.error(m.rule(), l.at, l.at+m.size(r.text, l.at), args("found", r.text[l.at:l.at+m.size(r.text, l.at)]), indented(column, content))
	}
	floor := l.indent + 1
	if at == l.end || r.isComment(at) {
		dashEnd := l.at + 1
		r.advance()
		if r.done || r.line.indent < floor {
			return r.null(dashEnd)
		}
		return r.block(floor, false)
	}
	l.indent += columns(r.text, l.at, at)
	l.at = at
	return r.block(floor, true)
}

// isComment reports whether the value at offset at is a comment: "#" and a
// space. "#0b6e8a" is a colour.
func (r *lineReader) isComment(at int) bool {
	return r.text[at] == '#' && (at+1 == r.line.end || blank(r.text, at+1) > 0)
}
