package calendar

import "math"

// point reads one point. It leaves what it does not understand to its caller.
func (p *parser) point() (partialPoint, bool) {
	p.skip(roleFiller)
	var point partialPoint
	if t := p.at(0); t.is(roleWeekday) {
		point.weekday, point.dayOfWeek = t.span, int8(t.word.value)
		p.pos++
		if p.at(0).kind == commaToken {
			p.pos++
		}
		p.skip(roleFiller)
	}
	t := p.at(0)
	point.start = t.start
	ok := p.pointAt(&point, t)
	if p.pos > 0 {
		point.end = p.tokens.list[p.pos-1].end
	}
	if point.year.missing() {
		p.yearless = append(p.yearless, span{point.start, point.end})
	} else {
		p.year = int(point.Year)
	}
	return point, ok
}

func (p *parser) pointAt(point *partialPoint, t *token) bool {
	switch next := p.at(1); {
	case p.startsLength(0):
		return p.fail(ruleDateLengthAlone, t.start, next.end)
	case t.kind == numberToken && t.digits == 4:
		return p.yearFirst(point)
	case t.kind == numberToken && t.digits <= 2:
		return p.numberFirst(point)
	case t.kind == numberToken:
		return p.setYear(point, t)
	case t.is(roleMonth):
		return p.monthFirst(point)
	case t.is(rolePart):
		return p.partFirst(point)
	case t.is(roleQuarter|roleHalf) && next.kind == numberToken && next.digits == 1:
		p.pos += 2
		return p.numbered(point, t, next.value) && p.yearAfter(point)
	case t.is(roleNth) && next.is(roleQuarter|roleHalf):
		p.pos += 2
		return p.numbered(point, next, int(t.word.value)) && p.yearAfter(point)
	case t.is(roleWinter):
		return p.winter(t)
	}
	return p.unreadable()
}

// yearFirst reads "2019", "2019-10", "2019-10-15", "2019/10/15", "2021-T3", and
// the first year of "2019/20".
func (p *parser) yearFirst(point *partialPoint) bool {
	year := p.at(0)
	p.setYear(point, year)
	p.pos++
	if p.isSign(0) && p.at(1).is(roleQuarter|roleHalf) && p.at(1).glued {
		p.pos++
	}
	if noun, number := p.at(0), p.at(1); noun.is(roleQuarter|roleHalf) && number.kind == numberToken {
		p.pos += 2
		return p.numbered(point, noun, number.value)
	}
	sign, number := p.at(0), p.at(1)
	if !p.figuresFollow(0, 2) {
		return true
	}
	if p.at(2).kind != sign.kind || !p.figuresFollow(2, 2) {
		year, isYear := p.shortEnd(year.value, sign, number)
		switch isMonth := number.value >= 1 && number.value <= 12; {
		case isYear && (!isMonth || p.text(sign.span) == "–"):
			number.digits, number.value = 4, year // the end of a period
			return true
		case isYear && year == int(point.Year)+1 && p.endsAt(2):
			month := Point{Year: point.Year, Month: int8(number.value)}
			p.twoReadings(Date{From: month}, Date{From: point.Point, To: Point{Year: int16(year)}, Form: Range})
			return false
		}
	}
	p.setMonth(point, number)
	p.pos += 2
	if p.at(0).kind == sign.kind && p.figuresFollow(0, 2) {
		p.setDay(point, p.at(1))
		p.pos += 2
	}
	return true
}

// shortEnd returns the year that two digits after another year mean, as in
// "2019/20". ok is false if they cannot mean one.
func (p *parser) shortEnd(first int, sign, number *token) (year int, ok bool) {
	year = first/100*100 + number.value
	if number.value == 0 && first%100 == 99 {
		year += 100 // "1999/00"
	}
	return year, number.digits == 2 && year > first && year <= LastYear && sign.kind != dotToken
}

// numberFirst reads what begins with one or two digits: a day, a month in
// figures, or the number of a quarter.
func (p *parser) numberFirst(point *partialPoint) bool {
	number := p.at(0)
	if p.figuresFollow(1, 2) && p.at(3).kind == p.at(1).kind && p.figuresFollow(3, 4) {
		return p.threeFigures(point, number, p.at(2), p.at(4), p.at(1).kind)
	}
	if p.figuresFollow(1, 4) {
		// "12-15 octobre" and "12-15/10/2020" are days, like every short
		// number after a dash; "10/19" is more likely to be a month.
		second := p.at(2)
		days := second.digits <= 2 && (p.at(1).kind == dashToken || p.at(3).is(roleMonth))
		if !days {
			p.setMonth(point, number)
			p.pos += 3
			if second.digits == 2 && (second.value <= 12 || number.value > 12) {
				return true // "15/10": the year is missing
			}
			return p.setYear(point, second)
		}
	}
	p.pos++
	p.accept(roleSuffix)
	if noun := p.at(0); noun.is(roleQuarter | roleHalf) {
		p.pos++
		return p.numbered(point, noun, number.value) && p.yearAfter(point)
	}
	p.setDay(point, number)
	start := p.pos
	p.skip(roleOf | roleFiller)
	if p.at(0).kind == dashToken && p.at(0).glued && p.at(1).is(roleMonth) && p.at(1).glued {
		p.pos++ // "15-oct-2019"
	}
	switch {
	case p.at(0).is(roleMonth):
		p.monthWord(point)
		return p.yearAfter(point)
	case p.at(0).kind == commaToken:
		return p.yearAfter(point) // the end of "October 12-15, 2020"
	}
	p.pos = start
	return true
}

