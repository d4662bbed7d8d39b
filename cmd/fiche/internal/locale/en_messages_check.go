package locale

// Messages of "fiche check": what only people miss.
var englishCheckMessages = map[string]Message{
	"sheet-stale": {
		Text:  "the sheet describes what was more than {months} months ago: {date}",
		Hints: []string{"read it again and bring this date up to date; or say that the project is completed"},
	},
	"period-over": {
		Text:  "the project is said to be “{status}”, and its period is over: {period}",
		Hints: []string{"correct the status, or prolong the period"},
	},
	"date-overdue": {
		Text:  "“{label}” is announced for a date that has passed: {date}",
		Hints: []string{"say “done” or “cancelled” in brackets, or give the new date behind “->”"},
	},
	"figure-no-year": {
		Text:  "nobody can tell of which year “{label}” is",
		Hints: []string{"add “{field}” to this figure, in its full form"},
	},
	"figure-no-source": {
		Text:  "nobody can tell where “{label}” comes from",
		Hints: []string{"add “{field}” to this figure, in its full form"},
	},
	"photo-no-credit": {
		Text:  "nobody can tell whose photo {file} is",
		Hints: []string{"add “{field}” to this photo: to be named is its author's right"},
	},
	"photo-consent-unknown": {
		Text:  "nobody can tell whether those who are seen on {file} agreed",
		Hints: []string{"add “{field}” to this photo: {list}"},
	},
	"partner-spelled-otherwise": {
		Text:  "“{name}” is the partner that is written “{usual}” elsewhere",
		Hints: []string{"write it in one way everywhere, as in {file} for example"},
	},
	"translation-old": {
		Text:  "the original has changed since this translation: {date}",
		Hints: []string{"compare with {original}, then bring this date up to date"},
	},
	"file-unused": {
		Text:  "no page shows this file or leads to it",
		Hints: []string{"name it in a sheet, or delete it; it is not published"},
	},
	"sheet-incomplete": {
		Text:  "{has} of {of} fields that reference sheets give; missing: {list}",
		Hints: []string{"add those that you know; none is required"},
	},
	"legal-notice-missing": {
		Text:  "a site has to say who publishes it, and this one has no legal notice",
		Hints: []string{"write it in content/{file}, with “{kind}: page”, and name that file under “{footer}”; “fiche init” in an empty folder makes a model of it"},
	},
	"legal-notice-unlinked": {
		Text:  "no link of the footer leads to the legal notice",
		Hints: []string{"add “- {file}” under “{footer}”"},
	},
	"accessibility-missing": {
		Text:  "the site of a public body has to have an accessibility statement, and this one has none",
		Hints: []string{"write it in content/{file}, with “{kind}: page”, and name that file under “{footer}”; “fiche init” in an empty folder makes a model of it"},
	},
	"accessibility-unlinked": {
		Text:  "no link of the footer leads to the accessibility statement",
		Hints: []string{"add “- {file}” under “{footer}”"},
	},
	"not-a-day": {
		Text:  "“{value}” is no day",
		Hints: []string{"write it like this: 2022-03-14"},
	},
}
