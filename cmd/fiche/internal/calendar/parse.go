package calendar

import (
	"strings"
	"unicode"

	"fiche/cmd/fiche/internal/problem"
)

// ParseDate reads a date as authors write it: "2019", "2019-10", "2019-10-15",
// "octobre 2019", "1er octobre 2019", "15/10/2019", "2019 - 2022",
// "nov. 2019 - déc. 2020", "12-15 octobre 2020", "3 et 4 mars 2020", "depuis
// 2019", "avant fin 2025", "T3 2021", an ISO 8601 interval, and so on. Words may
// be those of any language that Fiche speaks, those of c first; figures are read
// in the order of c.
//
// A two-digit year, a year before 1800 or after 2200, a day that its month
// does not have, a period that ends before it begins and whatever has two
// meanings are mistakes. A date with a mistake was read; the mistake says what of
// the value was left out.
func (c *Calendar) ParseDate(s string) (Date, *problem.Mistake) { return c.parse(s, false) }

// ParsePeriod reads a date as ParseDate does, or how long something lasts, "36
// mois"; and an arrow parts the ends of a period.
func (c *Calendar) ParsePeriod(s string) (Date, *problem.Mistake) { return c.parse(s, true) }

// IsDate reports whether ParseDate reads s; it looks for no reason where it does not.
func (c *Calendar) IsDate(s string) bool {
	p := parser{calendar: c, value: onOneLine(s)}
	_, ok := p.parse()
	return ok
}

// onOneLine returns a value that was written on several lines as one: a cure is a
// line. No place in it moves.
func onOneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }

func (c *Calendar) parse(s string, spans bool) (Date, *problem.Mistake) {
	p := parser{calendar: c, value: onOneLine(s), spans: spans}
	date, ok := p.parse()
	if ok {
		return date, nil
	}
	if date, told, ok := p.withoutTime(); ok {
		return date, told
	}
	return Date{}, p.explain()
}

// A parser reads one value from left to right. A method that returns false
// has said why in mistake.
type parser struct {
	calendar *Calendar
	value    string
	spans    bool // it reads a period
	tokens   tokenList
	pos      int
	mistake  *problem.Mistake
	cures    []string // the value as it may have been meant
	yearless []span   // points without a year of their own
	year     int      // of the last point that has one
}

// A partialPoint is a point as it stands in the value. What it lacks ("12" and
// "octobre" in "12 - 15 octobre 2020") stands in the other point of its
// period.
type partialPoint struct {
	Point
	year, month, day span // where they were read
	weekday          span
	dayOfWeek        int8 // 0 for Sunday
	shortYear        bool // the day may be a year cut short: "octobre 22"
	start, end       int
}

func (p *parser) parse() (Date, bool) {
	if strings.TrimSpace(p.value) == "" {
		return Date{}, p.fail(ruleDateEmpty, 0, len(p.value))
	}
	if len(p.value) > maxLength || !p.calendar.lex(&p.tokens, p.value) {
		return Date{}, p.fail(ruleDateUnreadable, 0, len(p.value))
	}
	switch sign := p.at(1); {
	case p.startsLength(0):
		return p.lengthFirst()
	case (sign.kind == commaToken || sign.kind == dotToken) && sign.glued && p.at(2).glued && p.startsLength(2):
		return Date{}, p.fail(ruleDateLength, 0, len(p.value)) // "1,5 an"
	}
	date, ok := p.when()
	if !ok {
		return Date{}, false
	}
	return p.withLength(date)
}

// when reads all of a date but how long it lasts.
func (p *parser) when() (Date, bool) {
	p.skip(roleFiller | roleAt | roleFor)
	var opening word
	if t := p.at(0); t.is(roleOpen | roleFrom | roleBetween) {
		opening = t.word
		p.pos++
		p.skip(roleAt) // "au plus tard à l'été 2020"
	}
	from, ok := p.point()
	if !ok {
		return Date{}, false
	}
	if t := p.at(0); opening.roles == 0 && p.endsAt(1) && (t.word.opens(NotAfter) || t.word.opens(NotBefore)) {
		opening = t.word // "fin 2027 au plus tard"
		p.pos++
	}
	switch {
	case p.endsAt(0):
		return p.alone(&from, opening)
	case p.at(0).kind == commaToken, p.isAnd(0) && opening.roles&roleBetween == 0:
		return p.list(&from, opening)
	}
	return p.period(&from, opening)
}

// alone returns the date of one point; opening is what the word before it may do.
func (p *parser) alone(point *partialPoint, opening word) (Date, bool) {
	if point.shortYear && point.year.missing() {
		return Date{}, p.shortYears(point)
	}
	if !p.complete(point) {
		return Date{}, false
	}
	form := Form(opening.value)
	switch {
	case opening.roles == 0:
		return Date{From: point.Point}, true
	case opening.roles&roleOpen != 0 && form.closes():
		return Date{To: point.Point, Form: form}, true
	case opening.roles&roleOpen != 0:
		return Date{From: point.Point, Form: form}, true
	case opening.roles&roleFrom != 0: // "de 2019" lacks its end
		return Date{}, p.fail(ruleDateNoEnd, 0, len(p.value)) ||
			p.proposeDate(Date{From: point.Point}) || p.proposeDate(Date{From: point.Point, Form: Starting})
	}
	return Date{}, p.unreadable()
}

