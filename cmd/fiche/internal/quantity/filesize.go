package quantity

import "fiche/cmd/fiche/internal/typography"

// FileSize is the size of a file as readers weigh it before they follow a
// link: two significant figures, in the decimal units that systems show
// ("1,2 Mo", "830 Ko").
func (f *Figures) FileSize(bytes int64) typography.Text {
	unit, size := 0, Int(max(bytes, 0)*10) // tenths
	for ; size.Units >= 9_995 && unit < len(f.words.FileUnits)-1; unit++ {
		size.Units = (size.Units + 500) / 1000
	}
	if size.Units < 100 && unit > 0 {
		size.Scale = 1
	} else {
		size.Units = (size.Units + 5) / 10
	}
	return typography.Join(f.Number(size), typography.Plain(typography.NoBreak+f.words.FileUnits[unit]))
}
