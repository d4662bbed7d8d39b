package scaffold_test

import (
	"slices"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/scaffold"
	"fiche/cmd/fiche/internal/sheet"
)

// A translation is read without a mistake in every language, whatever its
// original holds: it is a draft, and nothing of its guide is on a page.
func TestTranslation(t *testing.T) {
	const body = "<!-- a --> -->\n\n---\n\n<!---->\n\n<!-- open\n\n--!>\n\n```\n-->\n```\n"
	for _, from := range locale.All {
		for _, to := range locale.All {
			if from == to {
				continue
			}
			data := []byte("---\n" + from.Fields["title"].Names[0] + ": Mali\n" + from.Fields["summary"].Names[0] + ": --> : x\n---\n" + body)
			original := sheet.Parse("a/mali.md", data, from)
			values := edit.Values{}
			if wrong := values.Set(to, "title", "Mali : \"l'eau\" --> # x"); wrong != nil {
				t.Fatal(wrong)
			}
			f := scaffold.Translation(original, data, to, values)
			if f.Path != "a/mali."+to.Tag+".md" {
				t.Errorf("it is called %s", f.Path)
			}
			s := sheet.Parse(f.Path, f.Data, to)
			wrong := slices.DeleteFunc(s.Problems, func(p problem.Problem) bool { return p.Severity == problem.Note })
			if !s.Draft || s.Title != "Mali : \"l'eau\" --> # x" || len(wrong) > 0 {
				t.Errorf("draft %v, title %q, %v\n%s", s.Draft, s.Title, wrong, f.Data)
			}
			if s.Lead.Plain != "" || strings.TrimSpace(s.Body.HTML) != "" {
				t.Errorf("the page shows %q\n%s", s.Body.HTML, f.Data)
			}
		}
	}
}
