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
func (d Day) DaysTo(e Day) int {
	return int(e.time().Sub(d.time()) / (24 * time.Hour))
}

// time returns the beginning of the day, in a zone without leaps.
func (d Day) time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
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

// A Part is a stretch of a year, or of a month.
type Part uint8

// The parts. Early, Mid and Late are thirds: January–April, May–August and
// September–December of a year; days 1–10, 11–20 and 21 to the end of a month.
// The seasons are those of the northern hemisphere by whole months. There is
// no winter: "winter 2021" does not say in which year it began.
const (
	NoPart Part = iota
	Q1          // quarters
	Q2
	Q3
	Q4
	S1 // half-years
	S2
	Early
	Mid
	Late
	Spring
	Summer
	Autumn

	PartCount
)

// partMonths are the first and last months of the parts of a year.
var partMonths = [PartCount][2]int{
	NoPart: {1, 12},
	Q1:     {1, 3}, Q2: {4, 6}, Q3: {7, 9}, Q4: {10, 12},
	S1: {1, 6}, S2: {7, 12},
	Early: {1, 4}, Mid: {5, 8}, Late: {9, 12},
	Spring: {3, 5}, Summer: {6, 8}, Autumn: {9, 11},
}

// A Point is a moment, as precisely as its author gave it: a year, a month
// (Day is 0), a day, or a part of a year or of a month. It is never rounded to
// a day. It is small, for a sheet holds a dozen of them.
type Point struct {
	Year       int16
	Month, Day int8
	Part       Part
}

// day returns a day of the point's year and month, or of the month named.
func (p Point) day(month, day int) Day { return Day{int(p.Year), month, day} }

// First returns the first day of the point.
func (p Point) First() Day {
	switch {
	case p.Day != 0:
		return p.day(int(p.Month), int(p.Day))
	case p.Month == 0:
		return p.day(partMonths[p.Part][0], 1)
	case p.Part == Mid:
		return p.day(int(p.Month), 11)
	case p.Part == Late:
		return p.day(int(p.Month), 21)
	}
	return p.day(int(p.Month), 1)
}

// Last returns the last day of the point.
func (p Point) Last() Day {
	switch {
	case p.Day != 0:
		return p.day(int(p.Month), int(p.Day))
	case p.Month == 0:
		last := partMonths[p.Part][1]
		return p.day(last, daysIn(int(p.Year), last))
	case p.Part == Early:
		return p.day(int(p.Month), 10)
	case p.Part == Mid:
		return p.day(int(p.Month), 20)
	}
	return p.day(int(p.Month), daysIn(int(p.Year), int(p.Month)))
}

// ISO returns the point for <time datetime>, which knows years, months and days
// (HTML standard, "The time element"): a part is given as what it is a part of.
func (p Point) ISO() string {
	switch {
	case p.Day != 0:
		return p.First().String()
	case p.Month != 0:
		return fmt.Sprintf("%04d-%02d", p.Year, p.Month)
	}
	return fmt.Sprintf("%04d", p.Year)
}

// A Form is how the points of a Date are meant.
type Form uint8

// The forms.
const (
	Single Form = iota // From
	Range              // From – To
	Since              // From, without end
	Until              // To, without beginning
)

// A Date is when something was, is or will be: a point, a period, or a period
// open on one side. The point that its form does not use is zero, so that
// equal dates are ==.
type Date struct {
	From, To Point
	Form     Form
}

// OnDay returns the date that is one day.
func OnDay(d Day) Date {
	return Date{From: Point{Year: int16(d.Year), Month: int8(d.Month), Day: int8(d.Day)}}
}

// IsZero reports whether d is no date at all.
func (d Date) IsZero() bool { return d == Date{} }

// First returns the first day of d. What has no beginning begins on the zero Day,
// before all others.
func (d Date) First() Day {
	if d.Form == Until {
		return Day{}
	}
	return d.From.First()
}

// Last returns the last day of d. What has no end ends on 31 December 9999, after
// all others.
func (d Date) Last() Day {
	switch d.Form {
	case Since:
		return forever
	case Single:
		return d.From.Last()
	}
	return d.To.Last()
}

// Compare orders dates by first day, then by last.
func (d Date) Compare(e Date) int {
	return cmp.Or(d.First().Compare(e.First()), d.Last().Compare(e.Last()))
}
