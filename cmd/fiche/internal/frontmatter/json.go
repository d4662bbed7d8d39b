package frontmatter

import "bytes"

// splitJSON finds the end of front matter in JSON, which begins at offset at
// with a brace. JSON is YAML, so that no other reader is needed for it.
//
// A body may begin with a brace too ("{.class}", "{{ … }}"): it is JSON if a
// quote follows, and nothing but the end of its line comes after the brace
// that closes it.
func splitJSON(r *reporter, at int) (block span, body int) {
	text := r.src.Text
	inside := bytes.TrimLeft(text[at+1:], " \t\n")
	if len(inside) == 0 || inside[0] != '"' && inside[0] != '}' {
		return span{}, 0
	}
	closing := closingBrace(text, at)
	if closing < 0 {
		r.error("json-unclosed", at, at+1, nil, "")
		return span{}, len(text)
	}
	rest := textLine(text, closing+1)
	if !rest.blank() && bytes.IndexByte(text[closing+1:rest.start], '\n') < 0 {
		return span{}, 0
	}
	body = len(text)
	if i := bytes.IndexByte(text[closing+1:], '\n'); i >= 0 {
		body = closing + 1 + i + 1
	}
	return span{at, closing + 1}, body
}

// closingBrace returns the offset of the brace that closes the one at text[at],
// or -1. Those in strings do not count.
func closingBrace(text []byte, at int) int {
	depth := 0
	inString := false
	for i := at; i < len(text); i++ {
		switch c := text[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}
