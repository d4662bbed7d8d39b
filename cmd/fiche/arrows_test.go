package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The architecture of the program is which package may import which. These
// tables say so, and the test below reads the imports and fails on any other.
// Packages are named by their folder below internal/; command is the one that
// holds this test.
const (
	module   = "fiche"
	internal = module + "/cmd/fiche/internal/"
	command  = "cmd/fiche"
)

// everywhere are the packages that every other may import.
var everywhere = []string{"problem", "sitefolder", "spelling"}

// arrows are the packages that each one may import: those listed, and all that
// they may import in turn.
var arrows = map[string][]string{
	"problem":           {},
	"sitefolder":        {},
	"spelling":          {},
	"frontmatter":       {},
	"typography":        {},
	"calendar":          {"typography"},
	"quantity":          {"calendar"},
	"country":           {},
	"phone":             {},
	"locale":            {"frontmatter", "quantity", "country"},
	"locale/localetest": {"locale"},
	"prose":             {"locale"},
	"sheet":             {"prose", "frontmatter"},
	"site":              {"sheet"},
	"view":              {"locale"},
	"photo":             {},
	"atlas":             {"country"},
	"poster":            {},
	"search":            {"site"},
	"render":            {"site", "view", "search", "photo", "atlas", "poster", "phone", "opendata", "render/compile", "render/contract"},
	"render/compile":    {},
	"render/contract":   {"view"},
	"feed":              {"site"},
	"opendata":          {"site"},
	"mediatype":         {},
	"tree":              {},
	"pdf":               {"mediatype"},
	"pipeline":          {"render", "feed", "tree"},
	"preview":           {"pipeline", "dashboard", "mediatype"},
	"publish":           {"locale"},
	"publish/verify":    {"publish"},
	"publish/hosts":     {"publish", "sheet", "mediatype"},
	"check":             {"site", "photo"},
	"linkcheck":         {"site"},
	"guide":             {"sheet"},
	"edit":              {"sheet"},
	"scaffold":          {"edit"},
	"importer":          {"edit", "importer/office", "importer/markdown"},
	"importer/office":   {},
	"importer/markdown": {},
	"sheetform":         {"edit"},
	"rearrange":         {"edit", "site"},
	"dashboard":         {"check", "publish", "scaffold", "sheetform", "rearrange", "importer"},
	"browsertest":       {},
	"sitefolder/disk":   {},
	"cli/terminal":      {"locale", "tree", "publish"},
	"cli":               {"preview", "importer", "publish/hosts", "publish/verify", "guide", "linkcheck", "pdf", "sitefolder/disk", "cli/terminal"},
	command:             {"cli"},
}

// doors are the only packages that may import something outside of this
// program. A door holds for what is below it too, unless that has its own.
var doors = map[string][]string{
	"github.com/adrg/frontmatter":   {"frontmatter"},
	"go.yaml.in/yaml/v4":            {"frontmatter"},
	"github.com/yuin/goldmark":      {"prose"},
	"github.com/BurntSushi/toml":    {"importer"},
	"html/template":                 {"render", "render/compile", "render/contract", "view", "dashboard"}, // view: its type of safe HTML only
	"text/template":                 {"render"},
	"text/template/parse":           {"render", "render/compile", "render/contract"},
	"github.com/fsnotify/fsnotify":  {"preview"},
	"net/http":                      {"preview", "dashboard", "linkcheck", "pdf", "publish/hosts", "publish/verify"},
	"os":                            {command, "cli", "cli/terminal", "sitefolder/disk", "tree", "photo", "preview", "publish/hosts", "pdf", "browsertest"},
	"os/exec":                       {"cli/terminal", "pdf", "browsertest"}, // a browser
	"os/signal":                     {"cli"},
	"github.com/spf13/cobra":        {"cli"},
	"github.com/aws/aws-sdk-go-v2":  {"publish/hosts"},
	"github.com/jlaffaye/ftp":       {"publish/hosts"},
	"github.com/pkg/sftp":           {"publish/hosts"},
	"github.com/zalando/go-keyring": {"publish/hosts"},
	"golang.org/x/crypto":           {"publish/hosts"},
	module + "/templates":           {"cli"},
	module + "/static":              {"cli"},
	"unsafe":                        {},
	"C":                             {},
}

func TestArrows(t *testing.T) {
	imports := importsByPackage(t)
	for name := range arrows {
		if imports[name] == nil {
			t.Errorf("the table speaks of %s, which there is not", name)
		}
	}
	for name, imported := range imports {
		if arrows[name] == nil {
			t.Errorf("the table does not speak of %s", name)
			continue
		}
		may := reach(name)
		for _, path := range imported {
			to, ours := strings.CutPrefix(path, internal)
			switch {
			case ours && !may[to]:
				t.Errorf("%s may not import %s", name, to)
			case !ours && !mayPass(name, path):
				t.Errorf("%s may not import %s", name, path)
			}
		}
	}
}

// CONTRIBUTING.md draws the packages in the order of the pipeline: all of them,
// and each below whatever it imports.
func TestPictureOfPackages(t *testing.T) {
	text, err := os.ReadFile("../../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	_, picture, _ := strings.Cut(string(text), "\n## The packages\n")
	_, picture, _ = strings.Cut(picture, "\n```\n")
	picture, _, _ = strings.Cut(picture, "\n```\n")
	above := map[string]bool{command: true}
	for line := range strings.Lines(picture) {
		name, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		if name == "" {
			continue
		}
		if arrows[name] == nil {
			t.Errorf("the picture shows %s, which there is not", name)
		}
		for _, imported := range arrows[name] {
			if !above[imported] {
				t.Errorf("%s stands above %s, which it imports", name, imported)
			}
		}
		above[name] = true
	}
	for name := range arrows {
		if !above[name] {
			t.Errorf("the picture does not show %s", name)
		}
	}
}

// reach returns all packages that a package may import.
func reach(name string) map[string]bool {
	all := map[string]bool{}
	var add func([]string)
	add = func(names []string) {
		for _, to := range names {
			if !all[to] {
				all[to] = true
				add(arrows[to])
			}
		}
	}
	add(arrows[name])
	if !slices.Contains(everywhere, name) {
		add(everywhere)
	}
	return all
}

// mayPass reports whether a package may import what is outside of the program.
func mayPass(name, imported string) bool {
	for door := imported; door != "."; door = path.Dir(door) {
		if allowed, ok := doors[door]; ok {
			return slices.Contains(allowed, name)
		}
	}
	return true
}

// importsByPackage reads what each package imports, its tests left aside.
func importsByPackage(t *testing.T) map[string][]string {
	t.Helper()
	all := map[string]map[string]bool{}
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == "gen"):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		source, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ImportsOnly)
		if err != nil {
			return err
		}
		folder, below := strings.CutPrefix(path.Dir(name), "internal/")
		if !below {
			folder = command
		}
		if all[folder] == nil {
			all[folder] = map[string]bool{}
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			all[folder][imported] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	lists := make(map[string][]string, len(all))
	for name, imported := range all {
		lists[name] = slices.AppendSeq([]string{}, maps.Keys(imported))
	}
	return lists
}
