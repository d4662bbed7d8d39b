package render

import (
	"cmp"
	"encoding/json"
	"path"
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/view"
)

// mostValues is how many values of a property a listing can be narrowed by: those
// that most of its sheets have.
const mostValues = 30

// narrowing returns what narrows the page's listing, or nil when its sheets can be
// seen at a glance.
func (w *writer) narrowing() *view.Narrowing {
	g := w.page.Group
	if len(g.Sheets) < site.ManySheets {
		return nil
	}
	words := &w.locale().Words
	n := &view.Narrowing{
		Filters: w.filters.of(g, w.listingFilters), Orders: w.orders(),
		All: strconv.Itoa(len(g.Sheets)), Counts: w.countPatterns(words.Found), Script: w.script(), Words: words,
	}
	if listingPages(w.page) > 1 {
		n.Group, n.Files = strconv.Itoa(g.Number), strconv.Itoa((len(w.edition.Latest)+rowsPerFile-1)/rowsPerFile)
	}
	n.Box = n.Group == "" || w.edition.Searched()
	return n
}

// listingFilters returns the filters of the page's listing: the properties that some
// of its sheets have, each with the values of these. What all of them have narrows
// nothing.
func (w *writer) listingFilters() []view.Filter {
	g := w.page.Group
	counts := map[*site.Group]int{}
	var folders []*site.Group
	for _, p := range g.Sheets {
		for _, of := range w.edition.GroupsOf(p) {
			if counts[of]++; counts[of] == 1 && of.Kind == site.ByFolder {
				folders = append(folders, of)
			}
		}
	}
	l := w.locale()
	var list []view.Filter
	add := func(title, name string, groups []*site.Group, all view.Link) {
		groups = slices.DeleteFunc(slices.Clone(groups), func(of *site.Group) bool { return counts[of] == 0 || counts[of] == len(g.Sheets) })
		if len(groups) == 0 {
			return
		}
		f := view.Filter{Name: name, Title: w.words(title)}
		if shown := mostFrequent(groups, counts); len(shown) < len(groups) {
			groups, f.All = shown, all
		}
		for _, of := range groups {
			value := view.FilterValue{Link: w.link(w.groupName(of), w.href(of.Page.Address), ""), Key: keyOf(of), Group: strconv.Itoa(of.Number)}
			value.Link.Count = l.Number(quantity.Int(int64(len(of.Sheets)))).Plain
			f.Values = append(f.Values, value)
		}
		list = append(list, f)
	}
	titles := map[site.FacetKind]string{
		site.ByStatus: l.Words.Status, site.ByCountry: l.Words.Country, site.ByTheme: l.Words.Theme, site.ByPartner: l.Words.Partner,
	}
	for _, f := range w.facetsInOrder() {
		add(cmp.Or(titles[f.Kind], f.Page.Title.Plain), path.Base(path.Dir(f.Page.Address)), f.Groups, w.linkTo(f.Page))
	}
	slices.SortFunc(folders, func(a, b *site.Group) int { return cmp.Compare(a.Page.Address, b.Page.Address) })
	add(l.Words.Folder, l.Paths.Folders, folders, view.Link{})
	return list
}

// facetsInOrder returns the ways in to the sheets in the order in which they narrow
// a listing: how far a project is comes first.
func (w *writer) facetsInOrder() []*site.Facet {
	facets := slices.Clone(w.edition.Facets)
	slices.SortStableFunc(facets, func(a, b *site.Facet) int {
		return cmp.Compare(filterRank(a.Kind), filterRank(b.Kind))
	})
	return facets
}

func filterRank(kind site.FacetKind) int {
	if kind == site.ByStatus {
		return -1
	}
	return int(kind)
}

// mostFrequent returns the groups that most sheets are in, in the order they have.
func mostFrequent(groups []*site.Group, counts map[*site.Group]int) []*site.Group {
	if len(groups) <= mostValues {
		return groups
	}
	byCount := slices.Clone(groups)
	slices.SortStableFunc(byCount, func(a, b *site.Group) int { return cmp.Compare(counts[b], counts[a]) })
	kept := map[*site.Group]bool{}
	for _, g := range byCount[:mostValues] {
		kept[g] = true
	}
	return slices.DeleteFunc(slices.Clone(groups), func(g *site.Group) bool { return !kept[g] })
}

// keyOf returns what a group is called in the address of a page that is narrowed to
// it: the last part of its own.
func keyOf(g *site.Group) string {
	if g.Kind == site.ByFolder {
		return path.Dir(g.Page.Address)
	}
	return strings.TrimSuffix(path.Base(g.Page.Address), ".html")
}

