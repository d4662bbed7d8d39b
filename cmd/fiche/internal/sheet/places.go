package sheet

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/problem"
)

// "Fatao : 14.70, -8.60 (approximatif)"
var placeList = listOf[Place]{
	path: "places", fields: placeFields, split: splitPlaces,
	line: func(d *decoder, p *Place, label, value *node) {
		if value == nil {
			d.placeName(p, label)
			return
		}
		p.Name = d.text(label)
		d.whereabouts(p, label, value)
	},
	finish: func(d *decoder, p *Place, n *node) bool {
		p.Pos = d.pos(n)
		if p.Name == "" && !d.failedIn(n) {
			d.missing(n, "places", "name")
		}
		if lat, lon := gives(n, "lat"), gives(n, "lon"); lat != lon {
			p.Located = false
			if !d.failedIn(n) {
				d.missing(n, "places", map[bool]string{true: "lon", false: "lat"}[lat])
			}
		}
		if p.Precision == "exact" && !p.Located && !d.failedIn(n) {
			d.warn("place-exact-nowhere", n, problem.Args{"place": p.Name})
		}
		return p.Name != ""
	},
}

// gives reports whether a place in full has a value for a field.
func gives(n *node, key string) bool {
	return slices.ContainsFunc(n.Pairs, func(p frontmatter.Pair) bool {
		name, _ := lookUp("places", p.Key.Text)
		return len(n.Pairs) > 1 && name.key == key && !p.Value.Absent()
	})
}

// placeName reads "Kayes", "Kayes (région)", "Fatao (14.70, -8.60)" and "Fatao,
// 14.70, -8.60". Any other bracket is part of the name; a position alone is none.
func (d *decoder) placeName(p *Place, n *node) {
	p.Name = d.text(n)
	if n.Quoted {
		return
	}
	if name, inside := cutParenthesis(n); inside != nil {
		if key, ok := findTerm(d.l, precisionTerms, inside.Value); ok {
			p.Precision = key
			d.placeName(p, name)
			return
		}
		if at, ok := parsePoint(inside.Value); ok {
			p.Name, p.Lat, p.Lon, p.Located = d.text(name), at[0], at[1], true
			return
		}
	}
	const longest = 80 // bytes of a position
	for i := max(0, len(n.Value)-longest); i < len(n.Value); i++ {
		if i > 0 && n.Value[i] != ',' {
			continue
		}
		if at, ok := parsePoint(strings.TrimLeft(n.Value[i:], ",")); ok {
			p.Name, p.Lat, p.Lon, p.Located = tidy(n.Value[:i]), at[0], at[1], true
			return
		}
	}
}

// whereabouts reads what stands behind the name of a place: a position, a
// precision, or both.
func (d *decoder) whereabouts(p *Place, label, n *node) {
	if key, ok := findTerm(d.l, precisionTerms, n.Value); ok {
		p.Precision = key
		return
	}
	point := n
	if before, inside := cutParenthesis(n); inside != nil {
		p.Precision = d.term(inside, precisionTerms)
		point = before
	} else if i := strings.LastIndexByte(n.Value, ','); i >= 0 {
		if key, ok := findTerm(d.l, precisionTerms, n.Value[i+1:]); ok {
			p.Precision, point = key, n.Part(0, i)
		}
	}
	if at, ok := parsePoint(point.Value); ok {
		p.Lat, p.Lon, p.Located = at[0], at[1], true
		return
	}
	if tidy(point.Value) == "" {
		return // "Ségou : (approximatif)"
	}
	wrong := d.fail("not-point", point, problem.Args{"value": tidy(point.Value)})
	if !strings.ContainsAny(point.Value, "0123456789") {
		wrong.Rule = "place-remark"
		wrong.Fix = "  - " + tidy(label.Value) + ", " + tidy(n.Value)
	}
}

// degrees returns a latitude or a longitude: "14.70", "14,70°", "14° 42' N".
func (d *decoder) degrees(n *node, axis string) (float64, bool) {
	limit := map[string]int{"lat": 90, "lon": 180}[axis]
	all, ok := scanDegrees(d.text(n), false)
	if !ok || len(all) != 1 || all[0].axis != "" && all[0].axis != axis || all[0].value() > float64(limit) || all[0].value() < -float64(limit) {
		d.fail("not-degrees", n, problem.Args{"value": d.text(n), "limit": strconv.Itoa(limit)})
		return 0, false
	}
	return all[0].value(), true
}

// splitPlaces parts "Kayes, Ségou" at its commas, and places with positions at
// semicolons. A country, and what begins with a small letter, belongs to the
// name before it: "Kayes, Mali", "Fatao, région de Kayes".
func splitPlaces(d *decoder, n *node) []*node {
	parts := partsAt(n.Value, ";\n")
	if len(parts) == 1 || slices.ContainsFunc(parts, func(part [2]int) bool { return !namesPlace(n.Value[part[0]:part[1]]) }) {
		parts = partsAt(n.Value, ",")
	}
	if slices.ContainsFunc(parts, func(part [2]int) bool { return !namesPlace(n.Value[part[0]:part[1]]) }) {
		return []*node{n}
	}
	var all []*node
	start := 0
	for i, part := range parts {
		if i > start && (i+1 == len(parts) || i == start+1) {
			word := n.Part(part[0], part[1])
			_, country := d.l.FindTerritory(word.Value)
			if country || startsName(n.Part(parts[start][0], parts[start][1]).Value) && !startsName(word.Value) {
				continue
			}
		}
		if i > start {
			all = append(all, n.Part(parts[start][0], parts[i-1][1]))
			start = i
		}
	}
	return append(all, n.Part(parts[start][0], parts[len(parts)-1][1]))
}

// namesPlace reports whether a text may be a place with its name: it begins with a
// word, and is no position.
func namesPlace(s string) bool {
	s = strings.TrimFunc(s, frontmatter.IsSpace)
	if _, ok := scanDegrees(s, false); ok {
		return false
	}
	return strings.IndexFunc(s, unicode.IsLetter) == 0
}

// partsAt returns where the parts of s between separators begin and end; those in
// brackets part nothing.
func partsAt(s, separators string) [][2]int {
	var parts [][2]int
	start, depth := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '(' || c == '[':
			depth++
		case c == ')' || c == ']':
			depth--
		case depth <= 0 && strings.IndexByte(separators, c) >= 0:
			parts = append(parts, [2]int{start, i})
			start = i + 1
		}
	}
	return append(parts, [2]int{start, len(s)})
}
