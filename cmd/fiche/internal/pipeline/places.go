package pipeline

import (
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/atlas"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

// misplaced warns of places far from the countries of their sheet: those whose
// latitude and longitude seem exchanged, and those that its map does not show. A
// hidden place is on no map and left alone.
func misplaced(sheets []*sheet.Sheet) []problem.Problem {
	var problems []problem.Problem
	for _, s := range sheets {
		var countries []atlas.Country
		for _, code := range s.Countries {
			countries = append(countries, atlas.Country{Code: code})
		}
		var places []sheet.Place
		var marks []atlas.Mark
		for _, p := range s.Places {
			if p.Located && p.Precision != "hidden" {
				places, marks = append(places, p), append(marks, atlas.Mark{Lat: p.Lat, Lon: p.Lon})
			}
		}
		if len(countries) == 0 || len(places) == 0 {
			continue
		}
		omitted := atlas.NewLayout(countries, marks).Omitted
		for i, p := range places {
			found := problem.Problem{Severity: problem.Warning, Place: s.Place(p.Pos), Args: problem.Args{"place": p.Name}}
			if code, ok := atlas.Swapped(s.Countries, p.Lat, p.Lon); ok {
				found.Rule, found.Fix = "place-swapped", exchanged(s, p)
				found.Args["country"] = s.Locale.CountryName(code)
			} else if slices.Contains(omitted, i) {
				found.Rule = "place-off-map"
				if code, ok := atlas.CountryAt(p.Lat, p.Lon); ok {
					found.Args["country"] = s.Locale.CountryName(code)
				}
			} else {
				continue
			}
			problems = append(problems, found)
		}
	}
	return problems
}

// exchanged returns the line of a place with its two numbers in the right order.
func exchanged(s *sheet.Sheet, p sheet.Place) string {
	degrees := func(d float64) string { return strconv.FormatFloat(d, 'f', -1, 64) }
	line := "- " + p.Name + " : " + degrees(p.Lon) + ", " + degrees(p.Lat)
	if p.Precision != "" {
		line += " (" + s.Locale.Terms.Precision.Label(p.Precision) + ")"
	}
	if strings.Contains(p.Name, ":") {
		return "" // such a name has quotes, or a line of its own
	}
	return line
}
