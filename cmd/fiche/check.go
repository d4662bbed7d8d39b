package main

import (
	"context"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/build"
	"fiche/cmd/fiche/internal/check"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

// checkOptions are what the flags of "fiche check" say.
type checkOptions struct {
	site  string
	json  bool
	today string // YYYY-MM-DD; empty for the day that it is
}

func newCheck(c *console) *cobra.Command {
	words := c.locale.Command.Check
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
	flags.StringVar(&o.site, "site", ".", c.locale.Command.Flags.Site)
	flags.BoolVar(&o.json, "json", false, words.JSON)
	flags.Var(newWordFlag(&o.today, "date"), "today", words.Today)
	// The error would be that the flag above does not exist.
	_ = command.MarkFlagDirname("site")
	return command
}

// check reads a site and tells everything there is to say of it.
func (c *console) check(ctx context.Context, o checkOptions) error {
	today, err := o.day()
	if err != nil {
		return err
	}
	site, err := openSite(o.site)
	if err != nil {
		return err
	}
	defer site.close()
	builder := build.New(site.inputs, build.Options{Locale: c.locale})
	result, err := builder.Build(ctx)
	if err != nil {
		return err
	}
	problems := findings(builder, result, today)
	r := reporter{console: c, locale: result.Locale, site: o.site}
	if o.json {
		err = r.writeJSON(problems)
	} else {
		err = r.writeTable(problems)
	}
	if err == nil && problem.Worst(problems) == problem.Error {
		err = errContent
	}
	return err
}

// day is the day that dates are compared with. This command alone looks at the
// clock: what it says goes to whoever asks, and into no page.
func (o checkOptions) day() (locale.Day, error) {
	day := time.Now()
	if o.today != "" {
		var err error
		if day, err = time.Parse(time.DateOnly, o.today); err != nil {
			return locale.Day{}, misuse("not-a-day", problem.Args{"value": o.today})
		}
	}
	return locale.Day{Year: day.Year(), Month: int(day.Month()), Day: day.Day()}, nil
}

// findings are what a build has to say and what a check adds, in the order of
// reading. A gap that a model left open is an error: it is the law that asks.
func findings(builder *build.Builder, result *build.Result, today locale.Day) []problem.Problem {
	all := slices.Concat(result.Problems, result.Unpublished, result.Untranslated)
	if s, others := builder.Site(); s != nil {
		said := make(map[string]bool, len(all))
		for _, p := range all {
			said[p.Path] = true
		}
		// That a file is not published need not be said twice.
		files := slices.DeleteFunc(slices.Clone(others), func(name string) bool { return said[contentFolder+"/"+name] })
		all = append(all, check.Site(check.Input{Site: s, Files: files, Today: today})...)
	}
	for i := range all {
		if all[i].Rule == sheet.RuleUnfinished {
			all[i].Severity = problem.Error
		}
	}
	problem.Sort(all)
	return all
}
