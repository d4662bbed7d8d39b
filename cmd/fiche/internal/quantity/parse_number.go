package quantity

import (
	"unicode/utf8"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/typography"
)

// maxDigitGroups is how many groups of digits a number may be written in.
const maxDigitGroups = maxDigits

// ParseNumber reads a plain number, for fields that can be nothing else:
// "589 639", "1,5", "-3". Marks are read as ParseQuantity reads them.
func (f *Figures) ParseNumber(s string) (Number, *problem.Mistake) {
	text, offset := trimmed(s)
	if text == "" {
		return Number{}, problem.NewMistake(ruleFigureEmpty, s, 0, len(s))
	}
	p := parser{figures: f, text: text}
	if len(text) <= maxLength {
		negative := p.minus()
		if n, ok := p.number(negative, false); ok && p.pos == len(text) {
			return n, nil
		}
	}
	if p.mistake == nil {
		p.fail(ruleFigureNumber, 0, len(text))
	}
	return Number{}, p.placed(s, offset)
}

// A digitGroup is a run of digits and what stands before it.
type digitGroup struct {
	start, end int
	mark       rune // ' ' for any space, '\'' for any apostrophe, '.' or ','
	glued      bool // not an ordinary space, which may also part two numbers
}

func (g digitGroup) size() int { return g.end - g.start }

// A digitReading is what the groups of a number turn out to be.
type digitReading uint8

const (
	wholeDigits   digitReading = iota // all groups are one whole number
	decimalDigits                     // the last group are decimals
	openDigits                        // either of the two
	noDigits                          // neither
)

// number reads the digits at pos. It returns false and leaves pos where there
// is no number, or one that begins with a superfluous zero, which is a code
// ("01 58 39 99 99"); it also sets mistake where there is a number that cannot
// be understood. money says that a currency stands before it.
func (p *parser) number(negative, money bool) (Number, bool) {
	var groups [maxDigitGroups]digitGroup
	count := p.digitGroups(&groups)
	if count == 0 || p.text[groups[0].start] == '0' && groups[0].size() > 1 {
		return Number{}, false
	}
	found := groups[:count]
	start, end := found[0].start, found[count-1].end
	n, fits := p.join(found)
	reading := p.digitReading(found, money)
	switch {
	case !fits:
		return Number{}, p.fail(ruleFigureTooLong, start, end)
	case reading == noDigits:
		return Number{}, p.ungrouped(found, n)
	case reading == openDigits:
		return Number{}, p.openNumber(found, n)
	case reading == decimalDigits:
		n.Scale = uint8(found[count-1].size())
	}
	if negative {
		n.Units = -n.Units
	}
	p.pos = end
	return n, true
}

// digitGroups finds the digits at pos and those that follow after one mark each.
func (p *parser) digitGroups(groups *[maxDigitGroups]digitGroup) (count int) {
	group := digitGroup{start: p.pos}
	for {
		group.end = group.start
		for group.end < len(p.text) && typography.IsDigit(rune(p.text[group.end])) {
			group.end++
		}
		if group.size() == 0 || count == maxDigitGroups {
			return count
		}
		groups[count] = group
		count++
		group = p.nextGroup(group.end)
	}
}

// nextGroup returns the group that may begin after the mark at i; without a mark it
// begins nowhere.
func (p *parser) nextGroup(i int) digitGroup {
	r, size := utf8.DecodeRuneInString(p.text[i:])
	next := digitGroup{start: i + size, mark: r, glued: r != ' '}
	switch {
	case r == '.' || r == ',':
	case r == '\'' || r == '’':
		next.mark = '\''
	case typography.IsSpace(r):
		next.mark = ' '
		next.start = i + size
		for next.start < len(p.text) {
			r, size := utf8.DecodeRuneInString(p.text[next.start:])
			if !typography.IsSpace(r) {
				break
			}
			next.start += size
		}
	default:
		next.start = len(p.text)
	}
	return next
}

// digitReading returns what groups of digits are. A mark that cannot be the one can
// only be the other: "1,234.5" and "1.234.567" are clear in every language.
func (p *parser) digitReading(groups []digitGroup, money bool) digitReading {
	last := len(groups) - 1
	mark := groups[last].mark
	switch decimals := mark == '.' || mark == ','; {
	case last == 0:
		return wholeDigits
	case decimals && last == 1:
		return p.loneMark(groups, money)
	case decimals && mark != groups[last-1].mark && p.wellGrouped(groups[:last]):
		return decimalDigits
	case p.wellGrouped(groups):
		return wholeDigits
	}
	return noDigits
}

