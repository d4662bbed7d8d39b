package calendar

import (
	"strconv"
	"strings"
	"unicode"
)

// A Unit is one of those in which a length of time is given.
type Unit uint8

// The units.
const (
	Days Unit = iota
	Weeks
	Months
	Years

	UnitCount
)

// A Length is how long something lasts, as its author said it: "36 months" are
// not "3 years". The zero Length is none.
type Length struct {
	Count int16
	Unit  Unit
}

// The longest length that is read: a century, or as many of a unit as need no
// separator between their figures.
const (
	maxMonths = 1200
	maxCount  = 999
)

// months returns the length in months; 0 if it is in days or weeks.
func (l Length) months() int {
	switch l.Unit {
	case Months:
		return int(l.Count)
	case Years:
		return 12 * int(l.Count)
	}
	return 0
}

// from returns the first day that is over after what begins on d.
func (l Length) from(d Day) Day {
	switch l.Unit {
	case Days:
		return d.plus(int(l.Count))
	case Weeks:
		return d.plus(7 * int(l.Count))
	}
	return d.MonthsBefore(-l.months())
}

// fits reports whether the length lies within a point: three days of March.
func (l Length) fits(p Point) bool { return l.from(p.First()).Compare(p.Last().plus(1)) <= 0 }

// end returns the point on which ends what begins at p, as precise as p is. ok is
// false if p is too vague to say.
func (l Length) end(p Point) (end Point, ok bool) {
	last := l.from(p.First()).plus(-1)
	switch {
	case p.Day != 0:
		return OnDay(last).From, true
	case p.Month != 0 && p.Part == NoPart && l.months() > 0:
		return Point{Year: int16(last.Year), Month: int8(last.Month)}, true
	}
	return Point{}, false
}

// canBe reports whether what begins at from and ends at to can last so long.
func (l Length) canBe(from, to Point) bool {
	earliest, latest := l.from(from.First()).plus(-1), l.from(from.Last())
	return earliest.Compare(to.Last()) <= 0 && latest.Compare(to.First()) >= 0
}

// ISO returns the length for <time datetime>: "P36M".
func (l Length) ISO() string {
	return "P" + strconv.Itoa(int(l.Count)) + [...]string{Days: "D", Weeks: "W", Months: "M", Years: "Y"}[l.Unit]
}

// ParseMonths reads a length of time in whole months or years, "18 mois" or
// "2 years", in the words of any language. The result is in months; ok is false
// for anything else, and for more than a century.
func (c *Calendar) ParseMonths(s string) (months int, ok bool) {
	s = strings.TrimFunc(s, unicode.IsSpace)
	p := parser{calendar: c, value: s}
	if len(s) > maxLength || !c.lex(&p.tokens, s) || !p.startsLength(0) || p.tokens.count != 2 {
		return 0, false
	}
	length, ok := p.length()
	return length.months(), ok && length.months() > 0
}

// startsLength reports whether a number and a unit stand k places further on.
func (p *parser) startsLength(k int) bool {
	return p.at(k).kind == numberToken && p.at(k+1).is(roleUnit)
}

// length reads a number and its unit.
func (p *parser) length() (Length, bool) {
	number, unit := p.at(0), p.at(1)
	p.pos += 2
	l := Length{int16(number.value), Unit(unit.word.value)}
	if number.digits > 4 || number.value < 1 || number.value > maxCount || l.months() > maxMonths {
		return Length{}, p.fail(ruleDateLength, number.start, unit.end)
	}
	return l, true
}

