// Package atlas turns country outlines into maps: SVG files that a build draws
// and that pages show as images.
//
// render chooses what a map shows. Its law: a map is a pure function of its
// arguments; it knows nothing of sites and sheets. A position that must stay
// hidden is never passed to it, and a Mark has no way to say that it is one.
//
// World draws all places at once, in the Equal Earth projection. Locator draws
// one country, in Lambert's azimuthal equal-area projection centred on it, which
// needs no cut at ±180° and makes one kilometre the same all over the map.
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

// maxSize is the most that the file of one map may weigh, in bytes.
const maxSize = 25_000

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
	Label     string  // plain text to print beside it: a name, a number or nothing
	Precision Precision
	Radius    float64 // kilometres around the position; 0 is usual for the precision
}

// valid reports whether a mark is a place on Earth.
func (m Mark) valid() bool {
	return math.Abs(m.Lat) <= 90 && math.Abs(m.Lon) <= 180 && m.Radius >= 0 && !math.IsInf(m.Radius, 1)
}

// Options are what a map takes from the page.
type Options struct {
	// Title and Desc name and describe the map in the language of the page; Lang
	// is the tag of that language.
	Title, Desc, Lang string
	// Accent is "#rgb" or "#rrggbb", as it can be read on a light ground, and
	// AccentDark on a dark one. Anything else is a quiet blue.
	Accent, AccentDark string
	// Name returns the name of a country, to be printed on the map of one; nil for
	// no names.
	Name func(code string) string
}

// An Info describes a map for its page.
type Info struct {
	Width, Height int   // of the image, in CSS pixels
	Omitted       []int // indexes of marks that are not drawn: outside the map, or not on Earth
	Unlabelled    []int // indexes of marks whose label does not fit
}

// Has reports whether there is an outline of the country with that ISO 3166-1
// alpha-2 code. There is one of every country that package country knows, and of no other.
func Has(code string) bool {
	_, ok := country.Of(code)
	return ok
}
