package preview

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/static"
	"fiche/templates"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// tooLong is when a test gives up waiting for what should come at once.
const timeout = 20 * time.Second

// A siteDir is the folder of a site. It remembers which paths were touched,
// as the system's events would name them.
type siteDir struct {
	root    string
	touched map[string]bool
}

// newSite makes a site of some files.
func newSite(t testing.TB, files map[string]string) siteDir {
	t.Helper()
	dir := siteDir{t.TempDir(), map[string]bool{}}
	for name, text := range files {
		dir.write(t, name, text)
	}
	return dir
}

// smallSite is a site with one of everything that matters here.
func smallSite(t testing.TB) siteDir {
	return newSite(t, map[string]string{
		"content/index.md":             "---\ntitle: Projects\nlanguage: en\nurl: https://example.org/\naccent: \"#0b6e8a\"\n---\nWhat we do.\n",
		"content/about.md":             "---\ntitle: About us\nkind: page\n---\nWho we are, and [a well](projets/été.md).\n",
		"content/projets/mali.md":      "---\ntitle: Mali\ncountry: Mali\n---\nA well. [The agreement](plan.csv)\n",
		"content/projets/plan.csv":     "a,b\n1,2\n",
		"content/projets/été.md":       "# Summer\n\nA pump.\n",
		"content/projets/hidden.md":    "---\ntitle: Not yet\ndraft: yes\n---\nSoon.\n",
		"static/custom.css":            "p { color: green }\n",
		"static/.well-known/check.txt": "here\n",
	})
}

func (d siteDir) path(name string) string {
	d.touched[name] = true
	return filepath.Join(d.root, filepath.FromSlash(name))
}

