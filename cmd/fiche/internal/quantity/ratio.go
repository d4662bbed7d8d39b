package quantity

import (
	"strings"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/typography"
)

// ratio reads what makes a rank or a part of a whole of the first number: "184e/189",
// "184<sup>e</sup> sur 189", "184th of 189", "184e", "30/40 écoles", "30 of 40
// schools". ranked says that a word before it told its rank. The result is free
// text where "/" parts the two numbers of something else.
func (p *parser) ratio(low *amount, ranked bool) (Quantity, bool) {
	if low.negative || low.coin.code != "" {
		return Quantity{}, false
	}
	start := p.pos
	ordinal := low.number.Scale == 0 && low.number.Units > 0 && p.ordinal()
	p.spaces()
	slash := p.pos
	total, found := p.total()
	rank := ordinal || ranked || found && (p.figures.isRank(p.setting.Label) || p.figures.isRank(p.text[p.pos:]))
	switch {
	case rank && found && low.number.Scale == 0 && total.number.Scale == 0 && low.number.Cmp(total.number) > 0:
		return Quantity{}, p.fail(ruleFigureRank, 0, p.pos, "rank", p.figures.typed(low.number), "total", p.figures.typed(total.number))
	case rank && low.number.Scale == 0 && low.number.Units > 0 && total.number.Scale == 0:
		if !found {
			p.pos = slash
		}
		return Quantity{Kind: Rank, Low: low.number, High: total.number}, true
	case found && p.isPart(low, &total, p.text[slash] == '/'):
		return Quantity{Kind: Part, Low: low.number, High: total.number}, true
	case found:
		return Quantity{Kind: FreeText}, true
	}
	p.pos = start
	return Quantity{}, false
}

// isOfTotal reports whether "sur 30 000" follows a number that words have multiplied:
// "25K sur 30K" is no plain number of things called "sur 30K".
func (p *parser) isOfTotal() bool {
	at := p.pos
	p.spaces()
	_, found := p.total()
	p.pos = at
	return found
}

// isPart reports whether "low/total", which ends at pos, is a part of a whole: not
// a fraction ("3/4", "1/10"), a proportion ("50/50"), round the clock ("7/7"), a
// date ("10/2019"), a season ("2019/2020"), a size ("20/40 mm"), a sum of money.
func (p *parser) isPart(low, total *amount, slash bool) bool {
	rest := strings.TrimSpace(p.text[p.pos:])
	a, b := low.number, total.number
	switch {
	case b.Units <= 0 || a.Cmp(b) > 0 || p.isMeasure(rest) || p.multiplies(coin{}):
		return false
	case total.year && (low.year || a.Cmp(Int(12)) <= 0):
		return false
	case !slash:
		return true
	}
	sum, _ := a.Add(b)
	return b.Cmp(Int(4)) > 0 && a.Cmp(Int(1)) != 0 && !(rest == "" && (sum == Int(100) || a == b && (a == Int(7) || a == Int(24))))
}

// isMeasure reports whether words begin with a unit of measure: "mm".
func (p *parser) isMeasure(words string) bool {
	for _, unit := range p.figures.rules.Units {
		if after, ok := strings.CutPrefix(words, unit); ok {
			if next, _ := utf8.DecodeRuneInString(after); after == "" || !typography.IsWord(next) {
				return true
			}
		}
	}
	return false
}

// ordinal reads the ending of an ordinal in any language.
func (p *parser) ordinal() bool {
	start := p.pos
	p.sign("<sup>")
	found := p.phrase(p.figures.words().Read.Ordinals)
	for _, other := range p.figures.others() {
		found = found || p.phrase(other.words().Read.Ordinals)
	}
	if found {
		p.sign("</sup>")
		return true
	}
	p.pos = start
	return false
}

// total reads the "/189" or "sur 189" of a rank or a part.
func (p *parser) total() (amount, bool) {
	start := p.pos
	found := p.sign("/") || p.phrase(p.figures.words().Read.OutOf)
	for _, other := range p.figures.others() {
		found = found || p.phrase(other.words().Read.OutOf)
	}
	p.spaces()
	if found && typography.IsDigit(p.next()) {
		total, ok := p.figure()
		if next := p.next(); ok && total.coin.code == "" && next != '/' && next != '-' && !typography.IsWord(next) {
			return total, true
		}
		p.mistake = nil
	}
	p.pos = start
	return amount{}, false
}

// trailingTotal makes a part of a number whose unit ends in its total: "30 écoles
// sur 40".
func (p *parser) trailingTotal(q *Quantity) {
	for at := len(q.Unit) - 1; at > 0; at-- {
		if q.Unit[at-1] != ' ' {
			continue
		}
		tail := parser{figures: p.figures, setting: p.setting, text: q.Unit, pos: at}
		if !tail.phrase(p.figures.words().Read.OutOfAfter) {
			continue
		}
		tail.spaces()
		total, ok := tail.figure()
		if ok && tail.pos == len(tail.text) && total.coin.code == "" && !total.year && total.number.Units > 0 &&
			q.Low.Cmp(total.number) <= 0 && !p.isMeasure(q.Unit) {
			q.Kind, q.High, q.Unit = Part, total.number, q.Unit[:at-1]
		}
		return
	}
}
