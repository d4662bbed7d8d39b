package render

import (
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/view"
)

// figure returns a number of the page's facts.
func (w *writer) figure(f sheet.Figure) view.Figure {
	id := w.anchor(site.FigureAnchor(f))
	out := view.Figure{
		ID:    id,
		Href:  fragment(id),
		Label: w.phrase(f.Label),
		Note:  w.phrase(f.Note),
		Words: &w.locale().Words,
	}
	out.Value, out.Unit = w.quantity(f.Value)
	out.Prose = f.Value.Kind == quantity.FreeText
	if part, ok := progress(f); ok {
		out.Part = units(100 * part)
	}
	out.Levels = w.levels(f)
	if f.Year != 0 {
		out.Year = strconv.Itoa(f.Year)
	}
	if f.Source != (sheet.Source{}) {
		out.Source = w.sources.add(f.Source, w.phrase(f.Source.Name))
	}
	return out
}

// anchor returns an id that the page does not have yet. Slugs hold no "_", so
// that it cannot be that of a heading.
func (w *writer) anchor(id string) string {
	if w.ids == nil {
		w.ids = map[string]bool{}
	}
	free := id
	for n := 2; w.ids[free]; n++ {
		free = id + "_" + strconv.Itoa(n)
	}
	w.ids[free] = true
	return free
}

// quantity prints a figure in two parts: its value, and its unit, which may
// be in another language than the page.
func (w *writer) quantity(q quantity.Quantity) (value, unit view.Text) {
	if q.Kind == quantity.FreeText {
		return w.phrase(q.Text), view.Text{}
	}
	text, lang := w.page.Phrase(q.Unit)
	return w.measured(q, text, lang)
}

// measured prints a quantity whose unit reads so in the language lang, which
// is empty for the page's own.
func (w *writer) measured(q quantity.Quantity, text, lang string) (value, unit view.Text) {
	q.Unit = text
	v, u := w.locale().Quantity(q)
	if other := locale.Get(lang); lang != "" && other != nil {
		u = other.Unit(q)
		q.Unit = ""
		v, _ = w.locale().Quantity(q)
	}
	return w.text(v, ""), w.text(u, lang)
}

// amount prints a quantity with its unit, in one.
func (w *writer) amount(q quantity.Quantity) view.Text {
	if q.Kind == quantity.Absent {
		return view.Text{}
	}
	value, unit := w.quantity(q)
	if unit.Plain == "" {
		return value
	}
	return view.Text{Plain: value.Plain + "\u00a0" + unit.Plain, HTML: value.HTML + "\u00a0" + unit.HTML}
}

// sources are those that a page cites, each once, in the order of the page.
type sources struct {
	list   []*view.Source
	number map[sheet.Source]int
}

func (s *sources) add(source sheet.Source, name view.Text) *view.Source {
	source.Name = spelling.Fold(source.Name)
	if n, known := s.number[source]; known {
		return s.list[n-1]
	}
	if s.number == nil {
		s.number = map[sheet.Source]int{}
	}
	n := len(s.list) + 1
	if name.Plain == "" {
		name = plainText(source.URL)
	}
	s.list = append(s.list, &view.Source{Number: n, ID: "source_" + strconv.Itoa(n), Name: name, URL: source.URL})
	s.number[source] = n
	return s.list[n-1]
}

// views returns the sources cited so far.
func (s *sources) views() []view.Source {
	var list []view.Source
	for _, source := range s.list {
		list = append(list, *source)
	}
	return list
}

// figures returns those of the project itself.
func (w *writer) figures(facts *sheet.Sheet) []view.Figure {
	list := make([]view.Figure, 0, len(facts.Figures))
	for _, f := range facts.Figures {
		if f.Scope == "project" || f.Scope == "" {
			list = append(list, w.figure(f))
		}
	}
	return list
}

// contextFigures returns the figures of the project's countries, its area, the
// world.
func (w *writer) contextFigures() []view.Context {
	var list []view.Context
	for _, c := range w.page.Context {
		group := view.Context{Title: w.text(c.Title, "")}
		if c.Group != nil {
			group.URL = w.href(c.Group.Page.Address)
		}
		for _, f := range c.Figures {
			group.Figures = append(group.Figures, w.figure(*f.Figure))
		}
		list = append(list, group)
	}
	return list
}

func (w *writer) goals(facts *sheet.Sheet) []view.Goal {
	var list []view.Goal
	for _, g := range facts.Goals {
		if g.Number < 1 || g.Number > len(w.locale().Goals) {
			continue
		}
		number := g.Target
		if number == "" {
			number = strconv.Itoa(g.Number)
		}
		list = append(list, view.Goal{Number: number, Name: w.words(w.locale().Goals[g.Number-1])})
	}
	return list
}

func (w *writer) details(facts *sheet.Sheet) []view.Detail {
	var list []view.Detail
	for _, d := range facts.Details {
		list = append(list, view.Detail{Label: w.phrase(d.Label), Value: w.phrase(d.Value)})
	}
	return list
}

// countries returns the countries of a sheet, under the names that its author
// gave them, and the regions of the world, which lead nowhere.
func (w *writer) countries() []view.Link {
	var links []view.Link
	groups := w.page.Countries
	for _, t := range w.page.Facts.Territories {
		var link view.Link
		if t.Code != "" && len(groups) > 0 {
			g := w.localGroup(groups[0])
			link, groups = w.link(w.groupName(g), w.href(g.Page.Address), ""), groups[1:]
		}
		if name, ok := w.territoryName(t); ok {
			link.Text = name
		}
		links = append(links, link)
	}
	return links
}

// territoryName returns what a page calls a territory: as its author does, or as
// the words of a translation do. ok is false if neither says.
func (w *writer) territoryName(t sheet.Territory) (name view.Text, ok bool) {
	l := w.locale()
	if t.Region != "" {
		name, ok = w.words(l.RegionName(t.Region)), true
	}
	if t.Name == "" {
		return name, ok
	}
	switch text, lang := w.page.Phrase(t.Name); {
	case lang == "" && w.page.Edition == w.edition:
		return w.text(l.Typeset(text), ""), true
	case w.page.Facts.Locale == l:
		return w.text(l.Typeset(t.Name), ""), true
	}
	return name, ok
}

// groupLinks lead to the listings of groups, each named once.
func (w *writer) groupLinks(groups []*site.Group) []view.Link {
	links := make([]view.Link, 0, len(groups))
	for i, g := range groups {
		if !slices.Contains(groups[:i], g) {
			links = append(links, w.link(w.groupName(g), w.href(g.Page.Address), ""))
		}
	}
	return links
}

// join returns a list of words as the language joins them.
func (w *writer) join(words []string) view.Text {
	return w.words(w.locale().List(slices.Clone(words)))
}

// capitalised returns a text with a capital at its beginning, as one has that
// stands on its own.
func capitalised(s string) string {
	for i, r := range s {
		if i == 0 {
			return strings.ToUpper(string(r)) + s[len(string(r)):]
		}
	}
	return s
}
