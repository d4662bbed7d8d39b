package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	module = "fiche"
	rooms  = module + "/cmd/fiche/internal/"
)

// arrows say which rooms each room may use: those listed and whatever they may
// use in turn. Everybody may use problem and locale.
var arrows = map[string][]string{
	"problem":    {},
	"spelling":   {},
	"typography": {"spelling"},
	"calendar":   {"typography", "problem"},
	"quantity":   {"calendar"},
	"locale":     {"quantity"},
	"view":       {},
	"photo":      {},
	"atlas":      {},
	"poster":     {},
	"tree":       {},
	"sheet":      {},
	"site":       {"sheet"},
	"render":     {"site", "view", "photo", "atlas", "poster"},
	"feed":       {"site"},
	"pipeline":   {"render", "feed", "tree"},
	"preview":    {"pipeline", "dashboard"},
	"":           {"preview", "pipeline", "scaffold", "guide", "check", "linkcheck", "dashboard"}, // the command itself

	"check":       {"site"}, // beside render
	"linkcheck":   {"site"}, // beside check
	"dashboard":   {"check", "scaffold"},
	"guide":       {"sheet"}, // the table of fields, explained
	"browsertest": {},        // of the tests
	"scaffold":    {"sheet"}, // what a build reads, before there is anything to read
}

// doors are the only rooms that may use a package. The command itself passes
// the machine in: it may use what is its own there.
var doors = map[string][]string{
	"github.com/adrg/frontmatter":  {"sheet"},
	"go.yaml.in/yaml/v4":           {"sheet"},
	"github.com/yuin/goldmark":     {"sheet"},
	"html/template":                {"render", "view", "dashboard"}, // view: its type of safe HTML only
	"text/template":                {"render"},
	"github.com/fsnotify/fsnotify": {"preview"},
	"net/http":                     {"preview", "dashboard", "linkcheck"},
	"os":                           {"", "tree", "photo", "preview", "browsertest"},
	"os/exec":                      {"", "browsertest"}, // opening the browser
	"os/signal":                    {""},
	"github.com/spf13/cobra":       {""},
	module + "/templates":          {""},
	module + "/static":             {""},
	"unsafe":                       {},
	"C":                            {},
}

// The architecture is the arrows between the rooms. This test reads the
// imports of the program and fails on any other arrow.
func TestArrows(t *testing.T) {
	seen := 0
	for room, imports := range importsByRoom(t) {
		may := reach(room)
		for _, imported := range imports {
			seen++
			to, ok := strings.CutPrefix(imported, rooms)
			own := to == room || strings.HasPrefix(to, room+"/") // a room may have a cupboard of its own
			if ok && !own && !slices.Contains(may, to) {
				t.Errorf("%s may not use %s", name(room), to)
			}
			for door, allowed := range doors {
				if (imported == door || strings.HasPrefix(imported, door+"/")) && !slices.Contains(allowed, room) && !exempt(imported, room) {
					t.Errorf("%s may not use %s", name(room), imported)
				}
			}
		}
	}
	if seen == 0 {
		t.Fatal("no imports were read")
	}
}

// exempt are packages below a door that have one of their own.
func exempt(imported, room string) bool {
	allowed, own := doors[imported]
	return own && slices.Contains(allowed, room) || strings.HasPrefix(imported, "text/template/parse") && room == "render"
}

func name(room string) string {
	if room == "" {
		return "cmd/fiche"
	}
	return room
}

// reach are all rooms that a room may use.
func reach(room string) []string {
	below := []string{"problem", "spelling", "typography", "calendar", "quantity", "locale"}
	all := slices.Clone(below)
	if i := slices.Index(below, room); i >= 0 {
		all = nil
	}
	for _, to := range arrows[room] {
		all = append(append(all, to), reach(to)...)
	}
	return all
}

// importsByRoom reads what each room imports, its tests left aside.
func importsByRoom(t *testing.T) map[string][]string {
	all := map[string][]string{}
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == "gen"):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		room := ""
		if rest, ok := strings.CutPrefix(path.Dir(name), "internal/"); ok {
			room, _, _ = strings.Cut(rest, "/")
		}
		if _, known := arrows[room]; !known {
			t.Errorf("%s is in a room that nobody has named: %s", name, room)
		}
		source, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			all[room] = append(all[room], imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
