package cli

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish/verify"
	"fiche/cmd/fiche/internal/sheet"
)

// findPublicAddress fills in where a destination is read, which is that of the site
// if there is no other one to publish at. It refuses to verify what has none.
func (b *siteBuild) findPublicAddress(o publishOptions, to *sheet.Destination) error {
	read, _ := b.builder.Site()
	if len(read.Settings.Publication) == 1 && to.Way != "zip" {
		to.URL = cmp.Or(to.URL, read.Settings.URL)
	}
	if !o.verify {
		return nil
	}
	if to.URL == "" {
		return problem.Refuse("publish-no-url", problem.Args{"place": cmp.Or(to.Name, to.Address), "address": to.Address})
	}
	to.URL = strings.TrimSuffix(to.URL, "/") + "/"
	return nil
}

// verify looks at the site online, if that was asked for, and prints what it finds.
// After a dry run it leaves out what is to change.
func (p publication) verify(ctx context.Context, o publishOptions, files fs.FS, names []string) error {
	if !o.verify {
		return nil
	}
	isChanged := map[string]bool{}
	for _, e := range slices.Concat(p.plan.New, p.plan.Changed, p.plan.Again) {
		isChanged[e.Path] = true
	}
	site := verify.Site{URL: p.to.URL, Files: files}
	if o.dryRun {
		site.Same = func(name string) bool { return !isChanged[name] }
	}
	site.Pages = pagesToSee(names, isChanged, o.dryRun)
	found, asked, err := verify.Look(ctx, site)
	if err != nil {
		return err
	}
	isWrong := false
	for _, one := range found {
		isWrong = isWrong || one.Severity == problem.Error
		if err := p.Explain(one); err != nil {
			return err
		}
	}
	switch {
	case isWrong:
		return terminal.MachineFailure("online-wrong", problem.Args{"address": p.to.URL})
	case found == nil:
		_, err = fmt.Fprintln(p.Out, strings.ReplaceAll(p.Locale.Counted(asked, p.Locale.Command.Publish.Verified), "{url}", p.to.URL))
	}
	return err
}

// pagesToSee returns three pages beside the home: those that were changed come first,
// and among them the deepest, whose links climb most. Of a dry run, only the others.
func pagesToSee(names []string, isChanged map[string]bool, dryRun bool) []string {
	const most = 3
	pages := slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return path.Ext(name) != ".html" || name == "index.html" || name == "404.html" || dryRun && isChanged[name]
	})
	slices.SortStableFunc(pages, func(a, b string) int {
		switch {
		case isChanged[a] && !isChanged[b]:
			return -1
		case isChanged[b] && !isChanged[a]:
			return 1
		}
		return cmp.Compare(strings.Count(b, "/"), strings.Count(a, "/"))
	})
	return pages[:min(most, len(pages))]
}
