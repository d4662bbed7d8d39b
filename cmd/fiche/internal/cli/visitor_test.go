package cli

import (
	"context"
	"html"
	"io"
	"io/fs"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/locale"
)

// A visitor is somebody at the dashboard of a preview.
type visitor struct {
	*testing.T
	folder    string
	dashboard string       // "http://127.0.0.1:8081"
	printed   string       // its address with the key
	client    *http.Client // has the cookie
	said      *transcript
	end       func() error
	ended     chan error
}

// atDashboard begins a preview of a folder, as somebody at a terminal does unless
// something is changed.
func atDashboard(t *testing.T, folder string, l *locale.Locale, change ...func(*serveOptions)) *visitor {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	v := &visitor{T: t, folder: folder, said: newTranscript(), ended: make(chan error, 1)}
	c := &console{Console: &terminal.Console{Out: v.said, Err: v.said, Locale: l, Asks: true}}
	o := usualServe
	o.site, o.port = folder, 0
	for _, f := range change {
		f(&o)
	}
	go func() { v.ended <- c.serve(ctx, o) }()
	v.end = sync.OnceValue(func() error {
		stop()
		select {
		case err := <-v.ended:
			return err
		case <-time.After(20 * time.Second):
			t.Error("it does not end")
			return nil
		}
	})
	t.Cleanup(func() {
		v.client.CloseIdleConnections()
		if err := v.end(); err != nil {
			t.Error(err)
		}
	})
	said := v.said.until(t, "/.fiche/?key=")
	v.printed = regexp.MustCompile(`http://\S+/\.fiche/\?key=\w+`).FindString(said)
	v.dashboard, _, _ = strings.Cut(v.printed, "/.fiche/")
	v.client = browser(t)
	response, err := v.client.Get(v.printed)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	return v
}

// browser returns a client that keeps cookies as a browser does and follows no
// redirect.
func browser(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &http.Client{
		Jar: jar, Transport: http.DefaultTransport.(*http.Transport).Clone(),
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// at returns the whole of an address: the dashboard has an origin of its own.
func (v *visitor) at(address string) string {
	if strings.HasPrefix(address, "/.fiche/") {
		return v.dashboard + address
	}
	return v.site() + address
}

// site returns where the pages of the site are, as the dashboard says.
func (v *visitor) site() string {
	v.Helper()
	found := regexp.MustCompile(`href="(http://127\.0\.0\.1:\d+)/"`).FindStringSubmatch(v.get("/.fiche/").body)
	if found == nil {
		v.Fatal("the dashboard does not lead to the site")
	}
	return found[1]
}

// A reply is an answer of the dashboard that has been read.
type reply struct {
	status   int
	location string
	header   http.Header
	body     string
}

// says reports whether a page says something, typed with ordinary spaces and
// apostrophes.
func (r reply) says(text string) bool {
	plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ", "’", "'").Replace(html.UnescapeString(r.body))
	return strings.Contains(plain, text)
}

func (v *visitor) send(method, address, body string, header map[string]string) reply {
	v.Helper()
	r, err := http.NewRequestWithContext(v.Context(), method, v.at(address), strings.NewReader(body))
	if err != nil {
		v.Fatal(err)
	}
	for name, value := range header {
		r.Header.Set(name, value)
	}
	response, err := v.client.Do(r)
	if err != nil {
		v.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		v.Fatal(err)
	}
	return reply{response.StatusCode, response.Header.Get("Location"), response.Header, string(text)}
}

func (v *visitor) get(address string) reply {
	v.Helper()
	return v.send(http.MethodGet, address, "", nil)
}

// post sends the form of the page at an address, as a browser does.
func (v *visitor) post(address string, fields ...string) reply {
	v.Helper()
	return v.send(http.MethodPost, address, v.form(fields...).Encode(), v.own())
}

// atOnce sends a form many times at the same moment, and counts the statuses.
func (v *visitor) atOnce(many int, address string, form url.Values) map[int]int {
	v.Helper()
	body, statuses := form.Encode(), make(chan int, many)
	for range many {
		go func() {
			r, err := http.NewRequest(http.MethodPost, v.at(address), strings.NewReader(body))
			if err != nil {
				statuses <- 0
				return
			}
			for name, value := range v.own() {
				r.Header.Set(name, value)
			}
			response, err := v.client.Do(r)
			if err != nil {
				statuses <- 0
				return
			}
			response.Body.Close()
			statuses <- response.StatusCode
		}()
	}
	got := map[int]int{}
	for range many {
		got[<-statuses]++
	}
	return got
}

// own are the headers with which a browser sends a form of the dashboard.
func (v *visitor) own() map[string]string {
	return map[string]string{
		"Content-Type": "application/x-www-form-urlencoded", "Origin": v.dashboard, "Sec-Fetch-Site": "same-origin",
	}
}

// form are fields and their values, with the token of the dashboard.
func (v *visitor) form(fields ...string) url.Values {
	v.Helper()
	form := url.Values{"token": {v.token()}}
	for i := 0; i < len(fields); i += 2 {
		form.Add(fields[i], fields[i+1])
	}
	return form
}

func (v *visitor) token() string {
	v.Helper()
	found := regexp.MustCompile(`name="token" value="([^"]+)"`).FindStringSubmatch(v.get("/.fiche/").body)
	if found == nil {
		v.Fatal("no form has a token")
	}
	return found[1]
}

// follow goes where the dashboard sends a browser after something was done.
func (v *visitor) follow(r reply) reply {
	v.Helper()
	if r.status != http.StatusSeeOther {
		v.Fatalf("status %d, want a redirection\n%s", r.status, r.body)
	}
	to, err := url.Parse(r.location)
	if err != nil {
		v.Fatal(err)
	}
	return v.get(to.RequestURI())
}

// filesOf are all of a folder, with what they hold.
func filesOf(t *testing.T, folder string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(folder, name))
		all[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// frenchSite is a site in two languages with two sheets.
func frenchSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"index.md":          "---\ntitre: Projets\nlangue: fr\nlangues: fr, en\n---\nCe que nous faisons.\n",
		"projets/mali.md":   "---\ntitre: Mali\npays: Mali\nstatut: en cours\nsituation: fin 2001\n---\nUn puits.\n",
		"projets/secret.md": "---\ntitre: Bientôt\nbrouillon: oui\n---\nUn projet.\n",
	} {
		file := filepath.Join(dir, "content", name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
