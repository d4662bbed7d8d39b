package calendar

import (
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/typography"
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
	ruleDateOpen        problem.Rule = "date-open"
	ruleDateWinter      problem.Rule = "date-winter"
	ruleDateBackwards   problem.Rule = "date-range-backwards"
)

// The years that a date may name: the memory and the plans of an organisation.
// Whatever lies outside is a slip of the keyboard.
const (
	FirstYear = 1800
	LastYear  = 2200
)

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

// unreadable blames what stands after all that was understood.
func (p *parser) unreadable() bool {
	start, end := 0, len(p.value)
	if t := p.at(0); p.pos > 0 && t.kind != endToken {
		start = t.start
		end = p.tokens.list[p.tokens.count-1].end
	}
	return p.fail(ruleDateUnreadable, start, end)
}

// noSuchYear explains a number that stands in the place of a year.
func (p *parser) noSuchYear(t *token) bool {
	text := p.text(t.span)
	switch t.digits {
	case 2:
		century := "20"
		if t.value >= 70 {
			century = "19"
		}
		return p.failAt(ruleDateShortYear, t.span, "short", text, "year", century+text) ||
			p.propose(p.value[:t.start]+century+p.value[t.start:])
	case 8:
		return p.failAt(ruleDateYear, t.span, "year", text) ||
			p.propose(p.value[:t.start]+text[:4]+"-"+text[4:6]+"-"+text[6:]+p.value[t.end:])
	}
	return p.failAt(ruleDateYear, t.span, "year", text)
}

// noSuchDay explains 31/02/2020.
func (p *parser) noSuchDay(point *partialPoint) bool {
	month := Date{From: Point{Year: point.Year, Month: point.Month}}
	return p.failAt(ruleDateDay, point.day,
		"day", p.text(point.day),
		"month", p.calendar.Date(month).Plain,
		"days", strconv.Itoa(daysIn(int(point.Year), int(point.Month))))
}

// swappedFigures explains 10/15/2019 where days come first.
func (p *parser) swappedFigures(day, month *token) bool {
	return p.failAt(ruleDateMonth, month.span, "month", p.text(month.span)) ||
		p.propose(p.value[:day.start]+p.text(month.span)+p.value[day.end:month.start]+p.text(day.span)+p.value[month.end:])
}

// openFigures explains 03/04/2020 where it may be two days.
func (p *parser) openFigures(a, b, year *token) bool {
	return p.fail(ruleDateOpen, a.start, year.end,
		"first", p.calendar.Day(Day{year.value, b.value, a.value}).Plain,
		"second", p.calendar.Day(Day{year.value, a.value, b.value}).Plain)
}

// propose remembers the value as it may have been meant. It returns false, as
// the methods that fail do.
func (p *parser) propose(value string) bool {
	if p.mistake.Fix == "" {
		p.mistake.Fix = value
	}
	return false
}

// explain is the mistake of the value, with what can still be said about it.
// A proposed value that would not be read either is no cure and is dropped.
func (p *parser) explain() *problem.Mistake {
	if p.mistake.Rule == ruleDateUnreadable && len(p.value) <= maxLength {
		p.explainTime()
		p.explainWord()
	}
	if p.mistake.Fix != "" {
		mended := parser{calendar: p.calendar, value: p.mistake.Fix}
		if _, ok := mended.parse(); !ok {
			p.mistake.Fix = ""
		}
	}
	return p.mistake
}

// explainTime recognises a day with a time of day, as other programs write it:
// "2019-10-15T08:00:00Z".
func (p *parser) explainTime() {
	const day = len("2019-10-15")
	text := strings.TrimSpace(p.value)
	if len(text) < day+3 || !strings.ContainsRune("Tt ", rune(text[day])) || !typography.IsDigit(rune(text[day+1])) || !typography.IsDigit(rune(text[day+2])) {
		return
	}
	mended := parser{calendar: p.calendar, value: text[:day]}
	if date, ok := mended.parse(); ok && date.From.Day != 0 {
		start := strings.Index(p.value, text) + day
		end := start - day + len(text)
		p.mistake = problem.NewMistake(ruleDateTime, p.value, start, end, "date", text[:day])
		p.mistake.Fix = text[:day]
	}
}

// explainWord recognises a misspelt month.
func (p *parser) explainWord() {
	for i := range p.tokens.count {
		t := &p.tokens.list[i]
		if t.kind != wordToken || t.word.roles != 0 {
			continue
		}
		if month := p.calendar.nearestMonth(p.text(t.span)); month != "" {
			p.mistake = problem.NewMistake(ruleDateWord, p.value, t.start, t.end, "word", p.text(t.span), "suggestion", month)
			p.mistake.Fix = p.value[:t.start] + month + p.value[t.end:]
		}
		return
	}
}
