package cli

import (
	"os"

	"github.com/spf13/cobra"
)

// newRoot returns the command as a whole.
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
	root.AddCommand(newInit(c), newNew(c), newSet(c), newImport(c), newServe(c), newBuild(c), newPublish(c), newCheck(c), newPDF(c), newTemplate(c), newSchema(c), newVersion(c), newCompletion(c), newManual(c))
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
