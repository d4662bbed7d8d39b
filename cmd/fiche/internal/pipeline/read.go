package pipeline

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"path"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"

	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/render"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
)

// readHome reads the settings, which say in which language everything else is
// read. It returns nil, and reports that, when there are none.
func (b *Builder) readHome(files *listing, r *Result) (*sheet.Sheet, error) {
	name := ""
	for _, candidate := range files.sheets {
		if strings.EqualFold(candidate, sitefolder.Home) {
			name = candidate
		}
	}
	if name == "" {
		r.Problems = append(r.Problems, noHome(r.Locale, len(files.sheets)))
		return nil, nil
	}
	// It is read in the machine's language until it says its own: never in that
	// of the build before, which it may no longer say.
	as := sheet.Reading{FileName: sheet.FileName{Path: name, Base: strings.TrimSuffix(name, path.Ext(name))}, Locale: b.options.Locale}
	home, err := b.sheet(as)
	if err == nil && home.Settings.Language != home.Locale {
		as.Locale = home.Settings.Language
		home, err = b.sheet(as)
	}
	if _, fault := errors.AsType[*problem.Panic](err); err == nil || fault {
		return home, err
	}
	r.Problems = append(r.Problems, problem.Unreadable(sitefolder.ContentPath(name), err))
	return nil, nil
}

// ownOf returns the fields and words of the site's own: those of the last build if
// they say the same, so that what was read by them is known to hold.
func (b *Builder) ownOf(settings *sheet.Settings) *sheet.Own {
	if b.own == nil || !reflect.DeepEqual(*b.own, settings.Own) {
		b.own = &settings.Own
	}
	return b.own
}

// sheet reads a file, unless that is done.
func (b *Builder) sheet(as sheet.Reading) (_ *sheet.Sheet, err error) {
	defer problem.Catch(sitefolder.ContentPath(as.Path), &err)
	buffer := readBuffers.Get().(*bytes.Buffer)
	defer func() {
		if buffer.Cap() <= maxBuffer {
			readBuffers.Put(buffer)
		}
	}()
	return b.sheets.get(as.Path, as,
		func() ([]byte, error) { return readInto(buffer, b.in.Content, as.Path) },
		func(data []byte) *sheet.Sheet { return as.Parse(data) })
}

// readBuffers recycles read buffers: a sheet keeps nothing of its bytes. Those over
// maxBuffer are dropped.
var readBuffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

const maxBuffer = 1 << 20 // bytes

// readInto reads a file into a buffer, whose contents it replaces: no more than
// enough to refuse it.
func readInto(buffer *bytes.Buffer, files fs.FS, name string) ([]byte, error) {
	f, err := sitefolder.Open(files, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	buffer.Reset()
	_, err = buffer.ReadFrom(io.LimitReader(f, frontmatter.MaxFile+1))
	return buffer.Bytes(), err
}

// noHome reports a site without content/index.md, with the lines to create one.
func noHome(l *locale.Locale, sheets int) problem.Problem {
	rule := problem.Rule("home-missing")
	if sheets == 0 {
		rule = "content-empty"
	}
	return problem.Problem{
		Rule: rule, Severity: problem.Error,
		Place: problem.Place{Path: sitefolder.ContentPath(sitefolder.Home)}, Fix: l.Starter,
	}
}

// read reads the sheets and, beside them, the templates and the static files,
// which know nothing of any sheet.
func (b *Builder) read(ctx context.Context, names []sheet.Reading, home *sheet.Sheet, r *Result) ([]*sheet.Sheet, error) {
	var beside sync.WaitGroup
	var failed error
	beside.Go(func() { failed = b.readTheme() })
	sheets, err := b.readSheets(ctx, names, home, r)
	beside.Wait()
	return sheets, cmp.Or(err, failed)
}

// readTheme parses the templates and lists the static files, unless those of
// the last build still hold.
func (b *Builder) readTheme() (err error) {
	defer problem.Catch(sitefolder.Templates, &err)
	if b.templates == nil {
		b.templates, b.templateProblems = render.Parse(b.in.Templates)
	}
	if b.static == nil || problem.Worst(b.staticProblems) == problem.Error {
		b.static, b.staticProblems = render.Static(b.in.Static)
	}
	return nil
}

// readSheets reads all sheets, several at a time.
func (b *Builder) readSheets(ctx context.Context, names []sheet.Reading, home *sheet.Sheet, r *Result) ([]*sheet.Sheet, error) {
	sheets := make([]*sheet.Sheet, len(names))
	failures := make([]error, len(names))
	err := each(ctx, b.options.Workers, len(names), func(i int) {
		if names[i].Path == home.Path {
			sheets[i] = home
			return
		}
		sheets[i], failures[i] = b.sheet(names[i])
	})
	if err != nil {
		return nil, err
	}
	kept := sheets[:0]
	for i, s := range sheets {
		if s == nil {
			if fault, ok := errors.AsType[*problem.Panic](failures[i]); ok {
				return nil, fault
			}
			r.Problems = append(r.Problems, problem.Unreadable(sitefolder.ContentPath(names[i].Path), failures[i]))
			continue
		}
		notes, problems := splitNotes(s.Problems)
		r.Unpublished = append(r.Unpublished, notes...)
		r.Problems = append(r.Problems, problems...)
		kept = append(kept, s)
	}
	return kept, nil
}

// splitNotes separates what a sheet leaves out on purpose, such as a photo
// without consent, from what is wrong with it.
func splitNotes(list []problem.Problem) (notes, problems []problem.Problem) {
	for _, p := range list {
		if p.Severity == problem.Note {
			notes = append(notes, p)
		} else {
			problems = append(problems, p)
		}
	}
	return notes, problems
}

// quote gives each problem the text of its line, so that it can be shown with a
// mark under the place.
func (b *Builder) quote(list []problem.Problem) {
	sources := make(map[string]*problem.Source)
	for i := range list {
		p := &list[i]
		name, ok := sitefolder.CutContent(p.Path)
		if !ok || p.Line == 0 || p.Text != "" {
			continue
		}
		src := sources[p.Path]
		if src == nil {
			data, err := sitefolder.ReadUpTo(frontmatter.MaxFile, b.in.Content, name)
			if err != nil {
				data = nil
			}
			src = frontmatter.TextOf(p.Path, data)
			sources[p.Path] = src
		}
		p.Text = src.Line(p.Line)
	}
}

// each calls do for 0 to n-1 from several goroutines, and waits for them. The
// error is that of ctx, or a panic of one of them.
func each(ctx context.Context, workers, n int, do func(i int)) error {
	var next atomic.Int64
	var wg sync.WaitGroup
	panics := make([]error, min(workers, n))
	for worker := range panics {
		wg.Go(func() {
			defer problem.Catch("", &panics[worker])
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				do(i)
			}
		})
	}
	wg.Wait()
	return cmp.Or(ctx.Err(), errors.Join(panics...))
}
