package site

import (
	"path"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// A fileIndex finds what a reference leads to.
type fileIndex struct {
	files    map[string]string   // path below content/, by its identity
	subjects map[string]*subject // by the identity of the path without ending and language
	pages    map[string]*Page    // by address
	drafts   map[string]bool     // what is not published, by path
	paths    []string            // every path, for near misses
}

func (b *builder) makeIndex() *fileIndex {
	x := &fileIndex{
		files:    make(map[string]string, len(b.in.Files)),
		subjects: make(map[string]*subject, len(b.subjects)),
		pages:    make(map[string]*Page),
		drafts:   make(map[string]bool),
	}
	for _, name := range b.in.Files {
		x.files[sameFile(name)] = name
		x.paths = append(x.paths, name)
	}
	for _, sub := range b.subjects {
		x.subjects[sameFile(sub.base)] = sub
		x.paths = append(x.paths, sub.original.Path)
	}
	for _, e := range b.site.Editions {
		for _, p := range e.Pages {
			x.pages[sameFile(p.Address)] = p
		}
	}
	for _, s := range b.drafts {
		x.drafts[sameFile(s.Path)] = true
	}
	return x
}

// references resolves every link, picture and document of every sheet.
func (b *builder) references() {
	for _, sub := range b.subjects {
		files := b.fieldFiles(sub.original)
		for _, p := range sub.pages {
			if p == nil {
				continue
			}
			for name, file := range files {
				p.Files[name] = file
			}
			if p.Text.Locale == p.Edition.Locale {
				b.body(p)
			} else {
				p.Targets = slices.Clone(targetsOf(sub, p.Text))
			}
		}
	}
	b.settingsFiles()
}

// targetsOf are the targets of a text that another edition shows too.
func targetsOf(sub *subject, text *sheet.Sheet) []Target {
	for _, p := range sub.pages {
		if p != nil && p.Text == text && p.Targets != nil {
			return p.Targets
		}
	}
	return nil
}

// body resolves what the prose of a page links and shows.
func (b *builder) body(p *Page) {
	if len(p.Text.Body.Holes) == 0 {
		return
	}
	p.Targets = make([]Target, len(p.Text.Body.Holes))
	for i := range p.Text.Body.Holes {
		switch hole := &p.Text.Body.Holes[i]; hole.Kind {
		case sheet.HoleImage:
			if name, ok := b.file(p.Text, sheet.Ref{Target: hole.Target, Pos: hole.Pos}); ok {
				p.Targets[i].File = name
				b.use(p.Text, name, hole.Pos, true)
			}
		case sheet.HoleLink:
			p.Targets[i] = b.link(p, hole)
		case sheet.HoleBlock:
			if p.Text != p.Facts && !p.Facts.Has(hole.Block) {
				h := p.Text.Body.Outline[hole.Heading]
				b.warn(p.Text, problem.Pos{Line: int32(h.Line), Col: 1, Width: 1}, "empty-section", problem.Args{"heading": h.Text.Plain})
			}
		}
	}
}

// link resolves a link of the prose: to another sheet, to a folder, to a file,
// or to a place on a page.
func (b *builder) link(p *Page, hole *sheet.Hole) Target {
	if hole.Target == "" {
		return b.anchor(p, p, hole)
	}
	name := resolvePath(p.Text.Path, hole.Target)
	if to := b.pageAt(p.Edition, name, strings.HasSuffix(hole.Target, "/")); to != nil {
		return b.anchor(p, to, hole)
	}
	if file, ok := b.index.files[sameFile(name)]; ok {
		b.use(p.Text, file, hole.Pos, false)
		return Target{File: file}
	}
	if b.index.drafts[sameFile(name)] {
		b.fail(p.Text, hole.Pos, "link-unpublished", problem.Args{"target": hole.Target})
		return Target{}
	}
	b.broken(p.Text, hole.Pos, "link-broken", hole.Target, b.index.paths)
	return Target{}
}

// pageAt is the page of a file, of a folder or at an address, in the edition
// where there is one.
func (b *builder) pageAt(e *Edition, name string, folder bool) *Page {
	edition := slices.Index(b.site.Editions, e)
	if base, isSheet := cutSheetEnding(name); isSheet {
		if sub := b.subjectAt(base); sub != nil {
			return sub.page(edition)
		}
	}
	if folder || path.Ext(name) == "" {
		if sub := b.index.subjects[sameFile(path.Join(name, "index"))]; sub != nil {
			return sub.page(edition)
		}
		address := addressOf(e, path.Join(name, "index"))
		return b.index.pages[sameFile(address)]
	}
	return b.index.pages[sameFile(name)]
}

// subjectAt finds a subject by the path of any of its files.
func (b *builder) subjectAt(base string) *subject {
	if sub := b.index.subjects[sameFile(base)]; sub != nil {
		return sub
	}
	for _, e := range b.site.Editions {
		if cut, ok := strings.CutSuffix(base, "."+e.Locale.Tag); ok {
			return b.index.subjects[sameFile(cut)]
		}
	}
	return nil
}

func cutSheetEnding(name string) (base string, ok bool) {
	if ext := path.Ext(name); strings.EqualFold(ext, ".md") {
		return name[:len(name)-len(ext)], true
	}
	return name, false
}

// broken reports a reference that leads nowhere, with the nearest file.
func (b *builder) broken(s *sheet.Sheet, at problem.Pos, rule problem.Rule, target string, among []string) {
	b.fail(s, at, rule, problem.Args{"target": target, "near": b.nearestPath(s, target, among)})
}

// nearestPath is the file whose name is nearest to what was written, as the
// author should have written it.
func (b *builder) nearestPath(s *sheet.Sheet, target string, among []string) string {
	base := path.Base(target)
	byName := make(map[string]string)
	var names []string
	for _, name := range among {
		if byName[path.Base(name)] == "" {
			names = append(names, path.Base(name))
			byName[path.Base(name)] = name
		}
	}
	if name := byName[base]; name != "" {
		return relative(s.Path, name)
	}
	if near := spelling.Nearest(base, names); near != "" {
		return relative(s.Path, byName[near])
	}
	return ""
}
