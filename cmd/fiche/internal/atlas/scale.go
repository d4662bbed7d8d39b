package atlas

import (
	"fmt"
	"math"
)

// Where the scale is drawn, in units from the left and from the bottom, and its
// greatest length.
const (
	barMargin = 16 * fine
	barLength = 130 * fine
	// widestWithBar is the width, in kilometres, of a map whose scale is about
	// the same all over.
	widestWithBar = 5000
)

// printBar draws a scale: a line that is a round number of kilometres long.
func (l *locator) printBar() {
	if l.width()*earthRadius > widestWithBar {
		return
	}
	km := roundBelow(barLength / l.kilometres(1))
	length := math.Round(l.kilometres(km))
	base := float64(locatorHeight - barMargin)
	s := rect{barMargin, base - barSize - 4, barMargin + length, base + 4}
	if !l.labels.free(s) {
		return
	}
	l.labels.taken = append(l.labels.taken, s)
	l.path("bar", fmt.Appendf(nil, "M%d %.0fh%.0f", barMargin, base, length), "")
	// The unit is written alike in all languages of Latin script.
	l.text("name", point{barMargin + length/2, base - 8}, barSize, "middle", fmt.Sprintf("%g\u00a0km", km))
}

// roundBelow returns the largest of 1, 2, 5, 10, 20… that is not over n.
func roundBelow(n float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(n)))
	for _, digit := range [...]float64{5, 2} {
		if digit*power <= n {
			return digit * power
		}
	}
	return power
}
