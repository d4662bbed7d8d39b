package locale

import (
	"strings"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
)

// CommandWords are the words of the command line: help, the report of a build,
// and what stands around a problem. What can go wrong has its words in
// Locale.Messages like any other problem.
type CommandWords struct {
	// Around a problem. The first four end in a colon.
	Error, Warning, Note, Hint string
	WriteInstead               string         // the hint of a problem of which only the cure is known
	More                       quantity.Forms // {count}: of the same kind, not shown
	MoreErrors                 quantity.Forms // {count}: not shown
	Also                       string         // {places}: the same is wrong there
	AlsoMore                   quantity.Forms // {places} {count}: the same is wrong there, and in so many places more

	// Help.
	Usage      string // heads the way a command is called
	Commands   string // heads a list
	Options    string // heads a list
	Command    string // stands for a command in a usage line
	Topic      string // stands for a topic in a usage line
	OptionsArg string // stands for options in a usage line
	HelpOn     string // how to read the help of one command, or on a topic
	ExitCodes  string // heads a list
	Exits      [4]string
	Fiche      Help
	Build      Help
	Serve      Help
	Version    Help
	Completion Help
	Manual     Help
	Template   TemplateWords
	Set        SetWords
	Import     ImportWords
	Publish    PublishWords
	PDF        PDFWords
	Help       Help
	Folder     string // stands for the value of a flag that names a folder
	Number     string // stands for the value of a flag that is a number
	Path       string // stands for the value of a flag that is a path on a website
	Flags      FlagWords

	// The report of a build.
	Reading      string         // progress
	Making       string         // progress: {done} {total}
	Photos       string         // progress: {done} {total}
	Built        string         // {sheets} {pages} {folder} {changes} {seconds}
	Pages        quantity.Forms // {count}
	Written      quantity.Forms // {count} files
	Removed      quantity.Forms // {count} files
	Unchanged    string         // in the place of Written and Removed
	NotWritten   string         // {problems}
	Errors       quantity.Forms // {count}
	Warnings     quantity.Forms // {count}
	Unpublished  string         // heads a list: {count}
	Untranslated string         // heads a list: {count}

	// In files of their own.
	Preview PreviewWords `data:"-"`
	Start   StartWords   `data:"-"`
	Check   CheckWords   `data:"-"`
}

// TemplateWords are those of the command that shows the templates.
type TemplateWords struct {
	Help
	Name     string // stands for a template in a usage line
	Own      string // behind a template that the site has one of its own for
	Outdated string // the same, where the built-in one has changed since
	Made     string // {path}
}

// SetWords are those of the command that changes fields of sheets.
type SetWords struct {
	Help
	Arguments string // stand for a file and its fields in a usage line
	DryRun    string // explains the flag
	Changed   string // {path} {fields}
	Unchanged string // {path}
}

// PDFWords are those of the command that prints sheets.
type PDFWords struct {
	Help
	Arguments        string         // stands for files in a usage line
	All, To, Browser string         // explain the flags
	Pages            quantity.Forms // {count}, of paper
	Words, Rows      string         // of the prose and of its tables: what there is much of
}

// ImportWords are the words of "fiche import".
type ImportWords struct {
	Help
	To, Map, Yes, DryRun string         // explain the flags
	Ignore               string         // in the place of a field: what is left out
	New                  string         // the same: a new field of the site's own
	AskKey               quantity.Forms // {count} sheets have {key}, such as {example}
	AskMake              string
	WillMake             quantity.Forms // {count}
	Made                 quantity.Forms // {count} {folder}
	OldAddress           string         // in the place of a key: where the old site had a sheet
	Left                 string         // heads what is no sheet, and is not taken
	There                string         // heads a list of sheets that are there already
	Recorded             string         // {path}
	Report               string         // the title of the report
	Removed              string         // heads what was taken out of a text
	Stays                quantity.Forms // {count} words of a text stay one
}

// PublishWords are the words of "fiche publish".
type PublishWords struct {
	Help
	Name                    string         // stands for a destination in a usage line
	DryRun, All, Force, Yes string         // explain the flags
	Verify                  string         // the same
	To                      string         // heads the plan: {place}
	New, Changed, Again     quantity.Forms // {count} {size} {files}
	Removed                 quantity.Forms // the same
	Unchanged, Foreign      quantity.Forms // {count}
	Verified                quantity.Forms // {count} {url}
	AskSend                 string
	AskTrust, AskKeep       string
	AskPassword             string         // {whose}
	Sending                 string         // progress: {done} {total} {left}
	Sent                    quantity.Forms // {count} {size} {removed}
	NothingSent             string
}

// Help is what a command says of itself.
type Help struct {
	Short string // in the list of commands
	Long  string // in its own help
}

// FlagWords explain the flags.
type FlagWords struct {
	Site, Out, Drafts, Strict, Force, Help, Version string
	Port, Base, Open, Poll, PreviewDrafts           string
}

// Counted is a count with its noun, "1 sheet" or "12 sheets"; {count} in the
// noun stands for the number, which else comes before it.
func (l *Locale) Counted(n int, noun quantity.Forms) string {
	pattern := l.Form(n, noun)
	if !strings.Contains(pattern, "{count}") {
		pattern = "{count} " + pattern
	}
	return strings.ReplaceAll(pattern, "{count}", l.Number(quantity.Int(int64(n))).Plain)
}

// Totals says how many problems of each severity a list holds; empty for none.
func (l *Locale) Totals(list []problem.Problem) string {
	words, counts := l.Command, map[problem.Severity]int{}
	for _, p := range list {
		counts[p.Severity]++
	}
	var parts []string
	for _, kind := range []struct {
		severity problem.Severity
		noun     quantity.Forms
	}{{problem.Error, words.Errors}, {problem.Warning, words.Warnings}, {problem.Note, words.Check.Notes}} {
		if n := counts[kind.severity]; n > 0 {
			parts = append(parts, l.Counted(n, kind.noun))
		}
	}
	return l.List(parts)
}
