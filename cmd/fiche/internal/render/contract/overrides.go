package contract

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
)

// A Standing says how a site stands to a built-in template.
type Standing struct {
	Name     string
	Own      bool     // the site has one of its own, which wins
	Marked   bool     // and it says of which built-in one it was made
	Outdated bool     // which has changed since
	Lacks    []string // parts and values of the built-in one that its own does not use
}

// fingerprintLine is how a template says of which built-in one it was made. It
// prints nothing.
var fingerprintLine = regexp.MustCompile(`\{\{- /\* fiche \S+ ([0-9a-f]{8}) \*/ -\}\}`)

// Copy returns a built-in template with its fingerprint, to be changed.
func Copy(name string, builtIn []byte) []byte {
	return append([]byte(header(name, builtIn)+"\n"), builtIn...)
}

func header(name string, builtIn []byte) string {
	return "{{- /* fiche " + name + " " + fingerprint(builtIn) + " */ -}}"
}

func fingerprint(builtIn []byte) string {
	sum := sha256.Sum256(bytes.ReplaceAll(builtIn, []byte("\r\n"), []byte("\n")))
	return hex.EncodeToString(sum[:4])
}

// Standings returns how a site with templates of its own, or nil, stands to the
// built-in ones, sorted by name. Those that cannot be read have no parts.
func Standings(own, builtIn fs.FS) []Standing {
	var all []Standing
	for _, e := range sitefolder.List(builtIn, ignored) {
		s := Standing{Name: e.Path}
		ours, err := fs.ReadFile(builtIn, e.Path)
		if err == nil && own != nil {
			if text, err := fs.ReadFile(own, e.Path); err == nil {
				s.compare(text, ours)
			}
		}
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b Standing) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// compare fills in how a template of the site stands to the built-in one. One that
// is there to be filled can lack nothing.
func (s *Standing) compare(own, builtIn []byte) {
	s.Own = true
	if m := fingerprintLine.FindSubmatch(own); m != nil {
		s.Marked, s.Outdated = true, string(m[1]) != fingerprint(builtIn)
	}
	has := namesIn(own)
	for _, name := range namesIn(builtIn) {
		if !slices.Contains(has, name) {
			s.Lacks = append(s.Lacks, name)
		}
	}
}

// namesIn returns the parts that a template calls and the values that it uses,
// sorted, each once: "map.html", ".QR".
func namesIn(text []byte) []string {
	var names []string
	for _, action := range actions.FindAll(text, -1) {
		for _, m := range usedNames.FindAllSubmatch(action, -1) {
			if m[1] != nil {
				names = append(names, string(m[1]))
				continue
			}
			for ident := range strings.SplitSeq(string(m[2][1:]), ".") {
				names = append(names, "."+ident)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

var (
	actions   = regexp.MustCompile(`(?s)\{\{-? ?[^/ ].*?\}\}`) // all but comments
	usedNames = regexp.MustCompile(`template "([^"]+)"|((?:\.[A-Z]\w*)+)`)
)

// Overridden warns of the templates of a site that the built-in ones have left
// behind: pages would lack, without a word, what these show.
func Overridden(layers []fs.FS) []problem.Problem {
	if len(layers) < 2 {
		return nil
	}
	builtIn := layers[len(layers)-1]
	var problems []problem.Problem
	for _, own := range layers[:len(layers)-1] {
		for _, s := range Standings(own, builtIn) {
			if !s.Own || !s.Outdated && (s.Marked || len(s.Lacks) == 0) {
				continue
			}
			text, err := fs.ReadFile(builtIn, s.Name)
			if err != nil {
				continue
			}
			p := problem.Problem{
				Rule: RuleTemplateUnmarked, Severity: problem.Warning, Place: problem.Place{Path: path.Join(sitefolder.Templates, s.Name)},
				Args: problem.Args{"name": s.Name, "lacks": few(s.Lacks)}, Fix: header(s.Name, text),
			}
			if s.Outdated {
				p.Rule = RuleTemplateOutdated
			}
			problems = append(problems, p)
		}
	}
	return problems
}

// few joins the first names of a list.
func few(names []string) string {
	const most = 8
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:most], ", ") + "…"
}
