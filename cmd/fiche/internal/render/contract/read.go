package contract

import (
	"bytes"
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

// A File is one file of templates.
type File struct {
	Name   string                 // below the folder: "sheet.html"
	Source *problem.Source        // for the places of problems
	Trees  map[string]*parse.Tree // the templates it defines by name, itself among them
}

// Load reads the templates of all layers, of which an earlier one wins over a
// later one file by file, and checks them against package view. Shared are the
// templates that every page may call, by name. Where one of the problems is an
// error the templates cannot be used.
func Load(layers []fs.FS) (files []*File, shared map[string]*parse.Tree, problems []problem.Problem) {
	files, problems = read(layers)
	if problem.Worst(problems) == problem.Error {
		return nil, nil, problems
	}
	shared, clashes := sharedTrees(files)
	problems = slices.Concat(problems, clashes, check(files, shared))
	return files, shared, problems
}

// read parses each file by itself, sorted by name.
func read(layers []fs.FS) ([]*File, []problem.Problem) {
	where := map[string]fs.FS{}
	var problems []problem.Problem
	for _, layer := range layers {
		for _, e := range sitefolder.List(layer, ignored) {
			if _, taken := where[e.Path]; taken {
				continue
			}
			place := path.Join(sitefolder.Templates, e.Path)
			switch e.Kind {
			case sitefolder.Regular:
				where[e.Path] = layer
			case sitefolder.Unreadable:
				problems = append(problems, problem.UnreadableFolder(place, e.Err))
			default:
				problems = append(problems, problem.Problem{Rule: RuleTemplateNoFile, Severity: problem.Error, Place: problem.Place{Path: place}})
			}
		}
	}
	var files []*File
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

// ignored reports whether a name is not that of a template.
func ignored(name string, dir bool) bool {
	return !dir && (path.Ext(name) != ".html" || strings.HasPrefix(path.Base(name), "."))
}

func readTemplate(layer fs.FS, name string) (*File, *problem.Problem) {
	text, err := fs.ReadFile(layer, name)
	if err != nil {
		p := problem.Unreadable(path.Join(sitefolder.Templates, name), err)
		return nil, &p
	}
	text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	file := &File{Name: name, Source: problem.NewSource(path.Join(sitefolder.Templates, name), text)}
	if at := invalidUTF8(text); at >= 0 {
		return nil, &problem.Problem{Rule: RuleTemplateEncoding, Severity: problem.Error, Place: file.Source.Place(at, 1)}
	}
	tree := parse.New(name)
	// Functions are looked up by the check, which knows where they are.
	tree.Mode = parse.SkipFuncCheck
	file.Trees = map[string]*parse.Tree{}
	if _, err := tree.Parse(string(text), "", "", file.Trees); err != nil {
		return nil, file.parseProblem(err)
	}
	if file.Trees[name] == nil {
		// A file that only defines others is not kept by the parser.
		file.Trees[name] = tree
	}
	return file, nil
}

// invalidUTF8 returns the offset of the first byte that is not UTF-8, or -1.
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

func (f *File) parseProblem(err error) *problem.Problem {
	place, message := f.Source.File(), err.Error()
	if m := parseMessage.FindStringSubmatch(message); m != nil {
		line, _ := strconv.Atoi(m[1]) // the pattern matched digits
		place = f.Source.Place(f.Source.Offset(line), len(f.Source.Line(line)))
		message = m[2]
	}
	return &problem.Problem{
		Rule:     RuleTemplateParse,
		Args:     problem.Args{"message": message},
		Severity: problem.Error,
		Place:    place,
	}
}

// sharedTrees returns the templates that every page may call: those of all
// files but the pages', whose own definitions are for themselves.
func sharedTrees(files []*File) (map[string]*parse.Tree, []problem.Problem) {
	shared := map[string]*parse.Tree{}
	var problems []problem.Problem
	for _, f := range files {
		if s, known := SlotOf(f.Name); known && s.Page {
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(f.Trees)) {
			if other, twice := shared[name]; twice {
				problems = append(problems, problem.Problem{
					Rule:     RuleTemplateTwice,
					Args:     problem.Args{"name": name, "other": path.Join(sitefolder.Templates, other.ParseName)},
					Severity: problem.Error,
					Place:    f.definition(name),
				})
				continue
			}
			shared[name] = f.Trees[name]
		}
	}
	return shared, problems
}

// definition returns the place where a file defines a template.
func (f *File) definition(name string) problem.Place {
	at := bytes.Index(f.Source.Text, []byte(strconv.Quote(name)))
	if at < 0 {
		return f.Source.File()
	}
	return f.Source.Place(at, len(name)+2)
}
