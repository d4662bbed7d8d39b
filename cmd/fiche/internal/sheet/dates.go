package sheet

import (
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/problem"
)

// How dates are read: alone, as the field of one, and as a list of milestones.

// date reads a date, which may be a period.
func (d *decoder) date(n *node) calendar.Date { return d.dateBy(n, d.l.ParseDate) }

// period reads when a project begins and ends, or how long it lasts.
func (d *decoder) period(n *node) calendar.Date { return d.dateBy(n, d.l.ParsePeriod) }

func (d *decoder) dateBy(n *node, parse func(string) (calendar.Date, *problem.Mistake)) calendar.Date {
	if n.Kind != frontmatter.Scalar && !n.OneLine() {
		d.fail("not-text", n, nil)
		return calendar.Date{}
	}
	date, m := parse(n.Value)
	if m != nil {
		if p := d.mistake(n, m); !date.IsZero() {
			p.Severity = problem.Warning // it was read; the mistake tells what is left out
		}
	}
	return date
}

// moment reads the one day, month or year, or the span of them, that a sheet
// describes or was changed in. "as of" adds nothing there.
func (d *decoder) moment(n *node) calendar.Date {
	date := d.date(n)
	if date.Form == calendar.AsOf {
		date.Form = calendar.Single
	}
	if date.IsOne() || date.Form == calendar.Range {
		return date
	}
	last := calendar.Date{From: date.To}
	if last.IsZero() {
		last.From = date.From
	}
	d.fail("date-not-one", n, problem.Args{"value": tidy(n.Value)}).Fix = d.lineWith(n.Start, n.End, d.l.Written(last))
	return calendar.Date{}
}

// year reads the year of a figure.
func (d *decoder) year(n *node) int {
	word := d.text(n)
	if word == "" {
		return 0
	}
	date, m := d.l.ParseDate(word)
	if m == nil && date == (calendar.Date{From: calendar.Point{Year: date.From.Year}}) {
		return int(date.From.Year)
	}
	p := d.fail("not-year", n, problem.Args{"value": word})
	for _, year := range []int16{date.From.Year, date.To.Year} {
		if year != 0 && !strings.Contains(p.Fix, strconv.Itoa(int(year))) {
			p.Fix += "\n" + d.lineWith(n.Start, n.End, strconv.Itoa(int(year)))
		}
	}
	p.Fix = strings.TrimPrefix(p.Fix, "\n")
	return 0
}

// months returns a length of time, in months.
func (d *decoder) months(n *node) int {
	word := d.text(n)
	months, ok := d.l.ParseMonths(word)
	if word != "" && !ok {
		d.fail("not-months", n, problem.Args{"value": word})
	}
	return months
}

// "octobre 2020 -> 2022 : Dernier atelier (reporté : sécurité et Covid)"
var dateList = listOf[KeyDate]{
	path: "dates", fields: dateFields, halves: []string{"date", "label"},
	line: func(d *decoder, k *KeyDate, label, value *node) {
		before := len(d.problems)
		d.when(k, label)
		d.move.oneLine = true
		if value == nil {
			return
		}
		if k.Date.IsZero() && d.l.IsDate(value.Value) {
			d.problems = d.problems[:before]
			d.fail("date-behind", value, nil).Fix = d.lineWith(label.Start, value.End, tidy(value.Value)+" : "+tidy(label.Value))
			return
		}
		text, inside := cutParenthesis(value)
		if inside != nil && d.stateAndReason(k, inside) {
			value = text
		}
		k.Label = d.text(value)
	},
	finish: func(d *decoder, k *KeyDate, n *node) bool {
		k.Pos = d.pos(n)
		clear := d.isClear(k, n)
		if !k.MovedTo.IsZero() && k.State == "" {
			k.State = "postponed"
		}
		switch {
		case k.Date.IsZero():
			if !d.failedIn(n) {
				d.missing(n, "dates", "date")
			}
			return false
		case k.Label == "":
			d.missing(n, "dates", "label")
			return false
		}
		return clear
	},
}

// A writtenMove is how a move stands in the file.
type writtenMove struct {
	calendar.Move
	in      *node // the dates
	oneLine bool  // with the label
	told    bool  // something speaks of a delay
}

