// Package compile makes plans of templates, for a long run of pages.
//
// html/template reads a set of templates and finds out how each value in it
// has to be escaped; text/template then executes the set by looking up each
// name anew. That is right for ten pages and slow for ten thousand. A Program
// takes a set that html/template is done with and makes a plan of each
// template, in which fields are found by their index (plan.go). A plan knows what
// most templates are made of: fields, questions, lists, parts. A template that
// holds anything else is left to html/template.
//
// Its law: no page changes by a byte. So nothing is escaped here: a value goes
// through the very escapers that html/template chose for it (escape.go), unless
// it is text in which they have nothing to change (plain.go).
package compile

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
)

// A Program executes the templates of one set. It is safe for use by many
// goroutines.
type Program struct {
	set   *template.Template
	plans map[key]*plan // nil for templates that html/template executes
}

// A key is a template and the type behind its dot, never a pointer.
type key struct {
	name string
	dot  reflect.Type
}

// New compiles a set. Its roots are the templates to be executed, with the
// types of their data; html/template must have escaped them, which it does when
// they are first executed.
func New(set *template.Template, roots map[string]reflect.Type) *Program {
	c := &compiler{set: set, plans: map[key]*plan{}, escapers: map[string]*template.Template{}}
	for name, dot := range roots {
		c.plan(name, dot)
	}
	return &Program{set: set, plans: c.plans}
}

// Compiled reports for each template that was asked for, by name, whether it has
// a plan; those that have none are left to html/template.
func (p *Program) Compiled() map[string]bool {
	compiled := make(map[string]bool, len(p.plans))
	for key, plan := range p.plans {
		before, seen := compiled[key.name]
		compiled[key.name] = plan != nil && (before || !seen)
	}
	return compiled
}

// Execute appends to page what the template called name makes of data.
func (p *Program) Execute(page *bytes.Buffer, name string, data any) error {
	dot := reflect.ValueOf(data)
	plan := p.plans[key{name, indirect(dot.Type())}]
	if plan == nil {
		return p.set.ExecuteTemplate(page, name, data)
	}
	if err := plan.execute(page, dot); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
