package render

import (
	"bytes"
	"errors"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
)

// The rules that the check of templates reports.
const (
	RuleTemplateUnreadable problem.Rule = "template-unreadable" // the file cannot be read
	RuleTemplateEncoding   problem.Rule = "template-encoding"   // not UTF-8
	RuleTemplateParse      problem.Rule = "template-parse"      // not a template
	RuleTemplateField      problem.Rule = "template-field"      // no such field
	RuleTemplateFunction   problem.Rule = "template-function"   // no such function
	RuleTemplateArguments  problem.Rule = "template-arguments"  // a function or method given the wrong things
	RuleTemplateRange      problem.Rule = "template-range"      // {{range}} over what is no list
	RuleTemplatePrint      problem.Rule = "template-print"      // what cannot be printed
	RuleTemplateAlways     problem.Rule = "template-always"     // a question whose answer is always yes
	RuleTemplateNil        problem.Rule = "template-nil"        // a part of what may be missing
	RuleTemplateUnknown    problem.Rule = "template-unknown"    // {{template}} of no file
	RuleTemplateCall       problem.Rule = "template-call"       // {{template}} with the wrong data
	RuleTemplateLoop       problem.Rule = "template-loop"       // templates that lead back to themselves
	RuleTemplateTwice      problem.Rule = "template-twice"      // two definitions of one name
	RuleTemplateUnused     problem.Rule = "template-unused"     // a file that nothing uses
	RuleTemplateUnsafe     problem.Rule = "template-unsafe"     // a value where html/template cannot make it safe
)

// Templates are all templates of a site, checked and ready to be executed by
// many goroutines at once.
type Templates struct {
	pages map[string]*template.Template // by file: "sheet.html"
	parts *template.Template

	// What the sets are made of: the templates that all have, and by file those
	// that a page has beside them.
	shared map[string]*parse.Tree
	own    map[string]map[string]*parse.Tree
}

// A templateFile is one file and the templates it defines, itself among them.
type templateFile struct {
	name   string
	source *problem.Source
	trees  map[string]*parse.Tree
}

// Parse reads the templates of all layers, of which an earlier one wins over
// a later one file by file, and checks them against package view: what it
// returns without errors cannot fail on any content. Templates is nil when a
// problem is an error.
func Parse(layers []fs.FS) (*Templates, []problem.Problem) {
	files, problems := readTemplates(layers)
	if problem.Worst(problems) == problem.Error {
		return nil, problems
	}
	parts, more := sharedTrees(files)
	problems = append(problems, more...)
	problems = append(problems, check(files, parts)...)
	if problem.Worst(problems) < problem.Error {
		var t *Templates
		t, more = assemble(files, parts)
		if problems = append(problems, more...); problem.Worst(problems) < problem.Error {
			problem.Sort(problems)
			return t, problems
		}
	}
	problem.Sort(problems)
	return nil, problems
}

// readTemplates parses each file by itself, sorted by name.
func readTemplates(layers []fs.FS) ([]*templateFile, []problem.Problem) {
	where := map[string]fs.FS{}
	var problems []problem.Problem
	for _, layer := range layers {
		if layer == nil {
			continue
		}
		err := fs.WalkDir(layer, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || path.Ext(name) != ".html" || strings.HasPrefix(path.Base(name), ".") {
				return err
			}
			if _, taken := where[name]; !taken {
				where[name] = layer
			}
			return nil
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			problems = append(problems, unreadable("", err))
		}
	}
	var files []*templateFile
	for _, name := range slices.Sorted(maps.Keys(where)) {
		file, p := readTemplate(where[name], name)
		if p != nil {
			problems = append(problems, *p)
			continue
		}
		files = append(files, file)
	}
	return files, problems
}

func unreadable(name string, err error) problem.Problem {
	return problem.Problem{
		Rule:     RuleTemplateUnreadable,
		Args:     problem.Args{"reason": err.Error()},
		Severity: problem.Error,
		Place:    problem.Place{Path: path.Join(sitefolder.Templates, name)},
	}
}

func readTemplate(layer fs.FS, name string) (*templateFile, *problem.Problem) {
	text, err := fs.ReadFile(layer, name)
	if err != nil {
		p := unreadable(name, err)
		return nil, &p
	}
	text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	file := &templateFile{name: name, source: problem.NewSource(path.Join(sitefolder.Templates, name), text)}
	if at := invalidUTF8(text); at >= 0 {
		return nil, &problem.Problem{Rule: RuleTemplateEncoding, Severity: problem.Error, Place: file.source.Place(at, 1)}
	}
	tree := parse.New(name)
	// Functions are looked up by the check, which knows where they stand.
	tree.Mode = parse.SkipFuncCheck
	file.trees = map[string]*parse.Tree{}
	if _, err := tree.Parse(string(text), "", "", file.trees); err != nil {
		return nil, file.parseProblem(err)
	}
	if file.trees[name] == nil {
		// A file that only defines others is not kept by the parser.
		file.trees[name] = tree
	}
	return file, nil
}

// invalidUTF8 is the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(text []byte) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// parseMessage is how text/template/parse words its errors.
var parseMessage = regexp.MustCompile(`(?s)^template: .*?:(\d+):(?:\d+:)? (.*)$`)

func (f *templateFile) parseProblem(err error) *problem.Problem {
	place, message := f.source.File(), err.Error()
	if m := parseMessage.FindStringSubmatch(message); m != nil {
		line, _ := strconv.Atoi(m[1]) // the pattern matched digits
		place = f.source.Place(f.source.Offset(line), len(f.source.Line(line)))
		message = m[2]
	}
	return &problem.Problem{
		Rule:     RuleTemplateParse,
		Args:     problem.Args{"message": message},
		Severity: problem.Error,
		Place:    place,
	}
}

// sharedTrees are the templates that every page may call: those of all files
// but the pages', whose own definitions are for themselves.
func sharedTrees(files []*templateFile) (map[string]*parse.Tree, []problem.Problem) {
	shared := map[string]*parse.Tree{}
	var problems []problem.Problem
	for _, f := range files {
		if s, known := slotOf(f.name); known && s.page {
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(f.trees)) {
			if other, twice := shared[name]; twice {
				problems = append(problems, problem.Problem{
					Rule:     RuleTemplateTwice,
					Args:     problem.Args{"name": name, "other": path.Join(sitefolder.Templates, other.ParseName)},
					Severity: problem.Error,
					Place:    f.definition(name),
				})
				continue
			}
			shared[name] = f.trees[name]
		}
	}
	return shared, problems
}

// definition is the place where a file defines a template.
func (f *templateFile) definition(name string) problem.Place {
	at := bytes.Index(f.source.Text, []byte(strconv.Quote(name)))
	if at < 0 {
		return f.source.File()
	}
	return f.source.Place(at, len(name)+2)
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
	p.Path = path.Join(sitefolder.Templates, name)
	if source := sources[name]; source != nil && line > 0 {
		p.Place = source.Place(source.Offset(line), len(source.Line(line)))
	}
	return p
}
