// Package rearrange plans what is done to whole files of a site: one renamed,
// duplicated, deleted, made a draft or published, with the links of other files.
//
// It stands between the site, which knows what leads where, and the form that asks.
// Its laws: a plan touches nothing, so that it can be shown before it is carried out;
// it changes in other files the link alone; and a link that it cannot change is said
// to be left as it is.
package rearrange

import (
	"path"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/spelling"
)

// Files are those of a site that a plan is about.
type Files struct {
	Site *site.Site
	Read func(name string) ([]byte, error) // a file of content/
}

// A Plan is what is done to the files of a site at once.
type Plan struct {
	Changes []sitefolder.Change
	Links   []Link
	To      string   // the file that it is about, as it is called afterwards; empty if it goes
	Seen    []string // the files that it was made of
	Also    string   // the name that a partner or a country keeps as another one; empty for none
}

// A Link is a place in another file that leads to the one that a plan is about.
type Link struct {
	ID    string // identifies it in the plan
	File  string // below content/
	Title string
	Line  int
	Was   string // its line
	Now   string // the same when the plan is done; equal to Was if it stays
	Fixed bool   // the line can be changed
}

// A planner makes one plan.
type planner struct {
	Files
	path    string
	subject *site.Subject
	open    map[string]*edit.File // as they are
	after   map[string]*edit.File // as they will be
	order   []string              // those of after, as they were asked for
	moves   map[string]string     // to what files are renamed
	gone    []string
	made    []sitefolder.Change
	plan    Plan
}

// planner returns what makes a plan about a file.
func (f Files) planner(name string) (*planner, error) {
	p := &planner{Files: f, path: name, open: map[string]*edit.File{}, after: map[string]*edit.File{}, moves: map[string]string{}}
	if f.Site != nil {
		p.subject = f.Site.Subject(name)
	}
	if p.subject == nil { // nothing is made of it yet
		p.subject = &site.Subject{Base: strings.TrimSuffix(name, path.Ext(name)), Files: []string{name}}
	}
	_, err := p.file(name)
	return p, err
}

// file returns a file as it will be.
func (p *planner) file(name string) (*edit.File, error) {
	if f := p.after[name]; f != nil {
		return f, nil
	}
	data, err := p.Read(name)
	if err != nil {
		return nil, err
	}
	var f *edit.File
	if p.Site != nil {
		f, err = edit.OpenIn(p.Site.Settings, name, data)
	} else {
		f, err = edit.Open(name, data, locale.Fallback())
	}
	if err != nil {
		return nil, err
	}
	p.open[name], p.after[name] = f, f
	p.order = append(p.order, name)
	return f, nil
}

// set writes words into a file.
func (p *planner) set(name, address, text string) error {
	f, err := p.file(name)
	if err == nil {
		f, err = f.Set(address, text)
	}
	if err == nil {
		p.after[name] = f
	}
	return err
}

// finish returns the plan: new files first, then those that change, then those that
// go, so that nothing is lost when it is broken off.
func (p *planner) finish() *Plan {
	p.plan.Changes, p.plan.Seen = p.made, p.order
	for _, name := range p.order {
		to := p.moves[name]
		if to != "" {
			p.plan.Changes = append(p.plan.Changes, sitefolder.Change{Name: name, Before: edit.Digest(p.open[name].Data), Data: p.after[name].Data, To: to})
		}
	}
	for _, name := range p.order {
		if p.moves[name] == "" && !slices.Contains(p.gone, name) && string(p.open[name].Data) != string(p.after[name].Data) {
			p.plan.Changes = append(p.plan.Changes, sitefolder.Change{Name: name, Before: edit.Digest(p.open[name].Data), Data: p.after[name].Data})
		}
	}
	for _, name := range p.gone {
		change := sitefolder.Change{Name: name}
		if f := p.open[name]; f != nil {
			change.Before = edit.Digest(f.Data)
		}
		p.plan.Changes = append(p.plan.Changes, change)
	}
	return &p.plan
}

// own reports whether a file is one that the plan is about: its links are its own.
func (p *planner) own(name string) bool { return slices.Contains(p.subject.Files, name) }

