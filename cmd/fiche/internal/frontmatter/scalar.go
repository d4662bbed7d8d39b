package frontmatter

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// value reads the value that begins at offset at of the current line and may
// go on over lines that stand in column floor or further to the right.
func (r *lineReader) value(at, floor int, inItem bool) *Node {
	switch c := r.text[at]; c {
	case '"', '\'':
		return r.quoted(at, floor, inItem)
	case '[', '{':
		return r.flow(at, floor, inItem)
	case '|', '>':
		if h, ok := readHeader(r.text[at:r.line.end]); ok && (h.indent == 0 || r.deeper(floor, "") > r.line.end) {
			return r.blockScalar(h, at, floor) // ">5" with no text under it is one itself
		}
	case '&', '*':
		if r.isReference(r.text[at:commentAt(r.text, at, r.line.end)]) {
			return r.reference(at, floor)
		}
	case '!':
		if isTag(r.text[at:r.line.end]) {
			return r.foreign(at, r.deeper(floor, ""))
		}
	case '-':
		alone := at+1 == trimEnd(r.text, at, r.line.end) && r.deeper(floor, "") == r.line.end // no value: "Coût : -"
		if !inItem && !alone && r.dash(at+1, r.line.end) == goodDash && !r.isNumber(at+1) {
			return r.listOnLine(at, floor)
		}
	}
	return r.plain(at, floor, inItem)
}

// isNumber reports whether a digit is what comes next after offset at.
func (r *lineReader) isNumber(at int) bool {
	at = skipBlanks(r.text, at, r.line.end)
	return at < r.line.end && '0' <= r.text[at] && r.text[at] <= '9'
}

// plain reads text without quotes. The lines after it that are indented go on
// with it, as YAML folds them, until one that is clearly an item or a field.
func (r *lineReader) plain(at, floor int, inItem bool) *Node {
	end := commentAt(r.text, at, r.line.end)
	n := r.node(Scalar, at, end)
	r.advance()
	if r.line.indent < floor || r.done || r.endsText(inItem) {
		n.Value = r.text[at:end]
		if unwrapped, ok := outerQuotes(n.Value); ok {
			n.Value, n.Quoted = unwrapped, true
		}
		if isNull(n.Value) {
			n.Kind = Null
		}
		return n
	}
	var b strings.Builder
	b.WriteString(r.text[at:end])
	for !r.done && r.line.indent >= floor && !r.endsText(inItem) {
		if r.line.blanks == 0 {
			b.WriteByte(' ')
		}
		for range r.line.blanks {
			b.WriteByte('\n')
		}
		n.End = commentAt(r.text, r.line.at, r.line.end)
		b.WriteString(r.text[r.line.at:n.End])
		r.advance()
	}
	n.Value = b.String()
	return n
}

// endsText reports whether the current line cannot be more of the text above
// it: YAML would fold a misaligned item into that text without a word.
func (r *lineReader) endsText(inItem bool) bool {
	if m := r.marker(); m.isDash() && (inItem || m != otherDash) {
		return true
	}
	f := r.divide()
	return f.foreign || f.spaced && f.oneWord
}

