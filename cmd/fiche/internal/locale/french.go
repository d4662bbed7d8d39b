package locale

import (
	"strings"

	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/typography"
)

var french = Grammar{Plural: frenchPlural, DayOrdinal: frenchDayOrdinal, Elide: frenchElide, Ordinal: frenchOrdinal, Link: frenchLink}

// frenchDayOrdinal follows the Lexique des règles typographiques en usage à
// l'Imprimerie nationale: "1er" for the first of a month alone.
func frenchDayOrdinal(day int) string {
	if day == 1 {
		return "er"
	}
	return ""
}

// frenchElide writes "de" before a vowel: "à partir d’octobre".
func frenchElide(before, word string) string {
	if stem, ok := strings.CutSuffix(before, "de "); ok && word != "" && strings.IndexByte("aeiou", spelling.Fold(word)[0]) >= 0 {
		return stem + "d’"
	}
	return before
}

func frenchOrdinal(n int64) string {
	if n == 1 {
		return "er"
	}
	return "e"
}

// frenchLink is the word between "million" and a noun: "de", elided before a
// vowel or a mute h. A noun that brings its own preposition needs none ("1,2
// million par an").
func frenchLink(noun string) string {
	word, _, _ := strings.Cut(spelling.Fold(noun), " ")
	switch word {
	case "des", "du", "par", "sur", "dans", "en", "a", "au", "aux", "pour", "dont", "soit", "et", "ou", "hors", "avec":
		return ""
	case "onze", "oui", "ouistitis", "yaourts":
		return "de "
	}
	switch {
	case word == "" || !typography.IsLetter(rune(word[0])) && word[0] < 0x80:
		return "" // a bracket
	case strings.IndexByte("aeiou", word[0]) >= 0, word[0] == 'h' && !isAspirated(word):
		return "d’"
	}
	return "de "
}

// isAspirated reports whether a folded word that begins with h bars elision. Such
// words, most of them Germanic, are few; these beginnings are those that a
// project may count.
func isAspirated(word string) bool {
	for _, beginning := range [...]string{
		"hach", "haie", "hall", "halt", "hamac", "hameau", "handicap", "hangar", "haricot", "harnais", "hausse", "haut",
		"heros", "heron", "herisson", "hibou", "hierarch", "hollandais", "hongrois", "houe", "housse", "hub", "huche",
		"huit", "hutte",
	} {
		if strings.HasPrefix(word, beginning) {
			return true
		}
	}
	return false
}

// frenchPlural is the rule of the CLDR: "0 fiche", "1 fiche", "2 fiches", "un
// million de fiches".
func frenchPlural(n int) quantity.Category {
	switch {
	case n < 2:
		return quantity.One
	case n%1_000_000 == 0:
		return quantity.Many
	}
	return quantity.Other
}
