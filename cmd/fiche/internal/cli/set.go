package cli

import (
	"errors"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/scaffold"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/sitefolder/disk"
)

// setOptions are what the flags and arguments of "fiche set" say.
type setOptions struct {
	site   string
	dryRun bool
	files  []string
	fields []string
}

func newSet(c *console) *cobra.Command {
	words := c.Locale.Command
	o := setOptions{}
	command := &cobra.Command{
		Use:        "set " + words.Set.Arguments,
		Short:      words.Set.Short,
		Long:       words.Set.Long,
		SuggestFor: []string{"edit", "change", "field", "modifier", "changer", "champ"},
		Args:       cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			for _, arg := range args {
				if len(o.fields) == 0 && strings.HasSuffix(arg, ".md") {
					o.files = append(o.files, arg)
				} else {
					o.fields = append(o.fields, arg)
				}
			}
			return c.set(o)
		},
	}
	flags := command.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.site, "site", ".", words.Flags.Site)
	flags.BoolVar(&o.dryRun, "dry-run", false, words.Set.DryRun)
	// The error would be that the flag above does not exist.
	_ = command.MarkFlagDirname("site")
	return command
}

// An edited file is one with its changes.
type edited struct {
	before, after *edit.File
	fields        []string // those that were changed, as they were typed
}

// set changes fields of files: in all of them, or in none.
func (c *console) set(o setOptions) error {
	site, err := disk.Open(o.site)
	if err != nil {
		return err
	}
	defer site.Close()
	settings := scaffold.Settings(site.Content, c.Locale)
	if len(o.files) == 0 || len(o.fields) == 0 {
		if len(o.files) == 0 && len(o.fields) > 0 && !strings.Contains(o.fields[0], "=") {
			return problem.Refuse("edit-missing", problem.Args{"path": o.fields[0]})
		}
		return problem.Refuse("edit-no-fields", problem.Args{"command": "fiche set"})
	}
	requests := make([]edit.Request, len(o.fields))
	for i, typed := range o.fields {
		if requests[i], err = edit.ParseRequest(typed, settings); err != nil {
			return err
		}
	}
	all := make([]*edited, len(o.files))
	for i, typed := range o.files {
		if all[i], err = c.change(site, settings, typed, requests); err != nil {
			return err
		}
	}
	return c.writeEdited(site, o, all)
}

// change reads a file and makes its changes, which are read as a build would.
func (c *console) change(site *disk.Site, settings *sheet.Settings, typed string, requests []edit.Request) (*edited, error) {
	name, ok := site.ContentName(typed)
	if !ok {
		return nil, problem.Refuse("edit-missing", problem.Args{"path": typed})
	}
	data, err := sitefolder.ReadUpTo(frontmatter.MaxFile, site.Content, name)
	if err != nil {
		return nil, err
	}
	e := &edited{}
	if e.before, err = edit.OpenIn(settings, name, data); err != nil {
		return nil, c.refuseChange(err)
	}
	e.after = e.before
	for _, r := range requests {
		after, err := e.after.Apply(r)
		if err != nil {
			return nil, c.refuseChange(err)
		}
		if after != e.after {
			e.fields = append(e.fields, r.Name)
		}
		e.after = after
	}
	return e, c.reportChange(site, e, requests)
}

// reportChange prints what a build would say of the changed fields. An error among
// it is why nothing is written.
func (c *console) reportChange(site *disk.Site, e *edited, requests []edit.Request) error {
	var problems []problem.Problem
	told := map[string]bool{}
	for _, r := range requests {
		if field, _, _ := strings.Cut(r.Address, "/"); !told[field] && len(e.fields) > 0 {
			told[field] = true
			problems = append(problems, e.after.Mistakes(field)...)
		}
	}
	if problem.Worst(problems) != problem.Error {
		problems = append(problems, e.newErrors()...)
	}
	reporter := &terminal.Reporter{Console: c.Console, Locale: c.Locale, Site: site.Path}
	if err := reporter.Warn(problems, nil); err != nil || problem.Worst(problems) < problem.Error {
		return err
	}
	return terminal.ErrContent
}

// newErrors returns why a file that could be published no longer can.
func (e *edited) newErrors() []problem.Problem {
	before, after := e.before.Sheet(), e.after.Sheet()
	if before.Failed || !after.Failed {
		return nil
	}
	return after.Problems
}

// refuseChange prints why a file is not changed.
func (c *console) refuseChange(err error) error {
	var refusal *problem.Refusal
	if !errors.As(err, &refusal) {
		return err
	}
	if err := c.Explain(refusal.Problem()); err != nil {
		return err
	}
	return terminal.ErrContent
}

// writeEdited writes the changed files, or shows what would change.
func (c *console) writeEdited(site *disk.Site, o setOptions, all []*edited) error {
	words := c.Locale.Command.Set
	var out strings.Builder
	for i, e := range all {
		shown := filepath.ToSlash(filepath.Join(o.site, sitefolder.ContentPath(e.before.Path)))
		switch {
		case o.dryRun:
			out.WriteString(edit.Diff(shown, e.before.Content(), e.after.Content()))
			continue
		case len(e.fields) == 0:
			out.WriteString(strings.ReplaceAll(words.Unchanged, "{path}", shown) + "\n")
			continue
		}
		if err := site.Replace(e.before.Path, edit.Digest(e.before.Data), e.after.Data); err != nil {
			for _, written := range all[:i] { // all or none
				err = errors.Join(err, site.Replace(written.before.Path, edit.Digest(written.after.Data), written.before.Data))
			}
			return c.refuseChange(err)
		}
		out.WriteString(strings.NewReplacer("{path}", shown, "{fields}", strings.Join(e.fields, ", ")).Replace(words.Changed) + "\n")
	}
	_, err := io.WriteString(c.Out, out.String())
	return err
}
