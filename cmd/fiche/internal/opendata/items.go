package opendata

import (
	"cmp"
	"iter"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/typography"
)

// The tables of what a sheet has several of, and how one of it reads in one line.

func figuresOf(r *record) iter.Seq[*sheet.Figure] { return pointers(r.facts.Figures) }

func figureTable() *Table {
	type f = *sheet.Figure
	return tableOf("figures", figuresOf,
		text("id", func(_ *record, f f) string { return f.ID }),
		text("label", func(_ *record, f f) string { return f.Label }),
		number("value", func(_ *record, f f) string { return amountOf(f.Value).value }),
		number("low", func(_ *record, f f) string { return amountOf(f.Value).low }),
		number("high", func(_ *record, f f) string { return amountOf(f.Value).high }),
		number("out_of", func(_ *record, f f) string { return amountOf(f.Value).outOf }),
		text("unit", func(_ *record, f f) string { return unitOf(f.Value) }),
		text("text", func(r *record, f f) string { return r.amount(f.Value) }),
		text("scope", func(_ *record, f f) string { return cmp.Or(f.Scope, "project") }),
		text("country_code", func(_ *record, f f) string { return f.Country }),
		number("year", func(_ *record, f f) string { return yearOf(f.Year) }),
		number("target", func(_ *record, f f) string { return amountOf(f.Target.OrNone().Value).value }),
		typed("target_by", Date, func(r *record, f f) string { return r.dated(f.Target.OrNone().Date).to }),
		number("before", func(_ *record, f f) string { return amountOf(f.Before.OrNone().Value).value }),
		typed("before_at", Date, func(r *record, f f) string { return r.dated(f.Before.OrNone().Date).to }),
		text("source", func(_ *record, f f) string { return f.Source.Name }),
		typed("url", Address, func(_ *record, f f) string { return f.Source.URL }),
		text("note", func(_ *record, f f) string { return f.Note }),
	)
}

func (r *record) figureLine(f *sheet.Figure) string { return f.Label + " : " + r.amount(f.Value) }

func datesOf(r *record) iter.Seq[*sheet.KeyDate] { return pointers(r.facts.Dates) }

func dateTable() *Table {
	type d = *sheet.KeyDate
	return tableOf("dates", datesOf,
		text("label", func(_ *record, d d) string { return d.Label }),
		typed("from", Date, func(r *record, d d) string { return r.dated(d.Due()).from }),
		typed("to", Date, func(r *record, d d) string { return r.dated(d.Due()).to }),
		text("text", func(r *record, d d) string { return r.dated(d.Due()).text }),
		text("state", func(r *record, d d) string { return d.StateAt(r.facts.AsOf) }),
		typed("first_from", Date, func(r *record, d d) string { return r.dated(moved(d)).from }),
		typed("first_to", Date, func(r *record, d d) string { return r.dated(moved(d)).to }),
		text("first_text", func(r *record, d d) string { return r.dated(moved(d)).text }),
		text("reason", func(_ *record, d d) string { return d.Reason }),
	)
}

// moved returns the first date of a milestone that has moved.
func moved(d *sheet.KeyDate) calendar.Date {
	if d.MovedTo.IsZero() {
		return calendar.Date{}
	}
	return d.Date
}

func (r *record) dateLine(d *sheet.KeyDate) string {
	line := r.dated(d.Date).text
	state := d.State
	if !d.MovedTo.IsZero() {
		line += " -> " + r.dated(d.MovedTo).text
		state = cmp.Or(state, "postponed")
	}
	line += " : " + d.Label
	switch label := r.l.Terms.State.Label(state); {
	case state == "" && d.Reason == "":
		return line
	case state == "":
		return line + " (" + d.Reason + ")"
	case d.Reason == "":
		return line + " (" + label + ")"
	default:
		return line + " (" + label + " : " + d.Reason + ")"
	}
}

// A numbered is a partner of a sheet, with which of them it is.
type numbered struct {
	at int
	of *sheet.Organisation
}

func partnersOf(r *record) iter.Seq[numbered] {
	return func(yield func(numbered) bool) {
		for i := range r.facts.Partners {
			if !yield(numbered{i, &r.facts.Partners[i]}) {
				return
			}
		}
	}
}

func partnerTable() *Table {
	type p = numbered
	return tableOf("partners", partnersOf,
		text("name", (*record).partnerName),
		list("roles", List, func(_ *record, p p) []string { return each(p.of.Roles, func(r sheet.Role) string { return r.Key }) }),
		list("roles_label", List, func(r *record, p p) []string { return r.roles(p.of.Roles) }),
		typed("url", Address, func(_ *record, p p) string { return p.of.URL }),
	)
}

// partnerName returns the name under which the site lists a partner.
func (r *record) partnerName(p numbered) string {
	if p.at < len(r.page.Partners) {
		return spaced(r.page.Partners[p.at].Name.Plain)
	}
	return p.of.Name
}

func (r *record) partnerLine(p numbered) string {
	if len(p.of.Roles) == 0 {
		return r.partnerName(p)
	}
	return r.partnerName(p) + " : " + strings.Join(r.roles(p.of.Roles), ", ")
}

// roles returns the words for roles: the site's own, where it has them.
func (r *record) roles(all []sheet.Role) []string {
	return each(all, func(role sheet.Role) string { return cmp.Or(role.Word, role.Label(r.l)) })
}

