package calendar

import (
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/typography"
)

// Between the points of a period: years stand close ("2019–2022"), longer
// points apart, with the dash kept on the line of the first.
const (
	closeDash = "–"
	wideDash  = typography.NoBreak + "– "
)

// MonthFirst returns the same calendar, which prints days as Americans do: "June 15,
// 2020". It reads no date otherwise: "03/04/2020" stays one that is asked about.
func (c *Calendar) MonthFirst() *Calendar {
	american := *c
	american.monthFirst = true
	return &american
}

// Date prints a date in the language. In HTML each point, and a length, is a
// <time>.
func (c *Calendar) Date(d Date) typography.Text {
	if d.Form == Lasting {
		return c.length(d.Length)
	}
	text := c.points(d)
	if d.Length != (Length{}) {
		text = typography.Join(text, typography.Plain(" ("), c.length(d.Length), typography.Plain(")"))
	}
	return text
}

// Written returns a date as an author types it: with ordinary spaces and dashes.
func (c *Calendar) Written(d Date) string { return typed.Replace(c.Date(d).Plain) }

var typed = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "–", "-", "’", "'")

// Day prints a day in the language: "14 mars 2022", "14 March 2022".
func (c *Calendar) Day(d Day) typography.Text { return c.Date(OnDay(d)) }

// To prints the date to which another moved: "au 15 mars 2022".
func (c *Calendar) To(d Date) typography.Text { return c.led(d, func(l *Lead) string { return l.To }) }

// At prints the date at which something is told: "en 2023", "au 15 mars 2022".
func (c *Calendar) At(d Date) typography.Text { return c.led(d, func(l *Lead) string { return l.At }) }

// In prints the date in which a value was measured, or is to be reached: "en 2020",
// "fin 2020", "le 15 mars 2020".
func (c *Calendar) In(d Date) typography.Text { return c.led(d, func(l *Lead) string { return l.In }) }

// led prints a date with what its grain wants before it. An open date brings its own
// word: "après 2022".
func (c *Calendar) led(d Date, lead func(*Lead) string) typography.Text {
	if d.Form != Single && d.Form != Range && d.Form != Both {
		return c.Date(d)
	}
	return typography.Join(typography.Plain(lead(c.words().lead(d.From.grain()))), c.Date(d))
}

// WrittenTo returns the date to which another moved, as an author types it.
func (c *Calendar) WrittenTo(d Date) string { return typed.Replace(c.To(d).Plain) }

// length prints how long something lasts: "36 mois".
func (c *Calendar) length(l Length) typography.Text {
	text := c.rules.Marked(c.words().Count(int(l.Count), l.Unit))
	text.HTML = `<time datetime="` + l.ISO() + `">` + text.HTML + `</time>`
	return text
}

// points prints a date but for its length.
func (c *Calendar) points(d Date) typography.Text {
	switch {
	case d.Form == Single:
		return c.point(c.bare(d.From), d.From)
	case d.Form != Range && d.Form != Both:
		return c.open(d)
	}
	from, to, dash := d.From, d.To, wideDash
	plain := d.From.Part == NoPart && d.To.Part == NoPart
	sameYear := plain && from.Year == d.To.Year && from.Month != 0 && d.To.Month != 0
	switch {
	case plain && from.Month == 0 && d.To.Month == 0:
		dash = closeDash
	case sameYear && from.Day != 0 && d.To.Day != 0 && from.Month == d.To.Month:
		dash = closeDash
		from.Year = 0
		if c.monthFirst {
			to.Month = 0
		} else {
			from.Month = 0
		}
	case sameYear && (from.Day != 0) == (d.To.Day != 0):
		from.Year = 0
	}
	if d.Form == Both {
		dash = c.words().Both
	}
	return typography.Join(c.point(c.bare(from), d.From), typography.Plain(dash), c.point(c.bare(to), d.To))
}

// open prints a point and the word before it: "avant le 15 mars 2026".
func (c *Calendar) open(d Date) typography.Text {
	p := d.From
	if d.Form.closes() {
		p = d.To
	}
	text, lead := c.bare(p), c.words().lead(p.grain()).Phrases[d.Form]
	if bound := c.words().Parts[p.Part].Bound; bound != "" && (d.Form.closes() || d.Form == After) {
		whole := p
		whole.Part = NoPart
		text = bound + c.bare(whole)
	}
	return typography.Join(typography.Plain(c.words().Elide(lead, text)), c.point(text, p))
}

// point prints a point, which may lack what the other one of its period tells, as
// a <time> of the whole.
func (c *Calendar) point(text string, whole Point) typography.Text {
	marked := c.rules.Marked(text)
	marked.HTML = `<time datetime="` + whole.ISO() + `">` + marked.HTML + `</time>`
	return marked
}

// bare prints the parts of a point that are not zero.
func (c *Calendar) bare(p Point) string {
	w := c.words()
	text := w.Parts[p.Part].Before
	if c.monthFirst && p.Day != 0 {
		return text + c.american(p)
	}
	if p.Day != 0 {
		text += strconv.Itoa(int(p.Day)) + w.Ordinal(int(p.Day))
		if p.Month != 0 {
			text += w.DayMonth
		}
	}
	if p.Month != 0 {
		text += w.Months[p.Month-1]
		if p.Year != 0 {
			text += w.MonthYear
		}
	}
	if p.Year != 0 {
		text += strconv.Itoa(int(p.Year))
	}
	return text
}

// american prints the parts of a day that are not zero.
func (c *Calendar) american(p Point) string {
	text := strconv.Itoa(int(p.Day))
	if p.Month != 0 {
		text = c.words().Months[p.Month-1] + typography.NoBreak + text
	}
	if p.Year != 0 {
		text += ", " + strconv.Itoa(int(p.Year))
	}
	return text
}
