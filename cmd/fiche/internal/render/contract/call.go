package contract

import (
	"reflect"
	"slices"
	"strconv"
	"text/template/parse"

	"fiche/cmd/fiche/internal/problem"
)

// pipe checks a pipeline, declares what it declares, and says what it gives.
func (w *walker) pipe(pipe *parse.PipeNode, s *scope) value {
	v := w.commands(pipe, s)
	if len(pipe.Decl) > 0 {
		v = w.named(v)
	}
	for _, decl := range pipe.Decl {
		name := decl.Ident[0]
		if !pipe.IsAssign {
			s.vars = append(s.vars, &variable{name, v})
			continue
		}
		if old := s.variable(name); old != nil {
			old.value = w.named(either(old.value, v))
		}
	}
	return v
}

// either returns what is known of a value that is one of two.
func either(a, b value) value {
	if a.typ == nil || a.typ != b.typ {
		return value{oneOf: append(a.possible(), b.possible()...)}
	}
	return value{typ: a.typ, present: a.present && b.present}
}

// named returns v with a path, so that what is asked of it later is remembered.
func (w *walker) named(v value) value {
	if v.path == "" {
		w.paths++
		v.path = "#" + strconv.Itoa(w.paths)
	}
	return v
}

func (w *walker) commands(pipe *parse.PipeNode, s *scope) value {
	var last *value
	for _, cmd := range pipe.Cmds {
		last = new(w.command(cmd, s, last))
	}
	if last == nil {
		return value{}
	}
	return *last
}

// quietly returns what a pipeline gives, when it was checked already.
func (w *walker) quietly(pipe *parse.PipeNode, s *scope) value {
	quiet := *w.checker
	quiet.problems = map[problem.Place]problem.Problem{}
	in := walker{checker: &quiet, file: w.file}
	return in.commands(pipe, s.inner(nil))
}

// command checks one command of a pipeline; piped is what the one before it
// gave, or nil.
func (w *walker) command(cmd *parse.CommandNode, s *scope, piped *value) value {
	args := len(cmd.Args) - 1
	if piped != nil {
		args++
	}
	first := cmd.Args[0]
	if name, ok := first.(*parse.IdentifierNode); ok {
		return w.function(name, cmd.Args[1:], piped, s)
	}
	for _, arg := range cmd.Args[1:] {
		w.operand(arg, s, 0)
	}
	return w.operand(first, s, args)
}

// operand returns the value of a node that is given args arguments.
func (w *walker) operand(node parse.Node, s *scope, args int) value {
	switch n := node.(type) {
	case *parse.FieldNode:
		return w.fields(s.dot, n.Ident, n, args, s)
	case *parse.ChainNode:
		return w.fields(w.operand(n.Node, s, 0), n.Field, n, args, s)
	case *parse.VariableNode:
		v := s.variable(n.Ident[0])
		if v == nil {
			return value{} // the parser has refused it
		}
		if len(n.Ident) > 1 {
			return w.fields(v.value, n.Ident[1:], n, args, s)
		}
		w.reportArguments(n, args)
		return v.value
	case *parse.IdentifierNode:
		return w.function(n, nil, nil, s)
	}
	w.reportArguments(node, args)
	switch n := node.(type) {
	case *parse.DotNode:
		return s.dot
	case *parse.PipeNode:
		return w.pipe(n, s)
	case *parse.StringNode:
		return value{typ: reflect.TypeFor[string]()}
	case *parse.BoolNode:
		return value{typ: reflect.TypeFor[bool]()}
	case *parse.NumberNode:
		if n.IsInt {
			return value{typ: reflect.TypeFor[int]()}
		}
		return value{typ: reflect.TypeFor[float64]()}
	}
	return value{}
}

// reportArguments reports arguments given to what takes none.
func (w *walker) reportArguments(node parse.Node, args int) {
	if args > 0 {
		w.report(RuleTemplateArguments, node, problem.Args{"name": node.String()})
	}
}

// A signature is how many arguments a function takes; most is -1 when there
// is no limit.
type signature struct {
	least, most int
	result      reflect.Type // nil when it depends on the arguments
}

var (
	boolResult   = reflect.TypeFor[bool]()
	intResult    = reflect.TypeFor[int]()
	stringResult = reflect.TypeFor[string]()
)

