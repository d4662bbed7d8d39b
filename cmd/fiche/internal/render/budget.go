package render

import (
	"strconv"

	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/view"
)

// A bar is barWidth units wide; of the shares, mostParts have a colour of their
// own.
const (
	barWidth  = 1000
	mostParts = 5
)

// budget returns what a sheet says of money, at the day that it describes.
func (w *writer) budget(facts *sheet.Sheet) *view.Budget {
	b := facts.Budget
	if b == nil {
		return nil
	}
	out := &view.Budget{Total: w.amount(b.Total), Words: &w.locale().Words}
	for _, s := range b.By {
		out.Shares = append(out.Shares, view.Share{
			Name:    w.payer(s.Name, facts),
			Amount:  w.amount(s.Amount),
			Percent: w.percent(s.Amount, b.Total),
		})
	}
	out.Bar = bar(b)
	if len(out.Bar) > 0 {
		for i := range out.Shares {
			out.Shares[i].Class = partClass(i, len(b.By))
		}
	}
	if b.Spent != (quantity.Quantity{}) {
		gauge := view.Gauge{Label: w.words(out.Words.Spent), Value: w.amount(b.Spent)}
		if !facts.AsOf.IsZero() {
			gauge.Label = w.fill(out.Words.SpentAt, fillings{"date": w.text(w.calendar.At(facts.AsOf), "")})
		}
		out.Gauges = append(out.Gauges, w.filled(gauge, ratio(b.Spent, b.Total)))
	}
	if passed, ok := elapsed(facts); ok {
		gauge := view.Gauge{Label: w.fill(out.Words.Elapsed, fillings{"period": w.date(facts.Period)})}
		out.Gauges = append(out.Gauges, w.filled(gauge, passed))
	}
	return out
}

// payer returns who has a share of a budget, with the page of the partner of
// that name.
func (w *writer) payer(name string, facts *sheet.Sheet) view.Link {
	for i, p := range facts.Partners {
		if group := w.partnerGroup(i); group != nil && p.Key == spelling.Fold(name) {
			return w.link(w.groupName(group), w.href(group.Page.Address), "")
		}
	}
	return view.Link{Text: w.phrase(name)}
}

// bar returns the shares of a budget as parts of a bar, the last of many taken
// together. Without a total the bar is their sum. It is nil when one of them is not
// exact, or when they are more than the total.
func bar(b *sheet.Budget) []view.BarPart {
	if len(b.By) == 0 {
		return nil
	}
	var sum float64
	amounts := make([]float64, len(b.By))
	for i, s := range b.By {
		n, ok := s.Amount.Summable()
		if !ok || n.Units <= 0 {
			return nil
		}
		amounts[i] = n.Float()
		sum += amounts[i]
	}
	whole := sum
	if total, ok := b.Total.Summable(); ok && b.Total != (quantity.Quantity{}) {
		whole = total.Float()
		if sum > whole*(1+1e-9) {
			return nil
		}
	}
	var parts []view.BarPart
	end := 0.0 // of the parts so far
	add := func(class string, amount float64) {
		width := amount / whole * barWidth
		if n := len(parts); n > 0 && parts[n-1].Class == class {
			last := &parts[n-1]
			x, _ := strconv.ParseFloat(last.X, 64) // written below
			last.Width = units(end + width - x)
		} else {
			parts = append(parts, view.BarPart{Class: class, X: units(end), Width: units(width)})
		}
		end += width
	}
	for i, amount := range amounts {
		add(partClass(i, len(amounts)), amount)
	}
	if rest := whole - sum; rest > whole*1e-3 {
		add("part-rest", rest)
	}
	return parts
}

// partClass returns the class of the i-th of n shares.
func partClass(i, n int) string {
	if n > mostParts && i >= mostParts-1 {
		return "part-others"
	}
	return "part-" + strconv.Itoa(i+1)
}

// units returns a length of a drawing.
func units(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }

// elapsed returns which part of the period of a sheet has passed on the day that
// it describes; ok is false where one of the two is not known.
func elapsed(facts *sheet.Sheet) (part float64, ok bool) {
	period := facts.Period
	if facts.AsOf.IsZero() || !period.IsBounded() {
		return 0, false
	}
	first := period.First()
	passed := float64(first.DaysTo(facts.AsOf.Last())+1) / float64(first.DaysTo(period.Last())+1)
	return min(max(passed, 0), 1), true
}

// filled returns a gauge that is filled to a part of one; a negative part is not
// known.
func (w *writer) filled(g view.Gauge, part float64) view.Gauge {
	if part < 0 {
		return g
	}
	percent := int64(100*part + 0.5)
	g.Percent = w.amount(quantity.Quantity{Kind: quantity.Percent, Low: quantity.Int(percent)})
	g.Part = strconv.FormatInt(min(percent, 100), 10)
	return g
}

// ratio returns what part of a total an amount is, or -1 where the two cannot be
// compared.
func ratio(part, total quantity.Quantity) float64 {
	p, ok := part.Summable()
	t, also := total.Summable()
	if !ok || !also || t.Units <= 0 || p.Units < 0 {
		return -1
	}
	return p.Float() / t.Float()
}

// percent returns what an amount is of a total, in whole percent; empty where
// the two cannot be compared.
func (w *writer) percent(part, total quantity.Quantity) view.Text {
	share := ratio(part, total)
	if share < 0 || share > 1 {
		return view.Text{}
	}
	return w.amount(quantity.Quantity{Kind: quantity.Percent, Low: quantity.Int(int64(100*share + 0.5))})
}
