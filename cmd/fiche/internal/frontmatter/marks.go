package frontmatter

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/problem"
)

// A marker is what a line begins with when it may be an item of a list.
type marker uint8

const (
	noMarker    marker = iota
	goodDash           // "- item"
	boundDash          // a dash and a no-break space
	gluedDash          // "-item"
	minusNumber        // "-5": an item among items, a number elsewhere
	otherDash          // "– item", "• item", "* item"
)

// isDash reports whether the line is an item.
func (m marker) isDash() bool { return m != noMarker && m != minusNumber }

// begins reports whether the first line of a value begins a list. After a dash
// ("- * en option") only a real dash does.
func (m marker) begins(inItem bool) bool {
	return m == goodDash || m.isDash() && !inItem
}

// rule returns what such a marker breaks; a good one stands in the wrong
// column.
func (m marker) rule() problem.Rule {
	switch m {
	case boundDash, gluedDash:
		return "dash-space"
	case otherDash:
		return "dash-character"
	}
	return "dash-misaligned"
}

// size returns the length in bytes of the mark itself, which stands at
// text[at].
func (m marker) size(text string, at int) int {
	if m == otherDash {
		_, size := utf8.DecodeRuneInString(text[at:])
		return size
	}
	return 1
}

// marker returns what the current line begins with.
func (r *lineReader) marker() marker {
	at, end := r.line.at, r.line.end
	if at == end {
		return noMarker
	}
	switch c := r.text[at]; {
	case c == '-':
		return r.dash(at+1, end)
	case c != '*' && c < utf8.RuneSelf:
		return noMarker
	}
	mark, size := utf8.DecodeRuneInString(r.text[at:end])
	if !strings.ContainsRune("*–—−‐‑•·‣▪●◦", mark) || at+size == end || blank(r.text, at+size) == 0 {
		return noMarker
	}
	return otherDash
}

// dash returns what the hyphen is that stands before offset after.
func (r *lineReader) dash(after, end int) marker {
	if after == end {
		return goodDash
	}
	next, _ := utf8.DecodeRuneInString(r.text[after:end])
	switch {
	case next == ' ' || next == '\t':
		return goodDash
	case blank(r.text, after) > 0:
		return boundDash
	case unicode.IsLetter(next) || next == '"' || next == '\'' || next == '«':
		return gluedDash
	case unicode.IsDigit(next):
		return minusNumber
	}
	return noMarker
}

// A division is how a line divides into key and value.
type division struct {
	key     Key
	value   int  // where the value begins, or the end of the line
	ok      bool // there is a colon
	spaced  bool // and a space after it, as there must be
	oneWord bool // the key is a single word
	foreign bool // a key of the kind that only YAML's experts write
}

// divide divides the current line at its first colon that a space follows. The
// colons in https://example.org and 12:30 have none.
func (r *lineReader) divide() division {
	if r.dividedAt != r.line.at { // several ask of each line
		r.dividedAt, r.division = r.line.at, r.divideLine()
	}
	return r.division
}

func (r *lineReader) divideLine() division {
	at, end := r.line.at, r.line.end
	from := at
	switch r.text[at] {
	case '"', '\'':
		closing := closingQuote(r.text, at, end)
		if closing < 0 || r.endsAfter(closing+1) {
			return division{}
		}
		if f, ok := r.quotedKey(at, closing, end); ok {
			return f
		}
		from = closing + 1
	case '[', '{':
		closing, _ := closingBracket(r.text, at, end)
		if closing < 0 || r.endsAfter(closing+1) {
			return division{}
		}
		from = closing + 1
	case '?':
		if at+1 == end || blank(r.text, at+1) > 0 {
			return division{foreign: true}
		}
	case '!', '&':
		f := r.colonField(at, from, end)
		f.foreign = f.ok && (isTag(r.text[at:end]) || r.text[at] == '&' && r.isReference(r.text[at:end]))
		return f
	}
	return r.colonField(at, from, end)
}

// colonField divides the text from at to end at the first colon after offset
// from.
func (r *lineReader) colonField(at, from, end int) division {
	limit := commentAt(r.text, at, end)
	first := -1
	for from < limit {
		i := strings.IndexByte(r.text[from:limit], ':')
		if i < 0 {
			break
		}
		i += from
		if i+1 == limit || blank(r.text, i+1) > 0 {
			return r.split(at, i, end)
		}
		if first < 0 {
			first = i
		}
		from = i + 1
	}
	return r.glued(at, first, end)
}

// split divides the text from at to end at the colon.
func (r *lineReader) split(at, colon, end int) division {
	keyEnd := trimEnd(r.text, at, colon)
	if keyEnd == at {
		return division{}
	}
	return division{
		key:     Key{Text: r.text[at:keyEnd], Start: at, End: keyEnd},
		value:   skipBlanks(r.text, colon+1, end),
		ok:      true,
		spaced:  true,
		oneWord: isWord(r.text[at:keyEnd]),
	}
}

// glued divides "titre:Mali", where the space is missing. An address
// ("https://…", "mailto:…") or a time is not a field.
func (r *lineReader) glued(at, colon, end int) division {
	if colon < 0 || colon+1 >= end || r.text[colon+1] == '/' || r.text[colon+1] == ':' {
		return division{}
	}
	keyEnd := trimEnd(r.text, at, colon)
	if keyEnd == at {
		return division{}
	}
	name := r.text[at:keyEnd]
	if first, _ := utf8.DecodeRuneInString(name); !unicode.IsLetter(first) || isScheme(name) {
		return division{}
	}
	return division{
		key:     Key{Text: name, Start: at, End: keyEnd},
		value:   colon + 1,
		ok:      true,
		oneWord: isWord(name),
	}
}

// quotedKey divides `"key": value`, where the second quote is at closing.
func (r *lineReader) quotedKey(at, closing, end int) (division, bool) {
	colon := skipBlanks(r.text, closing+1, end)
	if colon == end || r.text[colon] != ':' || colon+1 < end && blank(r.text, colon+1) == 0 {
		return division{}, false
	}
	return division{
		key:     Key{Text: r.unquoteKey(at, closing+1), Start: at, End: closing + 1},
		value:   skipBlanks(r.text, colon+1, end),
		ok:      true,
		spaced:  true,
		oneWord: true,
	}, true
}

// unquoteKey returns the text of the quoted name from offset at to end. Escapes
// that the YAML library does not know stay as they are.
func (r *lineReader) unquoteKey(at, end int) string {
	if text, ok := unquote(r.text[at:end]); ok {
		return text
	}
	scratch := &reporter{src: r.src}
	if n := readYAML(scratch, r.text, span{at, end}); len(scratch.problems) == 0 {
		return n.Value
	}
	return r.text[at+1 : end-1]
}

// isWord reports whether s is one word, as names of sub-fields are.
func isWord(s string) bool {
	for _, c := range s {
		if !unicode.IsLetter(c) && !unicode.IsMark(c) && c != '_' && c != '-' {
			return false
		}
	}
	return s != ""
}

// isScheme reports whether s begins an address that needs no "//".
func isScheme(s string) bool {
	switch strings.ToLower(s) {
	case "http", "https", "mailto", "tel", "sms", "geo", "data", "urn", "doi", "isbn", "issn":
		return true
	}
	return false
}
