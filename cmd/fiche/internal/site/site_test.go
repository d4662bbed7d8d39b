package site

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
)

// files are a site: what its folder content/ holds, by path, and its static
// files below "static/". A site without an index.md has one in French that
// publishes French and English.
type files map[string]string

// make makes a site of files whose sheets have nothing wrong in themselves.
func (f files) make(t *testing.T) (*Site, *Report) {
	t.Helper()
	in := f.input(t)
	return New(in)
}

// good makes a site in which nothing is wrong.
func (f files) good(t *testing.T) *Site {
	t.Helper()
	s, report := f.make(t)
	for _, line := range found(report.Problems) {
		t.Error(line)
	}
	return s
}

// input reads files as the pipeline does.
func (f files) input(t *testing.T) Input {
	t.Helper()
	f = maps.Clone(f)
	if f["index.md"] == "" {
		f["index.md"] = "---\ntitre: Site\nlangues: fr, en\n---\n"
	}
	home := sheet.Parse("index.md", []byte(f["index.md"]), locale.Get("fr"))
	var in Input
	for _, name := range slices.Sorted(maps.Keys(f)) {
		if address, ok := strings.CutPrefix(name, "static/"); ok {
			in.Static = append(in.Static, address)
			continue
		}
		if !strings.EqualFold(path.Ext(name), ".md") {
			in.Files = append(in.Files, name)
			continue
		}
		l := home.Settings.Language
		for _, other := range home.Settings.Languages {
			if strings.HasSuffix(name, "."+other.Tag+".md") {
				l = other
			}
		}
		s := sheet.Parse(name, []byte(f[name]), l)
		for _, line := range found(s.Problems) {
			t.Error(line)
		}
		in.Sheets = append(in.Sheets, s)
	}
	return in
}

// found are problems as "projets/mali.md:3 error link-broken near:b.md target:c.md".
func found(problems []problem.Problem) []string {
	var lines []string
	for _, p := range problems {
		line := fmt.Sprintf("%s:%d %s %s", strings.TrimPrefix(p.Path, "content/"), p.Line, p.Severity, p.Rule)
		for _, name := range slices.Sorted(maps.Keys(p.Args)) {
			if p.Args.Text(name) != "" {
				line += " " + name + ":" + p.Args.Text(name)
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// wrong are the problems of a site that has some.
func (f files) wrong(t *testing.T) []string {
	t.Helper()
	_, report := f.make(t)
	return found(report.Problems)
}

func equal[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// addresses are those of pages, in their order.
func addresses(pages []*Page) []string {
	var all []string
	for _, p := range pages {
		if p == nil {
			all = append(all, "none")
			continue
		}
		all = append(all, p.Address)
	}
	return all
}

// titles are those of pages, in their order.
func titles(pages []*Page) []string {
	var all []string
	for _, p := range pages {
		all = append(all, p.Title.Plain)
	}
	return all
}

// at is the page at an address.
func (s *Site) at(t *testing.T, address string) *Page {
	t.Helper()
	for _, e := range s.Editions {
		for _, p := range e.Pages {
			if p.Address == address {
				return p
			}
		}
	}
	t.Fatalf("there is no page at %s", address)
	return nil
}

// groupsOf are the groups of a facet with their sheets, as "Mali: A, B".
func groupsOf(e *Edition, kind FacetKind) []string {
	var all []string
	for _, f := range e.Facets {
		if f.Kind != kind {
			continue
		}
		for _, g := range f.Groups {
			all = append(all, g.Name.Plain+": "+strings.Join(titles(g.Sheets), ", "))
		}
	}
	return all
}

// Nothing in a site depends on the order in which its sheets were read.
func TestOrderOfReadingDoesNotMatter(t *testing.T) {
	site := files{
		"index.md":         "---\ntitre: Site\nlangues: fr, en\ntotaux: Écoles\n---\n",
		"index.en.md":      "---\ntitle: Site\nwords:\n  - eau : water\n---\n",
		"projets/mali.md":  "---\ntitre: Mali\npays: Mali\nthèmes: eau, écoles\npartenaires:\n  - Ville de Kayes\nchiffres:\n  - Écoles : 1\n---\n[Niger](niger.md) ![Un puits](/p.jpg)\n",
		"p.jpg":            "",
		"projets/niger.md": "---\ntitre: Niger\npays: Niger\nthèmes: Eau\npartenaires:\n  - ville de Kayes\nvoir aussi: mali.md\nchiffres:\n  - écoles : 2\n---\n![Un puits](/p.jpg)\n",
		"projets/togo.md":  "---\ntitre: Togo\npays: Togo\nthèmes: ecoles\n---\n[?](nigre.md)\n",
		"togo.en.md":       "---\ntitle: Togo\n---\n",
		"pays/togo.md":     "---\ntitre: Togo\ntype: pays\n---\n",
	}
	describe := func(in Input) []string {
		s, report := New(in)
		all := found(slices.Concat(report.Problems, report.Unpublished, report.Untranslated))
		for _, f := range s.Files {
			all = append(all, f.Path+" by "+f.By.Path)
		}
		for _, e := range s.Editions {
			for _, total := range e.Totals {
				all = append(all, total.Label)
			}
			for _, p := range e.Pages {
				line := fmt.Sprint(p.Address, p.Kind, p.Title.Plain, addresses(p.Versions), addresses(p.Related()))
				if p.Group != nil {
					line += fmt.Sprint(p.Group.Key, addresses(p.Group.Sheets))
				}
				all = append(all, line)
			}
			all = append(all, fmt.Sprint(addresses(e.Sheets), addresses(e.Latest)))
		}
		return all
	}
	in := site.input(t)
	want := describe(in)
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		random.Shuffle(len(in.Sheets), func(i, j int) { in.Sheets[i], in.Sheets[j] = in.Sheets[j], in.Sheets[i] })
		equal(t, "shuffled", describe(in), want)
	}
}