// functions are those of text/template. There are no others: a template
// chooses and arranges.
var functions = map[string]signature{
	"and":      {1, -1, nil},
	"or":       {1, -1, nil},
	"not":      {1, 1, boolResult},
	"call":     {1, -1, nil},
	"index":    {1, -1, nil},
	"slice":    {1, 4, nil},
	"len":      {1, 1, intResult},
	"print":    {0, -1, stringResult},
	"printf":   {1, -1, stringResult},
	"println":  {0, -1, stringResult},
	"html":     {1, -1, stringResult},
	"js":       {1, -1, stringResult},
	"urlquery": {1, -1, stringResult},
	"eq":       {2, -1, boolResult},
	"ne":       {2, 2, boolResult},
	"lt":       {2, 2, boolResult},
	"le":       {2, 2, boolResult},
	"gt":       {2, 2, boolResult},
	"ge":       {2, 2, boolResult},
}

func methodSignature(t reflect.Type) signature {
	// The receiver counts as the first argument.
	if n := t.NumIn() - 1; !t.IsVariadic() {
		return signature{least: n, most: n}
	}
	return signature{least: t.NumIn() - 2, most: -1}
}

func (w *walker) arguments(name string, sig signature, given int, node parse.Node) {
	if given < sig.least || sig.most >= 0 && given > sig.most {
		w.report(RuleTemplateArguments, node, problem.Args{"name": name})
	}
}

// function checks a call of one of the functions.
func (w *walker) function(name *parse.IdentifierNode, operands []parse.Node, piped *value, s *scope) value {
	sig, ok := functions[name.Ident]
	if !ok {
		var names []string
		for known := range functions {
			names = append(names, known)
		}
		slices.Sort(names)
		w.report(RuleTemplateFunction, name, nearest(problem.Args{"name": name.Ident}, name.Ident, names))
		return value{}
	}
	args := w.operands(name.Ident, operands, s)
	if piped != nil {
		args = append(args, *piped)
	}
	w.arguments(name.Ident, sig, len(args), name)
	if len(args) == 0 {
		return value{typ: sig.result}
	}
	return w.result(name, sig, operands, args)
}

// operands returns the arguments of a function. Those of and and or are looked
// at from left to right, each knowing what the ones before it have decided.
func (w *walker) operands(function string, nodes []parse.Node, s *scope) []value {
	in := s.inner(nil)
	args := make([]value, 0, len(nodes)+1)
	for _, node := range nodes {
		v := w.operand(node, in, 0)
		args = append(args, v)
		yes, no := w.factsOf(node, in)
		switch function {
		case "and":
			in = in.inner(yes)
		case "or":
			in = in.inner(no)
		}
		if (function == "and" || function == "or" || function == "not") && v.isText() {
			w.report(RuleTemplateAlways, node, problem.Args{"name": node.String(), "plain": node.String() + ".Plain"})
		}
	}
	return args
}

// result returns what a function gives for these arguments.
func (w *walker) result(name *parse.IdentifierNode, sig signature, operands []parse.Node, args []value) value {
	switch name.Ident {
	case "and", "or":
		v := args[0]
		for _, other := range args[1:] {
			v = either(v, other)
		}
		return v
	case "len":
		switch args[0].kind() {
		case reflect.Slice, reflect.Array, reflect.Map, reflect.String, reflect.Interface:
		default:
			w.report(RuleTemplateArguments, name, problem.Args{"name": name.Ident})
		}
	case "printf":
		if k := args[0].kind(); k != reflect.String && k != reflect.Interface {
			w.report(RuleTemplateArguments, name, problem.Args{"name": name.Ident})
		}
	case "index":
		return w.indexed(name, args)
	case "slice":
		return value{typ: args[0].typ}
	case "eq", "ne", "lt", "le", "gt", "ge":
		w.comparable(name, operands, args)
	}
	return value{typ: sig.result}
}

func (w *walker) indexed(name *parse.IdentifierNode, args []value) value {
	v := args[0]
	for _, index := range args[1:] {
		t := v.indirect()
		switch v.kind() {
		case reflect.Interface:
			return value{}
		case reflect.Slice, reflect.Array:
			if k := index.kind(); k != reflect.Int && k != reflect.Interface {
				w.report(RuleTemplateArguments, name, problem.Args{"name": name.Ident})
			}
			v = value{typ: t.Elem(), present: true}
		case reflect.Map:
			v = value{typ: t.Elem()}
		case reflect.String:
			v = value{typ: reflect.TypeFor[byte]()}
		default:
			w.report(RuleTemplateArguments, name, problem.Args{"name": name.Ident})
			return value{}
		}
	}
	return v
}

