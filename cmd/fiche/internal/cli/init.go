package cli

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/scaffold"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/sitefolder/disk"
)

// initOptions are what the flags of "fiche init" say; what is empty is asked,
// or left at its default.
type initOptions struct {
	folder, title, language, organisation, accent, profile, workflow string
}

func newInit(c *console) *cobra.Command {
	words := c.Locale.Command.Start
	o := initOptions{folder: "."}
	command := &cobra.Command{
		Use:        "init [" + c.Locale.Command.Folder + "]",
		Short:      words.Init.Short,
		Long:       words.Init.Long,
		SuggestFor: []string{"create", "start", "créer", "commencer", "nouveau-site"},
		Args:       atMostOne,
		RunE: func(command *cobra.Command, args []string) error {
			if len(args) > 0 {
				o.folder = args[0]
			}
			return c.init(command.Context(), o, c.Prompter(command.InOrStdin()))
		},
	}
	flags := command.Flags()
	flags.SortFlags = false
	flags.Var(newWordFlag(&o.title, "text"), "title", words.Flags.SiteTitle)
	flags.Var(newWordFlag(&o.language, "language"), "language", words.Flags.Language)
	flags.Var(newWordFlag(&o.organisation, "text"), "organisation", words.Flags.Organisation)
	flags.Var(newWordFlag(&o.profile, "profile"), "profile", words.Flags.Profile)
	flags.Var(newWordFlag(&o.accent, "colour"), "accent", words.Flags.Accent)
	flags.Var(newWordFlag(&o.workflow, "host"), "workflow", words.Flags.Workflow)
	return command
}

// init makes a new site.
func (c *console) init(ctx context.Context, o initOptions, prompt *terminal.Prompter) error {
	a, mistakes := scaffold.ReadAnswers(c.Locale, map[string]string{
		"title": o.title, "language": o.language, "organisation": o.organisation,
		"profile": o.profile, "accent": o.accent, "workflow": o.workflow,
	})
	if len(mistakes) > 0 {
		return problem.Refuse(mistakes[0].Rule, mistakes[0].Args)
	}
	if prompt != nil {
		if err := o.ask(ctx, prompt, a); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(o.folder, 0o755); err != nil {
		return err
	}
	made, left, err := disk.Create(o.folder, scaffold.Site(*a))
	if err != nil {
		return err
	}
	return c.reportInit(o.folder, made, left)
}

// ask asks what the flags have not said.
func (o initOptions) ask(ctx context.Context, prompt *terminal.Prompter, a *scaffold.Answers) error {
	words, profiles := prompt.Locale.Command.Start, prompt.Locale.Terms.Profile
	anything := func(string) *problem.Problem { return nil }
	var languages []string
	for _, l := range locale.All() {
		languages = append(languages, l.Name)
	}
	for _, question := range []struct {
		answer string // that a flag gave
		ask    func() error
	}{
		{o.language, func() error {
			i, err := prompt.Choose(ctx, words.AskLanguage, languages, slices.Index(locale.All(), a.Locale))
			if err == nil {
				a.Locale = locale.All()[i]
			}
			return err
		}},
		{o.title, func() (err error) {
			a.Title, err = prompt.Ask(ctx, words.AskTitle, a.Locale.Command.Start.DefaultTitle, anything)
			return err
		}},
		{o.organisation, func() (err error) {
			a.Organisation, err = prompt.Ask(ctx, words.AskOrganisation, "", anything)
			return err
		}},
		{o.profile, func() error {
			i, err := prompt.ChooseTerm(ctx, words.AskProfile, profiles, 0)
			if err == nil {
				a.Profile = profiles[i].Key
			}
			return err
		}},
		{o.accent, func() error {
			_, err := prompt.Ask(ctx, words.AskAccent, a.Accent, func(answer string) *problem.Problem {
				s, wrong := edit.ReadField(prompt.Locale, sitefolder.Home, "accent", answer)
				if wrong == nil {
					a.Accent = s.Settings.Accent
				}
				return wrong
			})
			return err
		}},
		{o.workflow, func() error {
			i, err := prompt.Choose(ctx, words.AskWorkflow, append([]string{words.NoWorkflow}, words.Workflows...), 0)
			if err == nil && i > 0 {
				a.Workflow = scaffold.Workflows[i-1]
			}
			return err
		}},
	} {
		if question.answer != "" {
			continue
		}
		if err := question.ask(); err != nil {
			return err
		}
	}
	return nil
}

// reportInit prints what was made, what was there already, and what to do next.
func (c *console) reportInit(folder string, made, left []string) error {
	words := c.Locale.Command.Start
	var out strings.Builder
	out.WriteString(strings.ReplaceAll(c.Locale.Counted(len(made), words.Made), "{folder}", folder) + "\n")
	writeList(&out, "", made)
	if len(left) > 0 {
		writeList(&out, words.Left, left)
	}
	site := ""
	if filepath.Clean(folder) != "." {
		site = " --site " + shellWord(folder)
	}
	writeList(&out, words.Next, []string{
		"fiche new " + shellWord(words.ExampleTitle) + site,
		"fiche serve" + site,
	})
	_, err := c.Out.Write([]byte(out.String()))
	return err
}

// writeList writes lines under a heading, if there is one.
func writeList(out *strings.Builder, heading string, lines []string) {
	if heading != "" {
		out.WriteString(heading + "\n")
	}
	for _, line := range lines {
		out.WriteString("  " + line + "\n")
	}
}

// shellWord returns a word as it is typed in any shell.
func shellWord(word string) string {
	if strings.ContainsAny(word, " '&()") {
		return `"` + word + `"`
	}
	return word
}
