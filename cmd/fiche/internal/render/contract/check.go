package contract

import (
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/spelling"
)

// A checker walks parse trees as text/template would execute them, with types
// in the place of values, and through every branch. So a wrong name is found
// when templates are loaded, not on the first sheet that happens to reach it.
//
// It errs on the side of silence: where a type cannot be known, anything goes.
type checker struct {
	files    map[string]*problem.Source
	shared   map[string]*parse.Tree
	own      map[string]*parse.Tree // of the page being checked
	seen     map[visit]bool
	used     map[string]bool // names of templates that something calls
	problems map[problem.Place]problem.Problem
}

// A visit is one template checked with one type.
type visit struct {
	tree    *parse.Tree
	dot     reflect.Type
	present bool
}

// check holds all templates against the types that the program gives them.
func check(files []*File, shared map[string]*parse.Tree) []problem.Problem {
	c := &checker{
		files:    map[string]*problem.Source{},
		shared:   shared,
		seen:     map[visit]bool{},
		used:     map[string]bool{},
		problems: map[problem.Place]problem.Problem{},
	}
	for _, f := range files {
		c.files[f.Name] = f.Source
	}
	for _, f := range files {
		s, known := SlotOf(f.Name)
		if !known {
			continue
		}
		c.own = nil
		if s.Page {
			c.own = f.Trees
			c.tree(MainName, value{typ: s.Dot, present: true})
			c.used[MainName] = true
		}
		c.tree(f.Name, value{typ: s.Dot, present: true})
	}
	c.unused(files)
	c.loops(files)
	return slices.Collect(maps.Values(c.problems))
}

// unused warns of files that nothing calls: most often a name misspelt.
func (c *checker) unused(files []*File) {
	names := make([]string, len(Slots))
	for i, s := range Slots {
		names[i] = strings.TrimSuffix(s.File, ".html")
	}
	for _, f := range files {
		_, known := SlotOf(f.Name)
		called := slices.ContainsFunc(slices.Collect(maps.Keys(f.Trees)), func(name string) bool { return c.used[name] })
		if known || called {
			continue
		}
		c.add(problem.Problem{
			Rule:     RuleTemplateUnused,
			Args:     nearest(problem.Args{"name": f.Name}, strings.TrimSuffix(f.Name, ".html"), names),
			Severity: problem.Warning,
			Place:    f.Source.File(),
		})
	}
}

// lookup finds a template as a page sees it: its own definitions first.
func (c *checker) lookup(name string) *parse.Tree {
	if t := c.own[name]; t != nil {
		return t
	}
	return c.shared[name]
}

// tree checks the template called name with a type behind its dot.
func (c *checker) tree(name string, dot value) {
	tree := c.lookup(name)
	if tree == nil || tree.Root == nil {
		return
	}
	dot.path = "."
	v := visit{tree: tree, dot: dot.typ, present: dot.present}
	if c.seen[v] {
		return
	}
	c.seen[v] = true
	w := walker{checker: c, file: tree.ParseName}
	w.list(tree.Root, &scope{dot: dot, vars: []*variable{{name: "$", value: dot}}})
}

func (c *checker) add(p problem.Problem) {
	if _, twice := c.problems[p.Place]; !twice {
		c.problems[p.Place] = p
	}
}

// nearest adds the candidate that word was probably meant to be.
func nearest(args problem.Args, word string, candidates []string) problem.Args {
	if guess := spelling.Nearest(word, candidates); guess != "" {
		args["nearest"] = guess
	}
	return args
}

// A walker checks one template.
type walker struct {
	*checker
	file  string
	paths int // made up for values that no name leads to
}

// A scope is what is known at one point of a template.
type scope struct {
	dot   value
	vars  []*variable
	known *fact
}

type variable struct {
	name  string
	value value
}

// A fact is that the pointer reached by a path is not nil here.
type fact struct {
	path string
	up   *fact
}

func (f *fact) holds(path string) bool {
	for ; f != nil; f = f.up {
		if f.path == path {
			return true
		}
	}
	return false
}

// inner returns a scope within s: what is declared in it ends with it, what is
// assigned in it stays.
func (s *scope) inner(facts []string) *scope {
	in := &scope{dot: s.dot, vars: slices.Clip(s.vars), known: s.known}
	for _, path := range facts {
		in.known = &fact{path: path, up: in.known}
	}
	return in
}

func (s *scope) variable(name string) *variable {
	for _, v := range slices.Backward(s.vars) {
		if v.name == name {
			return v
		}
	}
	return nil
}

func (w *walker) list(list *parse.ListNode, s *scope) {
	if list == nil {
		return
	}
	for _, node := range list.Nodes {
		w.node(node, s)
	}
}

func (w *walker) node(node parse.Node, s *scope) {
	switch n := node.(type) {
	case *parse.ActionNode:
		v := w.pipe(n.Pipe, s)
		if len(n.Pipe.Decl) == 0 {
			w.printable(n.Pipe, v)
		}
	case *parse.IfNode:
		w.condition(n, s)
	case *parse.WithNode:
		w.with(n, s)
	case *parse.RangeNode:
		w.iteration(n, s)
	case *parse.TemplateNode:
		w.call(n, s)
	}
}

