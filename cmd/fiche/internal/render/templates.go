package render

import (
	"bytes"
	"errors"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/render/compile"
	"fiche/cmd/fiche/internal/render/contract"
	"fiche/cmd/fiche/internal/sitefolder"
)

// RuleTemplateUnsafe reports a value where html/template cannot make it safe.
const RuleTemplateUnsafe problem.Rule = "template-unsafe"

// Templates are all templates of a site, checked and ready to be executed by
// many goroutines at once.
type Templates struct {
	sets map[string]*templateSet // by a page's file, as "sheet.html"; the parts at ""
}

// Parse reads the templates of all layers, of which an earlier one wins over
// a later one file by file, and checks them against package view: what it
// returns without errors cannot fail on any content. Templates is nil when a
// problem is an error.
func Parse(layers []fs.FS) (*Templates, []problem.Problem) {
	files, shared, problems := contract.Load(layers)
	problems = append(problems, contract.Overridden(layers)...)
	var t *Templates
	if problem.Worst(problems) < problem.Error {
		var unsafe []problem.Problem
		t, unsafe = assemble(files, shared)
		problems = append(problems, unsafe...)
	}
	problem.Sort(problems)
	if problem.Worst(problems) == problem.Error {
		return nil, problems
	}
	return t, problems
}

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
// file. A page that defines "main" is put into the layout; one that does not
// stands for itself. The set is nil for the layout, which never stands alone.
func (t *Templates) find(file string) (set *templateSet, name string) {
	set = t.sets[file]
	switch {
	case set == nil && file == contract.LayoutFile:
		return nil, ""
	case set == nil:
		return t.sets[""], file
	case set.Lookup(contract.MainName) != nil:
		return set, contract.LayoutFile
	default:
		return set, file
	}
}

// execute appends to page what the template of a file makes of data.
func (t *Templates) execute(page *bytes.Buffer, file string, data any) error {
	set, name := t.find(file)
	return set.program().Execute(page, name, data)
}

// unsafeProblem places an error of html/template in the file that it is about.
func unsafeProblem(err error, sources map[string]*problem.Source) problem.Problem {
	p := problem.Problem{Rule: RuleTemplateUnsafe, Severity: problem.Error, Args: problem.Args{"message": err.Error()}}
	e, ok := errors.AsType[*template.Error](err)
	if !ok {
		return p
	}
	p.Args["message"] = e.Description
	// The error's own name is that of the template that was executed, which is
	// most often the layout; its node knows better.
	name, _, _ := strings.Cut(e.Name, "$") // html/template derives names in this way
	line := 0
	if e.Node != nil {
		location, _ := new(parse.Tree).ErrorContext(e.Node) // "sheet.html:12:7"
		var rest string
		name, rest, _ = strings.Cut(location, ":")
		digits, _, _ := strings.Cut(rest, ":")
		line, _ = strconv.Atoi(digits) // 0 for none will do
	}
	p.Path = path.Join(sitefolder.Templates, name)
	if source := sources[name]; source != nil && line > 0 {
		p.Place = source.Place(source.Offset(line), len(source.Line(line)))
	}
	return p
}
