package compile

import (
	"reflect"
	"text/template/parse"
)

// An operand is what a pipeline or a part of one leads to. Its type is nil when
// it may be one of several.
type operand struct {
	typ reflect.Type
	get func(m *state) (reflect.Value, error)
}

// pipe compiles a pipeline of one command.
func (c *compiler) pipe(pipe *parse.PipeNode, at scope) (operand, bool) {
	if pipe.IsAssign || len(pipe.Cmds) != 1 {
		return operand{}, false
	}
	return c.command(pipe.Cmds[0].Args, at)
}

func (c *compiler) command(args []parse.Node, at scope) (operand, bool) {
	if name, ok := args[0].(*parse.IdentifierNode); ok {
		return c.function(name.Ident, args[1:], at)
	}
	if len(args) > 1 {
		return operand{}, false
	}
	return c.operand(args[0], at)
}

func (c *compiler) operand(node parse.Node, at scope) (operand, bool) {
	switch n := node.(type) {
	case *parse.DotNode:
		return dotOf(at), true
	case *parse.FieldNode:
		return fieldChain(dotOf(at), n.Ident)
	case *parse.VariableNode:
		v, ok := variableOf(at, n.Ident[0])
		if !ok {
			return operand{}, false
		}
		return fieldChain(v, n.Ident[1:])
	case *parse.PipeNode:
		if len(n.Decl) > 0 {
			return operand{}, false
		}
		return c.pipe(n, at)
	case *parse.StringNode:
		v := reflect.ValueOf(n.Text)
		return operand{v.Type(), func(*state) (reflect.Value, error) { return v, nil }}, true
	}
	return operand{}, false
}

func dotOf(at scope) operand {
	return operand{at.dot, func(m *state) (reflect.Value, error) { return m.dot, nil }}
}

// variableOf returns the innermost variable of a name; $ is the data of the
// template.
func variableOf(at scope, name string) (operand, bool) {
	if name == "$" {
		return operand{at.root, func(m *state) (reflect.Value, error) { return m.root, nil }}, true
	}
	for i := len(at.vars) - 1; i >= 0; i-- {
		if at.vars[i].name == name {
			return operand{at.vars[i].typ, func(m *state) (reflect.Value, error) { return m.vars[i], nil }}, true
		}
	}
	return operand{}, false
}

// fieldChain follows a chain of fields from an operand.
func fieldChain(from operand, names []string) (operand, bool) {
	if len(names) == 0 {
		return from, true
	}
	typ, indexes := follow(from.typ, names)
	if typ == nil {
		return operand{}, false
	}
	return operand{typ, func(m *state) (reflect.Value, error) {
		v, err := from.get(m)
		if err != nil {
			return v, err
		}
		for _, index := range indexes {
			for v.Kind() == reflect.Pointer {
				if v.IsNil() {
					return v, errMissing
				}
				v = v.Elem()
			}
			for _, i := range index {
				v = v.Field(i)
			}
		}
		return v, nil
	}}, true
}

// follow follows a chain of fields from a type: to a type, nil when it may be
// any, by the fields' indexes as reflect counts them.
func follow(t reflect.Type, names []string) (to reflect.Type, indexes [][]int) {
	for _, name := range names {
		field, ok := fieldOf(indirect(t), name)
		if !ok {
			return nil, nil
		}
		t, indexes = field.Type, append(indexes, field.Index)
	}
	return t, indexes
}

// fieldOf returns a field as text/template finds it. It is false for a method,
// and for a field of an embedded struct that may be missing.
func fieldOf(t reflect.Type, name string) (reflect.StructField, bool) {
	if t == nil || t.Kind() != reflect.Struct || hasMethod(t, name) {
		return reflect.StructField{}, false
	}
	field, ok := t.FieldByName(name)
	for i := range max(0, len(field.Index)-1) {
		ok = ok && t.FieldByIndex(field.Index[:i+1]).Type.Kind() == reflect.Struct
	}
	return field, ok && field.IsExported()
}

func hasMethod(t reflect.Type, name string) bool {
	_, ok := reflect.PointerTo(t).MethodByName(name)
	return ok
}

// indirect returns the type behind all pointers.
func indirect(t reflect.Type) reflect.Type {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}

// function compiles one of the few functions that templates ask questions with.
func (c *compiler) function(name string, nodes []parse.Node, at scope) (operand, bool) {
	args := make([]operand, len(nodes))
	for i, node := range nodes {
		arg, ok := c.operand(node, at)
		if !ok {
			return operand{}, false
		}
		args[i] = arg
	}
	switch {
	case name == "not" && len(args) == 1:
		return not(args[0]), true
	case (name == "and" || name == "or") && len(args) > 0:
		return andOr(args, name == "or"), true
	case name == "eq" && len(args) == 2 && isText(args[0].typ) && isText(args[1].typ):
		return sameText(args[0], args[1]), true
	}
	return operand{}, false
}

func not(arg operand) operand {
	return operand{reflect.TypeFor[bool](), func(m *state) (reflect.Value, error) {
		v, err := arg.get(m)
		return reflect.ValueOf(err == nil && !isTrue(v)), err
	}}
}

// andOr returns the first of its arguments that is as true as wanted, or else
// the last.
func andOr(args []operand, wanted bool) operand {
	typ := args[0].typ
	for _, arg := range args {
		if arg.typ != typ {
			typ = nil
		}
	}
	return operand{typ, func(m *state) (v reflect.Value, err error) {
		for _, arg := range args {
			if v, err = arg.get(m); err != nil || isTrue(v) == wanted {
				break
			}
		}
		return v, err
	}}
}

func isText(t reflect.Type) bool { return t != nil && t.Kind() == reflect.String }

func sameText(a, b operand) operand {
	return operand{reflect.TypeFor[bool](), func(m *state) (reflect.Value, error) {
		x, err := a.get(m)
		if err != nil {
			return x, err
		}
		y, err := b.get(m)
		return reflect.ValueOf(err == nil && x.String() == y.String()), err
	}}
}
