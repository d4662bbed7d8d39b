package frontmatter

import "strings"

// What stands in a column where nothing can stand is taken for what it most
// likely is, and reported with the lines as they should be.

// strayLine reports the current line, which is no field, and passes over it.
// n is the mapping it stands in. Lines that follow each other are reported once:
// they are prose that the closing "---" should have kept out.
func (r *lineReader) strayLine(n *Node) {
	if r.line.start != r.stray {
		fix := ""
		if n != nil && len(n.Pairs) > 0 {
			if last := n.Pairs[len(n.Pairs)-1].Value; last.Kind == Scalar && !last.Quoted {
				fix = indented(r.line.indent+2, r.text[r.line.at:r.line.end])
			}
		}
		r.error("line-alone", r.line.at, r.line.end, nil, fix)
	}
	indent := r.line.indent
	r.advance()
	r.skipDeeper(indent + 1)
	r.stray = r.line.start
}

// strayFields reads fields that do not stand in the column of those before
// them in n: slightly off, they are more of the same; further to the right
// they are sub-fields of a field that has a value on its line already.
func (r *lineReader) strayFields(n *Node, column int, inItem bool) {
	if !r.isField(false) {
		r.strayLine(n)
		return
	}
	first := r.line
	fields, lines := r.strayRun()
	if first.indent > column+1 && !inItem && len(n.Pairs) > 0 {
		owner := n.Pairs[len(n.Pairs)-1].Key.Text
		r.error("subfields-after-value", first.at, first.end, args("key", owner), "")
		return
	}
	r.error("subfields-misaligned", first.at, first.end, nil, reindent(lines, column-first.indent))
	for _, p := range fields.Pairs {
		n.add(p.Key, p.Value)
	}
}

// strayInList reads what follows the items of the list n and is no item:
// sub-fields of the last item that are not indented under it.
func (r *lineReader) strayInList(n *Node) {
	if !r.isField(false) {
		r.strayLine(nil)
		return
	}
	last := n.Items[len(n.Items)-1]
	first := r.line
	fields, lines := r.strayRun()
	if last.Kind != Mapping {
		r.error("subfields-after-value", first.at, first.end, args("key", clip(r.text[last.Start:last.End])), "")
		return
	}
	column := columns(r.text, strings.LastIndexByte(r.text[:last.Start], '\n')+1, last.Start)
	r.error("subfields-unindented", first.at, first.end, nil, reindent(lines, column-first.indent))
	for _, p := range fields.Pairs {
		last.add(p.Key, p.Value)
	}
	last.Value = ""
}

// strayRun reads the fields that begin at the current line. lines is their
// text, of which a corrected version shows no more than the beginning.
func (r *lineReader) strayRun() (fields *Node, lines string) {
	start, indent := r.line.start, r.line.indent
	if r.depth == maxDepth {
		r.error("nested-too-deep", r.line.at, r.line.end, nil, "")
		r.skipDeeper(indent)
		return r.node(Mapping, start, start), ""
	}
	r.depth++
	defer func() { r.depth-- }()
	fields = r.mapping(indent, true)
	return fields, firstLines(r.text[start:r.line.start])
}

// strayList reads a list that stands where fields should, under one that has
// a value already.
func (r *lineReader) strayList(n *Node) {
	owner := ""
	if len(n.Pairs) > 0 {
		owner = n.Pairs[len(n.Pairs)-1].Key.Text
	}
	r.error("list-after-value", r.line.at, r.line.end, args("key", owner), "")
	r.sequence(r.line.indent, r.line.indent+1)
}

// firstLines returns the beginning of a text: enough to see what it should be.
func firstLines(text string) string {
	const lines, bytes = 12, 2000
	end := 0
	for range lines {
		i := strings.IndexByte(text[end:], '\n')
		if i < 0 || end+i > bytes {
			break
		}
		end += i + 1
	}
	return text[:end]
}

// clip shortens a text that a message quotes to its first line and no more
// than forty characters.
func clip(text string) string {
	count := 0
	for i, r := range text {
		if count++; r == '\n' {
			return text[:i]
		} else if count > 40 {
			return text[:i] + "…"
		}
	}
	return text
}
