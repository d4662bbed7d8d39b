package spelling

import "unique"

// Shared returns s as one string for all sheets that say the same. The folds of
// names and the headings of a model stand in thousands of them, and would each
// be kept as often.
func Shared(s string) string { return unique.Make(s).Value() }

// Identity returns the fold of a name, kept once for all sheets.
func Identity(name string) string { return Shared(Fold(name)) }
