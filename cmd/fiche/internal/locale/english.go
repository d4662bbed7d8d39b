package locale

import "fiche/cmd/fiche/internal/quantity"

var english = Grammar{
	Plural:     englishPlural,
	DayOrdinal: func(int) string { return "" },
	Elide:      func(before, _ string) string { return before },
	Ordinal:    englishOrdinal,
	Link:       func(string) string { return "" },
}

// englishOrdinal is the ending of an ordinal: 1st, 2nd, 3rd, 4th, 11th, 21st.
func englishOrdinal(n int64) string {
	if n%100/10 != 1 {
		switch n % 10 {
		case 1:
			return "st"
		case 2:
			return "nd"
		case 3:
			return "rd"
		}
	}
	return "th"
}

// englishPlural is the rule of the CLDR.
func englishPlural(n int) quantity.Category {
	if n == 1 {
		return quantity.One
	}
	return quantity.Other
}
