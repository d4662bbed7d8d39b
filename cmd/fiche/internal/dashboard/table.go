package dashboard

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// A table is one page of the sheets that were asked for.
type table struct {
	Any     bool   // there are sheets at all
	Query   string // what is searched for
	Show    string // which are shown: "", "drafts", "faulty", "untranslated"
	Choices []choice
	Columns []column
	Found   string
	Rows    []row
	Where   string // says which page it is; empty when there is one only
	Back    string // addresses of the pages before and after
	On      string
}

// A column is the head of one.
type column struct {
	Name   string
	Link   string // sorts by it; empty for those that cannot be sorted by
	Sorted string // "ascending" or "descending", as ARIA says it
}

// perPage is how many sheets a page of the table shows.
const perPage = 50

// A tableQuery is what the address of the table asks for.
type tableQuery struct {
	query, show, sort string
	page              int
}

func (h *handler) tableQuery() tableQuery {
	q := h.r.URL.Query()
	a := tableQuery{query: strings.TrimSpace(q.Get("q")), show: q.Get("show"), sort: q.Get("sort"), page: 1}
	if n, err := strconv.Atoi(q.Get("page")); err == nil && n > 1 {
		a.page = n
	}
	return a
}

// link returns the address of the table with this query.
func (a tableQuery) link() string { return "./?" + a.encode() + "#sheets" }

func (a tableQuery) encode() string {
	q := url.Values{}
	for name, value := range map[string]string{"q": a.query, "show": a.show, "sort": a.sort} {
		if value != "" {
			q.Set(name, value)
		}
	}
	if a.page > 1 {
		q.Set("page", strconv.Itoa(a.page))
	}
	return q.Encode()
}

// sorts are the ways to sort the table, by name; each in the order in which
// an editor looks for work. All others leave it in the order of the site, which
// is that of the titles.
var sorts = map[string]func(a, b *entry) int{
	"date":  func(a, b *entry) int { return dateOf(a.facts).Compare(dateOf(b.facts)) },
	"lacks": func(a, b *entry) int { return cmp.Compare(len(b.lacks), len(a.lacks)) },
	"problems": func(a, b *entry) int {
		return cmp.Or(cmp.Compare(b.problems[1], a.problems[1]), cmp.Compare(b.problems[0], a.problems[0]))
	},
}

// table makes the table that was asked for.
func (h *handler) table() table {
	words, a := h.l.Dashboard(), h.tableQuery()
	t := table{Query: a.query, Show: a.show, Columns: h.columns(a)}
	t.Choices = []choice{{"", words.ShowAll}, {"drafts", words.ShowDrafts}, {"faulty", words.ShowFaulty}}
	if h.state.Site == nil {
		return t
	}
	if len(h.state.Site.Editions) > 1 {
		t.Choices = append(t.Choices, choice{"untranslated", words.ShowOneLang})
	}
	all := h.entries()
	t.Any = len(all) > 0
	found := slices.DeleteFunc(all, func(e *entry) bool { return !h.matches(e, a) })
	if by := sorts[a.sort]; by != nil {
		slices.SortStableFunc(found, by)
	}
	t.Found = h.l.Counted(len(found), words.Found)
	pages := max(1, (len(found)+perPage-1)/perPage)
	a.page = min(a.page, pages)
	for _, e := range found[(a.page-1)*perPage : min(a.page*perPage, len(found))] {
		t.Rows = append(t.Rows, h.row(e))
	}
	if pages > 1 {
		t.Where = set(h.l, words.Page, "page", strconv.Itoa(a.page), "of", strconv.Itoa(pages))
		before, after := a, a
		before.page, after.page = a.page-1, a.page+1
		if a.page > 1 {
			t.Back = before.link()
		}
		if a.page < pages {
			t.On = after.link()
		}
	}
	return t
}

func (h *handler) columns(a tableQuery) []column {
	words := h.l.Dashboard()
	columns := []column{{Name: words.Sheet, Link: "title"}, {Name: words.Status}, {Name: words.Date, Link: "date"},
		{Name: words.Languages}, {Name: words.Lacks, Link: "lacks"}, {Name: words.Problems, Link: "problems"}, {Name: words.Actions}}
	for i := range columns {
		c := &columns[i]
		if c.Link == "" {
			continue
		}
		switch {
		case c.Link != cmp.Or(a.sort, "title"):
		case c.Link == "lacks" || c.Link == "problems":
			c.Sorted = "descending"
		default:
			c.Sorted = "ascending"
		}
		to := a
		to.sort, to.page = c.Link, 1
		c.Link = to.link()
	}
	return columns
}
