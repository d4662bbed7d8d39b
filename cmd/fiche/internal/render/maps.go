package render

import (
	"bytes"
	"context"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/atlas"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/view"
)

// Maps are files of their own, drawn when they are read and shared by the
// pages that show them: one of all projects of an edition, one of each country
// and one of a sheet that says where it works, or that works in several
// countries; each with its insets, and for the cards of sheets without a photo
// one that is drawn for cards. What of a place they show is decided by
// Sheet.PublicPlaces.
const (
	mapFolder = "maps/"
	mapEnding = ".svg"
	cardMap   = "-card"
)

// A mapPlan is a map before it is drawn.
type mapPlan struct {
	*atlas.Layout
	format  *atlas.Format
	address string       // of the main frame, without its ending
	marks   []atlas.Mark // the places
	pages   []*site.Page // the sheet of each, where pages show them as links; else nil
	numbers []int        // of the places; nil where their names stand on the map
	shared  bool         // it is that of a country
	title   string       // of whose projects it is; empty for other maps
}

// sheetPlan returns the map of a sheet: with its places where they are known, else
// of its countries. It is nil when the sheet names neither.
func (r *Renderer) sheetPlan(p *site.Page) *mapPlan {
	plan := func() *mapPlan { return r.newSheetPlan(p) }
	if len(p.Facts.Countries) == 1 && len(p.Facts.Places) == 0 { // most sheets: one plan does for all of a country
		return r.plans.of(countryMapAddress(p.Edition, p.Facts.Countries[0]), plan)
	}
	return r.plans.of(p, plan)
}

func (r *Renderer) newSheetPlan(p *site.Page) *mapPlan {
	var countries []atlas.Country
	for _, code := range p.Facts.Countries {
		if atlas.Has(code) {
			countries = append(countries, atlas.Country{Code: code, Weight: 1})
		}
	}
	plan := &mapPlan{format: atlas.Sheet, address: sheetMapAddress(p), marks: r.mapWriter(p, p.Edition).placeMarks()}
	if len(countries) == 0 && len(plan.marks) == 0 {
		return nil
	}
	plan.Layout = atlas.NewLayout(countries, plan.marks)
	plan.Detail(plan.marks)
	plan.numbers = plan.Numbers(plan.format, plan.marks)
	if len(countries) == 1 && len(plan.marks) == 0 {
		plan.shared, plan.address = true, countryMapAddress(p.Edition, countries[0].Code)
	}
	return plan
}

// barePlan returns the map of a country as it is.
func (r *Renderer) barePlan(e *site.Edition, code string) *mapPlan {
	return &mapPlan{
		Layout: atlas.NewLayout([]atlas.Country{{Code: code}}, nil), format: atlas.Sheet, shared: true,
		address: countryMapAddress(e, code),
	}
}

// countryPlan returns the map on the page of a country: with the places of its
// sheets that lie in it.
func (r *Renderer) countryPlan(g *site.Group, e *site.Edition) *mapPlan {
	return r.plans.of(g, func() *mapPlan {
		plan := &mapPlan{format: atlas.Sheet, address: countryMapAddress(e, g.Key) + "-places"}
		for _, p := range g.Sheets {
			plan.add(p, r.mapWriter(p, e).placeMarks(), func(m atlas.Mark) bool {
				return len(p.Facts.Countries) == 1 || atlas.Holds(g.Key, m)
			})
		}
		if len(plan.marks) == 0 {
			return r.barePlan(e, g.Key)
		}
		plan.Layout = atlas.NewLayout([]atlas.Country{{Code: g.Key}}, plan.marks)
		return plan
	})
}

// partnerPlan returns the map of a partner's projects, or nil when they are not at
// several places: then a country's or a sheet's own does.
func (r *Renderer) partnerPlan(g *site.Group, e *site.Edition) *mapPlan {
	return r.plans.of(g, func() *mapPlan {
		countries := map[string]bool{}
		plan := &mapPlan{format: atlas.Sheet, address: e.Prefix + mapFolder + strings.TrimSuffix(strings.TrimPrefix(g.Page.Address, e.Prefix), ".html"), title: g.Name.Plain}
		for _, p := range g.Sheets {
			for _, code := range p.Facts.Countries {
				if atlas.Has(code) {
					countries[code] = true
				}
			}
			plan.add(p, r.mapWriter(p, e).placeMarks(), func(atlas.Mark) bool { return true })
		}
		if len(countries) < 2 && len(plan.marks) < 2 {
			return nil
		}
		switch countries := slices.Sorted(maps.Keys(countries)); len(countries) {
		case 0:
			plan.Layout = atlas.NewLayout(nil, plan.marks)
		case 1:
			plan.Layout = atlas.NewLayout([]atlas.Country{{Code: countries[0]}}, plan.marks)
		default:
			plan.Layout = r.overviewPlan(e).Of(countries, plan.marks)
		}
		if len(plan.Frames) == 0 {
			return nil
		}
		if plan.pages == nil {
			plan.pages = []*site.Page{} // its countries stand in words below it
		}
		return plan
	})
}

