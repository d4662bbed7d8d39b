package country

import (
	"maps"
	"slices"
	"sync"
)

// Words are all that a language knows of countries.
type Words struct {
	Names    map[string]string   // what pages print, by the code of two letters
	Variants map[string][]string // further names of the CLDR
	Usage    Usage               `data:"-"`
}

// Usage is what authors write beside and before the names of the CLDR.
type Usage struct {
	Articles []string            `data:"fold"`
	States   []string            `data:"fold"` // forms of state: "république du"
	Also     map[string][]string // further names, by the code of two letters
	Parts    map[string][]string // parts that are taken for countries, by the code of two letters
	Regions  map[string][]string // regions of the world, by a key; the first name is what pages print
}

// Names are the names of countries in one language. They are never changed and
// may be used by several goroutines.
type Names struct{ words func() *Words }

// NewNames returns the names of a language. load returns its words; it is called
// once, when a name is first asked for.
func NewNames(load func() *Words) *Names { return &Names{sync.OnceValue(load)} }

// CountryName returns the name of a country, or code itself if it is none of
// Codes.
func (n *Names) CountryName(code string) string {
	if name, ok := n.words().Names[code]; ok {
		return name
	}
	return code
}

// RegionName returns the name of a region of the world, or key itself if it is
// none of a Match.
func (n *Names) RegionName(key string) string {
	if names := n.words().Usage.Regions[key]; len(names) > 0 {
		return names[0]
	}
	return key
}

// CountryNames returns the names of all countries, in the order of Codes.
func (n *Names) CountryNames() []string {
	names := Codes()
	for i, code := range names {
		names[i] = n.CountryName(code)
	}
	return names
}

// TerritoryNames returns the names of all countries and regions: what Nearest may
// propose for a name that is none.
func (n *Names) TerritoryNames() []string {
	names, regions := n.CountryNames(), n.words().Usage.Regions
	for _, key := range slices.Sorted(maps.Keys(regions)) {
		names = append(names, regions[key][0])
	}
	return names
}
