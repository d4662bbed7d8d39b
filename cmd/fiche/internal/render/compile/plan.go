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
	dot   reflect.Type // behind all pointers
	vars  int          // how many variables are alive at once
	steps []step
}

// A step writes a piece of a page.
type step func(m *state) error

// A state is where the execution of a plan stands.
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
	types    map[string]reflect.Type       // behind the dot of each template; nil for several
	plans    map[string]*plan              // nil for those refused
	escapers map[string]*template.Template // by their names, one after the other
	vars     int                           // the most in the plan being made
}

// A scope is what is known at one point of a template.
type scope struct {
	dotTypes
	vars []variable
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

// plan makes the plan of a template, nil when it cannot.
func (c *compiler) plan(name string) *plan {
	if p, made := c.plans[name]; made {
		return p
	}
	c.plans[name] = nil
	tree, dot := c.tree(name), c.types[name]
	if tree == nil || dot == nil {
		return nil
	}
	outer := c.vars
	c.vars = 0
	steps, ok := c.list(tree.Root, scope{dotTypes: dotTypes{root: dot, dot: dot}})
	if ok {
		c.plans[name] = &plan{dot: dot, vars: c.vars, steps: steps}
	}
	c.vars = outer
	return c.plans[name]
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
	yes, okYes := c.list(n.List, at.inner(at.dot))
	no, okNo := c.list(n.ElseList, at.inner(at.dot))
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
	in := at.inner(subject.typ)
	number := -1
	if ok && len(n.Pipe.Decl) > 0 {
		number = c.declare(&in, n.Pipe.Decl[0].Ident[0], subject.typ)
	}
	yes, okYes := c.list(n.List, in)
	no, okNo := c.list(n.ElseList, at.inner(at.dot))
	if !ok || !okYes || !okNo || subject.typ == nil {
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
		if number >= 0 {
			m.vars[number] = v
		}
		outer := m.dot
		m.dot = v
		err = run(yes, m)
		m.dot = outer
		return err
	}, true
}

// iteration compiles a range over a list; over what else text/template ranges,
// no view has any.
func (c *compiler) iteration(n *parse.RangeNode, at scope) (step, bool) {
	over, ok := c.pipe(n.Pipe, at)
	if !ok || over.typ == nil || over.typ.Kind() != reflect.Slice || len(n.Pipe.Decl) > 2 {
		return nil, false
	}
	in := at.inner(over.typ.Elem())
	index, item := -1, -1
	if len(n.Pipe.Decl) == 2 {
		index = c.declare(&in, n.Pipe.Decl[0].Ident[0], reflect.TypeFor[int]())
	}
	if len(n.Pipe.Decl) > 0 {
		item = c.declare(&in, n.Pipe.Decl[len(n.Pipe.Decl)-1].Ident[0], in.dot)
	}
	each, okEach := c.list(n.List, in)
	none, okNone := c.list(n.ElseList, at.inner(at.dot))
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
			if index >= 0 {
				m.vars[index] = reflect.ValueOf(i)
			}
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
	if p := c.plan(n.Name); p != nil {
		return func(m *state) error {
			v, err := arg.get(m)
			if err != nil {
				return err
			}
			return p.execute(m.page, v)
		}, true
	}
	set, name := c.set, n.Name
	return func(m *state) error {
		v, err := arg.get(m)
		if err != nil {
			return err
		}
		return set.ExecuteTemplate(m.page, name, v.Interface())
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
	return !v.IsZero() // a number
}

var errMissing = errors.New("a part of what is not there")
