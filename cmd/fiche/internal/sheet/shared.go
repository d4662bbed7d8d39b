package sheet

import (
	"strings"

	"fiche/cmd/fiche/internal/spelling"
)

// longestShared is in bytes: names, labels, units and sources stand in many
// sheets, what is longer in one.
const longestShared = 32

// kept returns a piece of a front matter as a sheet keeps it: by itself, so
// that the rest need not be kept with it.
func kept(s string) string {
	if s == "" || len(s) > longestShared {
		return strings.Clone(s)
	}
	return spelling.Shared(s)
}