// when reads a date, "old -> new" for one that moved, and a state before it or in
// brackets behind it.
func (d *decoder) when(k *KeyDate, n *node) {
	d.move = writtenMove{in: n}
	if n.Kind != frontmatter.Scalar {
		k.Date = d.date(n)
		return
	}
	n = d.stateBefore(k, n)
	if text, inside := cutParenthesis(n); inside != nil && d.stateAndReason(k, inside) {
		n = text
	}
	move := d.l.FindMove(n.Value)
	if move.Sign == calendar.NoSign {
		k.Date = d.date(n)
		return
	}
	d.move.Move, d.move.in = move, n
	rest := n.Value[move.End:]
	if n.Value[move.Start] == '(' {
		rest = strings.TrimRight(rest, " )")
	}
	if more := d.l.FindMove(rest); more.Sign != calendar.NoSign {
		d.fail("date-move-twice", n, nil).Fix = d.fixed(n, move.Start, move.End+more.End, " -> ")
		return
	}
	k.Date = d.date(n.Part(0, move.Start))
	k.MovedTo = d.date(n.Part(move.End, move.End+len(rest)))
	if move.Sign == calendar.InWords && k.State == "" {
		k.State = "postponed"
	}
}

// stateBefore reads the state in "prévu en 2026", and returns what is left.
func (d *decoder) stateBefore(k *KeyDate, n *node) *node {
	for i, r := range n.Value {
		if r != ' ' {
			continue
		}
		if key, ok := findTerm(d.l, stateTerms, n.Value[:i]); ok {
			k.State = key
			return n.Part(i, len(n.Value))
		}
	}
	return n
}

// stateAndReason reads what stands in brackets behind a milestone: "reporté",
// "reporté : sécurité et Covid". It reports whether that was a state; any other
// remark is part of the label.
func (d *decoder) stateAndReason(k *KeyDate, n *node) bool {
	word, reason := splitLabel(n)
	key, ok := findTerm(d.l, stateTerms, word.Value)
	if !ok && reason != nil && !strings.Contains(word.Value, " ") && d.l.TellsDelay(word.Value) {
		key, ok = "postponed", true // "report : crue"
	}
	if !ok {
		return false
	}
	k.State = key
	if reason != nil {
		k.Reason = d.text(reason)
	}
	return true
}

// isClear reports whether a milestone did not move, or is known to have moved, to
// a later date. An arrow alone may be a period: the label, a state or a reason has
// to speak of a delay, or the new date to be of another precision.
func (d *decoder) isClear(k *KeyDate, n *node) bool {
	move := d.move
	d.move = writtenMove{}
	if k.MovedTo.IsZero() || k.Date.IsZero() {
		return true
	}
	move.told = move.Sign == calendar.InWords || k.State == "postponed" || k.Reason != "" || d.l.TellsDelay(k.Label)
	switch {
	case k.MovedTo.Last().Compare(k.Date.Last()) <= 0:
		d.backwards(k, n, move)
	case move.Sign != calendar.NoSign && !move.told && (move.Sign != calendar.Arrow || k.Date.Alike(k.MovedTo)):
		period := d.fixed(move.in, move.Start, move.End, " - ")
		d.fail("date-arrow", n, nil).Fix = period + "\n" + d.moveLine(move, k.Date, k.MovedTo)
	default:
		return true
	}
	return false
}

// backwards reports a move to a date that is not later.
func (d *decoder) backwards(k *KeyDate, n *node, move writtenMove) {
	p := d.fail("date-move-backwards", n, problem.Args{"old": d.l.Date(k.Date).Plain, "new": d.l.Date(k.MovedTo).Plain})
	if move.Sign == calendar.NoSign {
		return
	}
	alone := d.fixed(move.in, 0, len(move.in.Value), d.l.Written(k.MovedTo))
	p.Fix = d.moveLine(move, k.MovedTo, k.Date) + "\n" + alone
}

// moveLine returns the line of a move from one date to another, with the words
// that tell that it is one.
func (d *decoder) moveLine(move writtenMove, old, new calendar.Date) string {
	state, all := d.l.Terms.State.Label("postponed"), len(move.in.Value)
	if !move.oneLine {
		return d.fixed(move.in, 0, all, d.l.Written(old)+", "+state+" "+d.l.WrittenTo(new))
	}
	line := d.fixed(move.in, 0, all, d.l.Written(old)+" -> "+d.l.Written(new))
	if !move.told {
		line += " (" + state + " : " + d.l.Fields["dates.reason"].Names[0] + ")"
	}
	return line
}

// fixed returns the line of a value with a part of it replaced.
func (d *decoder) fixed(n *node, start, end int, text string) string {
	before, after := strings.TrimRight(n.Value[:start], " "), strings.TrimLeft(n.Value[end:], " ")
	return d.lineWith(n.Start, n.End, before+text+after)
}

// lineWith returns the line that holds the bytes from start to end of the file
// with a text in their place, or that text alone if they hold several lines.
func (d *decoder) lineWith(start, end int, text string) string {
	number, _, _ := d.src.Locate(start, 0)
	line, at := d.src.Line(number), start-d.src.Offset(number)
	if at > len(line) || end-start > len(line)-at {
		return text
	}
	return line[:at] + text + line[at+end-start:]
}
