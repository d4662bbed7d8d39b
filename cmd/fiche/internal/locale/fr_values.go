package locale

import (
	"strings"

	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/typography"
)

// frenchDates print as the Lexique des règles typographiques en usage à
// l'Imprimerie nationale asks: "1er" for the first of a month alone, months in
// small letters.
var frenchDates = dateWords{
	spans: spanWords{months: spelling.FoldAll("mois"), years: spelling.FoldAll("an", "ans", "année", "années")},
	months: [12]string{
		"janvier", "février", "mars", "avril", "mai", "juin",
		"juillet", "août", "septembre", "octobre", "novembre", "décembre",
	},
	ordinal: func(day int) string {
		if day == 1 {
			return "er"
		}
		return ""
	},
	dayMonth:  typography.NoBreak,
	monthYear: " ",
	year:      lead{"depuis ", "jusqu’en "},
	month:     lead{"depuis ", "jusqu’en "},
	day:       lead{"depuis le ", "jusqu’au "},
	parts: [partCount]partWords{
		Q1:     {"1er" + typography.NoBreak + "trimestre ", lead{"depuis le ", "jusqu’au "}},
		Q2:     {"2e" + typography.NoBreak + "trimestre ", lead{"depuis le ", "jusqu’au "}},
		Q3:     {"3e" + typography.NoBreak + "trimestre ", lead{"depuis le ", "jusqu’au "}},
		Q4:     {"4e" + typography.NoBreak + "trimestre ", lead{"depuis le ", "jusqu’au "}},
		S1:     {"1er" + typography.NoBreak + "semestre ", lead{"depuis le ", "jusqu’au "}},
		S2:     {"2e" + typography.NoBreak + "semestre ", lead{"depuis le ", "jusqu’au "}},
		Early:  {"début ", lead{"depuis ", "jusqu’à "}},
		Mid:    {"mi-", lead{"depuis ", "jusqu’à "}},
		Late:   {"fin ", lead{"depuis ", "jusqu’à "}},
		Spring: {"printemps ", lead{"depuis le ", "jusqu’au "}},
		Summer: {"été ", lead{"depuis l’", "jusqu’à l’"}},
		Autumn: {"automne ", lead{"depuis l’", "jusqu’à l’"}},
	},
	order: dayFirst,
	known: frenchDateVocabulary.index(),
}

var frenchDateVocabulary = dateVocabulary{
	months: [12][]string{
		{"janvier", "janv", "jan"},
		{"février", "févr", "fév"},
		{"mars", "mar"},
		{"avril", "avr"},
		{"mai"},
		{"juin"},
		{"juillet", "juill", "juil"},
		{"août"},
		{"septembre", "sept", "sep"},
		{"octobre", "oct"},
		{"novembre", "nov"},
		{"décembre", "déc"},
	},
	parts: [partCount][]string{
		Early:  {"début"},
		Mid:    {"mi", "milieu"},
		Late:   {"fin"},
		Spring: {"printemps"},
		Summer: {"été"},
		Autumn: {"automne"},
	},
	winter:  []string{"hiver"},
	quarter: []string{"trimestre", "trim", "T"},
	half:    []string{"semestre", "S"},
	nth: [4][]string{
		{"premier"},
		{"deuxième", "second"},
		{"troisième"},
		{"quatrième"},
	},
	suffixes: []string{"er", "e", "ère", "re", "ème", "ième", "nd"},
	Of:       []string{"de", "d", "du"},
	filler:   []string{"le", "la", "l", "en", "au mois de", "au mois d", "année", "an", "courant"},
	at:       []string{"à", "au"},
	from:     []string{"de", "du", "d"},
	between:  []string{"entre"},
	to:       []string{"à", "au"},
	and:      []string{"et"},
	since:    []string{"depuis", "dès", "à partir de", "à partir du", "à partir d", "à compter de", "à compter du"},
	until:    []string{"jusqu'en", "jusqu'à", "jusqu'au", "jusque"},
	onwards:  []string{"en cours", "aujourd'hui", "ce jour", "à ce jour", "à aujourd'hui"},
}

