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
	WriteInstead               string // the hint of a problem of which only the cure is known
	More                       Count  // {count}: of the same kind, not shown
	MoreErrors                 Count  // {count}: not shown

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
	Help       Help
	Folder     string // stands for the value of a flag that names a folder
	Number     string // stands for the value of a flag that is a number
	Path       string // stands for the value of a flag that is a path on a website
	Flags      FlagWords

	// The report of a build.
	Reading      string // progress
	Making       string // progress: {done} {total}
	Built        string // {sheets} {pages} {folder} {changes} {seconds}
	Pages        Count  // {count}
	Written      Count  // {count} files
	Removed      Count  // {count} files
	Unchanged    string // in the place of Written and Removed
	NotWritten   string // {problems}
	Errors       Count  // {count}
	Warnings     Count  // {count}
	Unpublished  string // heads a list: {count}
	Untranslated string // heads a list: {count}

	Preview PreviewWords
	Start   StartWords
	Check   CheckWords
	Desk    DeskWords
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
func (l *Locale) Counted(n int, noun Count) string {
	pattern := noun.One
	if l.Plural(n) {
		pattern = noun.Many
	}
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
		noun     Count
	}{{problem.Error, words.Errors}, {problem.Warning, words.Warnings}, {problem.Note, words.Check.Notes}} {
		if n := counts[kind.severity]; n > 0 {
			parts = append(parts, l.Counted(n, kind.noun))
		}
	}
	return l.List(parts)
}

// Wording is how this language prints problems.
func (l *Locale) Wording() problem.Wording {
	words := l.Command
	return problem.Wording{
		Message: func(rule problem.Rule) (string, []string, bool) {
			message, ok := l.Messages[string(rule)]
			return message.Text, message.Hints, ok
		},
		Error:        words.Error,
		Warning:      words.Warning,
		Note:         words.Note,
		Hint:         words.Hint,
		WriteInstead: words.WriteInstead,
		More:         func(n int) string { return l.Counted(n, words.More) },
		MoreErrors:   func(n int) string { return l.Counted(n, words.MoreErrors) },
	}
}
