package compile

import (
	"html/template"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
)

// A specialiser rewrites the templates of a set for pages that have something
// in common.
//
// Most of what a template says is the same on every page: the menu, the
// footer, each interface word. Such a part is executed here, once, and its
// text takes its place. A part that is not understood stays as it is.
type specialiser struct {
	set    *template.Template
	bench  *template.Template // executes parts
	common any
	names  map[reflect.Type]string // of the fields of common, by type
	types  map[string]reflect.Type // behind the dot of each template; nil for several
	done   map[string]bool
}

// A place is what is known at one point of a template: the types behind $ and
// the dot, nil when they may be anything, and whether the dot was reached
// through what is common.
type place struct {
	root, dot reflect.Type
	fixed     bool
}

// note records with what types each template is called.
func (s *specialiser) note(name string, dot reflect.Type) {
	tree := s.tree(name)
	if tree == nil {
		return
	}
	dot = direct(dot)
	if known, seen := s.types[name]; seen && (known == dot || known == nil) {
		return
	} else if seen {
		dot = nil
	}
	s.types[name] = dot
	s.noteCalls(tree.Root, place{root: dot, dot: dot})
}

// noteCalls records the calls of other templates below a node.
func (s *specialiser) noteCalls(list *parse.ListNode, at place) {
	if list == nil {
		return
	}
	for _, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.TemplateNode:
			s.note(n.Name, s.typeOf(n.Pipe, at))
		case *parse.IfNode:
			s.noteCalls(n.List, at)
			s.noteCalls(n.ElseList, at)
		case *parse.WithNode:
			s.noteCalls(n.List, s.within(n.Pipe, at))
			s.noteCalls(n.ElseList, at)
		case *parse.RangeNode:
			s.noteCalls(n.List, s.over(n.Pipe, at))
			s.noteCalls(n.ElseList, at)
		}
	}
}

// tree is a template that is called in the text of a page. Those that are
// called elsewhere html/template keeps to itself, under other names.
func (s *specialiser) tree(name string) *parse.Tree {
	if t := s.set.Lookup(name); t != nil && t.Tree != nil && t.Tree.Root != nil {
		return t.Tree
	}
	return nil
}

// rewrite rewrites a template, after those that it calls.
func (s *specialiser) rewrite(name string) {
	if s.done[name] {
		return
	}
	s.done[name] = true
	if tree := s.tree(name); tree != nil {
		s.list(tree.Root, place{root: s.types[name], dot: s.types[name]})
	}
}

func (s *specialiser) list(list *parse.ListNode, at place) {
	if list == nil {
		return
	}
	nodes := make([]parse.Node, 0, len(list.Nodes))
	for _, node := range list.Nodes {
		if text, ok := s.evaluate(node, at); ok {
			nodes = appendText(nodes, text)
			continue
		}
		s.node(node, at)
		nodes = append(nodes, node)
	}
	list.Nodes = nodes
}

// appendText adds a text to nodes, to the last one if that is a text as well.
func appendText(nodes []parse.Node, text []byte) []parse.Node {
	if len(text) == 0 {
		return nodes
	}
	if n := len(nodes); n > 0 {
		if last, ok := nodes[n-1].(*parse.TextNode); ok {
			nodes[n-1] = &parse.TextNode{NodeType: parse.NodeText, Pos: last.Pos, Text: slices.Concat(last.Text, text)}
			return nodes
		}
	}
	return append(nodes, &parse.TextNode{NodeType: parse.NodeText, Text: text})
}

// node rewrites what is below a node that differs from page to page.
func (s *specialiser) node(node parse.Node, at place) {
	switch n := node.(type) {
	case *parse.IfNode:
		s.list(n.List, at)
		s.list(n.ElseList, at)
	case *parse.WithNode:
		s.list(n.List, s.within(n.Pipe, at))
		s.list(n.ElseList, at)
	case *parse.RangeNode:
		s.list(n.List, s.over(n.Pipe, at))
		s.list(n.ElseList, at)
	}
}

// A route is where a chain of fields leads.
type route struct {
	typ    reflect.Type // nil when it may be anything
	steps  [][]int      // the fields, as reflect counts them
	common []string     // the chain from common on; nil when it does not lead through that
}

// follow follows a chain of fields from a type.
func (s *specialiser) follow(t reflect.Type, names []string) route {
	r := route{typ: t}
	for _, name := range names {
		field, ok := fieldOf(direct(r.typ), name)
		if !ok {
			return route{}
		}
		r.typ, r.steps = field.Type, append(r.steps, field.Index)
		if from, ok := s.names[field.Type]; ok {
			r.common = []string{from}
		} else if r.common != nil {
			r.common = append(r.common, name)
		}
	}
	return r
}

// fieldOf is a field as text/template finds it, when it is not a method and
// stands in no struct that may be missing.
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

// typeOf is the type of a pipeline that is one chain of fields, else nil.
func (s *specialiser) typeOf(pipe *parse.PipeNode, at place) reflect.Type {
	if pipe == nil || len(pipe.Cmds) != 1 || len(pipe.Cmds[0].Args) != 1 {
		return nil
	}
	switch n := pipe.Cmds[0].Args[0].(type) {
	case *parse.DotNode:
		return at.dot
	case *parse.FieldNode:
		return s.follow(at.dot, n.Ident).typ
	case *parse.VariableNode:
		if n.Ident[0] == "$" {
			return s.follow(at.root, n.Ident[1:]).typ
		}
	}
	return nil
}

// within is the place inside a with.
func (s *specialiser) within(pipe *parse.PipeNode, at place) place {
	return place{root: at.root, dot: s.typeOf(pipe, at)}
}

// over is the place inside a range.
func (s *specialiser) over(pipe *parse.PipeNode, at place) place {
	in := place{root: at.root}
	if list := direct(s.typeOf(pipe, at)); list != nil && list.Kind() == reflect.Slice {
		in.dot = list.Elem()
	}
	return in
}

// direct is the type behind all pointers.
func direct(t reflect.Type) reflect.Type {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}

// evaluate is the text of a node that is the same on all pages.
func (s *specialiser) evaluate(node parse.Node, at place) ([]byte, bool) {
	switch n := node.(type) {
	case *parse.TextNode:
		return n.Text, true
	case *parse.TemplateNode:
		s.rewrite(n.Name)
		if text, ok := s.plainText(n.Name); ok {
			return text, true
		}
	}
	same, ok := s.same(node, at)
	if !ok {
		return nil, false
	}
	s.bench.Tree.Root.Nodes = []parse.Node{same}
	var text strings.Builder
	if err := s.bench.Execute(&text, s.common); err != nil {
		return nil, false
	}
	return []byte(text.String()), true
}

// plainText is that of a template which holds nothing else.
func (s *specialiser) plainText(name string) ([]byte, bool) {
	tree := s.tree(name)
	if tree == nil {
		return nil, false
	}
	var all []byte
	for _, node := range tree.Root.Nodes {
		text, ok := node.(*parse.TextNode)
		if !ok {
			return nil, false
		}
		all = append(all, text.Text...)
	}
	return all, true
}
