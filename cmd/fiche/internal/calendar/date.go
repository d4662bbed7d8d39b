package calendar

import "cmp"

// A Form is how the points of a Date are meant. An open date keeps the word of
// its author.
type Form uint8

// The forms.
const (
	Single Form = iota // From
	Around             // about From
	During             // some time in From
	Range              // From – To
	Both               // From and To

	Since     // From, without end: it has begun
	Starting  // from From on
	AsEarlyAs // the same, which is early
	AsOf      // the same, as a contract says it
	NotBefore
	After // From is over

	Until // To, without beginning
	Before
	By
	NotAfter

	Lasting // no point, but a Length

	FormCount
)

// opens reports whether the date has a beginning and no end.
func (f Form) opens() bool { return f >= Since && f <= After }

// closes reports whether the date has an end and no beginning.
func (f Form) closes() bool { return f >= Until && f <= NotAfter }

// A Date is when something was, is or will be: a point, a period, a period open
// on one side, or only how long it lasts. The point that its form does not use is
// zero, so that equal dates are ==.
type Date struct {
	From, To Point
	Form     Form
	Length   Length // as its author gave it, beside the points or alone
}

// OnDay returns the date that is one day.
func OnDay(d Day) Date {
	return Date{From: Point{Year: int16(d.Year), Month: int8(d.Month), Day: int8(d.Day)}}
}

// IsZero reports whether d is no date at all.
func (d Date) IsZero() bool { return d == Date{} }

// IsOne reports whether d is one day, month, part or year, without a word that
// opens it or makes it vague.
func (d Date) IsOne() bool { return d.Form == Single && d.Length == Length{} }

// IsOpen reports whether d has no end.
func (d Date) IsOpen() bool { return d.Last() == forever }

// IsBounded reports whether d has a first and a last day.
func (d Date) IsBounded() bool { return !d.IsZero() && d.First() != Day{} && !d.IsOpen() }

// GoesOn reports whether what is dated d goes on from its first day to its last,
// and does not happen on one of them.
func (d Date) GoesOn() bool {
	switch d.Form {
	case Range, Since, Starting, AsEarlyAs, AsOf, Until:
		return true
	}
	return false
}

// First returns the first day of d. What has no beginning begins on the zero Day,
// before all others.
func (d Date) First() Day {
	switch {
	case d.Form.closes(), d.Form == Lasting:
		return Day{}
	case d.Form == After:
		return d.From.Last()
	}
	return d.From.First()
}

// Last returns the last day of d. What has no end ends on 31 December 9999, after
// all others; what begins in a month or a year and lasts a while, when it ends at
// the latest.
func (d Date) Last() Day {
	switch {
	case d.Form == Lasting, d.Form.opens() && d.Length == Length{}:
		return forever
	case d.Form == Before && !d.To.Part.isThird(): // "before the end of 2025" is not before September
		return d.To.First().plus(-1)
	case d.Form == Range, d.Form == Both, d.Form.closes():
		return d.To.Last()
	case d.Length == Length{} || !d.Form.opens() && d.Length.fits(d.From):
		return d.From.Last()
	}
	return d.Length.from(d.From.Last()).plus(-1)
}

// Compare orders dates by the middle of what they cover, an open one by the point
// it names, then by first day, then what ends there before what begins there.
func (d Date) Compare(e Date) int {
	first, last := d.named()
	otherFirst, otherLast := e.named()
	return cmp.Or(
		cmp.Compare(first.number()+last.number(), otherFirst.number()+otherLast.number()),
		first.Compare(otherFirst),
		cmp.Compare(d.Form.side(), e.Form.side()),
		cmp.Compare(d.Form, e.Form),
	)
}

// named returns the first and the last day of the points that a date names.
func (d Date) named() (first, last Day) {
	switch {
	case d.Form.closes():
		return d.To.First(), d.To.Last()
	case d.Form == Range, d.Form == Both:
		return d.From.First(), d.To.Last()
	}
	return d.From.First(), d.From.Last()
}

// side is less than zero for what ends at its point, more for what begins there.
func (f Form) side() int {
	switch {
	case f.closes():
		return -1
	case f.opens():
		return 1
	}
	return 0
}

// AsSeen returns d as it is told of a day: what has not begun by then does not go
// on "since", but "from".
func (d Date) AsSeen(asOf Date) Date {
	if d.Form == Since && !asOf.IsZero() && d.First().Compare(asOf.Last()) > 0 {
		d.Form = Starting
	}
	return d
}

// SeenFrom reports whether d is over on the day of which something is told, or has
// begun and goes on; it is neither where that day is not known.
func (d Date) SeenFrom(asOf Date) (over, goesOn bool) {
	if asOf.IsZero() {
		return false, false
	}
	over = d.Last().Compare(asOf.Last()) <= 0
	return over, !over && d.GoesOn() && d.First().Compare(asOf.Last()) <= 0
}

// Alike reports whether two dates are single points of one precision.
func (d Date) Alike(e Date) bool { return d.Form == Single && e.Form == Single && d.From.alike(e.From) }
