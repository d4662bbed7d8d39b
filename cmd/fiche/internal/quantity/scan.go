package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/typography"
)

// edge is what next gives at the end of the text.
const edge rune = -1

// next returns the character at pos, or edge.
func (p *parser) next() rune {
	if p.pos >= len(p.text) {
		return edge
	}
	r, _ := utf8.DecodeRuneInString(p.text[p.pos:])
	return r
}

func (p *parser) nextSize() int {
	_, size := utf8.DecodeRuneInString(p.text[p.pos:])
	return size
}

func (p *parser) spaces() {
	for p.pos < len(p.text) && typography.IsSpace(p.next()) {
		p.pos += p.nextSize()
	}
}

// elision reads the spaces or the apostrophe between a phrase and what follows.
func (p *parser) elision() {
	for p.pos < len(p.text) && (typography.IsSpace(p.next()) || p.next() == '\'' || p.next() == '’') {
		p.pos += p.nextSize()
	}
}

// sign reads exactly that text.
func (p *parser) sign(text string) bool {
	if !strings.HasPrefix(p.text[p.pos:], text) {
		return false
	}
	p.pos += len(text)
	return true
}

// minus reads a minus sign that stands before a digit or a currency.
func (p *parser) minus() bool {
	r := p.next()
	if r != '-' && r != '−' {
		return false
	}
	start := p.pos
	p.pos += p.nextSize()
	if after := p.next(); after == edge || typography.IsSpace(after) {
		p.pos = start
		return false
	}
	return true
}

func (p *parser) dash() bool {
	if p.pos == len(p.text) || !typography.IsDash(p.next()) {
		return false
	}
	p.pos += p.nextSize()
	return true
}

// plus reads the sign of "500+".
func (p *parser) plus() bool {
	rest, ok := strings.CutPrefix(p.text[p.pos:], "+")
	if next, _ := utf8.DecodeRuneInString(rest); !ok || rest != "" && !typography.IsSpace(next) {
		return false
	}
	p.pos++
	return true
}

// approx reads how exact the figure is, and the word that says so.
func (p *parser) approx() (approx Approx, word string) {
	if typography.IsDigit(p.next()) {
		return Exact, ""
	}
	for _, s := range approxSigns {
		if p.sign(s.sign) {
			return s.approx, ""
		}
	}
	longest := 0
	for a := About; a < ApproxCount; a++ {
		if size := p.match(p.figures.words().Read.Approx[a]); size > longest {
			longest, approx = size, a
		}
	}
	start := p.pos
	p.pos += longest
	p.elision()
	return approx, p.ownWord(approx, p.text[start:p.pos])
}

// ownWord returns the author's word for how exact the figure is, unless it is the
// language's own.
func (p *parser) ownWord(approx Approx, word string) string {
	word = strings.ReplaceAll(strings.TrimSpace(singleSpaced(word)), "’", "'")
	if spelling.Fold(word) == spelling.Fold(p.figures.words().Approx[approx]) {
		return ""
	}
	return word
}

// spaced reads a phrase that may stand after spaces.
func (p *parser) spaced(phrases []string) bool {
	start := p.pos
	p.spaces()
	if p.phrase(phrases) {
		return true
	}
	p.pos = start
	return false
}

// phrase reads the longest of some folded phrases.
func (p *parser) phrase(phrases []string) bool {
	size := p.match(phrases)
	p.pos += size
	return size > 0
}

// match returns the length of the longest of some folded phrases that stands at pos
// and ends with a word.
func (p *parser) match(phrases []string) (longest int) {
	if p.pos == len(p.text) || len(phrases) == 0 {
		return 0
	}
	text := p.text[p.pos:]
	first, _ := spelling.FoldRune(text)
	for _, phrase := range phrases {
		if first < utf8.RuneSelf && phrase[0] != byte(first) {
			continue
		}
		longest = max(longest, matchFolded(text, phrase))
	}
	return longest
}

// matchFolded returns how many bytes of text are the folded phrase, 0 if it does not
// begin with it or goes on with a letter or digit.
func matchFolded(text, phrase string) int {
	i := 0
	for _, want := range phrase {
		start := i
		for want == ' ' && i < len(text) {
			r, size := utf8.DecodeRuneInString(text[i:])
			if !spelling.PartsWords(r) {
				break
			}
			i += size
		}
		if want == ' ' {
			if i == start {
				return 0
			}
			continue
		}
		if i == len(text) {
			return 0
		}
		r, size := spelling.FoldRune(text[i:])
		if r != want {
			return 0
		}
		i += size
		for i < len(text) && text[i] >= utf8.RuneSelf { // a detached accent
			r, size := utf8.DecodeRuneInString(text[i:])
			if !unicode.IsMark(r) {
				break
			}
			i += size
		}
	}
	if next, _ := utf8.DecodeRuneInString(text[i:]); i < len(text) && typography.IsWord(next) {
		return 0
	}
	return i
}
