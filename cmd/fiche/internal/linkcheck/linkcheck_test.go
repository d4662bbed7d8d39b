package linkcheck

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
)

// siteOf makes a site of files; a page that links addresses is the usual one.
func siteOf(t *testing.T, files map[string]string) *site.Site {
	t.Helper()
	if files["index.md"] == "" {
		files["index.md"] = "---\ntitre: Site\nurl: https://site.example.org/\norganisation:\n  nom: O\n  courriel: a@b.example\n---\n"
	}
	in := site.Input{}
	for name, text := range files {
		l := locale.Get("fr")
		if strings.HasSuffix(name, ".en.md") {
			l = locale.Get("en")
		}
		in.Sheets = append(in.Sheets, sheet.Parse(name, []byte(text), l))
	}
	made, report := site.New(in)
	if problem.Worst(report.Problems) == problem.Error {
		t.Fatal(report.Problems)
	}
	return made
}

func linking(addresses ...string) map[string]string {
	return map[string]string{"a.md": "# A\n\n<" + strings.Join(addresses, ">\n<") + ">\n"}
}

// told is a finding as "line rule what is said of it".
func told(problems []problem.Problem) []string {
	var lines []string
	for _, p := range problems {
		line := fmt.Sprintf("%s:%d %s %s", strings.TrimPrefix(p.Path, "content/"), p.Line, p.Severity, p.Rule)
		for _, key := range []string{"to", "status", "count"} {
			if value := p.Args.Text(key); value != "" && value != "0" && (key != "status" || p.Rule == "link-refused" || p.Rule == "link-gone") {
				line += " " + value
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// A web is servers in the test's own machine under any names. It keeps what
// it was asked for.
type web struct {
	*http.Transport
	mu    sync.Mutex
	asked []string
}

func newWeb(t *testing.T, handle http.HandlerFunc) *web {
	w := &web{}
	server := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		w.mu.Lock()
		w.asked = append(w.asked, r.Method+" "+r.Host+r.URL.RequestURI())
		w.mu.Unlock()
		for _, name := range []string{"Cookie", "Authorization", "Referer"} {
			if r.Header.Get(name) != "" {
				t.Errorf("%s: sends %s", r.URL, name)
			}
		}
		if got, want := r.UserAgent(), "Fiche link check (+https://site.example.org/; a@b.example)"; got != want {
			t.Errorf("User-Agent: %q, want %q", got, want)
		}
		out.Header().Set("Set-Cookie", "a=b")
		handle(out, r)
	}))
	t.Cleanup(server.Close)
	w.Transport = newTransport(nil)
	w.DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, network, server.Listener.Addr().String())
	}
	t.Cleanup(w.CloseIdleConnections)
	return w
}

