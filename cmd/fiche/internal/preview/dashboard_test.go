package preview

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/dashboard"
)

// The desk is told of each build, good or bad, and of nothing between two.
func TestDashboardFollowsEachBuild(t *testing.T) {
	s := show(t, smallSite(t), func(o *Options) { o.Dashboard = dashboard.New(dashboard.Options{}) })
	version := func() string {
		t.Helper()
		found := regexp.MustCompile(`data-page="([^"]+)" data-desk`).FindStringSubmatch(s.get(t, "/.fiche/").body)
		if found == nil {
			t.Fatal("the desk has no script")
		}
		return found[1]
	}
	first := version()
	page := s.listen(t, url.Values{"path": {"/.fiche/"}, "page": {first}, "state": {first}})
	page.report(t)
	for _, text := range []string{"---\ntitle: Mali\n---\nTwo wells.\n", "---\ntittle: Mali\n---\n", "---\ntittle: Mali\nx: y\n---\n"} {
		s.write(t, "content/projets/mali.md", text)
		s.build(t)
		if strings.Contains(text, "tittle") {
			page.report(t)
		}
		if told := string(page.next(t, "page").data); told == first || told != version() {
			t.Errorf("told of %s after %s, the page is %s", told, first, version())
		}
		first = version()
	}
}

// Without a desk there is none; with one, the pages of the site lead to it, and
// nothing else takes a form.
func TestDashboardIsServed(t *testing.T) {
	without := show(t, smallSite(t), nil)
	if a := without.get(t, "/.fiche/"); a.StatusCode != http.StatusNotFound {
		t.Errorf("status %d", a.StatusCode)
	}
	if a := without.get(t, "/about.html"); strings.Contains(a.body, "data-dashboard") {
		t.Error("a page leads to no desk")
	}
	s := show(t, smallSite(t), func(o *Options) { o.Dashboard = dashboard.New(dashboard.Options{}) })
	if a := s.get(t, "/about.html"); !strings.Contains(a.body, ` data-dashboard="Start page"></script>`) {
		t.Errorf("a page does not lead to the desk\n%s", a.body)
	}
	if a := s.get(t, "/.fiche/"); a.StatusCode != http.StatusOK || !strings.Contains(a.body, "content/projets/mali.md") {
		t.Errorf("status %d\n%s", a.StatusCode, a.body)
	}
	own := map[string]string{"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
	for _, address := range []string{"/", "/about.html", "/.fiche/client.js", "/.fiche/events", "/.fiche/dashboard.css", "/.fiche/"} {
		if a := s.request(t, http.MethodPost, address, own); a.StatusCode != http.StatusMethodNotAllowed {
			t.Errorf("%s: status %d", address, a.StatusCode)
		}
	}
}
