package quantity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/typography"
)

// edge is what next gives at the end of the text.
const edge rune = -1

// next is the character at pos, or edge.
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

// approx reads how exact the figure is.
func (p *parser) approx() Approx {
	if typography.IsDigit(p.next()) {
		return Exact
	}
	for _, s := range approxSigns {
		if p.sign(s.sign) {
			return s.approx
		}
	}
	for approx := About; approx < ApproxCount; approx++ {
		if p.phrase(p.figures.words.Read.Approx[approx]) {
			p.elision()
			return approx
		}
	}
	return Exact
}

// currencySign reads a currency before its number, "" if there is none.
func (p *parser) currencySign() string {
	for _, c := range currencySigns {
		if p.wholeSign(c.sign) {
			return c.code
		}
	}
	if end := p.pos + 3; end <= len(p.text) && isCapital(p.text[p.pos]) {
		if code := p.text[p.pos:end]; slices.Contains(currencyCodes, code) && p.wholeSign(code) {
			return code
		}
	}
	return ""
}

func isCapital(c byte) bool { return 'A' <= c && c <= 'Z' }

// wholeSign reads a sign; one that ends in a letter must end there, as "CFA"
// does not in "CFAO".
func (p *parser) wholeSign(sign string) bool {
	start := p.pos
	if !p.sign(sign) {
		return false
	}
	if typography.IsLetter(rune(sign[len(sign)-1])) && typography.IsLetter(p.next()) {
		p.pos = start
		return false
	}
	return true
}

// currency reads a currency after its number, by sign, code or name.
func (p *parser) currency() string {
	if code := p.currencySign(); code != "" {
		return code
	}
	longest, code := 0, ""
	for _, c := range p.figures.words.Currencies {
		if size := p.match(c.Also); size > longest {
			longest, code = size, c.Code
		}
	}
	p.pos += longest
	return code
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

// match is the length of the longest of some folded phrases that stands at pos
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

// matchFolded is how many bytes of text are the folded phrase, 0 if it does not
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
