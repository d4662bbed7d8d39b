// Package typography sets text as a language prints it: spaces, quotes, dashes,
// ordinals and groups of digits.
//
// It stands below locale, which hands it the Rules of each language. Its laws:
// setting twice changes nothing, and the HTML says what the plain text says.
package typography

import (
	"unicode/utf8"

	"fiche/cmd/fiche/internal/spelling"
)

// Typeset returns s as the language prints it.
//
// Plain is Unicode text with U+00A0 and U+202F where no line may break. HTML is
// made from Plain alone: it is safe between tags, and it may hold <sup> for the
// ending of an ordinal, <span class="num"> around a number in groups of three,
// whose groups are parted by ordinary spaces there (speech synthesisers read
// "589 639" as one number, but stop at U+202F), and <span class="nobr"> around
// what no line may part. Web and e-mail addresses, paths and file names are left
// alone. What is set already stays as it is: setting twice changes nothing.
func (r *Rules) Typeset(s string) Text {
	b := blockOf(s)
	defer b.release()
	return r.typesetIn(b, s)
}

// typesetIn sets s in a block that holds it. Text that stays as it is is not
// copied: most names and labels do.
func (r *Rules) typesetIn(b *Block, s string) Text {
	r.TypesetBlock(b)
	plain := spelling.Unchanged(b.text, s)
	return Text{Plain: plain, HTML: spelling.Unchanged(b.html, plain)}
}

// TypesetBlock sets a block of text. Rules see through the boundaries of its
// runs, so that "<em>mot</em> !" comes out right; no markup is made across one.
//
// What must stay as it is (code, an image, raw HTML) stands as the run "\uFFFC",
// and a hard line break as the run "\n"; what they become is of no use to the
// caller.
//
// The passes are ordered so that none undoes or provokes an earlier one:
// characters, then quotes, which look at characters, then spaces, which look at
// both and which the others read all alike. That is why setting twice changes
// nothing.
func (r *Rules) TypesetBlock(b *Block) {
	b.apply(characters(r.scan(b)))
	b.apply(quotations(r.scan(b)))
	b.apply(spaces(r.scan(b)))
	r.markup(b)
}

// A scanner walks over a text and notes edits.
type scanner struct {
	*Rules
	text    []byte
	literal literals
	edits   []edit
}

func (r *Rules) scan(b *Block) scanner {
	return scanner{Rules: r, text: b.text, literal: literals{text: b.text}, edits: b.edits[:0]}
}

// replace notes an edit, unless it changes nothing.
func (s *scanner) replace(start, end int, with string) {
	if string(s.text[start:end]) != with {
		s.edits = append(s.edits, edit{start, end, with})
	}
}

// edge is what before and after give at the ends of a text.
const edge rune = -1

// before returns the character that ends at i.
func (s *scanner) before(i int) rune {
	if i == 0 {
		return edge
	}
	if c := s.text[i-1]; c < utf8.RuneSelf {
		return rune(c)
	}
	r, _ := utf8.DecodeLastRune(s.text[:i])
	return r
}

// after returns the character that begins at i.
func (s *scanner) after(i int) rune {
	if i >= len(s.text) {
		return edge
	}
	if c := s.text[i]; c < utf8.RuneSelf {
		return rune(c)
	}
	r, _ := utf8.DecodeRune(s.text[i:])
	return r
}

// has reports whether what is at i begins with prefix.
func (s *scanner) has(i int, prefix string) bool {
	return len(s.text)-i >= len(prefix) && s.text[i] == prefix[0] && string(s.text[i:i+len(prefix)]) == prefix
}

// contains reports whether a word is one of words.
func contains(words []string, word []byte) bool {
	for _, w := range words {
		if w == string(word) {
			return true
		}
	}
	return false
}

// pastSpaces returns the end of the spaces that begin at i.
func (s *scanner) pastSpaces(i int) int {
	for i < len(s.text) {
		if c := s.text[i]; c < utf8.RuneSelf {
			if !IsSpace(rune(c)) {
				break
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(s.text[i:])
		if !IsSpace(r) {
			break
		}
		i += size
	}
	return i
}

// wordEnding returns the word that ends at i, if it is at most 16 bytes long.
func (s *scanner) wordEnding(i int) []byte {
	for start := i; start >= 0 && i-start <= 16; {
		r := s.before(start)
		if r == edge || IsSpace(r) || isOpening(r) || isQuote(r) || r == '’' || r == '\'' {
			return s.text[start:i]
		}
		start -= max(1, utf8.RuneLen(r))
	}
	return nil
}
