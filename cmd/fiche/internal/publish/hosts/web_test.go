package hosts

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
	"golang.org/x/net/webdav"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
	"fiche/cmd/fiche/internal/sheet"
)

// A webServer is a host behind HTTPS, in the test itself.
type webServer struct {
	address string
	writes  atomic.Int64
	mu      sync.Mutex
	before  http.HandlerFunc // asked first, if it is not nil; what it answers stands
}

// change makes the server answer otherwise.
func (s *webServer) change(before http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.before = before
}

func startWeb(t *testing.T, answer http.Handler) *webServer {
	t.Helper()
	s := &webServer{}
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		before := s.before
		s.mu.Unlock()
		switch r.Method {
		case http.MethodGet, http.MethodHead, "PROPFIND":
		default:
			s.writes.Add(1)
		}
		seen := &seenWriter{ResponseWriter: w}
		if before != nil {
			before(seen, r)
		}
		if !seen.answered {
			answer.ServeHTTP(w, r)
		}
	}))
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // connections end without a word
	server.StartTLS()
	t.Cleanup(server.Close)
	s.address = server.Listener.Addr().String()
	return s
}

// A seenWriter knows whether something was answered.
type seenWriter struct {
	http.ResponseWriter
	answered bool
}

func (w *seenWriter) WriteHeader(status int) {
	w.answered = true
	w.ResponseWriter.WriteHeader(status)
}

// withPassword asks for that of awa.
func withPassword(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if user, password, _ := r.BasicAuth(); user != "awa" || password != "s3cr3t" {
			w.Header().Set("WWW-Authenticate", `Basic realm="files"`)
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func startDAV(t *testing.T, dir string) *webServer {
	return startWeb(t, withPassword(&webdav.Handler{FileSystem: webdav.Dir(dir), LockSystem: webdav.NewMemLS()}))
}

func davAt(address, path string) sheet.Destination {
	return sheet.Destination{Way: "webdavs", User: "awa", Host: address, Path: path}
}

func TestWebDAV(t *testing.T) {
	dir := t.TempDir()
	s := startDAV(t, dir)
	env := map[string]string{passwordVariable: "s3cr3t"}
	h := tryAt(t, davAt(s.address, "/www/les projets"), env, folderDisk(dir+"/www/les projets"))
	h.writes = func() int { return int(s.writes.Load()) }
	if err := mkdirAll(dir + "/www/les projets"); err != nil {
		t.Fatal(err)
	}
	h.try(20)
	// The folders above are made, too.
	h = tryAt(t, davAt(s.address, "/a/b/c"), env, folderDisk(dir+"/a/b/c"))
	host, plan := h.plan(siteOf(0, 2, "a"), publish.Options{})
	defer host.Close()
	if err := plan.Send(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	h.holds(siteOf(0, 2, "a"))
}

// A certificate is trusted once; the password is asked for afterwards, and by hosts
// that ask for it only.
func TestWebDAVLogin(t *testing.T) {
	s := startDAV(t, t.TempDir())
	to := davAt(s.address, "/")
	a := accessTo(t, map[string]string{passwordVariable: "wrong"})
	opens(t, to, a, "host-login")
	a.Trust = func(context.Context, string, string) (bool, error) { return false, nil }
	a.Getenv = func(string) string { return "" }
	opens(t, to, a, "host-no-password") // it is known
	a = accessTo(t, map[string]string{passwordVariable: "s3cr3t"})
	a.Trust = func(context.Context, string, string) (bool, error) { return false, nil }
	a.Ask = func(context.Context, string) (string, error) {
		t.Error("a password is asked for, for a host that is not trusted")
		return "", nil
	}
	opens(t, to, a, "host-not-trusted")

	s.change(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("WWW-Authenticate", `Digest realm="files"`)
		w.WriteHeader(http.StatusUnauthorized)
	})
	opens(t, to, accessTo(t, map[string]string{passwordVariable: "s3cr3t"}), "host-login-kind")
}

// What a host answers instead has a message with a cure.
func TestWebDAVRefuses(t *testing.T) {
	dir := t.TempDir()
	s := startDAV(t, dir)
	a := accessTo(t, map[string]string{passwordVariable: "s3cr3t"})
	for status, want := range map[int]problem.Rule{
		http.StatusOK: "host-no-webdav", http.StatusMethodNotAllowed: "host-no-listing", http.StatusFound: "host-moved",
		http.StatusForbidden: "host-denied", http.StatusBadGateway: "host-failed", http.StatusServiceUnavailable: "host-busy",
	} {
		s.change(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", "0")
			w.Header().Set("Location", "https://elsewhere.example.org/")
			w.WriteHeader(status)
		})
		opens(t, davAt(s.address, "/"), a, want)
	}
	for status, want := range map[int]problem.Rule{
		http.StatusForbidden: "host-denied", http.StatusInsufficientStorage: "host-full", http.StatusRequestEntityTooLarge: "host-too-large",
		http.StatusLocked: "host-locked", http.StatusTooManyRequests: "host-busy", http.StatusBadGateway: "host-failed",
	} {
		s.change(func(w http.ResponseWriter, r *http.Request) {
			if r.Method == "MOVE" || r.Method == http.MethodPut {
				w.Header().Set("Retry-After", "0")
				w.WriteHeader(status)
			}
		})
		sendingFails(t, davAt(s.address, "/"), a, want)
	}
	// A line that is cut.
	s.change(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPut {
			panic(http.ErrAbortHandler)
		}
	})
	sendingFails(t, davAt(s.address, "/"), a, "host-lost")
	// A busy host is asked again.
	asked := 0
	s.change(func(w http.ResponseWriter, r *http.Request) {
		if asked++; asked == 2 {
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	})
	opens(t, davAt(s.address, "/"), a, "")
	// A list that was cut is none: what it leaves out is not gone.
	s.change(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Depth") == "1" {
			w.WriteHeader(http.StatusMultiStatus)
			_, _ = io.WriteString(w, `<multistatus xmlns="DAV:"><response><href>/</href><propstat><prop><resourcetype><collection/></resourcetype></prop><status>HTTP/1.1 200 OK</status></propstat></response>`)
		}
	})
	sendingFails(t, davAt(s.address, "/"), a, "host-no-webdav")
}

