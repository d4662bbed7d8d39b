package render

import (
	"errors"
	"html/template"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"text/template/parse"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/render/contract"
)

// RuleTemplateUnsafe reports a value where html/template cannot make it safe.
const RuleTemplateUnsafe problem.Rule = "template-unsafe"

// Templates are all templates of a site, checked and ready to be executed by
// many goroutines at once.
type Templates struct {
	sets map[string]*templateSet // by a page's file, as "sheet.html"; the parts at ""
}

// Parse reads the templates of all layers, of which an earlier one wins over
// a later one file by file, and checks them against package view: what it
// returns without errors cannot fail on any content. Templates is nil when a
// problem is an error.
func Parse(layers []fs.FS) (*Templates, []problem.Problem) {
	files, shared, problems := contract.Load(layers)
	var t *Templates
	if problem.Worst(problems) < problem.Error {
		var unsafe []problem.Problem
		t, unsafe = assemble(files, shared)
		problems = append(problems, unsafe...)
	}
	problem.Sort(problems)
	if problem.Worst(problems) == problem.Error {
		return nil, problems
	}
	return t, problems
}

func unsafeProblem(err error, sources map[string]*problem.Source) problem.Problem {
	p := problem.Problem{Rule: RuleTemplateUnsafe, Severity: problem.Error, Args: problem.Args{"message": err.Error()}}
	e, ok := errors.AsType[*template.Error](err)
	if !ok {
		return p
	}
	p.Args["message"] = e.Description
	// The error's own name is that of the template that was executed, which is
	// most often the shell; its node knows better.
	name, _, _ := strings.Cut(e.Name, "$") // html/template derives names in this way
	line := 0
	if e.Node != nil {
		location, _ := new(parse.Tree).ErrorContext(e.Node) // "sheet.html:12:7"
		var rest string
		name, rest, _ = strings.Cut(location, ":")
		digits, _, _ := strings.Cut(rest, ":")
		line, _ = strconv.Atoi(digits) // 0 for none will do
	}
	p.Path = path.Join(contract.Folder, name)
	if source := sources[name]; source != nil && line > 0 {
		p.Place = source.Place(source.Offset(line), len(source.Line(line)))
	}
	return p
}
