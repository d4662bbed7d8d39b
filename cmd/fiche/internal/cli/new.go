package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/scaffold"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder/disk"
)

// newOptions are what the flags of "fiche new" say; what is empty is asked, or
// left out.
type newOptions struct {
	site, folder, title string
	from                string             // a table; empty for a single sheet
	update              bool               // the table changes sheets that are there
	yes                 bool               // to make or change the sheets of a table without asking
	translate, language string             // the sheet to translate, and into which language; empty for none
	fields              map[string]*string // by key, for those of scaffold.Asked
}

// fieldFlag returns the flag that gives a field, and the kind of its value.
func fieldFlag(f sheet.FieldInfo) (name, kind string) {
	switch f.Path {
	case "country":
		return "country", "country"
	case "themes":
		return "theme", "words"
	}
	return strings.ReplaceAll(f.Path, "_", "-"), string(f.Type)
}

func newNew(c *console) *cobra.Command {
	words := c.Locale.Command.Start
	o := newOptions{fields: map[string]*string{}}
	command := &cobra.Command{
		Use:        "new [" + words.Values["text"] + "]",
		Short:      words.New.Short,
		Long:       words.New.Long,
		SuggestFor: []string{"add", "sheet", "nouvelle", "nouveau", "ajouter", "fiche"},
		Args:       atMostOne,
		RunE: func(command *cobra.Command, args []string) error {
			if len(args) > 0 {
				o.title = args[0]
			}
			prompt := c.Prompter(command.InOrStdin())
			switch {
			case o.translate != "" || o.language != "":
				return c.newTranslation(command.Context(), o, prompt)
			case o.from == "":
				return c.newSheet(command.Context(), o, prompt)
			case o.title != "":
				return problem.Refuse("extra-argument", problem.Args{"command": command.CommandPath() + " --from", "argument": o.title})
			}
			if o.update {
				return c.updateSheets(command.Context(), o, prompt)
			}
			return c.importSheets(command.Context(), o, prompt)
		},
	}
	flags := command.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.site, "site", ".", c.Locale.Command.Flags.Site)
	flags.StringVar(&o.folder, "folder", "", words.Flags.SheetFolder)
	for _, field := range scaffold.Asked() {
		of, value := c.Locale.Fields[field.Path], new(string)
		_, example, _ := strings.Cut(of.Example, ": ")
		usage := strings.NewReplacer("{name}", of.Names[0], "{example}", example).Replace(words.Flags.Field)
		o.fields[field.Path] = value
		name, kind := fieldFlag(field)
		flags.Var(newWordFlag(value, kind), name, usage)
	}
	flags.Var(newWordFlag(&o.translate, "file"), "translate", words.Flags.Translate)
	flags.Var(newWordFlag(&o.language, "language"), "language", words.Flags.Into)
	flags.Var(newWordFlag(&o.from, "file"), "from", words.Flags.From)
	flags.BoolVar(&o.update, "update", false, words.Flags.Update)
	flags.BoolVar(&o.yes, "yes", false, words.Flags.Yes)
	// The error would be that the flag above does not exist.
	_ = command.MarkFlagDirname("site")
	return command
}

// newSheet makes a sheet from flags and answers.
func (c *console) newSheet(ctx context.Context, o newOptions, prompt *terminal.Prompter) error {
	site, err := disk.Open(o.site)
	if err != nil {
		return err
	}
	defer site.Close()
	settings := scaffold.Settings(site.Content, c.Locale)
	l := settings.Language
	values, err := o.values(l)
	if err != nil {
		return err
	}
	if prompt != nil {
		if err := o.ask(ctx, prompt, l, values); err != nil {
			return err
		}
	}
	base, wrong := edit.NameOf(o.title)
	if wrong == nil {
		wrong = values.Set(l, "title", o.title)
	}
	if wrong != nil {
		return untitled(wrong, "fiche new")
	}
	name, err := site.AddSheet(o.folder, base, scaffold.Sheet(l, &settings.Own, values), scaffold.MenuFolders(settings))
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.Out, strings.ReplaceAll(c.Locale.Command.Start.Ready, "{path}", filepath.Join(o.site, name)))
	return err
}

// untitled returns the failure of a command that was given no title, or none that
// will do.
func untitled(wrong *problem.Problem, command string) error {
	if wrong.Rule == "title-needed" {
		return problem.Refuse(wrong.Rule, problem.Args{"command": command})
	}
	return problem.Refuse(wrong.Rule, wrong.Args)
}

// values returns what the flags say, each read as a build would.
func (o *newOptions) values(l *locale.Locale) (edit.Values, error) {
	values := edit.Values{}
	for _, field := range scaffold.Asked() {
		if wrong := values.Set(l, field.Path, *o.fields[field.Path]); wrong != nil {
			return nil, problem.Refuse(wrong.Rule, wrong.Args)
		}
	}
	return values, nil
}

// ask asks what the flags have not said. l is the language of the
// site.
func (o *newOptions) ask(ctx context.Context, prompt *terminal.Prompter, l *locale.Locale, values edit.Values) error {
	words := prompt.Locale.Command.Start
	if err := o.askTitle(ctx, prompt); err != nil || o.title == "" {
		return err
	}
	for _, field := range scaffold.Asked() {
		if *o.fields[field.Path] != "" {
			continue
		}
		question := words.AskFields[field.Path]
		if field.Terms != nil {
			terms := field.Terms(prompt.Locale)
			i, err := prompt.ChooseTerm(ctx, question, terms, -1)
			if err != nil {
				return err
			}
			if i >= 0 {
				values.Set(l, field.Path, terms[i].Key) // its keys are known in every language
			}
			continue
		}
		_, err := prompt.Ask(ctx, question, "", func(answer string) *problem.Problem { return values.Set(l, field.Path, answer) })
		if err != nil {
			return err
		}
	}
	return nil
}

// askTitle asks for the title, if no argument said it.
func (o *newOptions) askTitle(ctx context.Context, prompt *terminal.Prompter) error {
	if o.title != "" {
		return nil
	}
	var err error
	o.title, err = prompt.Ask(ctx, prompt.Locale.Command.Start.AskFields["title"], "", func(answer string) *problem.Problem {
		_, wrong := edit.NameOf(answer)
		return wrong
	})
	return err
}
