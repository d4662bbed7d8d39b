package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// help prints the help of a command in the reader's language; cobra's own
// speaks English only.
func (c *console) help(command *cobra.Command) {
	words := c.locale.Command
	var out strings.Builder
	fmt.Fprintf(&out, "%s\n\n%s\n", command.Long, words.Usage)
	use := strings.Replace(command.UseLine(), "[flags]", words.OptionsArg, 1)
	if command.HasSubCommands() {
		use = command.CommandPath() + " " + words.Command + " " + words.OptionsArg
	}
	fmt.Fprintf(&out, "  %s\n", use)

	var commands, options [][2]string
	for _, sub := range command.Commands() {
		if sub.IsAvailableCommand() || sub.Name() == "help" {
			commands = append(commands, [2]string{sub.Name(), sub.Short})
		}
	}
	command.Flags().VisitAll(func(flag *pflag.Flag) { options = append(options, c.option(flag)) })
	writeTable(&out, words.Commands, commands)
	writeTable(&out, words.Options, options)
	if command.HasSubCommands() {
		out.WriteString("\n" + strings.ReplaceAll(words.HelpOn, "{command}", "fiche help "+words.Command) + "\n")
	}
	// cobra lets a help function return no error: there is nobody to tell.
	_, _ = io.WriteString(c.out, out.String())
}

// option is a flag with its value, and what it does.
func (c *console) option(flag *pflag.Flag) [2]string {
	name := "    --" + flag.Name
	if flag.Shorthand != "" {
		name = "-" + flag.Shorthand + ", --" + flag.Name
	}
	if word := c.valueWord(flag); word != "" {
		name += " " + word
	}
	return [2]string{name, flag.Usage}
}

// valueWord stands for the value of a flag; it is empty for one that needs
// none.
func (c *console) valueWord(flag *pflag.Flag) string {
	switch words, kind := c.locale.Command, flag.Value.Type(); kind {
	case "bool":
		return ""
	case "number":
		return words.Number
	case "path":
		return words.Path
	default:
		return cmp.Or(words.Start.Values[kind], words.Folder)
	}
}

// writeTable writes rows of two columns under a heading.
func writeTable(out *strings.Builder, heading string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	widest := 0
	for _, row := range rows {
		widest = max(widest, utf8.RuneCountInString(row[0]))
	}
	out.WriteString("\n" + heading + "\n")
	for _, row := range rows {
		gap := widest - utf8.RuneCountInString(row[0]) + 2
		out.WriteString("  " + row[0] + strings.Repeat(" ", gap) + row[1] + "\n")
	}
}
