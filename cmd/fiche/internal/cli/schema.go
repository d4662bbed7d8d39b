package cli

import (
	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/scaffold"
)

func newSchema(c *console) *cobra.Command {
	words := c.Locale.Command.Start.Schema
	return &cobra.Command{
		Use:   "schema",
		Short: words.Short,
		Long:  words.Long,
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, err := c.Out.Write(scaffold.Schema(c.Locale))
			return err
		},
	}
}
