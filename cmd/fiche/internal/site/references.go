package site

import (
	"path"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// A Subject is a file with its translations, as others refer to it.
type Subject struct {
	Base      string   // path below content/, without ending and language
	Files     []string // the original first
	Addresses []string // of its pages
}

// Subject returns the subject that a file is of; nil for a file that no page is
// made of.
func (s *Site) Subject(name string) *Subject {
	for _, e := range s.Editions {
		for _, p := range e.Pages {
			if p.Text != nil && p.Text.Path == name {
				return s.subjectOf(p)
			}
		}
	}
	return nil
}

func (s *Site) subjectOf(p *Page) *Subject {
	sub := &Subject{Base: p.Text.Base}
	for _, version := range p.Versions {
		if version == nil || version.Text == nil || version.Text.Locale != version.Edition.Locale {
			continue
		}
		sub.Addresses = append(sub.Addresses, version.Address)
		sub.Files = append(sub.Files, version.Text.Path)
	}
	return sub
}

// Led returns the path below content/, or the address of a page, that a reference
// in the file from leads to, and reports whether it is to the subject.
func (sub *Subject) Led(from, target string) (name string, leads bool) {
	name = resolvePath(from, target)
	among := sub.Addresses
	if base, isSheet := cutSheetEnding(name); isSheet {
		if spelling.Path(base) == spelling.Path(sub.Base) {
			return name, true
		}
		among = sub.Files
	}
	return name, slices.ContainsFunc(among, func(known string) bool { return spelling.Path(known) == spelling.Path(name) })
}

// Moved returns the path or the address that a reference to the subject has, when
// its files have another base.
func (sub *Subject) Moved(name, base string) string {
	if rest := name[min(len(sub.Base), len(name)):]; spelling.Path(name) == spelling.Path(sub.Base+rest) {
		return base + rest
	}
	if prefix, ok := strings.CutSuffix(name, slugs(sub.Base)+".html"); ok {
		return prefix + slugs(base) + ".html"
	}
	return name
}

// Referring returns how the file at from refers to another. was is how it did so
// before, of which the form is kept where it can be.
func Referring(from, was, name string) string {
	if strings.HasPrefix(was, "/") {
		return "/" + name
	}
	if kept := was[:len(was)-len(path.Base(was))] + path.Base(name); resolvePath(from, kept) == name {
		return kept
	}
	return relative(from, name)
}

// Referrers returns the files that have a link to a subject.
func (s *Site) Referrers(sub *Subject) []*sheet.Sheet {
	var all []*sheet.Sheet
	seen := map[string]bool{}
	for _, e := range s.Editions {
		for _, p := range e.Pages {
			if p.Text == nil || p.Text.Locale != e.Locale || seen[p.Text.Path] {
				continue
			}
			seen[p.Text.Path] = true
			for _, ref := range p.Text.References() {
				if _, leads := sub.Led(p.Text.Path, ref.Target); leads && ref.Link {
					all = append(all, p.Text)
					break
				}
			}
		}
	}
	return all
}