func (d siteDir) write(t testing.TB, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(d.path(name)), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(d.path(name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func (d siteDir) remove(t testing.TB, name string) {
	t.Helper()
	if err := os.RemoveAll(d.path(name)); err != nil {
		t.Fatal(err)
	}
}

func (d siteDir) rename(t testing.TB, from, to string) {
	t.Helper()
	if err := os.Rename(d.path(from), d.path(to)); err != nil {
		t.Fatal(err)
	}
}

func (d siteDir) options() Options {
	return Options{
		Site: d.root, Templates: templates.FS, Static: static.FS,
		Build: pipeline.Options{Drafts: true, Locale: locale.Get("en")},
	}
}

// A shown is a preview that is driven by hand: it is rebuilt when the test
// says so, and asked through HTTP.
type shown struct {
	siteDir
	*Preview
	server    *httptest.Server // of the site's pages
	dashboard *httptest.Server
	access    *access
}

func show(t testing.TB, dir siteDir, change func(*Options)) *shown {
	t.Helper()
	o := dir.options()
	s, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	o.Origins = s.Origins()
	if change != nil {
		change(&o)
	}
	p, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	s.Show(p, p.ServeDashboard)
	site, dashboard := s.guarded()
	start := func(listener net.Listener, handler http.Handler) *httptest.Server {
		server := httptest.NewUnstartedServer(handler)
		server.Listener.Close()
		server.Listener = listener
		server.Start()
		server.Client().Transport = s.access.browser()
		t.Cleanup(server.Close)
		return server
	}
	all := &shown{dir, p, start(s.site, site), start(s.dashboard, dashboard), s.access}
	clear(dir.touched)
	p.rebuild(t.Context(), nil, false)
	return all
}

// serve serves a preview and keeps it up to date, until the context ends.
func serve(ctx context.Context, p *Preview, server *Server) error {
	server.Show(p, p.ServeDashboard)
	var tasks sync.WaitGroup
	defer tasks.Wait()
	tasks.Go(func() { p.Run(ctx) })
	return server.Serve(ctx)
}

// A browser sends the cookie of a preview, unless a request says otherwise.
type browser struct {
	*http.Transport
	cookie string
}

func (a *access) browser() browser {
	return browser{http.DefaultTransport.(*http.Transport).Clone(), a.cookie + "=" + a.session}
}

func (b browser) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Header.Values("Cookie") == nil {
		r = r.Clone(r.Context())
		r.Header.Set("Cookie", b.cookie)
	}
	return b.Transport.RoundTrip(r)
}

// build does what the rebuilding loop does when events have named what was
// touched.
func (s *shown) build(t testing.TB) {
	t.Helper()
	s.handle(t.Context(), changes{paths: slices.Sorted(maps.Keys(s.touched))})
	clear(s.touched)
}

// An answer is a response that has been read.
type answer struct {
	*http.Response
	body string
}

// request sends a request for a page of the site, which follows no redirect.
func (s *shown) request(t testing.TB, method, address string, header map[string]string) answer {
	t.Helper()
	return sendTo(t, s.server, method, address, header)
}

// atDashboard sends a request for a page of the dashboard.
func (s *shown) atDashboard(t testing.TB, method, address string, header map[string]string) answer {
	t.Helper()
	return sendTo(t, s.dashboard, method, address, header)
}

func sendTo(t testing.TB, to *httptest.Server, method, address string, header map[string]string) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, to.URL+address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range header {
		if name == "Host" {
			r.Host = value
			continue
		}
		r.Header.Set(name, value)
	}
	response, err := to.Client().Transport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{response, string(body)}
}

func (s *shown) get(t testing.TB, address string) answer {
	t.Helper()
	return s.request(t, http.MethodGet, address, nil)
}

// tag finds what the preview put into a page.
func (a answer) tag(t testing.TB) (number, page string) {
	t.Helper()
	_, rest, found := strings.Cut(a.body, `<script src="/.fiche/client.js" data-state="`)
	number, rest, _ = strings.Cut(rest, `" data-page="`)
	page, _, _ = strings.Cut(rest, `"`)
	if !found {
		t.Fatalf("no script in\n%s", a.body)
	}
	return number, page
}

// A listener is the events of an open page.
type openPage struct {
	events chan event
	stop   context.CancelFunc
}

// open opens a page as a browser does: it loads it, then listens.
func (s *shown) open(t testing.TB, address string, assets ...string) *openPage {
	t.Helper()
	number, page := s.get(t, address).tag(t)
	return s.listen(t, url.Values{"path": {(&url.URL{Path: address}).EscapedPath()}, "state": {number}, "page": {page}, "asset": assets})
}

// listen listens as an open page that says this of itself.
func (s *shown) listen(t testing.TB, query url.Values) *openPage {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.server.URL+"/.fiche/events?"+query.Encode(), nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := s.server.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	o := &openPage{make(chan event, 100), stop}
	t.Cleanup(stop)
	go func() {
		defer response.Body.Close()
		defer close(o.events)
		var e event
		for lines := bufio.NewScanner(response.Body); lines.Scan(); {
			field, value, _ := strings.Cut(lines.Text(), ": ")
			switch field {
			case "event":
				e.name = value
			case "data":
				e.data = []byte(value)
			case "":
				if e.name != "" {
					o.events <- e
				}
				e = event{}
			}
		}
	}()
	return o
}

// next is the next event, which must be of this name.
func (o *openPage) next(t testing.TB, name string) event {
	t.Helper()
	select {
	case e := <-o.events:
		if e.name != name {
			t.Fatalf("event %q %s, want %q", e.name, e.data, name)
		}
		return e
	case <-time.After(timeout):
		t.Fatalf("no event %q", name)
		return event{}
	}
}

// report is the next event, a report of problems; nil when all is well.
func (o *openPage) report(t testing.TB) *report {
	t.Helper()
	var r *report
	if err := json.Unmarshal(o.next(t, "problems").data, &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// clean is what a fresh build of the site gives.
func clean(t testing.TB, o Options) *pipeline.Result {
	t.Helper()
	layer := func(name string, builtIn fs.FS) []fs.FS {
		if _, err := os.Stat(filepath.Join(o.Site, name)); err != nil {
			return []fs.FS{builtIn}
		}
		return []fs.FS{os.DirFS(filepath.Join(o.Site, name)), builtIn}
	}
	result, err := pipeline.New(pipeline.Inputs{
		Content:   os.DirFS(filepath.Join(o.Site, sitefolder.Content)),
		Templates: layer(sitefolder.Templates, o.Templates),
		Static:    layer(sitefolder.Static, o.Static),
	}, o.Build).Build(t.Context())
	if err != nil {
		return &pipeline.Result{Problems: []problem.Problem{machineProblem(err)}}
	}
	return result
}
