package locale_test

import (
	"go/ast"
	"go/build"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// Every rule that the program reports has its words in every language, and no
// message waits for a rule that is never reported.
func TestEveryRuleHasItsWords(t *testing.T) {
	source := readProgram(t, "../..")
	if len(source.rules) < 20 {
		t.Fatalf("found %d rules only: the search itself is broken", len(source.rules))
	}
	for _, l := range locale.All() {
		for _, rule := range slices.Sorted(maps.Keys(source.rules)) {
			if _, ok := l.Messages()[rule]; !ok {
				t.Errorf("%s: rule %q (%s) has no message", l.Name, rule, source.rules[rule])
			}
		}
		for _, rule := range slices.Sorted(maps.Keys(l.Messages())) {
			if !source.literals[rule] {
				t.Errorf("%s: nothing reports the rule %q", l.Name, rule)
			}
		}
	}
}

// Whatever the arguments of a message, it has no hole, no braces and no control
// character; and what it counts agrees with the number.
func TestEveryMessageWithEveryArgument(t *testing.T) {
	hole := regexp.MustCompile(`(^|[^{])\{[a-z_.-]+[|}]|␉|␊|<U\+`)
	shapes := []any{nil, "", "Mali", "a\tb\nc\u202e", "{name}", strings.Repeat("é", 500), 0, 1, 2, 12345,
		problem.Field("figures.value"), []problem.Field{"title", "dates"}, []string{"a", "b", "c"}, []string{}}
	for _, l := range locale.All() {
		for rule, message := range l.Messages() {
			texts := append([]string{message.Text}, message.Hints...)
			var names []string
			for _, text := range texts {
				names = append(names, problem.Placeholders(text)...)
			}
			for _, shape := range shapes {
				args := problem.Args{}
				for _, name := range names {
					args[name] = shape
				}
				for _, file := range []*problem.Names{nil, {Language: "en"}, {Language: "fr", Written: map[problem.Field]string{"title": "TITRE"}}} {
					p := problem.Problem{Rule: problem.Rule(rule), Args: args, Place: problem.Place{Path: "content/a.md", Names: file}}
					text, hint := problem.Printer{Words: l.Wording()}.Say(p)
					if shape == "{name}" { // of the author
						text, hint = strings.ReplaceAll(text, "{name}", ""), strings.ReplaceAll(hint, "{name}", "")
					}
					if hole.MatchString(strings.ReplaceAll(text+hint, "<U+202E>", "")) {
						t.Errorf("%s: %s with %v:\n%s\n%s", l.Name, rule, shape, text, hint)
					}
				}
			}
		}
	}
}

// A noun behind a number is in the form that the number asks for: "1 champ".
func TestMessagesCountRight(t *testing.T) {
	source := readProgram(t, "../..")
	if !source.counts["count"] || len(source.counts) < 5 {
		t.Fatalf("only these arguments are numbers: %v", source.counts)
	}
	counted := regexp.MustCompile(`\{([a-z]+)\} (\p{L}+s)\b`)
	for _, l := range locale.All() {
		for rule, message := range l.Messages() {
			for _, text := range append([]string{message.Text}, message.Hints...) {
				for _, found := range counted.FindAllStringSubmatch(text, -1) {
					if source.counts[found[1]] && !slices.Contains([]string{"mois", "is"}, found[2]) {
						t.Errorf("%s: %s: write {%s} {%s|…|%s}", l.Name, rule, found[1], found[1], found[2])
					}
				}
			}
		}
	}
	for lang, want := range map[string][3]string{
		"fr": {"0 champ sur 12", "1 champ sur 12", "2 champs sur 12"},
		"en": {"0 of 12 fields", "1 of 12 fields", "2 of 12 fields"},
	} {
		for n, want := range want {
			text, _ := problem.Printer{Words: locale.Get(lang).Wording()}.Say(problem.Problem{
				Rule: "sheet-incomplete", Args: problem.Args{"has": n, "of": 12, "list": []problem.Field{"dates"}},
			})
			if !strings.Contains(text, want) {
				t.Errorf("%q does not say %q", text, want)
			}
		}
	}
}

// Messages have one style: they begin in lower case and end without a full
// stop, and a word in braces is a placeholder.
func TestStyleOfMessages(t *testing.T) {
	braces := regexp.MustCompile(`\{[A-Za-z0-9_-]+\}`)
	for _, l := range locale.All() {
		for rule, message := range l.Messages() {
			if message.Text == "" {
				t.Errorf("%s: %q has no text", l.Name, rule)
			}
			for _, text := range append([]string{message.Text}, message.Hints...) {
				first, size := utf8.DecodeRuneInString(text)
				second, _ := utf8.DecodeRuneInString(text[size:])
				if unicode.IsUpper(first) && !unicode.IsUpper(second) {
					t.Errorf("%s: %q begins with a capital: %s", l.Name, rule, text)
				}
				if strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "...") {
					t.Errorf("%s: %q ends with a full stop: %s", l.Name, rule, text)
				}
				for _, name := range braces.FindAllString(text, -1) {
					if len(problem.Placeholders(name)) == 0 {
						t.Errorf("%s: %q: %s is no placeholder", l.Name, rule, name)
					}
				}
			}
		}
	}
}