// links goes through the links of other files that lead to the file. change returns
// a file with one of them changed, or nil to leave it.
func (p *planner) links(change func(id string, f *edit.File, r sheet.Reference) (*edit.File, error)) error {
	if p.Site == nil {
		return nil
	}
	for _, s := range p.Site.Referrers(p.subject) {
		if p.own(s.Path) {
			continue
		}
		f, err := p.file(s.Path)
		if err != nil { // it cannot be changed here
			p.plan.Links = append(p.plan.Links, Link{ID: s.Path, File: s.Path, Title: s.Heading.Plain})
			continue
		}
		refs := f.Sheet().References()
		for i := len(refs) - 1; i >= 0; i-- { // so that those before it stay where they are
			if _, leads := p.subject.Led(s.Path, refs[i].Target); !leads || !refs[i].Link || again(refs, i) {
				continue
			}
			if err := p.link(f, s, refs[i], change); err != nil {
				return err
			}
		}
	}
	slices.SortStableFunc(p.plan.Links, func(a, b Link) int {
		if a.File != b.File {
			return strings.Compare(a.File, b.File)
		}
		return a.Line - b.Line
	})
	return nil
}

// again reports whether a reference stands where the next one does: one definition
// serves several links.
func again(refs []sheet.Reference, i int) bool {
	return i+1 < len(refs) && refs[i].Pos == refs[i+1].Pos
}

// link changes one link, and notes what becomes of its line.
func (p *planner) link(f *edit.File, s *sheet.Sheet, r sheet.Reference, change func(string, *edit.File, sheet.Reference) (*edit.File, error)) error {
	line := int(r.Pos.Line)
	l := Link{ID: s.Path + ":" + place(r.Pos), File: s.Path, Title: s.Heading.Plain, Line: line, Was: f.Line(line)}
	before := p.after[s.Path]
	after, err := change(l.ID, before, r)
	switch {
	case err != nil:
		l.Now = l.Was
	case after == nil:
		l.Fixed, l.Now = true, l.Was
	default:
		l.Fixed, p.after[s.Path] = true, after
		if strings.Count(after.Content(), "\n") == strings.Count(before.Content(), "\n") {
			l.Now = after.Line(line)
		}
	}
	l.Was, l.Now = excerpts(l.Was, l.Now)
	p.plan.Links = append(p.plan.Links, l)
	return nil
}

// excerpts cuts two versions of a line to where they differ, and some words around.
func excerpts(was, now string) (string, string) {
	const around = 40 // bytes
	head, tail := 0, 0
	for head < min(len(was), len(now)) && was[head] == now[head] {
		head++
	}
	for tail < min(len(was), len(now))-head && was[len(was)-1-tail] == now[len(now)-1-tail] {
		tail++
	}
	cut := func(line string) string {
		from, to := max(0, head-around), min(len(line), len(line)-tail+around)
		if head == len(line) { // nothing differs
			from, to = 0, len(line)
		}
		for ; from > 0 && line[from-1] != ' '; from-- {
		}
		for ; to < len(line) && line[to] != ' '; to++ {
		}
		text := line[from:to]
		if from > 0 {
			text = "… " + text
		}
		if to < len(line) {
			text += " …"
		}
		return strings.TrimSpace(text)
	}
	return cut(was), cut(now)
}

// retarget leads the references of one of the plan's own files to where their
// targets are, once the file has its new name.
func (p *planner) retarget(name, to, base string) error {
	f, err := p.file(name)
	if err != nil {
		return err
	}
	refs := f.Sheet().References()
	for i := len(refs) - 1; i >= 0; i-- {
		if again(refs, i) {
			continue
		}
		at, own := p.subject.Led(name, refs[i].Target)
		if own {
			at = p.subject.Moved(at, base)
		} else if path.Dir(name) == path.Dir(to) {
			continue
		}
		if target := site.Referring(to, refs[i].Target, at); target != refs[i].Target {
			if f, err = f.Relink(refs[i], target); err != nil {
				return err
			}
			p.after[name] = f
		}
	}
	return nil
}

// addressOf reads what somebody typed as the address of a page: the path of its
// file, without ending and language.
func addressOf(typed string) (base string, err error) {
	typed = strings.Trim(strings.TrimSpace(strings.ReplaceAll(typed, "\\", "/")), "/")
	typed = strings.TrimPrefix(typed, sitefolder.Content+"/")
	typed = strings.TrimSuffix(strings.TrimSuffix(typed, ".html"), ".md")
	parts := strings.Split(typed, "/")
	for i, part := range parts {
		slug := spelling.Slug(part)
		if strings.HasPrefix(part, ".") || strings.HasPrefix(part, "_") || slug == "" || !spelling.IsFileName(slug) {
			return "", problem.Refuse("address-wrong", problem.Args{"address": typed})
		}
		if i == len(parts)-1 {
			part = slug
		}
		parts[i] = part
	}
	if last := parts[len(parts)-1]; last == "index" || last == "readme" {
		return "", problem.Refuse("address-wrong", problem.Args{"address": typed})
	}
	return strings.Join(parts, "/"), nil
}
