package frontmatter

import (
	"strconv"
	"strings"
)

// quoted reads text between quotes.
func (r *lineReader) quoted(at, floor int, inItem bool) *Node {
	if closing := closingQuote(r.text, at, r.line.end); closing >= 0 {
		if !r.endsAfter(closing + 1) {
			return r.plain(at, floor, inItem) // "Eau" et "vie"
		}
		value, ok := unquote(r.text[at : closing+1])
		if !ok {
			return r.foreign(at, closing+1)
		}
		n := r.node(Scalar, at, closing+1)
		n.Value, n.Quoted = value, true
		r.advance()
		return n
	}
	if closing := closingQuote(r.text, at, r.deeper(floor, "")); closing >= 0 {
		if r.endsAfter(closing + 1) {
			return r.foreign(at, closing+1)
		}
		r.error("yaml-syntax", closing+1, closing+2, nil, "") // the rest of the line would be lost
		n, end := r.unread(at), r.deeper(floor, "")
		r.resume(end)
		return n
	}
	text := r.text[at+1 : r.line.end]
	r.error("quote-unclosed", at, at+1, args("quote", r.text[at:at+1]), r.text[r.line.start:at]+text)
	n := r.node(Scalar, at, r.line.end)
	n.Value = text
	r.advance()
	r.skipDeeper(floor)
	return n
}

// endsAfter reports whether nothing but a comment follows offset at on its line.
func (r *lineReader) endsAfter(at int) bool {
	end := len(r.text)
	if i := strings.IndexByte(r.text[at:], '\n'); i >= 0 {
		end = at + i
	}
	rest := skipBlanks(r.text, at, end)
	return rest == end || rest > at && r.text[rest] == '#'
}

// closingQuote returns the offset of the quote that ends the one at text[at],
// or -1 if there is none before end.
func closingQuote(text string, at, end int) int {
	quote := text[at]
	for i := at + 1; i < end; i++ {
		switch {
		case quote == '"' && text[i] == '\\':
			i++
		case text[i] != quote:
		case quote == '\'' && i+1 < end && text[i+1] == '\'':
			i++
		default:
			return i
		}
	}
	return -1
}

// unquote returns the text between the quotes of s. ok is false if it holds an
// escape that YAML and Go do not read alike.
func unquote(s string) (text string, ok bool) {
	text = s[1 : len(s)-1]
	if s[0] == '\'' {
		return strings.ReplaceAll(text, "''", "'"), true
	}
	if strings.IndexByte(text, '\\') < 0 {
		return text, true
	}
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' {
			if i++; strings.IndexByte(`"\ntu`, text[i]) < 0 {
				return "", false
			}
		}
	}
	text, err := strconv.Unquote(s)
	return text, err == nil
}

// flow reads [a, b] and {a: b}.
func (r *lineReader) flow(at, floor int, inItem bool) *Node {
	closing, deepest := closingBracket(r.text, at, r.line.end)
	switch {
	case closing >= 0 && !r.endsAfter(closing+1):
		return r.plain(at, floor, inItem) // [JMP](https://washdata.org)
	case closing < 0:
		closing, deepest = closingBracket(r.text, at, r.deeper(floor, "]}"))
	}
	switch {
	case closing < 0:
		r.error("bracket-unclosed", at, at+1, args("bracket", r.text[at:at+1]), "")
	case deepest > maxDepth:
		r.error("nested-too-deep", at, r.line.end, nil, "")
	case !r.endsAfter(closing + 1):
		r.error("yaml-syntax", closing+1, closing+2, nil, "")
	default:
		if n := r.shortFlow(at, closing); n != nil {
			r.resume(closing + 1)
			return n
		}
		return r.foreign(at, closing+1)
	}
	end := r.deeper(floor, "]}")
	n := r.unread(at)
	r.resume(end)
	return n
}

// closingBracket returns the offset of the bracket that closes the one at
// text[at], or -1 if there is none before end; deepest is how many stand in
// each other. An apostrophe inside a word is no quote.
func closingBracket(text string, at, end int) (closing, deepest int) {
	depth := 0
	for i := at; i < end; i++ {
		switch c := text[i]; c {
		case '[', '{':
			depth++
			deepest = max(deepest, depth)
		case ']', '}':
			if depth--; depth == 0 {
				return i, deepest
			}
		case '"', '\'':
			if !opensQuote(text, i) {
				continue
			}
			if i = closingQuote(text, i, end); i < 0 {
				return -1, deepest
			}
		case '#':
			if text[i-1] == ' ' || text[i-1] == '\n' {
				n := strings.IndexByte(text[i:end], '\n')
				if n < 0 {
					return -1, deepest
				}
				i += n
			}
		}
	}
	return -1, deepest
}

// opensQuote reports whether the quote at text[i], inside brackets, begins a
// quoted text: it stands after a bracket, a comma or a colon.
func opensQuote(text string, i int) bool {
	for i--; i > 0 && (text[i] == ' ' || text[i] == '\t' || text[i] == '\n'); i-- {
	}
	return strings.IndexByte("[{,:", text[i]) >= 0
}
