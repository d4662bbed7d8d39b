package sheet

import (
	"unique"

	"fiche/cmd/fiche/internal/locale"
)

// shared is s, as one string for all sheets that say the same. The folds of
// names and the headings of a model stand in thousands of them, and would each
// be kept as often.
func shared(s string) string { return unique.Make(s).Value() }

// identity is the fold of a name.
func identity(name string) string { return shared(locale.Fold(name)) }
