package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/scaffold"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/sitefolder/disk"
)

// updateSheets changes the sheets of a site by the rows of a table: all of them, or
// none. What will change is shown before the first is written.
func (c *console) updateSheets(ctx context.Context, o newOptions, prompt *terminal.Prompter) error {
	home, err := disk.Open(o.site)
	if err != nil {
		return err
	}
	defer home.Close()
	settings := scaffold.Settings(home.Content, c.Locale)
	table, err := c.readTable(o, settings.Language)
	if err != nil {
		return err
	}
	files, err := openSheets(home, settings)
	if err != nil {
		return err
	}
	updates, problems := table.Updates(files)
	if problems != nil {
		return c.refuseTable(problems)
	}
	changed := 0
	var plan strings.Builder
	plan.WriteString(c.columns(o, table))
	var all []*edited
	for _, u := range updates {
		shown := filepath.ToSlash(filepath.Join(o.site, sitefolder.ContentPath(u.Before.Path)))
		if len(u.Fields) > 0 {
			changed++
			plan.WriteString(edit.Diff(shown, u.Before.Content(), u.After.Content()))
			all = append(all, &edited{u.Before, u.After, []string{u.FieldNames(u.Before.Locale, c.Locale.Command.Start.ProseField)}})
		}
	}
	words := c.Locale.Command.Start
	plan.WriteString(strings.ReplaceAll(c.Locale.Counted(changed, words.WillChange), "{rest}", fmt.Sprint(len(updates)-changed)) + "\n")
	if _, err := io.WriteString(c.Out, plan.String()); err != nil || changed == 0 {
		return err
	}
	if yes, err := c.confirmed(ctx, o, prompt, words.AskChange); err != nil || !yes {
		return err
	}
	return c.writeEdited(home, setOptions{site: o.site}, all)
}

// openSheets reads the sheets of a site in its own language. One that cannot be
// changed is none: its row is told.
func openSheets(s *disk.Site, settings *sheet.Settings) ([]*edit.File, error) {
	names, err := s.Sheets()
	if err != nil {
		return nil, err
	}
	var files []*edit.File
	for _, name := range names {
		l := edit.LocaleOf(name, settings)
		if _, suffixed := sheet.BaseName(name, l); suffixed && l != settings.Language {
			continue
		}
		data, err := sitefolder.ReadUpTo(frontmatter.MaxFile, s.Content, name)
		if err != nil {
			return nil, err
		}
		f, err := edit.OpenIn(settings, name, data)
		var refusal *problem.Refusal
		switch {
		case err == nil:
			files = append(files, f)
		case !errors.As(err, &refusal):
			return nil, err
		}
	}
	return files, nil
}
