package rearrange

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/sitefolder"
)

// A Choice says what becomes of a link, by its ID.
type Choice func(id string) (keep bool)

// Draft plans to keep a file from being published, with its translations, which a
// draft takes along.
func (f Files) Draft(name string, keep Choice) (*Plan, error) {
	p, err := f.planner(name)
	if err != nil {
		return nil, err
	}
	p.plan.To = name
	if err := p.set(name, "draft", p.after[name].Locale.Terms.Answer.Label("yes")); err != nil {
		return nil, err
	}
	err = p.unlink(keep)
	return p.finish(), err
}

// Publish plans to publish a draft.
func (f Files) Publish(name string) (*Plan, error) {
	p, err := f.planner(name)
	if err != nil {
		return nil, err
	}
	p.plan.To = name
	err = p.set(name, "draft", "")
	return p.finish(), err
}

// Delete plans to put a file into the bin, and others with it.
func (f Files) Delete(name string, with []string, keep Choice) (*Plan, error) {
	p, err := f.planner(name)
	if err != nil {
		return nil, err
	}
	p.gone = append([]string{name}, with...)
	if path.Base(name) == sitefolder.Home {
		return nil, problem.Refuse("index-stays", problem.Args{"path": problem.File(sitefolder.ContentPath(name))})
	}
	err = p.unlink(keep)
	return p.finish(), err
}

// unlink takes away the links to the file, but for those to be kept.
func (p *planner) unlink(keep Choice) error {
	return p.links(func(id string, f *edit.File, r sheet.Reference) (*edit.File, error) {
		if keep(id) {
			_, err := f.Unlink(r)
			return nil, err
		}
		return f.Unlink(r)
	})
}

// Rename plans to give a file another title and another address, which its
// translations share. alias leaves the old addresses to visitors who know them.
func (f Files) Rename(name, title, address string, alias bool) (*Plan, error) {
	p, err := f.planner(name)
	if err != nil {
		return nil, err
	}
	p.plan.To = name
	if err := p.retitle(title); err != nil {
		return nil, err
	}
	base, err := addressOf(address)
	if err != nil && strings.Trim(address, "/") != p.subject.Base {
		return nil, err
	}
	if err != nil || base == p.subject.Base {
		return p.finish(), nil
	}
	if path.Base(p.subject.Base)+".md" == sitefolder.Home {
		return nil, problem.Refuse("index-stays", problem.Args{"path": problem.File(sitefolder.ContentPath(name))})
	}
	if err := p.move(base, alias); err != nil {
		return nil, err
	}
	err = p.links(func(_ string, f *edit.File, r sheet.Reference) (*edit.File, error) {
		at, _ := p.subject.Led(f.Path, r.Target)
		return f.Relink(r, site.Referring(f.Path, r.Target, p.subject.Moved(at, base)))
	})
	return p.finish(), err
}

// retitle gives the file another title. A partner and a country go by their titles
// in other files: they keep the old one too.
func (p *planner) retitle(title string) error {
	f := p.after[p.path]
	was := f.Sheet()
	if title = edit.OneLine(title); title == "" || title == was.Title {
		return nil
	}
	if was.Kind == sheet.Partner || was.Kind == sheet.Country {
		also, _ := f.Text("also")
		if !slices.Contains(strings.Split(also, "\n"), was.Title) {
			if err := p.add(p.path, "also", was.Title); err != nil {
				return err
			}
			p.plan.Also = was.Title
		}
	}
	return p.set(p.path, "title", title)
}

// add adds an item to a list of a file.
func (p *planner) add(name, list, item string) error {
	f, err := p.file(name)
	if err == nil {
		f, err = f.Insert(list, f.Count(list), item)
	}
	if err == nil {
		p.after[name] = f
	}
	return err
}

// move gives the files of the subject their new names.
func (p *planner) move(base string, alias bool) error {
	for i, name := range p.subject.Files {
		to := base + name[len(p.subject.Base):]
		if strings.EqualFold(to, name) || p.taken(to) {
			return problem.Refuse("address-taken", problem.Args{"address": base, "path": problem.File(sitefolder.ContentPath(to))})
		}
		if _, err := p.file(name); err != nil {
			return err
		}
		p.moves[name] = to
		if err := p.retarget(name, to, base); err != nil {
			return err
		}
		if was := p.subject.Addresses; alias && i < len(was) && p.subject.Moved(was[i], base) != was[i] {
			if err := p.add(name, "aliases", "/"+was[i]); err != nil {
				return err
			}
		}
	}
	p.plan.To = p.moves[p.path]
	return nil
}

// taken reports whether there is a file of a name.
func (p *planner) taken(name string) bool {
	_, err := p.Read(name)
	return err == nil
}

// Duplicate plans a new file that says what another does, under another title, as a
// draft. It has none of the old addresses, and nobody translates it yet.
func (f Files) Duplicate(name, title string) (*Plan, error) {
	p, err := f.planner(name)
	if err != nil {
		return nil, err
	}
	file, wrong := edit.NameOf(title)
	if wrong != nil {
		return nil, &problem.Refusal{Rule: wrong.Rule, Args: wrong.Args}
	}
	to := path.Join(path.Dir(name), strings.TrimSuffix(file, ".md")+name[len(p.subject.Base):])
	if p.taken(to) {
		return nil, problem.Refuse("address-taken", problem.Args{"address": strings.TrimSuffix(to, ".md"), "path": problem.File(sitefolder.ContentPath(to))})
	}
	for _, field := range [][2]string{{"title", edit.OneLine(title)}, {"aliases", ""}, {"draft", p.after[name].Locale.Terms.Answer.Label("yes")}} {
		if err := p.set(name, field[0], field[1]); err != nil {
			return nil, err
		}
	}
	p.plan.To = to
	p.made = []sitefolder.Change{{Name: to, Data: p.after[name].Data}}
	p.after[name] = p.open[name]
	return p.finish(), nil
}

// place returns where a reference stands, as part of its ID.
func place(pos problem.Pos) string {
	return strconv.Itoa(int(pos.Line)) + ":" + strconv.Itoa(int(pos.Col))
}