// sendingFails fails unless publishing stops for a reason.
func sendingFails(t *testing.T, to sheet.Destination, a *Access, want problem.Rule) {
	t.Helper()
	host, err := Open(t.Context(), to, "", a)
	if err != nil {
		t.Fatal(err)
	}
	defer host.Close()
	site := siteOf(0, 3, "a")
	plan, err := publish.Compare(t.Context(), host, site, pathsOf(site), publish.Options{})
	if err == nil {
		err = plan.Send(t.Context(), nil)
	}
	if wrong, ok := errors.AsType[*publish.HostError](err); !ok || wrong.Rule != want {
		t.Errorf("%v, want %s", err, want)
	}
}

// A host removes a folder with all that is in it, so that only an empty one is.
func TestWebDAVKeepsFoldersOfOthers(t *testing.T) {
	dir := t.TempDir()
	s := startDAV(t, dir)
	h := tryAt(t, davAt(s.address, "/"), map[string]string{passwordVariable: "s3cr3t"}, folderDisk(dir))
	site := siteOf(0, 3, "a")
	h.sends(site, len(site), 0)
	h.disk.write(t, "photos/2/mine.txt", "of another")
	delete(site, pictureOf("2", "a"))
	delete(site, "projets/2.html")
	h.sends(site, 0, 2)
	if h.disk.files(t)["photos/2/mine.txt"] != "of another" {
		t.Error("a file of another is gone")
	}
}

