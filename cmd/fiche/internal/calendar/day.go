package calendar

import (
	"cmp"
	"fmt"
	"time"
)

// A Day is a plain calendar day: no clock and no time zone ever touch it.
// Month and Day count from 1.
type Day struct {
	Year, Month, Day int
}

// forever is the last day of what has no end, so that it sorts after all others.
var forever = Day{9999, 12, 31}

// Compare is -1, 0 or 1 as d is before, the same as or after e.
func (d Day) Compare(e Day) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// String returns the day in ISO 8601: "2019-10-15".
func (d Day) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// DaysTo returns how many days after d the day e is; negative if e is before d.
func (d Day) DaysTo(e Day) int { return e.number() - d.number() }

// plus returns the day that lies a number of days after d.
func (d Day) plus(days int) Day {
	t := d.in(time.UTC).AddDate(0, 0, days)
	return Day{t.Year(), int(t.Month()), t.Day()}
}

// number counts days from 1 January 1970.
func (d Day) number() int { return int(d.in(time.UTC).Unix() / 86400) }

// weekday is 0 for a Sunday.
func (d Day) weekday() int { return int(d.in(time.UTC).Weekday()) }

// in lends the day to package time for what it can count.
func (d Day) in(zone *time.Location) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, zone)
}

// MonthsBefore returns the day that lies a number of months before d. Where its
// month has no such day it is the last of that month.
func (d Day) MonthsBefore(months int) Day {
	count := 12*d.Year + d.Month - 1 - months
	year, month := count/12, count%12+1
	return Day{year, month, min(d.Day, daysIn(year, month))}
}

// daysIn returns the number of days of a month of the Gregorian calendar.
func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
