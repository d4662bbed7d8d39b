package main

import (
	"context"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"fiche/cmd/fiche/internal/dashboard"
	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/scaffold"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/sitefolder/disk"
)

// desk is the start page of the site at a path. What it does is what the
// commands do: the site is opened anew each time, as they find it.
func (p *previewing) desk(site string) *dashboard.Desk {
	out := filepath.Join(site, sitefolder.Public)
	if whole, err := filepath.Abs(out); err == nil {
		out = whole
	}
	return dashboard.New(dashboard.Options{
		AddSheet: func(folder, name string, data []byte) (string, error) {
			return inSite(site, func(s *disk.Site) (string, error) { return s.AddSheet(folder, name, data) })
		},
		Translate: func(path, language string, v edit.Values) (string, error) {
			return inSite(site, func(s *disk.Site) (string, error) {
				o, err := readOriginal(s, path, language, p.locale)
				if err != nil {
					return "", err
				}
				return s.AddFile(scaffold.Translation(o.sheet, o.data, o.to, v))
			})
		},
		Open: func(name string) error {
			if name == out {
				return openFile(out, true)
			}
			_, err := inSite(site, func(s *disk.Site) (string, error) { return "", openSheet(s, name) })
			return err
		},
		Check: func(ctx context.Context) ([]problem.Problem, error) {
			today, err := checkOptions{}.day()
			if err != nil {
				return nil, err
			}
			found, err := p.examine(ctx, site, today)
			if err != nil {
				return nil, err
			}
			return found.problems, nil
		},
		Build:   func(ctx context.Context) (dashboard.Built, error) { return p.buildFor(ctx, site, out) },
		Stop:    p.stop,
		Explain: explained,
		Out:     out,
	})
}

// inSite does something in a site.
func inSite(path string, do func(*disk.Site) (string, error)) (string, error) {
	s, err := disk.Open(path)
	if err != nil {
		return "", err
	}
	defer s.Close()
	return do(s)
}

// openSheet opens a Markdown file of content/ in a program of the machine.
// Nothing else is opened: a browser should not start what it likes.
func openSheet(s *disk.Site, name string) error {
	refused := problem.Refuse("open-refused", problem.Args{"path": name})
	below, inside := strings.CutPrefix(name, sitefolder.Content+"/")
	if !inside || !fs.ValidPath(below) || path.Ext(below) != ".md" {
		return refused
	}
	if info, err := fs.Stat(s.Content, below); err != nil || !info.Mode().IsRegular() {
		return refused
	}
	whole, err := disk.RealPath(s.Path)
	if err != nil {
		return err
	}
	return openFile(filepath.Join(whole, filepath.FromSlash(name)), false)
}

// buildFor builds the site for its desk.
func (p *previewing) buildFor(ctx context.Context, site, out string) (dashboard.Built, error) {
	// No line on the terminal: nobody may be looking.
	done, err := p.publish(ctx, buildOptions{site: site, out: out}, &progress{locale: p.locale})
	if err != nil {
		return dashboard.Built{}, err
	}
	built := dashboard.Built{Problems: done.problems}
	if done.written != nil {
		built.Summary = done.summary()
		built.Problems = append(built.Problems, done.outputProblems()...)
	}
	return built, nil
}
