package frontmatter

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// shortFlow reads [a, b] and {a: b, c: "d"} on one line, up to the bracket at
// closing, if they hold nothing but words and text in quotes, as those do that
// people write. It returns nil for any other, which is left to the YAML library.
func (r *lineReader) shortFlow(at, closing int) *Node {
	n := r.node(Sequence, at, closing+1)
	switch r.text[at:at+1] + r.text[closing:closing+1] {
	case "{}":
		n.Kind = Mapping
	case "[]":
	default:
		return nil
	}
	for at++; ; at++ {
		at = skipSpaces(r.text, at, closing)
		var key Key
		if n.Kind == Mapping {
			end := flowWord(r.text, at, closing)
			if key = (Key{r.text[at:end], at, end}); key.Text == "" || isNull(key.Text) || !strings.HasPrefix(r.text[end:closing], ": ") {
				return nil
			}
			at = skipSpaces(r.text, end+1, closing)
		}
		value := r.flowValue(at, closing)
		if value == nil {
			return nil
		}
		if n.Kind == Mapping {
			n.Pairs = append(n.Pairs, Pair{key, value})
		} else {
			n.Items = append(n.Items, value)
		}
		if at = skipSpaces(r.text, value.End, closing); at == closing {
			return n
		}
		if r.text[at] != ',' {
			return nil
		}
	}
}

// flowValue reads a value of words or in quotes, or returns nil.
func (r *lineReader) flowValue(at, closing int) *Node {
	if c := r.text[at]; c == '"' || c == '\'' {
		end := closingQuote(r.text, at, closing)
		if end < 0 {
			return nil
		}
		text, ok := unquote(r.text[at : end+1])
		if !ok {
			return nil
		}
		n := r.node(Scalar, at, end+1)
		n.Value, n.Quoted = text, true
		return n
	}
	end := flowWord(r.text, at, closing)
	if end == at || isNull(r.text[at:end]) {
		return nil
	}
	n := r.node(Scalar, at, end)
	n.Value = r.text[at:end]
	return n
}

// flowWord returns the end of the words that begin at offset at: of letters and
// digits, and inside also of marks that mean nothing to YAML there, with "://".
func flowWord(text string, at, closing int) int {
	end := at // without the spaces behind the words
	for i := at; i < closing; {
		c, size := utf8.DecodeRuneInString(text[i:closing])
		switch {
		case unicode.IsLetter(c), '0' <= c && c <= '9':
			end = i + size
		case i == at:
			return at
		case strings.ContainsRune("-_./%'()’€°", c):
			end = i + size
		case strings.HasPrefix(text[i:closing], "://"):
			size = len("://")
			end = i + size
		case c != ' ':
			return end
		}
		i += size
	}
	return end
}

func skipSpaces(text string, at, end int) int {
	for at < end && text[at] == ' ' {
		at++
	}
	return at
}
