package calendar

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"fiche/cmd/fiche/internal/spelling"
)

// maxSpan is the longest length of time that is read, in months: a century.
const maxSpan = 1200

// ParseMonths reads a length of time in whole months or years, "18 mois" or
// "2 years", in the words of any language. The result is in months; ok is false
// for anything else, and for more than a century.
func (c *Calendar) ParseMonths(s string) (months int, ok bool) {
	s = strings.TrimFunc(s, unicode.IsSpace)
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	n, err := strconv.Atoi(s[:digits])
	if err != nil || n < 1 || n > maxSpan {
		return 0, false
	}
	unit := spelling.Fold(s[digits:])
	isUnit := func(word string) bool { return spelling.Fold(word) == unit }
	for _, language := range append([]*Calendar{c}, c.others()...) {
		switch {
		case slices.ContainsFunc(language.words.Read.MonthUnits, isUnit):
			return n, true
		case slices.ContainsFunc(language.words.Read.YearUnits, isUnit):
			return 12 * n, 12*n <= maxSpan
		}
	}
	return 0, false
}

// MonthsBefore returns the day that lies a number of months before d. Where its
// month has no such day it is the last of that month.
func (d Day) MonthsBefore(months int) Day {
	count := 12*d.Year + d.Month - 1 - months
	year, month := count/12, count%12+1
	return Day{year, month, min(d.Day, daysIn(year, month))}
}
