package preview

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fiche/cmd/fiche/internal/mediatype"
)

func TestAddresses(t *testing.T) {
	s := show(t, smallSite(t), nil)
	tests := []struct {
		address  string
		status   int
		location string // or
		holds    string
	}{
		{address: "/", status: 200, holds: "What we do."},
		{address: "/index.html", status: 200, holds: "What we do."},
		{address: "/projets/mali.html", status: 200, holds: "A well."},
		{address: "/projets/mali.html?utm=1", status: 200, holds: "A well."},
		{address: "/projets/%65te.html", status: 200, holds: "A pump."},
		{address: "/projets/plan.csv", status: 200, holds: "a,b\n"},
		{address: "/projets/hidden.html", status: 200, holds: "class=\"draft\""},
		{address: "/.well-known/check.txt", status: 200, holds: "here"},
		{address: "/projets/", status: 200, holds: "Mali"},
		{address: "/projets", status: 302, location: "/projets/"},
		{address: "/projets?a=b", status: 302, location: "/projets/?a=b"},
		{address: "/css/", status: 404, holds: "Page not found"}, // a folder without an index is not listed
		{address: "/css", status: 404, holds: "Page not found"},
		{address: "/projets/mali", status: 404, holds: "Page not found"},
		{address: "/projets/mali.html/", status: 404, holds: "Page not found"},
		{address: "/PROJETS/mali.html", status: 404, holds: "Page not found"},
		{address: "/../content/index.md", status: 404, holds: "Page not found"},
		{address: "/%2e%2e/%2e%2e/etc/passwd", status: 404, holds: "Page not found"},
		{address: "/projets/..%2findex.html", status: 404, holds: "Page not found"},
		{address: "//projets/", status: 404, holds: "Page not found"},
		{address: "//example.com/..", status: 404, holds: "Page not found"},
		{address: "/./", status: 404, holds: "Page not found"},
		{address: "/.fiche", status: 404, holds: "Page not found"},
		{address: "/.fiche/", status: 404, holds: "404 page not found\n"},
		{address: "/.fiche/../index.html", status: 404, holds: "404 page not found\n"},
		{address: "/.fiche/client.js", status: 200, holds: "EventSource"},
	}
	for _, test := range tests {
		a := s.get(t, test.address)
		if a.StatusCode != test.status || a.Header.Get("Location") != test.location || !strings.Contains(a.body, test.holds) {
			t.Errorf("%s: status %d, location %q, want %d, %q and %q\n%.300s",
				test.address, a.StatusCode, a.Header.Get("Location"), test.status, test.location, test.holds, a.body)
		}
		if got := a.Header.Get("Cache-Control"); got != "no-cache" {
			t.Errorf("%s: Cache-Control %q: a browser would show what is no longer so", test.address, got)
		}
	}
}

func TestAddressesUnderABase(t *testing.T) {
	s := show(t, smallSite(t), func(o *Options) { o.Base = "/coop/eau/" })
	tests := []struct {
		address  string
		status   int
		location string
	}{
		{"/", 302, "/coop/eau/"},
		{"/coop/eau", 302, "/coop/eau/"},
		{"/coop/eau/", 200, ""},
		{"/coop/eau/projets", 302, "/coop/eau/projets/"},
		{"/coop/eau/projets/mali.html", 200, ""},
		{"/coop/eau/nothing.html", 404, ""},
		{"/projets/mali.html", 404, ""},
		{"/coop/", 404, ""},
		{"/coop/eaux/", 404, ""},
		{"/.fiche/client.js", 200, ""},
	}
	for _, test := range tests {
		a := s.get(t, test.address)
		if a.StatusCode != test.status || a.Header.Get("Location") != test.location {
			t.Errorf("%s: status %d, location %q, want %d, %q", test.address, a.StatusCode, a.Header.Get("Location"), test.status, test.location)
		}
	}
	page := s.open(t, "/coop/eau/projets/mali.html", "/coop/eau/custom.css")
	page.report(t)
	s.write(t, "static/custom.css", "p { color: red }\n")
	s.build(t)
	if e := page.next(t, "assets"); string(e.data) != `["/coop/eau/custom.css"]` {
		t.Errorf("notified of %s", e.data)
	}
}

func TestTypes(t *testing.T) {
	s := show(t, smallSite(t), nil)
	for address, want := range map[string]string{
		"/":                   "text/html; charset=utf-8",
		"/nothing":            "text/html; charset=utf-8",
		"/custom.css":         "text/css; charset=utf-8",
		"/favicon.svg":        "image/svg+xml",
		"/sitemap.xml":        "application/xml",
		"/robots.txt":         "text/plain; charset=utf-8",
		"/projets/plan.csv":   "text/csv; charset=utf-8",
		"/.fiche/client.js":   "text/javascript; charset=utf-8",
		"/.fiche/events?path": "text/event-stream",
	} {
		a := s.request(t, http.MethodHead, address, nil)
		if got := a.Header.Get("Content-Type"); got != want || a.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: type %q, want %q, never guessed", address, got, want)
		}
		if a.body != "" {
			t.Errorf("%s: HEAD has a body", address)
		}
	}
	if got := mediatype.Of("CARTE.GEOJSON"); got != "application/geo+json" {
		t.Errorf("in capitals: %s", got)
	}
	if got := mediatype.Of("a.unknown-type"); got != "application/octet-stream" {
		t.Errorf("an unknown type is %s", got)
	}
}

