package pipeline

import (
	"context"
	"crypto/sha256"
	"errors"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"fiche/cmd/fiche/internal/photo"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/sitefolder"
)

// A Picture is a file below content/ that is decoded.
type Picture struct {
	Path   string
	Source photo.Source
}

// inspect reads every picture that a page shows or links, and reports those that
// cannot be published: first their headers, then, of those that it never saw, the
// rest.
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
		if sources[i].Read == nil {
			continue
		}
		pictures[f.Path] = sources[i]
		if _, known := b.encoder.Checked(sources[i]); !known {
			r.Unchecked = append(r.Unchecked, Picture{f.Path, sources[i]})
		}
	}
	if !b.options.PhotosLater {
		if err := b.checkAll(ctx, r); err != nil {
			return nil, err
		}
	}
	for _, f := range files {
		source, ok := pictures[f.Path]
		if refusal, _ := b.encoder.Checked(source); ok && refusal != nil {
			r.Problems = append(r.Problems, pictureProblem(f, problem.Error, refusal.Rule, refusal.Args))
			delete(pictures, f.Path)
		}
	}
	return pictures, nil
}

// checkAll decodes the photos that are not checked yet, several at a time.
func (b *Builder) checkAll(ctx context.Context, r *Result) error {
	list := r.Unchecked
	failures := make([]error, len(list))
	var progress sync.Mutex
	done := 0
	err := each(ctx, b.options.Workers, len(list), func(i int) {
		_, failures[i] = b.encoder.Check(ctx, list[i].Source)
		if b.options.Photos != nil {
			progress.Lock()
			defer progress.Unlock()
			done++
			b.options.Photos(done, len(list))
		}
	})
	if err != nil {
		return err
	}
	r.Unchecked = nil
	for i, failure := range failures {
		if failure != nil {
			r.Problems = append(r.Problems, problem.Unreadable(sitefolder.ContentPath(list[i].Path), failure))
		}
	}
	return nil
}

// CheckPhotos decodes photos that a build left unchecked, one after the other, and
// returns the path of the first that cannot be published: another build says why.
// It returns "" if there is none, or ctx has ended. It may be called while the
// builder builds.
func (b *Builder) CheckPhotos(ctx context.Context, list []Picture) string {
	for i, p := range list {
		refusal, err := b.encoder.Check(ctx, p.Source)
		switch {
		case ctx.Err() != nil:
			return ""
		case b.options.Photos != nil:
			b.options.Photos(i+1, len(list))
		}
		if refusal != nil && err == nil {
			return p.Path
		}
	}
	return ""
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
	read := func() ([]byte, error) { return sitefolder.ReadUpTo(photo.MaxFile, b.in.Content, f.Path) }
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
