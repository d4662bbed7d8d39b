package render

import (
	"errors"
	"html/template"
	"io"
	"maps"
	"reflect"
	"slices"
	"text/template/parse"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/render/contract"
)

// assemble makes executable templates of checked trees: a set for each page,
// since each has a "main" of its own, and one of the parts.
func assemble(files []*contract.File, shared map[string]*parse.Tree) (*Templates, []problem.Problem) {
	t := &Templates{pages: map[string]*template.Template{}, shared: shared, own: map[string]map[string]*parse.Tree{}}
	sources := map[string]*problem.Source{}
	var err error
	if t.parts, err = t.newSet(""); err != nil {
		return nil, []problem.Problem{unsafeProblem(err, sources)}
	}
	for _, f := range files {
		sources[f.Name] = f.Source
		if s, known := contract.SlotOf(f.Name); !known || !s.Page {
			continue
		}
		t.own[f.Name] = f.Trees
		if t.pages[f.Name], err = t.newSet(f.Name); err != nil {
			return nil, []problem.Problem{unsafeProblem(err, sources)}
		}
	}
	var problems []problem.Problem
	for _, s := range contract.Slots {
		if set, name := t.find(s.File); set != nil {
			if err := escape(set, name, s.Dot); err != nil {
				problems = append(problems, unsafeProblem(err, sources))
			}
		}
	}
	return t, slices.CompactFunc(problems, func(a, b problem.Problem) bool { return a.Place == b.Place })
}

// newSet makes the set of a page's file, or that of the parts for "". Nothing
// in it is escaped yet.
func (t *Templates) newSet(file string) (*template.Template, error) {
	set := template.New("")
	for _, trees := range []map[string]*parse.Tree{t.shared, t.own[file]} {
		for _, name := range slices.Sorted(maps.Keys(trees)) {
			if _, err := set.AddParseTree(name, trees[name].Copy()); err != nil {
				return nil, err
			}
		}
	}
	return set, nil
}

// escape lets html/template find out, once and before any page is made, how
// each value of a template has to be escaped. It does that when a template is
// first executed; an empty view is enough, and what else goes wrong with that
// is of no interest.
func escape(set *template.Template, name string, dot reflect.Type) error {
	err := set.ExecuteTemplate(io.Discard, name, reflect.New(dot).Interface())
	if _, unsafe := errors.AsType[*template.Error](err); unsafe {
		return err
	}
	return nil
}

// find says which template of which set is executed for a file. A page that
// defines "main" is put into the shell; one that does not stands for itself.
// The set is nil for the shell, which never stands alone.
func (t *Templates) find(file string) (set *template.Template, name string) {
	set = t.pages[file]
	switch {
	case set == nil && file == contract.ShellFile:
		return nil, ""
	case set == nil:
		return t.parts, file
	case set.Lookup(contract.MainName) != nil:
		return set, contract.ShellFile
	default:
		return set, file
	}
}
