package compile

import (
	"bytes"
	"errors"
	"html/template"
	"reflect"
	"sync"
	"text/template/parse"
)

// A plan is a template as a list of steps.
type plan struct {
	vars  int // how many variables are alive at once
	steps []step
}

// A step writes a piece of a page.
type step func(m *state) error

// A state is how far the execution of a plan has come.
type state struct {
	page      *bytes.Buffer
	root, dot reflect.Value
	vars      []reflect.Value
}

// states are used again: a page begins one for each template that it calls.
var states = sync.Pool{New: func() any { return new(state) }}

func (p *plan) execute(page *bytes.Buffer, dot reflect.Value) error {
	m := states.Get().(*state)
	defer states.Put(m)
	*m = state{page: page, root: dot, dot: dot, vars: m.vars[:0]}
	m.vars = append(m.vars, make([]reflect.Value, p.vars)...)
	return run(p.steps, m)
}

func run(steps []step, m *state) error {
	for _, step := range steps {
		if err := step(m); err != nil {
			return err
		}
	}
	return nil
}

// A compiler makes plans. What it is asked for and does not know, it refuses:
// the template then stays with html/template.
type compiler struct {
	set      *template.Template
	plans    map[key]*plan                 // nil for those refused
	escapers map[string]*template.Template // by their names, one after the other
	vars     int                           // the most in the plan being made
}

// A scope is what is known at one point of a template. A type is nil when it may
// be one of several.
type scope struct {
	root, dot reflect.Type // behind $ and the dot
	vars      []variable
}

type variable struct {
	name string
	typ  reflect.Type
}

// inner returns a scope within another one, with a dot of some type.
func (at scope) inner(dot reflect.Type) scope {
	at.dot = dot
	return at
}

// declare makes a variable, which has the number of those before it.
func (c *compiler) declare(at *scope, name string, typ reflect.Type) (number int) {
	at.vars = append(at.vars, variable{name, typ})
	c.vars = max(c.vars, len(at.vars))
	return len(at.vars) - 1
}

// plan returns the plan of a template for data of a type, nil when it has none. A
// template that leads back to itself has none either.
func (c *compiler) plan(name string, dot reflect.Type) *plan {
	k := key{name, indirect(dot)}
	if p, made := c.plans[k]; made {
		return p
	}
	c.plans[k] = nil
	tree := c.tree(name)
	if tree == nil || k.dot == nil {
		return nil
	}
	outer := c.vars
	c.vars = 0
	if steps, ok := c.list(tree.Root, scope{root: k.dot, dot: k.dot}); ok {
		c.plans[k] = &plan{vars: c.vars, steps: steps}
	}
	c.vars = outer
	return c.plans[k]
}

// tree returns the parse tree of a template that is called in the text of a
// page, nil for others: html/template keeps those that are called elsewhere
// under names of its own.
func (c *compiler) tree(name string) *parse.Tree {
	if t := c.set.Lookup(name); t != nil && t.Tree != nil && t.Tree.Root != nil {
		return t.Tree
	}
	return nil
}

func (c *compiler) list(list *parse.ListNode, at scope) ([]step, bool) {
	if list == nil {
		return nil, true
	}
	var steps []step
	for _, node := range list.Nodes {
		s, ok := c.step(node, &at)
		if !ok {
			return nil, false
		}
		steps = append(steps, s)
	}
	return steps, true
}

func (c *compiler) step(node parse.Node, at *scope) (step, bool) {
	switch n := node.(type) {
	case *parse.TextNode:
		text := n.Text
		return func(m *state) error {
			m.page.Write(text)
			return nil
		}, true
	case *parse.ActionNode:
		return c.action(n.Pipe, at)
	case *parse.IfNode:
		return c.condition(n, *at)
	case *parse.WithNode:
		return c.with(n, *at)
	case *parse.RangeNode:
		return c.iteration(n, *at)
	case *parse.TemplateNode:
		return c.call(n, *at)
	}
	return nil, false
}

