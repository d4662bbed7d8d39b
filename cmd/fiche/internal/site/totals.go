package site

import (
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// sumTotals sums the figures that the settings name over all projects. Each
// project counts once, whatever its translations.
func (b *builder) sumTotals() {
	var totals []Total
	for _, name := range b.site.Settings.Totals {
		if total, ok := b.total(name); ok {
			totals = append(totals, total)
		}
	}
	for _, e := range b.site.Editions {
		e.Totals = totals
	}
}

// total sums one figure. Only plain numbers and sums of money of one unit add
// up; what does not is left out, and reported.
func (b *builder) total(name sheet.Name) (Total, bool) {
	id, key := spelling.Slug(name.Text), spelling.Fold(name.Text)
	var total Total
	var labels []string
	for _, sub := range b.subjects {
		if sub.original.Kind != sheet.FactSheet {
			continue
		}
		for _, f := range sub.original.Figures {
			if f.Scope != "project" {
				continue
			}
			if f.ID != id && f.Key != key {
				labels = append(labels, f.Label)
				continue
			}
			l := sub.original.Locale
			if f.Value.Year && l.IsYear(f.Label) || !total.add(sub.original, f) {
				b.warn(sub.original, f.Pos, "total-left-out", problem.Args{"label": f.Label, "unit": total.otherUnit(f)})
			}
		}
	}
	if total.Sheets == 0 {
		b.warn(b.site.Home, name.Pos, "total-unknown", problem.Args{"name": name.Text, "near": spelling.Nearest(name.Text, labels)})
	}
	return total, total.Sheets > 0
}

// add counts one sheet's figure, if it can be summed with those before it.
func (t *Total) add(s *sheet.Sheet, f sheet.Figure) bool {
	value, ok := f.Value.Summable()
	if !ok {
		return false
	}
	if t.Sheets == 0 {
		*t = Total{Label: f.Label, From: s, Value: plain(f.Value, value), Sheets: 1, last: s}
		return true
	}
	sameUnit := t.Value.Unit == f.Value.Unit || spelling.Fold(t.Value.Unit) == spelling.Fold(f.Value.Unit)
	if t.Value.Currency != f.Value.Currency || !sameUnit {
		return false
	}
	sum, ok := t.Value.Low.Add(value)
	if !ok {
		return false
	}
	t.Value.Low = sum
	if t.last != s {
		t.last = s
		t.Sheets++
	}
	return true
}

// otherUnit returns the unit of the total if that is why a figure cannot be part
// of it, else "".
func (t *Total) otherUnit(f sheet.Figure) string {
	if _, ok := f.Value.Summable(); !ok || t.Sheets == 0 {
		return ""
	}
	return t.Value.Unit
}

// plain returns a quantity of the kind and unit of q, with its magnitude in the
// number.
func plain(q quantity.Quantity, value quantity.Number) quantity.Quantity {
	return quantity.Quantity{Kind: q.Kind, Currency: q.Currency, Unit: q.Unit, Low: value}
}
