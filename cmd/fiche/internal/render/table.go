package render

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"path"
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/opendata"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/view"
)

// A tableColumn is a column of an edition's tables, behind that of the sheet.
type tableColumn struct {
	view.Column
	cell func(w *writer) view.Cell // of w.page
	sum  func(p *site.Page) (value quantity.Number, ok bool)
}

// table makes page n of the table of a listing.
func (w *writer) table(n int) *view.TablePage {
	p, words := w.page, &w.locale().Words
	title := w.fill(words.TableOf, fillings{"title": w.title(p)})
	page := &view.TablePage{
		Page: w.head("table", title), Views: w.views(), Pager: w.pager(n), Script: w.script(),
		Note: w.fill(words.TableNote, fillings{"count": w.sheetCount(len(p.Group.Sheets))}),
	}
	columns := w.tableColumns.of(w.edition, w.makeColumns)
	page.Columns = append(page.Columns, view.Column{Word: w.words(words.Sheet)})
	for _, c := range columns {
		page.Columns = append(page.Columns, c.Column)
	}
	for _, of := range sheetsOn(p, n) {
		row := w.rowOf.of(of, func() (row made) {
			defer problem.Catch(of.Address, &row.err)
			wr := &writer{pageContext: w.pageContext, page: of}
			row.html, row.err = wr.part("row.html", wr.row(columns)), wr.failed
			return row
		})
		if row.err != nil {
			w.failed = row.err
		}
		page.Rows = append(page.Rows, row.html)
	}
	page.Sums = w.sums(columns)
	if address := w.tableFile(p); address != "" {
		page.Files = append(page.Files, view.Link{Text: w.words(words.ThisTable + " (CSV)"), URL: w.href(address)})
	}
	page.Files = append(page.Files, w.sheetsFile()...)
	if n > 1 {
		page.HeadTitle = page.Pager.Label.Plain + " – " + page.HeadTitle
	}
	return page
}

// tableFile returns the address of the rows of a table as a file; empty where the site
// offers none, and where they are all sheets, which the data have.
func (r *Renderer) tableFile(p *site.Page) string {
	if !r.settings().Offers("csv") || len(p.Group.Sheets) == len(p.Edition.Sheets) {
		return ""
	}
	return strings.TrimSuffix(p.Address, path.Ext(p.Address)) + ".csv"
}

// tableFiles returns the file with the rows of a table, if it has one: what its pages
// show, numbers in the unit of their column as programs read them.
func (r *Renderer) tableFiles(p *site.Page) []File {
	address := r.tableFile(p)
	if address == "" {
		return nil
	}
	return []File{{Path: address, From: source(p), Make: func(context.Context, *bytes.Buffer) ([]byte, error) {
		w := r.writer(p, address)
		columns := w.tableColumns.of(w.edition, w.makeColumns)
		head := []string{w.locale().Words.Sheet}
		for _, c := range columns {
			word := c.Word.Plain
			if c.Unit.Plain != "" {
				word += " (" + c.Unit.Plain + ")"
			}
			head = append(head, word)
		}
		rows := [][]string{append(head, "URL")}
		for _, of := range p.Group.Sheets {
			wr := &writer{pageContext: w.pageContext, page: of}
			row := []string{opendata.Harmless(wr.title(of).Plain)}
			for _, c := range columns {
				row = append(row, c.plain(wr))
			}
			rows = append(rows, append(row, cmp.Or(r.absolute(of.Address), of.Address)))
		}
		var out bytes.Buffer
		err := csv.NewWriter(&out).WriteAll(rows)
		return out.Bytes(), err
	}}}
}

// plain returns what the column says of w.page as a program reads it.
func (c tableColumn) plain(w *writer) string {
	if c.sum != nil {
		if n, ok := c.sum(w.page); ok {
			return n.String()
		}
	}
	return opendata.Harmless(c.cell(w).Text.Plain)
}

