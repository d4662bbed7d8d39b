package sheet

import (
	"strings"
	"unique"

	"fiche/cmd/fiche/internal/locale"
)

// shared is s, as one string for all sheets that say the same. The folds of
// names and the headings of a model stand in thousands of them, and would each
// be kept as often.
func shared(s string) string { return unique.Make(s).Value() }

// longestShared is in bytes: names, labels, units and sources stand in many
// sheets, what is longer in one.
const longestShared = 32

// kept is a piece of a front matter as a sheet keeps it: by itself, so that the
// rest need not be kept with it.
func kept(s string) string {
	if s == "" || len(s) > longestShared {
		return strings.Clone(s)
	}
	return shared(s)
}

// identity is the fold of a name.
func identity(name string) string { return shared(locale.Fold(name)) }
