package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/pdf"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/sitefolder/disk"
)

// printers is how many pages are printed at a time: each takes a browser.
const printers = 2

// pdfOptions are what the flags and arguments of "fiche pdf" say.
type pdfOptions struct {
	site    string
	to      string // folder of the files; empty for pdf in the site
	browser string // path of a browser; empty for one that is found
	all     bool
	files   []string
}

func newPDF(c *console) *cobra.Command {
	words := c.Locale.Command.PDF
	var o pdfOptions
	command := &cobra.Command{
		Use:        "pdf " + words.Arguments,
		Short:      words.Short,
		Long:       words.Long,
		SuggestFor: []string{"print", "imprimer", "a4"},
		Args:       cobra.ArbitraryArgs,
		RunE: func(command *cobra.Command, files []string) error {
			o.files = files
			return c.pdf(command.Context(), o)
		},
	}
	flags := command.Flags()
	flags.SortFlags = false
	flags.StringVar(&o.site, "site", ".", c.Locale.Command.Flags.Site)
	flags.BoolVar(&o.all, "all", false, words.All)
	flags.StringVar(&o.to, "to", "", words.To)
	flags.StringVar(&o.browser, "browser", "", words.Browser)
	for _, folder := range []string{"site", "to"} {
		// The error would be that the flag above does not exist.
		_ = command.MarkFlagDirname(folder)
	}
	return command
}

// pdf prints sheets, those that are named also while they are drafts.
func (c *console) pdf(ctx context.Context, o pdfOptions) error {
	if o.browser = cmp.Or(o.browser, pdf.Find()); o.browser == "" {
		return terminal.MachineFailure("pdf-no-browser", nil)
	}
	folder, err := disk.Open(o.site)
	if err != nil {
		return err
	}
	defer folder.Close()
	names, err := o.names(folder)
	if err != nil {
		return err
	}
	line := c.StartProgress()
	defer line.Stop()
	result, printed, err := c.print(ctx, folder, o, names, line)
	line.Stop()
	if result == nil {
		return err
	}
	r := &terminal.Reporter{Console: c.Console, Locale: result.Locale, Site: o.site}
	if result.Tree == nil {
		return r.Refuse(result.Problems)
	}
	return errors.Join(reportPrinted(r, printed), err)
}

// print prints the pages of some files of a site, or those of all its sheets. The
// result is that of the build, nil if there was none; it has no tree where an error
// stands in the way.
func (c *console) print(ctx context.Context, folder *disk.Site, o pdfOptions, names []string, line *terminal.Progress) (*pipeline.Result, []printedPage, error) {
	cache, _ := findCache(folder)
	builder := pipeline.New(inputs(folder), pipeline.Options{Drafts: len(names) > 0, Cache: cache, Locale: c.Locale, Photos: line.Decoded})
	result, err := builder.Build(ctx)
	if err != nil {
		return nil, nil, err
	}
	if result.Tree == nil {
		return result, nil, nil
	}
	s, _ := builder.Site()
	line.SetLocale(result.Locale)
	printed, err := printPages(ctx, o, result.Tree, s, pagesToPrint(s, names), line)
	return result, printed, err
}

// names returns the files that were named, below content/; none for all.
func (o *pdfOptions) names(folder *disk.Site) (names []string, err error) {
	if o.all == (len(o.files) > 0) {
		return nil, problem.Refuse("pdf-which", nil)
	}
	for _, typed := range o.files {
		name, ok := folder.ContentName(typed)
		if !ok {
			return nil, problem.Refuse("edit-missing", problem.Args{"path": typed})
		}
		names = append(names, name)
	}
	return names, nil
}

// pagesToPrint returns the pages of some files, in all languages, or those of all sheets.
func pagesToPrint(s *site.Site, names []string) (pages []*site.Page) {
	for _, e := range s.Editions {
		for _, p := range e.Pages {
			if p.Text == nil {
				continue
			}
			if len(names) == 0 && p.Kind == site.SheetPage || slices.Contains(names, p.Text.Path) || p.Facts != nil && slices.Contains(names, p.Facts.Path) {
				pages = append(pages, p)
			}
		}
	}
	return pages
}

// A printedPage is a file that was written.
type printedPage struct {
	page *site.Page
	path string
	long int // how many pages it has
}

