package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/importer"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/sitefolder/disk"
)

// importOptions are what the flags and the argument of "fiche import" say.
type importOptions struct {
	from              []string // files and folders
	site, to, mapping string
	yes, dryRun       bool
}

func newImport(c *console) *cobra.Command {
	words := c.Locale.Command
	o := importOptions{}
	command := &cobra.Command{
		Use:        "import " + words.Path + "…",
		Short:      words.Import.Short,
		Long:       words.Import.Long,
		SuggestFor: []string{"importer", "migrate", "convert", "reprendre"},
		RunE: func(command *cobra.Command, args []string) error {
			if len(args) == 0 {
				return problem.Refuse("import-no-folder", nil)
			}
			o.from = args
			return c.importCollection(command.Context(), o, c.Prompter(command.InOrStdin()))
		},
	}
	flags := command.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.site, "site", ".", words.Flags.Site)
	flags.StringVar(&o.to, "to", "", words.Import.To)
	flags.Var(newWordFlag(&o.mapping, "file"), "map", words.Import.Map)
	flags.BoolVar(&o.yes, "yes", false, words.Import.Yes)
	flags.BoolVar(&o.dryRun, "dry-run", false, words.Import.DryRun)
	// The errors would be that the flags above do not exist.
	_ = command.MarkFlagDirname("site")
	return command
}

// importCollection makes a draft of each sheet of what was written for other programs.
// Everything is read and planned before the first is written.
func (c *console) importCollection(ctx context.Context, o importOptions, prompt *terminal.Prompter) error {
	home, err := disk.Open(o.site)
	if err != nil {
		return err
	}
	defer home.Close()
	i := newImporting(home, c.Locale)
	defer i.close()
	i.kept = o.mapping
	if err := c.readCollection(i, o); err != nil {
		return err
	}
	problems, err := i.readMapping(c.Locale)
	if err != nil {
		return err
	} else if problems != nil {
		return c.refuseTable(problems)
	}
	if !o.yes && !o.dryRun && prompt != nil {
		if err := c.askKeys(ctx, i, prompt); err != nil {
			return err
		}
	}
	if err := i.makePlan(o.to); err != nil {
		return err
	}
	if err := c.showPlan(i); err != nil {
		return err
	}
	switch {
	case o.dryRun, len(i.plan.Files) == 0:
		return nil
	case o.yes:
	case prompt == nil:
		return problem.Refuse("import-not-confirmed", nil)
	default:
		if yes, err := prompt.Confirm(ctx, c.Locale.Command.Import.AskMake); err != nil || !yes {
			return err
		}
	}
	report, err := i.make(ctx, c.Locale)
	if err != nil {
		return err
	}
	words := c.Locale.Command.Import
	made := c.Locale.Counted(len(i.plan.Sheets), words.Made)
	folder := filepath.Join(o.site, filepath.FromSlash(sitefolder.ContentPath(i.plan.Folder)))
	_, err = fmt.Fprintln(c.Out, strings.ReplaceAll(made, "{folder}", folder))
	if err == nil && report != "" {
		_, err = fmt.Fprintln(c.Out, strings.ReplaceAll(words.Recorded, "{path}", report))
	}
	return err
}

// readCollection reads the files and folders that are imported, and prints what of
// them cannot be read.
func (c *console) readCollection(i *importing, o importOptions) error {
	for _, from := range o.from {
		if err := i.addPath(from); err != nil {
			return err
		}
	}
	if err := c.Printer(c.Locale).Print(c.Err, i.collection.Refused); err != nil {
		return err
	}
	switch {
	case i.collection.Sheets() > 0:
		return nil
	case len(i.collection.Refused) > 0:
		return terminal.ErrContent
	}
	return problem.Refuse("import-nothing", problem.Args{"path": strings.Join(o.from, " ")})
}

// askKeys asks where the keys go of which nothing says so.
func (c *console) askKeys(ctx context.Context, i *importing, prompt *terminal.Prompter) error {
	for _, key := range i.mapping.Unknown {
		question := strings.NewReplacer("{key}", key.Name, "{example}", shortened(key.Example)).
			Replace(c.Locale.Counted(key.Count, c.Locale.Command.Import.AskKey))
		var to importer.Target
		_, err := prompt.Ask(ctx, question, "", func(answer string) *problem.Problem {
			if to = (importer.Target{}); answer == "" {
				return nil
			}
			found, ok := importer.ReadTarget(answer, c.Locale, &i.settings.Own)
			if !ok {
				return &problem.Problem{Rule: "import-no-target", Severity: problem.Error, Args: problem.Args{"value": answer}}
			}
			to = found
			return nil
		})
		if err != nil {
			return err
		}
		i.mapping.Set(key.Name, to)
	}
	return nil
}

// showPlan prints where each key goes, and how many sheets are made.
func (c *console) showPlan(i *importing) error {
	words := c.Locale.Command.Import
	var out strings.Builder
	keys, widest := i.collection.Keys, 0
	if old := i.plan.Old; len(old) > 0 {
		keys = append(slices.Clip(keys), importer.Key{Name: words.OldAddress, Count: len(old), Example: old[0]})
	}
	for _, key := range keys {
		widest = max(widest, utf8.RuneCountInString(key.Name))
	}
	for n, key := range keys {
		to := importer.Target{Field: "aliases"}
		if n < len(i.collection.Keys) {
			to = i.mapping.Target(key.Name)
		}
		gap := strings.Repeat(" ", widest-utf8.RuneCountInString(key.Name))
		fmt.Fprintf(&out, "  %s%s  %s  %s (%d)", key.Name, gap, importer.Arrow, to.Words(i.settings.Language), key.Count)
		if key.Example != "" {
			fmt.Fprintf(&out, ": %s", shortened(key.Example))
		}
		out.WriteString("\n")
	}
	if len(i.collection.Left) > 0 {
		out.WriteString(words.Left + ": " + problem.Few(i.collection.Left) + "\n")
	}
	out.WriteString(c.Locale.Counted(len(i.plan.Sheets), words.WillMake) + "\n")
	if len(i.plan.There) > 0 {
		out.WriteString(words.There + ": " + problem.Few(i.plan.There) + "\n")
	}
	_, err := fmt.Fprint(c.Out, out.String())
	return err
}
