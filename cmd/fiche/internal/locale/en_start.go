package locale

import "fiche/cmd/fiche/internal/quantity"

var englishStart = StartWords{
	Values: map[string]string{
		"text": "TEXT", "language": "LANGUAGE", "profile": "PROFILE", "colour": "COLOUR", "host": "HOST",
		"country": "COUNTRY", "term": "WORD", "words": "WORDS", "date": "DATE", "file": "FILE",
	},
	Init: Help{
		Short: "makes a new site",
		Long: `Makes a small working site: settings, a model sheet that explains every field, a
page about you, the legal notice, and for a public body the accessibility
statement.

On a terminal the command asks what no option says. It never replaces a file:
those that exist stay as they are.`,
	},
	New: Help{
		Short: "makes a new sheet",
		Long: `Makes a sheet: its file has the name of its title, and its fields what you give.
The others stand in it as examples, behind a “#” to be taken away.

On a terminal the command asks, one by one, what no option says; the Enter key
goes on to the next. It never replaces a file.

  fiche new --translate content/projects/mali.md --language fr "Mali : l'eau"

makes the translation of a sheet: a draft beside it, with the original text as a
guide.

  fiche new --from projects.csv

makes a sheet of each row of a table (commas, semicolons or tabs; UTF-8 or
Windows-1252): its columns have the names of fields, and “text” for the body of
the sheet. What a row does not say, the options say for all. The command shows
first what it understood; with one mistake no sheet is made at all.`,
	},
	Schema: Help{
		Short: "writes a JSON Schema of the fields",
		Long: `Writes a JSON Schema (draft 7) of the front matter of sheets, made from the same
table as their reading: for tools and editors that check or complete the front
matter of a Markdown file.

  fiche schema > fiche.schema.json

Visual Studio Code does without: “fiche init” writes what makes it complete the
fields and show the mistakes.`,
	},
	Flags: StartFlagWords{
		From:        "makes a sheet of each row of a CSV table, whose columns have the names of fields",
		Yes:         "makes the sheets of a table without asking",
		Translate:   "makes the translation of this sheet, in the language that “--language” gives",
		Into:        "the language of the translation, for example “fr”",
		SheetFolder: "the folder of the sheet, in “content” (default: the one that holds most sheets)",
		Field:       "{name}, for example “{example}”",

		SiteTitle:    "the title of the site (default: “Our projects”)",
		Language:     "the language of the site: en or fr (default: that of the machine)",
		Organisation: "the name of the organisation that publishes the site",
		Profile:      "public body, association or company: decides which statements the law asks for (default: public body, which asks for most)",
		Accent:       "the colour of the site, in hexadecimal (default: 0b6e8a)",
		Workflow:     "adds what publishes the site on github or gitlab",
	},

	Prompt:          ": ",
	Choice:          "Your choice",
	AskLanguage:     "Language of the site:",
	AskTitle:        "Title of the site",
	AskOrganisation: "Organisation that publishes the site",
	AskProfile:      "This organisation is a:",
	AskAccent:       "Colour of the site",
	AskWorkflow:     "Where will the site be published?",
	NoWorkflow:      "elsewhere, or to be seen later",
	Workflows:       []string{"GitHub Pages", "GitLab Pages"},

	TranslateHome: "The original text ({original}) is your guide; no page shows what stands between these arrows. Write the translation below. The settings come from the original; “words” says how the words that come back everywhere on the site read here.",
	Translate:     "The original text ({original}) is your guide; no page shows what stands between these arrows. Write the translation below, then take away the line “draft” to publish it. The facts (dates, figures, partners) come from the original; “words” says how its words read here.",

	DefaultTitle: "Our projects",
	Made:         quantity.Forms{One: "{count} file made in {folder}:", Other: "{count} files made in {folder}:"},
	Left:         "There already, and left as they are:",
	Next:         "And now:",
	ExampleTitle: "Title of the sheet",

	AskFields: map[string]string{
		"title":   "Title of the sheet",
		"summary": "The essence in two sentences",
		"country": "Country",
		"status":  "Where does the project stand?",
		"period":  "Period, from start to end (2019 - 2022)",
		"as_of":   "Which date does the sheet describe? (late 2021)",
		"themes":  "Themes, with commas between them",
	},
	Ready: "{path} is made: open it in a text editor to write it",

	SchemaTitle: "The front matter of a sheet",

	ProseColumns: []string{"text", "body", "text of the sheet"},
	Separators:   map[string]string{",": "commas", ";": "semicolons", "\t": "tabs"},
	Table:        quantity.Forms{One: "{file}: {count} row, with {separator}", Other: "{file}: {count} rows, with {separator}"},
	LeftAside:    "(left aside)",
	LeftNear:     "(left aside; did you mean “{near}”?)",
	ProseField:   "the text of the sheet",
	WillMake:     quantity.Forms{One: "{count} sheet to be made in {folder}: {files}", Other: "{count} sheets to be made in {folder}: {files}"},
	AskMake:      "Make them?",
	MadeSheets:   quantity.Forms{One: "{count} sheet made in {folder}", Other: "{count} sheets made in {folder}"},
}
