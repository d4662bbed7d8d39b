// Package atlas turns country outlines into maps: SVG files that a build draws
// and that pages show as images.
//
// NewLayout chooses which parts of the Earth a map shows: a main frame, and
// insets for what lies far from it. Frame.Draw draws one of them in a Format,
// Frame.Pins says where its marks lie for a page that makes them links, and
// Frame.Outlines gives the same as polygons, for a picture in pixels.
//
// Its law: a map is a pure function of its arguments; it knows nothing of sites
// and sheets. A position that must stay hidden is never passed to it, and a Mark
// has no way to say that it is one. Coordinates are rounded before anything is
// decided by them, so that a map has the same bytes on every machine.
//
// Frames are drawn in Lambert's azimuthal equal-area projection centred on them,
// which needs no cut at ±180° and makes one kilometre the same all over a map.
//
// Outlines come from Natural Earth and are embedded; gen says how they are made,
// and which borders they show: where states differ, those that the United
// Nations recognise. A map is no statement about anybody's right to a border
// all the same: pages say so beside it, in words that stand in locale.Words.
package atlas

import (
	"math"

	"fiche/cmd/fiche/internal/country"
)

// A Precision says how exact a position is, which is how it is drawn.
type Precision uint8

// The precisions, from the sharpest.
const (
	Exact       Precision = iota // a dot
	Approximate                  // a disc
	Region                       // a large and soft disc
)

// radius returns the radius, in kilometres, of the disc for a mark without one.
func (p Precision) radius() float64 {
	return [...]float64{Exact: 0, Approximate: 10, Region: 50}[p]
}

// A Mark is a place on a map.
type Mark struct {
	Lat, Lon  float64 // degrees on WGS 84; north and east are positive
	Label     string  // plain text to print beside it: a name, or nothing
	Precision Precision
	Radius    float64 // kilometres around the position; 0 is usual for the precision
}

// valid reports whether a mark is a place on Earth.
func (m Mark) valid() bool {
	return math.Abs(m.Lat) <= 90 && math.Abs(m.Lon) <= 180 && m.Radius >= 0 && !math.IsInf(m.Radius, 1)
}

func (m Mark) vector() vector { return toVector(position{m.Lon, m.Lat}) }

// Options are what a map takes from the page.
type Options struct {
	// Title names the map in the language of the page; Lang is the tag of that
	// language.
	Title, Lang string
	// Accent is "#rgb" or "#rrggbb", as it can be read on a light ground, and
	// AccentDark on a dark one. Anything else is a quiet blue.
	Accent, AccentDark string
	// Name returns the name of a country, to be printed on the map; nil for no
	// names.
	Name func(code string) string
	// Numbers are those of Layout.Numbers: marks are printed with their numbers
	// in place of their labels. Nil for labels.
	Numbers []int
	// Unmarked leaves out the marks, which the page draws as links, and keeps
	// texts away from them.
	Unmarked bool
}

// Has reports whether there is an outline of the country with that ISO 3166-1
// alpha-2 code. There is one of every country that package country knows, and of no other.
func Has(code string) bool {
	_, ok := country.Of(code)
	return ok
}

// Holds reports whether a place is in a country, or off its coast.
func Holds(code string, m Mark) bool {
	return m.valid() && near().isNear(code, position{m.Lon, m.Lat}, offshore)
}