// period reads the end of a period.
func (p *parser) period(from *partialPoint, opening word) (Date, bool) {
	if form := Form(opening.value); opening.roles&roleOpen != 0 && (!form.opens() || form == After || form == NotBefore) {
		return Date{}, p.unreadable() // "avant 2019 - 2022"
	}
	sign := p.at(0)
	if !sign.is(roleOnwards|rolePresent) && !p.separator(opening) {
		return Date{}, p.unreadable()
	}
	switch {
	case p.accept(rolePresent), sign.kind == dashToken && p.endsAt(0):
		return Date{From: from.Point, Form: Since}, p.complete(from)
	case p.accept(roleOnwards):
		return Date{From: from.Point, Form: Starting}, p.complete(from)
	}
	to, ok := p.point()
	if !ok {
		return Date{}, false
	}
	if !p.endsAt(0) {
		return Date{}, p.unreadable()
	}
	if !from.year.missing() && to.year.missing() && to.month.missing() && to.Part == NoPart {
		return Date{}, p.failAt(ruleDateUnreadable, span{to.start, to.end}) // "2015/03/19/18"
	}
	if from.shortYear && from.year.missing() && (to.day.missing() || to.shortYear && to.year.missing()) ||
		to.shortYear && to.year.missing() && from.day.missing() {
		return Date{}, p.shortYears(from, &to)
	}
	share(from, &to)
	if !p.complete(from) || !p.complete(&to) {
		return Date{}, false
	}
	date, ok := p.between(from, &to)
	if ok && date.Form == Range && sign.kind == slashToken && from.Last().plus(1) != to.First() {
		if words := strings.ContainsFunc(p.value, unicode.IsLetter); words || !sign.glued {
			return Date{}, p.twoReadings(date, Date{From: date.From, To: date.To, Form: Both})
		}
	}
	return date, ok
}

// between returns the period of two complete points.
func (p *parser) between(from, to *partialPoint) (Date, bool) {
	switch {
	case from.Point == to.Point:
		return Date{From: from.Point}, true
	case to.Last().Compare(from.First()) < 0:
		return Date{}, p.backwards(from, to)
	}
	return Date{From: from.Point, To: to.Point, Form: Range}, true
}

// separator accepts what stands between the two points of a period.
func (p *parser) separator(opening word) bool {
	switch kind := p.at(0).kind; {
	case kind == dashToken, kind == slashToken, kind == arrowToken && p.spans, opening.roles&roleBetween != 0 && p.isAnd(0):
		p.pos++
		return true
	case p.at(0).word.opens(Until):
		p.pos++
		return true
	}
	return p.accept(roleTo)
}

// list reads the other points of "3 et 4 mars 2020" and "2013, 2014, 2015". Two are
// a date; more have to follow one another.
func (p *parser) list(first *partialPoint, opening word) (Date, bool) {
	points := []partialPoint{*first}
	for !p.endsAt(0) {
		comma := p.at(0).kind == commaToken
		if comma {
			p.pos++
		}
		switch {
		case p.isAnd(0):
			p.pos++
		case !comma:
			return Date{}, p.unreadable()
		}
		point, ok := p.point()
		if !ok {
			return Date{}, false
		}
		points = append(points, point)
	}
	last := len(points) - 1
	for i := range last { // "October 12, 13 and 14": the month of the first
		share(&points[i], &points[i+1])
	}
	for i := last; i > 0; i-- { // and the year of the last
		share(&points[i-1], &points[i])
	}
	for i := range points {
		if !p.complete(&points[i]) {
			return Date{}, false
		}
	}
	return p.listed(points, opening)
}

// listed returns the date of several complete points.
func (p *parser) listed(points []partialPoint, opening word) (Date, bool) {
	last := len(points) - 1
	whole := Date{From: points[0].Point, To: points[last].Point, Form: Range}
	follow := true
	for i := range last {
		a, b := &points[i], &points[i+1]
		if b.Last().Compare(a.First()) < 0 {
			return Date{}, p.backwards(a, b)
		}
		if b.First().Compare(a.Last()) <= 0 {
			return Date{}, p.unreadable() // one is within the other
		}
		follow = follow && a.alike(b.Point) && a.Last().plus(1) == b.First()
	}
	both := whole
	both.Form = Both
	switch {
	case opening.roles&roleFrom != 0 && last == 1: // "de juillet et octobre 2021"
		return Date{}, p.twoReadings(whole, both)
	case opening.roles != 0:
		return Date{}, p.unreadable()
	case last == 1:
		return both, true
	case follow:
		return whole, true
	}
	return Date{}, p.fail(ruleDateList, 0, len(p.value)) || p.proposeDate(whole)
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
	case !point.weekday.missing() && (point.Day == 0 || point.First().weekday() != int(point.dayOfWeek)):
		return p.otherWeekday(point)
	}
	return true
}

// The rest reads tokens.

// at returns the token k places further on. Beyond the last stands an endToken.
func (p *parser) at(k int) *token {
	if p.pos+k >= p.tokens.count {
		return &endOfDate
	}
	return &p.tokens.list[p.pos+k]
}

var endOfDate token

// isAnd reports whether "and" stands k places further on.
func (p *parser) isAnd(k int) bool { return p.at(k).is(roleAnd) || p.at(k).kind == ampersandToken }

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

// text returns a part of the value as it was written.
func (p *parser) text(s span) string { return p.value[s.start:s.end] }
