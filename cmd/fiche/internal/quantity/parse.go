package quantity

import (
	"slices"
	"strings"
	"unicode"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/typography"
)

// maxLength is the length in bytes beyond which a value is not looked
// at: it is free text.
const maxLength = 200

// ParseQuantity reads a figure that stands by itself; see ParseFigure.
func (f *Figures) ParseQuantity(s string) (Quantity, *problem.Mistake) {
	return f.ParseFigure(s, Setting{})
}

// ParseFigure reads a figure as authors write it: "589 639 habitants",
// "1,2 million d'habitants", "environ 35 %", "10 à 15 %", "184e/189", "30/40
// écoles", "450 000 €", "1,2 M€". The words are those of f. What has no number at
// its beginning is free text; what says that nothing is known is no value, of
// which the mistake is a warning.
//
// Decimal commas and points are read in every language where they can be
// nothing else. "30/40" is a part of a whole, unless an ordinal or a word beside
// it tells a rank; fractions, dates and proportions ("3/4", "10/2019", "50/50")
// are free text, as are years ("2019-2022").
//
// Badly grouped digits and marks that could be read in two ways are mistakes.
func (f *Figures) ParseFigure(s string, in Setting) (Quantity, *problem.Mistake) {
	text, offset := trimmed(s)
	if text == "" {
		return Quantity{}, problem.NewMistake(ruleFigureEmpty, s, 0, len(s))
	}
	words := Quantity{Kind: FreeText, Text: text}
	if len(text) > maxLength {
		return words, nil
	}
	if f.isNone(text) {
		m := problem.NewMistake(ruleFigureNone, s, 0, len(s))
		m.Warning = true
		return Quantity{}, m
	}
	p := parser{figures: f, setting: in, text: text}
	switch q, ok := p.parse(); {
	case p.mistake != nil && !p.mistake.Warning:
		return Quantity{}, p.placed(s, offset)
	case ok && p.mistake != nil:
		return q, p.placed(s, offset)
	case ok:
		return q, nil
	}
	return words, nil
}

// isNone reports whether a text says that there is no value: "N/A", "à compléter",
// "?", in brackets or not.
func (f *Figures) isNone(text string) bool {
	text = strings.Trim(text, "[]()<> \u00a0")
	if strings.Trim(text, "-‐‑‒–—−?…._") == "" {
		return true
	}
	folded := spelling.Fold(strings.TrimRight(text, ".… "))
	if slices.Contains(f.words().Read.None, folded) {
		return true
	}
	return slices.ContainsFunc(f.others(), func(other *Figures) bool { return slices.Contains(other.words().Read.None, folded) })
}

// trimmed returns s without the spaces and invisible characters at its ends, and how
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
	setting Setting
	text    string
	pos     int
	mistake *problem.Mistake // set when the value is a number that cannot be understood

	readings []string // what the value may be, where that is the mistake

	signStart, signEnd int // where the currency stands that was guessed last
}

// An amount is a number with what belongs to it.
type amount struct {
	negative  bool
	number    Number
	zeros     uint8 // that words after the number add to it
	magnitude Magnitude
	coin      coin
	percent   bool
	year      bool // four digits without a mark, that may be a year
	start     int  // where it begins
	digits    int  // where its digits begin
	end       int  // where they end
}

func (p *parser) parse() (q Quantity, ok bool) {
	words := &p.figures.words().Read
	approx, word := p.approx()
	between := p.phrase(words.Between)
	opened := between || p.phrase(words.From)
	ranked := approx == Exact && !opened && p.phrase(words.Ranked)
	p.spaces()
	low, ok := p.figure()
	if !ok {
		return q, false
	}
	q, found := p.ratio(&low, ranked)
	switch {
	case q.Kind == FreeText || ranked && !found:
		return q, false
	case !found:
		if approx == Exact && p.plus() {
			approx = MoreThan
		}
		q, ok = p.extent(low, between)
		if q.Kind == Plain && !q.Range && q.Magnitude == NoMagnitude && p.isOfTotal() {
			return Quantity{}, false
		}
	}
	q.Approx, q.Word = approx, word
	switch {
	case !ok || opened && !q.Range || !p.unit(&q):
		return q, false
	case q.Range && q.Low.Cmp(q.High) > 0:
		return q, p.fail(ruleFigureBackwards, 0, p.pos, "low", p.figures.typed(q.Low), "high", p.figures.typed(q.High))
	}
	q.Year = low.year && q.Kind == Plain && !q.Range && q.Magnitude == NoMagnitude && q.Low == low.number &&
		(q.Unit == "" || strings.HasPrefix(q.Unit, "(") || p.figures.IsYear(p.setting.Label))
	return q, true
}

