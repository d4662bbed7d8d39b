package contract

import (
	"maps"
	"slices"
	"strings"
	"text/template/parse"

	"fiche/cmd/fiche/internal/problem"
)

// loops finds templates that lead back to themselves. The view holds nothing
// that is nested in itself, so that such a template would never end.
func (c *checker) loops(files []*File) {
	calls := map[string][]call{}
	for _, f := range files {
		for _, name := range slices.Sorted(maps.Keys(f.Trees)) {
			inspect(f.Trees[name].Root, func(node parse.Node) {
				if n, ok := node.(*parse.TemplateNode); ok {
					calls[name] = append(calls[name], call{f, n})
				}
			})
		}
	}
	done := map[string]bool{}
	var follow func(name string, way []string)
	follow = func(name string, way []string) {
		way = append(way, name)
		for _, to := range calls[name] {
			if at := slices.Index(way, to.node.Name); at >= 0 {
				c.loop(to, append(slices.Clone(way[at:]), to.node.Name))
			} else if !done[to.node.Name] {
				follow(to.node.Name, way)
			}
		}
		done[name] = true
	}
	for _, name := range slices.Sorted(maps.Keys(calls)) {
		if !done[name] {
			follow(name, nil)
		}
	}
}

// A call is a {{template}} of a file.
type call struct {
	in   *File
	node *parse.TemplateNode
}

func (c *checker) loop(at call, way []string) {
	c.add(problem.Problem{
		Rule: RuleTemplateLoop, Severity: problem.Error,
		Args:  problem.Args{"way": strings.Join(way, " → ")},
		Place: at.in.Source.Place(int(at.node.Position()), len(at.node.Name)+2),
	})
}
