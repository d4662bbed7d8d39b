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
}
