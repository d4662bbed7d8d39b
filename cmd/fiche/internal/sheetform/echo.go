package sheetform

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
)

// echo returns what was understood of the words at an address, in the reader's
// language; empty where that is what they say.
func (b *builder) echo(address string) string {
	s := b.read
	switch address {
	case "country":
		var names []string
		for _, t := range s.Territories {
			if t.Code != "" {
				names = append(names, b.Words.CountryName(t.Code))
			} else {
				names = append(names, t.Name)
			}
		}
		return strings.Join(names, ", ")
	case "as_of":
		return b.date(s.AsOf)
	case "updated":
		return b.date(s.Updated)
	case "period":
		return b.date(s.Period)
	case "goals":
		var names []string
		for _, g := range s.Goals {
			names = append(names, b.Words.Goals[g.Number-1])
		}
		return strings.Join(names, ", ")
	case "budget/total":
		if s.Budget != nil {
			return b.quantity(s.Budget.Total)
		}
	case "budget/spent":
		if s.Budget != nil {
			return b.quantity(s.Budget.Spent)
		}
	}
	return b.itemEcho(address)
}

// itemEcho is echo for the words of an item of a list.
func (b *builder) itemEcho(address string) string {
	list, rest, _ := strings.Cut(address, "/")
	if list == "budget" {
		list, rest, _ = strings.Cut(rest, "/")
	}
	token, part, _ := strings.Cut(rest, "/")
	if list == "by" {
		return b.shareEcho(token, part)
	}
	at, ok := b.placed[list+"/"+token]
	if !ok {
		return ""
	}
	isAt := func(pos problem.Pos) bool { return b.after.ItemAt(list, int(pos.Line)) == at }
	switch list + "/" + part {
	case "dates/date":
		if i := slices.IndexFunc(b.read.Dates, func(d sheet.KeyDate) bool { return isAt(d.Pos) }); i >= 0 {
			d := b.read.Dates[i]
			words := b.date(d.Date)
			if !d.MovedTo.IsZero() {
				words += " → " + b.date(d.MovedTo)
			}
			return words
		}
	case "figures/value":
		if i := slices.IndexFunc(b.read.Figures, func(f sheet.Figure) bool { return isAt(f.Pos) }); i >= 0 {
			return b.quantity(b.read.Figures[i].Value)
		}
	case "partners/role":
		if i := slices.IndexFunc(b.read.Partners, func(o sheet.Organisation) bool { return isAt(o.Pos) }); i >= 0 {
			var roles []string
			for _, role := range b.read.Partners[i].Roles {
				roles = append(roles, role.Label(b.Words))
			}
			return strings.Join(roles, ", ")
		}
	case "places/":
		if i := slices.IndexFunc(b.read.Places, func(p sheet.Place) bool { return isAt(p.Pos) }); i >= 0 {
			return b.place(b.read.Places[i])
		}
	}
	return ""
}

// shareEcho is echo for what one funder gives.
func (b *builder) shareEcho(token, part string) string {
	at, ok := b.placed["budget/by/"+token]
	if b.read.Budget == nil || part != "amount" || !ok || at >= len(b.read.Budget.By) || len(b.read.Budget.By) != b.after.Count("budget/by") {
		return ""
	}
	return b.quantity(b.read.Budget.By[at].Amount)
}

func (b *builder) date(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	return b.Words.Date(d).Plain
}

func (b *builder) quantity(q quantity.Quantity) string { return b.Words.QuantityText(q).Plain }

// place returns where a place is, if that is known.
func (b *builder) place(p sheet.Place) string {
	words := p.Name
	if p.Located {
		words += fmt.Sprintf(" – %.4g°, %.4g°", p.Lat, p.Lon)
	}
	if label := b.Words.Terms.Precision.Label(p.Precision); p.Precision != "" && label != "" {
		words += " – " + label
	}
	return words
}

// tell puts what is wrong with a field beside it, or beside the row that it is in.
func (b *builder) tell(field *Field) {
	name, _, _ := strings.Cut(field.Address, "/")
	rows := map[int]*Row{}
	for _, row := range field.Rows {
		if at, ok := b.placed[row.List+"/"+row.Token]; ok {
			rows[at] = row
		}
		b.tellRefusal(&row.Told, row.List+"/"+row.Token)
		for _, box := range append(slices.Clone(row.Boxes), row.More...) {
			b.tellRefusal(&row.Told, box.Address)
		}
	}
	b.tellRefusal(&field.Told, field.Address)
	for _, box := range field.Boxes {
		b.tellRefusal(&box.Told, box.Address)
	}
	for _, p := range b.after.Mistakes(name) {
		row := rows[b.after.ItemAt(name, p.Line)]
		switch {
		case p.Severity < problem.Warning:
		case row != nil && row.List == name:
			row.Told = append(row.Told, p)
		default:
			field.Told = append(field.Told, p)
		}
	}
	field.mark()
}

// mark marks the boxes in which something is wrong.
func (field *Field) mark() {
	if field.Single != nil {
		field.Single.Invalid = problem.Worst(field.Told) == problem.Error
	}
	for _, box := range field.Boxes {
		box.Invalid = problem.Worst(box.Told) == problem.Error
	}
	for _, row := range field.Rows {
		for _, box := range row.Boxes {
			box.Invalid = problem.Worst(row.Told) == problem.Error
		}
	}
}

// tellRefusal tells why an answer could not be written.
func (b *builder) tellRefusal(told *[]Told, address string) {
	if refusal := b.refused[address]; refusal != nil {
		p := refusal.Problem()
		p.Place = problem.Place{Path: sitefolder.ContentPath(b.base.Path)}
		*told = append(*told, p)
	}
}

// RowID returns the identity of the element of a row.
func (r *Row) RowID() string { return ID(r.List) + "-" + r.Token }

// IsNew reports whether the row is not in the file yet.
func (r *Row) IsNew() bool {
	_, err := strconv.Atoi(r.Token)
	return err != nil
}