// Each address has a host of its own here, so that nobody waits for a turn.
func TestAnswers(t *testing.T) {
	swings := 0
	w := newWeb(t, func(out http.ResponseWriter, r *http.Request) {
		host, _, _ := strings.Cut(r.Host, ".")
		send := func(status int, to string) {
			out.Header().Set("Location", to)
			out.WriteHeader(status)
		}
		switch host {
		case "fine":
		case "gone", "grave":
			status := map[string]int{"gone": 404, "grave": 410}[host]
			out.WriteHeader(status)
		case "no-head":
			if r.Method == http.MethodHead {
				out.WriteHeader(http.StatusMethodNotAllowed)
			}
		case "head-blind":
			if r.Method == http.MethodHead {
				out.WriteHeader(http.StatusNotFound)
			}
		case "closed":
			out.WriteHeader(http.StatusForbidden)
		case "broken":
			out.WriteHeader(http.StatusInternalServerError)
		case "moved":
			send(301, "http://fine.example.org/new?a=b")
		case "away":
			send(302, "http://fine.example.org/new")
		case "detour":
			send(302, "http://moved.example.org/")
		case "lost":
			send(301, "http://gone.example.org/")
		case "half":
			send(308, "http://away.example.org/x")
		case "round":
			send(302, "/again")
		case "script":
			send(301, "javascript:alert(1)")
		case "home":
			if r.URL.Path != "/" {
				send(302, "/")
			}
		case "secret":
			send(301, "http://user:password@fine.example.org/new#there")
		case "long":
			send(301, "http://fine.example.org/"+strings.Repeat("a", 2000))
		case "short":
			send(302, "http://fine.example.org/")
		case "query":
			if r.URL.RawQuery == "" {
				send(302, "/?page=3")
			}
		case "swing": // for good to another address, and back
			swings++
			if swings <= 2 {
				send(301, []string{"/b", "/"}[swings-1])
			}
		case "drop":
			panic(http.ErrAbortHandler)
		}
	})
	tests := []struct{ address, want string }{
		{"http://fine.example.org/", ""},
		{"http://user:password@fine.example.org/x#y", ""},
		{"http://gone.example.org/x", "error link-gone 404"},
		{"http://grave.example.org/x", "error link-gone 410"},
		{"http://no-head.example.org/", ""},
		{"http://head-blind.example.org/", ""},
		{"http://closed.example.org/", "warning link-refused 403"},
		{"http://broken.example.org/", "warning link-refused 500"},
		{"http://moved.example.org/", "warning link-moved http://fine.example.org/new?a=b"},
		{"http://moved.example.org/#part", "warning link-moved http://fine.example.org/new?a=b#part"},
		{"http://away.example.org/", ""},
		{"http://detour.example.org/", ""},
		{"http://lost.example.org/x", "error link-gone 404"},
		{"http://half.example.org/", "warning link-moved http://away.example.org/x"},
		{"http://round.example.org/", "warning link-redirects"},
		{"http://script.example.org/", "warning link-redirects"},
		{"http://home.example.org/docs/2019/plan.pdf", "warning link-to-home"},
		{"http://home.example.org/fr", ""},
		{"http://secret.example.org/", "warning link-moved http://fine.example.org/new"},
		{"http://long.example.org/", "warning link-redirects"},
		{"http://short.example.org/docs/2019/plan.pdf", ""},
		{"http://query.example.org/docs/2019/plan.pdf", ""},
		{"http://swing.example.org/", ""},
		{"http://drop.example.org/", "warning link-unreachable"},
		{"http://localhost./", "warning link-private"},
		{"http://localhost:8080/", "warning link-private"},
		{"http://127.0.0.1/", "warning link-private"},
		{"http://2130706433/", "warning link-private"},
		{"http://169.254.169.254/latest/meta-data/", "warning link-private"},
		{"http://intranet/page", "warning link-private"},
		{"http://nas.local/", "warning link-private"},
		{"https://www.mairie.invalid/", "error link-no-host"},
	}
	var addresses, want []string
	for i, test := range tests {
		addresses = append(addresses, test.address)
		if test.want != "" {
			want = append(want, fmt.Sprintf("a.md:%d %s", i+3, test.want))
		}
	}
	got, err := check(t, linking(addresses...), w)
	if diff := cmp.Diff(want, told(got)); diff != "" || err != nil {
		t.Error(err, diff)
	}
	if n := len(slices.DeleteFunc(slices.Clone(w.asked), func(a string) bool { return !strings.Contains(a, "round.") })); n != maxRedirects+1 {
		t.Errorf("round and round: %d requests", n)
	}
}

func check(t *testing.T, files map[string]string, transport http.RoundTripper) ([]problem.Problem, error) {
	t.Helper()
	return Check(t.Context(), siteOf(t, files), Options{Transport: transport, Pause: time.Nanosecond})
}

// An address is asked once, however many places lead to it, and told at each.
func TestEachAddressOnce(t *testing.T) {
	w := newWeb(t, func(out http.ResponseWriter, r *http.Request) { out.WriteHeader(http.StatusGone) })
	files := map[string]string{
		"index.md": "---\ntitre: Site\nlangues: fr, en\nurl: https://site.example.org/\norganisation:\n  nom: O\n  courriel: a@b.example\nmenu:\n  - http://gone.example.org/a : Ailleurs\n---\n",
		"a.md":     "---\ntitre: A\nliens:\n  - http://gone.example.org/a : Film\n---\n[x](http://gone.example.org/a#un) et [y](http://gone.example.org/a)\n",
		"a.en.md":  "---\ntitle: A\n---\n[x](http://gone.example.org/a) and [the site itself](https://site.example.org/a.html) <https://site.example.org>\n",
		"p.md":     "---\ntitre: P\ntype: partenaire\nurl: http://gone.example.org/a\n---\n",
		"draft.md": "---\ntitre: D\nbrouillon: oui\n---\n<http://draft.example.org/>\n",
	}
	files["b.md"] = "# B\n\n<http://root.example.org> <http://root.example.org/> <http://ROOT.example.org>\n"
	got, err := check(t, files, w)
	want := []string{
		"a.en.md:4 error link-gone 410", "a.md:4 error link-gone 410", "a.md:6 error link-gone 410",
		"a.md:6 error link-gone 410",
		"b.md:3 error link-gone 410", "b.md:3 error link-gone 410", "b.md:3 error link-gone 410", "index.md:9 error link-gone 410", "p.md:4 error link-gone 410",
	}
	if diff := cmp.Diff(want, told(got)); diff != "" || err != nil {
		t.Error(err, diff)
	}
	slices.Sort(w.asked)
	if diff := cmp.Diff([]string{
		"GET gone.example.org/a", "GET root.example.org/", "HEAD gone.example.org/a", "HEAD root.example.org/",
	}, w.asked); diff != "" {
		t.Error(diff)
	}
}

