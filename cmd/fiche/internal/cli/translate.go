package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/scaffold"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/sitefolder/disk"
)

// newTranslation makes the translation of a sheet from flags and answers.
func (c *console) newTranslation(ctx context.Context, o newOptions, prompt *terminal.Prompter) error {
	site, err := disk.Open(o.site)
	if err != nil {
		return err
	}
	defer site.Close()
	if err := o.onlyTranslation(); err != nil {
		return err
	}
	original, err := readOriginal(site, o.translate, o.language, c.Locale)
	if err != nil {
		return err
	}
	values := edit.Values{}
	if wrong := values.Set(original.to, "summary", *o.fields["summary"]); wrong != nil {
		return problem.Refuse(wrong.Rule, wrong.Args)
	}
	if prompt != nil {
		if err := o.askTranslation(ctx, prompt, original.to, values); err != nil {
			return err
		}
	}
	_, wrong := edit.NameOf(o.title)
	if wrong == nil {
		wrong = values.Set(original.to, "title", o.title)
	}
	if wrong != nil {
		return untitled(wrong, "fiche new --translate "+o.translate+" --language "+original.to.Tag)
	}
	name, err := site.AddFile(scaffold.Translation(original.sheet, original.data, original.to, values))
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.Out, strings.ReplaceAll(c.Locale.Command.Start.Ready, "{path}", filepath.Join(o.site, name)))
	return err
}

// onlyTranslation refuses the flags that mean nothing to a translation: all
// facts are those of the original.
func (o *newOptions) onlyTranslation() error {
	extra := ""
	for _, field := range scaffold.Asked() {
		if field.Path != "summary" && *o.fields[field.Path] != "" {
			extra, _ = fieldFlag(field)
		}
	}
	switch {
	case o.folder != "":
		extra = "folder"
	case o.from != "":
		extra = "from"
	case extra == "":
		return nil
	}
	return problem.Refuse("extra-argument", problem.Args{"command": "fiche new --translate", "argument": "--" + extra})
}

// askTranslation asks what the flags have not said.
func (o *newOptions) askTranslation(ctx context.Context, prompt *terminal.Prompter, to *locale.Locale, values edit.Values) error {
	if err := o.askTitle(ctx, prompt); err != nil || o.title == "" || *o.fields["summary"] != "" {
		return err
	}
	_, err := prompt.Ask(ctx, prompt.Locale.Command.Start.AskFields["summary"], "", func(answer string) *problem.Problem {
		return values.Set(to, "summary", answer)
	})
	return err
}

// An original is a sheet that is to be translated.
type original struct {
	sheet *sheet.Sheet
	data  []byte
	to    *locale.Locale
}

// readOriginal reads the sheet at a path that somebody typed, below the folder of
// the site or below content/, and sees to it that it can be translated. l is
// the language of the user.
func readOriginal(s *disk.Site, typed, language string, l *locale.Locale) (*original, error) {
	settings := scaffold.Settings(s.Content, l)
	if language == "" {
		return nil, problem.Refuse("language-needed", problem.Args{"language": exampleLanguage(settings)})
	}
	read, wrong := edit.ReadField(l, sitefolder.Home, "language", language)
	if wrong != nil {
		return nil, problem.Refuse(wrong.Rule, wrong.Args)
	}
	to := read.Settings.Language
	name := strings.TrimPrefix(filepath.ToSlash(filepath.Clean(typed)), filepath.ToSlash(filepath.Clean(s.Path))+"/")
	name = strings.TrimPrefix(name, sitefolder.Content+"/")
	missing := problem.Refuse("translate-missing", problem.Args{"path": cmp.Or(typed, sitefolder.Content)})
	if !fs.ValidPath(name) || !strings.EqualFold(filepath.Ext(name), ".md") {
		return nil, missing
	}
	data, err := sitefolder.ReadUpTo(frontmatter.MaxFile, s.Content, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, missing
	} else if err != nil {
		return nil, err
	}
	read = sheet.Parse(name, data, edit.LocaleOf(name, settings))
	if read.Failed {
		return nil, problem.Refuse("translate-unreadable", problem.Args{"path": sitefolder.Content + "/" + name})
	}
	if wrong := scaffold.Translatable(read, settings, to); wrong != nil {
		return nil, problem.Refuse(wrong.Rule, wrong.Args)
	}
	return &original{read, data, to}, nil
}

// exampleLanguage returns a language into which a site can be translated.
func exampleLanguage(settings *sheet.Settings) string {
	for _, l := range slices.Concat(settings.Languages, locale.All()) {
		if l != settings.Language {
			return l.Tag
		}
	}
	return settings.Language.Tag
}
