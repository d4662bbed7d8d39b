package frontmatter

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/problem"
)

// report is a problem as the tests write it: "line:col rule".
func report(problems []problem.Problem) []string {
	var list []string
	for _, p := range problems {
		list = append(list, fmt.Sprintf("%d:%d %s", p.Line, p.Col, p.Rule))
	}
	return list
}

// isField knows the field that the tests leave the line "---" before out.
func isField(name string) bool { return name == "titre" }

func TestWhereTheFrontMatterEnds(t *testing.T) {
	tests := []struct {
		name     string
		file     string
		block    string // what is between the delimiters
		body     string
		problems []string
	}{
		{name: "an ordinary sheet", file: "---\ntitre: x\n---\nTexte\n", block: "titre: x\n", body: "Texte\n"},
		{name: "empty lines before it", file: "\n \n---\ntitre: x\n---\nTexte\n", block: "titre: x\n", body: "Texte\n"},
		{name: "spaces after the dashes", file: "--- \ntitre: x\n---\u00a0\nTexte\n", block: "titre: x\n", body: "Texte\n"},
		{name: "nothing in it", file: "---\n---\nTexte\n", body: "Texte\n"},
		{name: "nothing after it", file: "---\ntitre: x\n---", block: "titre: x\n"},
		{name: "the end mark of YAML", file: "---\ntitre: x\n...\nTexte\n---\n", block: "titre: x\n", body: "Texte\n---\n"},
		{name: "named YAML", file: "---yaml\ntitre: x\n---\nTexte\n", block: "titre: x\n", body: "Texte\n"},
		{name: "an empty file", file: ""},
		{name: "no front matter", file: "# Titre\n\nTexte\n", body: "# Titre\n\nTexte\n"},
		{name: "a line across the page is no front matter", file: "# Titre\n\n---\n\nTexte\n\n---\n", body: "# Titre\n\n---\n\nTexte\n\n---\n"},
		{name: "nor is one at the beginning", file: "---\n\nTexte sans fin\n", body: "---\n\nTexte sans fin\n"},
		{name: "nor a long one", file: "-----\n\nTexte\n\n-----\n", body: "-----\n\nTexte\n\n-----\n"},

		{name: "dashes in a text of several lines", file: "---\nnotes: |\n  a\n  ---\n  b\ntitre: x\n---\nTexte\n",
			block: "notes: |\n  a\n  ---\n  b\ntitre: x\n", body: "Texte\n"},
		{name: "dashes in the text of an item", file: "---\nnotes:\n  - >-\n    a\n    ---\n---\nTexte\n",
			block: "notes:\n  - >-\n    a\n    ---\n", body: "Texte\n"},
		{name: "indented dashes elsewhere are the end", file: "---\ntitre: x\n ---\nTexte\n", block: "titre: x\n", body: "Texte\n"},
		{name: "a dash that goes on with a value", file: "---\ntitre: x\n  —\n---\nTexte\n", block: "titre: x\n  —\n", body: "Texte\n"},
		{name: "no end after dashes in a text", file: "---\ntitre: x\nnotes: |\n  ---\n", block: "titre: x\nnotes: |\n  ---\n",
			problems: []string{"1:1 front-matter-unclosed"}},

		{name: "no end", file: "---\ntitre: x\npays: Mali\n\nTexte : suite\nde la fiche\n", block: "titre: x\npays: Mali\n\nTexte : suite\n", body: "de la fiche\n",
			problems: []string{"1:1 front-matter-unclosed"}},
		{name: "no end before a list", file: "---\ntitre: x\nthèmes:\n- eau\n\n- un\n- deux\n", block: "titre: x\nthèmes:\n- eau\n", body: "\n- un\n- deux\n",
			problems: []string{"1:1 front-matter-unclosed"}},
		{name: "no end, and a line across the page", file: "---\ntitre: x\n\n## Objectif\n\nDu texte.\n\n---\n", block: "titre: x\n", body: "\n## Objectif\n\nDu texte.\n\n---\n",
			problems: []string{"1:1 front-matter-unclosed"}},
		{name: "comments are no headings", file: "---\ntitre: x\n\n# Contacts\n\ncontacts:\n- a\n---\n", block: "titre: x\n\n# Contacts\n\ncontacts:\n- a\n"},

		{name: "four dashes", file: "----\ntitre: x\n---\nTexte\n", block: "titre: x\n", body: "Texte\n",
			problems: []string{"1:1 front-matter-dashes"}},
		{name: "four dashes at the end", file: "---\ntitre: x\n----\nTexte\n\n---\n", block: "titre: x\n", body: "Texte\n\n---\n",
			problems: []string{"3:1 front-matter-dashes"}},
		{name: "two dashes", file: "--\ntitre: x\n--\nTexte\n", block: "titre: x\n", body: "Texte\n",
			problems: []string{"1:1 front-matter-dashes"}},
		{name: "a single dash is an item", file: "-\ntitre: x\n---\n", body: "-\ntitre: x\n---\n"},
		{name: "what Word makes of them", file: "—-\ntitre: x\n–––\nTexte\n", block: "titre: x\n", body: "Texte\n",
			problems: []string{"1:1 front-matter-dashes", "3:1 front-matter-dashes"}},
		{name: "forgotten", file: "titre: x\npays: Mali\n\nTexte\n", body: "titre: x\npays: Mali\n\nTexte\n",
			problems: []string{"1:1 front-matter-missing-dashes"}},
		{name: "prose with a colon", file: "Objectif : creuser\n\nTexte\n", body: "Objectif : creuser\n\nTexte\n"},

		{name: "TOML", file: "+++\ntitle = \"x\"\n+++\nTexte\n", body: "Texte\n", problems: []string{"1:1 toml-front-matter"}},
		{name: "named TOML", file: "---toml\ntitle = \"x\"\n---\nTexte\n", body: "Texte\n", problems: []string{"1:1 toml-front-matter"}},
		{name: "TOML without end", file: "+++\ntitle = \"x\"\n", problems: []string{"1:1 toml-front-matter"}},

		{name: "JSON", file: "{\n  \"titre\": \"}\"\n}\nTexte\n", block: "{\n  \"titre\": \"}\"\n}", body: "Texte\n"},
		{name: "JSON on one line", file: "{\"titre\": \"x\"}\nTexte\n", block: "{\"titre\": \"x\"}", body: "Texte\n"},
		{name: "JSON between dashes", file: "---json\n{\"titre\": \"x\"}\n---\nTexte\n", block: "{\"titre\": \"x\"}\n", body: "Texte\n"},
		{name: "JSON between semicolons", file: ";;;\n{\"titre\": \"x\"}\n;;;\nTexte\n", block: "{\"titre\": \"x\"}\n", body: "Texte\n"},
		{name: "a brace in a text of JSON", file: "{\"titre\": \"a \\\" } b\"}\nTexte\n", block: "{\"titre\": \"a \\\" } b\"}", body: "Texte\n"},
		{name: "JSON without end", file: "{\"titre\": \"x\"\nTexte\n", problems: []string{"1:1 json-unclosed"}},
		{name: "a body that begins with a brace", file: "{.classe}\n# Titre\n", body: "{.classe}\n# Titre\n"},
		{name: "a brace on its own", file: "{\nTexte\n}\n", body: "{\nTexte\n}\n"},
		{name: "prose after a quotation in braces", file: "{\"x\"} suivi de texte\n", body: "{\"x\"} suivi de texte\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := &reporter{src: problem.NewSource("x.md", []byte(test.file))}
			block, body := splitFrontMatter(r, isField)
			if got := test.file[block.start:block.end]; got != test.block {
				t.Errorf("front matter %q, want %q", got, test.block)
			}
			if got := test.file[body:]; got != test.body {
				t.Errorf("body %q, want %q", got, test.body)
			}
			if diff := cmp.Diff(test.problems, report(r.finish())); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// What is wrong with the delimiters is shown as it should be.
func TestFixOfDelimiters(t *testing.T) {
	tests := []struct{ name, file, fix string }{
		{"no end", "---\ntitre: x\npays: Mali\n\nTexte.\n", "pays: Mali\n---"},
		{"autocorrected", "—\ntitre: x\n---\n", "---"},
		{"forgotten", "titre: x\nTexte\n", "---\ntitre: x"},
		{
			"TOML",
			"+++\n# fiche\ntitle = \"Le Niger\"\ndate = 2020-01-02\ntags = [\"eau\", 'sol']\n[photo]\nfile = \"a.jpg\"\n+++\n",
			"---\n# fiche\ntitle: Le Niger\ndate: 2020-01-02\ntags:\n  - eau\n  - sol\nphoto:\n  file: a.jpg\n---",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, _, problems := Read(problem.NewSource("x.md", []byte(test.file)), new(Arena), isField)
			if len(problems) != 1 {
				t.Fatalf("problems: %v", report(problems))
			}
			if diff := cmp.Diff(test.fix, problems[0].Fix); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// The line that is missing is told by its number.
func TestUnclosedTellsTheLine(t *testing.T) {
	_, _, problems := Read(problem.NewSource("x.md", []byte("---\ntitre: x\nthèmes:\n  - eau\n\nProse.\n")), new(Arena), isField)
	if len(problems) != 1 || problems[0].Args["line"] != "4" {
		t.Errorf("problems: %v", problems)
	}
}

func TestFrontMatterTooLarge(t *testing.T) {
	file := "---\nnotes: |\n" + strings.Repeat("  du texte\n", maxFrontMatter/10) + "---\nTexte\n"
	_, body, problems := Read(problem.NewSource("x.md", []byte(file)), new(Arena), isField)
	if diff := cmp.Diff([]string{"2:1 front-matter-too-large"}, report(problems)); diff != "" {
		t.Error(diff)
	}
	if file[body:] != "Texte\n" {
		t.Errorf("body %.40q", file[body:])
	}
}

// A file of nothing but mistakes tells the first and counts the rest.
func TestProblemsAreCounted(t *testing.T) {
	for _, more := range []int{1, 50} {
		file := "---\n" + strings.Repeat("a: 1\n", 1+maxReported+more) + "---\n"
		_, _, problems := Read(problem.NewSource("x.md", []byte(file)), new(Arena), isField)
		last := problems[len(problems)-1]
		if len(problems) != maxReported+1 || last.Rule != "more-problems" || last.Args["count"] != more {
			t.Errorf("%d problems, the last is %s %v", len(problems), last.Rule, last.Args)
		}
	}
}
