package opendata

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/spelling"
)

// tables returns the tables of the site. What a sheet has several of stands in the
// table of sheets too, each in one line as an author writes it, so that the table can
// be read into another site.
func (d *Data) tables() []*Table {
	places, dates, figures, partners := placeTable(), dateTable(), figureTable(), partnerTable()
	type of = columnOf[*sheet.Sheet]
	columns := []of{
		text("id", func(r *record, _ *sheet.Sheet) string { return r.id() }),
		text("language", func(r *record, _ *sheet.Sheet) string { return r.l.Tag }),
		typed("url", Address, func(r *record, _ *sheet.Sheet) string { return d.absolute(r.page.Address) }),
		text("title", func(_ *record, s *sheet.Sheet) string { return s.Title }),
		text("summary", func(_ *record, s *sheet.Sheet) string { return spaced(cmp.Or(s.Summary, s.Lead.Plain)) }),
		list("country", List, (*record).countries),
		list("country_codes", List, func(_ *record, s *sheet.Sheet) []string { return s.Countries }),
		list("places", Items, func(r *record, _ *sheet.Sheet) []string { return inLines(r, publicPlaces, (*record).placeLine) }),
		text("status", func(_ *record, s *sheet.Sheet) string { return s.Status }),
		text("status_label", func(r *record, s *sheet.Sheet) string {
			if s.Status == "" {
				return ""
			}
			return cmp.Or(s.StatusWord, r.l.Terms.Status.Label(s.Status))
		}),
		text("as_of", func(r *record, s *sheet.Sheet) string { return r.dated(s.AsOf).text }),
		typed("as_of_from", Date, func(r *record, s *sheet.Sheet) string { return r.dated(s.AsOf).from }),
		typed("as_of_to", Date, func(r *record, s *sheet.Sheet) string { return r.dated(s.AsOf).to }),
		typed("updated", Date, func(_ *record, s *sheet.Sheet) string { return iso(s.Updated) }),
		text("period", func(r *record, s *sheet.Sheet) string { return r.dated(s.Period).text }),
		typed("period_from", Date, func(r *record, s *sheet.Sheet) string { return r.dated(s.Period).from }),
		typed("period_to", Date, func(r *record, s *sheet.Sheet) string { return r.dated(s.Period).to }),
		list("themes", List, func(r *record, _ *sheet.Sheet) []string { return groupNames(r.page.Themes) }),
		list("goals", List, func(_ *record, s *sheet.Sheet) []string { return goals(s) }),
		list("partners", Items, func(r *record, _ *sheet.Sheet) []string { return inLines(r, partnersOf, (*record).partnerLine) }),
		list("dates", Items, func(r *record, s *sheet.Sheet) []string { return inLines(r, datesOf, (*record).dateLine) }),
		list("figures", Items, func(r *record, s *sheet.Sheet) []string { return inLines(r, figuresOf, (*record).figureLine) }),
		columnOf[*sheet.Sheet]{Column{ID: "budget", Type: Items}, func(r *record, s *sheet.Sheet) cell { return cell{text: r.budgetTotal()} }},
		text("reference", func(_ *record, s *sheet.Sheet) string { return s.Reference }),
		list("details", List, func(_ *record, s *sheet.Sheet) []string { return details(s) }),
		list("links", List, func(_ *record, s *sheet.Sheet) []string { return links(s.Links) }),
		text("licence", func(_ *record, s *sheet.Sheet) string { return cmp.Or(s.Licence, d.licence()) }),
	}
	for i, e := range d.site.Editions[1:] {
		columns = append(columns, d.translations(i+1, e)...)
	}
	taken := map[string]bool{}
	for _, c := range columns {
		taken[c.ID] = true
	}
	for i := range d.site.Settings.Own.Fields {
		if f := &d.site.Settings.Own.Fields[i]; f.In(sheet.FactSheet) {
			columns = append(columns, ownColumns(f, taken)...)
		}
	}
	sheets := tableOf("sheets", func(r *record) iter.Seq[*sheet.Sheet] { return slices.Values([]*sheet.Sheet{r.facts}) }, columns...)
	return []*Table{sheets, figures, dates, partners, budgetTable(), places}
}

