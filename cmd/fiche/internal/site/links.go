package site

import (
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/prose"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// targets are what a reference may lead to.
type targets struct {
	files    map[string]string   // path below content/, by its identity
	spaced   map[string]string   // likewise, by the identity with every run of spaces as one; "" for several
	subjects map[string]*subject // by the identity of the path without ending and language
	pages    map[string]*Page    // by address
	drafts   map[string]bool     // what is not published, by path
	paths    []string            // of all files and sheets, for near misses
}

// indexTargets makes what references lead to easy to find.
func (b *builder) indexTargets() {
	t := targets{
		files:    make(map[string]string, len(b.in.Files)),
		spaced:   make(map[string]string),
		subjects: make(map[string]*subject, len(b.subjects)),
		pages:    make(map[string]*Page),
		drafts:   make(map[string]bool),
	}
	for _, name := range b.in.Files {
		t.files[spelling.Path(name)] = name
		t.paths = append(t.paths, name)
		if key := spacedKey(name); key != "" {
			if _, several := t.spaced[key]; several {
				name = ""
			}
			t.spaced[key] = name
		}
	}
	for _, sub := range b.subjects {
		t.subjects[spelling.Path(sub.base)] = sub
		t.paths = append(t.paths, sub.original.Path)
	}
	for _, e := range b.site.Editions {
		for _, p := range e.Pages {
			t.pages[spelling.Path(p.Address)] = p
		}
	}
	for _, s := range b.drafts {
		t.drafts[spelling.Path(s.Path)] = true
	}
	b.targets = t
}

// resolveReferences resolves every link, picture and document of every sheet.
func (b *builder) resolveReferences() {
	for _, sub := range b.subjects {
		files := b.fieldFiles(sub.original)
		for _, p := range sub.pages {
			if p == nil {
				continue
			}
			maps.Copy(p.Files, files)
			if p.Text.Locale == p.Edition.Locale {
				b.resolveBody(p)
			} else {
				p.Targets = slices.Clone(targetsOf(sub, p.Text))
			}
		}
	}
	b.settingsFiles()
}

// targetsOf returns the targets of a text that another edition shows too.
func targetsOf(sub *subject, text *sheet.Sheet) []Target {
	for _, p := range sub.pages {
		if p != nil && p.Text == text && p.Targets != nil {
			return p.Targets
		}
	}
	return nil
}

// resolveBody resolves what the prose of a page links and shows.
func (b *builder) resolveBody(p *Page) {
	if len(p.Text.Body.Holes) == 0 {
		return
	}
	p.Targets = make([]Target, len(p.Text.Body.Holes))
	for i := range p.Text.Body.Holes {
		switch hole := &p.Text.Body.Holes[i]; hole.Kind {
		case prose.HoleImage:
			if name, ok := b.targets.file(resolvePath(p.Text.Path, hole.Target)); ok {
				p.Targets[i].File = name
				b.use(p.Text, name, hole.Pos, true)
			} else {
				b.brokenAddress(p.Text, hole, "file-missing", b.in.Files)
			}
		case prose.HoleLink:
			p.Targets[i] = b.resolveLink(p, hole)
		case prose.HoleBlock:
			if !p.Facts.Has(hole.Block) { // in a translation: its original has it not
				h := p.Text.Body.Outline[hole.Heading]
				b.warn(p.Text, problem.Pos{Line: int32(h.Line), Col: 1, Width: 1}, "empty-section", problem.Args{"heading": h.Text.Plain})
			}
		}
	}
}

// resolveLink resolves a link of the prose: to another sheet, to a folder, to a
// file, or to a place on a page.
func (b *builder) resolveLink(p *Page, hole *prose.Hole) Target {
	if hole.Target == "" {
		return b.resolveAnchor(p, p, hole)
	}
	name := resolvePath(p.Text.Path, hole.Target)
	to := b.pageAt(p.Edition, name, strings.HasSuffix(hole.Target, "/"))
	if to != nil {
		to = versionMeant(p, to, name)
	}
	file, isFile := b.targets.file(name)
	switch {
	case to != nil:
		return b.resolveAnchor(p, to, hole)
	case isFile:
		b.use(p.Text, file, hole.Pos, false)
		return Target{File: file}
	case b.targets.drafts[spelling.Path(name)]:
		b.fail(p.Text, hole.Pos, "link-unpublished", problem.Args{"target": hole.Target})
	default:
		b.brokenAddress(p.Text, hole, "link-broken", b.targets.paths)
	}
	return Target{}
}

// brokenAddress reports an address in the prose that leads to no file. What stands
// behind a "#" in it may belong to the name of one.
func (b *builder) brokenAddress(s *sheet.Sheet, hole *prose.Hole, rule problem.Rule, among []string) {
	near := b.nearestPath(s, hole.Target, among)
	if file, ok := b.targets.file(resolvePath(s.Path, hole.Target+"#"+hole.Fragment)); ok && hole.Fragment != "" {
		near = relative(s.Path, file)
	}
	b.fail(s, hole.Pos, rule, problem.Args{"target": hole.Target, "near": asAddress.Replace(near)})
}

// asAddress writes the name of a file as the address of a link.
var asAddress = strings.NewReplacer("%", "%25", "#", "%23")

// file finds a file by its path, or by one that differs in its spaces alone.
func (t *targets) file(name string) (string, bool) {
	if file, ok := t.files[spelling.Path(name)]; ok {
		return file, true
	}
	file := t.spaced[spacedKey(name)]
	return file, file != ""
}

// spacedKey returns the identity of a path in which a run of spaces of any kind
// is one space; "" for a path without any.
func spacedKey(name string) string {
	if !strings.ContainsFunc(name, unicode.IsSpace) {
		return ""
	}
	return spelling.Path(strings.Join(strings.Fields(name), " "))
}

// versionMeant returns the version of a page that a link from p means by the name
// of a file. A name without the suffix of a language means the subject, in the
// language of p; unless that is p itself, as in "[Lire en français](a.md)" in
// a.en.md. It is nil for the text of p in a language that it has not.
func versionMeant(p, to *Page, name string) *Page {
	for _, version := range to.Versions {
		if version != nil && version.Text != nil && spelling.Path(version.Text.Path) == spelling.Path(name) && (to == p || version.Text.Suffixed) {
			return version
		}
	}
	if _, isSheet := cutSheetEnding(name); to == p && isSheet && spelling.Path(name) != spelling.Path(p.Text.Path) {
		return nil
	}
	return to
}

// pageAt returns the page of a file, of a folder or at an address, in the edition
// where there is one.
func (b *builder) pageAt(e *Edition, name string, folder bool) *Page {
	edition := slices.Index(b.site.Editions, e)
	if base, isSheet := cutSheetEnding(name); isSheet {
		if sub := b.subjectAt(base); sub != nil {
			return sub.page(edition)
		}
	}
	if folder || path.Ext(name) == "" {
		if sub := b.targets.subjects[spelling.Path(path.Join(name, "index"))]; sub != nil {
			return sub.page(edition)
		}
		if p := b.targets.pages[spelling.Path(addressOf(e, path.Join(name, "index")))]; p != nil {
			return p
		}
		return e.facetAt(name)
	}
	return b.targets.pages[spelling.Path(name)]
}

// subjectAt finds a subject by the path of any of its files.
func (b *builder) subjectAt(base string) *subject {
	if sub := b.targets.subjects[spelling.Path(base)]; sub != nil {
		return sub
	}
	for _, e := range b.site.Editions {
		if cut, ok := strings.CutSuffix(base, "."+e.Locale.Tag); ok {
			return b.targets.subjects[spelling.Path(cut)]
		}
	}
	return nil
}

// cutSheetEnding returns a path without ".md", and reports whether it had it.
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

// nearestPath returns the file whose name is nearest to what was written, as the
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
	for _, written := range []string{base, base + ".md"} {
		if name := byName[written]; name != "" {
			return relative(s.Path, name)
		}
	}
	if path.Ext(base) == "" { // nearer to the name without its ending
		base += ".md"
	}
	if near := spelling.Nearest(base, names); near != "" {
		return relative(s.Path, byName[near])
	}
	return ""
}
