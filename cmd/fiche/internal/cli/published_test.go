package cli

import (
	"bytes"
	"image"
	"image/jpeg"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/cli/terminal"
)

// exampleKinds are pages of the example, one of each kind.
var exampleKinds = []string{
	"index.html",
	"projets/mali.html",
	"projets/madagascar-reseau.html",
	"projets/index.html",
	"projets/tableau.html",
	"recherche.html",
	"pays/mali.html",
	"pays/index.html",
	"partenaires/ville-de-gentilly.html",
	"themes/assainissement.html",
	"statuts/en-cours.html",
	"mentions-legales.html",
	"404.html",
	"en/index.html",
	"en/projets/mali.html",
}

// edgesKinds are pages of testdata/edges.txtar that hold too much or too little.
var edgesKinds = []string{
	"index.html",
	"longue.html",
	"riche.html",
	"vide.html",
	"lieux.html",
	"debout.html",
	"plan.html",
	"ligne.html",
	"projets/index-p2.html",
	"pays/tuvalu.html",
	"partenaires/index.html",
	"en/themes/index.html",
}

// subPath is where the sites are served: below the root, as on many hosts.
const subPath = "/cooperation/"

// A published site is served on this machine.
type published struct {
	out string // its folder
	url string // with a slash at the end
}

// publishSite builds a site and serves it under the policy that the pages are made
// for. The site's url becomes the address at which it is served.
func publishSite(t *testing.T, site string) *published {
	t.Helper()
	p := &published{out: filepath.Join(t.TempDir(), "public")}
	files := http.StripPrefix(subPath, http.FileServerFS(os.DirFS(p.out)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'self'")
		w.Header().Set("Cache-Control", "max-age=86400")
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	p.url = server.URL + subPath
	setURL(t, filepath.Join(site, "content", "index.md"), p.url)
	var out, errs bytes.Buffer
	if code := Run(t.Context(), []string{"build", "--site", site, "--out", p.out}, nil, &out, &errs); code != terminal.ExitGood {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	return p
}

func setURL(t *testing.T, home, url string) {
	t.Helper()
	text, err := os.ReadFile(home)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	i := slices.IndexFunc(lines, func(line string) bool { return strings.HasPrefix(line, "url:") })
	if i < 0 {
		t.Fatal("the site says no url")
	}
	lines[i] = "url: " + url
	if err := os.WriteFile(home, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
		t.Fatal(err)
	}
}

// pages are those of the site at these paths, or all of them.
func (p *published) pages(t *testing.T, paths ...string) []page {
	t.Helper()
	if len(paths) == 0 {
		paths = p.files(t, ".html")
	}
	var list []page
	for _, name := range paths {
		if _, err := os.Stat(filepath.Join(p.out, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
		list = append(list, page{Kind: name, URL: p.url + name})
	}
	return list
}

// exampleSite is the repository's own site, copied so that a build leaves
// nothing behind in it.
func exampleSite(t *testing.T) string {
	t.Helper()
	site := t.TempDir()
	for _, folder := range []string{"content", "templates", "static"} {
		if err := os.CopyFS(filepath.Join(site, folder), os.DirFS(filepath.Join("..", "..", "..", "..", folder))); err != nil {
			t.Fatal(err)
		}
	}
	return site
}

// edgesSite is a site of sheets that say too much or too little.
func edgesSite(t *testing.T) string {
	t.Helper()
	site := archivedSite(t, "testdata/edges.txtar")
	for name, size := range map[string]image.Point{"puits-avant.jpg": {900, 600}, "puits-apres.jpg": {800, 800}, "debout.jpg": {600, 900}} {
		var photo bytes.Buffer
		if err := jpeg.Encode(&photo, image.NewGray(image.Rectangle{Max: size}), nil); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(site, "content", name), photo.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return site
}
