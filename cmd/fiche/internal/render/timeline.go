package render

import (
	"slices"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/view"
)

// Of more than mostDates milestones, those are folded away that were done more
// than a year before the situation.
const mostDates = 8

// dates returns the milestones in the order of time, a moved one by its new date.
func (w *writer) dates(facts *sheet.Sheet) []view.KeyDate {
	list := make([]view.KeyDate, len(facts.Dates))
	begun := 0 // how many of them stand before the day of the situation
	for i, d := range inOrder(facts.Dates) {
		list[i] = w.keyDate(d, facts.AsOf)
		if over, goesOn := d.Due().SeenFrom(facts.AsOf); over || goesOn {
			begun = i + 1
		}
	}
	if begun > 0 && begun < len(list) {
		list[begun].Now = w.situation(facts.AsOf)
	}
	return list
}

// inOrder returns dates in the order of time.
func inOrder(dates []sheet.KeyDate) []sheet.KeyDate {
	byDue := func(a, b sheet.KeyDate) int { return a.Due().Compare(b.Due()) }
	if slices.IsSortedFunc(dates, byDue) { // as most authors write them
		return dates
	}
	return slices.SortedStableFunc(slices.Values(dates), byDue)
}

// timeline sets apart those of many dates that were done long ago. It is nil when
// there are no dates.
func (w *writer) timeline(dates []view.KeyDate, facts *sheet.Sheet) *view.Timeline {
	if len(dates) == 0 {
		return nil
	}
	earlier := 0
	if len(dates) > mostDates && !facts.AsOf.IsZero() {
		longAgo := facts.AsOf.Last().MonthsBefore(12)
		for _, d := range inOrder(facts.Dates) {
			if d.StateAt(facts.AsOf) != "done" || d.Due().Last().Compare(longAgo) >= 0 {
				break
			}
			earlier++
		}
	}
	line := &view.Timeline{Earlier: dates[:earlier:earlier], Dates: dates[earlier:]}
	if earlier > 0 {
		line.Count = w.counted(earlier, w.locale().Words.EarlierSteps)
	}
	return line
}

func (w *writer) keyDate(d sheet.KeyDate, asOf calendar.Date) view.KeyDate {
	date := view.KeyDate{When: w.date(d.Due()), Label: w.phrase(d.Label), State: d.StateAt(asOf), Move: w.move(d)}
	if date.State != "" {
		date.Word = w.words(w.locale().Terms.State.Label(date.State))
	}
	return date
}

// move says in words what became of a date.
func (w *writer) move(d sheet.KeyDate) view.Text {
	if d.MovedTo.IsZero() {
		return w.phrase(d.Reason)
	}
	to := w.text(w.calendar.To(d.MovedTo), "")
	if d.Reason == "" {
		return w.fill(w.locale().Words.Moved, fillings{"old": w.date(d.Date), "new": to})
	}
	return w.fill(w.locale().Words.MovedBecause, fillings{"old": w.date(d.Date), "new": to, "reason": w.phrase(d.Reason)})
}
