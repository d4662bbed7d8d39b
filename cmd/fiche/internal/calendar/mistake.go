package calendar

import (
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/problem"
)

// The rules of dates.
const (
	ruleDateEmpty       problem.Rule = "date-empty"
	ruleDateUnreadable  problem.Rule = "date-unreadable"
	ruleDateWord        problem.Rule = "date-word"
	ruleDateTime        problem.Rule = "date-time"
	ruleDateYearMissing problem.Rule = "date-year-missing"
	ruleDateShortYear   problem.Rule = "date-year-short"
	ruleDateYear        problem.Rule = "date-year-range"
	ruleDateMonth       problem.Rule = "date-month-range"
	ruleDateDay         problem.Rule = "date-day-range"
	ruleDateWeekday     problem.Rule = "date-weekday"
	ruleDateOpen        problem.Rule = "date-open"
	ruleDateWinter      problem.Rule = "date-winter"
	ruleDateBackwards   problem.Rule = "date-range-backwards"
	ruleDateNoEnd       problem.Rule = "date-no-end"
	ruleDateList        problem.Rule = "date-list"
	ruleDateLength      problem.Rule = "date-length"
	ruleDateLengthAlone problem.Rule = "date-length-alone"
	ruleDateLengthOther problem.Rule = "date-length-other"
)

// The years that a date may name: the memory and the plans of an organisation.
// Whatever lies outside is a slip of the keyboard.
const (
	FirstYear = 1800
	LastYear  = 2200
)

// exampleYear is the year of a cure for what lacks one and gives no hint of it.
const exampleYear = 2024

// fail records why the value cannot be read and returns false. The arguments
// are pairs of names and values. Only the first mistake of a value is told:
// those after it are most often its consequences.
func (p *parser) fail(rule problem.Rule, start, end int, args ...string) bool {
	if p.mistake == nil {
		p.mistake = problem.NewMistake(rule, p.value, start, end, args...)
	}
	return false
}

func (p *parser) failAt(rule problem.Rule, at span, args ...string) bool {
	return p.fail(rule, at.start, at.end, args...)
}

// propose adds a value as it may have been meant. It returns false, as the methods
// that fail do.
func (p *parser) propose(value string) bool {
	p.cures = append(p.cures, strings.TrimSpace(value))
	return false
}

// proposeDate adds a date as it may have been meant.
func (p *parser) proposeDate(d Date) bool { return p.propose(p.calendar.Written(d)) }

// An edit is a part of the value that a cure replaces.
type edit struct {
	span
	text string
}

// edited returns the value with its parts replaced.
func (p *parser) edited(edits ...edit) string {
	slices.SortStableFunc(edits, func(a, b edit) int { return a.start - b.start })
	var out strings.Builder
	at := 0
	for _, e := range edits {
		out.WriteString(p.value[at:e.start] + e.text)
		at = e.end
	}
	return out.String() + p.value[at:]
}

// unreadable blames what stands after all that was understood.
func (p *parser) unreadable() bool {
	start, end := 0, len(p.value)
	if t := p.at(0); p.pos > 0 && t.kind != endToken {
		start = t.start
		end = p.tokens.list[p.tokens.count-1].end
	}
	return p.fail(ruleDateUnreadable, start, end)
}

// twoReadings explains a value that means one of two dates.
func (p *parser) twoReadings(a, b Date) bool {
	return p.fail(ruleDateOpen, 0, len(p.value)) || p.proposeDate(a) || p.proposeDate(b)
}

// century returns a year that was cut short to two digits.
func century(short int) int {
	if short >= 50 {
		return 1900 + short
	}
	return 2000 + short
}

// noSuchYear explains a number that stands in the place of a year.
func (p *parser) noSuchYear(t *token) bool {
	text := p.text(t.span)
	switch t.digits {
	case 2:
		year := strconv.Itoa(century(t.value))
		return p.failAt(ruleDateShortYear, t.span, "short", text, "year", year) || p.propose(p.edited(edit{t.span, year}))
	case 8:
		return p.failAt(ruleDateYear, t.span, "year", text) || p.propose(p.edited(edit{t.span, text[:4] + "-" + text[4:6] + "-" + text[6:]}))
	}
	return p.failAt(ruleDateYear, t.span, "year", text)
}

