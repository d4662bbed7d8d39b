package locale

import "fiche/cmd/fiche/internal/quantity"

// CheckWords are the words of "fiche check".
type CheckWords struct {
	Help        Help
	JSON, Today string         // explain the flags
	External    string         // explains a flag
	Asking      string         // progress: {done} {total}
	Notes       quantity.Forms // {count}
	InFiles     quantity.Forms // {problems} {count}: closes the table
	Nothing     string         // in the place of the table
}
