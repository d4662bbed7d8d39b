package render

import (
	"html/template"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/view"
)

// A common is what pages have in common: wherever a view leads to a value of
// one of these types, it is this one.
type common struct {
	Words *locale.Words
	Site  *view.Site
}

// commonNames are the fields of common by their types.
var commonNames = map[reflect.Type]string{
	reflect.TypeFor[*locale.Words](): "Words",
	reflect.TypeFor[*view.Site]():    "Site",
}

// A specialiser rewrites the templates of a set, once html/template has found
// out how each value is escaped, for pages that have something in common.
//
// Most of what a template says is the same on every page: the menu, the
// footer, each interface word. Such a part is executed here, once, and its
// text takes its place. What is left is spelt in the way that text/template
// takes least time for. The law: no page changes by a byte. So a part that is
// not understood stays as it is, and nothing is escaped here: the text of a
// part is what html/template made of it.
type specialiser struct {
	set     *template.Template
	scratch *template.Template // executes parts
	common  *common
	types   map[string]reflect.Type // behind the dot of each template; nil for several
	done    map[string]bool
}

// specialise rewrites a set. Its roots are the templates that the program
// executes, with the types it gives them.
func specialise(set *template.Template, c *common, roots map[string]reflect.Type) error {
	s := &specialiser{
		set: set, scratch: set.Lookup(scratchName), common: c,
		types: map[string]reflect.Type{}, done: map[string]bool{},
	}
	// html/template escapes a template when it is first executed, and never
	// again: what is put into it later is as it was escaped elsewhere.
	if err := s.scratch.Execute(io.Discard, nil); err != nil {
		return err
	}
	for name, dot := range roots {
		s.note(name, dot)
	}
	for _, name := range slices.Sorted(maps.Keys(s.types)) {
		s.rewrite(name)
	}
	return nil
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
			s.note(n.Name, at.typeOf(n.Pipe))
		case *parse.IfNode:
			s.noteCalls(n.List, at)
			s.noteCalls(n.ElseList, at)
		case *parse.WithNode:
			s.noteCalls(n.List, at.within(n.Pipe))
			s.noteCalls(n.ElseList, at)
		case *parse.RangeNode:
			s.noteCalls(n.List, at.over(n.Pipe))
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
	case *parse.ActionNode:
		s.pipe(n.Pipe, at)
		s.unescape(n.Pipe, at)
	case *parse.IfNode:
		s.pipe(n.Pipe, at)
		s.list(n.List, at)
		s.list(n.ElseList, at)
	case *parse.WithNode:
		in := at.within(n.Pipe)
		s.pipe(n.Pipe, at)
		s.list(n.List, in)
		s.list(n.ElseList, at)
	case *parse.RangeNode:
		in := at.over(n.Pipe)
		s.pipe(n.Pipe, at)
		s.list(n.List, in)
		s.list(n.ElseList, at)
	case *parse.TemplateNode:
		s.pipe(n.Pipe, at)
	}
}

// unescape takes away the escaping of what is safe by its type: html/template
// leaves such a value alone, but spends as much on finding that out as on all
// the rest.
func (s *specialiser) unescape(pipe *parse.PipeNode, at place) {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) != 2 || len(pipe.Cmds[1].Args) != 1 {
		return
	}
	escaper, ok := pipe.Cmds[1].Args[0].(*parse.IdentifierNode)
	if !ok {
		return
	}
	value := &parse.PipeNode{Cmds: pipe.Cmds[:1]}
	if safe, ok := safeTypes[escaper.Ident]; ok && at.typeOf(value) == safe {
		pipe.Cmds = pipe.Cmds[:1]
	}
}

// safeTypes are those that an escaper of html/template leaves alone, by its
// name.
var safeTypes = map[string]reflect.Type{
	"_html_template_htmlescaper":    reflect.TypeFor[template.HTML](),
	"_html_template_htmlnamefilter": reflect.TypeFor[template.HTMLAttr](),
}

// pipe spells out the embedded structs that a field is reached through:
// text/template finds it several times as quickly.
func (s *specialiser) pipe(pipe *parse.PipeNode, at place) {
	if pipe == nil {
		return
	}
	for _, command := range pipe.Cmds {
		for _, arg := range command.Args {
			switch n := arg.(type) {
			case *parse.PipeNode:
				s.pipe(n, at)
			case *parse.FieldNode:
				n.Ident = follow(at.dot, n.Ident).spelt
			case *parse.VariableNode:
				if n.Ident[0] == "$" {
					n.Ident = append([]string{"$"}, follow(at.root, n.Ident[1:]).spelt...)
				}
			}
		}
	}
}

// A route is where a chain of fields leads.
type route struct {
	typ    reflect.Type // nil when it may be anything
	spelt  []string     // the chain, with the embedded structs it leads through
	common []string     // the chain from common on; nil when it does not lead through that
}

// follow follows a chain of fields from a type.
func follow(t reflect.Type, names []string) route {
	r := route{typ: t}
	for _, name := range names {
		t := direct(r.typ)
		if t == nil || t.Kind() != reflect.Struct || hasMethod(t, name) {
			return route{spelt: names}
		}
		field, ok := t.FieldByName(name)
		if !ok {
			return route{spelt: names}
		}
		for _, i := range field.Index[:len(field.Index)-1] {
			outer := direct(t).Field(i)
			r.spelt = append(r.spelt, outer.Name)
			t = outer.Type
		}
		r.typ, r.spelt = field.Type, append(r.spelt, name)
		if from, ok := commonNames[field.Type]; ok {
			r.common = []string{from}
		} else if r.common != nil {
			r.common = append(r.common, name)
		}
	}
	return r
}

func hasMethod(t reflect.Type, name string) bool {
	_, ok := reflect.PointerTo(t).MethodByName(name)
	return ok
}

// typeOf is the type of a pipeline that is one chain of fields, else nil.
func (at place) typeOf(pipe *parse.PipeNode) reflect.Type {
	if pipe == nil || len(pipe.Cmds) != 1 || len(pipe.Cmds[0].Args) != 1 {
		return nil
	}
	switch n := pipe.Cmds[0].Args[0].(type) {
	case *parse.DotNode:
		return at.dot
	case *parse.FieldNode:
		return follow(at.dot, n.Ident).typ
	case *parse.VariableNode:
		if n.Ident[0] == "$" {
			return follow(at.root, n.Ident[1:]).typ
		}
	}
	return nil
}

// within is the place inside a with.
func (at place) within(pipe *parse.PipeNode) place {
	return place{root: at.root, dot: at.typeOf(pipe)}
}

// over is the place inside a range.
func (at place) over(pipe *parse.PipeNode) place {
	in := place{root: at.root}
	if list := direct(at.typeOf(pipe)); list != nil && list.Kind() == reflect.Slice {
		in.dot = list.Elem()
	}
	return in
}

// direct is the type behind all pointers.
func direct(t reflect.Type) reflect.Type { return value{typ: t}.direct() }

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
	s.scratch.Tree.Root.Nodes = []parse.Node{same}
	var text strings.Builder
	if err := s.scratch.Execute(&text, s.common); err != nil {
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
