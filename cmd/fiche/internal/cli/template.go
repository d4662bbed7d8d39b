package cli

import (
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/render/contract"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/sitefolder/disk"
	"fiche/cmd/fiche/internal/spelling"
	"fiche/templates"
)

// newTemplate lists the built-in templates, or copies one into the site.
func newTemplate(c *console) *cobra.Command {
	words := c.Locale.Command.Template
	site := "."
	command := &cobra.Command{
		Use:        "template [" + words.Name + "]",
		Short:      words.Short,
		Long:       words.Long,
		SuggestFor: []string{"theme", "layout", "modèle", "modèles", "gabarit"},
		Args:       atMostOne,
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return templateNames(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.listTemplates(site)
			}
			return c.copyTemplate(site, args[0])
		},
	}
	command.Flags().StringVar(&site, "site", site, c.Locale.Command.Flags.Site)
	// The error would be that the flag above does not exist.
	_ = command.MarkFlagDirname("site")
	return command
}

func templateNames() []string {
	var names []string
	for _, s := range contract.Standings(nil, templates.FS) {
		names = append(names, s.Name)
	}
	return names
}

// listTemplates lists the built-in templates, and how the site stands to them.
func (c *console) listTemplates(path string) error {
	site, err := disk.Open(path)
	if err != nil {
		return err
	}
	defer site.Close()
	words := c.Locale.Command.Template
	var out strings.Builder
	for _, s := range contract.Standings(site.Templates, templates.FS) {
		line := s.Name
		switch {
		case s.Outdated:
			line += "  (" + words.Outdated + ")"
		case s.Own:
			line += "  (" + words.Own + ")"
		}
		out.WriteString(line + "\n")
	}
	_, err = c.Out.Write([]byte(out.String()))
	return err
}

// copyTemplate puts a built-in template into the site, to be changed.
func (c *console) copyTemplate(path, name string) error {
	text, err := fs.ReadFile(templates.FS, name)
	if err != nil {
		text, err = fs.ReadFile(templates.FS, name+".html")
		name += ".html"
	}
	if err != nil {
		name = strings.TrimSuffix(name, ".html")
		return problem.Refuse("unknown-template", problem.Args{"name": name, "nearest": spelling.Nearest(name+".html", templateNames())})
	}
	site, err := disk.Open(path)
	if err != nil {
		return err
	}
	defer site.Close()
	made, err := site.AddTemplate(sitefolder.File{Path: name, Data: contract.Copy(name, text)})
	if err != nil {
		return err
	}
	_, err = c.Out.Write([]byte(strings.ReplaceAll(c.Locale.Command.Template.Made, "{path}", filepath.Join(path, made)) + "\n"))
	return err
}
