package compile

import "text/template/parse"

// same is a node as it reads from common, when it is the same on all pages
// that share that: all that it leads to is reached through it.
func (s *specialiser) same(node parse.Node, at place) (parse.Node, bool) {
	switch n := node.(type) {
	case *parse.TextNode:
		return n, true
	case *parse.ActionNode:
		out, ok := *n, false
		out.Pipe, ok = s.samePipe(n.Pipe, at)
		return &out, ok
	case *parse.IfNode:
		out, ok := *n, false
		out.BranchNode, ok = s.sameBranches(n.BranchNode, at, at.fixed)
		return &out, ok
	case *parse.WithNode:
		out, ok := *n, false
		out.BranchNode, ok = s.sameBranches(n.BranchNode, at, true)
		return &out, ok
	case *parse.RangeNode:
		out, ok := *n, false
		out.BranchNode, ok = s.sameBranches(n.BranchNode, at, true)
		return &out, ok
	case *parse.TemplateNode:
		out, ok := *n, n.Pipe == nil
		if !ok {
			out.Pipe, ok = s.samePipe(n.Pipe, at)
		}
		return &out, ok
	}
	return nil, false
}

func (s *specialiser) sameBranches(n parse.BranchNode, at place, fixed bool) (parse.BranchNode, bool) {
	var question, yes, no bool
	n.Pipe, question = s.samePipe(n.Pipe, at)
	in := at
	in.fixed = fixed
	n.List, yes = s.sameList(n.List, in)
	n.ElseList, no = s.sameList(n.ElseList, at)
	return n, question && yes && no
}

func (s *specialiser) sameList(list *parse.ListNode, at place) (*parse.ListNode, bool) {
	if list == nil {
		return nil, true
	}
	out := *list
	out.Nodes = nil
	for _, node := range list.Nodes {
		same, ok := s.same(node, at)
		if !ok {
			return nil, false
		}
		out.Nodes = append(out.Nodes, same)
	}
	return &out, true
}

func (s *specialiser) samePipe(pipe *parse.PipeNode, at place) (*parse.PipeNode, bool) {
	if len(pipe.Decl) > 0 {
		return nil, false
	}
	out := *pipe
	out.Cmds = nil
	for _, command := range pipe.Cmds {
		same := *command
		same.Args = nil
		for _, arg := range command.Args {
			operand, ok := s.sameOperand(arg, at)
			if !ok {
				return nil, false
			}
			same.Args = append(same.Args, operand)
		}
		out.Cmds = append(out.Cmds, &same)
	}
	return &out, true
}

func (s *specialiser) sameOperand(node parse.Node, at place) (parse.Node, bool) {
	switch n := node.(type) {
	case *parse.IdentifierNode, *parse.StringNode, *parse.NumberNode, *parse.BoolNode, *parse.NilNode:
		return n, true
	case *parse.DotNode:
		return n, at.fixed
	case *parse.FieldNode:
		if at.fixed {
			return n, true
		}
		return fromCommon(n.Pos, s.follow(at.dot, n.Ident))
	case *parse.VariableNode:
		if n.Ident[0] == "$" {
			return fromCommon(n.Pos, s.follow(at.root, n.Ident[1:]))
		}
	case *parse.PipeNode:
		return s.samePipe(n, at)
	}
	return nil, false
}

// fromCommon is the chain of fields as it begins at common, which is $ there.
func fromCommon(pos parse.Pos, r route) (parse.Node, bool) {
	if r.common == nil {
		return nil, false
	}
	return &parse.VariableNode{NodeType: parse.NodeVariable, Pos: pos, Ident: append([]string{"$"}, r.common...)}, true
}
