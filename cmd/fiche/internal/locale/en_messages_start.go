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
		Hints: []string{"give it between quotes: {command} \"Title of the sheet\""},
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
	"folder-hidden": {
		Text:  "the sheets of the folder “{folder}” would not be published: the name of a folder begins with “.” or “_” there",
		Hints: []string{"choose another name"},
	},
	"translate-missing": {
		Text:  "{path} is no sheet of this site",
		Hints: []string{"give the path of the sheet from the folder of the site, as “content/projects/mali.md”"},
	},
	"translate-unreadable": {
		Text:  "{path} has a mistake: the translation waits until it is mended",
		Hints: []string{"“fiche build” says which one"},
	},
	"translate-translation": {
		Text:  "{path} is a translation already",
		Hints: []string{"translate the sheet that is written in the language of the site"},
	},
	"translate-same": {
		Text:  "{path} is in this language already ({language})",
		Hints: []string{"choose another language of the site"},
	},
	"translate-unpublished": {
		Text:  "the site is not published in this language ({language})",
		Hints: []string{"add it to the settings, at the top of content/index.md: {line}"},
	},
	"language-needed": {
		Text:  "the language of the translation is missing",
		Hints: []string{"give it with “--language”, for example “--language {language}”"},
	},
	"not-months": {
		Text:  "“{value}” is no length of time",
		Hints: []string{"write a whole number of months or years, like “18 months” or “2 years”"},
	},
	"csv-missing": {
		Text:  "the file {file} does not exist",
		Hints: []string{"give, behind “--from”, the path of a table that was saved as CSV"},
	},
	"csv-broken": {
		Text:  "this row of the table cannot be read: a quotation mark is not closed, or not in its place",
		Hints: []string{"double a mark that is part of the text, or save the table as CSV again"},
	},
	"csv-too-many": {
		Text:  "this row has more values than the table has columns ({count})",
		Hints: []string{"put a value that holds “{separator}” between quotation marks"},
	},
	"csv-empty": {
		Text:  "the table is empty",
		Hints: []string{"its first row gives the names of fields, each of the others a sheet"},
	},
	"csv-column-twice": {
		Text:  "the columns “{other}” and “{name}” give the same field",
		Hints: []string{"take one of them away, or change its name"},
	},
	"csv-no-title": {
		Text:  "no column gives the title of the sheets",
		Hints: []string{"call the column that holds it “{name}”, in the first row"},
	},
	"csv-not-confirmed": {
		Text:  "nothing was written: nobody is there to confirm it",
		Hints: []string{"if what stands above is right, add “--yes”"},
	},
	"row-file-missing": {
		Text:  "there is no file “{target}” in {folder}",
		Hints: []string{"put it there before the next build, or correct its name"},
	},
	"row-no-title": {
		Text:  "this row has no title",
		Hints: []string{"a title holds a letter or a digit at least"},
	},
	"row-same-title": {
		Text:  "this row makes the same file as row {line}: {file}",
		Hints: []string{"give them different titles"},
	},
}
