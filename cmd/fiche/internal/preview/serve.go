package preview

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"fiche/cmd/fiche/internal/dashboard"
	"fiche/cmd/fiche/internal/mediatype"
)

// ownPrefix begins the preview's own addresses. No site can have a file there:
// tree reserves the name.
const ownPrefix = "/.fiche/"

//go:embed client.js
var clientScript []byte

// ServeHTTP serves the site and what its open pages need. It uses no ServeMux,
// which redirects paths that it calls unclean.
func (p *Preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, isOwn := strings.CutPrefix(r.URL.Path, ownPrefix)
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		refuse(w, http.StatusMethodNotAllowed)
	case !isOwn:
		p.serveSite(w, r)
	case p.serveLive(w, r, name):
	case p.options.Dashboard != nil: // a page leads across without knowing its address
		http.Redirect(w, r, p.options.Origins.Dashboard+r.URL.RequestURI(), http.StatusFound)
	default:
		http.NotFound(w, r)
	}
}

// ServeDashboard serves a page of the editors' dashboard, or what it needs.
func (p *Preview) ServeDashboard(w http.ResponseWriter, r *http.Request, name string) {
	if (r.Method == http.MethodGet || r.Method == http.MethodHead) && p.serveLive(w, r, name) {
		return
	}
	s, err := p.snapshot(r.Context())
	if err != nil || p.options.Dashboard == nil {
		return // the browser has gone, or never was
	}
	p.options.Dashboard.Serve(w, r, name, p.state(s))
}

// serveLive serves what keeps an open page up to date. It reports whether name is
// part of that.
func (p *Preview) serveLive(w http.ResponseWriter, r *http.Request, name string) bool {
	switch name {
	case "client.js":
		serveBytes(w, r, name, clientScript)
	case "events":
		p.serveEvents(w, r)
	default:
		return false
	}
	return true
}

// state returns what the dashboard shows of a snapshot.
func (p *Preview) state(s *snapshot) dashboard.State {
	state := dashboard.State{
		ID: s.id(), Locale: s.locale, Origin: p.options.Origins.Site, Base: p.base(), Site: s.site, Shown: s.tree != nil,
		Problems: s.last.Problems, Over: s.replaced, Edit: p.edit, Foresee: p.foresee, Try: p.try,
	}
	if r := s.last.Result; r != nil {
		state.Unpublished, state.Untranslated = r.Unpublished, r.Untranslated
		state.Sheets, state.Pages = r.Sheets, r.Pages
	}
	return state
}

// base returns the path under which the site is served.
func (p *Preview) base() string {
	if base := strings.Trim(p.options.Base, "/"); base != "" {
		return "/" + base + "/"
	}
	return "/"
}

// A target is what an address leads to.
type target struct {
	path     string // of a file in the tree; empty when there is none
	redirect string // or where to go instead
	missing  bool   // path is that of the page that says so
}

const (
	indexFile    = "index.html"
	notFoundFile = "404.html"
)

// resolve returns what the path of a URL leads to, as on a plain web server: a
// folder is its index, and is never listed.
func (s *snapshot) resolve(base, address string) target {
	name, below := strings.CutPrefix(address, base)
	switch {
	case !below && address+"/" == base, address == "/" && !below:
		return target{redirect: base}
	case !below:
		return target{missing: true}
	}
	name, slash := strings.CutSuffix(name, "/")
	switch {
	case name == "" && !slash:
		name, slash = ".", true
	case !fs.ValidPath(name) || name == ".":
		return s.missing()
	case s.tree.Has(name) && !slash:
		return target{path: name}
	}
	index := path.Join(name, indexFile)
	switch {
	case !s.tree.Has(index):
		return s.missing()
	case slash:
		return target{path: index}
	}
	// Escaped, it cannot be taken for another host; ValidPath allows no "//".
	return target{redirect: (&url.URL{Path: base + name + "/"}).EscapedPath()}
}

func (s *snapshot) missing() target {
	if s.tree.Has(notFoundFile) {
		return target{path: notFoundFile, missing: true}
	}
	return target{missing: true}
}

// serveSite serves what a URL leads to.
func (p *Preview) serveSite(w http.ResponseWriter, r *http.Request) {
	s, err := p.snapshot(r.Context())
	if err != nil {
		return // the browser has gone
	}
	if s.tree == nil {
		s.servePlaceholder(w, r, s.report.Text, noVersion)
		return
	}
	t := s.resolve(p.base(), r.URL.Path)
	switch {
	case t.redirect != "":
		if r.URL.RawQuery != "" {
			t.redirect += "?" + r.URL.RawQuery
		}
		// Not permanently: the browser would keep it beyond this preview.
		w.Header().Set("Location", t.redirect)
		w.WriteHeader(http.StatusFound)
		return
	case t.path == "":
		http.NotFound(w, r)
		return
	}
	if p.serveTrial(w, r, s, t.path) {
		return
	}
	data, err := s.read(t.path)
	if err != nil {
		s.servePlaceholder(w, r, pageFailure(s.locale, t.path, err), versionOf(nil, err))
		return
	}
	served := data
	if isPage(t.path) {
		served = inject(data, s.pageTag(versionOf(data, nil), false))
	}
	if t.missing {
		servePage(w, r, http.StatusNotFound, served)
		return
	}
	serveBytes(w, r, t.path, served)
}

// read returns a file of the tree.
func (s *snapshot) read(name string) ([]byte, error) {
	data, err := s.tree.ReadFile(name)
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	}
	return data, err
}

// A version identifies the bytes of a file, also across runs of the program. That
// a file cannot be made is a version too.
type version string

// noVersion is that of a file that is not there.
const noVersion version = "none"

func versionOf(data []byte, err error) version {
	if err != nil {
		data = append([]byte("error\x00"), err.Error()...)
	}
	sum := sha256.Sum256(data)
	return version(hex.EncodeToString(sum[:12]))
}

// serveBytes serves a file: with its type, an ETag, and by ranges if asked to.
func serveBytes(w http.ResponseWriter, r *http.Request, name string, data []byte) {
	w.Header().Set("Content-Type", mediatype.Of(name))
	w.Header().Set("ETag", `"`+string(versionOf(data, nil))+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

func isPage(name string) bool { return strings.EqualFold(path.Ext(name), ".html") }
