package calendar

import "fmt"

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
	SchoolStart // "rentrée": September in Europe, October in West Africa

	PartCount
)

// partMonths are the first and last months of the parts of a year.
var partMonths = [PartCount][2]int{
	NoPart: {1, 12},
	Q1:     {1, 3}, Q2: {4, 6}, Q3: {7, 9}, Q4: {10, 12},
	S1: {1, 6}, S2: {7, 12},
	Early: {1, 4}, Mid: {5, 8}, Late: {9, 12},
	Spring: {3, 5}, Summer: {6, 8}, Autumn: {9, 11},
	SchoolStart: {9, 10},
}

// isThird reports whether a month can have the part too.
func (p Part) isThird() bool { return p >= Early && p <= Late }

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

// A Grain is how precise a point is: a year, a month, a day or one of the parts.
type Grain uint8

// The grains. Those of parts follow.
const (
	YearGrain Grain = iota
	MonthGrain
	DayGrain

	GrainCount = DayGrain + Grain(PartCount)
)

// grain returns how precise p is; a part of a month is as its part.
func (p Point) grain() Grain {
	switch {
	case p.Part != NoPart:
		return DayGrain + Grain(p.Part)
	case p.Day != 0:
		return DayGrain
	case p.Month != 0:
		return MonthGrain
	}
	return YearGrain
}

// alike reports whether two points are of one precision, as a part of a year is
// of any other.
func (p Point) alike(q Point) bool {
	part := p.Part != NoPart
	return part == (q.Part != NoPart) && (p.Month != 0) == (q.Month != 0) && (p.Day != 0) == (q.Day != 0)
}