// A proxy of the machine is used for the web; what it refuses is told.
func TestWebProxy(t *testing.T) {
	s := startDAV(t, t.TempDir())
	asked, status := 0, http.StatusOK
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		if w.WriteHeader(status); status != http.StatusOK || r.Method != http.MethodConnect {
			return
		}
		there, err := net.Dial("tcp", s.address)
		if err != nil {
			t.Error(err)
			return
		}
		here, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		go func() { _, _ = io.Copy(there, here); there.Close() }()
		go func() { _, _ = io.Copy(here, there); here.Close() }()
	}))
	defer proxy.Close()
	a := accessTo(t, map[string]string{passwordVariable: "s3cr3t", "HTTPS_PROXY": proxy.URL})
	to := davAt("files.example.org:4430", "/")
	opens(t, to, a, "")
	if asked == 0 {
		t.Error("the proxy was not asked")
	}
	status = http.StatusProxyAuthRequired
	opens(t, to, a, "host-proxy")
	proxy.Close()
	opens(t, to, a, "host-proxy")
	// SSH and FTP pass no proxy: that is told where nobody answers.
	closed := strings.TrimPrefix(proxy.URL, "http://")
	a.Getenv = func(name string) string {
		return map[string]string{"HTTPS_PROXY": "http://u:s3cr3t@proxy.example.org:3128"}[name]
	}
	opens(t, sheet.Destination{Way: "sftp", User: "awa", Host: closed, Path: "/"}, a, "host-behind-proxy")
}

func TestWebWithoutTLS(t *testing.T) {
	plain := httptest.NewServer(http.NotFoundHandler())
	defer plain.Close()
	opens(t, davAt(strings.TrimPrefix(plain.URL, "http://"), "/"), accessTo(t, map[string]string{passwordVariable: "x"}), "host-no-tls")
}

// A bucketDisk is a bucket as its store sees it.
type bucketDisk struct {
	store  *s3mem.Backend
	prefix string
}

func (d bucketDisk) files(t *testing.T) map[string]string {
	t.Helper()
	found, err := d.store.ListBucket("town", nil, gofakes3.ListBucketPage{})
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]string{}
	for _, f := range found.Contents {
		object, err := d.store.GetObject("town", f.Key, nil)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(object.Contents)
		if err != nil {
			t.Fatal(err)
		}
		if name, ok := strings.CutPrefix(f.Key, d.prefix); ok {
			there[name] = string(data)
		}
	}
	return there
}

func (d bucketDisk) write(t *testing.T, name, text string) {
	t.Helper()
	if _, err := d.store.PutObject("town", d.prefix+name, map[string]string{}, strings.NewReader(text), int64(len(text)), nil); err != nil {
		t.Fatal(err)
	}
}

func (d bucketDisk) remove(t *testing.T, name string) {
	t.Helper()
	if _, err := d.store.DeleteObject("town", d.prefix+name); err != nil {
		t.Fatal(err)
	}
}

// startS3 starts a store with a bucket "town". It checks no signature.
func startS3(t *testing.T) (*webServer, *s3mem.Backend) {
	t.Helper()
	store := s3mem.New()
	if err := store.CreateBucket("town"); err != nil {
		t.Fatal(err)
	}
	return startWeb(t, gofakes3.New(store, gofakes3.WithIntegrityCheck(true)).Server()), store
}

func s3At(address, path string) sheet.Destination {
	return sheet.Destination{Way: "s3", User: "AKIAWA", Host: address, Path: path}
}

func TestS3(t *testing.T) {
	s, store := startS3(t)
	env := map[string]string{passwordVariable: "s3cr3t"}
	h := tryAt(t, s3At(s.address, "/town/www/les projets"), env, bucketDisk{store, "www/les projets/"})
	h.writes = func() int { return int(s.writes.Load()) }
	// What a browser is told of a page.
	s.change(func(_ http.ResponseWriter, r *http.Request) {
		kind, cache := r.Header.Get("Content-Type"), r.Header.Get("Cache-Control")
		if r.Method == http.MethodPut && strings.HasSuffix(r.URL.Path, ".html") && (kind != "text/html; charset=utf-8" || cache != "no-cache") {
			t.Errorf("%s: Content-Type %q, Cache-Control %q", r.URL.Path, kind, cache)
		}
	})
	h.try(realPages) // more than a list of one part holds
	// At the root of a bucket, a folder that another program made is no file.
	h = tryAt(t, s3At(s.address, "/town"), env, bucketDisk{store, ""})
	for name := range h.disk.files(t) {
		h.disk.remove(t, name)
	}
	h.disk.write(t, "photos/", "")
	h.sends(siteOf(0, 2, "a"), 6, 0)
}

