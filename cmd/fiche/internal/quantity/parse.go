package quantity

import (
	"strings"
	"unicode"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/typography"
)

// maxLength is the length in bytes beyond which a value is not looked
// at: it is free text.
const maxLength = 200

// ParseQuantity reads a figure as authors write it: "589 639 habitants",
// "1,2 million d'habitants", "environ 35 %", "10 à 15 %", "184e/189",
// "450 000 €", "1,2 M€". The words are those of f. What has no number at its
// beginning is free text.
//
// Decimal commas and points are read in every language where they can be
// nothing else. A rank may leave out its ordinal ("184/189") if its total is
// more than 20 and less than 1000 and not 50 or 100: the others are fractions
// and marks ("3/4", "15/20", "38/100"), which are free text, as are years
// ("2019-2022").
//
// Badly grouped digits and marks that could be read in two ways are mistakes.
func (f *Figures) ParseQuantity(s string) (Quantity, *problem.Mistake) {
	text, offset := trimmed(s)
	if text == "" {
		return Quantity{}, problem.NewMistake(ruleFigureEmpty, s, 0, len(s))
	}
	words := Quantity{Kind: FreeText, Text: text}
	if len(text) > maxLength {
		return words, nil
	}
	p := parser{figures: f, text: text}
	switch q, ok := p.parse(); {
	case p.mistake != nil:
		return Quantity{}, p.placed(s, offset)
	case ok:
		return q, nil
	}
	return words, nil
}

// trimmed is s without the spaces and invisible characters at its ends, and how
// many bytes were taken from its beginning.
func trimmed(s string) (text string, offset int) {
	blank := func(r rune) bool { return typography.IsSpace(r) || unicode.Is(unicode.Cf, r) }
	text = strings.TrimLeftFunc(s, blank)
	return strings.TrimRightFunc(text, blank), len(s) - len(text)
}

// A parser reads one value from left to right. A method that returns
// false has left pos where it was.
type parser struct {
	figures *Figures
	text    string
	pos     int
	mistake *problem.Mistake // set when the value is a number that cannot be understood
}

// An amount is a number with what belongs to it.
type amount struct {
	negative  bool
	number    Number
	thousands uint8
	magnitude Magnitude
	currency  string
	percent   bool
	year      bool // four digits without a mark, that may be a year
}

func (p *parser) parse() (q Quantity, ok bool) {
	words := &p.figures.words.Read
	approx := p.approx()
	between := p.phrase(words.Between)
	opened := between || p.phrase(words.From)
	p.spaces()
	low, ok := p.figure()
	if !ok {
		return q, false
	}
	if q, ok = p.rank(&low); !ok {
		if approx == Exact && p.plus() {
			approx = MoreThan
		}
		q, ok = p.extent(low, between)
	}
	q.Approx = approx
	switch {
	case !ok || opened && !q.Range || !p.unit(&q):
		return q, false
	case q.Range && q.Low.Cmp(q.High) > 0:
		return q, p.fail(ruleFigureBackwards, 0, p.pos, "low", p.figures.typed(q.Low), "high", p.figures.typed(q.High))
	}
	return q, true
}

// extent reads what follows the number of low, with the end of its range if it
// has one.
func (p *parser) extent(low amount, between bool) (Quantity, bool) {
	p.suffix(&low)
	high, ok := p.end(between)
	if !ok {
		return p.quantity(low, low)
	}
	alike := low.magnitude == high.magnitude && low.thousands == high.thousands
	switch {
	case !high.covers(&low):
		return Quantity{}, false
	case !alike && low.number.Cmp(high.number) > 0:
		return Quantity{}, false // "900 000 à 1,2 million" has two magnitudes
	case low.year && high == (amount{number: high.number, year: true}) && p.pos == len(p.text):
		return Quantity{}, false // "2019-2022"
	}
	return p.quantity(low, high)
}

// covers reports whether all that was said of low was also said of the end of its
// range, so that once is enough. A currency may be said of low alone: "€10 to 15
// million".
func (high *amount) covers(low *amount) bool {
	if high.currency == "" {
		high.currency = low.currency
	}
	return (low.currency == "" || low.currency == high.currency) &&
		(low.thousands == 0 || low.thousands == high.thousands) &&
		(low.magnitude == NoMagnitude || low.magnitude == high.magnitude) &&
		(!low.percent || high.percent) &&
		(!high.percent || high.currency == "")
}

