package cli

import (
	"context"
	"crypto/sha256"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"time"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/dashboard"
	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/frontmatter"
	"fiche/cmd/fiche/internal/pdf"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/scaffold"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/sitefolder/disk"
)

// dashboard returns the dashboard of the site at a path. What it does is what
// the commands do: the site is opened anew each time, as they find it.
func (s *serveSession) dashboard(ctx context.Context, site string) *dashboard.Dashboard {
	out := filepath.Join(site, sitefolder.Public)
	if whole, err := filepath.Abs(out); err == nil {
		out = whole
	}
	printed := filepath.Join(filepath.Dir(out), sitefolder.PDF)
	return dashboard.New(dashboard.Options{
		AddSheet: func(folder, name string, data []byte) (string, error) {
			return inSite(site, func(d *disk.Site) (string, error) {
				return d.AddSheet(folder, name, data, scaffold.MenuFolders(scaffold.Settings(d.Content, s.Locale)))
			})
		},
		Translate: func(path, language string, v edit.Values) (string, error) {
			return inSite(site, func(d *disk.Site) (string, error) {
				o, err := readOriginal(d, path, language, s.Locale)
				if err != nil {
					return "", err
				}
				return d.AddFile(scaffold.Translation(o.sheet, o.data, o.to, v))
			})
		},
		Read: func(name string) (data []byte, err error) {
			if path.Ext(name) != ".md" {
				return nil, fs.ErrNotExist
			}
			_, err = inSite(site, func(d *disk.Site) (string, error) {
				data, err = sitefolder.ReadUpTo(frontmatter.MaxFile, d.Content, name)
				return "", err
			})
			return data, err
		},
		Save: func(name string, read [sha256.Size]byte, data []byte) error {
			_, err := inSite(site, func(d *disk.Site) (string, error) {
				_ = d.KeepVersion(name) // a disk that has no room for it may have room for the file
				return "", d.Replace(name, read, data)
			})
			return err
		},
		Change: func(list []sitefolder.Change) error {
			_, err := inSite(site, func(d *disk.Site) (string, error) {
				for i := range list {
					if c := &list[i]; !c.IsNew() && c.Data != nil {
						_ = d.KeepVersion(c.Name) // as above
					}
				}
				return "", d.Change(list)
			})
			return err
		},
		AddUpload: func(dir, name string, from io.Reader) (made string, picture bool, err error) {
			_, err = inSite(site, func(d *disk.Site) (string, error) {
				made, picture, err = addUpload(d, dir, name, from)
				return "", err
			})
			return made, picture, err
		},
		Versions: func(name string) (all []dashboard.Version, err error) {
			_, err = inSite(site, func(d *disk.Site) (string, error) {
				list, err := d.Versions(name)
				for _, version := range list {
					all = append(all, dashboard.Version(version))
				}
				return "", err
			})
			return all, err
		},
		Unsaved: func(name string) (data []byte, at time.Time, err error) {
			_, err = inSite(site, func(d *disk.Site) (string, error) {
				data, at, err = d.Unsaved(name)
				return "", err
			})
			return data, at, err
		},
		KeepUnsaved: func(name string, data []byte) error {
			_, err := inSite(site, func(d *disk.Site) (string, error) { return "", d.KeepUnsaved(name, data) })
			return err
		},
		Deletions: func() (all []dashboard.Deletion, err error) {
			_, err = inSite(site, func(d *disk.Site) (string, error) {
				list, err := d.Deletions()
				for _, deletion := range list {
					all = append(all, dashboard.Deletion(deletion))
				}
				return "", err
			})
			return all, err
		},
		Restore: func(name string) error {
			_, err := inSite(site, func(d *disk.Site) (string, error) { return "", d.Restore(name) })
			return err
		},
		Open: func(name string) error {
			if name == out || name == printed {
				return terminal.OpenFile(name, true)
			}
			_, err := inSite(site, func(d *disk.Site) (string, error) { return "", openSheet(d, name) })
			return err
		},
		Check: func(ctx context.Context) ([]problem.Problem, error) {
			today, err := checkOptions{}.day()
			if err != nil {
				return nil, err
			}
			found, err := s.examine(ctx, site, today)
			if err != nil {
				return nil, err
			}
			return found.problems, nil
		},
		Build: func(ctx context.Context) (dashboard.Built, error) { return s.buildFor(ctx, site, out) },
		Publish: func(ctx context.Context, to sheet.Destination, a dashboard.Answers) (*dashboard.Publication, error) {
			return s.publishFor(ctx, site, out, to, a)
		},
		NotPublished: func(ctx context.Context) ([]problem.Problem, error) { return s.notPublished(ctx, site) },
		Print: func(ctx context.Context, name string) (dashboard.Printed, error) {
			return s.printFor(ctx, site, printed, name)
		},
		Import:  s.importOptions(site),
		Go:      s.beside(ctx),
		Stop:    s.stop,
		Explain: explained,
		Out:     out,
		PDF:     printed,
	})
}

// explained returns an error as the dashboard words it.
func explained(err error) problem.Problem { return terminal.Diagnose(err).Problem() }

// inSite does something in the site at a path.
func inSite(path string, do func(*disk.Site) (string, error)) (string, error) {
	site, err := disk.Open(path)
	if err != nil {
		return "", err
	}
	defer site.Close()
	return do(site)
}

// openSheet opens a Markdown file of content/ in a program of the machine.
// Nothing else is opened: a browser should not start what it likes.
func openSheet(site *disk.Site, name string) error {
	refused := problem.Refuse("open-refused", problem.Args{"path": name})
	below, inside := sitefolder.CutContent(name)
	if !inside || !fs.ValidPath(below) || path.Ext(below) != ".md" {
		return refused
	}
	if info, err := fs.Stat(site.Content, below); err != nil || !info.Mode().IsRegular() {
		return refused
	}
	whole, err := disk.RealPath(site.Path)
	if err != nil {
		return err
	}
	return terminal.OpenFile(filepath.Join(whole, filepath.FromSlash(name)), false)
}

// buildFor builds the site for its dashboard.
func (s *serveSession) buildFor(ctx context.Context, site, out string) (dashboard.Built, error) {
	done, err := s.buildSite(ctx, buildOptions{site: site, out: out}, nil)
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

// printFor prints a file of content/, or all sheets, for the dashboard.
func (s *serveSession) printFor(ctx context.Context, site, to, name string) (printed dashboard.Printed, err error) {
	o := pdfOptions{site: site, to: to, browser: pdf.Find()}
	if o.browser == "" {
		return printed, terminal.MachineFailure("pdf-no-browser", nil)
	}
	_, err = inSite(site, func(d *disk.Site) (string, error) {
		var names []string
		if name != "" {
			names = append(names, name)
		}
		result, pages, err := s.print(ctx, d, o, names, nil)
		if result == nil {
			return "", err
		}
		for _, p := range pages {
			printed.Files = append(printed.Files, dashboard.PrintedFile{Path: p.path, Pages: p.long})
		}
		printed.Problems = longSheets(result.Locale, pages)
		if result.Tree == nil {
			printed.Problems = result.Problems
		}
		return "", err
	})
	return printed, err
}
