package locale

import "fiche/cmd/fiche/internal/quantity"

// StartWords are the words of the commands that make a first site and a new
// sheet.
type StartWords struct {
	Values map[string]string // stand for the value of a flag, by the kind of value
	Init   Help
	New    Help
	Schema Help
	Flags  StartFlagWords

	// Questions at a terminal.
	Prompt          string // between a question and its answer
	Choice          string // asks for one of a numbered list
	AskLanguage     string
	AskTitle        string
	AskOrganisation string
	AskProfile      string
	AskAccent       string
	AskWorkflow     string
	NoWorkflow      string
	Workflows       []string // in the order of scaffold.Workflows

	// A new site.
	DefaultTitle string
	Made         quantity.Forms // {count} {folder}
	Left         string         // heads a list of files that were there already
	Next         string         // heads a list of commands
	ExampleTitle string         // of a sheet, in a command to be copied

	// A new sheet.
	AskFields map[string]string // by field; those not named here are asked by their name
	Ready     string            // {path}

	SchemaTitle   string
	Translate     string // {original}: heads the original text in a new translation
	TranslateHome string // {original}: the same, of the home

	// Sheets from a table.
	ProseColumns []string       // names of the column that holds the text of the sheets
	Separators   SeparatorWords // names of the signs between values
	Table        quantity.Forms // {count} rows: {file} {separator}
	Workbook     quantity.Forms // {count} rows: {file}
	Above        string         // heads what stands above the names of the columns, and is not read
	OtherSheets  string         // heads the sheets of a workbook that are not read
	LeftAside    string         // in the place of a field
	LeftNear     string         // the same: {near}
	ProseField   string         // in the place of a field
	PathColumns  []string       // names of the column that holds the paths of sheets
	PathField    string         // in the place of a field
	WillChange   quantity.Forms // {count} {rest}
	AskChange    string
	WillMake     quantity.Forms // {count} {folder} {files}
	AskMake      string
	MadeSheets   quantity.Forms // {count} {folder}
}

// StartFlagWords explain the flags.
type StartFlagWords struct {
	SiteTitle, Language, Organisation, Profile, Accent, Workflow string
	From, Update, Yes, Translate, Into                           string
	SheetFolder, Field                                           string // Field: {name} {example}
}

// SeparatorWords are the names of the signs between the values of a table.
type SeparatorWords struct {
	Comma, Semicolon, Tab string
}

// Of returns the name of a sign.
func (w SeparatorWords) Of(sign string) string {
	switch sign {
	case ";":
		return w.Semicolon
	case "\t":
		return w.Tab
	}
	return w.Comma
}
