package cli

import (
	"fmt"
	"io"
	"os"
	"path"
	"slices"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/guide"
	"fiche/cmd/fiche/internal/locale"
)

// newManual writes the manual pages. It is for whoever packs or installs the
// program, and no list shows it.
func newManual(c *console) *cobra.Command {
	words := c.Locale.Command
	return &cobra.Command{
		Use:    "manual [" + words.Folder + "]",
		Short:  words.Manual.Short,
		Long:   words.Manual.Long,
		Args:   atMostOne,
		Hidden: true,
		RunE: func(command *cobra.Command, args []string) error {
			if len(args) == 0 {
				return command.Help()
			}
			return writeManual(args[0])
		},
	}
}

// writeManual writes the manual pages of all languages into a folder, where man
// looks for them: man1/fiche.1, fr/man1/fiche.1.
func writeManual(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	defer root.Close()
	for i, l := range locale.All {
		dir := l.Tag
		if i == len(locale.All)-1 { // the language of who speaks no other
			dir = ""
		}
		for _, page := range manualPages(l) {
			name := path.Join(dir, fmt.Sprintf("man%d/%s.%d", page.Chapter, page.Name, page.Chapter))
			if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
				return err
			}
			if err := root.WriteFile(name, page.Roff(), 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

// manualPages are the pages of one language: the program, each of its commands,
// and what a sheet may say.
func manualPages(l *locale.Locale) []guide.Manual {
	c := &console{Console: &terminal.Console{Locale: l, Out: io.Discard, Err: io.Discard}}
	root := newRoot(c)
	pages := []guide.Manual{c.manualPage(root, "fiche", l.Command.Fiche.Short)}
	for _, command := range root.Commands() {
		if !command.Hidden {
			pages = append(pages, c.manualPage(command, "fiche-"+command.Name(), command.Short))
		}
	}
	words := l.Guide.Manual
	pages = append(pages, guide.Manual{
		Words: words, Name: "fiche-sheet", Chapter: 5, Short: words.Sheet,
		Page:   guide.Page{{Text: words.AboutSheet}},
		Topics: slices.Concat(guide.Subjects(l), guide.Fields(l)),
	})
	var names []string
	for i := range pages {
		names = append(names, fmt.Sprintf("%s(%d)", pages[i].Name, pages[i].Chapter))
	}
	build := stampOf()
	for i := range pages {
		pages[i].Date, pages[i].Source = build.date, "fiche "+build.version
		pages[i].SeeAlso = slices.Delete(slices.Clone(names), i, i+1)
	}
	return pages
}

// manualPage is the help of a command as a manual page.
func (c *console) manualPage(command *cobra.Command, name, short string) guide.Manual {
	return guide.Manual{
		Words: c.Locale.Guide.Manual, Name: name, Chapter: 1, Short: short, Synopsis: c.usage(command),
		Page: append(guide.Page{{Text: command.Long}}, c.helpSections(command)...),
	}
}
