package render

import (
	"slices"

	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/view"
)

// contributions says what the partner of a listing does in its projects, and gives in
// all: the plain sums in the currency of most.
func (w *writer) contributions(page *view.ListingPage) {
	g := w.page.Group
	var all []sheet.Role
	var sum quantity.Number
	counted := 0
	for _, p := range g.Sheets {
		wp := &writer{pageContext: w.pageContext, page: p}
		c := view.Contribution{Project: w.linkTo(p)}
		roles, amount := wp.partIn(g)
		for _, r := range roles {
			if !slices.Contains(all, r) {
				all = append(all, r)
			}
		}
		c.Roles, c.Amount = wp.roleNames(roles), wp.amount(amount)
		if n, ok := amount.Summable(); ok && amount.Kind == quantity.Money && amount.Currency == w.currency() {
			if more, ok := sum.Add(n); ok {
				sum, counted = more, counted+1
			}
		}
		page.Paid = page.Paid || c.Amount.Plain != ""
		if len(page.Gives) < site.PageSize { // as many as it shows cards of
			page.Gives = append(page.Gives, c)
		}
	}
	if len(all) == 0 && !page.Paid {
		page.Gives = nil
		return
	}
	slices.SortStableFunc(all, w.compareRoles)
	page.Roles = w.roleNames(all)
	if counted > 0 {
		page.Given = &view.Figure{
			Value: w.amount(quantity.Quantity{Kind: quantity.Money, Currency: w.currency(), Low: sum}),
			Over:  w.fill(w.locale().Words.OverSheets, fillings{"count": w.sheetCount(counted)}),
		}
	}
}

// partIn returns the roles of a partner in the page's project, and its share of the
// budget.
func (w *writer) partIn(g *site.Group) (roles []sheet.Role, amount quantity.Quantity) {
	facts := w.page.Facts
	names := map[string]bool{g.Key: true}
	for i, of := range w.page.Partners {
		if of.Kind == g.Kind && of.Key == g.Key {
			roles = append(roles, facts.Partners[i].Roles...)
			names[facts.Partners[i].Key] = true
		}
	}
	if b := facts.Budget; b != nil {
		for _, share := range b.By {
			if names[spelling.Fold(share.Name)] {
				amount = share.Amount
			}
		}
	}
	return roles, amount
}
