package locale

// Messages about the fields of a sheet.
var englishMessages = map[string]Message{
	"front-matter-not-fields": {
		Text:  "the header between the --- lines holds no fields",
		Hints: []string{"each line reads “field: value”, for example “{example}: The name of the project”"},
	},
	"unknown-field": {
		Text: "unknown field “{name}”",
		Hints: []string{
			"did you mean “{near}”?",
			"the fields that may stand here are: {list}",
		},
	},
	"misplaced-field": {
		Text:  "the field “{name}” means nothing in a file of kind “{kind}”",
		Hints: []string{"remove the line, or move it to the file that it is about"},
	},
	"misplaced-setting": {
		Text:  "“{name}” is a setting of the site",
		Hints: []string{"move the line to content/index.md"},
	},
	"wrong-type": {
		Text:  "the field “{field}” is not written like this",
		Hints: []string{"it is written like this:"},
	},
	"not-text": {
		Text:  "a simple value is expected here, not a list or fields",
		Hints: []string{"write the value on the line of the field"},
	},
	"not-list": {
		Text:  "a list of words is expected here",
		Hints: []string{"write them on one line with commas, or one a line after a dash"},
	},
	"not-money": {
		Text:  "“{value}” is not an amount",
		Hints: []string{"write the number and its currency, as “€450,000” or “XOF 30 million”"},
	},
	"not-year": {
		Text:  "“{value}” is not a year",
		Hints: []string{"write its four digits, as “2020”"},
	},
	"not-degrees": {
		Text:  "“{value}” is not a coordinate in decimal degrees",
		Hints: []string{"write a number between -{limit} and {limit}, as “14.70”"},
	},
	"not-point": {
		Text:  "“{value}” is not a position",
		Hints: []string{"write latitude and longitude in decimal degrees, as “14.70, -8.60”"},
	},
	"place-swapped": {
		Text:  "“{place}” is not in the country of this sheet ({country}), but would be with latitude and longitude exchanged",
		Hints: []string{"latitude comes first"},
	},
	"unknown-term": {
		Text: "“{value}” is not one of the values that may stand here",
		Hints: []string{
			"did you mean “{near}”?",
			"the values are: {list}",
		},
	},
	"unknown-country": {
		Text: "unknown country “{name}”",
		Hints: []string{
			"did you mean “{near}”?",
			"write the name of the country or its two-letter ISO code, as “ML”",
		},
	},
	"unknown-goal": {
		Text:  "“{value}” is not a Sustainable Development Goal",
		Hints: []string{"write a number from 1 to 17, or a target such as “6.2”"},
	},
	"unknown-currency": {
		Text:  "unknown currency “{value}”",
		Hints: []string{"write its three-letter code, as “EUR” or “XOF”"},
	},
	"url-no-scheme": {
		Text:  "the address “{url}” does not say https://",
		Hints: []string{"it is read like this:"},
	},
	"not-url": {
		Text:  "“{value}” is not a web address",
		Hints: []string{"an address begins with https:// and holds no spaces"},
	},
	"not-email": {
		Text:  "“{value}” is not an email address",
		Hints: []string{"write it as “contact@example.org”"},
	},
	"not-colour": {
		Text:  "“{value}” is not a colour",
		Hints: []string{"write it in hexadecimal, as “#0b6e8a”"},
	},
	"unknown-language": {
		Text:  "the site cannot be published in the language “{value}”",
		Hints: []string{"the languages available are: {list}"},
	},
	"not-language": {
		Text:  "“{value}” is not a language",
		Hints: []string{"write its code, as “fr”, “en” or “bm”"},
	},
	"missing-part": {
		Text:  "this item of “{field}” lacks “{part}”",
		Hints: []string{"the field is written like this:"},
	},
	"detail-no-value": {
		Text:  "“{label}” has no value",
		Hints: []string{"write it after a colon: “{label}: …”"},
	},
	"word-no-translation": {
		Text:  "“{word}” has no translation",
		Hints: []string{"write it after a colon: “{word}: …”"},
	},
	"photo-no-alt": {
		Text:  "the photo {file} has no description for those who cannot see it",
		Hints: []string{"under “{field}”, add a field “{alt}” that says in a sentence what it shows"},
	},
	"photo-without-consent": {
		Text:  "photo {file}: those who can be seen have not agreed",
		Hints: nil,
	},
	"summary-long": {
		Text:  "the summary has {count} characters",
		Hints: []string{"beyond {max}, search engines and lists cut it"},
	},
	"country-unknown-title": {
		Text:  "“{title}” is not a known country",
		Hints: []string{"add a field “{field}” with its two-letter ISO code"},
	},
	"title-missing": {
		Text:  "the sheet has no title",
		Hints: []string{"begin the file with these lines, or with a “#” heading:"},
	},
}
