package build

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/photo"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/site"
)

// inspect reads the headers of every picture that a page shows or links, and
// reports those that cannot be published.
func (b *Builder) inspect(ctx context.Context, s *site.Site, r *Result) (map[string]photo.Source, error) {
	var files []*site.File
	for i := range s.Files {
		if f := &s.Files[i]; f.Picture || photo.IsImage(f.Path) {
			files = append(files, f)
		}
	}
	sources := make([]photo.Source, len(files))
	problems := make([][]problem.Problem, len(files))
	err := each(ctx, b.options.Workers, len(files), func(i int) {
		sources[i], problems[i] = b.picture(files[i])
	})
	if err != nil {
		return nil, err
	}
	r.Problems = inContent(r.Problems, slices.Concat(problems...))
	pictures := make(map[string]photo.Source, len(files))
	for i, f := range files {
		pictures[f.Path] = sources[i]
	}
	return pictures, nil
}

// picture reads one file. Problems stand where the first sheet refers to it.
func (b *Builder) picture(f *site.File) (photo.Source, []problem.Problem) {
	read := func() ([]byte, error) { return fs.ReadFile(b.in.Content, f.Path) }
	data, err := read()
	if err != nil {
		return photo.Source{}, []problem.Problem{unreadable(f.Path, err)}
	}
	report := func(severity problem.Severity, rule problem.Rule, args problem.Args) problem.Problem {
		p := problem.Problem{Rule: rule, Severity: severity, Args: problem.Args{"file": path.Base(f.Path)}, Place: f.Pos.In(f.By.Path)}
		for name, value := range args {
			p.Args[name] = value
		}
		if f.By.Draft {
			p.Severity = min(p.Severity, problem.Warning)
		}
		return p
	}
	info, refusal := photo.Inspect(data)
	if refusal != nil {
		return photo.Source{}, []problem.Problem{report(problem.Error, refusal.Rule, refusal.Args)}
	}
	var problems []problem.Problem
	if !info.Format.HasExtension(path.Ext(f.Path)) {
		ext := path.Ext(f.Path)
		problems = append(problems, report(problem.Warning, photo.RuleExtension, problem.Args{
			"extension": ext, "format": info.Format.String(),
			"name": strings.TrimSuffix(path.Base(f.Path), ext) + info.Format.Extension(),
		}))
	}
	if info.Format == photo.SVG {
		_, removed, err := photo.Sanitize(data)
		if refusal, ok := errors.AsType[*photo.Refusal](err); ok {
			return photo.Source{}, []problem.Problem{report(problem.Error, refusal.Rule, refusal.Args)}
		}
		for _, what := range removed {
			p := report(problem.Warning, photo.RuleRemoved, problem.Args{"what": what.What})
			p.Place = problem.Place{Path: f.Path, Line: what.Line, Col: what.Col, Width: 1}
			problems = append(problems, p)
		}
	}
	return photo.Source{Info: info, Sum: sha256.Sum256(data), Read: read}, problems
}

// keysOf are the cache's keys of all sizes of the pictures.
func keysOf(pictures map[string]photo.Source) map[photo.Key]bool {
	keys := make(map[photo.Key]bool)
	for _, source := range pictures {
		for _, v := range photo.Variants(source.Info) {
			keys[photo.KeyOf(source.Sum, v)] = true
		}
	}
	return keys
}
