package typography

import (
	"bytes"
	"unicode/utf8"
)

// apostrophe is the typographic one, for all languages.
const apostrophe = "’"

var characterTriggers = [256]byte{'\'': aQuote, '.': aDot, '-': aHyphen}

// characters replaces what keyboards lack: apostrophes and single quotes,
// the ellipsis, dashes.
func characters(in scanner) []edit {
	s := singles{scanner: in, Open: -1}
	for i := skip(s.text, 0, &characterTriggers); i < len(s.text); i = skip(s.text, i, &characterTriggers) {
		switch characterTriggers[s.text[i]] {
		case aQuote:
			s.single(i)
			i++
		case aDot:
			i = s.dots(i)
		case aHyphen:
			i = s.dashes(i)
		}
	}
	return s.edits
}

// dots makes an ellipsis of exactly three dots.
func (s *scanner) dots(i int) int {
	end := i + 1
	for end < len(s.text) && s.text[end] == '.' {
		end++
	}
	if end-i == 3 && !s.literal.covers(i) {
		s.replace(i, end, "…")
	}
	return end
}

// dashes makes an en dash of two hyphens and an em dash of three, where they
// stand between words or numbers; "--help" and "a--b" are none. A hyphen
// between two years is an en dash too.
func (s *scanner) dashes(i int) int {
	end := i + 1
	for end < len(s.text) && s.text[end] == '-' {
		end++
	}
	before, after := s.before(i), s.after(end)
	apart := func(r rune) bool { return r == edge || IsSpace(r) || isQuote(r) || r == opaque }
	between := (apart(before) || isClosing(before)) && (apart(after) || isClosing(after)) || IsDigit(before) && IsDigit(after)
	if before == edge && after == edge || s.literal.covers(i) {
		return end
	}
	switch {
	case end-i == 1 && IsDigit(before) && s.yearsAround(i), end-i == 2 && between:
		s.replace(i, end, "–")
	case end-i == 3 && between:
		s.replace(i, end, "—")
	}
	return end
}

// yearsAround reports whether the hyphen at i stands between two years that
// nothing else adjoins, the first before the second: 2019-2021.
func (s *scanner) yearsAround(i int) bool {
	if i < 4 || i+5 > len(s.text) {
		return false
	}
	from, to := s.text[i-4:i], s.text[i+1:i+5]
	alone := func(r rune) bool { return !IsWord(r) && !isShortDash(r) && r != '/' && r != '+' && r != '_' }
	return isYear(from) && isYear(to) && string(from) < string(to) && alone(s.before(i-4)) && alone(s.after(i+5))
}

// isYear reports whether digits are those of a year of our times.
func isYear(digits []byte) bool {
	if len(digits) != 4 || string(digits[:2]) != "19" && string(digits[:2]) != "20" {
		return false
	}
	return IsDigit(rune(digits[2])) && IsDigit(rune(digits[3]))
}

// singles tells straight apostrophes from straight single quotes.
type singles struct {
	scanner
	Open int // the edit of the quote that may be open, or -1
}

func (s *singles) single(i int) {
	before, after := s.before(i), s.after(i+1)
	begins := before == edge || IsSpace(before) || isOpening(before) || isQuote(before) || isShortDash(before)
	switch {
	case s.literal.covers(i):
	case IsDigit(before) && !IsLetter(after) && s.Open < 0: // feet, minutes
	case IsWord(before) && (IsWord(after) || isQuote(after) || s.endsShort(i)):
		s.replace(i, i+1, apostrophe)
	case begins && (IsWord(after) || isQuote(after) || after == '…') && !s.elides(i):
		s.Open = len(s.edits)
		s.replace(i, i+1, apostrophe) // until its partner is found
	case begins || s.Open < 0:
		s.replace(i, i+1, apostrophe)
	default:
		s.edits[s.Open].with = string(s.Inner.Open)
		s.replace(i, i+1, string(s.Inner.Close))
		s.Open = -1
	}
}

// endsShort reports whether a word of one letter ends at i, as before an
// apostrophe that elides ("l' eau").
func (s *singles) endsShort(i int) bool {
	_, size := utf8.DecodeLastRune(s.text[:i])
	return !IsWord(s.before(i - size))
}

// elides reports whether the apostrophe at i stands for what a word has lost at
// its beginning: '90s, 'tis, rock 'n' roll.
func (s *singles) elides(i int) bool {
	rest := s.text[i+1:]
	if IsDigit(s.after(i + 1)) {
		digits := len(rest) - len(bytes.TrimLeft(rest, "0123456789"))
		return len(s.Elided) > 0 && digits == 2
	}
	end := bytes.IndexFunc(rest[:min(len(rest), 12)], func(r rune) bool { return !IsLetter(r) })
	if end < 0 {
		end = min(len(rest), 12)
	}
	return contains(s.Elided, bytes.ToLower(rest[:end]))
}
