package locale

import (
	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/typography"
)

// englishDates print in the British order, which readers everywhere understand:
// "15 October 2019".
var englishDates = calendar.Words{
	Months: [12]string{
		"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December",
	},
	Ordinal:   func(int) string { return "" },
	DayMonth:  typography.NoBreak,
	MonthYear: " ",
	Year:      calendar.Lead{Since: "since ", Until: "until "},
	Month:     calendar.Lead{Since: "since ", Until: "until "},
	Day:       calendar.Lead{Since: "since ", Until: "until "},
	Parts: [calendar.PartCount]calendar.PartWords{
		calendar.Q1:     {Before: "first quarter of ", Lead: calendar.Lead{Since: "since the ", Until: "until the "}},
		calendar.Q2:     {Before: "second quarter of ", Lead: calendar.Lead{Since: "since the ", Until: "until the "}},
		calendar.Q3:     {Before: "third quarter of ", Lead: calendar.Lead{Since: "since the ", Until: "until the "}},
		calendar.Q4:     {Before: "fourth quarter of ", Lead: calendar.Lead{Since: "since the ", Until: "until the "}},
		calendar.S1:     {Before: "first half of ", Lead: calendar.Lead{Since: "since the ", Until: "until the "}},
		calendar.S2:     {Before: "second half of ", Lead: calendar.Lead{Since: "since the ", Until: "until the "}},
		calendar.Early:  {Before: "early ", Lead: calendar.Lead{Since: "since ", Until: "until "}},
		calendar.Mid:    {Before: "mid-", Lead: calendar.Lead{Since: "since ", Until: "until "}},
		calendar.Late:   {Before: "late ", Lead: calendar.Lead{Since: "since ", Until: "until "}},
		calendar.Spring: {Before: "spring ", Lead: calendar.Lead{Since: "since ", Until: "until "}},
		calendar.Summer: {Before: "summer ", Lead: calendar.Lead{Since: "since ", Until: "until "}},
		calendar.Autumn: {Before: "autumn ", Lead: calendar.Lead{Since: "since ", Until: "until "}},
	},
	Order: calendar.OrderOpen,
	Read:  englishDateVocabulary,
}

var englishDateVocabulary = calendar.Vocabulary{
	MonthUnits: []string{"month", "months"},
	YearUnits:  []string{"year", "years"},
	Months: [12][]string{
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
	Parts: [calendar.PartCount][]string{
		calendar.Early:  {"early", "beginning", "start"},
		calendar.Mid:    {"mid", "middle"},
		calendar.Late:   {"late", "end"},
		calendar.Spring: {"spring"},
		calendar.Summer: {"summer"},
		calendar.Autumn: {"autumn", "fall"},
	},
	Winter:  []string{"winter"},
	Quarter: []string{"quarter", "Q"},
	Half:    []string{"half", "H"},
	Nth: [4][]string{
		{"first"},
		{"second"},
		{"third"},
		{"fourth"},
	},
	Suffixes: []string{"st", "nd", "rd", "th"},
	Of:       []string{"of"},
	Filler:   []string{"the", "in", "on", "year", "during"},
	From:     nil, // "from 2019" has no end, unless one follows
	Between:  []string{"between"},
	To:       []string{"to", "through"},
	And:      []string{"and"},
	Since:    []string{"since", "from"},
	Until:    []string{"until", "till", "up to"},
	Onwards:  []string{"onwards", "onward", "present", "the present", "now", "today", "date", "ongoing"},
}

var englishNumbers = quantity.Words{
	FileUnits: [4]string{"bytes", "KB", "MB", "GB"},
	Singular:  func(n int) bool { return n == 1 },
	Decimal:   '.',
	Group:     ",",
	Percent:   "%",
	Ordinal:   englishOrdinal,
	OutOf:     " of ",
	To:        " to ",
	Approx:    [quantity.ApproxCount]string{quantity.About: "about ", quantity.MoreThan: "more than ", quantity.LessThan: "less than ", quantity.AtLeast: "at least ", quantity.AtMost: "up to "},
	Magnitude: [quantity.MagnitudeCount][2]string{
		quantity.Million: {"million", "million"},
		quantity.Billion: {"billion", "billion"},
	},
	Link:        func(string) string { return "" },
	SymbolFirst: true,
	Currencies:  englishCurrencies,
	Read: quantity.Vocabulary{
		Approx: [quantity.ApproxCount][]string{
			quantity.About:    spelling.FoldAll("about", "approximately", "approx.", "approx", "around", "circa", "ca.", "c.", "some", "roughly", "nearly", "almost"),
			quantity.MoreThan: spelling.FoldAll("more than", "over"),
			quantity.LessThan: spelling.FoldAll("less than", "fewer than", "under", "below"),
			quantity.AtLeast:  spelling.FoldAll("at least"),
			quantity.AtMost:   spelling.FoldAll("at most", "up to"),
		},
		Between:  spelling.FoldAll("between"),
		From:     spelling.FoldAll("from"),
		To:       spelling.FoldAll("to"),
		And:      spelling.FoldAll("and"),
		Percent:  spelling.FoldAll("percent", "per cent", "pct"),
		Thousand: spelling.FoldAll("thousand"),
		Magnitude: [quantity.MagnitudeCount][]string{
			quantity.Million: spelling.FoldAll("million", "millions"),
			quantity.Billion: spelling.FoldAll("billion", "billions"),
		},
		Link:     spelling.FoldAll("of"),
		Ordinals: spelling.FoldAll("st", "nd", "rd", "th"),
		OutOf:    spelling.FoldAll("of", "out of"),
		Short: []quantity.ShortMagnitude{
			{Sign: "k", Thousands: 1, Magnitude: quantity.NoMagnitude}, {Sign: "K", Thousands: 1, Magnitude: quantity.NoMagnitude},
			{Sign: "bn", Thousands: 0, Magnitude: quantity.Billion}, {Sign: "B", Thousands: 0, Magnitude: quantity.Billion}, {Sign: "M", Thousands: 0, Magnitude: quantity.Million}, {Sign: "m", Thousands: 0, Magnitude: quantity.Million},
		},
	},
}

var englishCurrencies = []quantity.Currency{
	{Code: "EUR", Symbol: "€", Name: "", Also: spelling.FoldAll("euros", "euro", "eur")},
	{Code: "USD", Symbol: "$", Name: "", Also: spelling.FoldAll("US dollars", "US dollar", "dollars", "dollar")},
	{Code: "CAD", Symbol: "CA$", Name: "", Also: spelling.FoldAll("Canadian dollars", "Canadian dollar")},
	{Code: "GBP", Symbol: "£", Name: "", Also: spelling.FoldAll("pounds sterling", "pound sterling", "pounds", "pound")},
	{Code: "CHF", Symbol: "CHF", Name: "", Also: spelling.FoldAll("Swiss francs", "Swiss franc")},
	{Code: "XOF", Symbol: "FCFA", Name: "", Also: spelling.FoldAll("CFA francs", "CFA franc", "fcfa")},
	{Code: "MAD", Symbol: "MAD", Name: "", Also: spelling.FoldAll("Moroccan dirhams", "Moroccan dirham", "dirhams", "dirham")},
	{Code: "TND", Symbol: "TND", Name: "", Also: spelling.FoldAll("Tunisian dinars", "Tunisian dinar")},
	{Code: "JPY", Symbol: "¥", Name: "", Also: spelling.FoldAll("yen")},
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
