package cli

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/photo"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
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
		SuggestFor: []string{"make", "generate", "construire", "générer"},
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

// build reads a site, checks it and writes its pages, unless nothing has changed
// since it last did.
func (c *console) build(ctx context.Context, o buildOptions) error {
	last := c.openLastBuild(ctx, o)
	defer last.close()
	if last.stands(ctx) {
		return last.say(c)
	}
	line := c.StartProgress()
	defer line.Stop()
	b, err := c.buildSite(ctx, o, line)
	if err != nil {
		return err
	}
	line.Stop()
	var before, after strings.Builder
	screen := *c.Console
	screen.Err = io.MultiWriter(c.Err, &before)
	r := &terminal.Reporter{Console: &screen, Locale: b.result.Locale, Site: o.site, Output: b.out}
	if b.written == nil {
		return r.Refuse(b.problems)
	}
	if err := r.Warn(b.problems, b.outputProblems()); err != nil {
		return err
	}
	if _, err := fmt.Fprintln(c.Out, b.summary()); err != nil {
		return err
	}
	screen.Out = io.MultiWriter(c.Out, &after)
	if err := b.list(r); err != nil {
		return err
	}
	last.keep(b, before.String(), after.String())
	return nil
}

// A siteBuild is a site that was read, and what came of writing its pages.
type siteBuild struct {
	site    *disk.Site
	builder *pipeline.Builder
	cache   *photo.Cache
	memory  *os.Root // which the site keeps for itself
	started time.Time

	result   *pipeline.Result
	problems []problem.Problem
	out      string            // the folder of the pages
	written  *tree.Report      // nil until they are written
	gone     []problem.Problem // pages of an earlier build that this one removed, below out
	unkept   error             // why the photos could not be kept, if so
	took     time.Duration
}

// buildSite reads a site and writes its pages, unless there is an error in it.
func (c *console) buildSite(ctx context.Context, o buildOptions, line *terminal.Progress) (*siteBuild, error) {
	b, err := c.readSite(ctx, o, line)
	if err != nil {
		return nil, err
	}
	defer b.site.Close()
	if !b.isGood() {
		return b, nil
	}
	return b, b.write(ctx, o.force, line)
}

// readSite reads a site, and finds whatever is wrong in it. Its files are open until
// b.site is closed.
func (c *console) readSite(ctx context.Context, o buildOptions, line *terminal.Progress) (*siteBuild, error) {
	site, err := disk.Open(o.site)
	if err != nil {
		return nil, err
	}
	b := &siteBuild{site: site, started: time.Now(), out: outOf(o)}
	if err := b.read(ctx, o, c.Locale, line); err != nil {
		site.Close()
		return nil, err
	}
	return b, nil
}

// read reads the site. l is the language for one that does not say its own.
func (b *siteBuild) read(ctx context.Context, o buildOptions, l *locale.Locale, line *terminal.Progress) (err error) {
	if err := b.site.CheckOutput(b.out); err != nil {
		return err
	}
	if b.cache, b.memory, err = openCache(b.site); err != nil {
		return err
	}
	b.builder = pipeline.New(inputs(b.site), pipeline.Options{Drafts: o.drafts, Cache: b.cache, Locale: l, Photos: line.Decoded})
	if b.result, err = b.builder.Build(ctx); err != nil {
		return err
	}
	b.problems = b.result.Problems
	if o.strict {
		b.problems = promote(b.problems)
	}
	return nil
}

// isGood reports whether no problem stands in the way of writing.
func (b *siteBuild) isGood() bool {
	return b.result.Tree != nil && problem.Worst(b.problems) != problem.Error
}

// write writes the pages.
func (b *siteBuild) write(ctx context.Context, force bool, line *terminal.Progress) error {
	line.SetLocale(b.result.Locale)
	moved, gone := removedPages(b.result.Tree, b.out, b.result.Locale)
	written, err := tree.Write(ctx, b.result.Tree, b.out, tree.Options{Force: force, Memory: b.memory, Progress: line.Made})
	if err != nil {
		return err
	}
	b.problems, b.gone = slices.Concat(b.problems, moved), gone
	b.written, b.unkept, b.took = &written, cmp.Or(b.cache.Failed(), b.builder.Prune()), time.Since(b.started)
	return nil
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
func (b *siteBuild) outputProblems() []problem.Problem {
	output := slices.Clone(b.gone)
	for _, path := range b.written.Kept {
		output = append(output, problem.Problem{
			Rule: "output-kept", Severity: problem.Warning, Place: problem.Place{Path: path},
		})
	}
	for _, path := range b.written.Unsure {
		output = append(output, problem.Problem{
			Rule: "output-unsure", Severity: problem.Warning, Place: problem.Place{Path: path},
		})
	}
	if b.written.ManifestDamaged {
		output = append(output, problem.Problem{
			Rule: "output-list-damaged", Severity: problem.Warning, Args: problem.Args{"folder": b.out},
		})
	}
	if b.unkept != nil {
		output = append(output, problem.Problem{
			Rule: "cache-failed", Severity: problem.Warning, Args: problem.Args{"reason": problem.ReasonOf(b.unkept)},
		})
	}
	return output
}

// list lists what the pages do not show as their authors may expect.
func (b *siteBuild) list(r *terminal.Reporter) error {
	if err := r.List(r.Locale.Command.Unpublished, b.result.Unpublished); err != nil {
		return err
	}
	return r.List(r.Locale.Command.Untranslated, b.result.Untranslated)
}

// summary returns a line that says what was built.
func (b *siteBuild) summary() string {
	l := b.result.Locale
	var changes []string
	if n := len(b.written.Written); n > 0 {
		changes = append(changes, l.Counted(n, l.Command.Written))
	}
	if n := len(b.written.Removed); n > 0 {
		changes = append(changes, l.Counted(n, l.Command.Removed))
	}
	if changes == nil {
		changes = []string{l.Command.Unchanged}
	}
	tenths := quantity.Number{Units: max(1, b.took.Round(100*time.Millisecond).Milliseconds()/100), Scale: 1}
	return strings.NewReplacer(
		"{sheets}", l.Counted(b.result.Sheets, l.Words.Sheets),
		"{pages}", l.Counted(b.result.Pages, l.Command.Pages),
		"{folder}", b.out,
		"{changes}", strings.Join(changes, ", "),
		"{seconds}", l.Number(tenths).Plain,
	).Replace(l.Command.Built)
}
