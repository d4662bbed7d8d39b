package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// On paper a sheet loses nothing: each cell of its tables is there, page one has its
// title once, and each page after it has the title and its number.
func TestBrowserPrints(t *testing.T) {
	tools := findTools(t)
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("FICHE_BROWSER") == "required" {
			t.Fatal("there is no pdftotext here")
		}
		t.Skip("there is no pdftotext here")
	}
	example, edges := publishSite(t, exampleSite(t)), publishSite(t, edgesSite(t))
	for _, test := range []struct {
		of   *published
		name string
		most int // pages
	}{
		{example, "projets/senegal-forages", 2},
		{example, "projets/mali", 2},
		{example, "projets/togo-marche", 2},
		{edges, "longue", 3},
		{edges, "riche", 4},
		{edges, "plan", 4},
		{edges, "lieux", 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "sheet.pdf")
			tools.check(t, "print", job{Pages: []page{{URL: test.of.url + test.name + ".html", File: file}}})
			printed(t, file, test.most)
			root, err := html.Parse(bytes.NewReader(test.of.read(t, test.name+".html")))
			if err != nil {
				t.Fatal(err)
			}
			title := words(textOf(elements(root, "h1")[0]))
			pages := strings.Split(strings.TrimSuffix(pdfText(t, file), "\f"), "\f")
			for i, text := range pages {
				said := strings.Join(words(text), "")
				if strings.HasPrefix(said, strings.Join(title, "")) == (i == 0) {
					t.Errorf("page %d begins with %.60q", i+1, text)
				}
				if number := strconv.Itoa(i+1) + "/" + strconv.Itoa(len(pages)); !strings.Contains(said, number) {
					t.Errorf("page %d does not say %s", i+1, number)
				}
				if void := voidOf(t, file, i+1); i == 0 && len(pages) > 1 && test.name != "lieux" && void > 1.0/6 { // whose photos need a page of their own
					t.Errorf("%.0f %% of page one are empty", 100*void)
				}
			}
			count := map[string]int{}
			for _, word := range words(strings.Join(pages, " ")) {
				count[word]++
			}
			cells := 0
			for _, cell := range append(elements(root, "td"), elements(root, "th")...) {
				if row := cell.Parent; attribute(row.Parent, "class") == "out" || attribute(cell, "class") == "out" {
					continue // is only read aloud
				}
				cells++
				for _, word := range words(textOf(cell)) {
					if count[word]--; count[word] < 0 {
						t.Errorf("%q of the cell %q is not on paper", word, textOf(cell))
					}
				}
			}
			t.Logf("%d pages, %d cells", len(pages), cells)
		})
	}
}

func words(s string) []string {
	return strings.Fields(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s))
}

// pdfText returns the text of a PDF, each page with a form feed behind it.
func pdfText(t *testing.T, file string, flags ...string) string {
	t.Helper()
	text, err := exec.Command("pdftotext", append(flags, file, "-")...).Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

var wordBox = regexp.MustCompile(`<word [^>]*yMax="([\d.]+)"`)

// voidOf returns how much of a page, between its margins, is below its last word.
func voidOf(t *testing.T, file string, page int) float64 {
	t.Helper()
	const margin, paper = 34.0, 842.0 // points
	n := strconv.Itoa(page)
	boxes, last := pdfText(t, file, "-bbox", "-f", n, "-l", n), 0.0
	for _, m := range wordBox.FindAllStringSubmatch(boxes, -1) {
		if y, err := strconv.ParseFloat(m[1], 64); err == nil && y < paper-margin {
			last = max(last, y)
		}
	}
	return (paper - margin - last) / (paper - 2*margin)
}

// elements returns the elements of a name, as they stand in the page.
func elements(n *html.Node, name string) (all []*html.Node) {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == name {
			all = append(all, d)
		}
	}
	return all
}
