package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/typography"
)

// rank reads what follows the first number of "184e/189", "184<sup>e</sup> sur
// 189", "184th of 189", "184/189" and "184e".
func (p *parser) rank(low *amount) (Quantity, bool) {
	if low.negative || low.currency != "" || low.number.Scale != 0 || low.number.Units == 0 {
		return Quantity{}, false
	}
	start := p.pos
	ordinal := p.ordinal()
	total, found := p.total(ordinal)
	switch {
	case found && ordinal && low.number.Units > total.Units:
		return Quantity{}, p.fail(ruleFigureRank, 0, p.pos, "rank", p.figures.typed(low.number), "total", p.figures.typed(total))
	case ordinal || found && isRankOf(low.number.Units, total.Units):
		return Quantity{Kind: Rank, Low: low.number, High: total}, true
	}
	p.pos = start
	return Quantity{}, false
}

// isRankOf reports whether "low/total" is a rank rather than a fraction or a mark.
func isRankOf(low, total int64) bool {
	return low <= total && 20 < total && total < 1000 && total != 50 && total != 100
}

// ordinal reads the ending of an ordinal in any language.
func (p *parser) ordinal() bool {
	start := p.pos
	p.sign("<sup>")
	found := p.phrase(p.figures.words.Read.Ordinals)
	for _, other := range p.figures.others() {
		found = found || p.phrase(other.words.Read.Ordinals)
	}
	if found {
		p.sign("</sup>")
		return true
	}
	p.pos = start
	return false
}

// total reads the "/189" or "sur 189" of a rank; only an ordinal may stand
// before a word.
func (p *parser) total(ordinal bool) (Number, bool) {
	start := p.pos
	p.spaces()
	found := p.sign("/")
	if ordinal {
		found = found || p.phrase(p.figures.words.Read.OutOf)
		for _, other := range p.figures.others() {
			found = found || p.phrase(other.words.Read.OutOf)
		}
	}
	p.spaces()
	if found && typography.IsDigit(p.next()) {
		total, ok := p.number(false)
		if next := p.next(); ok && total.Scale == 0 && next != '/' && next != '-' && !typography.IsWord(next) {
			return total, true
		}
		p.mistake = nil
	}
	p.pos = start
	return Number{}, false
}

// unit reads the rest of the value, which are the words after the number. It
// returns false when it cannot be a unit, so that the value is free text.
func (p *parser) unit(q *Quantity) bool {
	rest := p.text[p.pos:]
	glued := rest != "" && !typography.IsSpace(p.next())
	p.spaces()
	switch rest = p.text[p.pos:]; {
	case rest == "" || rest == "." || rest == ",":
		return true
	case q.Kind == Money && isRate(rest):
	case glued && !p.gluedUnit(rest), !beginsUnit(rest), p.goesOn(), q.Kind == Money && p.multiplies():
		return false
	}
	q.Unit = singleSpaced(rest)
	if q.Approx == Exact {
		p.trailingAbout(q)
	}
	return true
}

// gluedUnit reports whether rest may stand right after digits: "15ha", "50m³/jour".
// A letter that is no unit makes a name: "4x4", "3D", "5G".
func (p *parser) gluedUnit(rest string) bool {
	if before := p.text[p.pos-1]; !typography.IsDigit(rune(before)) {
		return true // "d'habitants": the link was read
	}
	for _, unit := range p.figures.rules.Units {
		if after, ok := strings.CutPrefix(rest, unit); ok {
			if next, _ := utf8.DecodeRuneInString(after); after == "" || typography.IsSpace(next) || next == '/' {
				return true
			}
		}
	}
	return false
}

func beginsUnit(rest string) bool {
	first, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(first) || strings.ContainsRune("(°‰", first)
}

// isRate reports whether a unit is what an amount is paid for: "/an" of "500 €/an".
func isRate(unit string) bool {
	of, ok := strings.CutPrefix(unit, "/")
	first, _ := utf8.DecodeRuneInString(of)
	return ok && unicode.IsLetter(first)
}

// goesOn reports whether the number goes on in a way that was not understood:
// "900 000 à 1,2 million".
func (p *parser) goesOn() bool {
	start := p.pos
	defer func() { p.pos = start }()
	if !p.phrase(p.figures.words.Read.To) {
		return false
	}
	p.spaces()
	return typography.IsDigit(p.next())
}

// multiplies reports whether a magnitude stands after an amount of money, where
// it says nothing certain: "5 € million".
func (p *parser) multiplies() bool {
	start := p.pos
	defer func() { p.pos = start }()
	p.suffix(&amount{currency: "EUR"})
	return p.pos != start
}

// trailingAbout reads "500 environ" and "500 habitants environ".
func (p *parser) trailingAbout(q *Quantity) {
	for _, phrase := range p.figures.words.Read.Approx[About] {
		at := len(q.Unit) - len(phrase)
		if at < 0 || at > 0 && q.Unit[at-1] != ' ' || !strings.EqualFold(q.Unit[at:], phrase) {
			continue
		}
		q.Unit, q.Approx = strings.TrimSuffix(q.Unit[:at], " "), About
		return
	}
}

var superscripts = strings.NewReplacer("<sup>2</sup>", "²", "<sup>3</sup>", "³")

// singleSpaced is text with every run of spaces as one ordinary space, and the
// superscripts of those who know HTML as characters.
func singleSpaced(text string) string {
	if strings.Contains(text, "<sup>") {
		text = superscripts.Replace(text)
	}
	plain := true
	for i, r := range text {
		if typography.IsSpace(r) && (r != ' ' || i > 0 && text[i-1] == ' ') {
			plain = false
			break
		}
	}
	if plain {
		return text
	}
	return strings.Join(strings.FieldsFunc(text, typography.IsSpace), " ")
}
