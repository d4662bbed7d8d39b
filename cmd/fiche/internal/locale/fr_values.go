package locale

import (
	"strings"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/typography"
)

// frenchDates print as the Lexique des règles typographiques en usage à
// l'Imprimerie nationale asks: "1er" for the first of a month alone, months in
// small letters.
var frenchDates = calendar.Words{
	Months: [12]string{
		"janvier", "février", "mars", "avril", "mai", "juin",
		"juillet", "août", "septembre", "octobre", "novembre", "décembre",
	},
	Ordinal: func(day int) string {
		if day == 1 {
			return "er"
		}
		return ""
	},
	DayMonth:  typography.NoBreak,
	MonthYear: " ",
	Year:      calendar.Lead{Since: "depuis ", Until: "jusqu’en "},
	Month:     calendar.Lead{Since: "depuis ", Until: "jusqu’en "},
	Day:       calendar.Lead{Since: "depuis le ", Until: "jusqu’au "},
	Parts: [calendar.PartCount]calendar.PartWords{
		calendar.Q1:     {Before: "1er" + typography.NoBreak + "trimestre ", Lead: calendar.Lead{Since: "depuis le ", Until: "jusqu’au "}},
		calendar.Q2:     {Before: "2e" + typography.NoBreak + "trimestre ", Lead: calendar.Lead{Since: "depuis le ", Until: "jusqu’au "}},
		calendar.Q3:     {Before: "3e" + typography.NoBreak + "trimestre ", Lead: calendar.Lead{Since: "depuis le ", Until: "jusqu’au "}},
		calendar.Q4:     {Before: "4e" + typography.NoBreak + "trimestre ", Lead: calendar.Lead{Since: "depuis le ", Until: "jusqu’au "}},
		calendar.S1:     {Before: "1er" + typography.NoBreak + "semestre ", Lead: calendar.Lead{Since: "depuis le ", Until: "jusqu’au "}},
		calendar.S2:     {Before: "2e" + typography.NoBreak + "semestre ", Lead: calendar.Lead{Since: "depuis le ", Until: "jusqu’au "}},
		calendar.Early:  {Before: "début ", Lead: calendar.Lead{Since: "depuis ", Until: "jusqu’à "}},
		calendar.Mid:    {Before: "mi-", Lead: calendar.Lead{Since: "depuis ", Until: "jusqu’à "}},
		calendar.Late:   {Before: "fin ", Lead: calendar.Lead{Since: "depuis ", Until: "jusqu’à "}},
		calendar.Spring: {Before: "printemps ", Lead: calendar.Lead{Since: "depuis le ", Until: "jusqu’au "}},
		calendar.Summer: {Before: "été ", Lead: calendar.Lead{Since: "depuis l’", Until: "jusqu’à l’"}},
		calendar.Autumn: {Before: "automne ", Lead: calendar.Lead{Since: "depuis l’", Until: "jusqu’à l’"}},
	},
	Order: calendar.DayFirst,
	Read:  frenchDateVocabulary,
}

