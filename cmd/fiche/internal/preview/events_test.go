package preview

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"fiche/cmd/fiche/internal/pipeline"
)

// An editor breaks a sheet and mends it, with one page open that shows it and
// one that does not.
func TestBreakAndMend(t *testing.T) {
	s := show(t, smallSite(t), func(o *Options) { o.Editor = "vscode" })
	mali := s.open(t, "/projets/mali.html")
	about := s.open(t, "/about.html")
	for _, page := range []*openPage{mali, about} {
		if r := page.report(t); r != nil {
			t.Fatalf("problems of a good site: %v", r)
		}
	}

	// A better text: only the page that shows it is notified.
	s.write(t, "content/projets/mali.md", "---\ntitle: Mali\ncountry: Mali\n---\nTwo wells. [The agreement](plan.csv)\n")
	s.build(t)
	if got := string(mali.next(t, "page").data); got == "" {
		t.Error("no version of the page")
	}
	if a := s.get(t, "/projets/mali.html"); !strings.Contains(a.body, "Two wells.") {
		t.Errorf("not served:\n%s", a.body)
	}

	// A mistake: every page shows it over what it showed before.
	s.write(t, "content/projets/mali.md", "---\ntittle: Mali\n---\nThree wells.\n")
	s.build(t)
	for _, page := range []*openPage{mali, about} {
		r := page.report(t)
		want := "content/projets/mali.md:2:1: error: unknown field"
		if r == nil || !strings.Contains(r.Text, want) || !strings.Contains(r.Text, "  2 | tittle: Mali\n    | ^^^^^^\n  hint: ") {
			t.Fatalf("report %+v", r)
		}
		if link := r.Links["content/projets/mali.md:2:1"]; link != "vscode://file"+s.folders.path+"/content/projets/mali.md:2:1" {
			t.Errorf("link %q", link)
		}
	}
	if a := s.get(t, "/projets/mali.html"); a.StatusCode != 200 || !strings.Contains(a.body, "Two wells.") {
		t.Errorf("the last good page went, status %d", a.StatusCode)
	}
	late := s.open(t, "/") // opened while the site is broken
	if r := late.report(t); r == nil {
		t.Error("a page that is opened now shows no problems")
	}

	// Mended.
	s.write(t, "content/projets/mali.md", "---\ntitle: Mali\ncountry: Mali\n---\nThree wells.\n")
	s.build(t)
	for _, page := range []*openPage{late, mali, about} {
		if r := page.report(t); r != nil {
			t.Errorf("problems of a mended site: %v", r)
		}
	}
	mali.next(t, "page")
	late.next(t, "page") // the home page shows how the sheet begins

	// The same bytes again: no page is notified, which shows by the event that
	// comes next.
	s.rebuild(t.Context(), nil, false)
	s.rebuild(t.Context(), []string{"content/projets/mali.md"}, true)
	s.write(t, "content/projets/other.md", "---\ntittle: x\n---\n")
	s.build(t)
	for _, page := range []*openPage{mali, about, late} {
		page.report(t)
	}
}

// A page is notified of the files it uses: those that changed, and all that may
// have changed between the loading of the page and the first event.
func TestAssets(t *testing.T) {
	s := show(t, smallSite(t), nil)
	styles := []string{"/css/fiche.css", "/custom.css", "/gone.png"}
	page := s.open(t, "/about.html", styles...)
	page.report(t)
	s.write(t, "static/custom.css", "p { color: red }\n")
	s.build(t)
	if e := page.next(t, "assets"); string(e.data) != `["/custom.css"]` {
		t.Errorf("notified of %s", e.data)
	}
	s.write(t, "static/gone.png", "not yet a picture")
	s.remove(t, "static/custom.css")
	s.build(t)
	page.next(t, "page") // it no longer links custom.css
	if e := page.next(t, "assets"); string(e.data) != `["/custom.css","/gone.png"]` {
		t.Errorf("notified of %s", e.data)
	}

	number, version := s.get(t, "/about.html").tag(t)
	f := s.newSubscriber(s.current.Load(), map[string][]string{
		"path": {"/about.html"}, "page": {version}, "state": {number}, "asset": styles,
	})
	if events := f.update(s.current.Load()); len(events) != 1 {
		t.Errorf("notified: %v, when nothing has changed", events)
	}
	s.rebuild(t.Context(), nil, false)
	f = s.newSubscriber(s.current.Load(), map[string][]string{
		"path": {"/about.html"}, "page": {version}, "state": {number}, "asset": {"/css/fiche.css"},
	})
	if events := f.update(s.current.Load()); len(events) != 2 || events[1].name != "assets" {
		t.Errorf("notified: %v, when the style may have changed", events)
	}
}

