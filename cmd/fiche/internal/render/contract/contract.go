// Package contract says what a template may be given, and checks that it asks
// for nothing else.
//
// It is the first half of render's work, before there is any page: Load reads
// the templates of a site and walks their parse trees against the types of
// package view. Its law: a template without errors cannot fail on any content.
package contract

import (
	"html/template"
	"reflect"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/view"
)

// A Slot is a template that the program knows by name, and what stands behind
// its dot.
type Slot struct {
	File string       // "sheet.html"
	Dot  reflect.Type // never a pointer
	Page bool         // it makes a whole page; others are parts of pages
}

// The names that the program itself asks for.
const (
	LayoutFile = "base.html" // around every page that defines MainName
	MainName   = "main"
)

// Slots are the contract with those who write templates, beside package view.
// A part is always given the same type, so that it is checked once, on its own.
var Slots = []Slot{
	{"base.html", reflect.TypeFor[view.Page](), false},

	{"home.html", reflect.TypeFor[view.HomePage](), true},
	{"sheet.html", reflect.TypeFor[view.SheetPage](), true},
	{"listing.html", reflect.TypeFor[view.ListingPage](), true},
	{"table.html", reflect.TypeFor[view.TablePage](), true},
	{"search.html", reflect.TypeFor[view.SearchPage](), true},
	{"facet.html", reflect.TypeFor[view.FacetPage](), true},
	{"data.html", reflect.TypeFor[view.DataPage](), true},
	{"page.html", reflect.TypeFor[view.PlainPage](), true},
	{"404.html", reflect.TypeFor[view.NotFoundPage](), true},
	{"redirect.html", reflect.TypeFor[view.RedirectPage](), true},

	{"head-extra.html", reflect.TypeFor[view.Page](), false},
	{"header-extra.html", reflect.TypeFor[view.Page](), false},
	{"footer-extra.html", reflect.TypeFor[view.Page](), false},
	{"sheet-end.html", reflect.TypeFor[view.SheetPage](), false},

	{"head.html", reflect.TypeFor[view.Page](), false},
	{"header.html", reflect.TypeFor[view.Page](), false},
	{"breadcrumb.html", reflect.TypeFor[view.Page](), false},
	{"footer.html", reflect.TypeFor[view.Page](), false},

	{"brief.html", reflect.TypeFor[view.SheetPage](), false},
	{"answers.html", reflect.TypeFor[[]view.Answer](), false},
	{"totals.html", reflect.TypeFor[[]view.Figure](), false},
	{"figures.html", reflect.TypeFor[[]view.Figure](), false},
	{"contents.html", reflect.TypeFor[[]view.Heading](), false},
	{"source.html", reflect.TypeFor[view.Source](), false},
	{"gauge.html", reflect.TypeFor[string](), false},
	{"dates.html", reflect.TypeFor[view.Timeline](), false},
	{"date.html", reflect.TypeFor[view.KeyDate](), false},
	{"photo.html", reflect.TypeFor[view.Photo](), false},
	{"image.html", reflect.TypeFor[view.Image](), false},
	{"map.html", reflect.TypeFor[view.Map](), false},
	{"frame.html", reflect.TypeFor[view.MapFrame](), false},
	{"photos.html", reflect.TypeFor[[]view.Photo](), false},
	{"partners.html", reflect.TypeFor[[]view.Role](), false},
	{"places.html", reflect.TypeFor[[]view.Place](), false},
	{"budget.html", reflect.TypeFor[view.Budget](), false},
	{"goals.html", reflect.TypeFor[[]view.Goal](), false},
	{"contact.html", reflect.TypeFor[view.Contact](), false},
	{"contacts.html", reflect.TypeFor[[]view.Contact](), false},
	{"context.html", reflect.TypeFor[view.Sheet](), false},
	{"documents.html", reflect.TypeFor[[]view.Document](), false},
	{"name.html", reflect.TypeFor[view.Link](), false},
	{"links.html", reflect.TypeFor[[]view.Link](), false},
	{"sources.html", reflect.TypeFor[view.SheetPage](), false},

	{"card.html", reflect.TypeFor[view.Card](), false},
	{"bar.html", reflect.TypeFor[[]view.BarPart](), false},
	{"row.html", reflect.TypeFor[view.Row](), false},
	{"cell.html", reflect.TypeFor[view.Cell](), false},
	{"cards.html", reflect.TypeFor[[]template.HTML](), false},
	{"narrowing.html", reflect.TypeFor[view.Narrowing](), false},
	{"views.html", reflect.TypeFor[[]view.Link](), false},
	{"script.html", reflect.TypeFor[view.Script](), false},
	{"way.html", reflect.TypeFor[view.Way](), false},
	{"groups.html", reflect.TypeFor[[]view.Link](), false},
	{"pager.html", reflect.TypeFor[view.Pager](), false},
}

// SlotOf returns the slot of a file; ok is false for a file of the site's own.
func SlotOf(file string) (slot Slot, ok bool) {
	for _, s := range Slots {
		if s.File == file {
			return s, true
		}
	}
	return Slot{}, false
}

// neverNil are the types whose pointers are never nil in a view; see package
// view.
var neverNil = map[reflect.Type]bool{
	reflect.TypeFor[*view.Site]():    true,
	reflect.TypeFor[*view.Sheet]():   true,
	reflect.TypeFor[*locale.Words](): true,
}
