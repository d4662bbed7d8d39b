// Package spelling is the one place that calls two spellings the same: names by
// their Fold, fields by Field, addresses by Slug, misspelt names by Nearest.
//
// It stands below the pipeline and knows no language. Its law: no other package
// compares what authors wrote by a fold of its own.
package spelling

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the identity of a name: two names with the same fold are the same
// country, partner, theme or field.
//
// Case and Latin accents are dropped, ligatures and presentation forms are
// spelled out (Unicode NFKD), and every run of spaces, hyphens, dashes and
// apostrophes becomes one space, so that "Programme Solidarité-Eau" is
// "programme solidarite  eau" and "L'Haÿ" is "L’Hay". Other punctuation is
// part of the name. Letters that are not Latin keep their marks, which are no
// ornament there, and only lose their case. Invisible format characters, which
// come along from word processors, vanish.
func Fold(s string) string {
	if isFolded(s) {
		return s
	}
	return simplify(s, ' ', PartsWords)
}

// AppendFold appends the fold of s to dst, for a name that is looked up and
// then forgotten.
func AppendFold(dst []byte, s string) []byte {
	if isFolded(s) {
		return append(dst, s...)
	}
	return appendSimplified(dst, s, ' ', PartsWords)
}

// isFolded recognises ASCII text that Fold would return as it is, the common
// case: most names that are looked up are the program's own.
func isFolded(s string) bool {
	space := true // at the start, as after a space, further spaces are dropped
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ':
			if space {
				return false
			}
			space = true
		case c < ' ' || c >= 0x7f || 'A' <= c && c <= 'Z' || c == '-' || c == '\'' || c == '`':
			return false
		default:
			space = false
		}
	}
	return !space || s == ""
}

// PartsWords reports whether Fold reads r as a space.
func PartsWords(r rune) bool {
	switch r {
	case '\'', '`', '‘', '’', '‛', 'ʼ', 'ʻ', 'ʹ', '′', '−':
		return true
	}
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Pd, r)
}

// simplify returns s in lower case, without Latin accents, with one separator
// between words and none at the ends.
func simplify(s string, separator byte, parts func(rune) bool) string {
	var buf [64]byte // for most names
	return Unchanged(appendSimplified(buf[:0], s, separator, parts), s)
}

func appendSimplified(dst []byte, s string, separator byte, parts func(rune) bool) []byte {
	if quick, ok := simplifyLatin(dst, s, separator, parts); ok {
		return quick
	}
	return append(dst, norm.NFC.Bytes(simplifyAny(s, separator, parts))...)
}

// simplifyAny returns simplify for text of any script. The result is not yet
// composed.
func simplifyAny(s string, separator byte, parts func(rune) bool) []byte {
	dst := make([]byte, 0, len(s)+8)
	gap, foreign := false, false // since the last letter; the last letter is not Latin
	for _, r := range norm.NFKD.String(strings.ToValidUTF8(s, "\uFFFD")) {
		switch {
		case unicode.IsMark(r):
			if !foreign {
				continue
			}
		case unicode.Is(unicode.Cf, r):
			continue
		case parts(r):
			gap, foreign = true, false
			continue
		default:
			r = unicode.ToLower(r)
			foreign = r >= utf8.RuneSelf && unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r)
		}
		if gap && len(dst) > 0 {
			dst = append(dst, separator)
		}
		gap = false
		if plain := spelledOut[r]; plain != "" {
			dst = append(dst, plain...)
		} else {
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

// simplifyLatin returns appendSimplified for text of the letters of Western Europe,
// which it looks up instead of decomposing them: most text that is folded. ok
// is false when s holds anything else.
func simplifyLatin(dst []byte, s string, separator byte, parts func(rune) bool) (_ []byte, ok bool) {
	gap, start := false, len(dst)
	for _, r := range s {
		plain := ""
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
		case 'A' <= r && r <= 'Z':
			r |= 0x20
		case r < utf8.RuneSelf || isTypeset(r):
			if parts(r) {
				gap = true
				continue
			}
		default:
			if plain = accented[r]; plain == "" {
				return nil, false
			}
		}
		if gap && len(dst) > start {
			dst = append(dst, separator)
		}
		gap = false
		if plain != "" {
			dst = append(dst, plain...)
		} else {
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst, true
}

// isTypeset reports whether r is one of the marks and spaces that typeset French
// holds, none of which has another form.
func isTypeset(r rune) bool {
	switch r {
	case '’', '\u00a0', '\u202f', '«', '»', '°', '–':
		return true
	}
	return false
}

// accented are the letters that French and English words hold.
var accented = map[rune]string{
	'à': "a", 'â': "a", 'ä': "a", 'ç': "c", 'é': "e", 'è': "e", 'ê': "e", 'ë': "e", 'î': "i", 'ï': "i",
	'ô': "o", 'ö': "o", 'ù': "u", 'û': "u", 'ü': "u", 'ÿ': "y", 'œ': "oe", 'æ': "ae",
	'À': "a", 'Â': "a", 'Ä': "a", 'Ç': "c", 'É': "e", 'È': "e", 'Ê': "e", 'Ë': "e", 'Î': "i", 'Ï': "i",
	'Ô': "o", 'Ö': "o", 'Ù': "u", 'Û': "u", 'Ü': "u", 'Ÿ': "y", 'Œ': "oe", 'Æ': "ae",
}

// spelledOut are the ASCII spellings of Latin letters that Unicode does not
// decompose: beside the European ones those of the orthographies of West Africa
// (Bambara, Fula, Hausa, Ewe). The final form of σ is the same letter.
var spelledOut = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'ħ': "h", 'ı': "i", 'ŧ': "t", 'ς': "σ",
	'ɔ': "o", 'ɗ': "d", 'ɖ': "d", 'ŋ': "n", 'ɲ': "n", 'ɛ': "e", 'ə': "e", 'ǝ': "e", 'ɓ': "b", 'ƙ': "k", 'ƴ': "y", 'ʋ': "v", 'ƒ': "f", 'ɣ': "g",
}

// SpelledOut returns the spellings of letters that Unicode does not decompose, for
// what folds elsewhere than here. It must not be changed.
func SpelledOut() map[rune]string { return spelledOut }

// Unchanged returns text as a string: s itself where the two are equal, which
// costs no allocation.
func Unchanged(text []byte, s string) string {
	if string(text) == s {
		return s
	}
	return string(text)
}
