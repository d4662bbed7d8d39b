package frontmatter

import (
	"strings"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/problem"
)

// maxDepth is how deep lists and sub-fields may stand in each other. The table
// of fields needs three.
const maxDepth = 32

// tabWidth is how many columns a tab at the beginning of a line is taken for.
// It is an error in any case: editors disagree.
const tabWidth = 2

// A lineReader reads the block style that people write: "key: value", lists of
// "- item", sub-fields by indentation, text between quotes or after | and >.
//
// Where YAML gives such a text a meaning it finds the same, except on purpose:
// an unquoted value runs to the end of its line, whatever colons, brackets,
// asterisks or single "#" it holds; no-break spaces are spaces. Where YAML
// would silently misread a text (a list that folds into the line above it) it
// reports an error and goes on with what the author must have meant, so that
// all problems of a file are reported at once.
//
// The reader stands at one line and moves on when it has understood it. What
// stands after a dash is read as though it began a line at its own column.
type lineReader struct {
	*reporter
	text string // of the source, up to the end of the front matter
	next int    // where the line after the current one begins
	line line
	done bool // no line is left

	division  division // how the line from dividedAt on divides
	dividedAt int

	depth int
	stray int // end of the last line reported as belonging to no field
	arena *Arena

	alien    bool // the text needs the whole of YAML
	tolerant bool // a line that needs it is reported instead

	references map[string]bool // signs and names of anchors and aliases; nil until one is asked for
}

// A line is one that holds something other than a comment.
type line struct {
	start  int // its first byte
	at     int // its first byte that is not a space
	end    int // after its last one
	indent int // column of at, counted from 0 in characters
	blanks int // how many empty lines stand before it
}

// readLines reads text from offset start to its end. ok is false when it uses
// a part of YAML that is not written by hand; then nothing has been reported. If
// tolerant, only the lines that do so are left out, and reported.
func readLines(rep *reporter, arena *Arena, text string, start int, tolerant bool) (root *Node, ok bool) {
	before := *rep
	r := &lineReader{reporter: rep, arena: arena, text: text, next: start, dividedAt: -1, stray: -1, tolerant: tolerant}
	r.advance()
	switch {
	case r.done:
		return &Node{Start: start, End: start}, true
	case r.text[r.line.at] == '{', r.text[r.line.at] == '[':
		return nil, false
	}
	if r.marker().isDash() {
		root = r.sequence(0, 0)
	} else {
		root = r.mapping(0, false)
	}
	if r.alien {
		*rep = before
		return nil, false
	}
	return root, true
}

// advance moves to the next line that is neither empty nor a comment.
func (r *lineReader) advance() {
	blanks := 0
	for r.next < len(r.text) {
		start, end := r.next, len(r.text)
		if i := strings.IndexByte(r.text[start:], '\n'); i >= 0 {
			end = start + i
			r.next = end + 1
		} else {
			r.next = end
		}
		at, indent, tab := skipIndent(r.text, start, end)
		if at == end {
			blanks++
			continue
		}
		if r.text[at] == '#' {
			continue
		}
		r.line = line{start: start, at: at, end: trimEnd(r.text, at, end), indent: indent, blanks: blanks}
		r.tabbed(tab, start, at, r.line.end)
		return
	}
	r.done = true
	r.line = line{start: len(r.text), at: len(r.text), end: len(r.text), indent: -1, blanks: blanks}
}

// tabbed reports a line that is indented with a tab. It is read as though it
// had spaces.
func (r *lineReader) tabbed(tab bool, start, at, end int) {
	if tab {
		r.error("tab-indent", start, at, nil, reindent(r.text[start:end], 0))
	}
}

// skipDeeper passes over the lines that stand in column floor or further to
// the right: they belong to something that could not be read.
func (r *lineReader) skipDeeper(floor int) {
	for !r.done && r.line.indent >= floor {
		r.advance()
	}
}

// node returns a new node that covers the text from start to end.
func (r *lineReader) node(kind Kind, start, end int) *Node {
	n := r.arena.node()
	n.Kind, n.Start, n.End = kind, start, end
	return n
}

// null returns the value of a field that has none.
func (r *lineReader) null(at int) *Node { return r.node(Null, at, at) }

// unread returns what stands for a value, from offset at of the current line,
// that could not be read and is reported.
func (r *lineReader) unread(at int) *Node { return r.node(Null, at, r.line.end) }

// indented returns content as a line in the given column.
func indented(column int, content string) string {
	return strings.Repeat(" ", column) + content
}

// blank returns the size in bytes of the space at text[i], 0 if there is none
// there. All that looks like a space counts: word processors put no-break
// spaces before colons, and web pages leave zero-width ones behind.
func blank(text string, i int) int {
	switch c := text[i]; {
	case c == ' ' || c == '\t':
		return 1
	case c < 0xC2:
		return 0
	}
	switch r, size := utf8.DecodeRuneInString(text[i:]); {
	case r == 0xA0, r == 0x1680, r >= 0x2000 && r <= 0x200B, r == 0x202F, r == 0x205F, r == 0x2060, r == 0x3000, r == 0xFEFF:
		return size
	}
	return 0
}

// skipBlanks returns the first offset from at on that holds no space.
func skipBlanks(text string, at, end int) int {
	for at < end {
		size := blank(text, at)
		if size == 0 {
			break
		}
		at += size
	}
	return at
}

// skipIndent is like skipBlanks, and counts columns; tab reports whether one of
// the spaces is a tab.
func skipIndent(text string, at, end int) (content, indent int, tab bool) {
	for at < end {
		size := blank(text, at)
		if size == 0 {
			break
		}
		indent++
		if text[at] == '\t' {
			indent += tabWidth - 1
			tab = true
		}
		at += size
	}
	return at, indent, tab
}

// trimEnd returns the end of text[at:end] without the spaces at its end.
func trimEnd(text string, at, end int) int {
	for end > at {
		c := text[end-1]
		if c == ' ' || c == '\t' {
			end--
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		_, size := utf8.DecodeLastRuneInString(text[at:end])
		if blank(text[:end], end-size) != size {
			break
		}
		end -= size
	}
	return end
}

// columns counts the characters of text[from:to].
func columns(text string, from, to int) int {
	return utf8.RuneCountInString(text[from:to])
}

// commentAt returns where the comment of text[at:end] begins, or end: a "#"
// after two spaces. One that follows a single space ("lot #3") is text.
func commentAt(text string, at, end int) int {
	for from := at; from < end; {
		i := strings.IndexByte(text[from:end], '#')
		if i < 0 {
			break
		}
		i += from
		if gap := trimEnd(text, at, i); columns(text, gap, i) >= 2 {
			return gap
		}
		from = i + 1
	}
	return end
}

// args is short for one argument of a message.
func args(name, value string) problem.Args { return problem.Args{name: value} }
