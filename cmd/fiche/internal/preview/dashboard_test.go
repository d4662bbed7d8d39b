package preview

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/dashboard"
)

// The dashboard has a new version after each build, good or bad, and only then.
func TestDashboardFollowsEachBuild(t *testing.T) {
	s := show(t, smallSite(t), func(o *Options) { o.Dashboard = dashboard.New(dashboard.Options{}) })
	version := func() string {
		t.Helper()
		found := regexp.MustCompile(`data-page="([^"]+)" data-dashboard`).FindStringSubmatch(s.atDashboard(t, http.MethodGet, "/.fiche/", nil).body)
		if found == nil {
			t.Fatal("the dashboard has no script")
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
		if got := string(page.next(t, "page").data); got == first || got != version() {
			t.Errorf("notified of %s after %s, the page is %s", got, first, version())
		}
		first = version()
	}
}

// The dashboard is optional; with one, the pages of the site link to it, and nothing
// else accepts a form.
func TestDashboardIsServed(t *testing.T) {
	without := show(t, smallSite(t), nil)
	if a := without.get(t, "/.fiche/"); a.StatusCode != http.StatusNotFound {
		t.Errorf("status %d", a.StatusCode)
	}
	if a := without.get(t, "/about.html"); strings.Contains(a.body, "data-dashboard") {
		t.Error("a page links to no dashboard")
	}
	s := show(t, smallSite(t), func(o *Options) { o.Dashboard = dashboard.New(dashboard.Options{}) })
	if a := s.get(t, "/about.html"); !strings.Contains(a.body, ` data-dashboard="Start page" data-edit="Edit"></script>`) {
		t.Errorf("a page does not link to the dashboard\n%s", a.body)
	}
	if a := s.get(t, "/.fiche/check?x=y"); a.StatusCode != http.StatusFound || a.Header.Get("Location") != s.dashboard.URL+"/.fiche/check?x=y" {
		t.Errorf("status %d, to %q", a.StatusCode, a.Header.Get("Location"))
	}
	if a := s.atDashboard(t, http.MethodGet, "/.fiche/", nil); a.StatusCode != http.StatusOK || !strings.Contains(a.body, "content/projets/mali.md") {
		t.Errorf("status %d\n%s", a.StatusCode, a.body)
	}
	own := map[string]string{"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
	for _, address := range []string{"/", "/about.html", "/.fiche/client.js", "/.fiche/events", "/.fiche/dashboard.css", "/.fiche/"} {
		if a := s.request(t, http.MethodPost, address, own); a.StatusCode != http.StatusMethodNotAllowed {
			t.Errorf("%s: status %d", address, a.StatusCode)
		}
	}
}