// overviewPlan returns the map of all projects of an edition, or nil when they name
// no country.
func (r *Renderer) overviewPlan(e *site.Edition) *mapPlan {
	return r.plans.of(e, func() *mapPlan {
		var countries []atlas.Country
		for _, g := range countriesOf(e) {
			countries = append(countries, atlas.Country{Code: g.Key, Weight: len(g.Sheets)})
		}
		if len(countries) == 0 {
			return nil
		}
		plan := &mapPlan{format: atlas.Overview, address: e.Prefix + mapFolder + "world"}
		for _, p := range e.Sheets {
			plan.add(p, r.mapWriter(p, e).placeMarks(), func(atlas.Mark) bool { return true })
		}
		plan.Layout = atlas.NewOverview(countries, plan.marks)
		return plan
	})
}

// add takes the places of a sheet into a map that links them to it.
func (m *mapPlan) add(p *site.Page, marks []atlas.Mark, accept func(atlas.Mark) bool) {
	for _, mark := range marks {
		if accept(mark) {
			m.marks, m.pages = append(m.marks, mark), append(m.pages, p)
		}
	}
}

// file returns where a frame is, counted from 0.
func (m *mapPlan) file(frame int) string {
	if frame == 0 {
		return m.address + mapEnding
	}
	return m.address + "-" + strconv.Itoa(frame+1) + mapEnding
}

// formatOf returns the format of a frame.
func (m *mapPlan) formatOf(frame int) *atlas.Format {
	if frame == 0 {
		return m.format
	}
	return atlas.Inset
}

// mapFilesOf returns the files of a map. Only what is drawn follows from w.
func (w *writer) mapFilesOf(plan *mapPlan, from string) []File {
	var files []File
	for i, frame := range plan.Frames {
		files = append(files, File{Path: plan.file(i), From: from, Make: func(context.Context, *bytes.Buffer) ([]byte, error) {
			o := w.mapOptions()
			o.Title, o.Numbers, o.Unmarked = w.mapTitle(plan).Plain, plan.numbers, plan.pages != nil
			return frame.Draw(plan.formatOf(i), plan.marks, o), nil
		}})
	}
	return files
}

// cardFile returns the map of a sheet's countries, drawn for a card.
func (w *writer) cardFile(plan *mapPlan, from string) File {
	return File{Path: plan.address + cardMap + mapEnding, From: from, Make: func(context.Context, *bytes.Buffer) ([]byte, error) {
		return plan.Whole().Draw(atlas.Card, plan.marks, w.mapOptions()), nil
	}}
}

// mapFiles returns the maps of an edition that its pages share.
func (r *Renderer) mapFiles(e *site.Edition) []File {
	plan := r.overviewPlan(e)
	if plan == nil {
		return nil
	}
	w := &writer{pageContext: r.contextOf(e, ""), page: &site.Page{Edition: e}}
	files := w.mapFilesOf(plan, "")
	for _, f := range e.Facets {
		for _, g := range f.Groups {
			if f.Kind != site.ByPartner {
				break
			}
			if of := r.partnerPlan(g, e); of != nil {
				files = append(files, w.mapFilesOf(of, "")...)
			}
		}
	}
	for _, g := range countriesOf(e) {
		if !atlas.Has(g.Key) {
			continue
		}
		of := r.countryPlan(g, e)
		files = append(files, w.mapFilesOf(of, "")...)
		onSheet, onCard := false, false
		for _, p := range g.Sheets {
			if p.Edition == e && p.Facts != nil {
				if own := r.sheetPlan(p); own != nil && own.address == countryMapAddress(e, g.Key) {
					onSheet, onCard = true, onCard || !w.hasPhoto(p)
				}
			}
		}
		bare := r.barePlan(e, g.Key)
		if onSheet && !of.shared {
			files = append(files, w.mapFilesOf(bare, "")...)
		}
		if onCard {
			files = append(files, w.cardFile(bare, ""))
		}
	}
	return files
}

// sheetMaps returns the maps of a sheet that no other shows.
func (r *Renderer) sheetMaps(p *site.Page) []File {
	plan := r.sheetPlan(p)
	if plan == nil || plan.shared {
		return nil
	}
	w := r.mapWriter(p, p.Edition)
	files := w.mapFilesOf(plan, source(p))
	if !w.hasPhoto(p) {
		files = append(files, w.cardFile(plan, source(p)))
	}
	return files
}

// mapWriter words the places of a page in the language of an edition.
func (r *Renderer) mapWriter(p *site.Page, e *site.Edition) *writer {
	return &writer{pageContext: r.contextOf(e, ""), page: p}
}

// placeMarks returns the marks of a sheet's places on a map.
func (w *writer) placeMarks() []atlas.Mark {
	var marks []atlas.Mark
	for _, p := range w.page.Facts.PublicPlaces() {
		if p.Mapped {
			marks = append(marks, atlas.Mark{Lat: p.Lat, Lon: p.Lon, Precision: mapPrecision[p.Precision], Label: w.phrase(p.Name).Plain})
		}
	}
	return marks
}

