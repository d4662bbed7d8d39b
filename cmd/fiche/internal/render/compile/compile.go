// Package press sets templates up for a long run of pages.
//
// html/template reads a set of templates and finds out how each value in it
// has to be escaped; text/template then executes the set by looking up each
// name anew. That is right for ten pages and slow for ten thousand. A Press
// takes a set that html/template is done with, and the values that all pages
// to come have in common. What leads to nothing else is executed once and
// becomes text (specialise.go). The rest becomes a plan, in which fields are
// found by their number (plan.go); a template that holds something the plan
// does not know is left to html/template.
//
// Its law: no page changes by a byte. So nothing is escaped here. The text of a
// part is what html/template made of it, and a value in a plan goes through
// the very escapers that html/template chose for it (escape.go), unless it is
// text in which they have nothing to change (plain.go).
package compile

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"maps"
	"reflect"
	"slices"
	"strconv"
)

// A Press executes the templates of one set. It is safe for use by many
// goroutines.
type Press struct {
	set   *template.Template
	plans map[string]*plan // nil for templates that html/template executes
}

// benches is how many templates of a set a press has for itself: one executes
// parts, each other one a list of escapers. A site uses about ten.
const benches = 16

// bench is the name of the nth of them. No file can have it.
func bench(n int) string { return "/" + strconv.Itoa(n) }

// Reserve puts into a set what a press will need of it. It comes after all
// other templates, since nothing can be added to a set that was executed, and
// before any of them is executed.
func Reserve(set *template.Template) error {
	for n := range benches {
		if _, err := set.New(bench(n)).Parse(""); err != nil {
			return err
		}
	}
	for n := range benches {
		// html/template escapes a template when it is first executed, and
		// never again: what is put into it later was escaped elsewhere.
		if err := set.ExecuteTemplate(io.Discard, bench(n), nil); err != nil {
			return err
		}
	}
	return nil
}

// New sets up a set with reserved benches. Its roots are the templates to be
// executed, with the types of their data; they have been executed before, so
// that they are escaped. Common points to a struct: wherever those data lead to
// a value of the type of one of its fields, it must be the value of that field.
func New(set *template.Template, roots map[string]reflect.Type, common any) *Press {
	s := &specialiser{
		set: set, bench: set.Lookup(bench(0)), common: common,
		names: map[reflect.Type]string{}, types: map[string]reflect.Type{}, done: map[string]bool{},
	}
	for _, field := range reflect.VisibleFields(reflect.TypeOf(common).Elem()) {
		s.names[field.Type] = field.Name
	}
	for name, dot := range roots {
		s.note(name, dot)
	}
	names := slices.Sorted(maps.Keys(s.types))
	for _, name := range names {
		s.rewrite(name)
	}
	c := &compiler{specialiser: s, plans: map[string]*plan{}, escapers: map[string]*template.Template{}}
	for _, name := range names {
		c.plan(name)
	}
	return &Press{set: set, plans: c.plans}
}

// Left are the templates that are left to html/template, sorted.
func (p *Press) Left() []string {
	var names []string
	for name, plan := range p.plans {
		if plan == nil {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Execute appends to page what the template called name makes of data.
func (p *Press) Execute(page *bytes.Buffer, name string, data any) error {
	plan := p.plans[name]
	dot := reflect.ValueOf(data)
	if plan == nil || direct(dot.Type()) != plan.dot {
		return p.set.ExecuteTemplate(page, name, data)
	}
	if err := plan.execute(page, dot); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
