package check

import (
	"strconv"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

// expected are the fields that publishers of project sheets give: those that
// most of AFD, the European Commission, keep.eu, the World Bank, UNDP,
// DevTracker and IATI have in common. Each is there when one of its keys is.
var expected = []struct {
	field string // by which it is called
	has   func(*sheet.Sheet) bool
}{
	{"summary", func(s *sheet.Sheet) bool { return s.Summary != "" || s.Body.LeadTaken }},
	{"country", func(s *sheet.Sheet) bool { return len(s.Countries) > 0 || len(s.Places) > 0 }},
	{"status", func(s *sheet.Sheet) bool { return s.Status != "" }},
	{"as_of", func(s *sheet.Sheet) bool { return !s.AsOf.IsZero() || !s.Updated.IsZero() }},
	{"period", func(s *sheet.Sheet) bool { return !s.Period.IsZero() || len(s.Dates) > 0 }},
	{"themes", func(s *sheet.Sheet) bool { return len(s.Themes) > 0 || len(s.Goals) > 0 }},
	{"photo", func(s *sheet.Sheet) bool { return s.Photo != nil || len(s.Gallery) > 0 }},
	{"partners", func(s *sheet.Sheet) bool { return len(s.Partners) > 0 }},
	{"figures", func(s *sheet.Sheet) bool { return len(s.Figures) > 0 }},
	{"budget", func(s *sheet.Sheet) bool { return s.Budget != nil }},
	{"reference", func(s *sheet.Sheet) bool { return s.Reference != "" }},
	{"contacts", func(s *sheet.Sheet) bool { return len(s.Contacts) > 0 }},
}

// Lacks returns the fields, by their keys, that a sheet would be the better for.
func Lacks(s *sheet.Sheet) []string {
	var keys []string
	for _, e := range expected {
		if !e.has(s) {
			keys = append(keys, e.field)
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
	names := make([]string, len(keys))
	for i, key := range keys {
		names[i] = fieldName(s, key)
	}
	c.report(problem.Note, s.Place(problem.Pos{}), "sheet-incomplete", problem.Args{
		"has": strconv.Itoa(len(expected) - len(keys)), "of": strconv.Itoa(len(expected)), "list": c.l.List(names),
	})
}
