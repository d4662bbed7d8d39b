package sheet

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/locale"
)

// An angle is one half of a position, as far as it has been read.
type angle struct {
	parts    [3]float64 // degrees, minutes, seconds
	count    int        // of parts
	units    int        // of the signs behind them
	axis     string     // "lat", "lon", or empty if it is not said
	negative bool
	letter   bool // a point of the compass says the direction
}

func (a *angle) value() float64 {
	degrees := a.parts[0] + a.parts[1]/60 + a.parts[2]/3600
	if a.negative {
		degrees = -degrees
	}
	return math.Round(degrees*1e6) / 1e6 // a tenth of a metre
}

// parsePoint reads a latitude and a longitude, in degrees: "14.70, -8.60", "14,70 ;
// -8,60", "14.70 N 8.60 O", "14° 42' N, 8° 36' W", "lat: 14.7, lon: -8.6".
func parsePoint(s string) (at [2]float64, ok bool) {
	all, ok := scanDegrees(s, false)
	if !ok || len(all) != 2 {
		all, ok = scanDegrees(s, true) // "14,8": no decimal comma
	}
	if !ok || len(all) != 2 {
		return at, false
	}
	first, second := all[0], all[1]
	if first.axis == "lon" || second.axis == "lat" {
		first, second = second, first
	}
	if first.axis == "lon" || second.axis == "lat" || first.letter != second.letter {
		return at, false
	}
	at = [2]float64{first.value(), second.value()}
	return at, math.Abs(at[0]) <= 90 && math.Abs(at[1]) <= 180
}

// signs are the ways to write a minus and the signs of degrees, minutes, seconds.
var signs = strings.NewReplacer(
	"−", "-", "–", "-", "º", "°", "˚", "°",
	"''", `"`, "’’", `"`, "′′", `"`, "″", `"`, "”", `"`, "“", `"`,
	"′", "'", "’", "'", "‘", "'", "´", "'", "`", "'",
)

// scanDegrees reads the angles of a text, which holds nothing else. A comma
// between two digits is a decimal one unless there are decimal points, or comma
// says that it parts two numbers.
func scanDegrees(text string, comma bool) (all []angle, ok bool) {
	const longest = 100 // bytes of a position, with room
	if len(text) > longest {
		return nil, false
	}
	text = signs.Replace(text)
	s := angleScanner{comma: comma || strings.Contains(text, ".")}
	for text != "" {
		size := s.token(text)
		if size == 0 {
			return nil, false
		}
		text = text[size:]
	}
	return s.all, s.end() && len(s.all) > 0
}

// An angleScanner reads angles, one sign or number after the other.
type angleScanner struct {
	comma   bool // parts numbers
	all     []angle
	next    angle
	letters bool // the first thing said is a point of the compass: each begins an angle
}

// end ends the angle that is being read. It reports whether there was a number
// where something is said of one.
func (s *angleScanner) end() bool {
	whole := s.next.count > 0 || s.next.axis == ""
	if s.next.count > 0 {
		s.all = append(s.all, s.next)
	}
	s.next = angle{}
	return whole
}

// token reads what text begins with, and returns its size, or 0 if it is of no
// angle.
func (s *angleScanner) token(text string) (size int) {
	r, size := utf8.DecodeRuneInString(text)
	ok := false
	switch {
	case frontmatter.IsSpace(r), r == ':', r == '=':
		ok = true
	case r == ',', r == ';', r == '/':
		ok = s.end()
	case r == '°':
		ok = s.unit(1)
	case r == '\'':
		ok = s.unit(2)
	case r == '"':
		ok = s.unit(3)
	case unicode.IsLetter(r):
		word := text
		if end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '.' }); end >= 0 {
			word = text[:end]
		}
		size, ok = len(word), s.word(word)
	default:
		return s.number(text)
	}
	if !ok {
		return 0
	}
	return size
}

// unit reads the sign of degrees (1), minutes or seconds.
func (s *angleScanner) unit(unit int) bool {
	if unit != s.next.count || unit <= s.next.units {
		return false
	}
	s.next.units = unit
	return true
}

// word reads a point of the compass, or the name of a field.
func (s *angleScanner) word(word string) bool {
	axis, negative, letter := axisOf(word)
	first := len(s.all) == 0 && s.next == (angle{})
	s.letters = s.letters || first && letter
	if (!letter || s.letters) && !s.end() {
		return false
	}
	if axis == "" || s.next.axis != "" && s.next.axis != axis || letter && (s.next.letter || s.next.negative) {
		return false
	}
	s.next.axis, s.next.negative, s.next.letter = axis, negative, letter
	if letter && !s.letters {
		return s.next.count > 0 && s.end()
	}
	return true
}

// number reads a number: the next part of the angle, or the first of another.
func (s *angleScanner) number(text string) (size int) {
	number, size := scanNumber(text, s.comma)
	signed := text[0] == '-' || text[0] == '+'
	a := &s.next
	if a.count > 0 && (signed || a.units < a.count || a.count == len(a.parts) || number >= 60 || a.parts[a.count-1] != math.Trunc(a.parts[a.count-1])) {
		s.end()
	}
	if signed && a.letter {
		return 0
	}
	a.negative = a.negative || text[0] == '-'
	a.parts[a.count] = math.Abs(number)
	a.count++
	return size
}

// axisOf returns what a point of the compass or the name of a field says.
func axisOf(word string) (axis string, negative, letter bool) {
	for _, l := range locale.All() {
		switch key, _ := findTerm(l, compassTerms, word); key {
		case "north":
			return "lat", false, true
		case "south":
			return "lat", true, true
		case "east":
			return "lon", false, true
		case "west":
			return "lon", true, true
		}
	}
	if name, ok := lookUp("places", strings.TrimSuffix(word, ".")); ok && (name.key == "lat" || name.key == "lon") {
		return name.key, false, false
	}
	return "", false, false
}

// scanNumber reads the number that s begins with; its size is 0 if there is none.
func scanNumber(s string, comma bool) (number float64, size int) {
	digit := func(i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }
	if size = strings.IndexAny(s[:1], "-+") + 1; !digit(size) {
		return 0, 0
	}
	for point := false; digit(size) || !point && size < len(s) && (s[size] == '.' || s[size] == ',' && !comma) && digit(size+1); size++ {
		point = point || !digit(size)
	}
	number, err := strconv.ParseFloat(strings.Replace(s[:size], ",", ".", 1), 64)
	if err != nil {
		return 0, 0
	}
	return number, size
}
