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
	total := Total{id: spelling.Slug(name.Text), key: spelling.Fold(name.Text)}
	var labels []string
	for _, sub := range b.subjects {
		if sub.original.Kind != sheet.FactSheet {
			continue
		}
		for _, f := range sub.original.Figures {
			if f.Scope != "project" {
				continue
			}
			if !total.isOf(f) {
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
		t.Label, t.From, t.Value, t.Sheets, t.last = f.Label, s, plain(f.Value, value), 1, s
		return true
	}
	if !t.SameUnit(f.Value) {
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

// SameUnit reports whether a quantity is counted in the unit of the total.
func (t *Total) SameUnit(q quantity.Quantity) bool {
	return t.Value.Currency == q.Currency && (t.Value.Unit == q.Unit || spelling.Fold(t.Value.Unit) == spelling.Fold(q.Unit))
}

// isOf reports whether a figure is the one that is summed.
func (t *Total) isOf(f sheet.Figure) bool {
	return (f.Scope == "project" || f.Scope == "") && (f.ID == t.id || f.Key == t.key)
}

// Of returns what a sheet says of the figure, nil if nothing.
func (t *Total) Of(s *sheet.Sheet) *sheet.Figure {
	for i := range s.Figures {
		if t.isOf(s.Figures[i]) {
			return &s.Figures[i]
		}
	}
	return nil
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
