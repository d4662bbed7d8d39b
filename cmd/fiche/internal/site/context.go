package site

import (
	"slices"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

// gatherContext gathers the figures that stand beside those of a project: of its
// area, of its countries, whose own files say them once for all sheets, and of
// the world.
func (b *builder) gatherContext() {
	for _, e := range b.site.Editions {
		for _, p := range e.Pages {
			switch p.Kind {
			case SheetPage:
				p.Context = b.contextOf(p)
			case ListingPage:
				if p.Group.Kind == ByCountry && p.Group.About != nil {
					own := Figures{Title: p.Title, Scope: "country", Country: p.Group.Key, Group: p.Group}
					for i := range p.Group.About.Figures {
						own.add(p.Group.About, &p.Group.About.Figures[i])
					}
					p.Context = own.list()
				}
			}
		}
	}
}

func (b *builder) contextOf(p *Page) []Figures {
	l := p.Edition.Locale
	area, world := Figures{Scope: "area"}, Figures{Scope: "world"}
	countries := make([]Figures, 0, len(p.Facts.Countries))
	country := func(code string) *Figures {
		for i := range countries {
			if countries[i].Country == code {
				return &countries[i]
			}
		}
		f := Figures{Title: l.Typeset(l.CountryName(code)), Scope: "country", Country: code, Group: p.Edition.group(ByCountry, code)}
		if f.Group != nil {
			f.Title = f.Group.Name
		}
		if code == "" {
			f.Title = l.Typeset(l.Words.TheCountry)
		}
		countries = append(countries, f)
		return &countries[len(countries)-1]
	}
	for _, code := range p.Facts.Countries {
		country(code)
	}
	for i := range p.Facts.Figures {
		switch f := &p.Facts.Figures[i]; f.Scope {
		case "area":
			area.add(p.Facts, f)
		case "world":
			world.add(p.Facts, f)
		case "country":
			country(countryOf(p.Facts, f)).add(p.Facts, f)
		}
	}
	for i := range countries {
		if about := b.countries[countries[i].Country]; about != nil {
			b.fromCountry(p, &countries[i], about.original)
		}
	}
	for _, f := range []*Figures{&area, &world} {
		if len(f.Figures) > 0 {
			f.Title = l.Typeset(upperFirst(l.Terms.Scope.Label(f.Scope)))
		}
	}
	all := area.list()
	for i := range countries {
		all = append(all, countries[i].list()...)
	}
	return append(all, world.list()...)
}

// countryOf returns the code of the country that a figure is about: the one it
// names, else the only one of its sheet, else "".
func countryOf(s *sheet.Sheet, f *sheet.Figure) string {
	if f.Country == "" && len(s.Countries) == 1 {
		return s.Countries[0]
	}
	return f.Country
}

// fromCountry adds what a country's own file says. A sheet's own figure wins;
// a different value is reported, since one of the two is out of date.
func (b *builder) fromCountry(p *Page, to *Figures, about *sheet.Sheet) {
	for k := range about.Figures {
		f := &about.Figures[k]
		i := slices.IndexFunc(to.Figures, func(own SourcedFigure) bool { return own.ID == f.ID })
		if i < 0 {
			to.add(about, f)
			continue
		}
		own := to.Figures[i]
		if own.Value != f.Value && own.From == p.Facts && p.Text == p.Facts {
			b.warn(own.From, own.Pos, "figure-differs", problem.Args{
				"label": own.Label, "file": about.File(),
				"here": about.Locale.QuantityText(own.Value).Plain, "there": about.Locale.QuantityText(f.Value).Plain,
			})
		}
	}
}

func (f *Figures) add(from *sheet.Sheet, figure *sheet.Figure) {
	f.Figures = append(f.Figures, SourcedFigure{figure, from})
}

// list returns f alone, or nothing if it is empty.
func (f *Figures) list() []Figures {
	if len(f.Figures) == 0 {
		return nil
	}
	return []Figures{*f}
}
