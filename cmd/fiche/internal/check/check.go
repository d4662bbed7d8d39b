// Package check finds what only people miss: nothing is broken, and yet a
// reader is misled.
//
// It stands after site, beside render: one Site in, problems out. Its law:
// whatever keeps a page from being made is found before, by sheet and site;
// what is found here is never in the way of a build. It alone is given what day
// it is: sheets age, and so do plans.
package check

import (
	"cmp"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/photo"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/sitefolder"
)

// Input is what there is to check.
type Input struct {
	Site  *site.Site
	Files []string // paths below content/ of the files that are no sheets
	Today calendar.Day
	// Content is the folder that they are in; nil if pictures are not looked at.
	Content fs.FS
}

// defaultStaleAfter is the age, in months, at which a sheet is stale where the
// settings say nothing: a project reports once a year, and late.
const defaultStaleAfter = 18

// Site checks a site.
func Site(in Input) []problem.Problem {
	c := &checker{in: in, l: in.Site.Editions[0].Locale}
	for _, s := range c.originals() {
		if s.Kind == sheet.FactSheet {
			c.age(s)
			c.period(s)
			c.dates(s)
			c.completeness(s)
		}
		c.figures(s)
		c.photos(s)
	}
	c.partners()
	c.logos()
	c.translations()
	c.files()
	problem.Sort(c.problems)
	return c.problems
}

type checker struct {
	in       Input
	l        *locale.Locale // of the messages: the site's
	problems []problem.Problem
}

func (c *checker) warn(s *sheet.Sheet, at problem.Pos, rule problem.Rule, args problem.Args) {
	c.report(problem.Warning, s.Place(at), rule, args)
}

func (c *checker) report(severity problem.Severity, at problem.Place, rule problem.Rule, args problem.Args) {
	c.problems = append(c.problems, problem.Problem{Rule: rule, Args: args, Severity: severity, Place: at})
}

// originals returns the files that say the facts of something, by path.
func (c *checker) originals() []*sheet.Sheet {
	found := map[string]*sheet.Sheet{}
	for _, e := range c.in.Site.Editions {
		for _, p := range e.Pages {
			if p.Facts != nil {
				found[p.Facts.Path] = p.Facts
			}
		}
	}
	return slices.SortedFunc(maps.Values(found), func(a, b *sheet.Sheet) int { return cmp.Compare(a.Path, b.Path) })
}

// age warns of a sheet that describes a day long past, unless its project is
// over: then nothing more will happen.
func (c *checker) age(s *sheet.Sheet) {
	date, field := s.AsOf, "as_of"
	if date.IsZero() {
		date, field = s.Updated, "updated"
	}
	months := cmp.Or(c.in.Site.Settings.StaleAfter, defaultStaleAfter)
	if date.IsZero() || over(s) || date.Last().Compare(c.in.Today.MonthsBefore(months)) >= 0 {
		return
	}
	c.warn(s, s.At(field), "sheet-stale", problem.Args{
		"date": c.l.Date(date).Plain, "months": months,
	})
}

// over reports whether a project has ended, one way or the other.
func over(s *sheet.Sheet) bool { return s.Status == "closed" || s.Status == "cancelled" }

// period warns of a project that goes on after its end.
func (c *checker) period(s *sheet.Sheet) {
	if s.Period.IsZero() || s.Status == "" || s.Status == "suspended" || over(s) || c.in.Today.Compare(s.Period.Last()) <= 0 {
		return
	}
	c.warn(s, s.At("status"), "period-over", problem.Args{
		"status": cmp.Or(s.StatusWord, c.l.Terms.Status.Label(s.Status)), "period": c.l.Date(s.Period).Plain,
	})
}

// dates warns of plans whose day has passed.
func (c *checker) dates(s *sheet.Sheet) {
	for _, d := range s.Dates {
		if !open(d, s.AsOf) || c.in.Today.Compare(d.Due().Last()) <= 0 {
			continue
		}
		c.warn(s, d.Pos, "date-overdue", problem.Args{
			"label": d.Label, "date": c.l.Date(d.Due()).Plain,
		})
	}
}

