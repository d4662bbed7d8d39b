package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/importer"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/scaffold"
	"fiche/cmd/fiche/internal/sheet"
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

// importCollection makes a draft of each sheet of what was written for other programs. Everything is read and planned before the first is written.
func (c *console) importCollection(ctx context.Context, o importOptions, prompt *terminal.Prompter) error {
	home, err := disk.Open(o.site)
	if err != nil {
		return err
	}
	defer home.Close()
	settings := scaffold.Settings(home.Content, c.Locale)
	collection, err := c.readCollection(o, settings.Language)
	if err != nil {
		return err
	}
	dir, err := home.SheetFolder(o.to, scaffold.MenuFolders(settings))
	if err != nil {
		return err
	}
	mapping, err := c.mappingOf(ctx, o, collection, settings, prompt)
	if err != nil {
		return err
	}
	plan := collection.Plan(settings, mapping, dir, func(name string) bool {
		_, err := fs.Stat(home.Content, name)
		return err == nil
	})
	if err := c.showPlan(o, collection, mapping, plan, settings); err != nil {
		return err
	}
	switch {
	case o.dryRun, len(plan.Files) == 0:
		return nil
	case o.yes:
	case prompt == nil:
		return problem.Refuse("import-not-confirmed", nil)
	default:
		if yes, err := prompt.Confirm(ctx, c.Locale.Command.Import.AskMake); err != nil || !yes {
			return err
		}
	}
	if err := home.AddFiles(ctx, plan.Files); err != nil {
		return err
	}
	return c.recordImport(home, o, collection, mapping, plan, settings)
}

// readCollection reads the files and folders that are imported, and prints what of
// them cannot be read.
func (c *console) readCollection(o importOptions, l *locale.Locale) (*importer.Collection, error) {
	collection := &importer.Collection{}
	for _, from := range o.from {
		if err := addTo(collection, from, l); err != nil {
			return nil, err
		}
	}
	collection.Count()
	if err := c.Printer(c.Locale).Print(c.Err, collection.Refused); err != nil {
		return nil, err
	}
	switch {
	case collection.Sheets() > 0:
		return collection, nil
	case len(collection.Refused) > 0:
		return nil, terminal.ErrContent
	}
	return nil, problem.Refuse("import-nothing", problem.Args{"path": strings.Join(o.from, " ")})
}

// addTo adds a file or a folder to what is imported. A link in it leads nowhere else.
func addTo(collection *importer.Collection, from string, l *locale.Locale) error {
	info, err := os.Stat(from)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return problem.Refuse("import-missing", problem.Args{"path": from})
	case err != nil:
		return err
	case !info.IsDir():
		folder, err := os.OpenRoot(filepath.Dir(from))
		if err != nil {
			return err
		}
		return collection.AddFile(folder.FS(), filepath.Base(from), l)
	}
	site, below := siteAround(from)
	folder, err := os.OpenRoot(site)
	if err != nil {
		return err
	}
	return collection.AddFolder(folder.FS(), below)
}

// siteAround returns the folder of the site that a folder of sheets belongs to, from
// which its pictures come, and the way down from it: "." if that is it, or if
// nothing says which it is.
func siteAround(folder string) (site, below string) {
	const highest = 4
	at, err := filepath.Abs(folder)
	below = "."
	for range highest {
		if err != nil || at == filepath.Dir(at) {
			break
		}
		for _, name := range []string{"_config.yml", "hugo.toml", "hugo.yaml", "config.toml", "package.json", "pelicanconf.py"} {
			if _, err := os.Stat(filepath.Join(at, name)); err == nil {
				return at, below
			}
		}
		below = path.Join(filepath.Base(at), below)
		at = filepath.Dir(at)
	}
	return folder, "."
}

// mappingFile is where an import writes where its keys went, below the folder of
// what a site keeps.
const mappingFile = "import.map"

