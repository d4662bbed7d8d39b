package calendar

import (
	"strings"

	"fiche/cmd/fiche/internal/problem"
)

// ParseDate reads a date as authors write it: "2019", "2019-10", "2019-10-15",
// "octobre 2019", "1er octobre 2019", "15/10/2019", "2019 - 2022",
// "nov. 2019 - déc. 2020", "12-15 octobre 2020", "depuis 2019", "T3 2021",
// "fin 2020", an ISO 8601 interval, and so on. Words may be those of any
// language that Fiche speaks, those of c first; figures are read in the order
// of c.
//
// A two-digit year, a year before 1800 or after 2200, a day that its month
// does not have and a period that ends before it begins are mistakes.
func (c *Calendar) ParseDate(s string) (Date, *problem.Mistake) {
	p := parser{calendar: c, value: s}
	date, ok := p.parse()
	if ok {
		return date, nil
	}
	return Date{}, p.explain()
}

// A parser reads one value from left to right. A method that returns false
// has said why in mistake.
type parser struct {
	calendar *Calendar
	value    string
	tokens   tokenList
	pos      int
	mistake  *problem.Mistake
}

// A partialPoint is a point as it stands in the value. What it lacks ("12" and
// "octobre" in "12 - 15 octobre 2020") stands in the other point of its
// period.
type partialPoint struct {
	Point
	year, month, day span // where they were read
	start, end       int
}

func (p *parser) parse() (Date, bool) {
	if strings.TrimSpace(p.value) == "" {
		return Date{}, p.fail(ruleDateEmpty, 0, len(p.value))
	}
	if len(p.value) > maxLength || !p.calendar.lex(&p.tokens, p.value) {
		return Date{}, p.fail(ruleDateUnreadable, 0, len(p.value))
	}
	p.skip(roleFiller | roleAt)
	if p.accept(roleUntil) {
		to, ok := p.point()
		ok = ok && p.finish() && p.complete(&to)
		return Date{To: to.Point, Form: Until}, ok
	}
	var opening role
	if t := p.at(0); t.is(roleSince | roleFrom | roleBetween) {
		opening = t.word.roles
		p.pos++
	}
	return p.period(opening)
}

// period reads a point and the end of its period, if it has one; opening is
// what the word before it may do.
func (p *parser) period(opening role) (Date, bool) {
	from, ok := p.point()
	if !ok {
		return Date{}, false
	}
	if p.at(0).kind == endToken {
		switch {
		case opening == 0:
			return Date{From: from.Point}, p.complete(&from)
		case opening&roleSince == 0:
			return Date{}, p.unreadable() // "de 2019" lacks its end
		}
		return Date{From: from.Point, Form: Since}, p.complete(&from)
	}
	dashed := p.at(0).kind == dashToken
	if !p.at(0).is(roleOnwards) && !p.separator(opening) {
		return Date{}, p.unreadable()
	}
	if p.accept(roleOnwards) || dashed && p.at(0).kind == endToken {
		return Date{From: from.Point, Form: Since}, p.finish() && p.complete(&from)
	}
	to, ok := p.point()
	if !ok || !p.finish() {
		return Date{}, false
	}
	share(&from, &to)
	if !p.complete(&from) || !p.complete(&to) {
		return Date{}, false
	}
	return p.between(&from, &to)
}

// between is the period of two complete points.
func (p *parser) between(from, to *partialPoint) (Date, bool) {
	switch {
	case from.Point == to.Point:
		return Date{From: from.Point}, true
	case to.Last().Compare(from.First()) < 0:
		return Date{}, p.fail(ruleDateBackwards, from.start, to.end,
			"from", p.calendar.Date(Date{From: from.Point}).Plain,
			"to", p.calendar.Date(Date{From: to.Point}).Plain)
	}
	return Date{From: from.Point, To: to.Point, Form: Range}, true
}

// separator accepts what stands between the two points of a period.
func (p *parser) separator(opening role) bool {
	if kind := p.at(0).kind; kind == dashToken || kind == slashToken {
		p.pos++
		return true
	}
	roles := roleTo | roleUntil
	if opening&roleBetween != 0 {
		roles |= roleAnd
	}
	return p.accept(roles)
}

// share gives each point what its author wrote once for both: the year in
// "octobre - décembre 2020", the month in "12-15 octobre 2020" and in
// "October 12-15, 2020".
func share(from, to *partialPoint) {
	if !from.day.missing() && !to.day.missing() {
		if from.month.missing() {
			from.Month, from.month = to.Month, to.month
		} else if to.month.missing() {
			to.Month, to.month = from.Month, from.month
		}
	}
	detailed := !to.month.missing() || to.Part != NoPart
	if from.year.missing() && detailed && (!from.month.missing() || from.Part != NoPart) {
		from.Year, from.year = to.Year, to.year
	}
}

// complete checks that a point has all it needs, and that it exists.
func (p *parser) complete(point *partialPoint) bool {
	switch {
	case !point.day.missing() && point.month.missing() && !point.year.missing():
		return p.fail(ruleDateUnreadable, point.start, point.end)
	case point.year.missing():
		return p.fail(ruleDateYearMissing, point.start, point.end)
	case point.Year < FirstYear || point.Year > LastYear:
		return p.failAt(ruleDateYear, point.year, "year", p.text(point.year))
	case !point.month.missing() && (point.Month < 1 || point.Month > 12):
		return p.failAt(ruleDateMonth, point.month, "month", p.text(point.month))
	case !point.day.missing() && (point.Day < 1 || int(point.Day) > daysIn(int(point.Year), int(point.Month))):
		return p.noSuchDay(point)
	}
	return true
}

// The rest reads tokens.

// at is the token k places further on. Beyond the last stands an endToken.
func (p *parser) at(k int) *token {
	if p.pos+k >= p.tokens.count {
		return &endOfDate
	}
	return &p.tokens.list[p.pos+k]
}

var endOfDate token

// accept takes the next token if it may play one of the roles.
func (p *parser) accept(roles role) bool {
	if !p.at(0).is(roles) {
		return false
	}
	p.pos++
	return true
}

// skip passes over all tokens that may play one of the roles.
func (p *parser) skip(roles role) {
	for p.accept(roles) {
	}
}

// finish reports whether the value has been read to its end.
func (p *parser) finish() bool {
	return p.at(0).kind == endToken || p.unreadable()
}

// text is a part of the value as it was written.
func (p *parser) text(s span) string { return p.value[s.start:s.end] }
