package cli

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/sitefolder/disk"
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
	words := c.Locale.Command
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
	line := c.StartProgress()
	defer line.Stop()
	p, err := c.publish(ctx, o, line)
	if err != nil {
		return err
	}
	line.Stop()
	r := &terminal.Reporter{Console: c.Console, Locale: p.result.Locale, Site: o.site, Output: p.out}
	if p.written == nil {
		return r.Refuse(p.problems)
	}
	if err := r.Warn(p.problems, p.outputProblems()); err != nil {
		return err
	}
	return p.report(r)
}

// A publication is what came of a build.
type publication struct {
	result   *pipeline.Result
	problems []problem.Problem
	out      string            // the folder of the pages
	written  *tree.Report      // nil when a problem stood in the way
	gone     []problem.Problem // pages of an earlier build that this one removed, below out
	cache    error             // why the photos could not be kept, if so
	took     time.Duration
}

// publish builds a site and writes its pages, unless there is an error in it.
func (c *console) publish(ctx context.Context, o buildOptions, line *terminal.Progress) (*publication, error) {
	started := time.Now()
	site, err := disk.Open(o.site)
	if err != nil {
		return nil, err
	}
	defer site.Close()
	p := &publication{out: cmp.Or(o.out, filepath.Join(o.site, sitefolder.Public))}
	if err := site.CheckOutput(p.out); err != nil {
		return nil, err
	}
	cache, memory, err := openCache(site)
	if err != nil {
		return nil, err
	}
	builder := pipeline.New(inputs(site), pipeline.Options{Drafts: o.drafts, Cache: cache, Locale: c.Locale, Photos: line.Decoded})
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
	line.SetLocale(p.result.Locale)
	moved, gone := removedPages(p.result.Tree, p.out, p.result.Locale)
	written, err := tree.Write(ctx, p.result.Tree, p.out, tree.Options{Force: o.force, Memory: memory, Progress: line.Made})
	if err != nil {
		return nil, err
	}
	p.problems, p.gone = slices.Concat(p.problems, moved), gone
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

// outputProblems returns the problems of the output. Their paths are below it.
func (p *publication) outputProblems() []problem.Problem {
	output := slices.Clone(p.gone)
	for _, path := range p.written.Kept {
		output = append(output, problem.Problem{
			Rule: "output-kept", Severity: problem.Warning, Place: problem.Place{Path: path},
		})
	}
	for _, path := range p.written.Unsure {
		output = append(output, problem.Problem{
			Rule: "output-unsure", Severity: problem.Warning, Place: problem.Place{Path: path},
		})
	}
	if p.written.ManifestDamaged {
		output = append(output, problem.Problem{
			Rule: "output-list-damaged", Severity: problem.Warning, Args: problem.Args{"folder": p.out},
		})
	}
	if p.cache != nil {
		output = append(output, problem.Problem{
			Rule: "cache-failed", Severity: problem.Warning, Args: problem.Args{"reason": problem.ReasonOf(p.cache)},
		})
	}
	return output
}

// report prints in a line what was built, and lists what the pages do not show
// as their authors may expect.
func (p *publication) report(r *terminal.Reporter) error {
	if _, err := fmt.Fprintln(r.Out, p.summary()); err != nil {
		return err
	}
	if err := r.List(r.Locale.Command.Unpublished, p.result.Unpublished); err != nil {
		return err
	}
	return r.List(r.Locale.Command.Untranslated, p.result.Untranslated)
}

// summary returns a line that says what was built.
func (p *publication) summary() string {
	l := p.result.Locale
	var changes []string
	if n := len(p.written.Written); n > 0 {
		changes = append(changes, l.Counted(n, l.Command.Written))
	}
	if n := len(p.written.Removed); n > 0 {
		changes = append(changes, l.Counted(n, l.Command.Removed))
	}
	if changes == nil {
		changes = []string{l.Command.Unchanged}
	}
	tenths := quantity.Number{Units: max(1, p.took.Round(100*time.Millisecond).Milliseconds()/100), Scale: 1}
	return strings.NewReplacer(
		"{sheets}", l.Counted(p.result.Sheets, l.Words.Sheets),
		"{pages}", l.Counted(p.result.Pages, l.Command.Pages),
		"{folder}", p.out,
		"{changes}", strings.Join(changes, ", "),
		"{seconds}", l.Number(tenths).Plain,
	).Replace(l.Command.Built)
}
