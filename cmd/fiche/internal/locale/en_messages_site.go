package locale

// Messages about the site as a whole.
var englishSiteMessages = map[string]Message{
	// Files.
	"content-empty": {
		Text:  "the folder content/ holds no sheet",
		Hints: []string{"create a file index.md in it that begins with these lines, then a sheet for each project:"},
	},
	"home-missing": {
		Text:  "the home of the site, content/index.md, is missing",
		Hints: []string{"create it, with these lines to begin with:"},
	},
	"file-unreadable": {
		Text:  "this file cannot be read ({reason})",
		Hints: []string{"see that it is not open elsewhere, that you may read it and, if it is a link, that it leads into the folder of the site"},
	},
	"url-missing": {
		Text:  "the field “url” is missing in content/index.md: no sitemap, no feed, no previews on social networks",
		Hints: []string{"add the address at which the site will be published"},
	},

	// Addresses.
	"duplicate-address": {
		Text:  "two files for one address, {address}: this one and {other}",
		Hints: []string{"rename one of the two"},
	},
	"address-of-list": {
		Text:  "the address {address} is that of a list of sheets",
		Hints: []string{"if this file describes the country or the partner of that list, add “kind: country” or “kind: partner”; otherwise rename it"},
	},
	"folder-of-list": {
		Text:  "the folder “{folder}” would have the address of a list of the site, {address}",
		Hints: []string{"rename the folder"},
	},
	"static-in-the-way": {
		Text:  "this file has the address of a page of the site, {address}",
		Hints: []string{"rename it"},
	},
	"duplicate-subject": {
		Text:  "two files describe “{name}”: this one and {other}",
		Hints: []string{"make one file of the two"},
	},
	"address-empty": {
		Text:  "the file name “{name}” gives no address",
		Hints: []string{"rename it with letters or digits"},
	},
	"address-reserved": {
		Text:  "the address {address} cannot be used",
		Hints: []string{"rename the file"},
	},
	"file-for-folder": {
		Text:  "{address} would be both a file and the folder of {other}",
		Hints: []string{"rename one of the two"},
	},
	"alias-invalid": {
		Text:  "“{alias}” is no old address of this site",
		Hints: []string{"write its path alone, as “/old/address.html”"},
	},
	"alias-taken": {
		Text:  "a page stands at the old address “{alias}” already",
		Hints: []string{"remove the alias, or rename the other page"},
	},

	// References.
	"file-missing": {
		Text: "the file “{target}” cannot be found",
		Hints: []string{
			"did you mean “{near}”?",
			"put the file beside the sheet, or correct its name",
		},
	},
	"link-broken": {
		Text: "the link “{target}” leads nowhere",
		Hints: []string{
			"did you mean “{near}”?",
			"check the name of the file; it is read from the folder of the sheet",
		},
	},
	"link-unpublished": {
		Text:  "the link “{target}” leads to a draft, which is not published",
		Hints: []string{"publish that sheet or remove the link; “draft: yes” here publishes the other sheets meanwhile"},
	},
	"anchor-missing": {
		Text: "{file} has no place named “#{anchor}”",
		Hints: []string{
			"did you mean “#{near}”?",
			"the name of a place is that of a heading, in lower case and with hyphens",
		},
	},
	"related-not-sheet": {
		Text:  "“{target}” is not a fact sheet",
		Hints: []string{"to lead to another page, link it in the text"},
	},

	// Names.
	"partner-near-miss": {
		Text:  "“{name}” looks like “{other}” ({file})",
		Hints: []string{"if it is the same partner, write the name in the same way"},
	},
	"theme-near-miss": {
		Text:  "the theme “{name}” looks like “{other}” ({file})",
		Hints: []string{"if it is the same theme, write it in the same way"},
	},

	// Figures.
	"figure-differs": {
		Text:  "“{label}” is {here} here, and {there} in {file}",
		Hints: []string{"the sheet's value is shown; correct the one that is out of date"},
	},
	"total-left-out": {
		Text: "“{label}” is not part of the total on the home page",
		Hints: []string{
			"a total sums plain numbers of one unit; the other sheets count in “{unit}”",
			"a total sums plain numbers, without “about”, ranges or percentages",
		},
	},
	"total-unknown": {
		Text: "no sheet has the figure “{name}”",
		Hints: []string{
			"did you mean “{near}”?",
			"write the label of the figure as it is in the sheets",
		},
	},

	// Translations.
	"field-in-translation": {
		Text:  "“{name}” does not count in a translation: the value comes from {original}",
		Hints: []string{"remove the line; words are translated under “words”"},
	},
	"untranslated": {Text: "“{phrase}” has no translation ({language}, {file})"},

	// What is not published.
	"unpublished-draft":      {Text: "draft"},
	"unpublished-copy":       {Text: "looks like a copy of {original}"},
	"unpublished-ending":     {Text: "a sheet ends in .md: rename this file {name}"},
	"unpublished-document":   {Text: "a word processor's document that no sheet links"},
	"unpublished-link":       {Text: "a link that does not lead to a file of the site"},
	"unpublished-unreadable": {Text: "a folder that cannot be read"},
}