// threeFigures reads "15/10/2019" in the order of the language. Where the
// language leaves the order open, figures decide if only one order is possible.
func (p *parser) threeFigures(point *partialPoint, day, month, year *token, sign tokenKind) bool {
	p.pos += 5
	if year.digits == 2 {
		return p.shortFigures(day, month, year, sign)
	}
	if !p.setYear(point, year) {
		return false
	}
	swapped := month.value > 12 && day.value <= 12
	switch open := p.calendar.words().Order == OrderOpen; {
	case swapped && open:
		day, month = month, day
	case swapped:
		return p.swappedFigures(day, month)
	case open && day.value <= 12 && day.value != month.value:
		return p.openFigures(day, month, year)
	}
	p.setDay(point, day)
	p.setMonth(point, month)
	return true
}

// monthFirst reads "octobre 2019", "Oct. 2019", "October 15, 2019", "oct-2019".
func (p *parser) monthFirst(point *partialPoint) bool {
	p.monthWord(point)
	if day := p.at(0); day.kind == numberToken && day.digits <= 2 && !p.startsLength(0) {
		if day.digits == 2 && (day.value == 0 || day.value > 31) {
			p.pos++
			return p.setYear(point, day) // "octobre 98"
		}
		p.setDay(point, day)
		p.pos++
		point.shortYear = !p.accept(roleSuffix) && day.digits == 2
	}
	return p.yearAfter(point)
}

// partFirst reads "fin 2020", "mi-octobre 2020", "end of December 2020".
func (p *parser) partFirst(point *partialPoint) bool {
	point.Part = Part(p.at(0).word.value)
	p.pos++
	if p.at(0).kind == dashToken && p.at(0).glued && p.at(1).glued {
		p.pos++
	}
	p.skip(roleOf | roleFiller)
	if p.at(0).is(roleMonth) && point.Part.isThird() {
		p.monthWord(point)
	}
	if !p.yearAfter(point) {
		return false
	}
	if next := p.at(1); point.Part == SchoolStart && p.figuresFollow(0, 4) && p.endsAt(2) && next.value%100 == (int(point.Year)+1)%100 {
		year := Point{Year: point.Year} // "rentrée 2021-2022"
		p.twoReadings(Date{From: point.Point}, Date{From: year, To: Point{Year: year.Year + 1}, Form: Range})
		return false
	}
	return true
}

// numbered is the nth quarter or half-year, as noun says.
func (p *parser) numbered(point *partialPoint, noun *token, nth int) bool {
	first, count := Q1, 4
	if noun.is(roleHalf) {
		first, count = S1, 2
	}
	if nth < 1 || nth > count {
		return p.failAt(ruleDateUnreadable, noun.span)
	}
	point.Part = first + Part(nth-1)
	return true
}

// yearAfter reads the year of what was read before it, if it is there.
func (p *parser) yearAfter(point *partialPoint) bool {
	start := p.pos
	p.skip(roleOf | roleFiller)
	switch {
	case p.at(0).kind == commaToken:
		if next := p.at(1); next.digits == 4 || next.digits == 2 && p.endsAt(2) && !point.month.missing() {
			p.pos++
		}
	case p.figuresFollow(0, 4) && p.at(1).digits == 4:
		p.pos++ // "oct-2019", "T3/2021"
	}
	year := p.at(0)
	if year.kind != numberToken || p.startsLength(0) {
		p.pos = start
		return true
	}
	p.pos++
	return p.setYear(point, year)
}

func (p *parser) monthWord(point *partialPoint) {
	point.month, point.Month = p.at(0).span, int8(p.at(0).word.value)
	p.pos++
}

func (p *parser) setMonth(point *partialPoint, t *token) {
	point.month, point.Month = t.span, int8(min(t.value, math.MaxInt8)) // too large is wrong anyhow
}

func (p *parser) setDay(point *partialPoint, t *token) {
	point.day, point.Day = t.span, int8(min(t.value, math.MaxInt8))
}

func (p *parser) setYear(point *partialPoint, t *token) bool {
	if t.digits != 4 {
		return p.noSuchYear(t)
	}
	point.year, point.Year = t.span, int16(t.value)
	return true
}

// isSign reports whether the token k places further on may part figures.
func (p *parser) isSign(k int) bool {
	switch p.at(k).kind {
	case dashToken, slashToken, dotToken:
		return true
	}
	return false
}

// figuresFollow reports whether a sign and a number of at most that many digits
// stand k places further on, with no space before or between them.
func (p *parser) figuresFollow(k, digits int) bool {
	number := p.at(k + 1)
	return p.isSign(k) && p.at(k).glued && number.kind == numberToken && number.glued && number.digits <= digits
}
