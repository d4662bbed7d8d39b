// Package country knows the countries of ISO 3166-1, and Kosovo: their codes, and
// which one an author means by a name; and the regions of the world that stand
// where a country may.
//
// It stands below locale, which hands it the names of each language. Its law: a
// name that two countries could claim belongs to neither.
package country

import (
	"slices"
	"strings"
)

// The table and the names of each language are made from the npm packages in
// $NPM: see gen/countries.go.
//go:generate go run gen/countries.go -npm ${NPM}

// A Country is one of ISO 3166-1, or Kosovo, by its codes.
type Country struct {
	Alpha2  string // "ML"
	Alpha3  string // "MLI"
	Numeric int    // 466; ISO writes it with three digits
}

// Of returns all codes of the country whose code of two letters is code, in
// capitals. ok is false if there is none.
func Of(code string) (c Country, ok bool) {
	i, ok := slices.BinarySearchFunc(countries[:], code, func(c Country, code string) int {
		return strings.Compare(c.Alpha2, code)
	})
	if !ok {
		return Country{}, false
	}
	return countries[i], true
}

// Codes returns the codes of two letters of all countries, in alphabetical
// order.
func Codes() []string {
	codes := make([]string, len(countries))
	for i, c := range countries {
		codes[i] = c.Alpha2
	}
	return codes
}
