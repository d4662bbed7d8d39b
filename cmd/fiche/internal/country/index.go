package country

import (
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/spelling"
)

// An Index finds countries and regions of the world by their names in several
// languages. It is never changed and may be used by several goroutines.
type Index struct {
	matches  map[string][]Match // by folded name or code; one for each language
	articles []string
	states   []string
}

// A Match is what an author's name stands for.
type Match struct {
	Code   string // of a country: ISO 3166-1 alpha-2
	Region string // key of a region of the world, if Code is empty
	Part   bool   // the name is of a part of the country, and no name of it
	Name   string // as In writes it; empty for a code, and for a name of no language
	In     *Names // the language whose name it is
}

// neutral are names that belong to no language: one code and what is written
// alike in all.
var neutral = [...]struct{ code, name string }{
	{"BN", "Brunei Darussalam"}, {"CG", "Congo"}, {"ST", "São Tomé"}, {"XK", "XKX"},
}

// NewIndex returns the index of the names of languages.
func NewIndex(languages ...*Names) *Index {
	index := &Index{matches: make(map[string][]Match, 12*len(countries()))}
	for _, language := range languages {
		usage := language.words().Usage
		index.articles = append(index.articles, usage.Articles...)
		index.states = append(index.states, usage.States...)
	}
	index.each(languages, func(m Match, form string) {
		all := index.matches[form]
		if i := slices.IndexFunc(all, func(o Match) bool { return o.In == m.In || o.Name == "" }); i < 0 {
			index.matches[form] = append(all, m)
		} else if all[i].Name == "" { // a code, or written alike in all
			all[i] = m
		}
	})
	return index
}

// each calls f with every folded form of every name.
func (index *Index) each(languages []*Names, f func(m Match, form string)) {
	add := func(m Match, name string) {
		for _, form := range index.spellings(spelling.Fold(name)) {
			f(m, form)
		}
	}
	for _, c := range countries() {
		add(Match{Code: c.Alpha2}, c.Alpha2)
		add(Match{Code: c.Alpha2}, c.Alpha3)
	}
	for _, v := range neutral {
		add(Match{Code: v.code}, v.name)
	}
	for _, language := range languages {
		words := language.words()
		for code, name := range words.Names {
			add(Match{Code: code, Name: name, In: language}, name)
		}
		usage := &words.Usage
		for _, lists := range []map[string][]string{words.Variants, usage.Also} {
			for code, names := range lists {
				for _, name := range names {
					add(Match{Code: code, Name: name, In: language}, name)
				}
			}
		}
		for code, names := range usage.Parts {
			for _, name := range names {
				add(Match{Code: code, Part: true, Name: name, In: language}, name)
			}
		}
		for key, names := range usage.Regions {
			for _, name := range names {
				add(Match{Region: key, Name: name, In: language}, name)
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
	for _, swap := range [...][2]string{{"st. ", "saint "}, {"saint ", "st. "}, {"saint ", "st "}, {"st. ", "st "}, {" & ", " and "}, {" and ", " & "}, {" et ", " & "}, {" et ", " "}} {
		for _, name := range all {
			if strings.Contains(name, swap[0]) {
				all = append(all, strings.Replace(name, swap[0], swap[1], 1))
			}
		}
	}
	return all
}

// Find returns what an author calls name: a country by its name in any language
// of the index, a common variant of it, or its code of two or three letters, or a
// region of the world; whatever the case, the accents, the article and the form
// of state ("République du Mali"). A name of several languages is taken for one
// of in. ok is false if there is none.
func (index *Index) Find(name string, in *Names) (m Match, ok bool) {
	find := func(form string) (Match, bool) {
		all := index.matches[form]
		if len(all) == 0 {
			return Match{}, false
		}
		return all[max(0, slices.IndexFunc(all, func(m Match) bool { return m.In == in }))], true
	}
	folded := spelling.Fold(name)
	if m, ok := find(folded); ok {
		return m, true
	}
	for _, article := range index.articles {
		if rest, cut := strings.CutPrefix(folded, article+" "); cut {
			if m, ok := find(rest); ok {
				return m, true
			}
		}
	}
	for _, state := range index.states {
		if rest, cut := strings.CutPrefix(folded, state+" "); cut {
			if m, ok := find(rest); ok && m.Code != "" && !m.Part {
				m.Name = name // with its form of state
				return m, true
			}
		}
	}
	return Match{}, false
}

// ByName returns the code of two letters of the country that an author calls name,
// as Find does. ok is false if there is none.
func (index *Index) ByName(name string) (code string, ok bool) {
	m, ok := index.Find(name, nil)
	if !ok || m.Code == "" || m.Part {
		return "", false
	}
	return m.Code, true
}