// shortFigures explains "15/10/19" and "22-07-04", which begins with the day or
// the year.
func (p *parser) shortFigures(day, month, year *token, sign tokenKind) bool {
	var meant []Date
	add := func(year, month, day *token) {
		d := Date{From: Point{Year: int16(century(year.value)), Month: int8(month.value), Day: int8(day.value)}}
		possible := month.value >= 1 && month.value <= 12 && day.value >= 1 && day.value <= daysIn(int(d.From.Year), month.value)
		if possible && !slices.Contains(meant, d) {
			meant = append(meant, d)
		}
	}
	add(year, month, day)
	if p.calendar.words().Order == OrderOpen || len(meant) == 0 {
		add(year, day, month)
	}
	if sign == dashToken {
		add(day, month, year)
	}
	switch {
	case len(meant) == 0 && month.value > 12:
		return p.failAt(ruleDateMonth, month.span, "month", p.text(month.span))
	case len(meant) > 1:
		p.fail(ruleDateOpen, day.start, year.end)
		for _, d := range meant {
			p.propose(p.edited(edit{span{day.start, year.end}, p.calendar.Written(d)}))
		}
		return false
	}
	return p.noSuchYear(year)
}

// shortYears explains numbers that may be days without their year or years cut
// short: "octobre 22 - avril 23".
func (p *parser) shortYears(points ...*partialPoint) bool {
	var years, days []edit
	last := points[len(points)-1]
	for _, point := range points {
		if !point.shortYear || !point.year.missing() {
			continue
		}
		short, _ := strconv.Atoi(p.text(point.day))
		years = append(years, edit{point.day, strconv.Itoa(century(short))})
		text := p.text(point.day) + " " + p.text(point.month)
		switch year := exampleYear; {
		case point == last && points[0].Month > last.Month:
			text += " " + strconv.Itoa(year+1)
		case point == last, last.year.missing():
			text += " " + strconv.Itoa(year)
		}
		days = append(days, edit{span{point.month.start, point.day.end}, text})
	}
	return p.fail(ruleDateOpen, points[0].start, last.end) || p.propose(p.edited(years...)) || p.propose(p.edited(days...))
}

// noSuchDay explains 31/02/2020.
func (p *parser) noSuchDay(point *partialPoint) bool {
	month := Date{From: Point{Year: point.Year, Month: point.Month}}
	return p.failAt(ruleDateDay, point.day,
		"day", p.text(point.day),
		"month", p.calendar.Date(month).Plain,
		"days", strconv.Itoa(daysIn(int(point.Year), int(point.Month))))
}

// otherWeekday explains "lundi 3 mars 2020", which was a Tuesday.
func (p *parser) otherWeekday(point *partialPoint) bool {
	at := point.weekday
	if point.Day == 0 {
		return p.failAt(ruleDateUnreadable, at)
	}
	names := p.calendar.words().Read.Weekdays[point.First().weekday()]
	return p.failAt(ruleDateWeekday, at, "date", p.calendar.Day(point.First()).Plain, "weekday", names[0], "written", p.text(at)) ||
		p.propose(p.edited(edit{at, names[0]})) || p.propose(p.edited(edit{span{at.start, point.start}, ""}))
}

// swappedFigures explains 10/15/2019 where days come first.
func (p *parser) swappedFigures(day, month *token) bool {
	return p.failAt(ruleDateMonth, month.span, "month", p.text(month.span)) ||
		p.propose(p.edited(edit{day.span, p.text(month.span)}, edit{month.span, p.text(day.span)}))
}

// openFigures explains 03/04/2020 where it may be two days.
func (p *parser) openFigures(a, b, year *token) bool {
	p.fail(ruleDateOpen, a.start, year.end)
	for _, d := range []Day{{year.value, b.value, a.value}, {year.value, a.value, b.value}} {
		p.propose(p.edited(edit{span{a.start, year.end}, p.calendar.Written(OnDay(d))}))
	}
	return false
}

// winter explains a season that lies in two years.
func (p *parser) winter(season *token) bool {
	p.failAt(ruleDateWinter, season.span, "season", p.text(season.span))
	p.pos++
	p.skip(roleOf | roleFiller)
	year := p.at(0)
	if year.digits != 4 {
		return false
	}
	from, end := year.value-1, year.end
	if next := p.at(2); p.figuresFollow(1, 4) && next.value%100 == (year.value+1)%100 {
		from, end = year.value, next.end // "hiver 2020-2021"
	}
	for last := year.value; from <= last; from++ {
		months := Date{From: Point{Year: int16(from), Month: 12}, To: Point{Year: int16(from + 1), Month: 2}, Form: Range}
		p.propose(p.edited(edit{span{season.start, end}, p.calendar.Written(months)}))
	}
	return false
}