func (c *compiler) condition(n *parse.IfNode, at scope) (step, bool) {
	question, ok := c.pipe(n.Pipe, at)
	yes, okYes := c.list(n.List, at)
	no, okNo := c.list(n.ElseList, at)
	if !ok || !okYes || !okNo || len(n.Pipe.Decl) > 0 {
		return nil, false
	}
	return func(m *state) error {
		v, err := question.get(m)
		if err != nil {
			return err
		}
		if isTrue(v) {
			return run(yes, m)
		}
		return run(no, m)
	}, true
}

func (c *compiler) with(n *parse.WithNode, at scope) (step, bool) {
	subject, ok := c.pipe(n.Pipe, at)
	if !ok || subject.typ == nil || len(n.Pipe.Decl) > 0 {
		return nil, false
	}
	yes, okYes := c.list(n.List, at.inner(subject.typ))
	no, okNo := c.list(n.ElseList, at)
	if !okYes || !okNo {
		return nil, false
	}
	return func(m *state) error {
		v, err := subject.get(m)
		if err != nil {
			return err
		}
		if !isTrue(v) {
			return run(no, m)
		}
		outer := m.dot
		m.dot = v
		err = run(yes, m)
		m.dot = outer
		return err
	}, true
}

// iteration compiles a range over a list; over what else text/template ranges,
// no view has any. A variable that an else would see, where it holds the whole
// list, is refused.
func (c *compiler) iteration(n *parse.RangeNode, at scope) (step, bool) {
	over, ok := c.pipe(n.Pipe, at)
	if !ok || over.typ == nil || over.typ.Kind() != reflect.Slice {
		return nil, false
	}
	in := at.inner(over.typ.Elem())
	item := -1
	switch decl := n.Pipe.Decl; {
	case len(decl) > 1, len(decl) == 1 && n.ElseList != nil:
		return nil, false
	case len(decl) == 1:
		item = c.declare(&in, decl[0].Ident[0], in.dot)
	}
	each, okEach := c.list(n.List, in)
	none, okNone := c.list(n.ElseList, at)
	if !okEach || !okNone {
		return nil, false
	}
	return func(m *state) error {
		list, err := over.get(m)
		if err != nil {
			return err
		}
		if list.Len() == 0 {
			return run(none, m)
		}
		outer := m.dot
		defer func() { m.dot = outer }()
		for i := range list.Len() {
			m.dot = list.Index(i)
			if item >= 0 {
				m.vars[item] = m.dot
			}
			if err := run(each, m); err != nil {
				return err
			}
		}
		return nil
	}, true
}

// call executes another template: by its plan, or as html/template does.
func (c *compiler) call(n *parse.TemplateNode, at scope) (step, bool) {
	if n.Pipe == nil || c.tree(n.Name) == nil {
		return nil, false
	}
	arg, ok := c.pipe(n.Pipe, at)
	if !ok || len(n.Pipe.Decl) > 0 {
		return nil, false
	}
	execute := func(m *state, v reflect.Value) error {
		return c.set.ExecuteTemplate(m.page, n.Name, v.Interface())
	}
	if p := c.plan(n.Name, arg.typ); p != nil {
		execute = func(m *state, v reflect.Value) error { return p.execute(m.page, v) }
	}
	return func(m *state) error {
		v, err := arg.get(m)
		if err != nil {
			return err
		}
		return execute(m, v)
	}, true
}

// isTrue reports what text/template takes for true.
func isTrue(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Bool:
		return v.Bool()
	case reflect.String, reflect.Slice:
		return v.Len() > 0
	case reflect.Pointer:
		return !v.IsNil()
	case reflect.Struct:
		return true
	}
	truth, _ := template.IsTrue(v.Interface())
	return truth
}

var errMissing = errors.New("a part of what is not there")
