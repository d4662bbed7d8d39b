package calendar

import (
	"strconv"

	"fiche/cmd/fiche/internal/typography"
)

// Between the points of a period: years stand close ("2019–2022"), longer
// points apart, with the dash kept on the line of the first.
const (
	closeDash = "–"
	wideDash  = typography.NoBreak + "– "
)

// Date prints a date in the language. In HTML each point is a <time>.
func (c *Calendar) Date(d Date) typography.Text {
	switch d.Form {
	case Since:
		return typography.Join(typography.Plain(c.leadOf(d.From).Since), c.point(d.From, d.From))
	case Until:
		return typography.Join(typography.Plain(c.leadOf(d.To).Until), c.point(d.To, d.To))
	case Single:
		return c.point(d.From, d.From)
	}
	from, dash := d.From, wideDash
	plain := d.From.Part == NoPart && d.To.Part == NoPart
	sameYear := plain && from.Year == d.To.Year && from.Month != 0 && d.To.Month != 0
	switch {
	case plain && from.Month == 0 && d.To.Month == 0:
		dash = closeDash
	case sameYear && from.Day != 0 && d.To.Day != 0 && from.Month == d.To.Month:
		dash = closeDash
		from.Year, from.Month = 0, 0
	case sameYear && (from.Day != 0) == (d.To.Day != 0):
		from.Year = 0
	}
	return typography.Join(c.point(from, d.From), typography.Plain(dash), c.point(d.To, d.To))
}

// Day prints a day in the language: "14 mars 2022", "14 March 2022".
func (c *Calendar) Day(d Day) typography.Text { return c.Date(OnDay(d)) }

// point prints shown, which may lack what the other point of its period tells,
// as a <time> of the whole point.
func (c *Calendar) point(shown, whole Point) typography.Text {
	text := c.rules.Marked(c.bare(shown))
	text.HTML = `<time datetime="` + whole.ISO() + `">` + text.HTML + `</time>`
	return text
}

// bare prints the parts of a point that are not zero.
func (c *Calendar) bare(p Point) string {
	w := c.words
	text := w.Parts[p.Part].Before
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

// leadOf is what stands before p when it opens or closes a period alone.
func (c *Calendar) leadOf(p Point) Lead {
	switch {
	case p.Part != NoPart:
		return c.words.Parts[p.Part].Lead
	case p.Day != 0:
		return c.words.Day
	case p.Month != 0:
		return c.words.Month
	}
	return c.words.Year
}
