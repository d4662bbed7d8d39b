package sheet

import (
	"strings"
	"unicode"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
)

// How the budget is read: its total, the shares of it, and whether they add up.

// "Agence de l'eau : 250 000 €"
var shareList = listOf[Share]{
	path: "budget.by", fields: shareFields, needs: []string{"name", "amount"}, halves: []string{"name", "amount"},
	line: func(d *decoder, s *Share, label, value *node) {
		label, value = splitTight(label, value)
		s.Name = d.text(label)
		if value != nil {
			s.Amount = d.sum(value)
		}
	},
	finish: func(d *decoder, s *Share, n *node) bool {
		s.Pos = d.pos(n)
		switch {
		case s.Name == "":
			d.missing(n, "budget.by", "name")
		case s.Amount.Kind == quantity.Absent:
			if !d.reportedIn(n) {
				d.missing(n, "budget.by", "amount")
			}
		default:
			return true
		}
		return false
	},
}

// setBudget reads "450 000 €", or the full form. Its bare amounts are in the
// currency that it names, or that its total names.
func setBudget(d *decoder, s *Sheet, n *node) {
	b := &Budget{Pos: d.pos(n)}
	d.currency, d.total = "", n
	switch {
	case isRecord("budget", n):
		d.currency = d.budgetCurrency(n)
		record(d, "budget", budgetFields, b, n)
	case n.Kind == frontmatter.Sequence:
		b.By = list(d, shareList, n)
	default:
		b.Total = d.sum(n)
	}
	d.addUp(b)
	if b.Total.Kind != quantity.Absent || b.Spent.Kind != quantity.Absent || len(b.By) > 0 {
		s.Budget = b
	}
}

func (d *decoder) budgetCurrency(n *node) (code string) {
	for i := range n.Pairs {
		value := n.Pairs[i].Value
		switch name, _ := lookUp("budget", n.Pairs[i].Key.Text); name.key {
		case "currency":
			return d.currencyCode(value)
		case "total":
			q, _ := d.l.ParseFigure(value.Value, d.setting)
			code = q.Currency
		}
	}
	return code
}

// sum returns an amount of the budget. A budget is in one currency: the one that it
// names, else that of its total, else that of its first amount.
func (d *decoder) sum(n *node) quantity.Quantity {
	q := d.amount(n)
	switch {
	case q.Kind == quantity.Absent:
	case d.currency == "":
		d.currency = q.Currency
	case q.Currency != d.currency:
		d.fail("amount-other-currency", n, problem.Args{"value": tidy(n.Value), "currency": d.currency})
		return quantity.Quantity{}
	}
	return q
}

// addUp reports shares that are more than the total, or less. What is not exact is
// not compared, and a difference that comes of rounding is none.
func (d *decoder) addUp(b *Budget) {
	total, exact := b.Total.Summable()
	var sum quantity.Number
	slack := b.Total.Rounding()
	for _, s := range b.By {
		amount, ok := s.Amount.Summable()
		if ok {
			sum, ok = sum.Add(amount)
		}
		exact = exact && ok
		slack += s.Amount.Rounding()
	}
	if !exact || len(b.By) == 0 || b.Total.Kind == quantity.Absent {
		return
	}
	rest, _ := total.Add(quantity.Number{Units: -sum.Units, Scale: sum.Scale})
	args := problem.Args{"sum": d.money(sum), "total": d.money(total), "rest": d.money(rest)}
	switch {
	case rest.Float() < -slack:
		d.fail("shares-above-total", d.total, args).Fix = d.lineWith(d.total.Start, d.total.End, d.money(sum))
	case rest.Float() > slack:
		d.warn("shares-below-total", d.total, args)
	}
}

// money returns an amount in the currency of the budget, as authors type it.
func (d *decoder) money(n quantity.Number) string {
	text := d.l.QuantityText(quantity.Quantity{Kind: quantity.Money, Low: n, Currency: d.currency}).Plain
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, text)
}
