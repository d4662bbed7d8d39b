package main

import (
	"debug/buildinfo"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A module is something that the program is made of, with terms of its own.
type module struct {
	path, version string
	root          string   // its folder
	dirs          []string // the folders of its packages that are linked
	main          bool     // it is the program's own; only what lies deeper is somebody else's
}

// golangPath is the path of Go itself, which is no module.
const golangPath = "Go"

// golang is Go itself, whose library and runtime are in every program.
func (src *source) golang() module {
	return module{path: golangPath, version: src.goversion, root: src.goroot, dirs: []string{src.goroot}}
}

// modulesOf reads a list of packages, a line each.
func modulesOf(packages string) []module {
	var modules []module
	for line := range strings.Lines(packages) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 5 {
			continue // an empty line stands for a package of Go's own
		}
		i := slices.IndexFunc(modules, func(m module) bool { return m.path == f[1] })
		if i < 0 {
			i = len(modules)
			modules = append(modules, module{path: f[1], version: f[2], root: f[3], main: f[4] == "true"})
		}
		modules[i].dirs = append(modules[i].dirs, f[0])
	}
	slices.SortFunc(modules, func(a, b module) int { return strings.Compare(a.path, b.path) })
	return modules
}

// sameModules makes sure that a program was linked from these modules and no
// others: it lists them itself.
func sameModules(program string, modules []module) error {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return err
	}
	var linked, known []string
	for _, dep := range info.Deps {
		linked = append(linked, dep.Path+" "+dep.Version)
	}
	for _, m := range modules {
		if !m.main {
			known = append(known, m.path+" "+m.version)
		}
	}
	slices.Sort(linked)
	slices.Sort(known)
	if !slices.Equal(linked, known) {
		return fmt.Errorf("the program is linked from %v, the licences are of %v", linked, known)
	}
	return nil
}

// A file with terms, by its name; grants are those that permit something by
// themselves.
var (
	terms  = regexp.MustCompile(`(?i)^(licen[cs]e|copying|unlicense|notice|patents|copyright)([.-][a-z0-9.-]+)?$`)
	grants = regexp.MustCompile(`(?i)^(licen[cs]e|copying|unlicense)`)
)

// licences are the terms of all modules in one text. A module without any is an
// error: without terms no one may pass it on.
func licences(modules []module) ([]byte, error) {
	var out strings.Builder
	out.WriteString("Fiche is made of the works listed here, each under its own terms.\n")
	var without []string
	for _, m := range modules {
		files, err := m.terms()
		if err != nil {
			return nil, err
		}
		if !m.main && !slices.ContainsFunc(files, func(name string) bool { return grants.MatchString(filepath.Base(name)) }) {
			without = append(without, m.path)
		}
		for _, name := range files {
			text, err := os.ReadFile(filepath.Join(m.root, name))
			if err != nil {
				return nil, err
			}
			rule := strings.Repeat("=", 80)
			title := strings.TrimSpace(m.path + " " + m.version)
			fmt.Fprintf(&out, "\n%s\n%s: %s\n%s\n\n", rule, title, filepath.ToSlash(name), rule)
			out.WriteString(strings.TrimSpace(strings.ReplaceAll(string(text), "\r\n", "\n")) + "\n")
		}
	}
	if len(without) > 0 {
		return nil, errors.New("no licence file: " + strings.Join(without, ", "))
	}
	return []byte(out.String()), nil
}

// terms are the files with the module's terms, below its root: beside its
// linked packages and in the folders above them. Parts of a module may come
// from elsewhere, as data do.
func (m *module) terms() ([]string, error) {
	seen := map[string]bool{}
	var files []string
	for _, dir := range m.dirs {
		for {
			rel, err := filepath.Rel(m.root, dir)
			if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
				return nil, fmt.Errorf("%s is outside of %s", dir, m.root)
			}
			if seen[rel] || rel == "." && m.main {
				break
			}
			seen[rel] = true
			found, err := os.ReadDir(dir)
			if err != nil {
				return nil, err
			}
			for _, file := range found {
				if !file.IsDir() && terms.MatchString(file.Name()) && filepath.Ext(file.Name()) != ".go" {
					files = append(files, filepath.Join(rel, file.Name()))
				}
			}
			if rel == "." {
				break
			}
			dir = filepath.Dir(dir)
		}
	}
	slices.Sort(files)
	return files, nil
}
