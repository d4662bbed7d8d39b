package frontmatter

import "strings"

// A header is what stands after | or > on the line that announces a text of
// several lines.
type header struct {
	folded bool // ">": line ends become spaces
	chomp  byte // '-' drops the last line end, '+' keeps them all, 0 keeps one
	indent int  // columns of indentation, when the author counted them; or 0
}

// readHeader reads the rest of a line from | or > on. "> 500 habitants" is
// not a header.
func readHeader(s string) (h header, ok bool) {
	h.folded = s[0] == '>'
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case (c == '-' || c == '+') && h.chomp == 0:
			h.chomp = c
		case '1' <= c && c <= '9' && h.indent == 0:
			h.indent = int(c - '0')
		default:
			rest := skipBlanks(s, i, len(s))
			return h, rest > i && s[rest] == '#'
		}
	}
	return h, true
}

// blockScalar reads a text of several lines. They stand in column floor or
// further to the right, and their own indentation is that of the first.
func (r *lineReader) blockScalar(h header, at, floor int) *Node {
	n := r.node(Scalar, at, r.line.end)
	n.Quoted = true
	column := 0
	if h.indent > 0 {
		column = max(0, floor-1) + h.indent
	}
	var text folder
	for r.next < len(r.text) {
		start, end, next := r.next, len(r.text), len(r.text)
		if i := strings.IndexByte(r.text[start:], '\n'); i >= 0 {
			end, next = start+i, start+i+1
		}
		content, indent, tab := skipIndent(r.text, start, end)
		if content < end {
			if column == 0 && indent >= floor {
				column = indent
				r.tabbed(tab, start, content, end)
			}
			if indent < floor || indent < column && r.text[content] == '#' {
				break
			}
			n.End = end
		}
		if column == 0 {
			start = end // an empty line before the text has no indentation yet
		}
		text.line(h.folded, cutColumns(r.text[start:end], column), next > end)
		r.next = next
	}
	n.Value = text.finish(h.chomp)
	r.advance()
	return n
}

// cutColumns returns a line without its first columns, as far as they are
// spaces.
func cutColumns(line string, columns int) string {
	at := 0
	for range columns {
		if at == len(line) {
			break
		}
		size := blank(line, at)
		if size == 0 {
			break
		}
		at += size
	}
	return line[at:]
}

// A folder joins the lines of a block scalar, as sections 8.1.2 and 8.1.3 of
// the YAML 1.2.2 specification say: with the line ends as they are, or
// folded. Lines that are indented further keep theirs.
type folder struct {
	b        strings.Builder
	pending  bool // the line end after the last line is not yet written
	indented bool // that line begins with a space
	blanks   int  // empty lines since
}

// line adds a line; ended is true if a line end follows it.
func (f *folder) line(fold bool, line string, ended bool) {
	if line == "" {
		if ended {
			f.blanks++
		}
		return
	}
	indented := line[0] == ' ' || line[0] == '\t'
	switch {
	case !f.pending:
	case fold && !f.indented && !indented:
		if f.blanks == 0 {
			f.b.WriteByte(' ')
		}
	default:
		f.b.WriteByte('\n')
	}
	f.newlines(f.blanks)
	f.b.WriteString(line)
	f.pending, f.indented, f.blanks = ended, indented, 0
}

// finish returns the text, its last line ends treated as chomp says.
func (f *folder) finish(chomp byte) string {
	if chomp != '-' && f.pending {
		f.b.WriteByte('\n')
	}
	if chomp == '+' {
		f.newlines(f.blanks)
	}
	return f.b.String()
}

func (f *folder) newlines(count int) {
	for range count {
		f.b.WriteByte('\n')
	}
}
