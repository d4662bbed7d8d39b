package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/scaffold"
	"fiche/cmd/fiche/internal/sheet"
)

// newOptions are what the flags of "fiche new" say; what is empty is asked, or
// left out.
type newOptions struct {
	site, folder, title string
	from                string             // a table; empty for a single sheet
	yes                 bool               // to make the sheets of a table without asking
	fields              map[string]*string // by key, for those of scaffold.Asked
}

// fieldFlags are the flags that give a field, with the kind of their value.
var fieldFlags = map[string]struct{ flag, kind string }{
	"summary": {"summary", "text"},
	"country": {"country", "country"},
	"status":  {"status", "term"},
	"period":  {"period", "date"},
	"as_of":   {"as-of", "date"},
	"themes":  {"theme", "words"},
}

func newNew(c *console) *cobra.Command {
	words := c.locale.Command.Start
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
			d := c.dialogue(command.InOrStdin())
			switch {
			case o.from == "":
				return c.newSheet(command.Context(), o, d)
			case o.title != "":
				return misuse("extra-argument", problem.Args{"command": command.CommandPath() + " --from", "argument": o.title})
			}
			return c.importSheets(command.Context(), o, d)
		},
	}
	flags := command.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.site, "site", ".", c.locale.Command.Flags.Site)
	flags.StringVar(&o.folder, "folder", "", words.Flags.SheetFolder)
	for _, field := range scaffold.Asked {
		of, value := c.locale.Fields[field], new(string)
		_, example, _ := strings.Cut(of.Example, ": ")
		usage := strings.NewReplacer("{name}", of.Names[0], "{example}", example).Replace(words.Flags.Field)
		o.fields[field] = value
		flags.Var(newWordFlag(value, fieldFlags[field].kind), fieldFlags[field].flag, usage)
	}
	flags.Var(newWordFlag(&o.from, "file"), "from", words.Flags.From)
	flags.BoolVar(&o.yes, "yes", false, words.Flags.Yes)
	// The error would be that the flag above does not exist.
	_ = command.MarkFlagDirname("site")
	return command
}

// newSheet makes a sheet from flags and answers.
func (c *console) newSheet(ctx context.Context, o newOptions, d *dialogue) error {
	site, err := openSite(o.site)
	if err != nil {
		return err
	}
	defer site.close()
	l := site.language(c.locale)
	values, err := o.values(l)
	if err != nil {
		return err
	}
	if d != nil {
		if err := d.sheetAnswers(ctx, &o, l, values); err != nil {
			return err
		}
	}
	if strings.TrimSpace(o.title) == "" {
		return misuse("title-needed", nil)
	}
	base := scaffold.FileName(o.title)
	if base == "" {
		return misuse("title-no-letters", problem.Args{"title": o.title})
	}
	dir, err := site.sheetFolder(o.folder)
	if err != nil {
		return err
	}
	sheets, err := site.sheetsIn(dir)
	if err != nil {
		return err
	}
	if other, taken := sheets[base]; taken {
		return misuse("sheet-exists", problem.Args{"path": other})
	}
	if wrong := values.Set(l, "title", o.title); wrong != nil {
		return misuse(wrong.Rule, wrong.Args)
	}
	name := path.Join(contentFolder, dir, base)
	err = createFile(site.root, scaffold.File{Path: name, Data: scaffold.Sheet(l, values)})
	if errors.Is(err, fs.ErrExist) {
		return misuse("sheet-exists", problem.Args{"path": filepath.Join(o.site, name)})
	} else if err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.out, strings.ReplaceAll(c.locale.Command.Start.Ready, "{path}", filepath.Join(o.site, name)))
	return err
}

// values are what the flags say, each read as a build would.
func (o *newOptions) values(l *locale.Locale) (scaffold.Values, error) {
	values := scaffold.Values{}
	for _, field := range scaffold.Asked {
		if wrong := values.Set(l, field, *o.fields[field]); wrong != nil {
			return nil, misuse(wrong.Rule, wrong.Args)
		}
	}
	return values, nil
}

// sheetAnswers asks what the flags have not said. l is the language of the
// site.
func (d *dialogue) sheetAnswers(ctx context.Context, o *newOptions, l *locale.Locale, values scaffold.Values) error {
	words := d.locale.Command.Start
	if o.title == "" {
		title, err := d.ask(ctx, words.AskFields["title"], "", func(answer string) *problem.Problem {
			if scaffold.FileName(answer) != "" {
				return nil
			}
			return &problem.Problem{Rule: "title-no-letters", Severity: problem.Error, Args: problem.Args{"title": answer}}
		})
		if err != nil || title == "" {
			return err
		}
		o.title = title
	}
	for _, field := range scaffold.Asked {
		if *o.fields[field] != "" {
			continue
		}
		question := words.AskFields[field]
		if field == "status" {
			i, err := d.choose(ctx, question, d.locale.Terms.Status.Labels(), -1)
			if err != nil {
				return err
			}
			if i >= 0 {
				values.Set(l, field, d.locale.Terms.Status[i].Key) // its keys are known in every language
			}
			continue
		}
		_, err := d.ask(ctx, question, "", func(answer string) *problem.Problem { return values.Set(l, field, answer) })
		if err != nil {
			return err
		}
	}
	return nil
}

// language is the language of the site, l when its settings do not say.
func (s *siteFolder) language(l *locale.Locale) *locale.Locale {
	data, err := fs.ReadFile(s.inputs.Content, homeFile)
	if err != nil {
		return l
	}
	return sheet.Parse(homeFile, data, l).Settings.Language
}

// sheetFolder is the folder of content/ that is meant by what somebody typed.
func (s *siteFolder) sheetFolder(typed string) (string, error) {
	dir := strings.TrimPrefix(filepath.ToSlash(filepath.Clean(typed)), contentFolder+"/")
	switch {
	case typed == "":
		return usualFolder(s.inputs.Content), nil
	case dir == contentFolder:
		return ".", nil
	case !fs.ValidPath(dir):
		return "", misuse("folder-outside", problem.Args{"folder": typed})
	}
	return dir, nil
}

// sheetsIn are the sheets of a folder of content/, which need not exist, by the
// name that their address gives them: "Mali Kayes.md" by "mali-kayes.md".
func (s *siteFolder) sheetsIn(dir string) (map[string]string, error) {
	entries, err := fs.ReadDir(s.inputs.Content, dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	sheets := make(map[string]string, len(entries))
	for _, entry := range entries {
		if base, ok := strings.CutSuffix(entry.Name(), ".md"); ok {
			sheets[locale.Slug(base)+".md"] = filepath.Join(s.path, contentFolder, dir, entry.Name())
		}
	}
	return sheets, nil
}

// usualFolder is the folder of content/ that holds most sheets, the first by
// name among equals; content/ itself when there is none.
func usualFolder(content fs.FS) string {
	sheets, folders := map[string]int{}, []string{"."}
	// A folder that cannot be listed is not the usual one.
	_ = fs.WalkDir(content, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case d.IsDir() && name != "." && strings.ContainsAny(d.Name()[:1], "._"):
			return fs.SkipDir
		case d.IsDir() && name != ".":
			folders = append(folders, name)
		case path.Ext(name) == ".md" && path.Dir(name) != ".":
			sheets[path.Dir(name)]++
		}
		return nil
	})
	return slices.MaxFunc(folders, func(a, b string) int { return sheets[a] - sheets[b] })
}
