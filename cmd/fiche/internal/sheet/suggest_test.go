package sheet

import (
	"os"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// A field that does not exist is answered with the one that is meant, and what is
// to be pasted is read without an error.
func TestUnknownFields(t *testing.T) {
	data, err := os.ReadFile("testdata/unknown_fields.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for line := range strings.Lines(string(data)) {
		written, want, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			continue
		}
		rows++
		written = strings.ReplaceAll(written, `\n`, "\n")
		want, titled := strings.CutSuffix(want, "-known")
		file := "---\ntitle: Water\n" + written + "\n---\n"
		if titled {
			file = "---\n" + written + "\n---\n"
		}
		s := Parse("a.md", []byte(file), locale.Get("fr"))
		p := unknownOf(s)
		if p == nil {
			t.Errorf("%q: no field is unknown: %v", written, s.Problems)
			continue
		}
		switch near, isNear := strings.CutPrefix(want, "near:"); {
		case want == "-":
			if p.Args["meant"] != nil || p.Args["near"] != nil || p.Args["needless"] != nil {
				t.Errorf("%q: answered with %v", written, p.Args)
			}
		case want == "remove":
			if p.Args["needless"] == nil && p.Args["published"] == nil {
				t.Errorf("%q: is not to be removed: %v", written, p.Args)
			}
		case isNear:
			if p.Args["near"] != near {
				t.Errorf("%q: answered with %v, want %s", written, p.Args, near)
			}
		case p.Args["meant"] != problem.Field(want) && !titled:
			t.Errorf("%q: answered with %v, want %s", written, p.Args, want)
		case titled && p.Args["meant"] != problem.Field(want) && p.Args["near"] == nil:
			t.Errorf("%q: answered with %v, want %s", written, p.Args, want)
		case want != "title" && p.Fix == "" && p.Example == "":
			t.Errorf("%q: nothing to be pasted", written)
		}
		checkPasted(t, s, p)
	}
	if rows < 120 {
		t.Errorf("only %d fields", rows)
	}
}

// unknownOf returns the first problem of a field that should not be there.
func unknownOf(s *Sheet) *problem.Problem {
	for i := range s.Problems {
		switch s.Problems[i].Rule {
		case "unknown-field", "misplaced-field":
			return &s.Problems[i]
		}
	}
	return nil
}

// checkPasted reads the cure of a problem: as fields of a sheet by itself, or as
// items of the field that they are for; or as settings.
func checkPasted(t *testing.T, s *Sheet, p *problem.Problem) {
	t.Helper()
	cure := problem.Printer{Words: locale.Get("fr").Wording()}.Cure(*p)
	if cure == "" {
		return
	}
	if strings.HasPrefix(cure, " ") {
		name := "details"
		if into, ok := p.Args["into"].(problem.Field); ok {
			name = string(into)
		}
		cure = name + ":\n" + cure
	}
	name := "a.md"
	if p.Args["setting"] != nil {
		name = "index.md" // where a site declares fields
	}
	again := Parse(name, []byte("---\n"+cure+"\n---\n"), s.Locale)
	for _, q := range again.Problems {
		if q.Severity == problem.Error && q.Rule != "title-missing" {
			t.Errorf("the cure of %q is not read: %s %v\n%s", p.Text, q.Rule, q.Args, cure)
		}
	}
}
