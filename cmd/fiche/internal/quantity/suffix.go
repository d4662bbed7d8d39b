package quantity

import (
	"strings"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/typography"
)

// What stands behind a number: a currency, a word or a letter that multiplies it, a
// sign of percent.

// suffix reads what may follow the digits of an amount.
func (p *parser) suffix(a *amount) {
	words := &p.figures.words().Read
	for p.power(a) {
	}
	counted := a.zeros > 0
	if p.percent(a) {
		return
	}
	if !p.shortMagnitude(a) {
		for magnitude := Million; magnitude < MagnitudeCount; magnitude++ {
			if p.spaced(words.Magnitude[magnitude]) {
				a.magnitude = magnitude
				break
			}
		}
		if p.otherScale(a) {
			return
		}
	}
	if a.coin.code == "" && (a.magnitude != NoMagnitude || counted) {
		p.link()
	}
	for range 2 { // "5 000 € EUR"
		p.currencyAfter(a)
	}
}

// power reads a word that multiplies: "mille".
func (p *parser) power(a *amount) bool {
	for _, power := range p.figures.words().Read.Powers {
		if p.spaced(power.Words) {
			a.zeros += power.Zeros
			return true
		}
	}
	return false
}

// currencyAfter reads a currency after an amount; where one stood before, one that
// says the same again, or more: "$5,000 CAD".
func (p *parser) currencyAfter(a *amount) {
	start := p.pos
	p.spaces()
	if a.coin.family == dollars {
		if c := p.named(afterDollar); c.code != "" {
			a.coin = c // "$5,000 Canadian"
			return
		}
	}
	c := p.currency()
	if c.code != "" && a.coin.code != "" {
		var ok bool
		if c, ok = narrowed(a.coin, c); !ok {
			c = coin{}
		}
	}
	if c.code == "" {
		p.pos = start
		return
	}
	a.coin = c
}

func (p *parser) percent(a *amount) bool {
	start := p.pos
	p.spaces()
	if a.coin.code == "" && (p.sign("%") || p.phrase(p.figures.words().Read.Percent)) {
		a.percent = true
		return true
	}
	p.pos = start
	return false
}

// shortMagnitude reads "M€" and, when the currency stood before or needs not be
// said, "M".
func (p *parser) shortMagnitude(a *amount) bool {
	if code := strings.TrimLeftFunc(p.text[p.pos:], typography.IsSpace); len(code) >= 3 && isCode(code[:3]) {
		return false // "5 BDT" are no billions
	}
	if p.shortOf(a, p.figures.words().Read.Short, true) {
		return true
	}
	for _, other := range p.figures.others() {
		if p.shortOf(a, other.words().Read.Short, false) {
			return true
		}
	}
	return false
}

func (p *parser) shortOf(a *amount, list []ShortMagnitude, own bool) bool {
	start := p.pos
	p.spaces()
	at := p.pos
	for _, short := range list {
		p.pos = at
		if !p.sign(short.Sign) {
			continue
		}
		end := p.pos
		with := *a
		if with.coin.code == "" {
			p.spaces()
			p.linkTo()
			with.coin = p.currency()
		}
		switch {
		case with.coin.code != "" && (a.coin.code == "" || !typography.IsWord(p.next())):
		case own && short.Alone && at == start && p.standsAlone(a, short, end):
			p.pos = end
		default:
			continue
		}
		*a = with
		a.zeros, a.magnitude = a.zeros+short.Zeros, max(a.magnitude, short.Magnitude)
		return true
	}
	p.pos = start
	return false
}

// standsAlone reports whether an abbreviation that ends at end multiplies the
// digits right before it: "25K", "10M habitants". One digit alone is a name: "4K".
func (p *parser) standsAlone(a *amount, short ShortMagnitude, end int) bool {
	rest := p.text[end:]
	next, _ := utf8.DecodeRuneInString(rest)
	if rest != "" && !typography.IsSpace(next) {
		return false
	}
	return a.end-a.digits > 1 || a.digits > 0 || rest != ""
}