// A program is what is known of the source below a folder.
type program struct {
	root     string // the folder, whose import path is base
	files    *token.FileSet
	packages map[string]*types.Package
	rules    map[string]string // constants of type problem.Rule, with where they stand
	literals map[string]bool   // all string literals
	counts   map[string]bool   // arguments of problems that are numbers
}

const base = "fiche/cmd/fiche"

func readProgram(t *testing.T, root string) *program {
	t.Helper()
	p := &program{
		root:     root,
		files:    token.NewFileSet(),
		packages: map[string]*types.Package{},
		rules:    map[string]string{},
		literals: map[string]bool{},
		counts:   map[string]bool{},
	}
	err := filepath.WalkDir(root, func(dir string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		if entry.Name() == "testdata" {
			return filepath.SkipDir
		}
		rel, err := filepath.Rel(root, dir)
		if err != nil {
			return err
		}
		_, err = p.Import(path.Join(base, filepath.ToSlash(rel)))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Import reads a package of the program. All others are empty to it: their
// types do not matter to a rule, and the errors that follow are ignored.
func (p *program) Import(name string) (*types.Package, error) {
	if known := p.packages[name]; known != nil {
		return known, nil
	}
	rel, own := strings.CutPrefix(name+"/", base+"/")
	if !own {
		other := types.NewPackage(name, path.Base(name))
		other.MarkComplete()
		p.packages[name] = other
		return other, nil
	}
	dir := filepath.Join(p.root, filepath.FromSlash(rel))
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	var files []*ast.File
	for _, file := range names {
		fits, err := build.Default.MatchFile(dir, filepath.Base(file))
		if err != nil || !fits || strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(p.files, file, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, parsed)
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	config := types.Config{Importer: p, Error: func(error) {}}
	checked, _ := config.Check(name, p.files, files, info) // its errors were ignored above
	p.packages[name] = checked
	p.collect(files, info)
	return checked, nil
}

// collect notes the rules, the literals and the numbers of a package.
func (p *program) collect(files []*ast.File, info *types.Info) {
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			if args, ok := n.(*ast.CompositeLit); ok && info.Types[args].Type != nil && strings.HasSuffix(info.Types[args].Type.String(), "problem.Args") {
				p.noteCounts(args, info)
			}
			literal, ok := n.(*ast.BasicLit)
			if !ok || literal.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(literal.Value)
			if err != nil {
				return true
			}
			p.literals[text] = true
			found := info.Types[literal]
			if found.Type != nil && found.Value != nil && found.Value.Kind() == constant.String &&
				strings.HasSuffix(found.Type.String(), "/internal/problem.Rule") && text != "" {
				p.rules[text] = p.files.Position(literal.Pos()).String()
			}
			return true
		})
	}
}

// noteCounts notes which arguments of a problem are numbers.
func (p *program) noteCounts(args *ast.CompositeLit, info *types.Info) {
	for _, element := range args.Elts {
		pair := element.(*ast.KeyValueExpr)
		name, isText := pair.Key.(*ast.BasicLit)
		if value := info.Types[pair.Value].Type; isText && value == types.Typ[types.Int] {
			if text, err := strconv.Unquote(name.Value); err == nil {
				p.counts[text] = true
			}
		}
	}
}
