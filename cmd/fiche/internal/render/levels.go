package render

import (
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/view"
)

// progress returns how much of its whole or of its target a figure is, from 0 to 1. ok
// is false where it has neither, or where that cannot be said: a figure above its
// target may have passed it or, when less is better, not reached it yet, unless the
// level before tells which way it goes.
func progress(f sheet.Figure) (part float64, ok bool) {
	if f.Value.Kind == quantity.Part && f.Value.High.Units > 0 {
		return min(f.Value.Low.Float()/f.Value.High.Float(), 1), true
	}
	now, known := measure(f.Value)
	target, aimed := measure(f.Target.OrNone().Value)
	if !known || !aimed {
		return 0, false
	}
	from, begun := measure(f.Before.OrNone().Value)
	if !begun && (now > target || now < 0) || from == target {
		return 0, false
	}
	return min(max((now-from)/(target-from), 0), 1), true
}

// measure returns an exact number, for a drawing; ok is false for what is none.
func measure(q quantity.Quantity) (n float64, ok bool) {
	if q.Kind == quantity.Percent && q.Approx == quantity.Exact && !q.Range {
		return q.Low.Float(), true
	}
	value, ok := q.Summable()
	return value.Float(), ok
}

// levels says what a figure is measured against: its target, and what it was.
func (w *writer) levels(f sheet.Figure) view.Text {
	words := &w.locale().Words
	target := w.level(f.Target, words.Target, words.TargetAt, words.TargetWords)
	before := w.level(f.Before, words.Before, words.BeforeAt, words.BeforeWords)
	if target.Plain == "" || before.Plain == "" {
		return view.Text{Plain: target.Plain + before.Plain, HTML: target.HTML + before.HTML}
	}
	return view.Text{Plain: target.Plain + ", " + before.Plain, HTML: target.HTML + ", " + before.HTML}
}

// level says one of them: a number alone, with the date of which it is true, or words.
func (w *writer) level(level *sheet.Level, alone, dated, asWords string) view.Text {
	if level == nil {
		return view.Text{}
	}
	pattern, values := alone, fillings{"value": w.amount(level.Value)}
	switch {
	case level.Value.Kind == quantity.FreeText:
		pattern = asWords
	case !level.Date.IsZero():
		pattern = dated
		values["date"] = w.text(w.calendar.In(level.Date), "")
	}
	return w.fill(pattern, values)
}
