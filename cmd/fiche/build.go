package main

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/build"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/tree"
)

// buildOptions are what the flags of "fiche build" say.
type buildOptions struct {
	site   string // folder of the site
	out    string // folder of the pages; empty for public in the site
	drafts bool
	strict bool
	force  bool
}

func newBuild(c *console) *cobra.Command {
	words := c.locale.Command
	var o buildOptions
	command := &cobra.Command{
		Use:        "build",
		Short:      words.Build.Short,
		Long:       words.Build.Long,
		SuggestFor: []string{"make", "generate", "construire", "générer", "publier"},
		Args:       noArguments,
		RunE: func(command *cobra.Command, _ []string) error {
			return c.build(command.Context(), o)
		},
	}
	flags := command.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.site, "site", ".", words.Flags.Site)
	flags.StringVar(&o.out, "out", "", words.Flags.Out)
	flags.BoolVar(&o.drafts, "drafts", false, words.Flags.Drafts)
	flags.BoolVar(&o.strict, "strict", false, words.Flags.Strict)
	flags.BoolVar(&o.force, "force", false, words.Flags.Force)
	for _, folder := range []string{"site", "out"} {
		// The error would be that the flag above does not exist.
		_ = command.MarkFlagDirname(folder)
	}
	return command
}

// build reads a site, judges it and writes its pages.
func (c *console) build(ctx context.Context, o buildOptions) error {
	started := time.Now()
	site, err := openSite(o.site)
	if err != nil {
		return err
	}
	defer site.close()
	if o.out == "" {
		o.out = filepath.Join(o.site, "public")
	}
	if err := site.permitOutput(o.out); err != nil {
		return err
	}

	cache := site.openCache()
	line := c.startProgress()
	defer line.stop()
	builder := build.New(site.inputs, build.Options{
		Drafts: o.drafts,
		Cache:  cache,
		Locale: c.locale,
	})
	result, err := builder.Build(ctx)
	if err != nil {
		return err
	}
	r := reporter{console: c, locale: result.Locale, site: o.site, out: o.out}
	problems := result.Problems
	if o.strict {
		problems = promote(problems)
	}
	if result.Tree == nil || problem.Worst(problems) == problem.Error {
		line.stop()
		return r.refuse(problems)
	}

	line.speak(r.locale)
	written, err := tree.Write(ctx, result.Tree, o.out, tree.Options{Force: o.force, Progress: line.step})
	line.stop()
	if err != nil {
		return err
	}
	if err := r.warn(problems, written, cmp.Or(cache.Failed(), builder.Prune())); err != nil {
		return err
	}
	return r.summarise(result, written, time.Since(started))
}

// promote makes errors of warnings.
func promote(problems []problem.Problem) []problem.Problem {
	strict := slices.Clone(problems)
	for i := range strict {
		if strict[i].Severity == problem.Warning {
			strict[i].Severity = problem.Error
		}
	}
	return strict
}