// translations returns the columns of a further language.
func (d *Data) translations(edition int, e *site.Edition) []columnOf[*sheet.Sheet] {
	in := func(r *record) *site.Page {
		if p := r.page.Versions[edition]; p != r.page && p != nil && !p.Text.Draft {
			return p
		}
		return nil
	}
	column := func(of string, typ Type, value func(*site.Page) string) columnOf[*sheet.Sheet] {
		c := typed(of+"_"+strings.ReplaceAll(e.Locale.Tag, "-", "_"), typ, func(r *record, _ *sheet.Sheet) string {
			if p := in(r); p != nil {
				return value(p)
			}
			return ""
		})
		c.Of, c.In = of, e.Locale.Tag
		return c
	}
	return []columnOf[*sheet.Sheet]{
		column("title", Text, func(p *site.Page) string { return p.Text.Title }),
		column("summary", Text, func(p *site.Page) string { return spaced(cmp.Or(p.Text.Summary, p.Text.Lead.Plain)) }),
		column("url", Address, func(p *site.Page) string { return d.absolute(p.Address) }),
	}
}

// ownColumns returns the columns of one of the site's own fields: a number has one of
// its own beside the words.
func ownColumns(f *sheet.OwnField, taken map[string]bool) []columnOf[*sheet.Sheet] {
	id := strings.ReplaceAll(spelling.Slug(f.Name), "-", "_")
	if id == "" || taken[id] {
		id = "own_" + id
	}
	for n, base := 2, id; taken[id]; n++ {
		id = base + "_" + strconv.Itoa(n)
	}
	taken[id] = true
	c := columnOf[*sheet.Sheet]{Column{ID: id, Own: f.Name}, func(r *record, s *sheet.Sheet) cell {
		for i := range s.Own {
			if v := &s.Own[i]; v.Field.Key == f.Key {
				return r.own(v)
			}
		}
		return cell{}
	}}
	switch f.Type {
	case "word", "link":
		c.Type = List
	case "number":
		n := number(id+"_value", func(r *record, s *sheet.Sheet) string {
			for _, v := range s.Own {
				if v.Field.Key == f.Key {
					return amountOf(v.Number).value
				}
			}
			return ""
		})
		n.Own = f.Name
		taken[n.ID] = true
		return []columnOf[*sheet.Sheet]{c, n}
	}
	return []columnOf[*sheet.Sheet]{c}
}

// own returns what a sheet says in a field of the site's own.
func (r *record) own(v *sheet.OwnValue) cell {
	switch v.Field.Type {
	case "word":
		return cell{items: each(v.Names, func(n sheet.Name) string { return n.Text })}
	case "link":
		return cell{items: links(v.Links)}
	case "number":
		return cell{text: r.amount(v.Number)}
	case "date":
		return cell{text: r.dated(v.Date).text}
	case "yes-no":
		return cell{text: v.Answer}
	}
	return cell{text: v.Text}
}

// id returns what a sheet is known by in all tables: the address of its page without
// its ending.
func (r *record) id() string { return strings.TrimSuffix(r.page.Address, ".html") }

// licence returns that of the site.
func (d *Data) licence() string {
	if d.site.Home == nil {
		return ""
	}
	return d.site.Home.Licence
}

func (r *record) countries(s *sheet.Sheet) []string {
	return each(s.Territories, func(t sheet.Territory) string {
		if t.Code == "" {
			return cmp.Or(t.Name, r.l.RegionName(t.Region))
		}
		return cmp.Or(t.Name, r.l.CountryName(t.Code))
	})
}

func groupNames(groups []*site.Group) []string {
	return each(groups, func(g *site.Group) string { return spaced(g.Name.Plain) })
}

func goals(s *sheet.Sheet) []string {
	return each(s.Goals, func(g sheet.Goal) string { return cmp.Or(g.Target, strconv.Itoa(g.Number)) })
}

func details(s *sheet.Sheet) []string {
	return each(s.Details, func(d sheet.Detail) string { return d.Label + " : " + d.Value })
}

func links(of []sheet.Link) []string {
	return each(of, func(l sheet.Link) string {
		if l.Title == "" {
			return l.URL
		}
		return l.URL + " : " + l.Title
	})
}

// inLines returns the things that a sheet has, each in one line.
func inLines[T any](r *record, things func(*record) iter.Seq[T], line func(*record, T) string) []string {
	var all []string
	for thing := range things(r) {
		if text := line(r, thing); text != "" {
			all = append(all, text)
		}
	}
	return all
}

// each returns a text for each of several things.
func each[T any](all []T, text func(T) string) []string {
	texts := make([]string, len(all))
	for i, one := range all {
		texts[i] = text(one)
	}
	return texts
}