func TestConditionsAndRanges(t *testing.T) {
	s := show(t, smallSite(t), nil)
	for _, address := range []string{"/projets/mali.html", "/custom.css", "/projets/plan.csv"} {
		whole := s.get(t, address)
		tag := whole.Header.Get("ETag")
		if a := s.request(t, http.MethodGet, address, map[string]string{"If-None-Match": tag}); a.StatusCode != http.StatusNotModified {
			t.Errorf("%s: status %d for what has not changed", address, a.StatusCode)
		}
		part := s.request(t, http.MethodGet, address, map[string]string{"Range": "bytes=2-4"})
		if part.StatusCode != http.StatusPartialContent || part.body != whole.body[2:5] {
			t.Errorf("%s: bytes 2 to 4 are %q, status %d", address, part.body, part.StatusCode)
		}
		if a := s.request(t, http.MethodGet, address, map[string]string{"Range": "bytes=99999999-"}); a.StatusCode != http.StatusRequestedRangeNotSatisfiable {
			t.Errorf("%s: status %d for bytes behind the end", address, a.StatusCode)
		}
	}
	tag := s.get(t, "/custom.css").Header.Get("ETag")
	s.write(t, "static/custom.css", "p { color: red }\n")
	s.build(t)
	if a := s.request(t, http.MethodGet, "/custom.css", map[string]string{"If-None-Match": tag}); a.StatusCode != http.StatusOK || !strings.Contains(a.body, "red") {
		t.Errorf("status %d after a change", a.StatusCode)
	}
}

