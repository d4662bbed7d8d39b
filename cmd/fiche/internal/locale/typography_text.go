package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// opaque stands for inline content that is no text: code, an image.
const opaque = '\uFFFC'

// isSpace tells a space or line end of any kind.
func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r == '\n' || r == '\t' || r == '\r'
	}
	return unicode.IsSpace(r)
}

// isWord tells a letter or a digit.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || isDigit(r)
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r)
}

func isLetter(r rune) bool { return isWord(r) && !unicode.IsNumber(r) }

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isDash(r rune) bool { return r == '-' || r == '–' || r == '—' }

func isOpening(r rune) bool { return r == '(' || r == '[' || r == '{' }

// isQuote tells a quotation mark; the apostrophe is none.
func isQuote(r rune) bool {
	switch r {
	case '"', '«', '»', '“', '”', '„', '‘':
		return true
	}
	return false
}

// isClosing tells what may follow a word without a space.
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
	text       string
	any        bool // the text may hold one
	start, end int  // the word last looked at
	from, to   int  // what is literal in it
}

func findLiterals(text string) literals {
	l := literals{text: text}
	l.any = strings.IndexByte(text, '/') >= 0 || strings.IndexByte(text, '@') >= 0 || strings.IndexByte(text, '\\') >= 0 ||
		strings.Contains(text, "www.") || hasInnerDot(text)
	return l
}

// covers tells whether the byte at i belongs to a literal.
func (l *literals) covers(i int) bool {
	if !l.any || i < 0 || i >= len(l.text) {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(l.text[i:]); partsLiterals(r) {
		return false
	}
	if i < l.start || i >= l.end {
		l.look(i)
	}
	return l.from <= i && i < l.to
}

func partsLiterals(r rune) bool { return isSpace(r) || isQuote(r) || r == opaque }

// look finds the word around i.
func (l *literals) look(i int) {
	l.start, l.end = 0, len(l.text)
	if at := strings.LastIndexFunc(l.text[:i], partsLiterals); at >= 0 {
		_, size := utf8.DecodeRuneInString(l.text[at:])
		l.start = at + size
	}
	if at := strings.IndexFunc(l.text[i:], partsLiterals); at >= 0 {
		l.end = i + at
	}
	word := strings.TrimLeft(l.text[l.start:l.end], "([{'’")
	word = withoutElision(word)
	l.from = l.end - len(word)
	word = strings.TrimRight(word, ")]}'’,.;:!?…")
	l.to = l.from + len(word)
	if !isLiteral(word) {
		l.to = l.from
	}
}

// withoutElision takes the "d'" off "d'example.org".
func withoutElision(word string) string {
	if word == "" || !isPlainLetter(word[0]) || strings.IndexByte(word, '@') >= 0 {
		return word
	}
	if rest, ok := strings.CutPrefix(word[1:], "'"); ok {
		return rest
	}
	if rest, ok := strings.CutPrefix(word[1:], apostrophe); ok {
		return rest
	}
	return word
}

// isLiteral tells whether a word is no prose. It still is one when others
// precede and follow it behind apostrophes: typesetting may make these of the
// quotes that parted it from them.
func isLiteral(word string) bool {
	for _, sign := range [...]string{"@", "\\", "://", "www.", "./", "~/", "'/", "’/", "(/", "[/", "{/"} {
		if strings.Contains(word, sign) {
			return true
		}
	}
	return strings.HasPrefix(word, "/") || hasInnerDot(word) ||
		strings.Count(word, "/") > 1 && strings.IndexFunc(word, isLetter) >= 0
}

// hasInnerDot tells whether a text has a dot as in "example.org" or "MALI.PDF":
// after a letter or digit and before a small letter, or before capitals that
// end the word. "terminé.Les" has none: a space was forgotten there.
func hasInnerDot(text string) bool {
	for at := 0; ; at++ {
		dot := strings.IndexByte(text[at:], '.')
		if dot < 0 {
			return false
		}
		at += dot
		if at == 0 || at+1 == len(text) || text[at-1] < utf8.RuneSelf && !isWord(rune(text[at-1])) {
			continue
		}
		if next := text[at+1]; 'a' <= next && next <= 'z' {
			return true
		}
		end := at + 1
		for end < len(text) && 'A' <= text[end] && text[end] <= 'Z' {
			end++
		}
		if size := end - at - 1; 2 <= size && size <= 4 && (end == len(text) || !isPlainLetter(text[end]) && !isDigit(rune(text[end]))) {
			return true
		}
	}
}
