package pipeline

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/photo"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/sitefolder"
)

// inspect reads the headers of every picture that a page shows or links, and
// reports those that cannot be published.
func (b *Builder) inspect(ctx context.Context, s *site.Site, r *Result) (map[string]photo.Source, error) {
	var files []*site.File
	for i := range s.Files {
		if f := &s.Files[i]; f.Picture || photo.IsImage(f.Path) {
			files = append(files, f)
		} else if err := sitefolder.CanRead(b.in.Content, f.Path); err != nil { // a document, which is read when it is written
			r.Problems = append(r.Problems, problem.Unreadable(sitefolder.ContentPath(f.Path), err))
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
	r.Problems = append(r.Problems, slices.Concat(problems...)...)
	pictures := make(map[string]photo.Source, len(files))
	for i, f := range files {
		if sources[i].Read != nil {
			pictures[f.Path] = sources[i]
		}
	}
	return pictures, nil
}

// A picture is what the headers of an image file say.
type picture struct {
	info    photo.Info
	sum     photo.Sum
	refusal *photo.Refusal
	removed []photo.Removed // from a drawing
}

// picture inspects one file. Its problems are at the place that refers to it.
func (b *Builder) picture(f *site.File) (photo.Source, []problem.Problem) {
	read := func() ([]byte, error) { return fs.ReadFile(b.in.Content, f.Path) }
	p, err := b.photos.get(f.Path, struct{}{}, read, inspect)
	if err != nil {
		return photo.Source{}, []problem.Problem{problem.Unreadable(sitefolder.ContentPath(f.Path), err)}
	}
	if p.refusal != nil {
		return photo.Source{}, []problem.Problem{pictureProblem(f, problem.Error, p.refusal.Rule, p.refusal.Args)}
	}
	var problems []problem.Problem
	if ext := path.Ext(f.Path); !p.info.Format.HasExtension(ext) {
		problems = append(problems, pictureProblem(f, problem.Warning, photo.RuleExtension, problem.Args{
			"extension": ext, "format": p.info.Format.String(),
			"name": strings.TrimSuffix(path.Base(f.Path), ext) + p.info.Format.Extension(),
		}))
	}
	for _, what := range p.removed {
		warning := pictureProblem(f, problem.Warning, photo.RuleRemoved, problem.Args{"what": what.What})
		warning.Place = problem.Place{Path: sitefolder.ContentPath(f.Path), Line: what.Line, Col: what.Col, Width: 1}
		problems = append(problems, warning)
	}
	return photo.Source{Info: p.info, Sum: p.sum, Read: read}, problems
}

func inspect(data []byte) picture {
	info, refusal := photo.Inspect(data)
	p := picture{info: info, sum: sha256.Sum256(data), refusal: refusal}
	if refusal == nil && info.Format == photo.SVG {
		_, removed, err := photo.Sanitize(data)
		p.removed = removed
		p.refusal, _ = errors.AsType[*photo.Refusal](err)
	}
	return p
}

// pictureProblem reports what is wrong with a file, at the place that refers to it.
func pictureProblem(f *site.File, severity problem.Severity, rule problem.Rule, args problem.Args) problem.Problem {
	p := problem.Problem{Rule: rule, Severity: severity, Args: problem.Args{"file": path.Base(f.Path)}, Place: f.By.Place(f.Pos)}
	maps.Copy(p.Args, args)
	if f.By.Draft {
		p.Severity = min(p.Severity, problem.Warning)
	}
	return p
}

// keysOf returns the cache's keys of all sizes of the pictures.
func keysOf(pictures map[string]photo.Source) map[photo.Key]bool {
	keys := make(map[photo.Key]bool)
	for _, source := range pictures {
		for _, v := range photo.Variants(source.Info) {
			keys[photo.KeyOf(source.Sum, v)] = true
		}
	}
	return keys
}