// printPages prints pages, a few at a time. It ends at the first that fails.
func printPages(ctx context.Context, o pdfOptions, tree fs.FS, s *site.Site, pages []*site.Page, line *terminal.Progress) ([]printedPage, error) {
	var base *url.URL
	if u, err := url.Parse(s.Settings.URL); err == nil && u.Host != "" {
		base = u
	}
	printer, err := pdf.New(o.browser, tree, base)
	if err != nil {
		return nil, err
	}
	defer printer.Close()
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var mu sync.Mutex
	var done sync.WaitGroup
	var printed []printedPage
	next := make(chan *site.Page)
	for range printers {
		done.Go(func() {
			for p := range next {
				long, err := printPage(ctx, printer, p, o.pathOf(p))
				mu.Lock()
				if err != nil {
					stop(err)
				} else {
					printed = append(printed, printedPage{p, o.pathOf(p), long})
					line.Made(len(printed), len(pages))
				}
				mu.Unlock()
			}
		})
	}
	for _, p := range pages {
		select {
		case next <- p:
		case <-ctx.Done():
		}
	}
	close(next)
	done.Wait()
	slices.SortFunc(printed, func(a, b printedPage) int { return strings.Compare(a.path, b.path) })
	return printed, pdfFailure(context.Cause(ctx))
}

// pathOf returns where the file of a page goes.
func (o *pdfOptions) pathOf(p *site.Page) string {
	to := cmp.Or(o.to, filepath.Join(o.site, sitefolder.PDF))
	return filepath.Join(to, filepath.FromSlash(strings.TrimSuffix(p.Address, path.Ext(p.Address))+".pdf"))
}

// printPage writes the file of a page, unless one is there that was not printed by
// this command.
func printPage(ctx context.Context, printer *pdf.Printer, p *site.Page, to string) (long int, err error) {
	if there, err := os.ReadFile(to); err == nil && !pdf.IsPrinted(there) {
		return 0, problem.Refuse("pdf-in-the-way", problem.Args{"path": to})
	}
	data, long, err := printer.Print(ctx, p.Address)
	if err != nil {
		return 0, err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return 0, err
	}
	file, err := os.CreateTemp(filepath.Dir(to), ".fiche-*.pdf")
	if err != nil {
		return 0, err
	}
	_, err = bytes.NewReader(data).WriteTo(file)
	if err = errors.Join(err, file.Chmod(0o644), file.Close()); err == nil {
		err = os.Rename(file.Name(), to)
	}
	if err != nil {
		return 0, errors.Join(err, os.Remove(file.Name()))
	}
	return long, nil
}

// pdfFailure words what a browser did not do.
func pdfFailure(err error) error {
	var failed *pdf.BrowserError
	if errors.As(err, &failed) && !errors.Is(err, context.Canceled) {
		return terminal.MachineFailure("pdf-failed", problem.Args{"browser": failed.Browser, "reason": cmp.Or(failed.Output, failed.Err.Error())})
	}
	return err
}

// reportPrinted lists the files, and says of what there is much where a sheet takes
// more than two pages.
func reportPrinted(r *terminal.Reporter, printed []printedPage) error {
	for _, p := range printed {
		if _, err := fmt.Fprintf(r.Out, "%s (%s)\n", p.path, r.Locale.Counted(p.long, r.Locale.Command.PDF.Pages)); err != nil {
			return err
		}
	}
	return r.Warn(longSheets(r.Locale, printed), nil)
}

// longSheets warns of sheets that take more than two pages.
func longSheets(l *locale.Locale, printed []printedPage) (long []problem.Problem) {
	for _, p := range printed {
		if p.page.Kind == site.SheetPage && p.long > 2 {
			long = append(long, problem.Problem{
				Rule: "pdf-long", Severity: problem.Warning, Place: problem.Place{Path: path.Join(sitefolder.Content, p.page.Text.Path)},
				Args: problem.Args{"pages": l.Counted(p.long, l.Command.PDF.Pages), "parts": lengthy(l, p.page)},
			})
		}
	}
	return long
}

// A part of a sheet takes paper by how much there is of it.
type part struct {
	name  string
	count int
	fits  int // as many fill a page
}

func (p part) paper() float64 { return float64(p.count) / float64(p.fits) }

// lengthy names the parts of a sheet that take most of the paper, with how much there
// is of each.
func lengthy(l *locale.Locale, p *site.Page) string {
	words, facts, body := &l.Words, p.Facts, p.Text.Body.HTML
	parts := []part{
		{l.Command.PDF.Words, len(strings.Fields(body)), 500},
		{words.Photos, len(facts.Gallery) + strings.Count(body, "<figure"), 9},
		{l.Command.PDF.Rows, strings.Count(body, "<tr>"), 40},
		{words.KeyFigures, len(facts.Figures), 30},
		{words.KeyDates, len(facts.Dates), 40},
		{words.Partners, len(facts.Partners), 40},
		{words.Documents, len(facts.Documents), 50},
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(b.paper(), a.paper()) })
	var named []string
	for i, part := range parts {
		if i == 0 || i < 3 && part.paper() > 0.25 {
			named = append(named, fmt.Sprintf("%s (%d)", part.name, part.count))
		}
	}
	return strings.Join(named, ", ")
}
