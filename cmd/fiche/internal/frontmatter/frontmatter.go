// Package frontmatter reads the front matter of a file: bytes in, nodes with
// their places out.
//
// It is the first stage of the pipeline, and the only door to the front matter
// and YAML libraries. Its law: it knows no field and no language. It decodes
// the bytes, finds the front matter, and returns what is written there, text
// by text and each at its place; what a text means is decided by its reader.
// Every problem is reported at once, at its line, with the line as it should be.
package frontmatter

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/problem"
)

// maxFrontMatter is the size in bytes over which a front matter is refused.
// The longest that people keep, a home page's list of translated words, has
// some 20 KB.
const maxFrontMatter = 512 << 10

// Read finds the front matter of a file and reads it. fields is a mapping, or
// null when there is no front matter; its nodes live until arena is released.
// body is the offset at which the Markdown begins. What is wrong is reported,
// and what stands around it is read all the same.
//
// isField reports whether a name is that of a field: a file that begins with
// one lacks its line "---".
func Read(src *problem.Source, arena *Arena, isField func(name string) bool) (fields *Node, body int, problems []problem.Problem) {
	r := &reporter{src: src}
	block, body := splitFrontMatter(r, isField)
	return readBlock(r, arena, block), body, r.finish()
}

// ReadFields reads a file that is fields from its first line to its last, with
// nothing to delimit them. Its nodes live until arena is released.
func ReadFields(src *problem.Source, arena *Arena) (fields *Node, problems []problem.Problem) {
	r := &reporter{src: src}
	return readBlock(r, arena, span{0, len(src.Text)}), r.finish()
}

// readBlock reads the text between the delimiters: with the line reader, and
// with the YAML library when the line reader does not know what it says.
func readBlock(r *reporter, arena *Arena, block span) *Node {
	if block.end-block.start > maxFrontMatter {
		r.error("front-matter-too-large", block.start, block.start, args("limit", strconv.Itoa(maxFrontMatter>>10)), "")
		return &Node{Start: block.start, End: block.start}
	}
	text := string(r.src.Text[:block.end])
	root, ok := readLines(r, arena, text, block.start, false)
	if !ok {
		root = readForeign(r, arena, text, block)
	}
	reportDuplicates(r, root)
	return root
}

// readForeign reads a text that the line reader does not know with the YAML
// library; if that does not either, line by line after all: the lines that can
// be read may say that the file is a draft.
func readForeign(r *reporter, arena *Arena, text string, block span) *Node {
	before := *r
	before.problems = slices.Clip(before.problems)
	root := readYAML(r, text, block)
	if root.Kind != Null || len(r.problems) == len(before.problems) {
		return root
	}
	failed := *r
	*r = before
	if lines, ok := readLines(r, arena, text, block.start, true); ok {
		return lines
	}
	*r = failed
	return root
}

// A span is a piece of the source, from one byte offset to another.
type span struct{ start, end int }

// splitFrontMatter returns which part of the file is front matter and where its
// body begins. Without front matter the block is empty and all is body.
//
// The library says whether there is front matter. Where it ends is looked at
// once more, because the library takes an indented "---" for the end, passes
// over "----" and "—", and says nothing when there is no end.
func splitFrontMatter(r *reporter, isField func(name string) bool) (block span, body int) {
	text := r.src.Text
	opening := textLine(text, 0)
	if opening.blank() {
		return span{}, 0
	}
	if opening.text[0] == '{' {
		return splitJSON(r, opening.start)
	}
	switch found := detect(text); {
	case found.toml || isTOML(opening.text):
		return splitTOML(r, opening)
	case found.ok:
		return splitYAML(r, opening)
	case isDelimiter(opening.text):
		return splitUnclosed(r, opening)
	case isDashes(opening.text) && looksLikeField(textLine(text, opening.next).text):
		r.error("front-matter-dashes", opening.start, opening.end, args("found", string(opening.text)), "---")
		return splitUnclosed(r, opening)
	}
	warnMissingDashes(r, opening, isField)
	return span{}, 0
}

// isDelimiter reports whether a line opens a front matter.
func isDelimiter(line []byte) bool {
	for _, f := range formats {
		if f.Start == string(line) {
			return true
		}
	}
	return false
}

// isTOML reports whether a line opens a front matter in TOML.
func isTOML(line []byte) bool { return string(line) == "+++" || string(line) == "---toml" }

// isDashes reports whether a line is made of dashes, whatever their number and
// length: word processors turn "---" into a single long one.
func isDashes(line []byte) bool {
	if string(line) == "-" {
		return false
	}
	for len(line) > 0 {
		r, size := utf8.DecodeRune(line)
		if !strings.ContainsRune("-‐‑‒–—―−", r) {
			return false
		}
		line = line[size:]
	}
	return true
}

// splitYAML finds the end of a front matter that the library found closed.
func splitYAML(r *reporter, opening rawLine) (block span, body int) {
	closing, ok := findClosing(r.src.Text, opening)
	inside := r.src.Text[opening.next:closing.first]
	if !ok || bytes.Contains(inside, []byte("\n#")) {
		end, heading := fieldLines(r.src.Text[:closing.first], opening.next)
		if !ok || heading {
			return unclosed(r, opening, end)
		}
	}
	reportClosing(r, closing, opening)
	return span{opening.next, closing.first}, closing.next
}

// splitUnclosed finds where a front matter must end that has no line "---" to
// end it. Without a single field the opening "---" was a line across the page.
func splitUnclosed(r *reporter, opening rawLine) (block span, body int) {
	if closing, ok := findClosing(r.src.Text, opening); ok {
		reportClosing(r, closing, opening)
		return span{opening.next, closing.first}, closing.next
	}
	end, _ := fieldLines(r.src.Text, opening.next)
	if end == opening.next {
		return span{}, 0
	}
	return unclosed(r, opening, end)
}

