//go:build ignore

package main

import (
	"fmt"
	"math"
	"slices"
)

// Natural Earth draws who rules. The pages are those of public bodies, which see
// borders as the United Nations do, so that some parts change hands here:
// Crimea (resolution 68/262 of the General Assembly), the north of Cyprus (541
// of the Security Council), the Golan Heights (497), and Western Sahara, which
// is on the list of Non-Self-Governing Territories as a whole.

// A region is what Natural Earth gives to one country, or to none, and ISO
// 3166-1 (or the United Nations) to another code. It is every polygon of that
// name whose middle lies in the box.
type region struct {
	name                     string
	west, south, east, north float64
	code                     string // "" where no map should show it
}

// regions come from looking at every name without a code, and at every code
// without a name.
var regions = []region{
	{"France", -62, 15.7, -60.9, 16.6, "GP"},
	{"France", -61.3, 14.3, -60.7, 15, "MQ"},
	{"France", -55, 2, -51, 6, "GF"},
	{"France", 55, -21.5, 56, -20.8, "RE"},
	{"France", 44.9, -13.1, 45.4, -12.6, "YT"},
	{"Norway", 10, 74, 35, 81, "SJ"},
	{"Norway", -10, 70.5, -7, 71.5, "SJ"},
	{"Norway", 3, -55, 4, -54, "BV"},
	{"Netherlands", -69, 12, -68, 12.4, "BQ"},
	{"Netherlands", -64, 17, -62, 18, "BQ"},
	{"New Zealand", -173, -10, -171, -8, "TK"},
	{"Indian Ocean Ter.", 105, -11, 106, -10, "CX"},
	{"Indian Ocean Ter.", 96, -13, 97, -11, "CC"},
	{"Russia", 32, 44, 37, 46.5, "UA"},
	{"N. Cyprus", -180, -90, 180, 90, "CY"},
	{"Cyprus U.N. Buffer Zone", -180, -90, 180, 90, "CY"},
	{"Somaliland", -180, -90, 180, 90, "SO"},
	{"Kosovo", -180, -90, 180, 90, "XK"},
	{"Baikonur", -180, -90, 180, 90, "KZ"},
	{"USNB Guantanamo Bay", -180, -90, 180, 90, "CU"},
	{"Dhekelia", -180, -90, 180, 90, "GB"},
	{"Akrotiri", -180, -90, 180, 90, "GB"},
	{"Coral Sea Is.", -180, -90, 180, 90, "AU"},
	// In dispute between states; land of no country.
	{"Siachen Glacier", -180, -90, 180, 90, "-S"},
	{"Spratly Is.", -180, -90, 180, 90, ""},
	{"Scarborough Reef", -180, -90, 180, 90, ""},
	// Too small for any of the maps.
	{"Clipperton I.", -180, -90, 180, 90, ""},
	{"Bajo Nuevo Bank", -180, -90, 180, 90, ""},
	{"Serranilla Bank", -180, -90, 180, 90, ""},
}

// A cession is a part of one country's polygon that goes to another: the smaller
// of the two that a line makes of it. The line begins and ends at the points of
// the border that are nearest to its ends.
type cession struct {
	from, to string
	line     [][2]float64 // degrees
}

var cessions = []cession{
	{"MA", "EH", [][2]float64{{-13.17, 27.667}, {-8.81, 27.667}}},
	// The line of 1923 along the upper Jordan and the Sea of Galilee, to a
	// kilometre or two.
	{"IL", "SY", [][2]float64{{35.624, 33.272}, {35.640, 33.200}, {35.625, 33.110}, {35.625, 33.010},
		{35.620, 32.895}, {35.650, 32.830}, {35.640, 32.750}, {35.653, 32.686}}},
}

func (a *atlas) cede(parts map[string][]ring, c cession) error {
	start := a.nearest(parts[c.from], c.line[0])
	end := a.nearest(parts[c.from], c.line[len(c.line)-1])
	a.splitAt(parts, start)
	a.splitAt(parts, end)
	border := []point{start}
	for _, p := range c.line[1 : len(c.line)-1] {
		border = append(border, a.grid(p))
	}
	a.arcs = append(a.arcs, append(border, end))
	cut := len(a.arcs) - 1
	for i, r := range parts[c.from] {
		from, to := a.startingAt(r, start), a.startingAt(r, end)
		if from < 0 || to < 0 {
			continue
		}
		r = slices.Concat(r[from:], r[:from])
		to = (to - from + len(r)) % len(r)
		left := append(slices.Clone(r[:to]), ^cut)
		right := append(slices.Clone(r[to:]), cut)
		if math.Abs(a.area(left)) > math.Abs(a.area(right)) {
			left, right = right, left
		}
		parts[c.from][i] = right
		parts[c.to] = append(parts[c.to], left)
		return nil
	}
	return fmt.Errorf("no part of %s for %s", c.from, c.to)
}

func (a *atlas) grid(p [2]float64) point {
	return point{int(math.Round((p[0] - a.origin[0]) / a.scale[0])), int(math.Round((p[1] - a.origin[1]) / a.scale[1]))}
}

// nearest returns the point of some rings that is nearest to a position.
func (a *atlas) nearest(rings []ring, to [2]float64) (best point) {
	least := math.Inf(1)
	for _, r := range rings {
		for _, p := range a.points(r) {
			if d := math.Hypot(p[0]-to[0], p[1]-to[1]); d < least {
				least, best = d, a.grid(p)
			}
		}
	}
	return best
}

// splitAt parts the arc that runs through a point in two.
func (a *atlas) splitAt(parts map[string][]ring, p point) {
	for i, arc := range a.arcs {
		at := slices.Index(arc, p)
		if at <= 0 || at == len(arc)-1 {
			continue
		}
		a.arcs[i] = arc[:at+1]
		a.arcs = append(a.arcs, arc[at:])
		rest := len(a.arcs) - 1
		for _, rings := range parts {
			for j, r := range rings {
				rings[j] = split(r, i, rest)
			}
		}
	}
}

// split lets a ring run through the rest of an arc as well.
func split(r ring, arc, rest int) ring {
	var whole ring
	for _, i := range r {
		switch i {
		case arc:
			whole = append(whole, arc, rest)
		case ^arc:
			whole = append(whole, ^rest, ^arc)
		default:
			whole = append(whole, i)
		}
	}
	return whole
}

// startingAt returns the place in a ring of the arc that starts at a point, or -1.
func (a *atlas) startingAt(r ring, p point) int {
	return slices.IndexFunc(r, func(i int) bool {
		start, _ := a.ends(i)
		return start == p
	})
}
