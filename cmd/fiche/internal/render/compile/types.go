package compile

import (
	"reflect"
	"text/template/parse"
)

// dotTypes are the types behind $ and the dot at one point of a template, nil
// when they may be anything.
type dotTypes struct {
	root, dot reflect.Type
}

// recordTypes records with what types each template is called.
func (c *compiler) recordTypes(name string, dot reflect.Type) {
	tree := c.tree(name)
	if tree == nil {
		return
	}
	dot = indirect(dot)
	if known, seen := c.types[name]; seen && (known == dot || known == nil) {
		return
	} else if seen {
		dot = nil
	}
	c.types[name] = dot
	c.recordCalls(tree.Root, dotTypes{root: dot, dot: dot})
}

// recordCalls records the calls of other templates below a node.
func (c *compiler) recordCalls(list *parse.ListNode, at dotTypes) {
	if list == nil {
		return
	}
	for _, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.TemplateNode:
			c.recordTypes(n.Name, typeOf(n.Pipe, at))
		case *parse.IfNode:
			c.recordCalls(n.List, at)
			c.recordCalls(n.ElseList, at)
		case *parse.WithNode:
			c.recordCalls(n.List, dotTypes{root: at.root, dot: typeOf(n.Pipe, at)})
			c.recordCalls(n.ElseList, at)
		case *parse.RangeNode:
			c.recordCalls(n.List, dotTypes{root: at.root, dot: elementOf(typeOf(n.Pipe, at))})
			c.recordCalls(n.ElseList, at)
		}
	}
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

// typeOf returns the type of a pipeline that is one chain of fields, else nil.
func typeOf(pipe *parse.PipeNode, at dotTypes) reflect.Type {
	if pipe == nil || len(pipe.Cmds) != 1 || len(pipe.Cmds[0].Args) != 1 {
		return nil
	}
	switch n := pipe.Cmds[0].Args[0].(type) {
	case *parse.DotNode:
		return at.dot
	case *parse.FieldNode:
		t, _ := follow(at.dot, n.Ident)
		return t
	case *parse.VariableNode:
		if n.Ident[0] == "$" {
			t, _ := follow(at.root, n.Ident[1:])
			return t
		}
	}
	return nil
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

// elementOf returns the type of a list's items, nil when it is not known.
func elementOf(list reflect.Type) reflect.Type {
	if list = indirect(list); list != nil && list.Kind() == reflect.Slice {
		return list.Elem()
	}
	return nil
}

// indirect returns the type behind all pointers.
func indirect(t reflect.Type) reflect.Type {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}