// loneMark returns what a full stop or comma between two groups is. Where it could
// be either, the language's own marks decide; one that is foreign to the
// language leaves the reading open ("1.500" in French), as does a decimal comma
// before three digits, which English parts thousands with: "12,500". Amounts with
// their currency before them are written the English way: "USD 12,500".
func (p *parser) loneMark(groups []digitGroup, money bool) digitReading {
	mark := groups[1].mark
	own := p.figures.words().Group == string(mark)
	switch grouped := p.wellGrouped(groups); {
	case mark == rune(p.figures.words().Decimal):
		switch {
		case !grouped || mark != ',':
			return decimalDigits
		case money:
			return wholeDigits
		}
		return openDigits
	case grouped && own:
		return wholeDigits
	case grouped:
		return openDigits
	case own && groups[1].size() > 2 && p.text[groups[0].start] != '0':
		return noDigits // "58,9639": a slip, or four decimals?
	}
	return decimalDigits
}

// wellGrouped reports whether all groups but the first have three digits, the
// first has no more, and the same mark stands between them.
func (p *parser) wellGrouped(groups []digitGroup) bool {
	if len(groups) > 1 && (groups[0].size() > 3 || p.text[groups[0].start] == '0') {
		return false
	}
	for _, group := range groups[1:] {
		if group.size() != 3 || group.mark != groups[1].mark {
			return false
		}
	}
	return true
}

// join returns the whole number that all the digits of groups make; ok is false when
// they are too many.
func (p *parser) join(groups []digitGroup) (n Number, ok bool) {
	digits := 0
	for _, group := range groups {
		if digits += group.size(); digits > maxDigits {
			return Number{}, false
		}
		for _, c := range []byte(p.text[group.start:group.end]) {
			n.Units = 10*n.Units + int64(c-'0')
		}
	}
	return n, true
}

// ungrouped explains digits whose groups are no number. Those that end in a
// group of three without an ordinary space are one number all the same, grouped
// by another custom: "12,34,567" in India.
func (p *parser) ungrouped(groups []digitGroup, n Number) bool {
	start, end := groups[0].start, groups[len(groups)-1].end
	whole := p.figures.typed(n)
	p.fail(ruleFigureGrouping, start, end, "digits", p.text[start:end], "whole", whole)
	certain := len(groups) > 2 && groups[len(groups)-1].size() == 3
	for _, group := range groups[1:] {
		certain = certain && group.glued && group.mark == groups[1].mark
	}
	if certain {
		p.mistake.Fix = p.text[:start] + whole + p.text[end:]
	}
	return false
}

// openNumber explains "1.500" in French, which may be 1 500 or 1,500, and "12,500",
// which may be 12 500 or 12,5.
func (p *parser) openNumber(groups []digitGroup, n Number) bool {
	start, end := groups[0].start, groups[1].end
	whole := p.figures.typed(n)
	n.Scale = 3
	decimal := p.figures.typed(p.sure(n))
	p.fail(ruleFigureOpen, start, end, "digits", p.text[start:end], "whole", whole, "decimal", decimal)
	p.reading(start, end, whole)
	p.reading(start, end, decimal)
	return false
}

// sure returns a number with three decimals as it can be nothing else: with fewer if
// it ends in 0, else with a fourth.
func (p *parser) sure(n Number) Number {
	if p.figures.words().Decimal != ',' {
		return n
	}
	for n.Units%10 == 0 && n.Scale > 0 {
		n.Units, n.Scale = n.Units/10, n.Scale-1
		if n.Scale == 0 {
			return n
		}
	}
	if n.Scale == 3 {
		n.Units, n.Scale = 10*n.Units, 4
	}
	return n
}

// The rules of figures.
const (
	ruleFigureEmpty     problem.Rule = "figure-empty"
	ruleFigureGrouping  problem.Rule = "figure-grouping"
	ruleFigureOpen      problem.Rule = "figure-open"
	ruleFigureTooLong   problem.Rule = "figure-too-long"
	ruleFigureNumber    problem.Rule = "figure-not-number"
	ruleFigureBackwards problem.Rule = "figure-range-backwards"
	ruleFigureRank      problem.Rule = "figure-rank"
	ruleFigureNone      problem.Rule = "figure-no-value"
	ruleFigureHalfSaid  problem.Rule = "figure-range-open"
	ruleFigureScale     problem.Rule = "figure-billion"

	ruleCurrencyPresumed problem.Rule = "currency-presumed"
)
