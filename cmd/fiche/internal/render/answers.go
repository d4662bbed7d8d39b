package render

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/view"
)

// mostAnswers is how many names answer a question; more are counted.
const mostAnswers = 3

// answers returns what a reader of the sheet asks first. A question that the
// sheet does not answer is left out. who is the anchor of the part that says who
// does what.
func (w *writer) answers(s *view.Sheet, facts *sheet.Sheet, who string) []view.Answer {
	words := &w.locale().Words
	all := []view.Answer{
		{Label: w.words(words.Where), Items: w.where(s)},
		{Label: w.words(words.When), Items: w.when(s, facts), Note: view.Link{Text: w.stepsDone(facts)}},
		{Label: w.words(words.HowMuch), Note: view.Link{Text: w.spent(facts.Budget)}},
		{Label: w.words(words.WhoPays)},
	}
	if n := len(s.Places); n > 2 {
		all[0].Note = view.Link{Text: w.counted(n, words.PlaceCount)}
	}
	if s.Budget != nil && s.Budget.Total.Plain != "" {
		all[2].Items = []view.Link{{Text: s.Budget.Total}}
	}
	payers := w.payers(s, facts)
	all[3].Items = w.cutShort(payers)
	if n := len(s.Partners); n > len(payers) {
		all[3].Note = view.Link{Text: w.counted(n, words.AllPartners), URL: "#" + who, Href: fragment(who)}
	}
	return slices.DeleteFunc(all, func(a view.Answer) bool { return len(a.Items) == 0 })
}

// whoAnchor returns the anchor of the part that says who does what: the heading
// that its author placed it under, else that of sheet.html.
func (w *writer) whoAnchor(placed map[string]bool) string {
	for _, h := range w.page.Text.Body.Outline {
		if h.Block == "partners" && placed[h.Block] {
			return h.ID
		}
	}
	return "part_partners"
}

// where returns the places of a sheet, where they are few, and its countries.
func (w *writer) where(s *view.Sheet) []view.Link {
	var items []view.Link
	if len(s.Places) <= 2 {
		for _, p := range s.Places {
			items = append(items, view.Link{Text: p.Name})
		}
	}
	if len(s.Countries) == 0 && len(items) == 0 {
		for _, p := range s.Places {
			items = append(items, view.Link{Text: p.Name})
		}
	}
	return w.cutShort(append(items, s.Countries...))
}

// when returns the period of a sheet, or the years from its first key date to
// its last.
func (w *writer) when(s *view.Sheet, facts *sheet.Sheet) []view.Link {
	period := s.Period
	if period.Plain == "" {
		period = w.date(yearsOf(facts.Dates))
	}
	if period.Plain == "" {
		return nil
	}
	return []view.Link{{Text: period}}
}

// yearsOf returns the years that dates lie in, as far as these have an end on
// either side.
func yearsOf(dates []sheet.KeyDate) calendar.Date {
	var years calendar.Date
	for _, d := range dates {
		due := d.Due()
		if !due.IsBounded() {
			continue
		}
		first, last := int16(due.First().Year), int16(due.Last().Year)
		if years.IsZero() {
			years = calendar.Date{From: calendar.Point{Year: first}, To: calendar.Point{Year: last}, Form: calendar.Range}
		}
		years.From.Year, years.To.Year = min(years.From.Year, first), max(years.To.Year, last)
	}
	if years.From == years.To {
		return calendar.Date{From: years.From}
	}
	return years
}

// stepsDone says how many of the key dates are done, where the sheet says on
// which day it describes the project.
func (w *writer) stepsDone(facts *sheet.Sheet) view.Text {
	if facts.AsOf.IsZero() || len(facts.Dates) < 2 {
		return view.Text{}
	}
	done := 0
	for _, d := range facts.Dates {
		if d.StateAt(facts.AsOf) == "done" {
			done++
		}
	}
	return w.fill(w.locale().Counted(done, w.locale().Words.StepsDone), fillings{"all": plainText(strconv.Itoa(len(facts.Dates)))})
}

// spent says how much of a budget is spent.
func (w *writer) spent(b *sheet.Budget) view.Text {
	if b == nil || b.Spent == (quantity.Quantity{}) {
		return view.Text{}
	}
	if percent := w.percent(b.Spent, b.Total); percent.Plain != "" {
		return w.fill(w.locale().Words.PartSpent, fillings{"percent": percent})
	}
	return w.fill(w.locale().Words.SumSpent, fillings{"amount": w.amount(b.Spent)})
}

// payers returns who gives money: who has a share of the budget, then the
// partners whose role it is.
func (w *writer) payers(s *view.Sheet, facts *sheet.Sheet) []view.Link {
	var list []view.Link
	known := map[string]bool{}
	add := func(l view.Link) {
		if !known[l.Text.Plain] {
			known[l.Text.Plain] = true
			list = append(list, l)
		}
	}
	if s.Budget != nil {
		for _, share := range s.Budget.Shares {
			add(share.Name)
		}
	}
	for i, p := range facts.Partners {
		if p.Has("funder") {
			add(s.Partners[i].Link)
		}
	}
	return list
}

// cutShort returns the first of a list of links, and how many others there are.
func (w *writer) cutShort(list []view.Link) []view.Link {
	if len(list) <= mostAnswers {
		return list
	}
	shown := mostAnswers - 1
	return append(list[:shown:shown], view.Link{Text: w.counted(len(list)-shown, w.locale().Words.Others)})
}

// list returns the names of links, side by side.
func (w *writer) list(links []view.Link) view.Text {
	var plain, marked []string
	for _, l := range links {
		plain, marked = append(plain, l.Text.Plain), append(marked, string(l.Text.HTML))
	}
	return view.Text{Plain: strings.Join(plain, ", "), HTML: template.HTML(strings.Join(marked, ", "))}
}

// counted returns a count with its noun, typeset.
func (w *writer) counted(n int, noun quantity.Forms) view.Text {
	return w.words(w.locale().Counted(n, noun))
}
