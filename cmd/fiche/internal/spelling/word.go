package spelling

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// AppendWord appends one word to dst in lower case and without accents. It
// gives what Fold gives for words of Latin letters, without its allocations.
func AppendWord(dst []byte, word string) []byte {
	for i := 0; i < len(word); {
		if c := word[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c |= 0x20
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, size := FoldRune(word[i:])
		if plain := spelledOut[r]; plain != "" {
			dst = append(dst, plain...)
		} else if r >= 0 {
			dst = utf8.AppendRune(dst, r)
		}
		i += size
	}
	return dst
}

// FoldRune returns the first letter of s in lower case without its accent, and
// how many bytes it takes; r is -1 for what folding drops.
func FoldRune(s string) (r rune, size int) {
	r, size = utf8.DecodeRuneInString(s)
	switch {
	case r < utf8.RuneSelf:
		return unicode.ToLower(r), size
	case r >= 0x300 && unicode.IsMark(r), unicode.Is(unicode.Cf, r): // U+0300 is the first mark
		return -1, size
	}
	if parts := norm.NFKD.PropertiesString(s).Decomposition(); len(parts) > 0 {
		r, _ = utf8.DecodeRune(parts)
	}
	return unicode.ToLower(r), size
}
