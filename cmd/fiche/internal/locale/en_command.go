package locale

import "fiche/cmd/fiche/internal/quantity"

var englishCommand = CommandWords{
	Error:        "error:",
	Warning:      "warning:",
	Note:         "note:",
	Hint:         "hint:",
	WriteInstead: "write this instead",
	More:         quantity.Forms{One: "… and {count} more like this", Other: "… and {count} more like this"},
	MoreErrors:   quantity.Forms{One: "… and {count} more error", Other: "… and {count} more errors"},

	Usage:      "Usage:",
	Commands:   "Commands:",
	Options:    "Options:",
	Command:    "COMMAND",
	OptionsArg: "[options]",
	Topic:      "TOPIC",
	HelpOn:     "“fiche help build” explains the command “build”, “fiche help dates” a topic or a field.",
	ExitCodes:  "Exit codes:",
	Exits: [4]string{
		"all is well",
		"errors in the sheets (with “--strict”, warnings too)",
		"a command that is not written right",
		"trouble with the machine (disk full, unreadable folder…)",
	},
	Fiche: Help{
		Short: "turns a folder of project fact sheets into a website",
		Long: `Fiche turns a folder of project fact sheets, written in Markdown, into a website.

Write your sheets in the folder “content”, run “fiche build”, then copy the
folder “public” to your web host. It also opens as it is, with a double click
on index.html.`,
	},
	Build: Help{
		Short: "builds the site",
		Long: `Builds the site: reads the sheets in the folder “content” and writes the pages
into the folder “public”.

Only files that have changed are written. If a sheet holds an error, nothing is
written and the previous site stays in place.`,
	},
	Serve: Help{
		Short: "shows the site while you write",
		Long: `Shows the site in your browser while you write: a sheet that is saved is on
screen at once, and so is a mistake, with its remedy.

Nothing is published, or written into “public” unless you ask for it, and the
site can be seen from this machine only. Drafts are shown, marked by a banner.

The start page, whose address the command prints, says where the site stands,
and makes sheets and translations, checks and builds without the terminal.

In a folder without “content” it offers to make a site; when nobody is at the
terminal, only with “--open”. A double click on the program opens the start page
of the folder that it lies in.`,
	},
	Version: Help{
		Short: "prints the version of Fiche",
		Long:  "Prints the version of Fiche, the commit that it comes from and the version of Go, to be quoted when reporting a fault.",
	},
	Completion: Help{
		Short: "helps your terminal to complete commands",
		Long: `Writes the script with which your terminal completes Fiche's commands.

  bash        source <(fiche completion bash)
  zsh         source <(fiche completion zsh)
  fish        fiche completion fish | source
  powershell  fiche completion powershell | Out-String | Invoke-Expression

Add that line to the terminal's startup file to have it always.`,
	},
	Manual: Help{
		Short: "writes the manual pages",
		Long: `Writes the manual pages, in all languages, where “man” looks for them:

  fiche manual ~/.local/share/man

then “man fiche”, “man fiche-build”, “man fiche-sheet”.`,
	},
	Help: Help{
		Short: "explains a command, a topic or a field",
		Long: `Explains a command, a topic or a field of a sheet: what it is for, an example to
copy, what may be written there and what the page makes of it.

  fiche help sheet
  fiche help dates
  fiche help last updated

English and French names will do, with or without accents.`,
	},
	Folder: "FOLDER",
	Number: "NUMBER",
	Path:   "PATH",
	Flags: FlagWords{
		Site:    "the folder of the site, the one that holds “content” (default: the current folder)",
		Out:     "the folder to write the pages into (default: “public” in the folder of the site)",
		Drafts:  "publishes drafts too",
		Strict:  "treats warnings as errors",
		Force:   "writes into a folder that holds other files, and replaces those in the way",
		Help:    "prints this help",
		Version: "prints the version",

		Port:          "the port of the preview; if it is taken, the next one that is free (default: 8080)",
		Base:          "the path under which the site will be published, for example /cooperation/ (default: /)",
		Open:          "opens the browser",
		Poll:          "looks at the files without waiting for the system to tell of changes",
		PreviewDrafts: "shows drafts; “--drafts=false” shows what will be published",
	},

	Reading:      "reading the sheets…",
	Making:       "{done} of {total} files…",
	Built:        "{sheets}, {pages} in {folder}: {changes}, in {seconds} s",
	Pages:        quantity.Forms{One: "page", Other: "pages"},
	Written:      quantity.Forms{One: "{count} file written", Other: "{count} files written"},
	Removed:      quantity.Forms{One: "{count} file removed", Other: "{count} files removed"},
	Unchanged:    "nothing has changed",
	NotWritten:   "{problems}: nothing was written, the previous site stays in place",
	Errors:       quantity.Forms{One: "error", Other: "errors"},
	Warnings:     quantity.Forms{One: "warning", Other: "warnings"},
	Unpublished:  "Not published ({count}):",
	Untranslated: "Without a translation ({count}):",

	Preview: englishPreview,
	Start:   englishStart,
	Check:   englishCheck,
	Desk:    englishDesk,
}