// extent reads what follows the number of low, with the end of its range if it
// has one.
func (p *parser) extent(low amount, between bool) (Quantity, bool) {
	p.suffix(&low)
	lowEnd := p.pos
	high, ok := p.end(between, low.coin)
	if !ok {
		return p.quantity(low, low)
	}
	alike := low.magnitude == high.magnitude && low.zeros == high.zeros
	switch {
	case !high.covers(&low):
		return Quantity{}, false
	case !alike && low.number.Cmp(high.number) > 0:
		return Quantity{}, false // "900 000 à 1,2 million" has two magnitudes
	case low.year && high.year && high.plain() && low.plain() && p.pos == len(p.text):
		return Quantity{}, false // "2019-2022"
	case lowEnd == low.end && p.halfSaid(&low, &high):
		return Quantity{}, false
	}
	return p.quantity(low, high)
}

// plain reports whether nothing but a number is said.
func (a *amount) plain() bool {
	return !a.percent && a.zeros == 0 && a.magnitude == NoMagnitude && a.coin.code == ""
}

// covers reports whether all that was said of low was also said of the end of its
// range, so that once is enough. A currency may be said of low alone: "€10 to 15
// million".
func (high *amount) covers(low *amount) bool {
	if high.coin.code == "" {
		high.coin = low.coin
	}
	return (low.coin.code == "" || low.coin.code == high.coin.code) &&
		(low.zeros == 0 || low.zeros == high.zeros) &&
		(low.magnitude == NoMagnitude || low.magnitude == high.magnitude) &&
		(!low.percent || high.percent) &&
		(!high.percent || high.coin.code == "")
}

// halfSaid reports "80 à 100 000 €", which is 80 or 80 000 to 100 000, as a
// mistake. What says its currency or unit twice is sure.
func (p *parser) halfSaid(low, high *amount) bool {
	if low.percent || high.percent || high.zeros != 0 || high.magnitude != NoMagnitude || high.digits > high.start ||
		!mayMeanThousands(low.number, high.number) {
		return false
	}
	thousand, _ := low.number.Shift(3) // it fits: it is below high
	whole := p.figures.typed(thousand)
	p.fail(ruleFigureHalfSaid, low.start, high.end, "range", p.text[low.digits:high.end], "low", p.figures.typed(low.number), "thousand", whole)
	p.reading(low.digits, low.end, whole)
	unit := strings.TrimSpace(p.text[high.end:])
	switch {
	case low.digits > low.start: // "€80 to 100,000"
		p.reading(high.digits, high.digits, p.text[low.start:low.digits])
	case unit != "":
		p.reading(low.end, low.end, " "+unit)
	}
	return true
}

// mayMeanThousands reports whether the first number of a range may be meant as so many
// thousands, as the 80 of "80 à 100 000".
func mayMeanThousands(low, high Number) bool {
	return low.Scale == 0 && high.Scale == 0 && low.Units > 0 && low.Units < 1000 &&
		high.Units%1000 == 0 && low.Units*1000 < high.Units
}

// quantity returns the quantity from low to high, which may be the same.
func (p *parser) quantity(low, high amount) (q Quantity, ok bool) {
	first, fits := low.number.Shift(high.zeros)
	last, alsoFits := high.number.Shift(high.zeros)
	if high.magnitude == Trillion { // some languages say it in thousands of billions
		_, thousands := last.Shift(3)
		fits = fits && thousands
	}
	if !fits || !alsoFits {
		return q, p.fail(ruleFigureTooLong, 0, p.pos)
	}
	q = Quantity{Kind: Plain, Low: first, Magnitude: high.magnitude, Currency: high.coin.code}
	if first.Cmp(last) != 0 {
		q.Range, q.High = true, last
	}
	switch {
	case high.percent:
		q.Kind = Percent
	case high.coin.code != "":
		q.Kind = Money
	}
	if high.coin.presumed && p.mistake == nil {
		p.fail(ruleCurrencyPresumed, p.signStart, p.signEnd, "sign", p.text[p.signStart:p.signEnd], "currency", p.figures.words().currency(high.coin.code).Name)
		p.mistake.Warning = true
		p.mistake.Fix = p.text[:p.signStart] + "US$" + p.text[p.signEnd:]
	}
	return q, true
}

