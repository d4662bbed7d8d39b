package main

import (
	"debug/buildinfo"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// makeFiles makes files below a new folder, each with its name in it.
func makeFiles(t *testing.T, names ...string) string {
	t.Helper()
	root := t.TempDir()
	for _, name := range names {
		name = filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte("text of "+filepath.Base(name)+"\r\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestTerms(t *testing.T) {
	root := makeFiles(t, "LICENSE", "NOTICE", "a/b/b.go", "a/LICENCE.md", "a/licensed.go", "a/license.go", "c/COPYING", "c/d/d.go", "e/LICENSE", "e/e.go")
	m := module{path: "example.org/m", root: root}
	for _, dir := range []string{"a/b", "c/d", "c", "."} {
		m.dirs = append(m.dirs, filepath.Join(root, filepath.FromSlash(dir)))
	}
	for _, test := range []struct {
		main bool
		want []string
	}{
		{false, []string{"LICENSE", "NOTICE", "a/LICENCE.md", "c/COPYING"}}, // e is not linked
		{true, []string{"a/LICENCE.md", "c/COPYING"}},
	} {
		m.main = test.main
		files, err := m.terms()
		if err != nil {
			t.Fatal(err)
		}
		for i := range files {
			files[i] = filepath.ToSlash(files[i])
		}
		if diff := cmp.Diff(test.want, files); diff != "" {
			t.Errorf("main: %v\n%s", test.main, diff)
		}
	}
	m.dirs = []string{t.TempDir()}
	if files, err := m.terms(); err == nil {
		t.Errorf("a package outside of its module: %v", files)
	}
}

func TestLicences(t *testing.T) {
	of := func(path string, files ...string) module {
		root := makeFiles(t, append(files, "x.go")...)
		return module{path: path, version: "v1.0.0", root: root, dirs: []string{root}}
	}
	text, err := licences([]module{of("example.org/a", "LICENSE"), of("example.org/b", "COPYING.txt", "NOTICE")})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"example.org/a v1.0.0: LICENSE\n", "\ntext of LICENSE\n", "example.org/b v1.0.0: NOTICE\n"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(string(text), "\r") {
		t.Error("the ends of lines are those of another system")
	}

	// A notice permits nothing, and neither does a patent clause.
	text, err = licences([]module{of("example.org/a", "LICENSE"), of("example.org/b", "NOTICE", "PATENTS"), of("example.org/c")})
	if err == nil || !strings.Contains(err.Error(), "example.org/b, example.org/c") || text != nil {
		t.Errorf("modules without terms: %v", err)
	}
}

// The licences follow from what the program is made of on each system, with
// the data in it.
func TestLicencesOfTheProgram(t *testing.T) {
	src, err := readSource(t.Context(), "devel")
	if err != nil {
		t.Skip("the source is not in a repository: ", err)
	}
	for s, onlyThere := range map[system]bool{{"linux", "amd64"}: false, {"windows", "arm64"}: true} {
		packages, err := src.packages(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		text, err := licences(append([]module{src.golang()}, modulesOf(packages)...))
		if err != nil {
			t.Fatal(s, err)
		}
		for want, expected := range map[string]bool{
			"\nUNICODE LICENSE V3\n":                   true,
			"\nNatural Earth (naturalearthdata.com":    true,
			"\nGo go":                                  true,
			"\ngithub.com/yuin/goldmark v":             true,
			"\ngithub.com/inconshreveable/mousetrap v": onlyThere,
			"\ngithub.com/chromedp/chromedp v":         false, // tests alone use it
			"\nfiche: LICENSE\n":                       false, // a file of its own
		} {
			if strings.Contains(string(text), want) != expected {
				t.Errorf("%s: %q: %v", s, want, !expected)
			}
		}
	}
}

// A program that is made of something else than was listed is not released.
func TestSameModules(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	modules := []module{{path: "fiche", main: true}}
	for _, dep := range info.Deps {
		modules = append(modules, module{path: dep.Path, version: dep.Version})
	}
	if err := sameModules(program, modules); err != nil {
		t.Error(err)
	}
	if sameModules(program, append(modules, module{path: "example.org/other", version: "v1.0.0"})) == nil {
		t.Error("the list of modules was not compared")
	}
}
