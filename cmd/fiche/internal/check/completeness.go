package check

import (
	"slices"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

// expected are the fields that publishers of project sheets give: those that
// most of AFD, the European Commission, keep.eu, the World Bank, UNDP,
// DevTracker and IATI have in common. Each is there when one of its keys is.
// It is called by the first.
var expected = [][]string{
	{"summary"}, {"country", "places"}, {"status"}, {"as_of", "updated"}, {"period", "dates"}, {"themes", "goals"},
	{"photo", "gallery"}, {"partners"}, {"figures"}, {"budget"}, {"reference"}, {"contacts"},
}

// Lacks returns the fields, by their keys, that a sheet would be the better for.
func Lacks(s *sheet.Sheet) []string {
	var keys []string
	for _, fields := range expected {
		opening := fields[0] == "summary" && s.Body.LeadTaken // the first paragraph serves for one
		if !opening && !slices.ContainsFunc(fields, s.Has) {
			keys = append(keys, fields[0])
		}
	}
	return keys
}

// Expected returns how many fields Lacks looks for.
func Expected() int { return len(expected) }

// completeness notes what a sheet lacks. It is no fault: a sheet says what is
// known.
func (c *checker) completeness(s *sheet.Sheet) {
	keys := Lacks(s)
	if len(keys) == 0 {
		return
	}
	fields := make([]problem.Field, len(keys))
	for i, key := range keys {
		fields[i] = problem.Field(key)
	}
	c.report(problem.Note, s.Place(problem.Pos{}), "sheet-incomplete", problem.Args{
		"has": len(expected) - len(keys), "of": len(expected), "list": fields,
	})
}
