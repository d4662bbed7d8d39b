package locale

// Messages about the addresses that a site leads to.
var englishExternalMessages = map[string]Message{
	"link-gone": {
		Text:  "{address} no longer exists: the server answers {status}",
		Hints: []string{"look for the new address of that page, or take the link away"},
	},
	"link-no-host": {
		Text:  "{address} leads nowhere: no server is called {host}",
		Hints: []string{"check how the address is spelled, or take the link away"},
	},
	"link-private": {
		Text:  "{address} leads to a private network, where readers cannot follow: {host}",
		Hints: []string{"give an address that everybody can open, or put the document on the site"},
	},
	"link-moved": {
		Text:  "{address} has moved for good, to {to}",
		Hints: []string{"write the new address in its place"},
	},
	"link-to-home": {
		Text:  "{address} now leads to the home page of {host}: that page has probably gone",
		Hints: []string{"open it in a browser and look for the new address of the page"},
	},
	"link-refused": {
		Text:  "{address} could not be checked: the server answers {status}",
		Hints: []string{"open it in a browser: some servers answer people only, others are broken for a while"},
	},
	"link-slow": {
		Text:  "{address} could not be checked: {host} did not answer in time",
		Hints: []string{"open it in a browser, or check again later"},
	},
	"link-unreachable": {
		Text:  "{address} could not be checked: there is no connection to {host}",
		Hints: []string{"open it in a browser, or check again later"},
	},
	"link-certificate": {
		Text:  "{address} could not be checked: the certificate of {host} is not accepted",
		Hints: []string{"open it in a browser: if it warns too, so it will warn your readers"},
	},
	"link-redirects": {
		Text:  "{address} could not be checked: the server sends on and on",
		Hints: []string{"open it in a browser and write the address that it ends at"},
	},
	"links-offline": {
		Text:  "no host of {count} external addresses could be reached",
		Hints: []string{"is this machine connected to the internet? Fiche goes there directly, not through a proxy"},
	},
	"links-not-asked": {
		Text:  "the check ended before all external addresses were asked; left: {count}",
		Hints: []string{"check again, and leave it the time it takes"},
	},
}