// Keys come from the address and a password, from the environment, or from a profile.
func TestS3Keys(t *testing.T) {
	s, _ := startS3(t)
	used := ""
	s.change(func(w http.ResponseWriter, r *http.Request) {
		_, used, _ = strings.Cut(r.Header.Get("Authorization"), "Credential=")
		used, _, _ = strings.Cut(used, "/s3/")
		user, _, _ := strings.Cut(used, "/")
		if user == "WRONG" {
			w.WriteHeader(http.StatusForbidden)
			_, _ = io.WriteString(w, "<Error><Code>SignatureDoesNotMatch</Code></Error>")
		}
	})
	uses := func(env map[string]string, user, home string, want string, rule problem.Rule) {
		t.Helper()
		a := accessTo(t, env)
		if home != "" {
			a.Home = home
		}
		to := s3At(s.address, "/town/x")
		to.User = user
		if used = ""; true {
			opens(t, to, a, rule)
		}
		if id, _, _ := strings.Cut(used, "/"); id != want {
			t.Errorf("%v: signed by %q, want %q", env, used, want)
		}
	}
	env := map[string]string{"AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "x"}
	uses(env, "", "", "ENV", "")
	uses(env, "OTHER", "", "", "host-no-password")
	uses(nil, "", "", "", "host-no-key")
	uses(map[string]string{"AWS_ACCESS_KEY_ID": "WRONG", "AWS_SECRET_ACCESS_KEY": "x"}, "", "", "WRONG", "host-login")
	uses(map[string]string{passwordVariable: "x"}, "MINE", "", "MINE", "")
	home := t.TempDir()
	if err := mkdirAll(home + "/.aws"); err != nil {
		t.Fatal(err)
	}
	writeFile(t, home+"/.aws/credentials", "# keys\n[default]\naws_access_key_id = FILE\naws_secret_access_key = x\n[ town ]\naws_access_key_id=TOWN\naws_secret_access_key=y\n", 0o600)
	uses(nil, "", home, "FILE", "")
	uses(nil, "FILE", home, "FILE", "")
	uses(nil, "TOWN", home, "", "host-no-password")
	uses(map[string]string{"AWS_PROFILE": "town"}, "", home, "TOWN", "")
}

// A store that is of another region says which; what it refuses has a cure.
func TestS3Refuses(t *testing.T) {
	s, _ := startS3(t)
	a := accessTo(t, map[string]string{passwordVariable: "x"})
	to := s3At(s.address, "/town/x")
	say := func(status int, code string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(status)
			_, _ = io.WriteString(w, "<Error><Code>"+code+"</Code><Region>eu-west-9</Region><Endpoint>other.example.org</Endpoint></Error>")
		}
	}
	s.change(func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.Header.Get("Authorization"), "/eu-west-9/s3/") {
			say(http.StatusBadRequest, "AuthorizationHeaderMalformed")(w, r)
		}
	})
	opens(t, to, a, "")
	for code, want := range map[string]problem.Rule{
		"403 AccessDenied": "host-denied", "404 NoSuchBucket": "host-no-bucket", "403 RequestTimeTooSkewed": "host-clock",
		"403 QuotaExceeded": "host-full", "507 XMinioStorageFull": "host-full", "301 PermanentRedirect": "host-moved",
		"503 SlowDown": "host-busy", "500 InternalError": "host-failed", "403 InvalidAccessKeyId": "host-login",
	} {
		status, code, _ := strings.Cut(code, " ")
		number := map[string]int{"301": 301, "403": 403, "404": 404, "500": 500, "503": 503, "507": 507}[status]
		s.change(say(number, code))
		opens(t, to, a, want)
	}
	s.change(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(200); _, _ = io.WriteString(w, "<html>") })
	opens(t, to, a, "host-no-s3")
	s.change(nil)
	opens(t, s3At(s.address, "/nowhere"), a, "host-no-bucket")
}

func TestRegionOf(t *testing.T) {
	for host, want := range map[string]string{
		"s3.fr-par.scw.cloud": "fr-par", "s3.eu-west-3.amazonaws.com": "eu-west-3", "s3.gra.io.cloud.ovh.net": "gra",
		"s3.amazonaws.com": "us-east-1", "abc.r2.cloudflarestorage.com": "us-east-1", "127.0.0.1:9000": "us-east-1",
	} {
		if got := regionOf(host, accessTo(t, nil)); got != want {
			t.Errorf("%s: %s, want %s", host, got, want)
		}
	}
}