var frenchNumbers = numberWords{
	fileUnits: [4]string{"octets", "Ko", "Mo", "Go"},
	singular:  func(n int) bool { return -2 < n && n < 2 },
	decimal:   ',',
	group:     typography.Narrow,
	percent:   typography.NoBreak + "%",
	ordinal: func(n int64) string {
		if n == 1 {
			return "er"
		}
		return "e"
	},
	outOf:  " sur ",
	to:     " à ",
	approx: [approxCount]string{About: "environ ", MoreThan: "plus de ", LessThan: "moins de ", AtLeast: "au moins ", AtMost: "jusqu’à "},
	magnitude: [magnitudeCount][2]string{
		Million: {"million", "millions"},
		Billion: {"milliard", "milliards"},
	},
	link:       frenchLink,
	currencies: frenchCurrencies,
	vocabulary: numberVocabulary{
		approx: [approxCount][]string{
			About:    spelling.FoldAll("environ", "env.", "env", "à peu près", "autour de", "près de", "presque", "quelque", "approximativement"),
			MoreThan: spelling.FoldAll("plus de", "plus d'", "+ de", "supérieur à"),
			LessThan: spelling.FoldAll("moins de", "moins d'", "inférieur à"),
			AtLeast:  spelling.FoldAll("au moins", "minimum", "au minimum"),
			AtMost:   spelling.FoldAll("jusqu'à", "au plus", "maximum", "au maximum"),
		},
		between:  spelling.FoldAll("entre"),
		from:     spelling.FoldAll("de"),
		to:       spelling.FoldAll("à"),
		and:      spelling.FoldAll("et"),
		percent:  spelling.FoldAll("pour cent", "pourcent"),
		thousand: spelling.FoldAll("mille", "millier", "milliers"),
		magnitude: [magnitudeCount][]string{
			Million: spelling.FoldAll("million", "millions"),
			Billion: spelling.FoldAll("milliard", "milliards"),
		},
		link:     spelling.FoldAll("de", "d"),
		ordinals: spelling.FoldAll("e", "er", "ère", "re", "ème", "ième", "nd", "nde"),
		outOf:    spelling.FoldAll("sur"),
		short: []shortMagnitude{
			{"k", 1, NoMagnitude}, {"K", 1, NoMagnitude},
			{"Mds", 0, Billion}, {"Md", 0, Billion}, {"Mrd", 0, Billion}, {"M", 0, Million},
		},
	},
}

var frenchCurrencies = []currencyWords{
	{"EUR", "€", "euros", spelling.FoldAll("euros", "euro", "eur")},
	{"USD", "$US", "dollars américains", spelling.FoldAll("dollars américains", "dollar américain", "dollars US", "dollars", "dollar")},
	{"CAD", "$CA", "dollars canadiens", spelling.FoldAll("dollars canadiens", "dollar canadien")},
	{"GBP", "£", "livres sterling", spelling.FoldAll("livres sterling", "livre sterling")},
	{"CHF", "CHF", "francs suisses", spelling.FoldAll("francs suisses", "franc suisse")},
	{"XOF", "F" + typography.NoBreak + "CFA", "francs CFA", spelling.FoldAll("francs CFA", "franc CFA", "f cfa", "fcfa")},
	{"MAD", "DH", "dirhams", spelling.FoldAll("dirhams", "dirham")},
	{"TND", "DT", "dinars tunisiens", spelling.FoldAll("dinars tunisiens", "dinar tunisien")},
	{"DZD", "DA", "dinars algériens", spelling.FoldAll("dinars algériens", "dinar algérien")},
	{"MGA", "Ar", "ariarys", spelling.FoldAll("ariarys", "ariary")},
	{"JPY", "¥", "yens", spelling.FoldAll("yens", "yen")},
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
