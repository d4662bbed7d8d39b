package preview

import (
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fiche/cmd/fiche/internal/browsertest"
	"fiche/cmd/fiche/internal/dashboard"
)

func withDashboard(o *Options) { o.Dashboard = dashboard.New(dashboard.Options{}) }

// Without the cookie nothing is served, at either port; the key gives it, once
// it is asked for, and does not stay in the address.
func TestAccess(t *testing.T) {
	s := show(t, smallSite(t), withDashboard)
	stranger := map[string]string{"Cookie": "x=y"}
	for _, address := range []string{"/", "/projets/hidden.html", "/nothing", "/.fiche/", "/.fiche/check", "/.fiche/client.js", "/.fiche/events", "/?key=", "/?key=" + strings.Repeat("A", 26), "/?key=a.b.c"} {
		for _, a := range []answer{s.request(t, http.MethodGet, address, stranger), s.atDashboard(t, http.MethodGet, address, stranger)} {
			if a.StatusCode != http.StatusForbidden || !strings.Contains(a.body, "fiche serve") || strings.Contains(a.body, "Mali") || a.Header.Get("Set-Cookie") != "" {
				t.Errorf("%s: status %d\n%s", address, a.StatusCode, a.body)
			}
		}
	}
	for _, a := range []answer{
		s.request(t, http.MethodGet, "/about.html?a=b&key="+s.access.key, stranger),
		s.atDashboard(t, http.MethodGet, "/about.html?a=b&key="+s.access.key, stranger),
	} {
		to, cookie := a.Header.Get("Location"), a.Header.Get("Set-Cookie")
		if a.StatusCode != http.StatusSeeOther || !strings.HasSuffix(to, "/about.html?a=b") || cookie != s.access.cookie+"="+s.access.session+"; Path=/; HttpOnly; SameSite=Strict" {
			t.Errorf("status %d, to %q, cookie %q", a.StatusCode, to, cookie)
		}
	}
	if !strings.HasSuffix(s.access.cookie, s.server.URL[strings.LastIndexByte(s.server.URL, ':')+1:]) {
		t.Errorf("cookie %s at %s", s.access.cookie, s.server.URL)
	}
}

// Until there is a site, its addresses lead to the dashboard, which makes one.
func TestNoSiteYet(t *testing.T) {
	s, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	w := httptest.NewRecorder()
	if s.serveSite(w, httptest.NewRequest(http.MethodGet, "/projets/mali.html", nil)); w.Code != http.StatusFound || w.Header().Get("Location") != s.Origins().Dashboard+"/.fiche/" {
		t.Errorf("status %d, to %q", w.Code, w.Header().Get("Location"))
	}
}

// A ticket is good for one browser. When it comes twice, nobody knows who came
// first: everybody is shut out.
func TestTicket(t *testing.T) {
	a := newAccess(8080)
	now := time.Now()
	first := newTicket(a.key, now)
	if !a.take(first, false) || !a.take(first, true) {
		t.Error("a ticket is not taken")
	}
	session := a.session
	if a.take(first, false) || a.session == session {
		t.Error("a ticket is good twice")
	}
	for name, ticket := range map[string]string{
		"old":       newTicket(a.key, now.Add(-2*ticketTime)),
		"foreign":   newTicket("another", now),
		"unsigned":  "x.y.z",
		"an answer": "id ." + sign(a.key, "id "),
		"nothing":   "",
	} {
		if a.take(ticket, false) {
			t.Errorf("%s: taken", name)
		}
	}
}

// A running preview is found by its user alone, and only while it is the one.
func TestFind(t *testing.T) {
	records := filepath.Join(t.TempDir(), "records")
	s, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	s.Records, s.Folder = records, "/home/awa/site"
	remove := s.record()
	name := recordOf(records, s.Folder)
	info, err := os.Stat(name)
	if err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Fatalf("%v, %v", info, err)
	}
	_, handler := s.guarded()
	server := &http.Server{Handler: handler}
	go func() { _ = server.Serve(s.dashboard) }()
	if got := Find(t.Context(), records, s.Folder); got != s.Addresses("/").Dashboard {
		t.Errorf("found %q", got)
	}
	if got := Find(t.Context(), records, "/home/awa/other"); got != "" {
		t.Errorf("found %q", got)
	}
	s.access.key = "of another program that listens there now"
	if got := Find(t.Context(), records, s.Folder); got != "" {
		t.Errorf("found %q", got)
	}
	server.Close()
	s.site.Close()
	if remove(); Find(t.Context(), records, s.Folder) != "" {
		t.Error("found what has gone")
	}
	if _, err := os.Stat(name); !os.IsNotExist(err) {
		t.Errorf("the record stays: %v", err)
	}
}

