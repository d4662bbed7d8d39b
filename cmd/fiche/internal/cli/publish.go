package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/cli/terminal"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
	"fiche/cmd/fiche/internal/publish/hosts"

	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/sitefolder/disk"
	"fiche/cmd/fiche/internal/spelling"
)

// publishOptions are what the flags and the argument of "fiche publish" say.
type publishOptions struct {
	site        string
	name        string // of a destination; empty for the only one
	dryRun, yes bool
	verify      bool
	plan        publish.Options
}

func newPublish(c *console) *cobra.Command {
	words := c.Locale.Command
	o := publishOptions{}
	command := &cobra.Command{
		Use:        "publish [" + words.Publish.Name + "]",
		Short:      words.Publish.Short,
		Long:       words.Publish.Long,
		SuggestFor: []string{"deploy", "upload", "push", "send", "publier", "envoyer", "déployer"},
		Args:       atMostOne,
		RunE: func(command *cobra.Command, args []string) error {
			tuneGC()
			o.name = strings.Join(args, "")
			return c.publish(command.Context(), o, c.Prompter(command.InOrStdin()))
		},
	}
	flags := command.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.site, "site", ".", words.Flags.Site)
	flags.BoolVar(&o.dryRun, "dry-run", false, words.Publish.DryRun)
	flags.BoolVar(&o.plan.All, "all", false, words.Publish.All)
	flags.BoolVar(&o.plan.Force, "force", false, words.Publish.Force)
	flags.BoolVar(&o.verify, "verify", false, words.Publish.Verify)
	flags.BoolVar(&o.yes, "yes", false, words.Publish.Yes)
	// The error would be that the flag above does not exist.
	_ = command.MarkFlagDirname("site")
	return command
}

// publish builds a site and puts on a host what changed.
func (c *console) publish(ctx context.Context, o publishOptions, prompt *terminal.Prompter) error {
	line := c.StartProgress()
	defer line.Stop()
	b, err := c.readSite(ctx, buildOptions{site: o.site}, line)
	if err != nil {
		return err
	}
	defer b.site.Close()
	r := &terminal.Reporter{Console: c.Console, Locale: b.result.Locale, Site: o.site, Output: b.out}
	if !b.isGood() {
		line.Stop()
		return r.Refuse(b.problems)
	}
	to, err := b.destination(r, o.name)
	if err != nil {
		return err
	}
	if err := b.findPublicAddress(o, &to); err != nil {
		return err
	}
	files, closeFiles, err := b.filesToPublish(ctx, o.dryRun, line)
	if err != nil {
		return err
	}
	defer closeFiles()
	line.Stop()
	if err := b.warn(r); err != nil {
		return err
	}
	a, err := c.access(o.yes, prompt)
	if err != nil {
		return err
	}
	host, err := hosts.Open(ctx, to, o.site, a)
	if err != nil {
		return err
	}
	defer host.Close()
	plan, err := publish.Compare(ctx, host, files, b.result.Tree.Paths(), o.plan)
	if refused, ok := errors.AsType[*publish.RefusedError](err); ok {
		return refused.Refusal(to.Address)
	} else if err != nil {
		return err
	}
	before := host.Warnings()
	if err := warnOfHost(r, before); err != nil {
		return err
	}
	p := publication{r, to, plan}
	if err := p.show(); err != nil {
		return err
	}
	if o.dryRun {
		return p.verify(ctx, o, files, b.result.Tree.Paths())
	}
	if !plan.IsEmpty() {
		if yes, err := c.sendConfirmed(ctx, o, prompt); err != nil || !yes {
			return err
		}
	}
	if err := p.send(ctx); err != nil {
		return err
	}
	remember(b.memory, to, plan)
	if err := warnOfHost(r, host.Warnings()[len(before):]); err != nil { // what was found out meanwhile
		return err
	}
	return p.verify(ctx, o, files, b.result.Tree.Paths())
}

// warnOfHost prints what the user should know of a host.
func warnOfHost(r *terminal.Reporter, rules []problem.Rule) error {
	for _, rule := range rules {
		if err := r.Explain(problem.Problem{Rule: rule, Severity: problem.Warning}); err != nil {
			return err
		}
	}
	return nil
}

