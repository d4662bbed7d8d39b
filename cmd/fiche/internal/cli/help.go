package cli

import (
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"fiche/cmd/fiche/internal/guide"
	"fiche/cmd/fiche/internal/problem"
)

// newHelp explains commands, and what a site is made of.
func newHelp(c *console) *cobra.Command {
	words := c.Locale.Command
	return &cobra.Command{
		Use:   "help [" + words.Command + " | " + words.Topic + "]",
		Short: words.Help.Short,
		Long:  words.Help.Long,
		Args:  cobra.ArbitraryArgs,
		ValidArgsFunction: func(help *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return c.helpNames(help.Root()), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(help *cobra.Command, args []string) error {
			root := help.Root()
			name := strings.Join(args, " ") // "mis à jour"
			if name == "" {
				return root.Help()
			}
			if command, _, err := root.Find(args); err == nil && command != root {
				return command.Help()
			}
			if topic, ok := guide.Find(c.Locale, name); ok {
				_, err := io.WriteString(c.Out, topic.Page().Text())
				return err
			}
			return problem.Refuse("unknown-topic", problem.Args{
				"topic":   name,
				"nearest": cmp.Or(nearestCommand(root, name), guide.Nearest(c.Locale, name)),
			})
		},
	}
}

// helpNames are what a shell completes "fiche help" with.
func (c *console) helpNames(root *cobra.Command) []cobra.Completion {
	names := commandNames(root)
	for _, topic := range slices.Concat(guide.Subjects(c.Locale), guide.Fields(c.Locale)) {
		names = append(names, cobra.CompletionWithDesc(topic.Name, topic.Short))
	}
	return names
}

// help prints the help of a command in the reader's language; cobra's own
// speaks English only.
func (c *console) help(command *cobra.Command) {
	page := guide.Page{
		{Text: command.Long},
		{Heading: c.Locale.Command.Usage, Rows: []guide.Row{{Name: c.usage(command)}}},
	}
	page = append(page, c.helpSections(command)...)
	// cobra lets a help function return no error: there is nobody to tell.
	_, _ = io.WriteString(c.Out, page.Text())
}

// usage is how a command is called.
func (c *console) usage(command *cobra.Command) string {
	words := c.Locale.Command
	if command.HasSubCommands() {
		return command.CommandPath() + " " + words.Command + " " + words.OptionsArg
	}
	return strings.Replace(command.UseLine(), "[flags]", words.OptionsArg, 1)
}

// helpSections are what the help of a command says below how it is called.
func (c *console) helpSections(command *cobra.Command) guide.Page {
	words := c.Locale.Command
	var page guide.Page
	if command.HasSubCommands() {
		page = c.contents(command)
	}
	var options, codes []guide.Row
	command.Flags().VisitAll(func(flag *pflag.Flag) { options = append(options, c.option(flag)) })
	for code, meaning := range words.Exits {
		codes = append(codes, guide.Row{Name: strconv.Itoa(code), Text: meaning})
	}
	page = append(page, guide.Section{Heading: words.Options, Rows: options}, guide.Section{Heading: words.ExitCodes, Rows: codes})
	if command.HasSubCommands() {
		page = append(page, guide.Section{Text: words.HelpOn})
	}
	return page
}

// contents lists all that there is help on.
func (c *console) contents(root *cobra.Command) guide.Page {
	var commands, subjects []guide.Row
	for _, sub := range root.Commands() {
		if sub.IsAvailableCommand() || sub.Name() == "help" {
			commands = append(commands, guide.Row{Name: sub.Name(), Text: sub.Short})
		}
	}
	for _, topic := range guide.Subjects(c.Locale) {
		subjects = append(subjects, guide.Row{Name: topic.Name, Text: topic.Short})
	}
	var fields []string
	for _, topic := range guide.Fields(c.Locale) {
		fields = append(fields, topic.Name)
	}
	return guide.Page{
		{Heading: c.Locale.Command.Commands, Rows: commands},
		{Heading: c.Locale.Guide.Topics, Rows: subjects},
		{Heading: c.Locale.Guide.AllFields, Text: guide.Names(fields)},
	}
}

// option is a flag with its value, and what it does.
func (c *console) option(flag *pflag.Flag) guide.Row {
	name := "    --" + flag.Name
	if flag.Shorthand != "" {
		name = "-" + flag.Shorthand + ", --" + flag.Name
	}
	if word := c.valueWord(flag); word != "" {
		name += " " + word
	}
	return guide.Row{Name: name, Text: flag.Usage}
}

// valueWord stands for the value of a flag; it is empty for one that needs
// none.
func (c *console) valueWord(flag *pflag.Flag) string {
	switch words, kind := c.Locale.Command, flag.Value.Type(); kind {
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
