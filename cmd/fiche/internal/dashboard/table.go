package dashboard

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// A table is the sheets of the site, one page of those that were asked for.
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

// asked is what the address of the table says.
type asked struct {
	query, show, sort string
	page              int
}

func (v *visit) asked() asked {
	q := v.r.URL.Query()
	a := asked{query: strings.TrimSpace(q.Get("q")), show: q.Get("show"), sort: q.Get("sort"), page: 1}
	if n, err := strconv.Atoi(q.Get("page")); err == nil && n > 1 {
		a.page = n
	}
	return a
}

// link is the address of the table as it was asked for, but for some things.
func (a asked) link() string {
	q := url.Values{}
	for name, value := range map[string]string{"q": a.query, "show": a.show, "sort": a.sort} {
		if value != "" {
			q.Set(name, value)
		}
	}
	if a.page > 1 {
		q.Set("page", strconv.Itoa(a.page))
	}
	return "./?" + q.Encode() + "#sheets"
}

// sorts are the ways to sort the table, by name; each in the order in which
// somebody looks for work. All others leave it in the order of the site, which
// is that of the titles.
var sorts = map[string]func(a, b *entry) int{
	"date":  func(a, b *entry) int { return dateOf(a.facts).Compare(dateOf(b.facts)) },
	"lacks": func(a, b *entry) int { return cmp.Compare(len(b.lacks), len(a.lacks)) },
	"problems": func(a, b *entry) int {
		return cmp.Or(cmp.Compare(b.problems[1], a.problems[1]), cmp.Compare(b.problems[0], a.problems[0]))
	},
}

// table makes the table that was asked for.
func (v *visit) table() table {
	words, a := v.l.Command.Desk, v.asked()
	t := table{Query: a.query, Show: a.show, Columns: v.columns(a)}
	t.Choices = []choice{{"", words.ShowAll}, {"drafts", words.ShowDrafts}, {"faulty", words.ShowFaulty}}
	if v.state.Site == nil {
		return t
	}
	if len(v.state.Site.Editions) > 1 {
		t.Choices = append(t.Choices, choice{"untranslated", words.ShowOneLang})
	}
	all := v.entries()
	t.Any = len(all) > 0
	found := slices.DeleteFunc(all, func(e *entry) bool { return !v.matches(e, a) })
	if by := sorts[a.sort]; by != nil {
		slices.SortStableFunc(found, by)
	}
	t.Found = v.l.Counted(len(found), words.Found)
	pages := max(1, (len(found)+perPage-1)/perPage)
	a.page = min(a.page, pages)
	for _, e := range found[(a.page-1)*perPage : min(a.page*perPage, len(found))] {
		t.Rows = append(t.Rows, v.row(e))
	}
	if pages > 1 {
		t.Where = set(v.l, words.Page, "page", strconv.Itoa(a.page), "of", strconv.Itoa(pages))
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

func (v *visit) columns(a asked) []column {
	words := v.l.Command.Desk
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