// condition checks an if. What it declares is seen on both sides.
func (w *walker) condition(n *parse.IfNode, s *scope) {
	yes, no := w.facts(n.Pipe, s)
	in := s.inner(nil)
	w.reportConstant(n.Pipe, w.pipe(n.Pipe, in), true)
	w.list(n.List, in.inner(yes))
	w.list(n.ElseList, in.inner(no))
}

// with checks a with. In its first branch its subject is there.
func (w *walker) with(n *parse.WithNode, s *scope) {
	yes, no := w.facts(n.Pipe, s)
	in := s.inner(nil)
	subject := w.named(w.pipe(n.Pipe, in))
	w.reportConstant(n.Pipe, subject, n.ElseList != nil)
	subject.present = true
	there := in.inner(yes)
	there.dot = subject
	for _, decl := range n.Pipe.Decl {
		there.vars = append(there.vars, &variable{decl.Ident[0], subject})
	}
	w.list(n.List, there)
	w.list(n.ElseList, in.inner(no))
}

// reportConstant reports a question whose answer never changes: text/template
// takes every struct for true.
func (w *walker) reportConstant(pipe *parse.PipeNode, v value, branches bool) {
	if len(pipe.Cmds) != 1 || len(pipe.Cmds[0].Args) != 1 {
		return
	}
	if v.isText() || branches && v.kind() == reflect.Struct && !v.pointer() {
		args := problem.Args{"name": pipe.Cmds[0].String()}
		if v.isText() {
			args["plain"] = pipe.Cmds[0].String() + ".Plain"
		}
		w.report(RuleTemplateAlways, pipe.Cmds[0].Args[0], args)
	}
}

func (w *walker) iteration(n *parse.RangeNode, s *scope) {
	yes, no := w.facts(n.Pipe, s)
	in := s.inner(yes)
	over := w.commands(n.Pipe, in)
	key, item, ok := over.items()
	if !ok {
		w.report(RuleTemplateRange, n.Pipe, problem.Args{"name": n.Pipe.String()})
	}
	key, item = w.named(key), w.named(item)
	in.dot = item
	decl := n.Pipe.Decl
	switch {
	case n.Pipe.IsAssign:
	case len(decl) == 1:
		in.vars = append(in.vars, &variable{decl[0].Ident[0], item})
	case len(decl) == 2:
		in.vars = append(in.vars, &variable{decl[0].Ident[0], key}, &variable{decl[1].Ident[0], item})
	}
	w.list(n.List, in)
	w.list(n.ElseList, s.inner(no))
}

// call checks {{template "name" data}}.
func (w *walker) call(n *parse.TemplateNode, s *scope) {
	var v value
	if n.Pipe != nil {
		v = w.pipe(n.Pipe, s)
	}
	w.used[n.Name] = true
	if n.Name == MainName && w.file == LayoutFile {
		return // each page's own; checked with the page's type
	}
	if w.lookup(n.Name) == nil {
		args := problem.Args{"name": n.Name}
		w.report(RuleTemplateUnknown, n, nearest(args, n.Name, w.names()))
		return
	}
	s0, known := SlotOf(n.Name)
	switch {
	case n.Pipe == nil && (known || usesDot(w.lookup(n.Name).Root)):
		w.report(RuleTemplateCall, n, problem.Args{"name": n.Name, "wants": wanted(s0, known)})
	case n.Pipe == nil:
	case !known:
		w.tree(n.Name, v)
	case !v.fits(s0.Dot):
		args := problem.Args{"name": n.Name, "wants": typeName(s0.Dot), "given": typeName(v.typ)}
		w.report(RuleTemplateCall, n, args)
	case v.missing(s.known):
		w.report(RuleTemplateNil, n.Pipe, problem.Args{"name": n.Pipe.String()})
	}
}

func wanted(s Slot, known bool) string {
	if known {
		return typeName(s.Dot)
	}
	return "."
}

func (c *checker) names() []string {
	return slices.Concat(slices.Sorted(maps.Keys(c.own)), slices.Sorted(maps.Keys(c.shared)))
}

// report adds an error at a node.
func (w *walker) report(rule problem.Rule, node parse.Node, args problem.Args) {
	w.add(problem.Problem{Rule: rule, Args: args, Severity: problem.Error, Place: w.place(node)})
}

// place returns where a node is. The parser gives a chain of fields the
// position of its second one, and a pipeline that of its first command.
func (w *walker) place(node parse.Node) problem.Place {
	source, at, text := w.files[w.file], int(node.Position()), node.String()
	if source == nil {
		return problem.Place{Path: path.Join(sitefolder.Templates, w.file)}
	}
	if n, ok := node.(*parse.TemplateNode); ok {
		return source.Place(at, len(n.Name)+2)
	}
	if at > len(source.Text) {
		return source.File()
	}
	from := max(0, at-len(text))
	if i := strings.LastIndex(string(source.Text[from:min(len(source.Text), at+len(text))]), text); i >= 0 {
		return source.Place(from+i, len(text))
	}
	return source.Place(at, 1)
}
