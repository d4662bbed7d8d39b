package locale

import (
	"slices"
	"strings"
	"sync"

	"fiche/cmd/fiche/internal/spelling"
)

// The table is made from the npm packages in $NPM: see gen/countries.go.
//go:generate go run gen/countries.go -npm ${NPM}

// A Country is one of ISO 3166-1, or Kosovo, by its codes.
type Country struct {
	Alpha2  string // "ML"
	Alpha3  string // "MLI"
	Numeric int    // 466; ISO writes it with three digits
}

// A country is a row of the table.
type country struct {
	Country
	names    countryNames
	variants []string // other names, from CLDR
}

// countryAffixes are the words that a language puts before a country's name,
// folded.
type countryAffixes struct {
	articles []string
	states   []string // forms of state: "République du"
}

// countryNames are the names that pages print, in each of countryLanguages.
type countryNames [len(countryLanguages)]string

// A countryVariant is a name that authors use for a country beside the one
// that pages print.
type countryVariant struct{ code, name string }

// CountryByName finds the country that an author calls name: by its name in any
// language of All, a common variant of it, or its code of two or three letters,
// whatever the case, the accents, the article and the form of state
// ("République du Mali"). The code is the one of two
// letters.
func CountryByName(name string) (code string, ok bool) {
	index := countryIndex()
	folded := spelling.Fold(name)
	if code, ok := index[folded]; ok {
		return code, true
	}
	for _, l := range All {
		for _, prefix := range slices.Concat(l.country.articles, l.country.states) {
			if rest, cut := strings.CutPrefix(folded, prefix+" "); cut {
				if code, ok := index[rest]; ok {
					return code, true
				}
			}
		}
	}
	return "", false
}

// countryIndex maps every folded name and code to the code of two letters. It
// is made when first asked for: most commands never do.
var countryIndex = sync.OnceValue(func() map[string]string {
	index := make(map[string]string, 8*len(countries))
	add := func(code, name string) {
		for _, form := range spellings(spelling.Fold(name)) {
			index[form] = code
		}
	}
	for i := range countries {
		c := &countries[i]
		add(c.Alpha2, c.Alpha2)
		add(c.Alpha2, c.Alpha3)
		for _, name := range slices.Concat(c.names[:], c.variants) {
			add(c.Alpha2, name)
		}
	}
	for _, v := range countryVariants {
		add(v.code, v.name)
	}
	return index
})

// spellings are the ways to write a folded name of a country: with and without
// its article, "st." for "saint", "and" for "&".
func spellings(folded string) []string {
	all := []string{folded}
	for _, l := range All {
		for _, article := range l.country.articles {
			if rest, ok := strings.CutPrefix(folded, article+" "); ok {
				all = append(all, rest)
			}
		}
	}
	for _, swap := range [...][2]string{{"st. ", "saint "}, {"saint ", "st. "}, {"saint ", "st "}, {"st. ", "st "}, {" & ", " and "}, {" et ", " & "}, {" et ", " "}} {
		for _, name := range all {
			if strings.Contains(name, swap[0]) {
				all = append(all, strings.Replace(name, swap[0], swap[1], 1))
			}
		}
	}
	return all
}

// CountryOf gives all codes of the country whose code of two letters is code,
// in capitals.
func CountryOf(code string) (c Country, ok bool) {
	i, ok := countryRank(code)
	if !ok {
		return Country{}, false
	}
	return countries[i].Country, true
}

// CountryName is the name of a country in this language, or code itself when it
// is none of CountryCodes.
func (l *Locale) CountryName(code string) string {
	i, ok := countryRank(code)
	language := slices.Index(countryLanguages[:], l.Tag)
	if !ok || language < 0 {
		return code
	}
	return countries[i].names[language]
}

func countryRank(code string) (int, bool) {
	return slices.BinarySearchFunc(countries[:], code, func(c country, code string) int {
		return strings.Compare(c.Alpha2, code)
	})
}

// CountryCodes are the codes of two letters of all countries, in alphabetical
// order.
func CountryCodes() []string {
	codes := make([]string, len(countries))
	for i, c := range countries {
		codes[i] = c.Alpha2
	}
	return codes
}

// CountryNames are the names of all countries in this language, in the order of
// CountryCodes: what Nearest may propose for a name that is none.
func (l *Locale) CountryNames() []string {
	names := make([]string, len(countries))
	for i, c := range countries {
		names[i] = l.CountryName(c.Alpha2)
	}
	return names
}
