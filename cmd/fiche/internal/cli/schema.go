package cli

import (
	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/scaffold"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder/disk"
)

func newSchema(c *console) *cobra.Command {
	words, folder := c.Locale.Command.Start.Schema, ""
	command := &cobra.Command{
		Use:   "schema",
		Short: words.Short,
		Long:  words.Long,
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			own, err := ownOf(folder, c.Locale)
			if err != nil {
				return err
			}
			_, err = c.Out.Write(scaffold.Schema(c.Locale, own))
			return err
		},
	}
	command.Flags().StringVar(&folder, "site", "", c.Locale.Command.Flags.Site)
	// The error would be that the flag above does not exist.
	_ = command.MarkFlagDirname("site")
	return command
}

// ownOf returns the fields and words that the site in a folder declares for
// itself; nil where none is named.
func ownOf(folder string, l *locale.Locale) (*sheet.Own, error) {
	if folder == "" {
		return nil, nil
	}
	home, err := disk.Open(folder)
	if err != nil {
		return nil, err
	}
	defer home.Close()
	return &scaffold.Settings(home.Content, l).Own, nil
}
