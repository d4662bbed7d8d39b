package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/browsertest"
)

// TestBrowser checks the published pages as readers meet them: in a real
// browser, served below a path of its own and opened from a disk, with the
// tools that the field uses. It needs Chromium, Java, Node and the tools pinned
// in testdata/browser (npm ci --ignore-scripts, there), and is skipped without
// them unless FICHE_BROWSER=required.
func TestBrowser(t *testing.T) {
	tools := findTools(t)
	example := publishSite(t, exampleSite(t))
	edges := publishSite(t, edgesSite(t))
	both := append(example.pages(t, exampleKinds...), edges.pages(t, edgesKinds...)...)

	t.Run("Nu HTML checker", func(t *testing.T) {
		tools.nu(t, example.out)
		tools.nu(t, edges.out)
	})
	t.Run("axe", func(t *testing.T) { tools.check(t, "axe", job{Pages: both}) })
	t.Run("reflow", func(t *testing.T) { tools.check(t, "reflow", job{Pages: both}) })
	t.Run("positions", func(t *testing.T) {
		tools.check(t, "positions", job{Pages: []page{
			{URL: example.url + "projets/senegal-forages.html", Width: 390, Height: 844,
				Ends: map[string]float64{".answers": 1.3, "[aria-labelledby=part_budget]": 2.1, "[aria-labelledby=part_dates]": 2.6}},
			{URL: example.url + "index.html", Width: 1280, Height: 800,
				Ends: map[string]float64{"h1": 1, ".totals": 1, ".featured img": 1, ".how-far .key-row": 1}},
		}})
	})
	t.Run("load", func(t *testing.T) {
		served := job{Site: example.url, Pages: example.pages(t)}
		tools.check(t, "load", served)
		onDisk := job{Site: "file://" + example.out + "/"}
		for _, p := range served.Pages {
			if strings.HasSuffix(p.URL, "/404.html") {
				continue // only a host shows it, and it links from the host's root
			}
			onDisk.Pages = append(onDisk.Pages, page{URL: onDisk.Site + strings.TrimPrefix(p.URL, example.url)})
		}
		tools.check(t, "load", onDisk)
	})
	t.Run("print", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "mali.pdf")
		tools.check(t, "print", job{Pages: []page{{URL: example.url + "projets/mali.html", File: file}}})
		printed(t, file, 2)
	})
	t.Run("Lighthouse", func(t *testing.T) {
		tools.check(t, "lighthouse", job{Pages: example.pages(t, "projets/mali.html", "index.html")})
	})
}

// A toolbox is where the tools are.
type toolbox struct {
	folder, chromium, node, java string
}

// findTools finds the tools or ends the test.
func findTools(t *testing.T) toolbox {
	t.Helper()
	if testing.Short() {
		t.Skip("the pages are not looked at in a browser: -short")
	}
	folder, err := filepath.Abs("testdata/browser")
	if err != nil {
		t.Fatal(err)
	}
	tools := toolbox{folder: folder}
	var missing []string
	if tools.chromium = browsertest.Chromium(); tools.chromium == "" {
		missing = append(missing, "chromium")
	}
	for to, name := range map[*string]string{&tools.node: "node", &tools.java: "java"} {
		if *to, err = exec.LookPath(name); err != nil {
			missing = append(missing, name)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "node_modules")); err != nil {
		missing = append(missing, "the tools of testdata/browser (npm ci --ignore-scripts)")
	}
	if missing == nil {
		return tools
	}
	if os.Getenv("FICHE_BROWSER") == "required" {
		t.Fatal("missing: ", strings.Join(missing, ", "))
	}
	t.Skip("the pages are not looked at in a browser, for want of: ", strings.Join(missing, ", "))
	return tools
}

// A job is what a check is asked to look at; see testdata/browser/check.mjs.
type job struct {
	Chromium string `json:"chromium"`
	Site     string `json:"site,omitempty"` // what no request may leave
	Pages    []page `json:"pages"`
}

type page struct {
	Kind string `json:"kind,omitempty"`
	URL  string `json:"url"`
	File string `json:"file,omitempty"` // to print to

	Width  int                `json:"width,omitempty"`
	Height int                `json:"height,omitempty"`
	Ends   map[string]float64 `json:"ends,omitempty"` // above how many screens an element ends, by selector
}

// check runs a check in the browser and reports its findings.
func (b toolbox) check(t *testing.T, name string, j job) {
	t.Helper()
	if len(j.Pages) == 0 {
		t.Fatal("no pages to look at")
	}
	j.Chromium = b.chromium
	input, err := json.Marshal(j)
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	cmd := exec.CommandContext(t.Context(), b.node, filepath.Join(b.folder, "check.mjs"), name)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(input), &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, &errs)
	}
	var findings []struct{ Page, What string }
	if err := json.Unmarshal(out.Bytes(), &findings); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, &out)
	}
	for _, f := range findings[:min(len(findings), enough)] {
		t.Errorf("%s: %s", f.Page, f.What)
	}
	andMore(t, len(findings))
}

// enough findings are printed to see what is wrong.
const enough = 15

func andMore(t *testing.T, n int) {
	t.Helper()
	if n > enough {
		t.Errorf("and %d more", n-enough)
	}
}

// nu has every page, stylesheet and drawing of a folder checked.
func (b toolbox) nu(t *testing.T, folder string) {
	t.Helper()
	jar := filepath.Join(b.folder, "node_modules", "vnu-jar", "build", "dist", "vnu.jar")
	cmd := exec.CommandContext(t.Context(), b.java, "-jar", jar, "--format", "json", "--exit-zero-always",
		"--skip-non-html", "--also-check-css", "--also-check-svg", folder)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("Nu: %v\n%s", err, &errs)
	}
	var report struct {
		Messages []struct {
			Type, SubType, URL, Message, Extract string
			LastLine                             int
		}
	}
	if err := json.Unmarshal(errs.Bytes(), &report); err != nil {
		t.Fatalf("Nu: %v\n%s", err, &errs)
	}
	for _, m := range report.Messages[:min(len(report.Messages), enough)] {
		t.Errorf("%s:%d: %s %s: %s\n%s", path.Base(m.URL), m.LastLine, m.Type, m.SubType, m.Message, m.Extract)
	}
	andMore(t, len(report.Messages))
}

// printed holds a PDF to a number of pages, and to tags, which let it be read
// aloud.
func printed(t *testing.T, file string, most int) {
	t.Helper()
	pdf, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(regexp.MustCompile(`/Type ?/Page\b`).FindAll(pdf, -1)); n < 1 || n > most {
		t.Errorf("prints on %d pages, want %d at most", n, most)
	}
	if !bytes.Contains(pdf, []byte("/StructTreeRoot")) || !regexp.MustCompile(`/Marked true`).Match(pdf) {
		t.Error("the PDF is not tagged")
	}
}
