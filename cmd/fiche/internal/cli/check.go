package cli

import (
	"context"
	"io/fs"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/check"
	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/linkcheck"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/prose"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/sitefolder/disk"
)

// checkOptions are what the flags of "fiche check" say.
type checkOptions struct {
	site     string
	external bool
	json     bool
	today    string // YYYY-MM-DD; empty for the day that it is
	filter   checkFilter
	asking   linkcheck.Options
}

func newCheck(c *console) *cobra.Command {
	words := c.Locale.Command.Check
	var o checkOptions
	command := &cobra.Command{
		Use:        "check",
		Short:      words.Help.Short,
		Long:       words.Help.Long,
		SuggestFor: []string{"lint", "verify", "validate", "vérifier", "contrôler", "tester"},
		Args:       noArguments,
		RunE: func(command *cobra.Command, _ []string) error {
			return c.check(command.Context(), o)
		},
	}
	flags := command.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.site, "site", ".", c.Locale.Command.Flags.Site)
	o.filter.register(c, command)
	flags.BoolVar(&o.external, "external", false, words.External)
	flags.BoolVar(&o.json, "json", false, words.JSON)
	flags.Var(newWordFlag(&o.today, "date"), "today", words.Today)
	// The error would be that the flag above does not exist.
	_ = command.MarkFlagDirname("site")
	return command
}

// check reads a site and prints everything there is to say of it.
func (c *console) check(ctx context.Context, o checkOptions) error {
	today, err := o.day()
	if err != nil {
		return err
	}
	keeps, err := o.filter.keeps(c.Locale, o.site)
	if err != nil {
		return err
	}
	found, err := c.examine(ctx, o.site, today)
	if err != nil {
		return err
	}
	problems := found.problems
	var ended error // before all addresses had been asked
	if o.external && found.site != nil {
		more, err := c.ask(ctx, found.site, found.locale, o.asking)
		problems, ended = append(problems, more...), err
		problem.Sort(problems)
	}
	problems = slices.DeleteFunc(problems, func(p problem.Problem) bool { return !keeps(p) })
	r := &terminal.Reporter{Console: c.Console, Locale: found.locale, Site: o.site}
	if o.json {
		err = writeJSON(r, problems)
	} else {
		err = writeTable(r, problems, o.filter.narrow())
	}
	if err == nil {
		err = ended
	}
	if err == nil && problem.Worst(problems) == problem.Error {
		err = terminal.ErrContent
	}
	return err
}

// ask asks the addresses that a site leads to, and shows how far it is. l is
// the language of the site.
func (c *console) ask(ctx context.Context, s *site.Site, l *locale.Locale, o linkcheck.Options) ([]problem.Problem, error) {
	line := c.StartProgress()
	defer line.Stop()
	line.SetLocale(l)
	o.Progress = line.Asked
	return linkcheck.Check(ctx, s, o)
}

// An examination is everything that can be said of a site without the network.
type examination struct {
	problems []problem.Problem
	site     *site.Site     // nil if there was no home to begin with
	locale   *locale.Locale // in which to say it
}

// examine reads a site and says everything there is to say of it.
func (c *console) examine(ctx context.Context, path string, today calendar.Day) (*examination, error) {
	folder, err := disk.Open(path)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	line := c.StartProgress()
	defer line.Stop()
	cache, memory := findCache(folder)
	builder := pipeline.New(inputs(folder), pipeline.Options{Cache: cache, Locale: c.Locale, Photos: line.Decoded})
	result, err := builder.Build(ctx)
	if err != nil {
		return nil, err
	}
	problems := append(findings(builder, result, folder.Content, today), nextRemoved(result, path)...)
	read, _ := builder.Site()
	if read != nil {
		more, err := unpublished(ctx, memory, result, read.Settings.Publication)
		if err != nil {
			return nil, err
		}
		problems = append(problems, more...)
		problem.Sort(problems)
	}
	return &examination{problems, read, result.Locale}, nil
}

// nextRemoved returns what the next build of the site at path will say of the pages
// that it removes.
func nextRemoved(result *pipeline.Result, path string) []problem.Problem {
	if result.Tree == nil {
		return nil
	}
	moved, gone := removedPages(result.Tree, filepath.Join(path, sitefolder.Public), result.Locale)
	for i := range gone {
		gone[i].Path = sitefolder.Public + "/" + gone[i].Path
	}
	return append(moved, gone...)
}

// day returns the day that dates are compared with. Only this command looks at
// the clock, since nothing it says goes into a page.
func (o checkOptions) day() (calendar.Day, error) {
	day := time.Now()
	if o.today != "" {
		var err error
		if day, err = time.Parse(time.DateOnly, o.today); err != nil {
			return calendar.Day{}, problem.Refuse("not-a-day", problem.Args{"value": o.today})
		}
	}
	return calendar.Day{Year: day.Year(), Month: int(day.Month()), Day: day.Day()}, nil
}

// findings returns what a build has to say and what a check adds, in the order of
// reading. What the law asks for, and a gap that a model of it left open, is an
// error: a site cannot be published so.
func findings(builder *pipeline.Builder, result *pipeline.Result, content fs.FS, today calendar.Day) []problem.Problem {
	all := slices.Concat(result.Problems, result.Unpublished, result.Untranslated)
	if s, others := builder.Site(); s != nil {
		all = append(all, check.Site(check.Input{Site: s, Files: unmentioned(others, all), Today: today, Content: content})...)
	}
	for i := range all {
		if all[i].Rule == prose.RuleUnfinished || site.AskedByLaw(all[i].Rule) {
			all[i].Severity = problem.Error
		}
	}
	problem.Sort(all)
	return all
}

// unmentioned returns the files of which nothing was said: that one is not
// published need not be said twice. It returns none if something is wrong with a
// sheet, which may be the one that shows them.
func unmentioned(files []string, said []problem.Problem) []string {
	if problem.Worst(said) == problem.Error {
		return nil
	}
	paths := make(map[string]bool, len(said))
	for _, p := range said {
		paths[p.Path] = true
	}
	return slices.DeleteFunc(slices.Clone(files), func(name string) bool { return paths[sitefolder.ContentPath(name)] })
}