// A sum is a line of a budget.
type sum struct {
	kind, name string
	amount     quantity.Quantity
}

func budgetOf(r *record) iter.Seq[*sum] {
	var all []sum
	add := func(kind, name string, amount quantity.Quantity) {
		if amount.Kind != quantity.Absent {
			all = append(all, sum{kind, name, amount})
		}
	}
	if b := r.facts.Budget; b != nil {
		add("total", "", b.Total)
		for _, share := range b.By {
			all = append(all, sum{"share", share.Name, share.Amount})
		}
		add("spent", "", b.Spent)
	}
	return pointers(all)
}

func budgetTable() *Table {
	return tableOf("budget", budgetOf,
		text("kind", func(_ *record, s *sum) string { return s.kind }),
		text("name", func(_ *record, s *sum) string { return s.name }),
		number("value", func(_ *record, s *sum) string { return amountOf(s.amount).value }),
		number("low", func(_ *record, s *sum) string { return amountOf(s.amount).low }),
		number("high", func(_ *record, s *sum) string { return amountOf(s.amount).high }),
		text("currency", func(_ *record, s *sum) string { return s.amount.Currency }),
		text("text", func(r *record, s *sum) string { return r.amount(s.amount) }),
	)
}

func (r *record) budgetTotal() string {
	if r.facts.Budget == nil {
		return ""
	}
	return r.amount(r.facts.Budget.Total)
}

func publicPlaces(r *record) iter.Seq[*sheet.PublicPlace] { return pointers(r.facts.PublicPlaces()) }

func placeTable() *Table {
	type p = *sheet.PublicPlace
	return tableOf("places", publicPlaces,
		text("name", func(_ *record, p p) string { return p.Name }),
		text("precision", func(_ *record, p p) string { return p.Precision }),
		number("lat", func(_ *record, p p) string { return degrees(p, p.Lat) }),
		number("lon", func(_ *record, p p) string { return degrees(p, p.Lon) }),
		number("within", func(_ *record, p p) string {
			if !p.Mapped || p.Exact() {
				return ""
			}
			return decimal(p.Step / 2)
		}),
	)
}

func (r *record) placeLine(p *sheet.PublicPlace) string {
	line := p.Name
	if p.Mapped {
		line += " : " + decimal(p.Lat) + ", " + decimal(p.Lon)
	}
	if p.Precision != "" && p.Precision != "exact" {
		line += " (" + r.l.Terms.Precision.Label(p.Precision) + ")"
	}
	return line
}

func degrees(p *sheet.PublicPlace, value float64) string {
	if !p.Mapped {
		return ""
	}
	return decimal(value)
}

func decimal(value float64) string { return strconv.FormatFloat(value, 'f', -1, 64) }

// An amount is a quantity in numbers: what it is, or the bounds that it lies in.
type amount struct{ value, low, high, outOf string }

func amountOf(q quantity.Quantity) amount {
	if q.Kind == quantity.Absent || q.Kind == quantity.FreeText {
		return amount{}
	}
	low, high := whole(q, q.Low), whole(q, q.High)
	switch {
	case q.Range:
		return amount{low: low, high: high}
	case q.Approx == quantity.MoreThan || q.Approx == quantity.AtLeast:
		return amount{value: low, low: low}
	case q.Approx == quantity.LessThan || q.Approx == quantity.AtMost:
		return amount{value: low, high: low}
	case (q.Kind == quantity.Rank || q.Kind == quantity.Part) && q.High != quantity.Number{}:
		return amount{value: low, outOf: high}
	}
	return amount{value: low}
}

// whole returns a number of a quantity with its magnitude in it; "" where it does not
// fit.
func whole(q quantity.Quantity, n quantity.Number) string {
	n, ok := q.Whole(n)
	if !ok {
		return ""
	}
	return n.String()
}

// unitOf returns what a quantity counts: "%", a currency, or its words.
func unitOf(q quantity.Quantity) string {
	switch q.Kind {
	case quantity.Percent:
		return strings.TrimSpace("% " + q.Unit)
	case quantity.Money:
		return strings.TrimSpace(q.Currency + " " + q.Unit)
	}
	return q.Unit
}

func (r *record) amount(q quantity.Quantity) string {
	if q.Kind == quantity.Absent {
		return ""
	}
	return spaced(r.l.QuantityText(q).Plain)
}

// spaced returns a text with ordinary spaces, which programs and authors know.
func spaced(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, typography.NoBreak, " "), typography.Narrow, " ")
}

// A dated is a date as its author would write it, and the days that it lies between,
// both included; "" where it is open.
type dated struct{ text, from, to string }

// dated returns a date in the language of the sheet.
func (r *record) dated(d calendar.Date) dated {
	if d.IsZero() {
		return dated{}
	}
	type key struct {
		l *locale.Locale
		d calendar.Date
	}
	if known, ok := r.dates.Load(key{r.l, d}); ok {
		return known.(dated)
	}
	at := dated{text: r.l.Written(d)}
	if first := d.First(); first != (calendar.Day{}) {
		at.from = first.String()
	}
	if !d.IsOpen() {
		at.to = d.Last().String()
	}
	r.dates.Store(key{r.l, d}, at)
	return at
}

// iso returns a date as precisely as it is known; "" if it is no single one.
func iso(d calendar.Date) string {
	if d.IsZero() || !d.IsOne() {
		return ""
	}
	return d.From.ISO()
}

func yearOf(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}
