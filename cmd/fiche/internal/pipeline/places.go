package pipeline

import (
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/atlas"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

// swappedPlaces warns of places whose latitude and longitude seem exchanged:
// far from the countries of their sheet as written, in one of them otherwise. A
// hidden place is on no map and left alone.
func swappedPlaces(sheets []*sheet.Sheet) []problem.Problem {
	var problems []problem.Problem
	for _, s := range sheets {
		for _, p := range s.Places {
			if !p.Located || p.Precision == "hidden" {
				continue
			}
			if country, ok := atlas.Swapped(s.Countries, p.Lat, p.Lon); ok {
				problems = append(problems, problem.Problem{
					Rule: "place-swapped", Severity: problem.Warning, Place: s.Place(p.Pos),
					Args: problem.Args{"place": p.Name, "country": s.Locale.CountryName(country)},
					Fix:  exchanged(s, p),
				})
			}
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
