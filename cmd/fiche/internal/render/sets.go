package render

import (
	"bytes"
	"errors"
	"html/template"
	"io"
	"maps"
	"reflect"
	"slices"
	"sync"
	"text/template/parse"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/render/compile"
	"fiche/cmd/fiche/internal/render/contract"
)

// A templateSet is the templates of a page's file, or those of the parts, with
// all that they call.
type templateSet struct {
	*template.Template
	program func() *compile.Program // made at the first use
}

// assemble makes executable templates of checked trees: a set for each page,
// since each has a "main" of its own, and one of the parts. By file, own are
// the templates that a page has beside the shared ones.
func assemble(files []*contract.File, shared map[string]*parse.Tree) (*Templates, []problem.Problem) {
	sources, own := map[string]*problem.Source{}, map[string]map[string]*parse.Tree{"": nil}
	for _, f := range files {
		sources[f.Name] = f.Source
		if s, known := contract.SlotOf(f.Name); known && s.Page {
			own[f.Name] = f.Trees
		}
	}
	t := &Templates{sets: map[string]*templateSet{}}
	for file, trees := range own {
		set, err := newSet(shared, trees)
		if err != nil {
			return nil, []problem.Problem{unsafeProblem(err, sources)}
		}
		t.sets[file] = &templateSet{Template: set}
	}
	var problems []problem.Problem
	roots := map[*templateSet]map[string]reflect.Type{}
	for _, s := range contract.Slots {
		set, name := t.find(s.File)
		if set == nil {
			continue
		}
		if err := escape(set.Template, name, s.Dot); err != nil {
			problems = append(problems, unsafeProblem(err, sources))
		}
		if roots[set] == nil {
			roots[set] = map[string]reflect.Type{}
		}
		roots[set][name] = s.Dot
	}
	for set, roots := range roots {
		set.program = sync.OnceValue(func() *compile.Program { return compile.New(set.Template, roots) })
	}
	return t, slices.CompactFunc(problems, func(a, b problem.Problem) bool { return a.Place == b.Place })
}

// newSet makes a set of templates. Nothing in it is escaped yet.
func newSet(shared, own map[string]*parse.Tree) (*template.Template, error) {
	set := template.New("")
	for _, trees := range []map[string]*parse.Tree{shared, own} {
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

// find returns the set and the name of the template that is executed for a
// file. A page that defines "main" is put into the shell; one that does not
// stands for itself. The set is nil for the shell, which never stands alone.
func (t *Templates) find(file string) (set *templateSet, name string) {
	set = t.sets[file]
	switch {
	case set == nil && file == contract.ShellFile:
		return nil, ""
	case set == nil:
		return t.sets[""], file
	case set.Lookup(contract.MainName) != nil:
		return set, contract.ShellFile
	default:
		return set, file
	}
}

// execute appends to page what the template of a file makes of data.
func (t *Templates) execute(page *bytes.Buffer, file string, data any) error {
	set, name := t.find(file)
	return set.program().Execute(page, name, data)
}
