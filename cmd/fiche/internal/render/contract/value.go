package contract

import (
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/view"
)

// A value is what the checker knows of something in a template.
type value struct {
	typ     reflect.Type // nil when it may be anything
	path    string       // how it was reached, from a dot or a variable; may be empty
	present bool         // if it is a pointer, it is not nil
	oneOf   []value      // what it is one of, where typ is nil and that is known
}

var (
	textType     = reflect.TypeFor[view.Text]()
	pageType     = reflect.TypeFor[view.Page]()
	stringerType = reflect.TypeFor[fmt.Stringer]()
	errorType    = reflect.TypeFor[error]()
)

func (v value) isText() bool  { return v.typ != nil && v.indirect() == textType }
func (v value) pointer() bool { return v.typ != nil && v.typ.Kind() == reflect.Pointer }

// indirect returns the type behind all pointers.
func (v value) indirect() reflect.Type {
	t := v.typ
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}

// possible returns what v may be.
func (v value) possible() []value {
	if v.typ == nil && v.oneOf != nil {
		return v.oneOf
	}
	return []value{v}
}

// kind returns the kind of the type behind all pointers.
func (v value) kind() reflect.Kind {
	if t := v.indirect(); t != nil {
		return t.Kind()
	}
	return reflect.Interface
}

// missing reports whether v may be a nil pointer where these facts are known.
func (v value) missing(known *fact) bool {
	return v.pointer() && !v.present && !neverNil[v.typ] && (v.path == "" || !known.holds(v.path))
}

// fits reports whether v can be the dot of a template that wants the type t: it
// is one, points to one, or, where any page will do, is a kind of page.
func (v value) fits(t reflect.Type) bool {
	d := v.indirect()
	if d == nil || d == t {
		return true
	}
	if t != pageType || d.Kind() != reflect.Struct {
		return false
	}
	field, ok := d.FieldByName("Page")
	return ok && field.Anonymous && field.Type == pageType
}

// items returns the types of what a range over v gives; ok is false when v
// cannot be ranged over.
func (v value) items() (key, item value, ok bool) {
	for _, one := range v.oneOf {
		if _, _, ok := one.items(); !ok {
			return value{}, value{}, false
		}
	}
	t := v.indirect()
	if t == nil || t.Kind() == reflect.Interface {
		return value{}, value{}, true
	}
	integer := value{typ: reflect.TypeFor[int]()}
	switch t.Kind() {
	case reflect.Slice, reflect.Array:
		return integer, value{typ: t.Elem(), present: true}, true
	case reflect.Map:
		return value{typ: t.Key()}, value{typ: t.Elem(), present: true}, true
	case reflect.Int:
		return integer, integer, true
	}
	return value{}, value{}, false
}

// fields follows a chain of names from v. node is the whole chain, of which
// the last is given args arguments.
func (w *walker) fields(v value, names []string, node parse.Node, args int, s *scope) value {
	for i, name := range names {
		given := 0
		if i == len(names)-1 {
			given = args
		}
		if v.missing(s.known) {
			w.report(RuleTemplateNil, node, problem.Args{"name": before(node.String(), names[i:])})
			v.present = true
		}
		next, ok := v.field(name)
		if !ok {
			w.report(RuleTemplateField, node, nearest(problem.Args{
				"name": name,
				"type": typeName(v.indirect()),
			}, name, v.names()))
			return value{}
		}
		if next.called != nil {
			w.arguments(name, *next.called, given, node)
		} else if given > 0 {
			w.report(RuleTemplateArguments, node, problem.Args{"name": name})
		}
		v = next.value
	}
	return v
}

// before returns the text of a chain up to the names that are left of it.
func before(chain string, left []string) string {
	head := strings.TrimSuffix(chain, "."+strings.Join(left, "."))
	if head == "" {
		return "."
	}
	return head
}

// A member is a field, or what a method returns.
type member struct {
	value
	called *signature // of a method
}

// field finds a field, method or map entry as text/template does.
func (v value) field(name string) (member, bool) {
	t := v.typ
	if t == nil || v.kind() == reflect.Interface {
		return member{}, true
	}
	for t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if method, ok := t.MethodByName(name); ok {
		sig := methodSignature(method.Type)
		return member{value: value{typ: method.Type.Out(0)}, called: &sig}, true
	}
	t = v.indirect()
	switch t.Kind() {
	case reflect.Struct:
		if f, ok := t.FieldByName(name); ok && f.IsExported() {
			return member{value: value{typ: f.Type, path: join(v.path, name)}}, true
		}
	case reflect.Map:
		if t.Key().Kind() == reflect.String {
			return member{value: value{typ: t.Elem()}}, true
		}
	}
	return member{}, false
}

func join(path, name string) string {
	if path == "" {
		return ""
	}
	return path + "." + name
}

// names returns what field finds, for a guess at what was meant.
func (v value) names() []string {
	t := v.indirect()
	if t == nil || t.Kind() != reflect.Struct {
		return nil
	}
	var names []string
	for _, f := range reflect.VisibleFields(t) {
		if f.IsExported() {
			names = append(names, f.Name)
		}
	}
	for i := range t.NumMethod() {
		names = append(names, t.Method(i).Name)
	}
	return names
}

// printable reports what would print as Go's own notation, or as an address
// that changes with each build.
func (w *walker) printable(pipe *parse.PipeNode, v value) {
	t := v.typ
	if t == nil || t.Implements(stringerType) || t.Implements(errorType) || t == reflect.TypeFor[template.HTML]() {
		return
	}
	switch v.kind() {
	case reflect.Struct, reflect.Slice, reflect.Array, reflect.Map, reflect.Func, reflect.Chan:
		names := slices.DeleteFunc(v.names(), func(n string) bool { return n == "String" })
		args := problem.Args{"name": pipe.String(), "type": typeName(t)}
		if len(names) > 0 {
			args["fields"] = strings.Join(names, ", ")
		}
		w.report(RuleTemplatePrint, pipe, args)
	}
}

// typeName returns a type as templates/README.md calls it: "Photo", "list of
// Figure".
func typeName(t reflect.Type) string {
	switch {
	case t == nil:
		return "?"
	case t.Kind() == reflect.Pointer:
		return typeName(t.Elem())
	case t.Kind() == reflect.Slice:
		return "[]" + typeName(t.Elem())
	case t == reflect.TypeFor[template.HTML]():
		return "HTML"
	}
	return t.Name()
}