// unclosed reports a front matter without end; its last field ends at end.
func unclosed(r *reporter, opening rawLine, end int) (block span, body int) {
	last := r.src.Place(end-1, 0)
	r.error("front-matter-unclosed", opening.start, opening.end, args("line", strconv.Itoa(last.Line)), last.Text+"\n---")
	return span{opening.next, end}, end
}

// reportClosing reports a closing line that is not as it should be.
func reportClosing(r *reporter, closing, opening rawLine) {
	found := string(closing.text)
	if found != "---" && found != "..." && found != string(opening.text) {
		r.error("front-matter-dashes", closing.start, closing.end, args("found", found), "---")
	}
}

// findClosing returns the line that ends the front matter. Dashes inside a text
// after | or > are part of it.
func findClosing(text []byte, opening rawLine) (closing rawLine, ok bool) {
	inText := -1 // indentation of the field whose text this is
	l := textLine(text, opening.next)
	for ; !l.blank(); l = textLine(text, l.next) {
		indent := l.start - l.first
		if indent > inText && inText >= 0 {
			continue
		}
		inText = -1
		switch {
		case string(l.text) == "---", indent == 0 && (isDashes(l.text) || string(l.text) == "..."):
			return l, true
		case string(l.text) == ";;;" && string(opening.text) == ";;;":
			return l, true
		case announcesText(l.text):
			inText = indent
		}
	}
	return l, false
}

// announcesText reports whether a line ends in | or >, with what may follow it.
func announcesText(line []byte) bool {
	if bytes.IndexByte(line, '|') < 0 && bytes.IndexByte(line, '>') < 0 {
		return false // as nearly all, and quickly seen
	}
	i := max(bytes.LastIndexByte(line, '|'), bytes.LastIndexByte(line, '>'))
	if i < 2 || line[i-1] != ' ' {
		return false
	}
	before := bytes.TrimRight(line[:i], " ")
	if c := before[len(before)-1]; c != ':' && c != '-' {
		return false
	}
	_, ok := readHeader(string(line[i:]))
	return ok
}

// fieldLines returns the end of the lines from offset from on that look like
// front matter; heading reports whether Markdown follows: a heading, and then
// prose.
func fieldLines(text []byte, from int) (end int, heading bool) {
	end = from
	after := true // an empty line
	for l := textLine(text, from); !l.blank(); l = textLine(text, l.next) {
		after = after || l.skipped
		switch {
		case l.text[0] == '#':
			heading = heading || after
			continue
		case looksLikeField(l.text), l.start > l.first && end > from, isItem(l.text) && !after:
			end, heading, after = l.next, false, false
		default:
			return end, heading
		}
	}
	return end, false
}

// isItem reports whether a line is an item of a list.
func isItem(line []byte) bool { return bytes.HasPrefix(line, []byte("- ")) }

// looksLikeField reports whether a line is "key: value" with a key that could be
// the name of a field.
func looksLikeField(line []byte) bool {
	const longest = 40
	colon := bytes.IndexByte(line, ':')
	if colon <= 0 || colon > longest || colon+1 < len(line) && blank(string(line[colon+1:]), 0) == 0 {
		return false
	}
	return isWords(string(bytes.TrimSpace(line[:colon])))
}

// isWords reports whether s is made of words.
func isWords(s string) bool {
	for word := range strings.FieldsSeq(s) {
		if !isWord(strings.ReplaceAll(strings.ReplaceAll(word, "'", ""), "’", "")) {
			return false
		}
	}
	return s != ""
}

// warnMissingDashes warns of a file that begins with the name of a field: its
// author forgot the line "---", and the fields would show on the page.
func warnMissingDashes(r *reporter, first rawLine, isField func(name string) bool) {
	if !looksLikeField(first.text) {
		return
	}
	name, _, _ := strings.Cut(string(first.text), ":")
	name = strings.TrimSpace(name)
	if isField(name) {
		r.warning("front-matter-missing-dashes", first.start, first.end, args("field", name), "---\n"+string(first.text))
	}
}

// A rawLine is a line of the file with text on it.
type rawLine struct {
	first   int    // offset of its first byte
	start   int    // of its text
	end     int    // after its text
	next    int    // of the line after it
	text    []byte // without the spaces around it
	skipped bool   // empty lines stand before it
}

// blank reports whether there was no further line with text.
func (l rawLine) blank() bool { return len(l.text) == 0 }

// textLine returns the first line from offset from on that holds text.
func textLine(text []byte, from int) rawLine {
	l := rawLine{next: from}
	for l.next < len(text) {
		l.first = l.next
		stop := len(text)
		l.next = stop
		if i := bytes.IndexByte(text[l.first:], '\n'); i >= 0 {
			stop = l.first + i
			l.next = stop + 1
		}
		l.text = bytes.TrimSpace(text[l.first:stop])
		if len(l.text) > 0 {
			l.start = stop - len(bytes.TrimLeftFunc(text[l.first:stop], unicode.IsSpace))
			l.end = l.start + len(l.text)
			return l
		}
		l.skipped = true
	}
	l.first, l.start, l.end = len(text), len(text), len(text)
	return l
}

// Body returns the Markdown of a file as its author wrote it: all but the front
// matter.
func Body(data []byte) string {
	src := TextOf("", data)
	_, body := splitFrontMatter(&reporter{src: src}, func(string) bool { return false })
	return string(src.Text[body:])
}