// A connection on which nothing comes ends, as does one whose form never ends.
func TestSilentConnectionsEnd(t *testing.T) {
	server, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	server.patience = 50 * time.Millisecond
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(t.Context()) }()
	defer func() {
		server.Close()
		<-ended
	}()
	cookie := "Cookie: " + server.access.cookie + "=" + server.access.session + "\r\n"
	for name, text := range map[string]string{
		"nothing":   "",
		"half":      "GET / HTTP/1.1\r\n",
		"idle":      "GET /nothing HTTP/1.1\r\nHost: " + hostOf(server.dashboard.Addr()) + "\r\n" + cookie + "\r\n",
		"no end":    "POST /.fiche/stop HTTP/1.1\r\nHost: " + hostOf(server.dashboard.Addr()) + "\r\n" + cookie + "Content-Length: 100000\r\n\r\nx",
		"no cookie": "POST / HTTP/1.1\r\nHost: " + hostOf(server.dashboard.Addr()) + "\r\nContent-Length: 100000\r\n\r\nx",
	} {
		c, err := net.Dial("tcp4", server.dashboard.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		if err := c.SetReadDeadline(time.Now().Add(timeout)); err != nil {
			t.Fatal(err)
		}
		buffer := make([]byte, 4096)
		for err == nil {
			_, err = c.Read(buffer)
		}
		if e, ok := err.(net.Error); ok && e.Timeout() {
			t.Errorf("%s: the connection stays open", name)
		}
		c.Close()
	}
}

// A script of the site, in a template of a stranger, neither reads the dashboard
// nor presses a button there; the dashboard may show a page of the site.
func TestPageScriptsHaveNoHoldOnTheDashboard(t *testing.T) {
	stopped := make(chan struct{}, 10)
	dir := smallSite(t)
	dir.write(t, "templates/head-extra.html", `<script src="/evil.js"></script>`)
	s := show(t, dir, func(o *Options) {
		o.Dashboard = dashboard.New(dashboard.Options{Stop: func() { stopped <- struct{}{} }})
	})
	dir.write(t, "static/evil.js", `
const to = '`+s.dashboard.URL+`/.fiche/';
window.tried = {};
const form = { method: 'POST', body: new URLSearchParams({ token: 'x' }) };
const attempts = {
  read: () => fetch(to, { credentials: 'include' }),
  across: () => fetch('/.fiche/', { credentials: 'include' }),
  press: () => fetch(to + 'stop', { ...form, credentials: 'include' }),
  blind: async () => { await fetch(to + 'stop', { ...form, mode: 'no-cors', credentials: 'include' }); throw 0; },
  cookie: async () => { if (!document.cookie) throw 0; },
  frame: () => new Promise((yes, no) => {
    const frame = document.documentElement.appendChild(document.createElement('iframe'));
    frame.onload = () => { try { frame.contentDocument.body.textContent ? yes() : no(); } catch { no(); } };
    frame.src = to;
  }),
};
for (const [name, attempt] of Object.entries(attempts)) attempt().then(() => tried[name] = 'done', () => tried[name] = 'failed');
`)
	s.build(t)
	b := browsertest.Open(t) // closed before the server, which waits for its pages
	b.Visit(withKey(s.server.URL+"/about.html", s.access.key))
	b.Until(`window.tried && Object.keys(tried).length === 6`)
	b.Is(`Object.values(tried).every(result => result === 'failed')`)
	b.Is(`location.search === ''`)
	select {
	case <-stopped:
		t.Error("a page has pressed a button of the dashboard")
	default:
	}
	b.Visit(s.server.URL + "/.fiche/") // a link across
	b.Until(`document.querySelector('main') && location.origin === '` + s.dashboard.URL + `'`)
	b.Is(`(window.pane = document.body.appendChild(document.createElement('iframe')), pane.onload = () => window.loaded = true, pane.src = '` + s.server.URL + `/about.html', true)`)
	b.Until(`window.loaded && pane.contentWindow.length === 1 && !pane.contentDocument`) // the script has run in it, and tried its frame
}
