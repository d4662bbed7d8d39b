package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/importer"
	"fiche/cmd/fiche/internal/importer/office"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/scaffold"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/sitefolder/disk"
)

// importSheets makes a sheet of each row of a table: all of them, or none.
// Everything is read and checked before the first is written.
func (c *console) importSheets(ctx context.Context, o newOptions, prompt *terminal.Prompter) error {
	home, err := disk.Open(o.site)
	if err != nil {
		return err
	}
	defer home.Close()
	settings := scaffold.Settings(home.Content, c.Locale)
	l := settings.Language
	common, err := o.values(l)
	if err != nil {
		return err
	}
	table, err := c.readTable(o, l)
	if err != nil {
		return err
	}
	dir, err := home.SheetFolder(o.folder, scaffold.MenuFolders(settings))
	if err != nil {
		return err
	}
	sheets, err := home.SheetsIn(dir)
	if err != nil {
		return err
	}
	files, problems := table.Sheets(l, common)
	if problems != nil {
		return c.refuseTable(problems)
	}
	for i, f := range files {
		if other, taken := sheets[f.Path]; taken {
			return problem.Refuse("sheet-exists", problem.Args{"path": other})
		}
		files[i].Path = path.Join(dir, f.Path)
	}
	folder := filepath.Join(o.site, sitefolder.Content, dir)
	if _, err := io.WriteString(c.Out, c.preview(o, table, files, folder)); err != nil {
		return err
	}
	if err := c.warnOfFiles(home, table, dir, folder, l); err != nil {
		return err
	}
	if yes, err := c.confirmed(ctx, o, prompt, c.Locale.Command.Start.AskMake); err != nil || !yes {
		return err
	}
	if err := home.AddFiles(ctx, files); err != nil {
		return err
	}
	made := c.Locale.Counted(len(files), c.Locale.Command.Start.MadeSheets)
	_, err = fmt.Fprintln(c.Out, strings.ReplaceAll(made, "{folder}", folder))
	return err
}

// readTable reads the table that the options name.
func (c *console) readTable(o newOptions, l *locale.Locale) (*importer.Table, error) {
	data, err := sitefolder.ReadUpTo(office.MaxFile, os.DirFS(filepath.Dir(o.from)), filepath.Base(o.from))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, problem.Refuse("csv-missing", problem.Args{"file": o.from})
	} else if err != nil {
		return nil, err
	}
	table, problems := importer.ReadTable(filepath.ToSlash(o.from), data, l)
	if table == nil {
		return nil, c.refuseTable(problems)
	}
	return table, nil
}

// warnOfFiles warns of the files that the sheets of a table would miss.
func (c *console) warnOfFiles(s *disk.Site, table *importer.Table, dir, folder string, l *locale.Locale) error {
	files, err := pipeline.Files(s.Content)
	if err != nil {
		return err
	}
	find := site.FileFinder(files)
	missing := table.Missing(l, filepath.ToSlash(folder), func(target string) bool { return find(path.Join(dir, "new.md"), target) })
	return c.Printer(c.Locale).Print(c.Err, missing)
}

// refuseTable prints what is wrong with a table.
func (c *console) refuseTable(problems []problem.Problem) error {
	if err := c.Printer(c.Locale).Print(c.Err, problems); err != nil {
		return err
	}
	return terminal.ErrContent
}

// preview returns what was understood of a table, and which files will be made.
func (c *console) preview(o newOptions, table *importer.Table, files []sitefolder.File, folder string) string {
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = path.Base(f.Path)
	}
	return c.columns(o, table) + strings.NewReplacer("{folder}", folder, "{files}", problem.Few(names)).
		Replace(c.Locale.Counted(len(files), c.Locale.Command.Start.WillMake)) + "\n"
}

// columns returns what was understood of a table: which column is which field.
func (c *console) columns(o newOptions, table *importer.Table) string {
	words := c.Locale.Command.Start
	var out strings.Builder
	form := words.Table
	if table.Separator == "" {
		form = words.Workbook
	}
	out.WriteString(strings.NewReplacer("{file}", o.from, "{separator}", words.Separators.Of(table.Separator)).
		Replace(c.Locale.Counted(table.Rows, form)) + "\n")
	for _, left := range []struct {
		words []string
		heads string
	}{{table.Above, words.Above}, {table.Others, words.OtherSheets}} {
		if len(left.words) > 0 {
			out.WriteString("  " + left.heads + ": " + shortened(strings.Join(left.words, ", ")) + "\n")
		}
	}
	widest := 0
	for _, column := range table.Columns {
		widest = max(widest, utf8.RuneCountInString(column.Name))
	}
	for _, column := range table.Columns {
		gap := strings.Repeat(" ", widest-utf8.RuneCountInString(column.Name))
		fmt.Fprintf(&out, "  %s%s  ->  %s", column.Name, gap, c.fieldOf(column))
		if column.Field != "" && column.Example != "" {
			fmt.Fprintf(&out, ": %s", shortened(column.Example))
		}
		out.WriteString("\n")
	}
	return out.String()
}

// fieldOf returns the field of a column, as the user calls it.
func (c *console) fieldOf(column importer.Column) string {
	words := c.Locale.Command.Start
	switch {
	case column.Field == importer.Prose:
		return words.ProseField
	case column.Field == importer.Path:
		return words.PathField
	case column.Field != "":
		return c.Locale.Fields[column.Field].Names[0]
	case column.Near != "":
		return strings.ReplaceAll(words.LeftNear, "{near}", column.Near)
	}
	return words.LeftAside
}

// shortened returns the beginning of a value, for a line of a preview.
func shortened(text string) string {
	const most = 50
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// confirmed asks whether to go on. Without a terminal only --yes says so.
func (c *console) confirmed(ctx context.Context, o newOptions, prompt *terminal.Prompter, question string) (bool, error) {
	switch {
	case o.yes:
		return true, nil
	case prompt == nil:
		return false, problem.Refuse("csv-not-confirmed", nil)
	}
	return prompt.Confirm(ctx, question)
}