// orders returns the ways to sort the page's listing that some of its sheets have a
// value for, by the place of that value in a row.
func (w *writer) orders() []view.Order {
	words := &w.locale().Words
	titles := []view.Text{w.words(words.ByTitle), w.words(words.ByBudget), {}, w.words(words.ByEnd)}
	if totals := w.edition.Totals; len(totals) > 0 {
		titles[2] = w.phraseOf(totals[0].Label, totals[0].From.Locale)
	}
	var known [rowKeys]bool
	all := w.rows.of(w.edition, w.makeRows)
	for _, p := range w.page.Group.Sheets {
		for i, key := range strings.Split(all[w.edition.Number(p)], ";")[1:] {
			known[i] = known[i] || key != ""
		}
	}
	var list []view.Order
	for i, title := range titles {
		if known[i] && title.Plain != "" {
			list = append(list, view.Order{Key: strconv.Itoa(i + 1), Word: title})
		}
	}
	return list
}

// rowKeys is how many values a row has to sort by: title, budget, first total, end.
const rowKeys = 4

// makeRows returns what the script narrows and sorts the sheets of the edition by, by
// their number: the numbers of the groups of each, and a number for each order,
// empty where it has none.
func (w *writer) makeRows() []string {
	rows := make([]string, len(w.edition.Latest))
	for i, p := range w.edition.Latest {
		var b strings.Builder
		for k, g := range w.edition.GroupsOf(p) {
			if k > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(strconv.Itoa(g.Number))
		}
		total, end := "", ""
		if totals := w.edition.Totals; len(totals) > 0 {
			if f := totals[0].Of(p.Facts); f != nil && totals[0].SameUnit(f.Value) {
				total = sortKey(f.Value)
			}
		}
		if day := p.End(); day != (calendar.Day{}) {
			end = strings.ReplaceAll(day.String(), "-", "")
		}
		for _, key := range [rowKeys]string{strconv.Itoa(w.edition.Rank(p)), w.budgetKey(p), total, end} {
			b.WriteByte(';')
			b.WriteString(key)
		}
		rows[i] = b.String()
	}
	return rows
}

// budgetKey returns the budget of a sheet as a number, if it is in the currency of
// most.
func (w *writer) budgetKey(p *site.Page) string {
	if b := p.Facts.Budget; b != nil && b.Total.Currency == w.currency() {
		return sortKey(b.Total)
	}
	return ""
}

// currency returns the one that most budgets of the edition are in.
func (w *writer) currency() string {
	return w.money.of(w.edition, func() string {
		counts, most := map[string]int{}, ""
		for _, p := range w.edition.Sheets {
			if b := p.Facts.Budget; b != nil && b.Total.Currency != "" {
				c := b.Total.Currency
				if counts[c]++; counts[c] > counts[most] || counts[c] == counts[most] && c < most {
					most = c
				}
			}
		}
		return most
	})
}

// sortKey returns a quantity as a number to sort by; empty where it is none. What is
// about a number sorts as that, a range by its beginning.
func sortKey(q quantity.Quantity) string {
	q.Approx, q.Range = quantity.Exact, false
	if n, ok := measure(q); ok {
		return strconv.FormatFloat(n, 'f', -1, 64)
	}
	return ""
}

// countPatterns returns a counted phrase for the script: by form of the plural.
func (w *writer) countPatterns(forms quantity.Forms) string {
	patterns := map[string]string{}
	for name, pattern := range map[string]string{
		"zero": forms.Zero, "one": forms.One, "two": forms.Two, "few": forms.Few, "many": forms.Many, "other": forms.Other,
	} {
		if pattern != "" {
			patterns[name] = w.words(pattern).Plain
		}
	}
	text, err := json.Marshal(patterns)
	if err != nil {
		return "" // which strings cannot give
	}
	return string(text)
}

// script returns the script as the page links it.
func (w *writer) script() view.Script {
	return view.Script{
		URL: w.href(scriptFile), Home: w.href(w.edition.Prefix), Folder: w.href(w.edition.FindFolder()), Version: w.edition.Version(),
	}
}

// views returns the ways to see the page's listing, or nil when it has one only.
func (w *writer) views() []view.Link {
	g := w.page.Group
	if g.Table == nil {
		return nil
	}
	words := &w.locale().Words
	cards := w.link(w.words(words.AsCards), w.href(g.Page.Address), "")
	table := w.link(w.words(words.AsTable), w.href(g.Table.Address), "")
	cards.Current, table.Current = w.address == g.Page.Address, w.page == g.Table
	return []view.Link{cards, table}
}