// A page that does not exist shows the page that says so; when it comes into
// being, the browser is notified.
func TestMissingPageComes(t *testing.T) {
	s := show(t, smallSite(t), nil)
	page := s.open(t, "/projets/niger.html")
	page.report(t)
	s.write(t, "content/projets/niger.md", "# Niger\n\nA dam.\n")
	s.build(t)
	page.next(t, "page")
	if a := s.get(t, "/projets/niger.html"); a.StatusCode != 200 {
		t.Errorf("status %d", a.StatusCode)
	}
}

// A site that has never been good shows why, and appears when it is mended.
func TestNeverGood(t *testing.T) {
	s := show(t, newSite(t, map[string]string{"content/index.md": "---\nlangue: fr\ntitre: <P>\ntotals: x\ntittre: y\n---\n"}), nil)
	a := s.get(t, "/")
	for _, want := range []string{
		`<html lang="fr" dir="ltr">`, "<h1>La page apparaîtra dès que ceci sera corrigé</h1>",
		"content/index.md:5:1: erreur : champ inconnu « tittre »", `data-page="none" data-placeholder></script></body>`,
	} {
		if a.StatusCode != http.StatusInternalServerError || !strings.Contains(a.body, want) {
			t.Fatalf("status %d, no %s in\n%s", a.StatusCode, want, a.body)
		}
	}
	page := s.open(t, "/")
	if page.report(t) == nil {
		t.Fatal("no problems")
	}
	s.write(t, "content/index.md", "---\nlangue: fr\ntitre: <P>\n---\nVoilà.\n")
	s.build(t)
	page.report(t)
	page.next(t, "page")
	if a := s.get(t, "/"); a.StatusCode != 200 || !strings.Contains(a.body, "Voilà.") {
		t.Errorf("status %d\n%s", a.StatusCode, a.body)
	}
}

// The whole of content/ goes and comes back.
func TestContentGoesAndReturns(t *testing.T) {
	s := show(t, smallSite(t), nil)
	page := s.open(t, "/about.html")
	page.report(t)
	s.rename(t, "content", "elsewhere")
	s.build(t)
	if r := page.report(t); r == nil || !strings.Contains(r.Text, "the folder “content” is no longer there") {
		t.Fatalf("report %+v", r)
	}
	if a := s.get(t, "/about.html"); a.StatusCode != 200 {
		t.Errorf("status %d of the last good page", a.StatusCode)
	}
	s.rename(t, "elsewhere", "content")
	s.write(t, "content/about.md", "---\ntitle: About us\nkind: page\n---\nWe are back.\n")
	s.build(t)
	page.report(t)
	page.next(t, "page")
	if a := s.get(t, "/about.html"); !strings.Contains(a.body, "We are back.") {
		t.Errorf("the old page:\n%s", a.body)
	}
}

// A file that cannot be made is reported at its address; the preview goes on.
func TestFileThatCannotBeMade(t *testing.T) {
	s := show(t, smallSite(t), nil)
	s.remove(t, "content/projets/plan.csv") // after the build that lists it
	a := s.get(t, "/projets/plan.csv")
	if a.StatusCode != http.StatusInternalServerError || !strings.Contains(a.body, "the page projets/plan.csv could not be made") {
		t.Errorf("status %d\n%s", a.StatusCode, a.body)
	}
}

