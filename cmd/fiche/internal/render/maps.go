package render

import (
	"bytes"
	"context"
	"path"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/atlas"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/view"
)

// Maps are files of their own, drawn when they are read and shared by the
// pages that show them: one of the world for the home, two of each country
// (bare, and with the places of its sheets), and one for a sheet that says
// where it works. What of a place they show is decided by publicPlaces.
const (
	mapFolder = "maps/"
	mapEnding = ".svg"
	mostMaps  = 3  // of one sheet, which may work in many countries
	mostNames = 12 // on a map; with more places it shows dots only
)

// The sizes of the maps that atlas draws, in pixels; a test holds them to it.
const (
	worldWidth    = 1000
	worldHeight   = 435
	locatorWidth  = 640
	locatorHeight = 480
)

// worldFile returns the map on the home of an edition.
func (r *Renderer) worldFile(e *site.Edition) File {
	return File{Path: worldAddress(e), Make: func(context.Context, *bytes.Buffer) ([]byte, error) {
		var codes []string
		var marks []atlas.Mark
		for _, g := range countriesOf(e) {
			codes = append(codes, g.Key)
		}
		for _, p := range e.Sheets {
			marks = append(marks, r.mapWriter(p, e).placeMarks()...)
		}
		o := r.mapOptions(e)
		o.Title = e.Locale.Words.WorldMap
		svg, _ := atlas.World(codes, unnamed(marks), o)
		return svg, nil
	}}
}

// countryFiles returns the maps of a country: with the places of the sheets
// that say where in it they work, and bare, for those that do not and for a
// country of which none does.
func (r *Renderer) countryFiles(g *site.Group, e *site.Edition) []File {
	if !atlas.Has(g.Key) {
		return nil
	}
	var files []File
	if hasPlaces(g) {
		files = append(files, r.locatorFile(placesAddress(e, g.Key), g.Key, e, func() []atlas.Mark {
			var marks []atlas.Mark
			for _, p := range g.Sheets {
				marks = append(marks, r.mapWriter(p, e).placeMarks()...)
			}
			return marks
		}))
	}
	bare := func(p *site.Page) bool { return p.Edition == e && !anyPlaceShown(p.Facts) }
	if len(files) == 0 || slices.ContainsFunc(g.Sheets, bare) {
		files = append(files, r.locatorFile(bareAddress(e, g.Key), g.Key, e, func() []atlas.Mark { return nil }))
	}
	return files
}

// hasPlaces reports whether a sheet of a country has a place to be shown.
func hasPlaces(g *site.Group) bool {
	return slices.ContainsFunc(g.Sheets, func(p *site.Page) bool { return anyPlaceShown(p.Facts) })
}

// sheetMaps returns the maps of the places of a sheet, one in each country.
func (r *Renderer) sheetMaps(p *site.Page) []File {
	if !anyPlaceShown(p.Facts) {
		return nil
	}
	var files []File
	for _, code := range mappedCountries(p.Facts) {
		file := r.locatorFile(sheetMapAddress(p, code), code, p.Edition, func() []atlas.Mark {
			return r.mapWriter(p, p.Edition).placeMarks()
		})
		file.From = source(p)
		files = append(files, file)
	}
	return files
}

func (r *Renderer) locatorFile(address, code string, e *site.Edition, marks func() []atlas.Mark) File {
	return File{Path: address, Make: func(context.Context, *bytes.Buffer) ([]byte, error) {
		list := marks()
		if len(list) > mostNames {
			list = unnamed(list)
		}
		o := r.mapOptions(e)
		o.Title = strings.ReplaceAll(e.Locale.Words.MapOf, "{name}", r.countryName(e, code))
		svg, _, _ := atlas.Locator(code, list, o) // only countries that it has are asked for
		return svg, nil
	}}
}

// mapWriter words the places of a page in the language of an edition.
func (r *Renderer) mapWriter(p *site.Page, e *site.Edition) *writer {
	return &writer{pageContext: r.contextOf(e, ""), page: p}
}

// placeMarks returns the marks of a sheet's places on a map.
func (w *writer) placeMarks() []atlas.Mark {
	var marks []atlas.Mark
	for _, p := range publicPlaces(w.page.Facts) {
		if p.mapped {
			marks = append(marks, atlas.Mark{Lat: p.lat, Lon: p.lon, Precision: mapPrecision[p.precision], Label: w.phrase(p.name).Plain})
		}
	}
	return marks
}

// mapPrecision is how a map shows a precision; an exact place is a dot.
var mapPrecision = map[string]atlas.Precision{"approximate": atlas.Approximate, "region": atlas.Region}

