package typography

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A numeral is a number as it stands in a text.
type numeral struct {
	start, end int
	digits     int // where the digits end; an ending as in "2e" may follow
	grouped    bool
	decimals   bool
}

func (n numeral) ordinal() bool { return n.digits < n.end }

// numeral reads the digits at i. When groups of digits parted by spaces are a
// number in groups of three ("589 639") it is that number. When they are not (a
// telephone number, a year before a number) it is the last of the groups, and
// what comes before it is left alone.
func (s *scanner) numeral(i int) numeral {
	n := numeral{start: i, grouped: s.text[i] != '0' && s.before(i) != '+'}
	end := s.pastDigits(i)
	n.grouped = n.grouped && end-i <= 3
	groups := 1
	for {
		next := end
		if r := s.after(end); IsSpace(r) {
			next += utf8.RuneLen(r)
		}
		if next == end || !IsDigit(s.after(next)) {
			break
		}
		groups++
		n.digits, end = next, s.pastDigits(next) // the start of the last group, for now
		n.grouped = n.grouped && end-next == 3
	}
	n.grouped = n.grouped && groups > 1
	if groups > 1 && !n.grouped {
		n.start = n.digits
	}
	for end+1 < len(s.text) && (s.text[end] == ',' || s.text[end] == '.') && IsDigit(rune(s.text[end+1])) {
		end = s.pastDigits(end + 1)
		n.decimals = true
	}
	n.digits, n.end = end, end
	if !n.decimals && IsLetter(s.after(end)) && s.beginsNumber(n.start) {
		n.end += s.Ending(end, string(s.text[n.start:end]))
	}
	return n
}

func (s *scanner) pastDigits(i int) int {
	for i < len(s.text) && IsDigit(rune(s.text[i])) {
		i++
	}
	return i
}

// beginsNumber reports whether digits or Roman letters at i begin a number, and
// are not the end of an identifier ("A4", "covid-19", "v1.2", "?id=3"). The
// second half of "12e-13e" is a number.
func (s *scanner) beginsNumber(i int) bool {
	switch r := s.before(i); {
	case IsWord(r), r == '_', r == '.', r == ',', r == '#', r == '=', s.literal.covers(i):
		return false
	case isShortDash(r):
		before := bytes.TrimRight(s.text[:i-utf8.RuneLen(r)], "e")
		return !IsLetter(s.before(i-utf8.RuneLen(r))) || len(before) > 0 && strings.IndexByte("0123456789IVX", before[len(before)-1]) >= 0
	}
	return true
}

// Ending returns the length of the ordinal ending at i that goes with number: that
// of "er" in "1er". It is 0 if there is none, as in "2e4".
func (s *scanner) Ending(i int, number string) int {
	if !IsLetter(s.after(i)) {
		return 0
	}
	for _, o := range s.Ordinals {
		if o.Of != number && (o.Of != "" || number == "1") || !s.has(i, o.Ending) {
			continue
		}
		end := i + len(o.Ending)
		if next := s.after(end); IsWord(next) || next == '_' || next == '\'' || next == '’' {
			continue
		}
		if o.Ending == "e" && s.isExponent(end) {
			continue
		}
		return len(o.Ending)
	}
	return 0
}

// isExponent reports whether a sign and plain digits stand at i: 2e-4. The
// digits of "12e-13e" are not plain.
func (s *scanner) isExponent(i int) bool {
	if r := s.after(i); r != '-' && r != '+' || !IsDigit(s.after(i+1)) {
		return false
	}
	return !IsWord(s.after(s.pastDigits(i + 1)))
}

// numberAt sets the spaces inside and after the number at i, and returns the
// end of what it has decided.
func (s *scanner) numberAt(i int) int {
	n := s.numeral(i)
	if !s.beginsNumber(n.start) {
		return n.end
	}
	if n.grouped {
		for at := n.start; at < n.digits; at++ {
			if r := s.after(at); IsSpace(r) {
				size := utf8.RuneLen(r)
				s.replace(at, at+size, Narrow)
				at += size
			}
		}
	}
	for _, sign := range s.Signs {
		if s.has(n.end, sign) && !IsWord(s.after(n.end+len(sign))) {
			s.replace(n.end, n.end, NoBreak)
			return n.end + len(sign)
		}
	}
	year := !n.ordinal() && isYear(s.text[n.start:n.end])
	return s.holdNoun(n.end, year)
}

