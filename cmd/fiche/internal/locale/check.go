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

	File, Rule, Severity string         // explain the flags
	More                 string         // heads the rules of which not all is shown
	LeftOut              quantity.Forms // {rule} {count}: a line of it
}
