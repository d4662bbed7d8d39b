package pdf

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"fiche/cmd/fiche/internal/browsertest"
)

var site = fstest.MapFS{
	"a.html": {Data: []byte(`<!DOCTYPE html><html lang="fr"><title>Le puits</title><link rel="stylesheet" href="css/a.css"><h1>Le puits</h1>
<p><a href="sous/b.html">autre</a> <a href="https://other.example/">ailleurs</a> <a href="#ici">ici</a>
<table><tr><th>A<th>B<tr><td>1<td>2</table><h2 id="ici">Ici</h2><img src="https://other.example/p.png" alt="">`)},
	"css/a.css":   {Data: []byte("@page { size: A4 } h2 { break-before: page }")},
	"sous/b.html": {Data: []byte("<!DOCTYPE html><title>B</title>")},
}

func browser(t *testing.T) string {
	t.Helper()
	path := browsertest.Chromium()
	switch required := os.Getenv("FICHE_BROWSER") == "required"; {
	case path == "" && required:
		t.Fatal("there is no Chromium here")
	case path == "" || testing.Short() && !required:
		t.Skip("no browser is started")
	}
	return path
}

func printed(t *testing.T, base string) []byte {
	t.Helper()
	var root *url.URL
	if base != "" {
		var err error
		if root, err = url.Parse(base); err != nil {
			t.Fatal(err)
		}
	}
	p, err := New(browser(t), site, root)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	data, pages, err := p.Print(context.Background(), "a.html")
	if err != nil {
		t.Fatal(err)
	}
	if pages != 2 {
		t.Errorf("%d pages, want 2: the style was not found", pages)
	}
	return data
}

var uri = regexp.MustCompile(`/URI \(([^)]*)\)`)

func uris(data []byte) string {
	var found []string
	for _, m := range uri.FindAllSubmatch(data, -1) {
		found = append(found, string(m[1]))
	}
	return strings.Join(found, " ")
}

func TestLinksLeadToTheSite(t *testing.T) {
	for base, want := range map[string]string{
		"https://www.example.org/projets/": "https://www.example.org/projets/sous/b.html https://other.example/",
		"http://www.example.org/":          "http://www.example.org/sous/b.html https://other.example/",
		"":                                 "https://other.example/",
	} {
		if got := uris(printed(t, base)); got != want {
			t.Errorf("%s: links to %s, want %s", base, got, want)
		}
	}
}

func TestFilesAreTheSameEachTime(t *testing.T) {
	first := printed(t, "https://www.example.org/")
	if again := printed(t, "https://www.example.org/"); !bytes.Equal(first, again) {
		t.Error("the same page gives other bytes")
	}
	for _, want := range []string{"/Title", "/StructTreeRoot", "/Outlines", "/Lang (fr)"} {
		if !bytes.Contains(first, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
	for _, not := range []string{"CreationDate", "HeadlessChrome"} {
		if bytes.Contains(first, []byte(not)) {
			t.Errorf("it holds %s", not)
		}
	}
}

func TestNoBrowser(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("browsers may be where no search path names")
	}
	t.Setenv("PATH", t.TempDir())
	if got := Find(); got != "" {
		t.Errorf("found %s", got)
	}
}

func TestSettleKeepsOffsets(t *testing.T) {
	in := `<</Title (a \) b)/Creator (Moz \(X11\))/CreationDate (D:2026)/ModDate (D:2026)>> (node00000156)(node00000160)(node00000156)`
	data := []byte(in)
	settle(data)
	want := `<</Title (a \) b)` + strings.Repeat(" ", len(`/Creator (Moz \(X11\))/CreationDate (D:2026)/ModDate (D:2026)`)) + `>> (node00000001)(node00000002)(node00000001)`
	if string(data) != want {
		t.Errorf("got  %s\nwant %s", data, want)
	}
}

func TestABrowserThatPrintsNothing(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the browser of this test is a shell script")
	}
	program := filepath.Join(t.TempDir(), "browser")
	if err := os.WriteFile(program, []byte("#!/bin/sh\necho no display >&2\nexit 1\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	p, err := New(program, site, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	_, _, err = p.Print(context.Background(), "a.html")
	var failed *BrowserError
	if !errors.As(err, &failed) || failed.Output != "no display" {
		t.Errorf("%v", err)
	}
}

// A page may ask for anything: it gets what the site has, by the site's name.
func TestServerAnswersForTheSiteOnly(t *testing.T) {
	base, err := url.Parse("http://www.example.org/projets/")
	if err != nil {
		t.Fatal(err)
	}
	s, err := serve(site, base)
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	for address, want := range map[string]int{
		"http://www.example.org/projets/a.html":           http.StatusOK,
		"http://www.example.org/projets/css/a.css":        http.StatusOK,
		"http://www.example.org/a.html":                   http.StatusNotFound,
		"http://www.example.org/projets/../../etc/passwd": http.StatusNotFound,
		"http://other.example/projets/a.html":             http.StatusNotFound,
	} {
		answer := httptest.NewRecorder()
		s.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, address, nil))
		if answer.Code != want {
			t.Errorf("%s: %d, want %d", address, answer.Code, want)
		}
	}
}

func TestWithoutLinks(t *testing.T) {
	in := `<a class="x" href="b.html">b</a><a href="#c">c</a><a href="mailto:a@b.c">d</a><link href="a.css"><a href="?x">e</a>`
	want := `<a class="x">b</a><a href="#c">c</a><a href="mailto:a@b.c">d</a><link href="a.css"><a>e</a>`
	if got := string(withoutLinks([]byte(in))); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
