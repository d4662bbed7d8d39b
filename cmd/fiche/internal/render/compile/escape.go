package compile

import (
	"html/template"
	"io"
	"reflect"
	"strings"
	"text/template/parse"
)

// safeTypes are those that an escaper of html/template leaves alone, by its
// name.
var safeTypes = map[string]reflect.Type{
	"_html_template_htmlescaper":    reflect.TypeFor[template.HTML](),
	"_html_template_htmlnamefilter": reflect.TypeFor[template.HTMLAttr](),
	"_html_template_jsvalescaper":   reflect.TypeFor[template.JS](),
}

// action prints a value, or makes a variable of it.
func (c *compiler) action(pipe *parse.PipeNode, at *scope) (step, bool) {
	value, ok := c.command(pipe.Cmds[0].Args, *at)
	if !ok || pipe.IsAssign {
		return nil, false
	}
	if len(pipe.Decl) > 0 {
		if len(pipe.Cmds) > 1 {
			return nil, false
		}
		return c.assignment(pipe, value, at), true
	}
	escapers := pipe.Cmds[1:]
	if value.typ == nil || len(escapers) == 0 {
		return nil, false
	}
	if len(escapers) == 1 && safeTypes[escapers[0].String()] == value.typ {
		return func(m *state) error {
			v, err := value.get(m)
			if err == nil {
				m.page.WriteString(v.String())
			}
			return err
		}, true
	}
	return c.escaped(value, escapers)
}

func (c *compiler) assignment(pipe *parse.PipeNode, value operand, at *scope) step {
	number := c.declare(at, pipe.Decl[0].Ident[0], value.typ)
	return func(m *state) (err error) {
		m.vars[number], err = value.get(m)
		return err
	}
}

// escaped prints a value that html/template escapes.
func (c *compiler) escaped(value operand, escapers []*parse.CommandNode) (step, bool) {
	chain, ok := chainName(escapers)
	if !ok {
		return nil, false
	}
	escaper := c.escaper(chain, escapers)
	plain := plainOf(chain, value.typ)
	return func(m *state) error {
		v, err := value.get(m)
		if err != nil {
			return err
		}
		if text, ok := plain(v); ok {
			m.page.WriteString(text)
			return nil
		}
		return escaper.Execute(m.page, v.Interface())
	}, true
}

// chainName names escapers, one after the other. It is false when one is not of
// html/template, or has arguments.
func chainName(escapers []*parse.CommandNode) (chain string, ok bool) {
	names := make([]string, len(escapers))
	for i, command := range escapers {
		name, ok := command.Args[0].(*parse.IdentifierNode)
		if !ok || len(command.Args) > 1 || !strings.HasPrefix(name.Ident, "_html_template_") {
			return "", false
		}
		names[i] = strings.TrimPrefix(name.Ident, "_html_template_")
	}
	return strings.Join(names, " "), true
}

// escaper returns a template of nothing but a value and its escapers, those of
// html/template itself.
func (c *compiler) escaper(chain string, escapers []*parse.CommandNode) *template.Template {
	if t := c.escapers[chain]; t != nil {
		return t
	}
	// html/template escapes a template when it is first executed, and never
	// again: the escapers that are put into it later are left as they are.
	t := template.Must(template.New("").Parse(""))
	if err := t.Execute(io.Discard, nil); err != nil {
		panic(err) // of a template that is empty
	}
	dot := &parse.CommandNode{NodeType: parse.NodeCommand, Args: []parse.Node{&parse.DotNode{NodeType: parse.NodeDot}}}
	t.Tree.Root.Nodes = []parse.Node{&parse.ActionNode{
		NodeType: parse.NodeAction,
		Pipe:     &parse.PipeNode{NodeType: parse.NodePipe, Cmds: append([]*parse.CommandNode{dot}, escapers...)},
	}}
	c.escapers[chain] = t
	return t
}