// mapPrecision is how a map shows a precision; an exact place is a dot.
var mapPrecision = map[string]atlas.Precision{"approximate": atlas.Approximate, "region": atlas.Region}

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

func (w *writer) mapOptions() atlas.Options {
	o := atlas.Options{Lang: w.locale().Tag, Name: func(code string) string { return w.countryName(w.edition, code) }}
	if accent := w.settings().Accent; accent != "" {
		c := parseColour(accent)
		o.Accent, o.AccentDark = c.readable(lightGround).String(), c.readable(darkGround).String()
	}
	return o
}

// Addresses of the maps. Those of sheets repeat the sheet's own address, so
// that no two of them meet.

func countryMapAddress(e *site.Edition, code string) string {
	return e.Prefix + mapFolder + strings.ToLower(code)
}

func sheetMapAddress(p *site.Page) string {
	own := strings.TrimPrefix(strings.TrimSuffix(p.Address, path.Ext(p.Address)), p.Edition.Prefix)
	return p.Edition.Prefix + mapFolder + own + "-map"
}

// mapTitle says what a map shows.
func (w *writer) mapTitle(plan *mapPlan) view.Text {
	words := &w.locale().Words
	if plan.title != "" {
		return w.fill(words.PartnerMap, fillings{"name": plainText(plan.title)})
	}
	if plan.format == atlas.Overview {
		return w.words(words.ProjectsMap)
	}
	var names []string
	for _, f := range plan.Frames {
		for _, code := range f.Countries {
			names = append(names, w.countryName(w.edition, code))
		}
	}
	pattern := words.MapOf
	switch len(names) {
	case 1:
	case 0:
		for _, m := range plan.marks {
			names = append(names, m.Label)
		}
		fallthrough
	default:
		pattern = words.MapOfSeveral
	}
	return w.fill(pattern, fillings{"name": w.join(names)})
}

// mapView returns a map as a page shows it, or nil when there is none.
func (w *writer) mapView(plan *mapPlan) *view.Map {
	if plan == nil {
		return nil
	}
	m := &view.Map{Main: w.frame(plan, 0), Note: w.words(w.locale().Words.Borders)}
	m.Main.Alt = w.mapTitle(plan).Plain
	for i := range plan.Frames[1:] {
		inset := w.frame(plan, i+1)
		inset.Name = w.insetName(plan, plan.Frames[i+1])
		m.Insets = append(m.Insets, inset)
	}
	if len(plan.Rest) > 0 {
		var names []string
		for _, code := range plan.Rest {
			names = append(names, w.countryName(w.edition, code))
		}
		m.Rest = w.fill(w.locale().Words.NotOnMap, fillings{"names": w.join(names)})
	}
	return m
}

// frame returns a frame of a map, with links where the map has them.
func (w *writer) frame(plan *mapPlan, i int) view.MapFrame {
	width, height := plan.formatOf(i).Size()
	frame := view.MapFrame{Image: view.Image{URL: w.href(plan.file(i)), Width: width, Height: height}}
	if plan.pages == nil {
		return frame
	}
	for _, pin := range plan.Frames[i].Pins(plan.formatOf(i), plan.marks) {
		frame.Pins = append(frame.Pins, w.pin(plan, pin))
	}
	return frame
}

// The radius of a pin, in pixels of the map.
const (
	pinRadius   = 7
	countRadius = 11
)

// pin returns the link of a place: to its sheet, or of several sheets to the
// listing of their country.
func (w *writer) pin(plan *mapPlan, at atlas.Pin) view.Pin {
	pin := view.Pin{X: at.X, Y: at.Y, Radius: pinRadius}
	var sheets []*site.Page
	for _, i := range at.Marks {
		if !slices.Contains(sheets, plan.pages[i]) {
			sheets = append(sheets, plan.pages[i])
		}
	}
	link := w.linkTo(sheets[0])
	pin.Title = link.Text.Plain
	if len(sheets) > 1 {
		pin.Radius, pin.Count = countRadius, strconv.Itoa(len(sheets))
		pin.TextY = at.Y + 5
		pin.Title = w.sheetCount(len(sheets)).Plain
		if countries := sheets[0].Countries; len(countries) > 0 {
			g := w.localGroup(countries[0])
			link = w.link(w.groupName(g), w.href(g.Page.Address), "")
			pin.Title = g.Name.Plain + " : " + pin.Title
		}
	} else if plan.format != atlas.Overview && at.Radius > pinRadius {
		pin.Radius, pin.Vague = at.Radius, true
	}
	pin.URL = link.URL
	return pin
}

// insetName names what an inset shows: its places, where they are few, and its
// countries.
func (w *writer) insetName(plan *mapPlan, f *atlas.Frame) view.Text {
	var names []view.Link
	if plan.pages == nil && len(f.Marks) <= mostAnswers && (plan.numbers == nil || len(f.Countries) == 0) {
		for _, i := range f.Marks {
			names = append(names, view.Link{Text: plainText(plan.marks[i].Label)})
		}
	}
	for _, code := range f.Countries {
		names = append(names, view.Link{Text: w.words(w.countryName(w.edition, code))})
	}
	return w.list(w.cutShort(names))
}
