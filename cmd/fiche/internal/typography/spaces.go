package typography

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// What a byte may begin, for a pass: most bytes of prose begin nothing of
// interest and are skipped at the price of a look in a table.
const (
	nothing byte = iota
	aSpace
	aDigit
	aMark
	aRoman
	aWideRune // a space or quote beyond ASCII, or some other character
	aQuote
	aDot
	aHyphen
	anEscape
)

var spaceTriggers = [256]byte{
	' ': aSpace, '\n': aSpace, '\t': aSpace, '\r': aSpace,
	'0': aDigit, '1': aDigit, '2': aDigit, '3': aDigit, '4': aDigit,
	'5': aDigit, '6': aDigit, '7': aDigit, '8': aDigit, '9': aDigit,
	';': aMark, ':': aMark, '!': aMark, '?': aMark,
	'I': aRoman, 'V': aRoman, 'X': aRoman,
	0xC2: aWideRune, 0xE2: aWideRune, 0xE3: aWideRune, // U+0080–00BF, U+2000–2FFF, U+3000
}

// skip returns the first place from i on where a byte may begin something.
func skip(text []byte, i int, triggers *[256]byte) int {
	for i < len(text) && triggers[text[i]] == nothing {
		i++
	}
	return i
}

// spaces decides which spaces no line may break at, and of what width, and adds
// those that are missing without doubt.
func spaces(s scanner) []edit {
	text := s.text
	for i := skip(text, 0, &spaceTriggers); i < len(text); i = skip(text, i, &spaceTriggers) {
		switch spaceTriggers[text[i]] {
		case aSpace:
			if i > 0 && endsWestern(text[:i]) && beginsSmall(text[i+1:]) {
				i++ // between two ordinary words: by far the most
				continue
			}
			i = s.Space(i)
		case aDigit:
			i = s.numberAt(i)
		case aMark:
			i = s.markAt(i)
		case aRoman:
			i = s.romanAt(i)
		case aWideRune:
			i = s.wideRune(i)
		}
	}
	return s.edits
}

// endsWestern reports whether the last character of a text is ASCII or a letter
// of Western Europe (À to ÿ): no quotation mark that asks for a space inside.
func endsWestern(text []byte) bool {
	last := len(text) - 1
	return text[last] < utf8.RuneSelf || last > 0 && text[last-1] == 0xC3
}

// beginsSmall reports whether a text begins with a small letter of those.
func beginsSmall(text []byte) bool {
	return len(text) > 1 && ('a' <= text[0] && text[0] <= 'z' || text[0] == 0xC3 && text[1] >= 0xA0)
}

func isPlainLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func (s *scanner) wideRune(i int) int {
	r, size := utf8.DecodeRune(s.text[i:])
	switch {
	case IsSpace(r):
		return s.Space(i)
	case s.Outer.Pad == "":
	case r == s.Outer.Open:
		if next := s.after(i + size); next != edge && next != s.Outer.Close && !IsSpace(next) {
			s.replace(i, i+size, string(r)+s.Outer.Pad)
		}
	case r == s.Outer.Close:
		if last := s.before(i); last != edge && last != s.Outer.Open && !IsSpace(last) {
			s.replace(i, i, s.Outer.Pad)
		}
	}
	return i + size
}

// Space decides the spaces that begin at i by what is on their two sides,
// and returns their end.
func (s *scanner) Space(i int) int {
	end := s.pastSpaces(i)
	left, right := s.before(i), s.after(end)
	if left == edge || right == edge {
		return end
	}
	if kind := s.kind(i, end, left, right); kind != "" {
		s.replace(i, end, kind)
	}
	return end
}

// kind returns the space for between left, which ends at i, and right, which begins
// at end; "" leaves what is there.
func (s *scanner) kind(i, end int, left, right rune) string {
	switch {
	case s.Outer.Pad != "" && (left == s.Outer.Open || right == s.Outer.Close):
		return s.Outer.Pad
	case IsDigit(right):
		if word := s.wordEnding(i); contains(s.BeforeNumber, word) || s.isMonth(word) {
			return NoBreak
		}
	case unicode.IsUpper(right):
		if word := s.wordEnding(i); contains(s.BeforeName, word) || bytes.HasSuffix(word, []byte(".")) && contains(s.BeforeNumber, word) {
			return NoBreak
		}
	case !isOpening(left) && left != '“' && left != '‘':
		if space := s.spaceBefore(right); space != "" && s.markStands(end) {
			return space
		}
	}
	return ""
}

// spaceBefore returns the space that the language puts before a mark, or "".
func (s *scanner) spaceBefore(r rune) string {
	for _, m := range s.Marks {
		if rune(m.Char) == r {
			return m.Space
		}
	}
	return ""
}

// markAt handles the marks that begin at i, where no space is before them,
// and returns their end. The space is added after a word that ends there:
// "mot!" but not "?id=3", "12:30", "(?)" or ":smile:".
func (s *scanner) markAt(i int) int {
	end := s.pastMarks(i)
	left := s.before(i)
	word := i - max(1, utf8.RuneLen(left)) // the last character of the word
	space := s.spaceBefore(rune(s.text[i]))
	switch {
	case space == "" || !s.markStands(i) || s.literal.covers(word) || s.literal.covers(i):
	case !IsWord(left) && left != ')' && left != ']' && left != '»' && left != '”' && left != '%' && left != '€' && left != '°':
	case s.text[i] == ':' && s.endsEmoji(i):
	default:
		s.replace(i, i, space)
	}
	return end
}

func (s *scanner) pastMarks(i int) int {
	for i < len(s.text) && spaceTriggers[s.text[i]] == aMark {
		i++
	}
	return i
}

// markStands reports whether the marks at i end something, by what follows them:
// "mot ! »" but not ":smile:", "!important" or the smiley ":)".
func (s *scanner) markStands(i int) bool {
	end := s.pastMarks(i)
	switch next := s.after(end); {
	case next == edge, IsSpace(next), next == opaque, next == '–', next == '—':
		return true
	case next == ')' && end == i+1 && (s.text[i] == ':' || s.text[i] == ';'):
		return false
	default:
		return isClosing(next)
	}
}

// endsEmoji reports whether the colon at i is the second of ":smile:".
func (s *scanner) endsEmoji(i int) bool {
	const longest = 40
	for at := i - 1; at >= 0 && i-at < longest; at-- {
		c := s.text[at]
		if c == ':' {
			before := s.before(at)
			return at < i-1 && !IsWord(before)
		}
		if !isPlainLetter(c) && !IsDigit(rune(c)) && c != '_' && c != '-' && c != '+' {
			return false
		}
	}
	return false
}