func TestStrangersAreRefused(t *testing.T) {
	s := show(t, smallSite(t), nil)
	host := strings.TrimPrefix(s.server.URL, "http://")
	port := host[strings.LastIndexByte(host, ':'):]
	tests := map[string]struct {
		method string
		header map[string]string
		status int
	}{
		"the user":                     {header: map[string]string{"Sec-Fetch-Site": "none"}, status: 200},
		"a program without a browser":  {status: 200},
		"localhost":                    {header: map[string]string{"Host": "localhost" + port}, status: 302},
		"the dashboard, a frame":       {header: map[string]string{"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}, status: 200},
		"the dashboard, a script":      {header: map[string]string{"Origin": s.dashboard.URL, "Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"}, status: 403},
		"the dashboard, a form":        {method: http.MethodPost, header: map[string]string{"Origin": s.dashboard.URL, "Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, status: 403},
		"no cookie":                    {header: map[string]string{"Cookie": "x=y"}, status: 403},
		"another cookie":               {header: map[string]string{"Cookie": s.access.cookie + "=" + strings.Repeat("A", 26)}, status: 403},
		"the key as a cookie":          {header: map[string]string{"Cookie": s.access.cookie + "=" + s.access.key}, status: 403},
		"two cookies, one is ours":     {header: map[string]string{"Cookie": s.access.cookie + "=x; " + s.access.cookie + "=" + s.access.session}, status: 200},
		"a page of the site":           {header: map[string]string{"Origin": "http://" + host, "Sec-Fetch-Site": "same-origin"}, status: 200},
		"a link in a message":          {header: map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, status: 200},
		"a name that leads here":       {header: map[string]string{"Host": "evil.example" + port}, status: 421},
		"a name without the port":      {header: map[string]string{"Host": "localhost"}, status: 421},
		"another port":                 {header: map[string]string{"Host": "127.0.0.1:1"}, status: 421},
		"a foreign script":             {header: map[string]string{"Origin": "https://evil.example"}, status: 403},
		"a page of another server":     {header: map[string]string{"Origin": "http://localhost:3000"}, status: 403},
		"a page without an origin":     {header: map[string]string{"Origin": "null"}, status: 403},
		"a foreign image":              {header: map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}, status: 403},
		"a foreign frame":              {header: map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}, status: 403},
		"another port of this machine": {header: map[string]string{"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"}, status: 403},
		"who wants to write":           {method: http.MethodPost, status: 403},
		"a foreign form":               {method: http.MethodPost, header: map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, status: 403},
		"a form of a foreign page":     {method: http.MethodPost, header: map[string]string{"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"}, status: 403},
		"a form of an unknown page":    {method: http.MethodPost, header: map[string]string{"Origin": "null"}, status: 403},
		"a form of a page of the site": {method: http.MethodPost, header: map[string]string{"Origin": "http://" + host}, status: 405},
		"a form that says two things":  {method: http.MethodPost, header: map[string]string{"Origin": "http://" + host, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, status: 403},
		"an own script that writes":    {method: http.MethodPut, header: map[string]string{"Sec-Fetch-Site": "same-origin"}, status: 405},
	}
	for name, test := range tests {
		for _, address := range []string{"/", "/.fiche/client.js", "/nothing"} {
			method := test.method
			if method == "" {
				method = http.MethodGet
			}
			want := test.status
			if want == 200 && address == "/nothing" { // only who is let in learns that there is none
				want = 404
			}
			a := s.request(t, method, address, test.header)
			if a.StatusCode != want {
				t.Errorf("%s, %s: status %d, want %d", name, address, a.StatusCode, want)
			}
			if want == 403 || want == 421 {
				if strings.Contains(a.body, "Projects") {
					t.Errorf("%s, %s: reads the site", name, address)
				}
			}
		}
	}
}

func TestListenTakesTheNextFreePort(t *testing.T) {
	first, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	port := first.Port()
	second, err := Listen(port)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if got := second.Port(); got <= port || got >= port+tries {
		t.Errorf("port %d when %d is taken", got, port)
	}
	for _, l := range []net.Listener{second.site, second.dashboard} {
		if !strings.HasPrefix(l.Addr().String(), "127.0.0.1:") {
			t.Errorf("listens on %s", l.Addr())
		}
	}
}

func TestInject(t *testing.T) {
	for page, want := range map[string]string{
		"<body>a</body></html>":          "<body>aX</body></html>",
		"<BODY>a</BODY>":                 "<BODY>aX</BODY>",
		"<pre>&lt;/body></pre>":          "<pre>&lt;/body></pre>X",
		"<!-- </body> --><p>a</body>":    "<!-- </body> --><p>aX</body>",
		"a":                              "aX",
		"":                               "X",
		"</bod":                          "</bodX",
		strings.Repeat("</b", 1000) + "": strings.Repeat("</b", 1000) + "X",
	} {
		if got := string(inject([]byte(page), "X")); got != want {
			t.Errorf("%.40q: %.60q, want %.60q", page, got, want)
		}
	}
}

// The links of the 404 page lead from where the site is served, whatever path
// it will have once it is published.
func TestNotFoundLinksFromTheBase(t *testing.T) {
	for _, base := range []string{"/", "/ici/"} {
		s := show(t, newSite(t, map[string]string{
			"content/index.md": "---\ntitle: Projects\nlanguage: en\nurl: https://example.org/published/\n---\nWhat we do.\n",
		}), func(o *Options) { o.Base = base })
		a := s.get(t, base+"nowhere.html")
		if want := `href="` + base + `index.html"`; !strings.Contains(a.body, want) || strings.Contains(a.body, `="/published/`) {
			t.Errorf("at %s: the page lacks %s or links where the site is not served\n%s", base, want, a.body)
		}
	}
}

// The port that browsers leave out of addresses has no number in the host.
func TestGuardAtPort80(t *testing.T) {
	served := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) })
	for port, status := range map[int]int{80: http.StatusOK, 8080: http.StatusMisdirectedRequest} {
		a := newAccess(port)
		g := &guard{host: hostOf(&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: port}), access: a, next: served}
		w := httptest.NewRecorder()
		r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1/", nil)
		r.AddCookie(&http.Cookie{Name: a.cookie, Value: a.session})
		if g.ServeHTTP(w, r); w.Code != status {
			t.Errorf("port %d: status %d, want %d", port, w.Code, status)
		}
	}
}

// A photo that turns out to be damaged is told when it was decoded, behind the
// preview: the site stands until then, and the report does once it is known.
func TestADamagedPhotoIsTold(t *testing.T) {
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 600, 400)), nil); err != nil {
		t.Fatal(err)
	}
	copy(photo.Bytes()[photo.Len()/2:], bytes.Repeat([]byte{0xff, 0}, 20)) // no code of any picture
	site := smallSite(t)
	site.write(t, "content/a.md", "---\ntitle: A\nphoto:\n  file: a.jpg\n  alt: A well\n---\n")
	site.write(t, "content/a.jpg", photo.String())
	told := make(chan Rebuild, 8)
	o := site.options()
	o.Rebuilt = func(r Rebuild) { told <- r }
	p, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	ctx, cancel := context.WithCancel(t.Context())
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel()
	running.Go(func() { p.Run(ctx) })
	for _, good := range []bool{true, false} {
		select {
		case r := <-told:
			if r.Good != good || !good && !slices.Equal(r.Files, []string{"content/a.jpg"}) {
				t.Fatalf("good: %v, want %v: %v %v", r.Good, good, r.Files, r.Problems)
			}
		case <-time.After(timeout):
			t.Fatal("nothing is told")
		}
	}
	if s := p.current.Load(); s.tree == nil || s.report == nil || !strings.Contains(s.report.Text, "content/a.md:4:9") {
		t.Errorf("%+v", s.report)
	}
}
