package locale

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
func (l *Locale) Date(d Date) typography.Text {
	switch d.Form {
	case Since:
		return typography.Join(typography.Plain(l.leadOf(d.From).since), l.point(d.From, d.From))
	case Until:
		return typography.Join(typography.Plain(l.leadOf(d.To).until), l.point(d.To, d.To))
	case Single:
		return l.point(d.From, d.From)
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
	return typography.Join(l.point(from, d.From), typography.Plain(dash), l.point(d.To, d.To))
}

// Day prints a day in the language: "14 mars 2022", "14 March 2022".
func (l *Locale) Day(d Day) typography.Text { return l.Date(OnDay(d)) }

// point prints shown, which may lack what the other point of its period tells,
// as a <time> of the whole point.
func (l *Locale) point(shown, whole Point) typography.Text {
	text := l.Marked(l.bare(shown))
	text.HTML = `<time datetime="` + whole.ISO() + `">` + text.HTML + `</time>`
	return text
}

// bare prints the parts of a point that are not zero.
func (l *Locale) bare(p Point) string {
	w := &l.dates
	text := w.parts[p.Part].before
	if p.Day != 0 {
		text += strconv.Itoa(int(p.Day)) + w.ordinal(int(p.Day))
		if p.Month != 0 {
			text += w.dayMonth
		}
	}
	if p.Month != 0 {
		text += w.months[p.Month-1]
		if p.Year != 0 {
			text += w.monthYear
		}
	}
	if p.Year != 0 {
		text += strconv.Itoa(int(p.Year))
	}
	return text
}

// leadOf is what stands before p when it opens or closes a period alone.
func (l *Locale) leadOf(p Point) lead {
	switch {
	case p.Part != NoPart:
		return l.dates.parts[p.Part].lead
	case p.Day != 0:
		return l.dates.day
	case p.Month != 0:
		return l.dates.month
	}
	return l.dates.year
}
