package country

import (
	"strings"

	"fiche/cmd/fiche/internal/spelling"
)

// An Index finds countries by their names in several languages. It is never
// changed and may be used by several goroutines.
type Index struct {
	codes    map[string]string // by folded name or code
	articles []string
	prefixes []string // articles and forms of state
}

// neutral are names that belong to no language: one code and what is written
// alike in all.
var neutral = [...]struct{ code, name string }{
	{"BN", "Brunei Darussalam"}, {"CG", "Congo"}, {"ST", "São Tomé"}, {"XK", "XKX"},
}

// NewIndex returns the index of the names of languages.
func NewIndex(languages ...*Names) *Index {
	index := &Index{codes: make(map[string]string, 8*len(countries))}
	for _, language := range languages {
		usage := language.words().Usage
		index.articles = append(index.articles, usage.Articles...)
		index.prefixes = append(append(index.prefixes, usage.Articles...), usage.States...)
	}
	index.each(languages, func(code, form string) { index.codes[form] = code })
	return index
}

// each calls f with every folded form of every name of a country.
func (index *Index) each(languages []*Names, f func(code, form string)) {
	add := func(code, name string) {
		for _, form := range index.spellings(spelling.Fold(name)) {
			f(code, form)
		}
	}
	for _, c := range countries {
		add(c.Alpha2, c.Alpha2)
		add(c.Alpha2, c.Alpha3)
	}
	for _, v := range neutral {
		add(v.code, v.name)
	}
	for _, language := range languages {
		words := language.words()
		for code, name := range words.Names {
			add(code, name)
		}
		for _, lists := range []map[string][]string{words.Variants, words.Usage.Also} {
			for code, names := range lists {
				for _, name := range names {
					add(code, name)
				}
			}
		}
	}
}

// spellings are the ways to write a folded name of a country: with and without
// its article, "st." for "saint", "and" for "&".
func (index *Index) spellings(folded string) []string {
	all := []string{folded}
	for _, article := range index.articles {
		if rest, ok := strings.CutPrefix(folded, article+" "); ok {
			all = append(all, rest)
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

// ByName returns the code of two letters of the country that an author calls
// name: by its name in any language of the index, a common variant of it, or its
// code of two or three letters, whatever the case, the accents, the article and
// the form of state ("République du Mali"). ok is false if there is none.
func (index *Index) ByName(name string) (code string, ok bool) {
	folded := spelling.Fold(name)
	if code, ok := index.codes[folded]; ok {
		return code, true
	}
	for _, prefix := range index.prefixes {
		if rest, cut := strings.CutPrefix(folded, prefix+" "); cut {
			if code, ok := index.codes[rest]; ok {
				return code, true
			}
		}
	}
	return "", false
}
