package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/typography"
)

// unit reads the rest of the value, which are the words after the number. It
// returns false when it cannot be a unit, so that the value is free text.
func (p *parser) unit(q *Quantity) bool {
	rest := p.text[p.pos:]
	multiplied := q.Magnitude == NoMagnitude && !typography.IsDigit(rune(p.text[p.pos-1])) // "30K"
	glued := rest != "" && !typography.IsSpace(p.next())
	p.spaces()
	switch rest = p.text[p.pos:]; {
	case rest == "" || rest == "." || rest == ",":
		return true
	case q.Kind == Money && isRate(rest):
	case glued && !p.gluedUnit(rest), !beginsUnit(rest), p.goesOn(), (q.Kind == Part || q.Kind == Rank) && p.isOfTotal(),
		(q.Kind == Money || q.Kind == Plain && multiplied) && p.multiplies(coin{code: q.Currency}), q.Kind != Money && p.namesMoney():
		return false
	}
	q.Unit = singleSpaced(rest)
	if q.Approx == Exact {
		p.trailingAbout(q)
	}
	if q.Kind == Plain && !q.Range && q.Magnitude == NoMagnitude && q.Low.Units >= 0 {
		p.trailingTotal(q)
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

// goesOn reports whether another number follows, in a way that was not
// understood: "900 000 à 1,2 million", "2019 et 2021".
func (p *parser) goesOn() bool {
	start := p.pos
	defer func() { p.pos = start }()
	words := &p.figures.words().Read
	if !p.phrase(words.To) && !p.phrase(words.And) {
		return false
	}
	p.spaces()
	return typography.IsDigit(p.next())
}

// multiplies reports whether what may follow the digits of an amount follows where
// it says nothing certain: "5 € million", "30/40 %". c is the currency that was
// said.
func (p *parser) multiplies(c coin) bool {
	after := *p
	after.suffix(&amount{coin: c})
	return after.pos != p.pos
}

// namesMoney reports whether what follows is a currency, behind a number that was
// multiplied already: "5k k€".
func (p *parser) namesMoney() bool {
	after, a := *p, amount{}
	after.suffix(&a)
	return a.coin.code != ""
}

// trailingAbout reads "500 environ" and "500 habitants environ".
func (p *parser) trailingAbout(q *Quantity) {
	for _, phrase := range p.figures.words().Read.Approx[About] {
		at := len(q.Unit) - len(phrase)
		if at < 0 || at > 0 && q.Unit[at-1] != ' ' || !strings.EqualFold(q.Unit[at:], phrase) {
			continue
		}
		q.Unit, q.Approx, q.Word = strings.TrimSuffix(q.Unit[:at], " "), About, p.ownWord(About, q.Unit[at:])
		return
	}
}

var superscripts = strings.NewReplacer("<sup>2</sup>", "²", "<sup>3</sup>", "³")

// singleSpaced returns text with every run of spaces as one ordinary space, and the
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