// lengthFirst reads "36 mois", alone, or before when it begins or the span that
// it measures.
func (p *parser) lengthFirst() (Date, bool) {
	start := p.at(0).start
	length, ok := p.length()
	if !ok {
		return Date{}, false
	}
	switch {
	case p.at(0).kind == endToken && !p.spans:
		return Date{}, p.fail(ruleDateLengthAlone, start, len(p.value))
	case p.at(0).kind == endToken:
		return Date{Form: Lasting, Length: length}, true
	case p.at(0).kind == openToken && p.tokens.list[p.tokens.count-1].kind == closeToken:
		p.pos++
		p.tokens.count--
	case p.at(0).kind == commaToken:
		p.pos++
	case p.startsLength(0), p.isAnd(0) && p.startsLength(1):
		return Date{}, p.mixedLengths(start, length)
	case !p.at(0).is(roleOpen | roleFrom | roleBetween):
		return Date{}, p.failAt(ruleDateLength, span{start, len(p.value)})
	}
	date, ok := p.when()
	if !ok || !p.finish() {
		return Date{}, false
	}
	return p.lasting(date, length)
}

// mixedLengths explains "1 an et 6 mois", of which the cure is in months.
func (p *parser) mixedLengths(start int, first Length) bool {
	if p.isAnd(0) {
		p.pos++
	}
	end := p.at(1).end
	second, ok := p.length()
	if !ok {
		return false
	}
	p.fail(ruleDateLength, start, end)
	if sum := first.months() + second.months(); first.months() > 0 && second.months() > 0 && sum <= maxCount {
		p.propose(p.edited(edit{span{start, end}, p.calendar.Written(Date{Form: Lasting, Length: Length{int16(sum), Months}})}))
	}
	return false
}

// endsAt reports whether a date ends k places further on: the value does, or how
// long it lasts follows.
func (p *parser) endsAt(k int) bool {
	if p.at(k).kind == endToken {
		return true
	}
	if kind := p.at(k).kind; kind == commaToken || kind == openToken {
		k++
	}
	if p.at(k).is(roleFor) {
		k++
	}
	return p.startsLength(k)
}

// withLength reads how long a date lasts, if that follows, and the end of the
// value.
func (p *parser) withLength(date Date) (Date, bool) {
	switch {
	case p.at(0).kind == endToken:
		return date, true
	case !p.endsAt(0):
		return Date{}, p.unreadable()
	}
	bracket := p.at(0).kind == openToken
	if bracket || p.at(0).kind == commaToken {
		p.pos++
	}
	p.accept(roleFor)
	start := p.at(0).start
	length, ok := p.length()
	switch {
	case !ok:
		return Date{}, false
	case p.startsLength(0), p.isAnd(0) && p.startsLength(1):
		return Date{}, p.mixedLengths(start, length)
	case bracket && p.at(0).kind == closeToken:
		p.pos++
	}
	if !p.finish() {
		return Date{}, false
	}
	return p.lasting(date, length)
}

// lasting joins a date and how long it lasts: where the beginning is known to the
// day or the month, that gives the end.
func (p *parser) lasting(date Date, length Length) (Date, bool) {
	begins := date.Form == Single || date.Form == Since || date.Form == Starting || date.Form == AsEarlyAs || date.Form == AsOf
	switch {
	case date.Form == Range || date.Form == Both:
		if !length.canBe(date.From, date.To) {
			return Date{}, p.otherLength(date, length)
		}
	case begins && (date.Form != Single || !length.fits(date.From) || date.From.Day != 0):
		if end, ok := length.end(date.From); ok {
			date.Form = Single
			if end != date.From {
				date.To, date.Form = end, Range
			}
		}
	}
	date.Length = length
	if date.Last().Year > LastYear && date.Last() != forever {
		return Date{}, p.fail(ruleDateLength, 0, len(p.value))
	}
	return date, true
}

// otherLength explains a span that cannot last as long as its author says.
func (p *parser) otherLength(date Date, length Length) bool {
	p.fail(ruleDateLengthOther, 0, len(p.value), "length", p.calendar.length(length).Plain, "span", p.calendar.Date(date).Plain)
	p.proposeDate(date)
	if from, ok := p.lasting(Date{From: date.From, Form: Starting}, length); ok {
		p.proposeDate(from)
	}
	return false
}
