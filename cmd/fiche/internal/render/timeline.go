package render

import (
	"slices"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/view"
)

// timeline returns the milestones in the order of time: by first day, then by
// last, a moved one by its new date.
func (w *writer) timeline(facts *sheet.Sheet) []view.KeyDate {
	sorted := slices.Clone(facts.Dates)
	slices.SortStableFunc(sorted, func(a, b sheet.KeyDate) int { return a.Due().Compare(b.Due()) })
	list := make([]view.KeyDate, 0, len(sorted))
	for _, d := range sorted {
		state := stateOf(d, facts.AsOf)
		date := view.KeyDate{When: w.date(d.Due()), Label: w.phrase(d.Label), State: state}
		if state != "" {
			date.Word = w.words(w.locale().Terms.State.Label(state))
		}
		date.Move = w.move(d)
		list = append(list, date)
	}
	return list
}

// stateOf returns the state of a milestone: what its author says, else what the
// day decides that the sheet describes. The day on which the site is built
// decides nothing.
func stateOf(d sheet.KeyDate, asOf calendar.Date) string {
	if d.State != "" {
		return d.State
	}
	moved := !d.MovedTo.IsZero()
	switch {
	case !asOf.IsZero() && d.Due().Last().Compare(asOf.Last()) <= 0:
		return "done"
	case moved:
		return "postponed"
	case !asOf.IsZero():
		return "planned"
	}
	return ""
}

// move says in words what became of a date.
func (w *writer) move(d sheet.KeyDate) view.Text {
	switch {
	case d.MovedTo.IsZero():
		return w.phrase(d.Reason)
	case d.Reason == "":
		return w.fill(w.locale().Words.Moved, fillings{"old": w.date(d.Date), "new": w.date(d.MovedTo)})
	}
	return w.fill(w.locale().Words.MovedBecause, fillings{
		"old": w.date(d.Date), "new": w.date(d.MovedTo), "reason": w.phrase(d.Reason),
	})
}