// quantity is the quantity from low to high, which may be the same.
func (p *parser) quantity(low, high amount) (q Quantity, ok bool) {
	first, fits := low.number.Shift(3 * high.thousands)
	last, alsoFits := high.number.Shift(3 * high.thousands)
	if !fits || !alsoFits {
		return q, p.fail(ruleFigureTooLong, 0, p.pos)
	}
	q = Quantity{Low: first, Magnitude: high.magnitude, Currency: high.currency}
	if first.Cmp(last) != 0 {
		q.Range, q.High = true, last
	}
	switch {
	case high.percent:
		q.Kind = Percent
	case high.currency != "":
		q.Kind = Money
	}
	return q, true
}

// end reads the end of a range.
func (p *parser) end(between bool) (amount, bool) {
	words := &p.figures.words.Read
	start := p.pos
	p.spaces()
	if !p.dash() && !p.phrase(words.To) && !(between && p.phrase(words.And)) {
		p.pos = start
		return amount{}, false
	}
	p.spaces()
	high, ok := p.figure()
	if !ok {
		p.pos = start
		return amount{}, false
	}
	p.suffix(&high)
	return high, true
}

// figure reads a number with its sign, and a currency before it.
func (p *parser) figure() (a amount, ok bool) {
	start := p.pos
	a.negative = p.minus()
	if p.pos < len(p.text) && !typography.IsDigit(p.next()) {
		a.currency = p.currencySign()
		p.spaces()
	}
	digits := p.pos
	if a.number, ok = p.number(a.negative); !ok {
		p.pos = start
		return a, false
	}
	a.year = p.pos-digits == 4 && a.number.Cmp(Int(calendar.FirstYear)) >= 0 && a.number.Cmp(Int(calendar.LastYear)) <= 0
	return a, true
}

// suffix reads what may follow the digits of an amount.
func (p *parser) suffix(a *amount) {
	words := &p.figures.words.Read
	for p.spaced(words.Thousand) {
		a.thousands++
	}
	if p.percent(a) || p.ShortMagnitude(a) {
		return
	}
	for magnitude := Million; magnitude < MagnitudeCount; magnitude++ {
		if p.spaced(words.Magnitude[magnitude]) {
			a.magnitude = magnitude
			break
		}
	}
	if a.magnitude != NoMagnitude || a.thousands > 0 {
		p.link()
	}
	if a.currency != "" {
		return
	}
	start := p.pos
	p.spaces()
	if a.currency = p.currency(); a.currency == "" {
		p.pos = start
	}
}

func (p *parser) percent(a *amount) bool {
	start := p.pos
	p.spaces()
	if a.currency == "" && (p.sign("%") || p.phrase(p.figures.words.Read.Percent)) {
		a.percent = true
		return true
	}
	p.pos = start
	return false
}

// ShortMagnitude reads "M€" and, when the currency stood before, "M".
func (p *parser) ShortMagnitude(a *amount) bool {
	start := p.pos
	p.spaces()
	at := p.pos
	for _, short := range p.figures.words.Read.Short {
		p.pos = at
		if !p.sign(short.Sign) {
			continue
		}
		currency := a.currency
		if currency == "" {
			p.spaces()
			currency = p.currency()
		} else if typography.IsWord(p.next()) {
			continue
		}
		if currency != "" {
			a.thousands, a.magnitude, a.currency = a.thousands+short.Thousands, short.Magnitude, currency
			return true
		}
	}
	p.pos = start
	return false
}

// link reads the word between a magnitude and its noun, if a noun follows.
func (p *parser) link() {
	start := p.pos
	p.spaces()
	if !p.phrase(p.figures.words.Read.Link) {
		p.pos = start
		return
	}
	p.elision()
	if p.pos == len(p.text) {
		p.pos = start
	}
}

// fail records a mistake in text[start:end] and returns false.
func (p *parser) fail(rule problem.Rule, start, end int, args ...string) bool {
	if p.mistake == nil {
		p.mistake = problem.NewMistake(rule, p.text, start, end, args...)
	}
	return false
}

// placed is the mistake, its offsets those of the value as it was given. A cure
// that does not help is dropped.
func (p *parser) placed(value string, offset int) *problem.Mistake {
	m := p.mistake
	m.Start += offset
	m.End += offset
	if m.Fix != "" {
		mended := parser{figures: p.figures, text: m.Fix}
		if _, ok := mended.parse(); !ok {
			m.Fix = ""
		}
	}
	return m
}