// comparable reports what text/template cannot compare: lists and structs,
// and a text with a number.
func (w *walker) comparable(name *parse.IdentifierNode, operands []parse.Node, args []value) {
	first := args[0].basic()
	for i, v := range args {
		kind := v.basic()
		if kind == "" || first == "" {
			continue
		}
		if kind == "other" || kind != first {
			var at parse.Node = name
			if i < len(operands) {
				at = operands[i]
			}
			w.report(RuleTemplateArguments, at, problem.Args{"name": name.Ident})
			return
		}
	}
}

// basic returns the kind of a value as comparisons see it, empty when unknown.
func (v value) basic() string {
	if v.typ == nil {
		return ""
	}
	switch v.typ.Kind() {
	case reflect.Interface:
		return ""
	case reflect.Bool:
		return "bool"
	case reflect.String:
		return "string"
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return "int"
	case reflect.Float32, reflect.Float64:
		return "float"
	}
	return "other"
}

// facts returns the pointers that are known not to be nil when a pipeline is
// true, and when it is false.
func (w *walker) facts(pipe *parse.PipeNode, s *scope) (yes, no []string) {
	if len(pipe.Cmds) != 1 {
		return nil, nil
	}
	args := pipe.Cmds[0].Args
	name, called := args[0].(*parse.IdentifierNode)
	switch {
	case !called && len(args) == 1:
		return w.factsOf(args[0], s)
	case called && name.Ident == "not" && len(args) == 2:
		yes, no = w.factsOf(args[1], s)
		return no, yes
	case called && name.Ident == "and":
		for _, arg := range args[1:] {
			more, _ := w.factsOf(arg, s)
			yes = append(yes, more...)
		}
		return yes, nil
	case called && name.Ident == "or":
		for _, arg := range args[1:] {
			_, more := w.factsOf(arg, s)
			no = append(no, more...)
		}
		return nil, no
	}
	return nil, nil
}

func (w *walker) factsOf(node parse.Node, s *scope) (yes, no []string) {
	var path string
	switch n := node.(type) {
	case *parse.PipeNode:
		return w.facts(n, s)
	case *parse.DotNode:
		path = s.dot.path
	case *parse.FieldNode, *parse.VariableNode:
		pipe := &parse.PipeNode{Cmds: []*parse.CommandNode{{Args: []parse.Node{n}}}}
		path = w.quietly(pipe, s).path
	}
	if path == "" {
		return nil, nil
	}
	return []string{path}, nil
}

// usesDot reports whether a template needs data.
func usesDot(list *parse.ListNode) bool {
	uses := false
	inspect(list, func(node parse.Node) {
		switch n := node.(type) {
		case *parse.FieldNode, *parse.DotNode:
			uses = true
		case *parse.VariableNode:
			uses = uses || n.Ident[0] == "$" && len(n.Ident) > 1
		}
	})
	return uses
}

// inspect calls visit with a node and with all that stand below it, among them
// lists and pipelines that are nil.
func inspect(node parse.Node, visit func(parse.Node)) {
	branches := func(n *parse.BranchNode) {
		inspect(n.Pipe, visit)
		inspect(n.List, visit)
		inspect(n.ElseList, visit)
	}
	visit(node)
	switch n := node.(type) {
	case *parse.ListNode:
		if n != nil {
			for _, child := range n.Nodes {
				inspect(child, visit)
			}
		}
	case *parse.ActionNode:
		inspect(n.Pipe, visit)
	case *parse.IfNode:
		branches(&n.BranchNode)
	case *parse.WithNode:
		branches(&n.BranchNode)
	case *parse.RangeNode:
		branches(&n.BranchNode)
	case *parse.TemplateNode:
		inspect(n.Pipe, visit)
	case *parse.PipeNode:
		if n != nil {
			for _, command := range n.Cmds {
				for _, arg := range command.Args {
					inspect(arg, visit)
				}
			}
		}
	case *parse.ChainNode:
		inspect(n.Node, visit)
	}
}
