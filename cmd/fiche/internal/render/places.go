package render

import (
	"cmp"
	"slices"
	"strconv"

	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/view"
)

// places returns the places of a sheet, with the numbers that they have on its
// map.
func (w *writer) places(facts *sheet.Sheet) []view.Place {
	var numbers []int
	if plan := w.sheetPlan(w.page); plan != nil {
		numbers = plan.numbers
	}
	var list []view.Place
	for _, p := range facts.PublicPlaces() {
		place := view.Place{Name: w.phrase(p.Name)}
		if p.Mapped && len(numbers) > 0 {
			if numbers[0] > 0 {
				place.Number = strconv.Itoa(numbers[0])
			}
			numbers = numbers[1:]
		}
		if p.Step > 0 {
			place.Precision = w.words(w.locale().Terms.Precision.Label(p.Precision))
		}
		list = append(list, place)
	}
	return list
}

// keyToMap moves the places below the map, by the numbers that they have on it,
// unless the author has placed them in the prose.
func (w *writer) keyToMap(s *view.Sheet, placed bool) {
	m := cmp.Or(s.Map, s.SideMap)
	if m == nil || placed || !slices.ContainsFunc(s.Places, func(p view.Place) bool { return p.Number != "" }) {
		return
	}
	names := map[string][]view.Link{}
	for _, p := range s.Places {
		if names[p.Number] == nil {
			m.Key = append(m.Key, view.MapKey{Number: p.Number})
		}
		name := p.Name
		if p.Precision.Plain != "" {
			name.Plain, name.HTML = name.Plain+" ("+p.Precision.Plain+")", name.HTML+" ("+p.Precision.HTML+")"
		}
		names[p.Number] = append(names[p.Number], view.Link{Text: name})
	}
	for i, k := range m.Key {
		m.Key[i].Places = w.list(names[k.Number])
	}
	s.Places = nil
}