// A certificate that nobody vouches for is not the same as a missing page.
func TestCertificate(t *testing.T) {
	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // it is refused, as it should be
	server.StartTLS()
	defer server.Close()
	transport := newTransport(nil)
	transport.DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, network, server.Listener.Addr().String())
	}
	defer transport.CloseIdleConnections()
	got, err := check(t, linking("https://a.example.org/"), transport)
	if diff := cmp.Diff([]string{"a.md:3 warning link-certificate"}, told(got)); diff != "" || err != nil {
		t.Error(err, diff)
	}
}

// Without a network nothing is said of the addresses: some machines then say
// that no name exists.
func TestOffline(t *testing.T) {
	offline := roundTripper(func(r *http.Request) (*http.Response, error) {
		return nil, &net.OpError{Op: "dial", Err: &net.DNSError{Name: r.Host, IsNotFound: true}}
	})
	got, _ := check(t, linking("http://a.example.org/1", "http://a.example.org/2", "http://b.example.org/", "http://c.invalid/"), offline)
	if diff := cmp.Diff([]string{"index.md:0 warning links-offline 3", "a.md:6 error link-no-host"}, sortedBack(told(got))); diff != "" {
		t.Error(diff)
	}
	got, _ = check(t, linking("http://a.example.org/1"), offline)
	if diff := cmp.Diff([]string{"a.md:3 error link-no-host"}, told(got)); diff != "" {
		t.Error(diff)
	}
}

func sortedBack(lines []string) []string {
	slices.Sort(lines)
	slices.Reverse(lines)
	return lines
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// Who interrupts a check is told what was found until then.
func TestInterrupted(t *testing.T) {
	synctest.Test(t, interrupt)
}

func interrupt(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	transport := roundTripper(func(r *http.Request) (*http.Response, error) {
		if r.URL.Path == "/2" {
			cancel()
			<-r.Context().Done()
			return nil, r.Context().Err()
		}
		return &http.Response{StatusCode: http.StatusGone, Body: http.NoBody}, nil
	})
	s := siteOf(t, linking("http://a.example.org/1", "http://a.example.org/2", "http://a.example.org/3"))
	got, err := Check(ctx, s, Options{Transport: transport})
	if diff := cmp.Diff([]string{"a.md:3 error link-gone 410", "index.md:0 warning links-not-asked 2"}, told(got)); diff != "" || err != context.Canceled {
		t.Error(err, diff)
	}
}

// A contact that is no plain text cannot write into the header.
func TestAgent(t *testing.T) {
	for email, want := range map[string]string{
		"":                  "Fiche link check",
		"a@b.example":       "Fiche link check (+a@b.example)",
		"a b@b.example":     "Fiche link check",
		"é@b.example":       "Fiche link check",
		"a@b.example) x/1(": "Fiche link check",
	} {
		if got := agent(&sheet.Settings{Organisation: sheet.Publisher{Email: email}}); got != want {
			t.Errorf("%q: %q", email, got)
		}
	}
}

// The host with most links begins: it takes longest.
func TestByHost(t *testing.T) {
	links := linksOf(siteOf(t, linking("http://a.example.org/", "http://b.example.org/1", "http://b.example.org/2")))
	groups := byHost(links)
	if len(groups) != 2 || len(groups[0]) != 2 || len(groups[1]) != 1 {
		t.Error(groups)
	}
}
