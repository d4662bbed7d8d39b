package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/problem"
)

func newCompletion(c *console) *cobra.Command {
	words := c.Locale.Command.Completion
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:       "completion " + strings.Join(shells, "|"),
		Short:     words.Short,
		Long:      words.Long,
		ValidArgs: shells,
		Args:      cobra.ArbitraryArgs,
		RunE: func(command *cobra.Command, args []string) error {
			if len(args) == 0 {
				return command.Help()
			}
			root := command.Root()
			switch shell := strings.Join(args, " "); shell {
			case "bash":
				return root.GenBashCompletionV2(c.Out, true)
			case "zsh":
				return root.GenZshCompletion(c.Out)
			case "fish":
				return root.GenFishCompletion(c.Out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(c.Out)
			default:
				return problem.Refuse("unknown-shell", problem.Args{"shell": shell, "shells": strings.Join(shells, ", ")})
			}
		},
	}
}