// Twenty browsers read and listen while the site is edited; one of them never
// reads its events. Each of the others ends with the last version.
func TestTwentyBrowsers(t *testing.T) {
	s := show(t, smallSite(t), nil)
	const browsers, edits = 20, 30
	addresses := []string{"/", "/about.html", "/projets/mali.html", "/projets/"}
	idle, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.server.URL+"/.fiche/events?path=/projets/mali.html", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := s.server.Client().Do(idle)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()

	var pages []*openPage
	for i := range browsers {
		pages = append(pages, s.open(t, addresses[i%len(addresses)]))
	}
	reading, stop := context.WithCancel(t.Context())
	var readers sync.WaitGroup
	for _, address := range addresses {
		readers.Go(func() {
			for reading.Err() == nil {
				if a := s.get(t, address); a.StatusCode != 200 {
					t.Errorf("%s: status %d", address, a.StatusCode)
				}
			}
		})
	}
	for n := range edits {
		s.write(t, "content/projets/mali.md", "---\ntitle: Mali "+strings.Repeat("i", n)+"\n---\nA well.\n")
		s.build(t)
	}
	stop()
	readers.Wait()
	for i, page := range pages {
		page.report(t)
		address := addresses[i%len(addresses)]
		if address == "/about.html" {
			continue // it does not show Mali
		}
		_, want := s.get(t, address).tag(t)
		for string(page.next(t, "page").data) != want {
		}
	}
}

// With --drafts=false the preview shows what will be published.
func TestWithoutDrafts(t *testing.T) {
	s := show(t, smallSite(t), func(o *Options) { o.Build = pipeline.Options{} })
	if a := s.get(t, "/projets/hidden.html"); a.StatusCode != 404 {
		t.Errorf("status %d of a draft", a.StatusCode)
	}
}

// An asset that is not there has no version, whatever the page says that is served
// for it; and one page does not make the server look at any number of files.
func TestAssetsOfASubscriber(t *testing.T) {
	s := show(t, smallSite(t), nil)
	query := map[string][]string{"path": {"/about.html"}, "state": {s.current.Load().id()}, "asset": {"/gone.png"}}
	sub := s.newSubscriber(s.current.Load(), query)
	s.write(t, "content/index.md", "---\ntitle: Other projects\nlanguage: en\nurl: https://example.org/\n---\nWhat we do.\n")
	s.build(t)
	for _, e := range sub.update(s.current.Load()) {
		if e.name == "assets" {
			t.Errorf("notified of %s", e.data)
		}
	}
	for i := range 3 * maxAssets {
		query["asset"] = append(query["asset"], fmt.Sprintf("/%d.png", i))
	}
	if n := len(s.newSubscriber(s.current.Load(), query).assets); n != maxAssets {
		t.Errorf("%d files are followed", n)
	}
}

// A file in the place of content/ is no folder: the same is said as when there is
// nothing.
func TestAFileInThePlaceOfContent(t *testing.T) {
	s := show(t, smallSite(t), nil)
	page := s.open(t, "/about.html")
	page.report(t)
	s.rename(t, "content", "elsewhere")
	s.write(t, "content", "a file")
	s.build(t)
	if r := page.report(t); r == nil || !strings.Contains(r.Text, "the folder “content” is no longer there") {
		t.Errorf("report %+v", r)
	}
}

// Only files that are there can be opened in an editor.
func TestNoLinkToAMissingFile(t *testing.T) {
	s := show(t, newSite(t, map[string]string{"content/a.md": "# A\n"}), func(o *Options) { o.Editor = "vscode" })
	r := s.open(t, "/").report(t)
	if r == nil || !strings.Contains(r.Text, "content/index.md") || len(r.Links) > 0 {
		t.Errorf("report %+v", r)
	}
}