// englishCommandMessages are what can go wrong with the command itself, and
// with the machine.
var englishCommandMessages = map[string]Message{
	"unknown-command": {
		Text: "there is no command “{command}”",
		Hints: []string{
			"did you mean “fiche {nearest}”?",
			"“fiche help” lists the commands",
		},
	},
	"unknown-topic": {
		Text: "there is no command, topic or field “{topic}”",
		Hints: []string{
			"did you mean “fiche help {nearest}”?",
			"“fiche help” lists the commands, the topics and the fields",
		},
	},
	"unknown-flag": {
		Text: "there is no option “{flag}”",
		Hints: []string{
			"did you mean “{nearest}”?",
			"“{command} --help” lists the options",
		},
	},
	"flag-needs-value": {
		Text:  "the option “{flag}” needs a value",
		Hints: []string{"write for example “{flag} {example}”"},
	},
	"flag-bad-value": {
		Text:  "the option “{flag}” does not take “{value}”",
		Hints: []string{"write “{flag}” alone, or leave it out"},
	},
	"extra-argument": {
		Text: "“{command}” does not take “{argument}”",
		Hints: []string{
			"did you mean “{nearest}”?",
			"“{command} --help” explains the command",
		},
	},
	"unknown-shell": {
		Text:  "“{shell}” is no terminal that is known here",
		Hints: []string{"choose one of {shells}"},
	},
	"site-missing": {
		Text:  "the folder {folder} does not exist",
		Hints: []string{"give the folder of the site with “--site”"},
	},
	"content-missing": {
		Text: "there is no folder “content” in {folder}",
		Hints: []string{
			"the folder {parent} has one: try “fiche build --site {parent}”",
			"go to the folder of the site, the one that holds “content”, or give it with “--site”; “fiche init” makes a new one",
		},
	},
	"site-link": {
		Text:  "the folder {folder} is a link that leads out of the site",
		Hints: []string{"put the real folder in its place"},
	},
	"output-is-source": {
		Text:  "the pages cannot be written into {folder}: that folder holds the sources of the site",
		Hints: []string{"give with “--out” a folder that serves for the pages alone, for example “--out public”"},
	},
	"output-foreign": {
		Text: "the folder {folder} holds files that Fiche did not write: {files}",
		Hints: []string{
			"give another folder with “--out”, or add “--force” if the pages really belong there; the other files stay",
		},
	},
	"output-in-the-way": {
		Text: "files that Fiche did not write stand in the place of pages, in {folder}: {files}",
		Hints: []string{
			"first move {stubborn} away",
			"move them away, or add “--force” to replace them",
		},
	},
	"output-kept": {
		Text:  "this page of an earlier build was changed by hand: it stays",
		Hints: []string{"delete it if it is no longer of use"},
	},
	"output-list-damaged": {
		Text:  "the list of the pages written before is damaged: old pages may have stayed",
		Hints: []string{"delete the folder {folder} and run “fiche build” again"},
	},
	"cache-failed": {
		Text:  "the prepared photos could not be kept in .fiche: {reason}",
		Hints: []string{"the site is complete; the next build will only be slower"},
	},
	"page-failed": {
		Text: "the page {page} could not be made: {reason}",
	},
	"disk-full": {
		Text:  "the disk is full",
		Hints: []string{"free some space, then run the command again"},
	},
	"access-denied": {
		Text: "access denied: {path}",
		Hints: []string{
			"check that you may read and write there, and that no other program has the file open",
		},
	},
	"read-only": {
		Text:  "this disk cannot be written to: {path}",
		Hints: []string{"give another folder with “--out”"},
	},
	"machine-failed": {
		Text: "the machine could not finish: {reason}",
	},
	"interrupted": {
		Text: "interrupted: the previous site stays in place",
	},
}
