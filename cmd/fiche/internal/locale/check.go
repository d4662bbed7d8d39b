package locale

// CheckWords are the words of "fiche check".
type CheckWords struct {
	Help        Help
	JSON, Today string // explain the flags
	External    string // explains a flag
	Asking      string // progress: {done} {total}
	Notes       Count  // {count}
	InFiles     Count  // {problems} {count}: closes the table
	Nothing     string // in the place of the table
}
