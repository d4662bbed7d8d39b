package locale

// Messages about a first site, and about what models leave to fill in.
var englishStartMessages = map[string]Message{
	"left-to-complete": {
		Text:  "still to do: {what}",
		Hints: []string{"put what is asked for in its place, brackets and all; or take the line away if it does not concern you"},
	},
	"needs-quotes": {
		Text:  "“{command}” takes one thing only, and “{argument}” is one too many",
		Hints: []string{"put quotes around the whole name: {command} \"{whole}\""},
	},
	"unknown-workflow": {
		Text: "“{host}” is no host that Fiche knows",
		Hints: []string{
			"did you mean “{nearest}”?",
			"choose {hosts}, or leave the option out and copy the folder “public” yourself",
		},
	},
	"not-a-choice": {
		Text: "“{answer}” is not in the list",
		Hints: []string{
			"did you mean “{nearest}”?",
			"answer with a number from 1 to {count}",
		},
	},
	"left-unanswered": {
		Text:  "no answer: nothing was written",
		Hints: []string{"call the command again whenever you like; “--help” lists the options that answer in advance"},
	},
	"title-needed": {
		Text:  "a sheet needs a title",
		Hints: []string{"give it between quotes: fiche new \"Title of the sheet\""},
	},
	"title-no-letters": {
		Text:  "“{title}” cannot be the name of a file",
		Hints: []string{"a title holds a letter or a digit at least"},
	},
	"sheet-exists": {
		Text:  "{path} exists already: nothing was written",
		Hints: []string{"choose another title or another folder, or open that file"},
	},
	"folder-outside": {
		Text:  "“{folder}” is no folder of “content”",
		Hints: []string{"give a path that begins in “content”, like “projects”"},
	},
	"not-months": {
		Text:  "“{value}” is no length of time",
		Hints: []string{"write a whole number of months or years, like “18 months” or “2 years”"},
	},
}