// backwards explains a period whose end lies before its beginning: both are in
// the wrong order, or "octobre - janvier 2024" begins in the year before.
func (p *parser) backwards(from, to *partialPoint) bool {
	p.fail(ruleDateBackwards, from.start, to.end,
		"from", p.calendar.Date(Date{From: from.Point}).Plain,
		"to", p.calendar.Date(Date{From: to.Point}).Plain)
	if from.year == to.year {
		return p.propose(p.edited(edit{span{from.end, from.end}, " " + strconv.Itoa(int(to.Year)-1)}))
	}
	a, b := span{from.start, from.end}, span{to.start, to.end}
	return p.propose(p.edited(edit{a, p.text(b)}, edit{b, p.text(a)}))
}

// explain returns the mistake of the value, with what can still be said about it.
// A cure that would not be read either is none, and is dropped.
func (p *parser) explain() *problem.Mistake {
	switch {
	case len(p.value) > maxLength:
	case p.mistake.Rule == ruleDateUnreadable:
		p.explainUnreadable()
	case p.mistake.Rule == ruleDateYearMissing:
		p.addYear()
	}
	var cures []string
	for _, cure := range p.cures {
		if p.reads(cure) && !slices.Contains(cures, cure) {
			cures = append(cures, cure)
		}
	}
	p.mistake.Fix = strings.Join(cures, "\n")
	if len(cures) > 1 {
		p.mistake.Args["cures"] = len(cures)
	}
	return p.mistake
}

// reads reports whether another value would be read.
func (p *parser) reads(value string) bool {
	other := parser{calendar: p.calendar, value: value, spans: p.spans}
	_, ok := other.parse()
	return ok
}

// explainUnreadable looks for a misspelt month, for a number of months or years
// that is not whole or not in figures, and for what is left without the words that
// no date has.
func (p *parser) explainUnreadable() {
	for i := range p.tokens.count {
		t := &p.tokens.list[i]
		switch {
		case t.kind == arrowToken:
			p.propose(p.edited(edit{t.span, "-"}))
		case i > 0 && t.is(roleUnit) && !p.tokens.list[i-1].is(roleFiller):
			p.mistake = problem.NewMistake(ruleDateLength, p.value, 0, len(p.value))
			return
		case t.kind == wordToken && t.word.roles == 0:
			word := p.text(t.span)
			if month := p.calendar.nearestMonth(word); month != "" && p.reads(p.edited(edit{t.span, month})) {
				p.mistake = problem.NewMistake(ruleDateWord, p.value, t.start, t.end, "word", word, "suggestion", month)
				p.cures = []string{p.edited(edit{t.span, month})}
				return
			}
		}
	}
	p.proposeWithout()
}

// proposeWithout proposes what is left of the value without a remark behind it, or
// words before it, that hold no number.
func (p *parser) proposeWithout() {
	start := p.mistake.Start
	if start > 0 && !strings.ContainsAny(p.value[start:], "0123456789") {
		p.propose(strings.TrimRight(p.value[:start], " ,;:("))
		return
	}
	for i := range p.tokens.count {
		switch t := &p.tokens.list[i]; {
		case t.kind == wordToken && t.word.roles == 0:
		case i > 0 && p.reads(p.value[t.start:]):
			p.propose(p.value[t.start:])
			return
		default:
			return
		}
	}
}

// addYear proposes the value with the year that it lacks: the one that another
// of its points has, or an example.
func (p *parser) addYear() {
	first := p.year
	if first == 0 {
		first = exampleYear
	}
	try := func(year, last int) bool {
		var edits []edit
		for _, at := range p.yearless {
			edits = append(edits, edit{span{at.end, at.end}, p.yearSign(at) + strconv.Itoa(year)})
			year = last
		}
		for _, cure := range []string{p.edited(edits[len(edits)-1]), p.edited(edits...)} {
			other := parser{calendar: p.calendar, value: cure, spans: p.spans}
			_, ok := other.parse()
			switch {
			case ok:
				p.propose(cure)
			case other.mistake.Rule == ruleDateNoEnd: // "de décembre"
				p.cures = append(p.cures, other.cures...)
			default:
				continue
			}
			p.mistake.Args["year"] = strconv.Itoa(last)
			return true
		}
		return false
	}
	last := first
	if p.has(roleWeekday) {
		last -= 10 // a weekday falls on the same date again within eleven years
	}
	for year := first; year >= last; year-- {
		if try(year, year) || try(year, year+1) || try(year+1, year+1) {
			return
		}
	}
}

// has reports whether a word of the value may play one of the roles.
func (p *parser) has(roles role) bool {
	return slices.ContainsFunc(p.tokens.list[:p.tokens.count], func(t token) bool { return t.is(roles) })
}

// yearSign returns what stands between a point and its year: the sign of "15/10".
func (p *parser) yearSign(at span) string {
	text := p.text(at)
	if i := strings.IndexAny(text, "/.-"); i > 0 && strings.Trim(text, "0123456789/.-") == "" {
		return text[i : i+1]
	}
	return " "
}