func anyPlaceShown(facts *sheet.Sheet) bool {
	return slices.ContainsFunc(publicPlaces(facts), func(p publicPlace) bool { return p.mapped })
}

// unnamed returns marks without their labels.
func unnamed(marks []atlas.Mark) []atlas.Mark {
	marks = slices.Clone(marks)
	for i := range marks {
		marks[i].Label = ""
	}
	return marks
}

// mappedCountries returns the countries of a sheet that a map can be drawn of.
func mappedCountries(facts *sheet.Sheet) []string {
	var codes []string
	for _, code := range facts.Countries {
		if atlas.Has(code) && len(codes) < mostMaps {
			codes = append(codes, code)
		}
	}
	return codes
}

// countriesOf returns the groups of the edition's sheets by country.
func countriesOf(e *site.Edition) []*site.Group {
	for _, f := range e.Facets {
		if f.Kind == site.ByCountry {
			return f.Groups
		}
	}
	return nil
}

// countryName returns what an edition calls a country.
func (r *Renderer) countryName(e *site.Edition, code string) string {
	if g := r.groups[e][groupKey{site.ByCountry, code}]; g != nil {
		return g.Name.Plain
	}
	return e.Locale.CountryName(code)
}

func (r *Renderer) mapOptions(e *site.Edition) atlas.Options {
	o := atlas.Options{Lang: e.Locale.Tag, Name: func(code string) string { return r.countryName(e, code) }}
	if accent := r.settings().Accent; accent != "" {
		c := parseColour(accent)
		o.Accent, o.AccentDark = c.readable(lightGround).String(), c.readable(darkGround).String()
	}
	return o
}

// Addresses of the maps. Those of sheets repeat the sheet's own address, so
// that no two of them meet.

func worldAddress(e *site.Edition) string { return e.Prefix + mapFolder + "world" + mapEnding }

func bareAddress(e *site.Edition, code string) string {
	return e.Prefix + mapFolder + strings.ToLower(code) + mapEnding
}

func placesAddress(e *site.Edition, code string) string {
	return e.Prefix + mapFolder + strings.ToLower(code) + "-places" + mapEnding
}

func sheetMapAddress(p *site.Page, code string) string {
	own := strings.TrimPrefix(strings.TrimSuffix(p.Address, path.Ext(p.Address)), p.Edition.Prefix)
	return p.Edition.Prefix + mapFolder + own + "-" + strings.ToLower(code) + mapEnding
}

// mapView returns a map as a page shows it.
func (w *writer) mapView(address string, alt view.Text, width, height int) view.Map {
	return view.Map{
		Image: view.Image{URL: w.href(address), Alt: alt.Plain, Width: width, Height: height},
		Note:  w.words(w.locale().Words.Borders),
	}
}

func (w *writer) locator(address, code string) view.Map {
	name := w.words(w.countryName(w.edition, code))
	return w.mapView(address, w.fill(w.locale().Words.MapOf, fillings{"name": name}), locatorWidth, locatorHeight)
}

// maps returns those of a sheet: with its places where they are known, else of
// its countries as they are.
func (w *writer) maps(facts *sheet.Sheet) []view.Map {
	var list []view.Map
	marked := anyPlaceShown(facts)
	for _, code := range mappedCountries(facts) {
		address := bareAddress(w.page.Edition, code)
		if marked {
			address = sheetMapAddress(w.page, code)
		}
		list = append(list, w.locator(address, code))
	}
	for i := range list[:max(0, len(list)-1)] {
		list[i].Note = view.Text{} // said once, below the last one
	}
	return list
}

// countryMap returns the map on a country's own page, or nil.
func (w *writer) countryMap(g *site.Group) *view.Map {
	if g.Kind != site.ByCountry || !atlas.Has(g.Key) {
		return nil
	}
	address := bareAddress(w.edition, g.Key)
	if hasPlaces(g) {
		address = placesAddress(w.edition, g.Key)
	}
	m := w.locator(address, g.Key)
	return &m
}

// worldMap returns the map on the home, or nil when no sheet names a country.
func (w *writer) worldMap() *view.Map {
	if len(countriesOf(w.edition)) == 0 {
		return nil
	}
	return new(w.mapView(worldAddress(w.edition), w.words(w.locale().Words.WorldMap), worldWidth, worldHeight))
}

// mapFiles returns the maps of an edition that its pages share.
func (r *Renderer) mapFiles(e *site.Edition) []File {
	groups := countriesOf(e)
	if len(groups) == 0 {
		return nil
	}
	files := []File{r.worldFile(e)}
	for _, g := range groups {
		files = append(files, r.countryFiles(g, e)...)
	}
	return files
}
