// Package country knows the countries of ISO 3166-1, and Kosovo: their codes, and
// which one an author means by a name; and the regions of the world that stand
// where a country may.
//
// It stands below locale, which hands it the names of each language. Its law: a
// name that two countries could claim belongs to neither.
package country

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// The codes and the names of each language are made from the npm packages in
// $NPM: see gen/countries.go.
//go:generate go run gen/countries.go gen/currencies.go -npm ${NPM}

// A Country is one of ISO 3166-1, or Kosovo, by its codes.
type Country struct {
	Alpha2     string   // "ML"
	Alpha3     string   // "MLI"
	Numeric    int      // 466; ISO writes it with three digits
	Currencies []string // ISO 4217 codes of its legal tender, its own first
}

//go:embed codes.txt
var codes string

// countries returns all countries in the order of their codes of two letters. The
// list is shared: it must not be changed.
var countries = sync.OnceValue(func() []Country {
	var all []Country
	for line := range strings.Lines(codes) {
		fields := strings.Fields(line)
		if len(fields) < 3 || fields[0] == "#" {
			continue // says where the codes come from
		}
		numeric, err := strconv.Atoi(fields[2])
		if err != nil {
			panic(err) // the file is part of the program
		}
		all = append(all, Country{fields[0], fields[1], numeric, fields[3:]})
	}
	return all
})

// Of returns all codes of the country whose code of two letters is code, in
// capitals. ok is false if there is none.
func Of(code string) (c Country, ok bool) {
	all := countries()
	i, ok := slices.BinarySearchFunc(all, code, func(c Country, code string) int { return strings.Compare(c.Alpha2, code) })
	if !ok {
		return Country{}, false
	}
	return all[i], true
}

// Codes returns the codes of two letters of all countries, in alphabetical
// order.
func Codes() []string {
	var codes []string
	for _, c := range countries() {
		codes = append(codes, c.Alpha2)
	}
	return codes
}
