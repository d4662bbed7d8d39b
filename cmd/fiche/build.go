package main

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/pipeline"
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
			tuneGC()
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
	line := c.startProgress()
	defer line.stop()
	p, err := c.publish(ctx, o, line)
	if err != nil {
		return err
	}
	line.stop()
	r := reporter{console: c, locale: p.result.Locale, site: o.site, out: p.out}
	if p.written == nil {
		return r.refuse(p.problems)
	}
	if err := r.warn(p.problems, p.outputProblems()); err != nil {
		return err
	}
	return r.summarise(p)
}

// A publication is what came of a build.
type publication struct {
	result   *pipeline.Result
	problems []problem.Problem
	out      string       // the folder of the pages
	written  *tree.Report // nil when a problem stood in the way
	cache    error        // why the photos could not be kept, if so
	took     time.Duration
}

// publish builds a site and writes its pages, unless there is an error in it.
func (c *console) publish(ctx context.Context, o buildOptions, line *progress) (*publication, error) {
	started := time.Now()
	site, err := openSite(o.site)
	if err != nil {
		return nil, err
	}
	defer site.close()
	p := &publication{out: cmp.Or(o.out, filepath.Join(o.site, publicFolder))}
	if err := site.permitOutput(p.out); err != nil {
		return nil, err
	}
	cache := site.openCache()
	builder := pipeline.New(site.inputs, pipeline.Options{Drafts: o.drafts, Cache: cache, Locale: c.locale})
	if p.result, err = builder.Build(ctx); err != nil {
		return nil, err
	}
	p.problems = p.result.Problems
	if o.strict {
		p.problems = promote(p.problems)
	}
	if p.result.Tree == nil || problem.Worst(p.problems) == problem.Error {
		return p, nil
	}
	line.speak(p.result.Locale)
	written, err := tree.Write(ctx, p.result.Tree, p.out, tree.Options{Force: o.force, Progress: line.step})
	if err != nil {
		return nil, err
	}
	p.written, p.cache, p.took = &written, cmp.Or(cache.Failed(), builder.Prune()), time.Since(started)
	return p, nil
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
