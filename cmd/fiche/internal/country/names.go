package country

import "sync"

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

// CountryNames returns the names of all countries, in the order of Codes: what
// Nearest may propose for a name that is none.
func (n *Names) CountryNames() []string {
	names := Codes()
	for i, code := range names {
		names[i] = n.CountryName(code)
	}
	return names
}