// row makes the view of a sheet in a table.
func (w *writer) row(columns []tableColumn) *view.Row {
	row := &view.Row{Link: w.linkTo(w.page), Rank: strconv.Itoa(w.edition.Rank(w.page)), Words: &w.locale().Words}
	for _, c := range columns {
		cell := c.cell(w)
		cell.Number = c.Number
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// sums returns the sums of the columns over the page's listing, or nil when no column
// has one.
func (w *writer) sums(columns []tableColumn) []view.Cell {
	var list []view.Cell
	some := false
	for _, c := range columns {
		cell := view.Cell{Number: c.Number}
		var sum quantity.Number
		sheets := 0
		for _, p := range w.page.Group.Sheets {
			if c.sum == nil {
				break
			}
			if value, ok := c.sum(p); ok {
				if more, ok := sum.Add(value); ok {
					sum, sheets = more, sheets+1
				}
			}
		}
		if sheets > 0 {
			cell.Text = w.text(w.locale().Number(sum), "")
			cell.Over = w.fill(w.locale().Words.OverSheets, fillings{"count": w.sheetCount(sheets)})
			some = true
		}
		list = append(list, cell)
	}
	if !some {
		return nil
	}
	return list
}

// makeColumns returns the columns of the edition's tables: of what some of its sheets
// say.
func (w *writer) makeColumns() []tableColumn {
	words := &w.locale().Words
	money := plainText(w.locale().CurrencySymbol(w.currency()))
	budget := func(p *site.Page) (q quantity.Quantity) {
		if b := p.Facts.Budget; b != nil {
			q = b.Total
		}
		return q
	}
	spent := func(p *site.Page) (q quantity.Quantity) {
		if b := p.Facts.Budget; b != nil {
			q = b.Spent
		}
		return q
	}
	inCurrency := func(q quantity.Quantity) bool { return q.Currency == w.currency() }
	columns := []tableColumn{
		{Column: view.Column{Word: w.words(words.Country)}, cell: (*writer).countryCell},
		{Column: view.Column{Word: w.words(words.Status)}, cell: (*writer).statusCell},
		{Column: view.Column{Word: w.words(words.Period)}, cell: (*writer).periodCell},
		numbers(w.words(words.Budget), money, budget, inCurrency),
		numbers(w.words(words.Spent), money, spent, inCurrency),
		{Column: view.Column{Word: w.words(words.SpentPart), Number: true}, cell: (*writer).spentCell},
	}
	for i := range w.edition.Totals {
		t := &w.edition.Totals[i]
		unit, lang := w.edition.Phrase(t.Value.Unit, t.From.Locale)
		_, text := w.measured(t.Value, unit, lang)
		if t.Value.Kind == quantity.Money {
			text = plainText(w.locale().CurrencySymbol(t.Value.Currency))
		}
		columns = append(columns, numbers(w.phraseOf(t.Label, t.From.Locale), text, func(p *site.Page) (q quantity.Quantity) {
			if f := t.Of(p.Facts); f != nil {
				q = f.Value
			}
			return q
		}, t.SameUnit))
	}
	return slices.DeleteFunc(columns, func(c tableColumn) bool {
		return !slices.ContainsFunc(w.edition.Latest, func(p *site.Page) bool {
			return c.cell(&writer{pageContext: w.pageContext, page: p}).Text.Plain != ""
		})
	})
}

// numbers returns a column of quantities. Those in its unit are bare; a sum takes the
// plain ones among them.
func numbers(word, unit view.Text, of func(p *site.Page) quantity.Quantity, inUnit func(q quantity.Quantity) bool) tableColumn {
	return tableColumn{
		Column: view.Column{Word: word, Unit: unit, Number: true},
		cell: func(w *writer) view.Cell {
			q := of(w.page)
			if q.Kind == quantity.Absent || q == (quantity.Quantity{}) {
				return view.Cell{}
			}
			if !inUnit(q) {
				return view.Cell{Text: w.amount(q), Other: true}
			}
			cell := view.Cell{Value: sortKey(q)}
			if n, ok := q.Summable(); ok {
				cell.Text = w.text(w.locale().Number(n), "")
				return cell
			}
			if q.Kind == quantity.Money {
				q.Kind, q.Currency = quantity.Plain, ""
			}
			q.Unit = ""
			cell.Text = w.amount(q)
			return cell
		},
		sum: func(p *site.Page) (quantity.Number, bool) {
			q := of(p)
			if q == (quantity.Quantity{}) || !inUnit(q) {
				return quantity.Number{}, false
			}
			return q.Summable()
		},
	}
}

func (w *writer) countryCell() view.Cell {
	var names []view.Link
	for _, g := range w.page.Countries {
		names = append(names, view.Link{Text: w.groupName(w.localGroup(g))})
	}
	return view.Cell{Text: w.list(names)}
}

func (w *writer) statusCell() view.Cell {
	if w.page.Status == nil {
		return view.Cell{}
	}
	status := w.status(w.localGroup(w.page.Status))
	return view.Cell{Text: status.Link.Text, Status: status.Key}
}

func (w *writer) periodCell() view.Cell {
	cell := view.Cell{Text: w.date(w.page.Facts.Period)}
	if first := w.page.Facts.Period.First(); cell.Text.Plain != "" && first != (calendar.Day{}) {
		cell.Value = strings.ReplaceAll(first.String(), "-", "")
	}
	return cell
}

func (w *writer) spentCell() view.Cell {
	b := w.page.Facts.Budget
	if b == nil || b.Spent == (quantity.Quantity{}) {
		return view.Cell{}
	}
	share := ratio(b.Spent, b.Total)
	if share < 0 {
		return view.Cell{}
	}
	percent := quantity.Int(int64(100*share + 0.5))
	return view.Cell{Text: w.amount(quantity.Quantity{Kind: quantity.Percent, Low: percent}), Value: percent.String()}
}