// destination returns the destination of a name, or the only one.
func (b *siteBuild) destination(r *terminal.Reporter, name string) (to sheet.Destination, err error) {
	read, _ := b.builder.Site()
	all := read.Settings.Publication
	if len(all) == 0 {
		err := r.Warn([]problem.Problem{{
			Rule: "publish-nowhere", Severity: problem.Error, Example: "publication",
			Place: problem.Place{Path: sitefolder.ContentPath(sitefolder.Home)},
		}}, nil)
		return to, cmp.Or(err, terminal.ErrContent)
	}
	var names []string
	for _, to = range all {
		names = append(names, cmp.Or(to.Name, to.Address))
		if name != "" && (spelling.Fold(to.Name) == spelling.Fold(name) || to.Address == name) {
			return to, b.checkDestination(to)
		}
	}
	switch {
	case name != "":
		return to, problem.Refuse("publish-unknown", problem.Args{"name": name, "near": spelling.Nearest(name, names), "list": names})
	case len(all) > 1:
		return to, problem.Refuse("publish-which", problem.Args{"list": names, "name": names[0]})
	}
	return all[0], b.checkDestination(all[0])
}

// checkDestination refuses to publish among the sources of the site, and among the
// pages that a build writes.
func (b *siteBuild) checkDestination(to sheet.Destination) error {
	if !sheet.IsLocal(to.Way) {
		return nil
	}
	where := hosts.LocalPath(to, b.site.Path)
	refused := problem.Refuse("publish-into-site", problem.Args{"folder": where})
	if b.site.CheckOutput(where) != nil {
		return refused
	}
	target, err := disk.RealPath(where)
	if err != nil {
		return err
	}
	pages, err := disk.RealPath(b.out)
	if err != nil {
		return err
	}
	if below, err := filepath.Rel(pages, target); err == nil && filepath.IsLocal(below) {
		return refused
	}
	return nil
}

// filesToPublish writes the pages and returns them. Those of a dry run are made, and
// not written.
func (b *siteBuild) filesToPublish(ctx context.Context, dryRun bool, line *terminal.Progress) (files fs.FS, done func(), err error) {
	if dryRun {
		return b.result.Tree.Once(), func() {}, nil
	}
	if err := b.write(ctx, false, line); err != nil {
		return nil, nil, err
	}
	root, err := os.OpenRoot(b.out)
	if err != nil {
		return nil, nil, err
	}
	return root.FS(), func() { root.Close() }, nil
}

// warn prints what is wrong in the site, and in its pages if they were written.
func (b *siteBuild) warn(r *terminal.Reporter) error {
	if b.written == nil {
		return r.Warn(b.problems, nil)
	}
	return r.Warn(b.problems, b.outputProblems())
}

// sendConfirmed asks whether to go on. Without a terminal only --yes says so.
func (c *console) sendConfirmed(ctx context.Context, o publishOptions, prompt *terminal.Prompter) (bool, error) {
	switch {
	case o.yes:
		return true, nil
	case prompt == nil:
		return false, problem.Refuse("publish-not-confirmed", nil)
	}
	return prompt.Confirm(ctx, c.Locale.Command.Publish.AskSend)
}

// A publication is a plan and where it leads.
type publication struct {
	*terminal.Reporter
	to   sheet.Destination
	plan *publish.Plan
}

// show prints the plan.
func (p publication) show() error {
	text := strings.ReplaceAll(p.Locale.Command.Publish.To, "{place}", p.to.Address) + "\n"
	for _, line := range p.plan.Lines(p.Locale) {
		text += "  " + line + "\n"
	}
	if _, err := io.WriteString(p.Out, text); err != nil {
		return err
	}
	for _, warning := range p.plan.Warnings() {
		if err := p.Explain(warning); err != nil {
			return err
		}
	}
	return nil
}

// send does what the plan says, and says what was done, also if it was stopped.
func (p publication) send(ctx context.Context) error {
	line := p.StartProgress()
	line.SetLocale(p.Locale)
	var last publish.Progress
	err := p.plan.Send(ctx, func(now publish.Progress) {
		last = now
		line.Sent(now.Files, now.AllFiles, now.AllBytes-now.Bytes)
	})
	line.Stop()
	if err != nil {
		told := p.Explain(problem.Problem{Rule: "publish-stopped", Severity: problem.Warning, Args: problem.Args{
			"done": last.Files, "count": last.AllFiles,
		}})
		return errors.Join(err, told)
	}
	_, err = fmt.Fprintln(p.Out, p.plan.Sent(p.Locale, last))
	return err
}
