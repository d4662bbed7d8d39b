package typography

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// opaque stands for inline content that is no text: code, an image.
const opaque = '\uFFFC'

// IsSpace reports whether r is a space or a line end of any kind.
func IsSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r == '\n' || r == '\t' || r == '\r'
	}
	return unicode.IsSpace(r)
}

// IsWord reports whether r is part of a word: a letter, a mark or a digit.
func IsWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || IsDigit(r)
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r)
}

// IsLetter reports whether r is a letter or a mark on one.
func IsLetter(r rune) bool { return IsWord(r) && !unicode.IsNumber(r) }

// IsDigit reports whether r is an ASCII digit.
func IsDigit(r rune) bool { return '0' <= r && r <= '9' }

func isShortDash(r rune) bool { return r == '-' || r == '–' || r == '—' }

func isOpening(r rune) bool { return r == '(' || r == '[' || r == '{' }

// isQuote reports whether r is a quotation mark; the apostrophe is none.
func isQuote(r rune) bool {
	switch r {
	case '"', '«', '»', '“', '”', '„', '‘':
		return true
	}
	return false
}

// isClosing reports whether r may follow a word without a space.
func isClosing(r rune) bool {
	switch r {
	case ')', ']', '}', '»', '”', '’', '\'', '"', ',', '.', ';', ':', '!', '?', '…':
		return true
	}
	return false
}

// literals finds the words of a text that are no prose: web and e-mail
// addresses, paths, file names. A word runs from space to space; the quotes,
// brackets and punctuation around it are prose again.
type literals struct {
	text       []byte
	known, any bool // whether the text may hold one is looked at when first asked
	start, end int  // the word last looked at
	from, to   int  // what is literal in it
}

// none reports whether the text holds no literal.
func (l *literals) none() bool {
	if !l.known {
		l.known = true
		l.any = bytes.IndexByte(l.text, '/') >= 0 || bytes.IndexByte(l.text, '@') >= 0 || bytes.IndexByte(l.text, '\\') >= 0 ||
			bytes.Contains(l.text, []byte("www.")) || hasInnerDot(l.text)
	}
	return !l.any
}

// covers reports whether the byte at i belongs to a literal.
func (l *literals) covers(i int) bool {
	if i < 0 || i >= len(l.text) || l.none() {
		return false
	}
	if r, _ := utf8.DecodeRune(l.text[i:]); partsLiterals(r) {
		return false
	}
	if i < l.start || i >= l.end {
		l.look(i)
	}
	return l.from <= i && i < l.to
}

func partsLiterals(r rune) bool { return IsSpace(r) || isQuote(r) || r == opaque }

// look finds the word around i.
func (l *literals) look(i int) {
	l.start, l.end = 0, len(l.text)
	if at := bytes.LastIndexFunc(l.text[:i], partsLiterals); at >= 0 {
		_, size := utf8.DecodeRune(l.text[at:])
		l.start = at + size
	}
	if at := bytes.IndexFunc(l.text[i:], partsLiterals); at >= 0 {
		l.end = i + at
	}
	word := bytes.TrimLeft(l.text[l.start:l.end], "([{'’")
	word = withoutElision(word)
	l.from = l.end - len(word)
	word = bytes.TrimRight(word, ")]}'’,.;:!?…")
	l.to = l.from + len(word)
	if !isLiteral(word) {
		l.to = l.from
	}
}

// withoutElision takes the "d'" off "d'example.org".
func withoutElision(word []byte) []byte {
	if len(word) == 0 || !isPlainLetter(word[0]) || bytes.IndexByte(word, '@') >= 0 {
		return word
	}
	if rest, ok := bytes.CutPrefix(word[1:], []byte("'")); ok {
		return rest
	}
	if rest, ok := bytes.CutPrefix(word[1:], []byte(apostrophe)); ok {
		return rest
	}
	return word
}

// isLiteral reports whether a word is no prose. It still is one when others
// precede and follow it behind apostrophes: typesetting may make these of the
// quotes that parted it from them.
func isLiteral(word []byte) bool {
	for _, sign := range [...]string{"@", "\\", "://", "www.", "./", "~/", "'/", "’/", "(/", "[/", "{/"} {
		if bytes.Contains(word, []byte(sign)) {
			return true
		}
	}
	return len(word) > 0 && word[0] == '/' || hasInnerDot(word) ||
		bytes.Count(word, []byte("/")) > 1 && bytes.IndexFunc(word, IsLetter) >= 0
}

// hasInnerDot reports whether a text has a dot as in "example.org" or "MALI.PDF":
// after a letter or digit and before a small letter, or before capitals that
// end the word. "terminé.Les" has none: a space was forgotten there.
func hasInnerDot(text []byte) bool {
	for at := 0; ; at++ {
		dot := bytes.IndexByte(text[at:], '.')
		if dot < 0 {
			return false
		}
		at += dot
		if at == 0 || at+1 == len(text) || text[at-1] < utf8.RuneSelf && !IsWord(rune(text[at-1])) {
			continue
		}
		if next := text[at+1]; 'a' <= next && next <= 'z' {
			return true
		}
		end := at + 1
		for end < len(text) && 'A' <= text[end] && text[end] <= 'Z' {
			end++
		}
		if size := end - at - 1; 2 <= size && size <= 4 && (end == len(text) || !isPlainLetter(text[end]) && !IsDigit(rune(text[end]))) {
			return true
		}
	}
}

// IsDash reports whether r is a hyphen, a dash or a minus sign.
func IsDash(r rune) bool { return strings.ContainsRune("-‐‑‒–—−", r) }
