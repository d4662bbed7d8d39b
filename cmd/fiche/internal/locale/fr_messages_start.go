package locale

// Messages about a first site, and about what models leave to fill in.
var frenchStartMessages = map[string]Message{
	"left-to-complete": {
		Text:  "reste à faire : {what}",
		Hints: []string{"mettez à la place, crochets compris, ce qui est demandé ; ou retirez la ligne si elle ne vous concerne pas"},
	},
}
