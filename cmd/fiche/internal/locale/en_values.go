package locale

import (
	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/typography"
)

// englishDates print in the British order, which readers everywhere understand:
// "15 October 2019".
var englishDates = dateWords{
	spans: spanWords{months: spelling.FoldAll("month", "months"), years: spelling.FoldAll("year", "years")},
	months: [12]string{
		"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December",
	},
	ordinal:   func(int) string { return "" },
	dayMonth:  typography.NoBreak,
	monthYear: " ",
	year:      lead{"since ", "until "},
	month:     lead{"since ", "until "},
	day:       lead{"since ", "until "},
	parts: [partCount]partWords{
		Q1:     {"first quarter of ", lead{"since the ", "until the "}},
		Q2:     {"second quarter of ", lead{"since the ", "until the "}},
		Q3:     {"third quarter of ", lead{"since the ", "until the "}},
		Q4:     {"fourth quarter of ", lead{"since the ", "until the "}},
		S1:     {"first half of ", lead{"since the ", "until the "}},
		S2:     {"second half of ", lead{"since the ", "until the "}},
		Early:  {"early ", lead{"since ", "until "}},
		Mid:    {"mid-", lead{"since ", "until "}},
		Late:   {"late ", lead{"since ", "until "}},
		Spring: {"spring ", lead{"since ", "until "}},
		Summer: {"summer ", lead{"since ", "until "}},
		Autumn: {"autumn ", lead{"since ", "until "}},
	},
	order: orderOpen,
	known: englishDateVocabulary.index(),
}

var englishDateVocabulary = dateVocabulary{
	months: [12][]string{
		{"January", "Jan"},
		{"February", "Feb"},
		{"March", "Mar"},
		{"April", "Apr"},
		{"May"},
		{"June", "Jun"},
		{"July", "Jul"},
		{"August", "Aug"},
		{"September", "Sept", "Sep"},
		{"October", "Oct"},
		{"November", "Nov"},
		{"December", "Dec"},
	},
	parts: [partCount][]string{
		Early:  {"early", "beginning", "start"},
		Mid:    {"mid", "middle"},
		Late:   {"late", "end"},
		Spring: {"spring"},
		Summer: {"summer"},
		Autumn: {"autumn", "fall"},
	},
	winter:  []string{"winter"},
	quarter: []string{"quarter", "Q"},
	half:    []string{"half", "H"},
	nth: [4][]string{
		{"first"},
		{"second"},
		{"third"},
		{"fourth"},
	},
	suffixes: []string{"st", "nd", "rd", "th"},
	Of:       []string{"of"},
	filler:   []string{"the", "in", "on", "year", "during"},
	from:     nil, // "from 2019" has no end, unless one follows
	between:  []string{"between"},
	to:       []string{"to", "through"},
	and:      []string{"and"},
	since:    []string{"since", "from"},
	until:    []string{"until", "till", "up to"},
	onwards:  []string{"onwards", "onward", "present", "the present", "now", "today", "date", "ongoing"},
}

var englishNumbers = numberWords{
	fileUnits: [4]string{"bytes", "KB", "MB", "GB"},
	singular:  func(n int) bool { return n == 1 },
	decimal:   '.',
	group:     ",",
	percent:   "%",
	ordinal:   englishOrdinal,
	outOf:     " of ",
	to:        " to ",
	approx:    [approxCount]string{About: "about ", MoreThan: "more than ", LessThan: "less than ", AtLeast: "at least ", AtMost: "up to "},
	magnitude: [magnitudeCount][2]string{
		Million: {"million", "million"},
		Billion: {"billion", "billion"},
	},
	link:        func(string) string { return "" },
	symbolFirst: true,
	currencies:  englishCurrencies,
	vocabulary: numberVocabulary{
		approx: [approxCount][]string{
			About:    spelling.FoldAll("about", "approximately", "approx.", "approx", "around", "circa", "ca.", "c.", "some", "roughly", "nearly", "almost"),
			MoreThan: spelling.FoldAll("more than", "over"),
			LessThan: spelling.FoldAll("less than", "fewer than", "under", "below"),
			AtLeast:  spelling.FoldAll("at least"),
			AtMost:   spelling.FoldAll("at most", "up to"),
		},
		between:  spelling.FoldAll("between"),
		from:     spelling.FoldAll("from"),
		to:       spelling.FoldAll("to"),
		and:      spelling.FoldAll("and"),
		percent:  spelling.FoldAll("percent", "per cent", "pct"),
		thousand: spelling.FoldAll("thousand"),
		magnitude: [magnitudeCount][]string{
			Million: spelling.FoldAll("million", "millions"),
			Billion: spelling.FoldAll("billion", "billions"),
		},
		link:     spelling.FoldAll("of"),
		ordinals: spelling.FoldAll("st", "nd", "rd", "th"),
		outOf:    spelling.FoldAll("of", "out of"),
		short: []shortMagnitude{
			{"k", 1, NoMagnitude}, {"K", 1, NoMagnitude},
			{"bn", 0, Billion}, {"B", 0, Billion}, {"M", 0, Million}, {"m", 0, Million},
		},
	},
}

var englishCurrencies = []currencyWords{
	{"EUR", "€", "", spelling.FoldAll("euros", "euro", "eur")},
	{"USD", "$", "", spelling.FoldAll("US dollars", "US dollar", "dollars", "dollar")},
	{"CAD", "CA$", "", spelling.FoldAll("Canadian dollars", "Canadian dollar")},
	{"GBP", "£", "", spelling.FoldAll("pounds sterling", "pound sterling", "pounds", "pound")},
	{"CHF", "CHF", "", spelling.FoldAll("Swiss francs", "Swiss franc")},
	{"XOF", "FCFA", "", spelling.FoldAll("CFA francs", "CFA franc", "fcfa")},
	{"MAD", "MAD", "", spelling.FoldAll("Moroccan dirhams", "Moroccan dirham", "dirhams", "dirham")},
	{"TND", "TND", "", spelling.FoldAll("Tunisian dinars", "Tunisian dinar")},
	{"JPY", "¥", "", spelling.FoldAll("yen")},
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
