package sheet

import (
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
)

// A Territory is a country that a project works in, or a region of the world.
type Territory struct {
	Code   string // of a country: ISO 3166-1 alpha-2
	Region string // key of locale.Names.RegionName, if Code is empty
	Name   string // as the author calls it; empty if that is what pages print
}

func setCountry(d *decoder, s *Sheet, n *node) {
	for _, item := range d.territories(n) {
		t, ok := d.territory(item)
		if !ok || slices.ContainsFunc(s.Territories, func(o Territory) bool { return o.Code == t.Code && o.Region == t.Region }) {
			continue
		}
		s.Territories = append(s.Territories, t)
		if t.Code != "" {
			s.Countries = append(s.Countries, t.Code)
		}
	}
}

// territory returns what a name stands for. Where a country has a file of its
// own, a region is none.
func (d *decoder) territory(n *node) (t Territory, ok bool) {
	m, found := d.l.FindTerritory(n.Value)
	switch {
	case !found || m.Region != "" && d.kind == Country:
		d.unknownCountry(n)
		return Territory{}, false
	case m.Part:
		d.placeForCountry(n, d.l.CountryName(m.Code), tidy(n.Value))
		return Territory{}, false
	}
	t = Territory{Code: m.Code, Region: m.Region}
	usual := d.l.CountryName(m.Code)
	if m.Code == "" {
		usual = d.l.RegionName(m.Region)
	}
	if m.In == d.l.Names && m.Name != usual {
		t.Name = kept(tidy(m.Name))
	}
	return t, true
}

// unknownCountry reports a name that is neither of a country nor of a region.
func (d *decoder) unknownCountry(n *node) {
	name, place := cutParenthesis(n)
	if place == nil {
		name, place = splitLabel(n)
	}
	if place != nil {
		if _, known := locale.CountryByName(name.Value); known {
			d.placeForCountry(n, tidy(name.Value), tidy(place.Value))
			return
		}
	}
	d.fail("unknown-country", n, problem.Args{
		"name": tidy(n.Value), "near": spelling.Nearest(n.Value, d.l.TerritoryNames()), "places": problem.Field("places"),
	})
}

// placeForCountry reports a place that stands where a country should.
func (d *decoder) placeForCountry(n *node, country, place string) {
	d.fail("place-for-country", n, problem.Args{
		"name": tidy(n.Value), "country": country, "places": problem.Field("places"),
	}).Fix = d.nameOf("country") + ": " + country + "\n" + d.nameOf("places") + ": " + place
}

// territories returns the names of a value, whatever parts them: lines, commas,
// "et", "/". A name that holds such a sign ("Congo, République démocratique
// du", "Antigua-et-Barbuda") stays whole.
func (d *decoder) territories(n *node) []*node {
	lines := []*node{n}
	if n.Kind == frontmatter.Sequence {
		lines = d.scalars(n)
	} else if n.Kind == frontmatter.Mapping && !n.OneLine() {
		d.fail("not-list", n, nil)
		return nil
	}
	var all []*node
	for _, line := range lines {
		if _, known := d.l.FindTerritory(line.Value); known {
			all = append(all, line)
			continue
		}
		all = append(all, d.knownNames(line, partsOfList(line.Value, locale.All()))...)
	}
	return all
}

// knownNames joins the parts of a value that are one name.
func (d *decoder) knownNames(n *node, parts [][2]int) []*node {
	const longest = 4 // parts of one name: "Congo", "République démocratique du"
	var all []*node
	for i := 0; i < len(parts); i++ {
		name := n.Part(parts[i][0], parts[i][1])
		for j := min(len(parts), i+longest) - 1; j > i; j-- {
			longer := n.Part(parts[i][0], parts[j][1])
			if _, known := d.l.FindTerritory(longer.Value); known {
				name, i = longer, j
				break
			}
		}
		if name.Value != "" {
			all = append(all, name)
		}
	}
	return all
}

// partsOfList returns where the parts of an enumeration begin and end: at commas,
// semicolons, slashes, bars, "&", "+", dashes between spaces, and the words
// that end a list in each language; not in brackets.
func partsOfList(s string, languages []*locale.Locale) [][2]int {
	var parts [][2]int
	start, depth := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth > 0 {
			continue
		}
		if size := separatorAt(s, i, languages); size > 0 {
			parts = append(parts, [2]int{start, i})
			start = i + size
			i = start - 1
		}
	}
	return append(parts, [2]int{start, len(s)})
}

// separatorAt returns the size in bytes of what parts a list at s[i], or 0.
func separatorAt(s string, i int, languages []*locale.Locale) int {
	switch s[i] {
	case ',', ';', '/', '|', '&', '+', '\n':
		return 1
	case ' ':
	default:
		return 0
	}
	for _, dash := range []string{" - ", " – ", " — ", " · "} {
		if strings.HasPrefix(s[i:], dash) {
			return len(dash)
		}
	}
	for _, l := range languages {
		word := " " + l.And + " "
		if len(s) >= i+len(word) && strings.EqualFold(s[i:i+len(word)], word) {
			return len(word) - 1 // its last space may begin the next
		}
	}
	return 0
}
