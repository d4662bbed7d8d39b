package render_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
)

// dataOf is what machines read of a page.
func dataOf(t *testing.T, page string) map[string]any {
	t.Helper()
	var data map[string]any
	elements(t, page, func(n *html.Node, attr map[string]string) {
		if attr["type"] == "application/ld+json" {
			if err := json.Unmarshal([]byte(n.FirstChild.Data), &data); err != nil {
				t.Fatal(err)
			}
		}
	})
	return data
}

// A Project of schema.org is an Organization: the page says nothing of it that
// an Organization does not have, such as a start.
func TestStructuredDataKeepsToSchema(t *testing.T) {
	s, with := sample()
	data := dataOf(t, output(t, newRenderer(t, s, with))["projets/mali.html"])
	if data["@context"] != "https://schema.org" || data["@type"] != "WebPage" {
		t.Fatalf("%v", data)
	}
	project, _ := data["mainEntity"].(map[string]any)
	if project["@type"] != "Project" {
		t.Fatalf("%v", project)
	}
	organisation := []string{"@type", "name", "description", "identifier", "areaServed", "location", "keywords", "funder", "member", "funding"}
	for key := range project {
		if !slices.Contains(organisation, key) {
			t.Errorf("a Project has no %q", key)
		}
	}
}

// What an author writes cannot end the block, whatever it is.
func TestStructuredDataStaysInItsBlock(t *testing.T) {
	title := `</script><b id="out">]]>&"\ ` + "\u2028"
	m := newMaker(sheet.Settings{URL: "https://www.example.org/"}, locale.Get("fr"))
	m.sheet(0, "a.html", &sheet.Sheet{Title: title})
	page := output(t, newRenderer(t, m.site, setup{}))["a.html"]
	if strings.Contains(page, `<b id="out">`) {
		t.Fatal("the block was ended")
	}
	if got := dataOf(t, page)["name"]; got == nil {
		t.Error("no name")
	}
}

// Programs that show an address say what its picture shows.
func TestSharedPictureHasWords(t *testing.T) {
	page := built(t, map[string]string{"index.md": settings, "a.md": sheetOf("Douze « forages »", "", "")})["a.html"]
	for _, want := range []string{
		`<meta property="og:image" content="https://www.example.org/a-share.png">`,
		`<meta property="og:image:alt" content="Douze « forages »">`,
		`<meta name="twitter:card" content="summary_large_image">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
}

// Without an address there is nothing to say it of.
func TestStructuredDataNeedsAnAddress(t *testing.T) {
	m := newMaker(sheet.Settings{}, locale.Get("fr"))
	m.sheet(0, "a.html", &sheet.Sheet{Title: "A"})
	out := output(t, newRenderer(t, m.site, setup{}))
	for name, page := range out {
		if strings.Contains(page, "ld+json") || strings.Contains(page, "og:image") {
			t.Errorf("%s has what needs an address", name)
		}
		if strings.HasSuffix(name, ".png") {
			t.Errorf("%s: who would share it?", name)
		}
	}
}