// isNull reports whether YAML takes the plain text s for nothing.
func isNull(s string) bool {
	switch s {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

// outerQuotes takes the quotes off a text whose author forgot that those
// inside it end it: 'L'eau et la vie', "Le "petit" projet".
func outerQuotes(s string) (string, bool) {
	if len(s) < 2 || s[0] != '"' && s[0] != '\'' || s[len(s)-1] != s[0] {
		return s, false
	}
	inner := s[1 : len(s)-1]
	i := strings.IndexByte(inner, s[0])
	if i < 0 {
		return s, false
	}
	before, _ := utf8.DecodeLastRuneInString(inner[:i])
	after, _ := utf8.DecodeRuneInString(inner[i+1:])
	opens := unicode.IsSpace(before) && !unicode.IsSpace(after)
	apostrophe := s[0] == '\'' && unicode.IsLetter(before) && unicode.IsLetter(after)
	return inner, opens || apostrophe
}

// listOnLine reads a list whose first item stands on the line of its field.
func (r *lineReader) listOnLine(at, floor int) *Node {
	l := &r.line
	field := r.text[l.start:trimEnd(r.text, l.start, at)]
	item := indented(floor+1, r.text[at:l.end])
	r.error("list-on-line", at, l.end, nil, field+"\n"+item)
	l.at, l.indent = at, floor+1
	return r.sequence(floor-1, floor)
}

// isReference reports whether a value is one of YAML's anchors (&name) or
// aliases (*name), of which one is nothing without the other: where that is not
// in the file, as in "*important*" or "& Cie", it is text.
func (r *lineReader) isReference(s string) bool {
	end := 1 + len(referenceName(s[1:]))
	if end == 1 || end < len(s) && (s[0] == '*' || blank(s, end) == 0) {
		return false
	}
	if r.references == nil {
		r.references = referencesIn(r.text)
	}
	return r.references["&"+s[1:end]] && r.references["*"+s[1:end]]
}

// referencesIn returns what could be an anchor or an alias in text, with its
// sign.
func referencesIn(text string) map[string]bool {
	all := map[string]bool{}
	for at := 0; ; at++ {
		i := strings.IndexAny(text[at:], "&*")
		if i < 0 {
			return all
		}
		at += i
		if at == 0 || strings.IndexByte(" \t\n[{,", text[at-1]) >= 0 {
			all[text[at:at+1+len(referenceName(text[at+1:]))]] = true
		}
	}
}

// referenceName returns the name that text begins with.
func referenceName(text string) string {
	end := strings.IndexFunc(text, func(c rune) bool {
		return c > unicode.MaxASCII || c != '_' && c != '-' && !unicode.IsLetter(c) && !unicode.IsDigit(c)
	})
	if end < 0 {
		return text
	}
	return text[:end]
}

// reference refuses an anchor or an alias with all that stands under it. A
// sheet has nothing to share, and a few lines of them can stand for billions.
func (r *lineReader) reference(at, floor int) *Node {
	n := r.unread(at)
	r.error("yaml-alias", at, r.line.end, args("value", clip(r.text[at:r.line.end])), "")
	r.advance()
	r.skipDeeper(floor)
	return n
}

// isTag reports whether a value begins with a tag of YAML's own: "!!str 12". Any
// other is text: "!Urgent".
func isTag(s string) bool {
	if strings.HasPrefix(s, "!<tag:") {
		return true
	}
	name, ok := strings.CutPrefix(s, "!!")
	name, _, _ = strings.Cut(name, " ")
	return ok && slices.Contains(tags, name)
}

// tags are the names in YAML's own schemas.
var tags = []string{"binary", "bool", "float", "int", "map", "merge", "null", "omap", "pairs", "seq", "set", "str", "timestamp"}

// foreign hands the text from at to end to the YAML library and moves on.
func (r *lineReader) foreign(at, end int) *Node {
	n := readYAML(r.reporter, r.text, span{at, end})
	r.resume(end)
	return n
}

// resume moves to the line after the one in which end stands.
func (r *lineReader) resume(end int) {
	r.next = len(r.text)
	if i := strings.IndexByte(r.text[end:], '\n'); i >= 0 {
		r.next = end + i + 1
	}
	r.advance()
}

// deeper returns the end of the last line that goes on with the current one: of
// those that follow and are indented to column floor or further. Lines that
// begin with a closer go on too: people put a closing bracket below the field.
func (r *lineReader) deeper(floor int, closers string) int {
	end := r.line.end
	for from := r.next; from < len(r.text); {
		next := len(r.text)
		if i := strings.IndexByte(r.text[from:], '\n'); i >= 0 {
			next = from + i + 1
		}
		stop := trimEnd(r.text, from, strings.LastIndexByte(r.text[:next], '\n'))
		at, indent, _ := skipIndent(r.text, from, stop)
		if at < stop {
			if indent < floor && strings.IndexByte(closers, r.text[at]) < 0 {
				break
			}
			end = stop
		}
		from = next
	}
	return end
}
