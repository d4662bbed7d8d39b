package calendar

import (
	"regexp"
	"strings"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
)

// clockTime is a time of day behind a day, as other programs and people write it:
// "T22:00:00Z", " 14h30", " 08:15".
var clockTime = regexp.MustCompile(`^(.*\S)(?:[Tt]|,?\s+)(\d{1,2})\s?[:hH]\s?(\d{2}(?::\d{2}(?:\.\d+)?)?)?\s?(?:[Zz]|[+-]\d{2}:?\d{2})?\s*$`)

// withoutTime reads a day and the time that stands behind it. A date has none: told
// says what was cut, unless that is midnight, which says nothing.
func (p *parser) withoutTime() (date Date, told *problem.Mistake, ok bool) {
	if len(p.value) > maxLength {
		return Date{}, nil, false
	}
	at := clockTime.FindStringSubmatchIndex(p.value)
	if at == nil {
		return Date{}, nil, false
	}
	day := p.value[at[2]:at[3]]
	before := day[:strings.LastIndexAny(day, " \u00a0")+1]
	if word, _ := p.calendar.word([]byte(spelling.Fold(day[len(before):]))); word.roles&roleAt != 0 {
		day = strings.TrimSpace(before) // "15 mars 2020 à 14h30"
	}
	alone := parser{calendar: p.calendar, value: day}
	date, ok = alone.parse()
	if !ok || !date.IsOne() || date.From.Day == 0 {
		return Date{}, nil, false
	}
	clock := p.value[at[4]:max(at[5], at[7])]
	if strings.Trim(clock, "0:.hH ") == "" {
		return date, nil, true
	}
	told = problem.NewMistake(ruleDateTime, p.value, at[3], len(p.value), "time", clock, "date", p.calendar.Date(date).Plain)
	told.Fix = strings.TrimSpace(day)
	return date, told, true
}