var frenchDateVocabulary = calendar.Vocabulary{
	MonthUnits: []string{"mois"},
	YearUnits:  []string{"an", "ans", "année", "années"},
	Months: [12][]string{
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
	Parts: [calendar.PartCount][]string{
		calendar.Early:  {"début"},
		calendar.Mid:    {"mi", "milieu"},
		calendar.Late:   {"fin"},
		calendar.Spring: {"printemps"},
		calendar.Summer: {"été"},
		calendar.Autumn: {"automne"},
	},
	Winter:  []string{"hiver"},
	Quarter: []string{"trimestre", "trim", "T"},
	Half:    []string{"semestre", "S"},
	Nth: [4][]string{
		{"premier"},
		{"deuxième", "second"},
		{"troisième"},
		{"quatrième"},
	},
	Suffixes: []string{"er", "e", "ère", "re", "ème", "ième", "nd"},
	Of:       []string{"de", "d", "du"},
	Filler:   []string{"le", "la", "l", "en", "au mois de", "au mois d", "année", "an", "courant"},
	At:       []string{"à", "au"},
	From:     []string{"de", "du", "d"},
	Between:  []string{"entre"},
	To:       []string{"à", "au"},
	And:      []string{"et"},
	Since:    []string{"depuis", "dès", "à partir de", "à partir du", "à partir d", "à compter de", "à compter du"},
	Until:    []string{"jusqu'en", "jusqu'à", "jusqu'au", "jusque"},
	Onwards:  []string{"en cours", "aujourd'hui", "ce jour", "à ce jour", "à aujourd'hui"},
}

var frenchNumbers = quantity.Words{
	FileUnits: [4]string{"octets", "Ko", "Mo", "Go"},
	Singular:  func(n int) bool { return -2 < n && n < 2 },
	Decimal:   ',',
	Group:     typography.Narrow,
	Percent:   typography.NoBreak + "%",
	Ordinal: func(n int64) string {
		if n == 1 {
			return "er"
		}
		return "e"
	},
	OutOf:  " sur ",
	To:     " à ",
	Approx: [quantity.ApproxCount]string{quantity.About: "environ ", quantity.MoreThan: "plus de ", quantity.LessThan: "moins de ", quantity.AtLeast: "au moins ", quantity.AtMost: "jusqu’à "},
	Magnitude: [quantity.MagnitudeCount][2]string{
		quantity.Million: {"million", "millions"},
		quantity.Billion: {"milliard", "milliards"},
	},
	Link:       frenchLink,
	Currencies: frenchCurrencies,
	Read: quantity.Vocabulary{
		Approx: [quantity.ApproxCount][]string{
			quantity.About:    spelling.FoldAll("environ", "env.", "env", "à peu près", "autour de", "près de", "presque", "quelque", "approximativement"),
			quantity.MoreThan: spelling.FoldAll("plus de", "plus d'", "+ de", "supérieur à"),
			quantity.LessThan: spelling.FoldAll("moins de", "moins d'", "inférieur à"),
			quantity.AtLeast:  spelling.FoldAll("au moins", "minimum", "au minimum"),
			quantity.AtMost:   spelling.FoldAll("jusqu'à", "au plus", "maximum", "au maximum"),
		},
		Between:  spelling.FoldAll("entre"),
		From:     spelling.FoldAll("de"),
		To:       spelling.FoldAll("à"),
		And:      spelling.FoldAll("et"),
		Percent:  spelling.FoldAll("pour cent", "pourcent"),
		Thousand: spelling.FoldAll("mille", "millier", "milliers"),
		Magnitude: [quantity.MagnitudeCount][]string{
			quantity.Million: spelling.FoldAll("million", "millions"),
			quantity.Billion: spelling.FoldAll("milliard", "milliards"),
		},
		Link:     spelling.FoldAll("de", "d"),
		Ordinals: spelling.FoldAll("e", "er", "ère", "re", "ème", "ième", "nd", "nde"),
		OutOf:    spelling.FoldAll("sur"),
		Short: []quantity.ShortMagnitude{
			{Sign: "k", Thousands: 1, Magnitude: quantity.NoMagnitude}, {Sign: "K", Thousands: 1, Magnitude: quantity.NoMagnitude},
			{Sign: "Mds", Thousands: 0, Magnitude: quantity.Billion}, {Sign: "Md", Thousands: 0, Magnitude: quantity.Billion}, {Sign: "Mrd", Thousands: 0, Magnitude: quantity.Billion}, {Sign: "M", Thousands: 0, Magnitude: quantity.Million},
		},
	},
}

var frenchCurrencies = []quantity.Currency{
	{Code: "EUR", Symbol: "€", Name: "euros", Also: spelling.FoldAll("euros", "euro", "eur")},
	{Code: "USD", Symbol: "$US", Name: "dollars américains", Also: spelling.FoldAll("dollars américains", "dollar américain", "dollars US", "dollars", "dollar")},
	{Code: "CAD", Symbol: "$CA", Name: "dollars canadiens", Also: spelling.FoldAll("dollars canadiens", "dollar canadien")},
	{Code: "GBP", Symbol: "£", Name: "livres sterling", Also: spelling.FoldAll("livres sterling", "livre sterling")},
	{Code: "CHF", Symbol: "CHF", Name: "francs suisses", Also: spelling.FoldAll("francs suisses", "franc suisse")},
	{Code: "XOF", Symbol: "F" + typography.NoBreak + "CFA", Name: "francs CFA", Also: spelling.FoldAll("francs CFA", "franc CFA", "f cfa", "fcfa")},
	{Code: "MAD", Symbol: "DH", Name: "dirhams", Also: spelling.FoldAll("dirhams", "dirham")},
	{Code: "TND", Symbol: "DT", Name: "dinars tunisiens", Also: spelling.FoldAll("dinars tunisiens", "dinar tunisien")},
	{Code: "DZD", Symbol: "DA", Name: "dinars algériens", Also: spelling.FoldAll("dinars algériens", "dinar algérien")},
	{Code: "MGA", Symbol: "Ar", Name: "ariarys", Also: spelling.FoldAll("ariarys", "ariary")},
	{Code: "JPY", Symbol: "¥", Name: "yens", Also: spelling.FoldAll("yens", "yen")},
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
