package locale

// englishTemplateMessages are for whoever adapts the templates of a site.
var englishTemplateMessages = map[string]Message{
	"template-unreadable": {
		Text:  "this template cannot be read: {reason}",
		Hints: []string{"check that the file exists and that you may read it"},
	},
	"template-encoding": {
		Text:  "this template is not saved as UTF-8",
		Hints: []string{"save it again with the encoding UTF-8"},
	},
	"template-parse": {
		Text:  "this template cannot be understood: {message}",
		Hints: []string{"check that each “{{” has its “}}”, and each if, range, with or define its end"},
	},
	"template-field": {
		Text:  "there is no “{name}” in {type}",
		Hints: []string{"did you mean “{nearest}”?", "templates/README.md has all the names of {type}"},
	},
	"template-function": {
		Text:  "there is no function “{name}”",
		Hints: []string{"did you mean “{nearest}”?", "a template has the functions of Go (and, or, not, len, index, slice, print, printf, eq, ne, lt, le, gt, ge) and no others"},
	},
	"template-arguments": {
		Text:  "“{name}” cannot be used with these values",
		Hints: []string{"compare with templates/README.md: the number of values and their types must fit"},
	},
	"template-range": {
		Text:  "range goes through a list, and “{name}” is none",
		Hints: []string{"for a value that may be missing, write with instead of range"},
	},
	"template-print": {
		Text:  "“{name}” cannot be printed as it is",
		Hints: []string{"choose what to show of it: {fields}", "go through the list with range"},
	},
	"template-always": {
		Text:  "“{name}” is always there, even when empty: this condition is always true",
		Hints: []string{"write “{plain}” to ask whether the text is empty", "ask whether one of its fields is empty"},
	},
	"template-nil": {
		Text:  "“{name}” may be missing, and the page could not be made then",
		Hints: []string{"put {{ with … }} and {{ end }} around this part"},
	},
	"template-unknown": {
		Text:  "there is no template “{name}”",
		Hints: []string{"did you mean “{nearest}”?", "create the file templates/{name}"},
	},
	"template-loop": {
		Text:  "these templates call each other in a circle: {way}",
		Hints: []string{"remove one of the {{template}} calls: such a page would never end"},
	},
	"template-call": {
		Text: "“{name}” wants {wants}",
		Hints: []string{
			"it is given {given} here: templates/README.md tells what to pass to it",
			"write what it has to show after its name, as in {{template \"…\" .}}",
		},
	},
	"template-twice": {
		Text:  "“{name}” is already defined in {other}",
		Hints: []string{"give it another name, or take one of the two definitions away"},
	},
	"template-unused": {
		Text:  "no template uses {name}",
		Hints: []string{"did you mean “{nearest}.html”?", "call it with {{template \"…\" .}}, or take the file away"},
	},
	"accent-adjusted": {
		Text:  "the colour {colour} is hard to read on a light ground: links and small signs take {used}",
		Hints: []string{"nothing to do if that suits you; else choose a darker colour"},
	},
	"template-unsafe": {
		Text:  "a value cannot be printed safely here: {message}",
		Hints: []string{"put the value into text, or between the quotes of an attribute"},
	},
}
