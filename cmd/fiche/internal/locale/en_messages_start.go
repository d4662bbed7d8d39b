package locale

// Messages about a first site, and about what models leave to fill in.
var englishStartMessages = map[string]Message{
	"left-to-complete": {
		Text:  "still to do: {what}",
		Hints: []string{"put what is asked for in its place, brackets and all; or take the line away if it does not concern you"},
	},
}