// open reports whether the page shows a key date as still to come, or under way.
func open(d sheet.KeyDate, asOf calendar.Date) bool {
	switch d.State {
	case "":
		return !asOf.IsZero() && d.Due().Last().Compare(asOf.Last()) > 0
	case "done", "cancelled":
		return false
	}
	return true
}

// figures warns of numbers without a year or a source. A figure of the project
// itself is its publisher's, and of the day that the sheet describes, or on which
// it was changed.
func (c *checker) figures(s *sheet.Sheet) {
	for _, f := range s.Figures {
		if f.Value.Kind == quantity.FreeText {
			continue // "Capitale : Bamako" is a fact, not a number
		}
		own := f.Scope == "project"
		if f.Year == 0 && (!own || s.AsOf.IsZero() && s.Updated.IsZero()) {
			c.warn(s, f.Pos, "figure-no-year", problem.Args{"label": f.Label, "field": problem.Field("figures.year")})
		}
		if !own && f.Source == (sheet.Source{}) {
			c.warn(s, f.Pos, "figure-no-source", problem.Args{"label": f.Label, "field": problem.Field("figures.source")})
		}
	}
}

// photos warns of pictures without a credit, and of those whose people may not
// have agreed. That one has no description is said by sheet.
func (c *checker) photos(s *sheet.Sheet) {
	photos := s.Gallery
	if s.Photo != nil {
		photos = append([]sheet.Photo{*s.Photo}, photos...)
	}
	for _, p := range photos {
		if p.Credit == "" {
			c.warn(s, p.File.Pos, "photo-no-credit", problem.Args{"file": p.File.Target, "field": problem.Field("photo.credit")})
		}
		if p.Consent == "" {
			c.warn(s, p.File.Pos, "photo-consent-unknown", problem.Args{
				"file": p.File.Target, "field": problem.Field("photo.consent"), "list": strings.Join(s.Locale.Terms.Consent.Labels(), ", "),
			})
		}
	}
}

// logos warns of those that nobody sees: pages show them on white.
func (c *checker) logos() {
	seen := map[string]bool{}
	look := func(s *sheet.Sheet, pos problem.Pos, file string) {
		if c.in.Content == nil || file == "" || seen[file] {
			return
		}
		seen[file] = true
		if data, err := sitefolder.ReadUpTo(photo.MaxFile, c.in.Content, file); err == nil && photo.IsPale(data) {
			c.warn(s, pos, "logo-pale", problem.Args{"file": file})
		}
	}
	home := c.in.Site.Home
	look(home, c.in.Site.Settings.Organisation.Logo.Pos, c.in.Site.Logo)
	for _, e := range c.in.Site.Editions {
		for _, p := range e.Pages {
			if p.Facts == nil {
				continue
			}
			if about := p.Facts.About; about != nil {
				look(p.Facts, about.Logo.Pos, p.Files[about.Logo.Target])
			}
			for _, o := range p.Facts.Partners {
				look(p.Facts, o.Logo.Pos, p.Files[o.Logo.Target])
			}
		}
	}
}

// translations warns of those that are older than their original. Only files
// that say when they were changed can be compared.
func (c *checker) translations() {
	for _, e := range c.in.Site.Editions {
		for _, p := range e.Pages {
			if p.Text == nil || p.Text == p.Facts || p.Text.Updated.IsZero() || p.Facts.Updated.IsZero() {
				continue
			}
			if p.Text.Updated.Last().Compare(p.Facts.Updated.First()) < 0 {
				c.warn(p.Text, p.Text.At("updated"), "translation-old", problem.Args{
					"original": p.Facts.File(), "date": c.l.Date(p.Facts.Updated).Plain,
				})
			}
		}
	}
}

// files warns of files in content/ that no page shows or links, and no draft
// either.
func (c *checker) files() {
	used := make(map[string]bool, len(c.in.Site.Files))
	for _, f := range c.in.Site.Files {
		used[f.Path] = true
	}
	for _, name := range c.in.Site.DraftFiles {
		used[name] = true
	}
	for _, name := range c.in.Files {
		if !used[name] {
			c.report(problem.Warning, problem.Place{Path: sitefolder.ContentPath(name)}, "file-unused", nil)
		}
	}
}
