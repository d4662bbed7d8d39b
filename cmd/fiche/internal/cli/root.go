package cli

import (
	"os"
	"strings"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/guide"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
)

// newRoot is the command as a whole.
func newRoot(c *console) *cobra.Command {
	words := c.Locale.Command
	root := &cobra.Command{
		Use:  "fiche",
		Long: words.Fiche.Long,
		Args: cobra.ArbitraryArgs, // so that unknown commands reach RunE
		RunE: c.runRoot,
		// What goes wrong is worded here, in the reader's language.
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	// A double-click begins the preview; cobra would only scold.
	cobra.MousetrapHelpText = ""
	root.SetOut(c.Out)
	root.SetErr(c.Err)
	root.Flags().Bool("version", false, words.Flags.Version)
	root.AddCommand(newInit(c), newNew(c), newServe(c), newBuild(c), newCheck(c), newSchema(c), newVersion(c), newCompletion(c), newManual(c))
	help := newHelp(c)
	root.SetHelpCommand(help)
	root.AddCommand(help)
	for _, command := range append(root.Commands(), root) {
		command.Flags().BoolP("help", "h", false, words.Flags.Help)
	}
	root.SetHelpFunc(func(command *cobra.Command, _ []string) { c.help(command) })
	root.SetFlagErrorFunc(c.flagFailure)
	return root
}

func (c *console) runRoot(root *cobra.Command, args []string) error {
	if len(args) > 0 {
		return c.unknownCommand(root, args[0])
	}
	if version, err := root.Flags().GetBool("version"); err != nil || version {
		return c.printVersion()
	}
	if thisLaunch(os.Getenv).doubleClicked() {
		return c.serveClicked(root.Context())
	}
	return root.Help()
}

// unknownCommand is the failure of a call for a command that does not exist.
func (c *console) unknownCommand(root *cobra.Command, name string) error {
	nearest := nearestCommand(root, name)
	if topic, ok := guide.Find(c.Locale, name); ok && nearest == "" {
		nearest = "help " + topic.Name
	}
	return problem.Refuse("unknown-command", problem.Args{"command": name, "nearest": nearest})
}

// nearestCommand is the command that was most likely meant by name: one spelt
// nearly so, or one that says that this is another word for it.
func nearestCommand(root *cobra.Command, name string) string {
	for _, command := range root.Commands() {
		for _, other := range command.SuggestFor {
			if spelling.Fold(other) == spelling.Fold(name) {
				return command.Name()
			}
		}
	}
	return spelling.Nearest(name, commandNames(root))
}

func commandNames(root *cobra.Command) []string {
	var names []string
	for _, command := range root.Commands() {
		if !command.Hidden {
			names = append(names, command.Name())
		}
	}
	return names
}

// noArguments refuses arguments; a flag without its dashes is recognised.
func noArguments(command *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return problem.Refuse("extra-argument", problem.Args{
		"command":  command.CommandPath(),
		"argument": strings.Join(args, " "),
		"nearest":  nearestFlag(command, args[0]),
	})
}