// mappingOf returns where the keys of a collection go: as the file says, else as
// their names tell, else as is answered at a terminal.
func (c *console) mappingOf(ctx context.Context, o importOptions, collection *importer.Collection, settings *sheet.Settings, prompt *terminal.Prompter) (*importer.Mapping, error) {
	mapping := importer.NewMapping(collection.Keys, &settings.Own)
	name := o.mapping
	if name == "" {
		name = filepath.Join(o.site, sitefolder.Cache, mappingFile)
	}
	data, err := sitefolder.ReadUpTo(frontmatter.MaxFile, os.DirFS(filepath.Dir(name)), filepath.Base(name))
	switch {
	case err == nil:
		if problems := mapping.Read(filepath.ToSlash(name), string(data), c.Locale, &settings.Own); problems != nil {
			return nil, c.refuseTable(problems)
		}
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	if o.yes || o.dryRun || prompt == nil {
		return mapping, nil
	}
	for _, key := range mapping.Unknown {
		question := strings.NewReplacer("{key}", key.Name, "{example}", shortened(key.Example)).
			Replace(c.Locale.Counted(key.Count, c.Locale.Command.Import.AskKey))
		var to importer.Target
		_, err := prompt.Ask(ctx, question, "", func(answer string) *problem.Problem {
			if to = (importer.Target{}); answer == "" {
				return nil
			}
			found, ok := importer.ReadTarget(answer, c.Locale, &settings.Own)
			if !ok {
				return &problem.Problem{Rule: "import-no-target", Severity: problem.Error, Args: problem.Args{"value": answer}}
			}
			to = found
			return nil
		})
		if err != nil {
			return nil, err
		}
		mapping.Set(key.Name, to)
	}
	return mapping, nil
}

// showPlan prints where each key goes, and how many sheets are made.
func (c *console) showPlan(o importOptions, collection *importer.Collection, mapping *importer.Mapping, plan *importer.Plan, settings *sheet.Settings) error {
	words := c.Locale.Command.Import
	var out strings.Builder
	widest := 0
	for _, key := range collection.Keys {
		widest = max(widest, utf8.RuneCountInString(key.Name))
	}
	for _, key := range collection.Keys {
		gap := strings.Repeat(" ", widest-utf8.RuneCountInString(key.Name))
		fmt.Fprintf(&out, "  %s%s  %s  %s (%d)", key.Name, gap, importer.Arrow, mapping.Target(key.Name).Words(settings.Language), key.Count)
		if key.Example != "" {
			fmt.Fprintf(&out, ": %s", shortened(key.Example))
		}
		out.WriteString("\n")
	}
	if len(collection.Left) > 0 {
		out.WriteString(words.Left + ": " + problem.Few(collection.Left) + "\n")
	}
	out.WriteString(c.Locale.Counted(len(plan.Sheets), words.WillMake) + "\n")
	if len(plan.There) > 0 {
		out.WriteString(words.There + ": " + problem.Few(plan.There) + "\n")
	}
	_, err := fmt.Fprint(c.Out, out.String())
	return err
}

// recordImport writes the report of an import and its mapping, for the next time.
func (c *console) recordImport(home *disk.Site, o importOptions, collection *importer.Collection, mapping *importer.Mapping, plan *importer.Plan, settings *sheet.Settings) error {
	words := c.Locale.Command.Import
	made := strings.ReplaceAll(c.Locale.Counted(len(plan.Sheets), words.Made), "{folder}", filepath.Join(o.site, filepath.FromSlash(sitefolder.ContentPath(plan.Folder))))
	if _, err := fmt.Fprintln(c.Out, made); err != nil {
		return err
	}
	kept, err := home.OpenCache()
	if err != nil || kept == nil {
		return err
	}
	const more = os.O_WRONLY | os.O_CREATE | os.O_APPEND // what is there is its author's
	open := func() (*os.File, error) { return kept.OpenFile(mappingFile, more, 0o644) }
	if o.mapping != "" {
		open = func() (*os.File, error) { return os.OpenFile(o.mapping, more, 0o644) }
	}
	lines, err := open()
	if err != nil {
		return err
	}
	added := mapping.Lines(collection.Keys, settings.Language)
	if info, err := lines.Stat(); err == nil && info.Size() > 0 && added != "" {
		added = "\n" + added // the last line may lack its end
	}
	_, err = lines.WriteString(added)
	if err = errors.Join(err, lines.Close()); err != nil {
		return err
	}
	for n := 1; ; n++ {
		name := "import-" + strconv.Itoa(n) + ".html"
		file, err := kept.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			continue
		} else if err != nil {
			return err
		}
		_, err = file.Write(plan.Report(c.Locale))
		if err = errors.Join(err, file.Close()); err != nil {
			return err
		}
		_, err = fmt.Fprintln(c.Out, strings.ReplaceAll(words.Recorded, "{path}", filepath.Join(o.site, sitefolder.Cache, name)))
		return err
	}
}
