package verify

import (
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"fiche/cmd/fiche/internal/problem"
)

// files is a site read below /projets/.
func files() fstest.MapFS {
	page := func(style string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(`<!doctype html><link rel="icon" href="x"><link rel="stylesheet" href="` + style + `"><h1>` + style + `</h1>`)}
	}
	return fstest.MapFS{
		"index.html": page("css/style.css"), "projets/mali.html": page("../css/style.css"), "projets/afrique/niger.html": page("../../css/style.css"),
		"404.html": page("/projets/css/style.css"), "css/style.css": {Data: []byte("p {}")}, ".fiche": {Data: []byte("fiche published 1: …")},
	}
}

// A goodHost serves a site as it should be.
func goodHost(site fstest.MapFS) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/projets/")
		if name == "" {
			name = "index.html"
		}
		f := site[name]
		switch {
		case f == nil || name == ".fiche":
			w.Header().Set("Content-Type", "text/html")
			w.WriteHeader(http.StatusNotFound)
			f = site["404.html"]
		case strings.HasSuffix(name, ".css"):
			w.Header().Set("Content-Type", "text/css")
		default:
			w.Header().Set("Content-Type", "text/html; charset=UTF-8")
		}
		_, _ = w.Write(f.Data)
	}
}

func rulesOf(found []problem.Problem) (all []string) {
	for _, p := range found {
		all = append(all, string(p.Rule))
	}
	return all
}

func look(t *testing.T, s Site) []string {
	t.Helper()
	s.Files, s.Pages = files(), []string{"projets/mali.html", "projets/afrique/niger.html"}
	found, asked, err := Look(t.Context(), s)
	if err != nil || asked == 0 {
		t.Fatal(asked, err)
	}
	return rulesOf(found)
}

// What a host does wrong is found, and nothing else.
func TestFindings(t *testing.T) {
	said := func(status int, kind, text string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			w.WriteHeader(status)
			_, _ = io.WriteString(w, text)
		}
	}
	only := func(path string, wrong http.HandlerFunc) http.HandlerFunc {
		good := goodHost(files())
		return func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, path) && !strings.HasSuffix(r.URL.Path, ".css") || r.URL.Path == path {
				wrong(w, r)
				return
			}
			good(w, r)
		}
	}
	mali := "/projets/projets/mali.html"
	maliText := string(files()["projets/mali.html"].Data)
	for name, c := range map[string]struct {
		host http.HandlerFunc
		want []string
	}{
		"good":               {goodHost(files()), nil},
		"no index":           {noIndex, []string{"online-no-index"}},
		"another folder":     {http.NotFound, []string{"online-missing"}},
		"forbidden":          {only(mali, said(403, "text/html", "")), []string{"online-forbidden"}},
		"missing":            {only(mali, said(404, "text/html", "")), []string{"online-missing"}},
		"different":          {only(mali, said(200, "text/html", maliText+"<script>")), []string{"online-different"}},
		"type":               {only(mali, said(200, "application/octet-stream", maliText)), []string{"online-type"}},
		"charset":            {only(mali, said(200, "text/html; charset=iso-8859-1", maliText)), []string{"online-charset"}},
		"style missing":      {only("/projets/css/style.css", said(404, "text/html", "")), []string{"online-no-style", "online-404-links"}},
		"type of a style":    {only("/projets/css/style.css", said(200, "text/plain", "p {}")), []string{"online-type"}},
		"no 404":             {softly, []string{"online-not-404"}},
		"own 404":            {ownPage, []string{"online-other-404"}},
		"list":               {only("/projets/.fiche", said(200, "text/plain", "fiche published 1: …")), []string{"online-list"}},
		"moved":              {movedHome, []string{"online-moved"}},
		"moved to the index": {toIndex, nil},
		"round in a circle":  {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path, http.StatusFound) }, []string{"online-unreachable"}},
	} {
		server := httptest.NewServer(c.host)
		if got := look(t, Site{URL: server.URL + "/projets/"}); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
		server.Close()
	}
}

func noIndex(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/projets/" {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	goodHost(files())(w, r)
}

func isWrong(r *http.Request) bool {
	return strings.HasPrefix(r.URL.Path, "/projets/projets/afrique/") && !strings.HasSuffix(r.URL.Path, "niger.html")
}

func softly(w http.ResponseWriter, r *http.Request) {
	if isWrong(r) {
		r.URL.Path = "/projets/"
	}
	goodHost(files())(w, r)
}

func ownPage(w http.ResponseWriter, r *http.Request) {
	if isWrong(r) {
		http.NotFound(w, r)
		return
	}
	goodHost(files())(w, r)
}

func movedHome(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/projets/" {
		http.Redirect(w, r, "/ailleurs/", http.StatusFound)
		return
	}
	if r.URL.Path == "/ailleurs/" {
		r.URL.Path = "/projets/"
	}
	goodHost(files())(w, r)
}

func toIndex(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/projets/" {
		http.Redirect(w, r, "/projets/index.html", http.StatusFound)
		return
	}
	goodHost(files())(w, r)
}

// The error page of a site that is read elsewhere than its settings say finds no style.
func TestErrorPageElsewhere(t *testing.T) {
	site := files()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/projets/css/style.css" {
			http.NotFound(w, r)
			return
		}
		r.URL.Path = strings.Replace(r.URL.Path, "/essai/", "/projets/", 1)
		goodHost(site)(w, r)
	}))
	defer server.Close()
	if got := look(t, Site{URL: server.URL + "/essai/"}); !slices.Equal(got, []string{"online-404-links"}) {
		t.Error(got)
	}
}

// A byRequest carries requests nowhere.
type byRequest func(*http.Request) (*http.Response, error)

func (f byRequest) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// Of https, the same address by http should lead there.
func TestHTTPS(t *testing.T) {
	for name, c := range map[string]struct {
		base  string
		plain http.HandlerFunc
		want  []string
	}{
		"leads on": {"https://town.example/projets/", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "https://town.example/projets/", http.StatusMovedPermanently)
		}, nil},
		"nobody there": {"https://town.example/projets/", nil, nil},
		"does not":     {"https://town.example/projets/", goodHost(files()), []string{"online-no-redirect"}},
		"no https":     {"http://town.example/projets/", goodHost(files()), []string{"online-clear"}},
		"address of old": {"http://town.example/projets/", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "https://town.example"+r.URL.Path, http.StatusMovedPermanently)
		}, []string{"online-moved"}},
	} {
		transport := byRequest(func(r *http.Request) (*http.Response, error) {
			w := httptest.NewRecorder()
			switch {
			case r.URL.Scheme == "https":
				goodHost(files())(w, r)
			case c.plain == nil:
				return nil, errors.New("refused")
			default:
				c.plain(w, r)
			}
			answer := w.Result()
			answer.Request = r
			return answer, nil
		})
		if got := look(t, Site{URL: c.base, Transport: transport}); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// Nobody answers, or with a certificate that no browser takes.
func TestUnreachable(t *testing.T) {
	server := httptest.NewUnstartedServer(goodHost(files()))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	if got := look(t, Site{URL: server.URL + "/projets/"}); !slices.Equal(got, []string{"online-certificate"}) {
		t.Error(got)
	}
	server.Close()
	if got := look(t, Site{URL: server.URL + "/projets/"}); !slices.Equal(got, []string{"online-unreachable"}) {
		t.Error(got)
	}
}

// What is not the same online yet is not looked at.
func TestNotYet(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	defer server.Close()
	s := Site{URL: server.URL + "/projets/", Same: func(string) bool { return false }}
	if got := look(t, s); got != nil {
		t.Error(got)
	}
}