// holdNoun holds the unit, month or noun after a number that ends at i to the
// number's line, and returns the end of the spaces it has decided. Only symbols
// are held to what may be a year.
func (s *scanner) holdNoun(i int, year bool) int {
	end := s.pastSpaces(i)
	if end == i || end == len(s.text) {
		return i
	}
	word := s.wordStarting(end)
	if s.isUnit(end) && !(year && IsLetter(s.after(end))) ||
		!year && (s.isMonth(word) || s.isCounted(word) && !s.literal.covers(end)) {
		s.replace(i, end, NoBreak)
		return end
	}
	return i
}

// isUnit reports whether a whole unit stands at i.
func (s *scanner) isUnit(i int) bool {
	for _, unit := range s.Units {
		if s.has(i, unit) {
			if next := s.after(i + len(unit)); !IsWord(next) && next != '’' && next != '\'' {
				return true
			}
		}
	}
	return false
}

// isMonth reports whether a word is a month, whatever the case of its first
// letter.
func (s *scanner) isMonth(word []byte) bool {
	for _, month := range s.Months {
		if len(month) == len(word) && month[1:] == string(word[1:]) && (month[0] == word[0] || month[0] == word[0]|0x20) {
			return true
		}
	}
	return false
}

// isCounted reports whether a word after a number is likely the noun it counts.
func (s *scanner) isCounted(word []byte) bool {
	if s.Uncounted == nil || utf8.RuneCount(word) < 3 || contains(s.Uncounted, word) {
		return false
	}
	first, _ := utf8.DecodeRune(word)
	return unicode.IsLower(first)
}

// wordStarting returns the word that begins at i, if it is at most 24 bytes long,
// with its full stop when it is short for something.
func (s *scanner) wordStarting(i int) []byte {
	end := i
	for end < len(s.text) && end-i <= 24 {
		r, size := utf8.DecodeRune(s.text[end:])
		if !IsLetter(r) {
			break
		}
		end += size
	}
	if end-i <= 5 && s.after(end) == '.' && contains(s.Months, s.text[i:end+1]) {
		end++
	}
	return s.text[i:end]
}

// roman reads the Roman ordinal at i ("XXIe", "Ve siècle"): where its letters
// and its ending end, the same place when it is none. Only numbers up to 39 are
// looked for, which leaves Le, Ce, De and Me alone; one letter needs the ending
// of a first ("Ier") or a noun that is counted so.
func (s *scanner) roman(i int) (letters, end int) {
	letters = i + 1
	for letters < len(s.text) && spaceTriggers[s.text[letters]] == aRoman {
		letters++
	}
	numeral, number := string(s.text[i:letters]), ""
	switch numeral {
	case "I":
		number = "1"
	case "II":
		number = "2"
	}
	size := s.Ending(letters, number)
	if size == 0 || !isRoman(numeral) || !s.beginsNumber(i) {
		return letters, letters
	}
	end = letters + size
	if len(numeral) == 1 && numeral != "I" && !contains(s.RomanNouns, s.wordStarting(s.pastSpaces(end))) {
		return letters, letters
	}
	return letters, end
}

// isRoman reports whether letters are a Roman numeral from 1 to 39.
func isRoman(letters string) bool {
	units := strings.TrimLeft(letters, "X")
	if len(letters)-len(units) > 3 {
		return false
	}
	return slices.Contains([]string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}, units)
}

// romanAt holds the noun after the Roman ordinal at i to its line, and returns
// the end of what it has decided.
func (s *scanner) romanAt(i int) int {
	letters, end := s.roman(i)
	if end == letters {
		return end
	}
	spaces := s.pastSpaces(end)
	if spaces == end || !contains(s.RomanNouns, s.wordStarting(spaces)) {
		return s.holdNoun(end, false)
	}
	s.replace(end, spaces, NoBreak)
	return spaces
}