// end reads the end of a range. Its currency may be that of the beginning.
func (p *parser) end(between bool, of coin) (amount, bool) {
	words := &p.figures.words().Read
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
	if high.coin.code == "" {
		high.coin = of
	}
	p.suffix(&high)
	return high, true
}

// figure reads a number with its sign, and a currency before it.
func (p *parser) figure() (a amount, ok bool) {
	a.start = p.pos
	a.negative = p.minus()
	if p.pos < len(p.text) && !typography.IsDigit(p.next()) {
		a.coin = p.currencyBefore()
		p.spaces()
	}
	a.digits = p.pos
	if a.number, ok = p.number(a.negative, a.coin.code != ""); !ok {
		p.pos = a.start
		return a, false
	}
	a.end = p.pos
	a.year = !a.negative && a.end-a.digits == 4 && a.number.Scale == 0 && a.number.Units >= firstYear && a.number.Units <= lastYear
	return a, true
}

// firstYear and lastYear are the four digits that are likely a year.
const (
	firstYear = 1800
	lastYear  = 2100
)

// currencyBefore reads the currency before a number, by code, sign or both: "CAD
// $5,000".
func (p *parser) currencyBefore() coin {
	c := p.currencySign()
	if c.code == "" {
		return c
	}
	start := p.pos
	p.spaces()
	if p.pos < len(p.text) && !typography.IsDigit(p.next()) {
		if both, ok := narrowed(c, p.currencySign()); ok {
			return both
		}
	}
	p.pos = start
	return c
}

// linkTo reads the word between an abbreviation and a currency: "3 M d'euros".
func (p *parser) linkTo() {
	if p.phrase(p.figures.words().Read.Link) {
		p.elision()
	}
}

// link reads the word between a magnitude and its noun, if a noun follows.
func (p *parser) link() {
	start := p.pos
	p.spaces()
	p.linkTo()
	if p.pos == len(p.text) {
		p.pos = start
	}
}

// otherScale reports a word that is one number here and another elsewhere:
// "billion" in French.
func (p *parser) otherScale(a *amount) bool {
	start := p.pos
	for _, scale := range p.figures.words().Read.OtherScale {
		if a.magnitude != NoMagnitude || !p.spaced(scale.Words) {
			continue
		}
		p.fail(ruleFigureScale, start, p.pos, "word", strings.TrimSpace(p.text[start:p.pos]))
		for _, thousands := range scale.Billions {
			if n, ok := a.number.Shift(3 * thousands); ok {
				p.reading(a.digits, p.pos, p.figures.typed(n)+" "+p.figures.Form(int(n.Units/powers[n.Scale]), p.figures.words().Magnitude[Billion]))
			}
		}
		return true
	}
	return false
}

// reading adds to the readings what the value would be with
// text[start:end] replaced.
func (p *parser) reading(start, end int, instead string) {
	if value := p.text[:start] + instead + p.text[end:]; !slices.Contains(p.readings, value) {
		p.readings = append(p.readings, value)
	}
}

// fail records a mistake in text[start:end] and returns false.
func (p *parser) fail(rule problem.Rule, start, end int, args ...string) bool {
	if p.mistake == nil || p.mistake.Warning {
		p.mistake = problem.NewMistake(rule, p.text, start, end, args...)
	}
	return false
}

// placed returns the mistake, its offsets those of the value as it was given. Cures
// that do not help are dropped.
func (p *parser) placed(value string, offset int) *problem.Mistake {
	m := p.mistake
	m.Start += offset
	m.End += offset
	if m.Fix != "" {
		p.readings = append(p.readings, m.Fix)
	}
	var cures []string
	for _, reading := range p.readings {
		if p.reads(reading) {
			cures = append(cures, strings.ReplaceAll(reading, "\n", " ")) // one a line
		}
	}
	m.Fix = strings.Join(cures, "\n")
	return m
}

// reads reports whether a value is a figure and no mistake.
func (p *parser) reads(value string) bool {
	mended := parser{figures: p.figures, setting: p.setting, text: value}
	_, ok := mended.parse()
	return ok && mended.mistake == nil
}
