package locale

// englishFrontMatterMessages are what is said of a file's encoding and of the
// way its front matter is written.
var englishFrontMatterMessages = map[string]Message{
	"file-too-large": {
		Text:  "this file is too large: {size} MB, where {limit} is the most",
		Hints: []string{"a sheet holds text only: keep photos and documents in files beside it"},
	},
	"encoding-unknown": {
		Text:  "this file is not text: a character on this line cannot be read",
		Hints: []string{"open it in your editor and save it as UTF-8; a Word or PDF document must be copied into a text file"},
	},
	"encoding-windows-1252": {
		Text:  "this file is not saved as UTF-8; it is read as Windows-1252 (here \"{character}\")",
		Hints: []string{"check the accents on the page, then save the file as UTF-8"},
	},
	"control-character": {
		Text:  "this line holds an invisible character ({code}), most likely from copy and paste",
		Hints: []string{"delete the line and type it again; without that character it reads:"},
	},
	"front-matter-too-large": {
		Text:  "the fields of this file are over {limit} KB",
		Hints: []string{"the text of the sheet comes after the line --- that ends the fields; see that it is not missing"},
	},
	"front-matter-unclosed": {
		Text:  "the line --- that ends the fields is missing",
		Hints: []string{"add it after line {line}:"},
	},
	"front-matter-dashes": {
		Text:  "this line should be three hyphens: \"{found}\" is not \"---\"",
		Hints: []string{"a word processor may have replaced the hyphens; the line should read:"},
	},
	"front-matter-missing-dashes": {
		Text:  "\"{field}\" looks like a field, but the line --- above it is missing; it is shown as text",
		Hints: []string{"put a line --- before the fields and another after them:"},
	},
	"toml-front-matter": {
		Text: "fields between +++ (TOML) are not read",
		Hints: []string{
			"write them between lines ---, with a colon instead of the equals sign:",
		},
	},
	"json-unclosed": {
		Text:  "this brace opens the fields (JSON), but none closes it",
		Hints: []string{"add } after the last field"},
	},
	"more-problems": {
		Text:  "and {count} more problems in the fields of this file",
		Hints: []string{"mend the first ones: the others often follow from them"},
	},
	"duplicate-key": {
		Text:  "\"{key}\" is on line {line} already",
		Hints: []string{"keep only one of the two lines"},
	},
	"line-alone": {
		Text: "this line belongs to no field",
		Hints: []string{
			"a field is written \"name: value\"; a line that goes on with a text begins with two spaces; the text of the sheet comes after the line --- that ends the fields",
		},
	},
	"colon-space": {
		Text:  "a space is missing after the colon of \"{key}\"",
		Hints: []string{"write:"},
	},
	"tab-indent": {
		Text:  "this line begins with a tab",
		Hints: []string{"use spaces instead:"},
	},
	"dash-misaligned": {
		Text:  "this dash is not in line with the others of its list",
		Hints: []string{"put it here:"},
	},
	"dash-space": {
		Text:  "an ordinary space is needed after the dash",
		Hints: []string{"if there is one already it is a no-break space: delete it and type another"},
	},
	"dash-character": {
		Text:  "lists are written with hyphens (-): \"{found}\" is not one",
		Hints: []string{"write:"},
	},
	"list-on-line": {
		Text:  "a list begins on the line after its field",
		Hints: []string{"write, with one dash on each line:"},
	},
	"list-after-value": {
		Text:  "this list follows \"{key}\", which has a value already",
		Hints: []string{"move the value into the list, or put above the list the name of the field that it belongs to"},
	},
	"subfields-misaligned": {
		Text:  "this line is not in line with the fields before it",
		Hints: []string{"put it here:"},
	},
	"subfields-unindented": {
		Text:  "these fields describe the list item above, but are not in line with it",
		Hints: []string{"put them under the text that follows the dash:"},
	},
	"subfields-after-value": {
		Text:  "this field is indented under \"{key}\", which has a value already",
		Hints: []string{"give that value a name and a line of its own, or remove the indentation; if this goes on with a text, avoid the colon after its first word"},
	},
	"nested-too-deep": {
		Text:  "too many lists or fields inside each other",
		Hints: []string{"two or three levels are enough for any sheet"},
	},
	"comma-splits-value": {
		Text: "between braces, a comma cuts the value in two",
		Hints: []string{
			"write one field a line, without braces: there a comma stays a comma",
		},
	},
	"quote-unclosed": {
		Text:  "this quotation mark ({quote}) is not closed",
		Hints: []string{"quotation marks are not needed:"},
	},
	"bracket-unclosed": {
		Text:  "this bracket or brace ({bracket}) is not closed",
		Hints: []string{"close it, or write a list with one dash a line"},
	},
	"yaml-alias": {
		Text:  "\"{value}\" refers to another part of the file (a YAML anchor or alias), which is not allowed",
		Hints: []string{"repeat the value; if it is text, put it in quotation marks: \"{value}\""},
	},
	"yaml-escape": {
		Text:  "between double quotation marks, a backslash (\\) has a special meaning",
		Hints: []string{"remove the quotation marks: the value is then read as it stands"},
	},
	"yaml-key": {
		Text:  "the name of a field can be neither a list nor a group of fields",
		Hints: []string{"write one field a line: \"name: value\", without brackets or braces"},
	},
	"yaml-syntax": {
		Text:  "this passage cannot be read",
		Hints: []string{"write one field a line: \"name: value\", and lists with one dash a line, without brackets, braces or quotation marks"},
	},
}
