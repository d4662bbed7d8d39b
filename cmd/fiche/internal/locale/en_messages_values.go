package locale

// englishValueMessages are what is said of dates and figures.
var englishValueMessages = map[string]Message{
	"date-empty": {
		Text:  "a date is missing",
		Hints: []string{"write it as you know it: 2019, October 2019, 15 October 2019, late 2020, 2019 - 2022; or delete this line"},
	},
	"date-unreadable": {
		Text: "“{value}” is not a date that Fiche can read",
		Hints: []string{
			"write for example 2019, October 2019, 15 October 2019, 2019 - 2022, since 2019, late 2020 or Q3 2021, with no other words",
		},
	},
	"date-word": {
		Text:  "“{word}” is not a word of a date",
		Hints: []string{"did you mean “{suggestion}”?"},
	},
	"date-time": {
		Text:  "a date has no time of day",
		Hints: []string{"write the day alone: {date}"},
	},
	"date-year-missing": {
		Text:  "“{value}” has no year",
		Hints: []string{"add it, with its four digits: October 2019, 15 October 2019"},
	},
	"date-year-short": {
		Text:  "the year “{short}” has only two digits",
		Hints: []string{"write it in full; if this is the one: {year}"},
	},
	"date-year-range": {
		Text:  "“{year}” is not a possible year",
		Hints: []string{"a year has four digits, from 1800 to 2200"},
	},
	"date-month-range": {
		Text: "there is no month {month}",
		Hints: []string{
			"months go from 01 to 12; a period has two whole years (2019 - 2020)",
		},
	},
	"date-day-range": {
		Text:  "there is no day {day} in {month}",
		Hints: []string{"this month has {days} days"},
	},
	"date-open": {
		Text:  "“{value}” may be two different days",
		Hints: []string{"write the month as a word: {first}, or {second}"},
	},
	"date-winter": {
		Text:  "“{season}” belongs to two years",
		Hints: []string{"write the months, for example December 2020 - February 2021; or early 2021, late 2021"},
	},
	"date-range-backwards": {
		Text:  "this period ends ({to}) before it begins ({from})",
		Hints: []string{"write its beginning first, then its end"},
	},

	"figure-empty": {
		Text:  "a figure is missing",
		Hints: []string{"write it (589,639 inhabitants, 35%, €450,000), or delete this line"},
	},
	"figure-grouping": {
		Text: "“{digits}” is not a number: after the first, groups have three digits",
		Hints: []string{
			"if it is one number, write {whole}; if they are two, say how they belong together (10 to 15)",
		},
	},
	"figure-open": {
		Text:  "“{digits}” can be read in two ways",
		Hints: []string{"write {whole} for a whole number, {decimal} for decimals"},
	},
	"figure-too-long": {
		Text:  "this number has too many digits",
		Hints: []string{"eighteen digits at most; beyond that, write it with millions or billions"},
	},
	"figure-not-number": {
		Text:  "“{value}” is not a number",
		Hints: []string{"write only the number, without a unit: 589,639, or 1.5"},
	},
	"figure-range-backwards": {
		Text:  "the first number ({low}) is greater than the second ({high})",
		Hints: []string{"write the smaller one first: 10 to 15"},
	},
	"figure-rank": {
		Text:  "a rank of {rank} out of {total} is not possible",
		Hints: []string{"write the rank, then how many there are in all: 184th of 189"},
	},
}
