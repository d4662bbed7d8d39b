package preview

import (
	"fmt"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// The page of unsaved bytes is the one that a build of them would write, whatever was
// saved, tried or broken before; nothing is written for it.
func TestTrial(t *testing.T) {
	s := show(t, newSite(t, map[string]string{
		"content/index.md": "---\ntitle: Projects\nlanguage: en\n---\nWhat we do.\n",
		"content/a.md":     "---\ntitle: Mali\ncountry: Mali\n---\nA well.\n",
		"content/b.md":     "---\ntitle: Niger\ncountry: Niger\n---\nA river, near [Mali](a.md).\n",
	}), nil)
	s.build(t)
	try := func(name, text, want string) {
		t.Helper()
		address, err := s.try(t.Context(), name, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if want == "" {
			if address != "" {
				t.Errorf("%s is shown in spite of an error", name)
			}
			return
		}
		at, err := url.Parse(address)
		if err != nil || at.Path == "" {
			t.Fatalf("%s has no page: %q, %v", name, address, err)
		}
		page := s.get(t, at.RequestURI())
		if !strings.Contains(page.body, want) || !strings.Contains(page.body, "data-trial") {
			t.Errorf("%q is not on the page of %s\n%s", want, name, page.body)
		}
		if plain := s.get(t, at.Path); strings.Contains(plain.body, "data-trial") {
			t.Error("the trial is shown to who asks for the page itself")
		}
	}
	try("a.md", "---\ntitle: Mali\ncountry: Mali\n---\nTwo wells.\n", "Two wells.")
	try("a.md", "---\ntitle: Le Mali\ncountry: Mali\n---\nTwo wells.\n", "<h1>Le Mali")
	try("a.md", "---\ntitle: Mali\ncountry: Malli\n---\nTwo wells.\n", "")
	try("b.md", "---\ntitle: Niger\n---\nNear [](a.md).\n", "Mali</a>")
	s.write(t, "content/a.md", "---\ntitle: Mali and Togo\n---\nA well.\n")
	s.build(t)
	try("b.md", "---\ntitle: Niger\n---\nNear [](a.md).\n", "Mali and Togo")
	if data, err := os.ReadFile(s.path("content/b.md")); err != nil || !strings.Contains(string(data), "A river") {
		t.Errorf("%q, %v", data, err)
	}
}

// BenchmarkTrial measures the time from the bytes in a form to its page, on a large
// site: -sheets 1000 -benchtime 50x.
func BenchmarkTrial(b *testing.B) {
	dir := largeSite(b, *sheets)
	r := run(b, dir, nil)
	r.shows(b, "/projets/d7/sheet-7.html", "Text 0")
	n := 0
	for _, kind := range []string{"body", "title"} {
		b.Run(kind, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				n++
				title := "Sheet 7"
				if kind == "title" {
					title = fmt.Sprintf("Title %d", n)
				}
				started := time.Now()
				if address, err := r.try(b.Context(), "projets/d7/sheet-7.md", []byte(largeSheet(7, title, n))); address == "" {
					b.Fatal(err)
				}
				took = append(took, time.Since(started))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-median")
			b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "ms-worst")
			b.ReportMetric(0, "ns/op")
		})
	}
}
