package locale

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Typeset sets one string as the language prints it.
//
// Plain is Unicode text with U+00A0 and U+202F where no line may break. HTML is
// made from Plain alone: it is safe between tags, and it may hold <sup> for the
// ending of an ordinal, <span class="num"> around a number in groups of three,
// whose groups are parted by ordinary spaces there (speech synthesisers read
// "589 639" as one number, but stop at U+202F), and <span class="nobr"> around
// what no line may part. Web and e-mail addresses, paths and file names are left
// alone. What is set already stays as it is: setting twice changes nothing.
func (l *Locale) Typeset(s string) Text {
	b := l.set(block{text: s})
	html := l.rules.markup(b)
	return Text{Plain: b.text, HTML: html.text}
}

// TypesetRuns sets the text of one block, which inline markup parts into runs;
// ends tells where each of them ends in text. Rules see through the boundaries,
// so that "<em>mot</em> !" comes out right; no markup is made across one.
//
// What must stay as it is (code, an image, raw HTML) stands as the run "\uFFFC",
// and a hard line break as the run "\n"; their Text is of no use to the caller.
func (l *Locale) TypesetRuns(text string, ends []int) Runs {
	plain := l.set(block{text, ends})
	return Runs{plain: plain, html: l.rules.markup(plain)}
}

// Runs are a block of text that is set.
type Runs struct{ plain, html block }

// Text is that of run i.
func (r *Runs) Text(i int) Text {
	return Text{Plain: r.plain.run(i), HTML: r.html.run(i)}
}

// set is the plain half of typesetting. Its passes are ordered so that none
// undoes or provokes an earlier one: characters, then quotes, which look at
// characters, then spaces, which look at both and which the others read all
// alike. That is why setting twice changes nothing.
func (l *Locale) set(b block) block {
	b = b.apply(l.rules.characters(b.text))
	b = b.apply(l.rules.quotations(b.text))
	return b.apply(l.rules.spaces(b.text))
}

// A block is the text of a paragraph, heading or cell, its runs joined.
type block struct {
	text string
	ends []int // where each run ends; nil when there is but one
}

// run is the text of run i.
func (b block) run(i int) string {
	if i == 0 {
		return b.text[:b.ends[0]]
	}
	return b.text[b.ends[i-1]:b.ends[i]]
}

// An edit puts text in the place of the bytes from start to end. What is
// inserted at the boundary of two runs belongs to the second.
type edit struct {
	start, end int
	with       string
}

// apply makes edits, which are in order and do not overlap.
func (b block) apply(edits []edit) block {
	if len(edits) == 0 {
		return b
	}
	size := len(b.text)
	for _, e := range edits {
		size += len(e.with) - (e.end - e.start)
	}
	var out strings.Builder
	out.Grow(size)
	ends := slices.Clone(b.ends)
	pos, run := 0, 0
	for _, e := range edits {
		for run < len(ends) && ends[run] <= e.start {
			ends[run] += out.Len() - pos
			run++
		}
		out.WriteString(b.text[pos:e.start])
		out.WriteString(e.with)
		pos = e.end
		for run < len(ends) && ends[run] <= e.end { // inside what was replaced
			ends[run] = out.Len()
			run++
		}
	}
	for ; run < len(ends); run++ {
		ends[run] += out.Len() - pos
	}
	out.WriteString(b.text[pos:])
	return block{out.String(), ends}
}

// A scanner walks over a text and notes edits.
type scanner struct {
	*rules
	text    string
	literal literals
	edits   []edit
}

func (r *rules) scan(text string) scanner {
	return scanner{rules: r, text: text, literal: findLiterals(text)}
}

// replace notes an edit, unless it changes nothing.
func (s *scanner) replace(start, end int, with string) {
	if s.text[start:end] != with {
		s.edits = append(s.edits, edit{start, end, with})
	}
}

// edge is what before and after give at the ends of a text.
const edge rune = -1

// before is the character that ends at i.
func (s *scanner) before(i int) rune {
	if i == 0 {
		return edge
	}
	if c := s.text[i-1]; c < utf8.RuneSelf {
		return rune(c)
	}
	r, _ := utf8.DecodeLastRuneInString(s.text[:i])
	return r
}

// after is the character that begins at i.
func (s *scanner) after(i int) rune {
	if i >= len(s.text) {
		return edge
	}
	if c := s.text[i]; c < utf8.RuneSelf {
		return rune(c)
	}
	r, _ := utf8.DecodeRuneInString(s.text[i:])
	return r
}

// pastSpaces is the end of the spaces that begin at i.
func (s *scanner) pastSpaces(i int) int {
	for i < len(s.text) {
		if c := s.text[i]; c < utf8.RuneSelf {
			if !isSpace(rune(c)) {
				break
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s.text[i:])
		if !isSpace(r) {
			break
		}
		i += size
	}
	return i
}

// wordEnding is the word that ends at i, if it is at most 16 bytes long.
func (s *scanner) wordEnding(i int) string {
	for start := i; start >= 0 && i-start <= 16; {
		r := s.before(start)
		if r == edge || isSpace(r) || isOpening(r) || isQuote(r) || r == '’' || r == '\'' {
			return s.text[start:i]
		}
		start -= max(1, utf8.RuneLen(r))
	}
	return ""
}
