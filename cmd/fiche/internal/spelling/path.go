package spelling

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Path returns the identity of a path on any disk: two paths that some disk takes
// for one have the same. macOS compares accents in their decomposed form
// (Unicode NFD), it and Windows compare letters without their case. Most paths
// are lower-case ASCII and come back as they are.
func Path(name string) string {
	for i := range len(name) {
		if c := name[i]; c >= 0x80 || 'A' <= c && c <= 'Z' {
			return norm.NFD.String(strings.Map(foldCase, norm.NFD.String(name)))
		}
	}
	return name
}

// foldCase returns all letters that differ only in case one form (Unicode's
// simple case folding; a lower-case letter where there is one).
func foldCase(r rune) rune {
	least := r
	for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
		least = min(least, next)
	}
	return unicode.ToLower(least)
}
