package main

import (
	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/scaffold"
)

func newSchema(c *console) *cobra.Command {
	words := c.locale.Command.Start.Schema
	return &cobra.Command{
		Use:   "schema",
		Short: words.Short,
		Long:  words.Long,
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, err := c.out.Write(scaffold.Schema(c.locale))
			return err
		},
	}
}
