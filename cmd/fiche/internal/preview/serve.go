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
)

// own is where the preview's own addresses begin. No site can have a file
// there: tree keeps the name for itself.
const own = "/.fiche/"

// DeskAddress is where the editors' desk is served.
const DeskAddress = own

//go:embed client.js
var clientScript []byte

// ServeHTTP serves the site, and what is the preview's own, to whom the guard
// of a Stage lets pass. It takes no ServeMux, which would redirect what it calls
// unclean.
func (p *Preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, isOwn := strings.CutPrefix(r.URL.Path, own)
	isDesk := isOwn && name != "client.js" && name != "events" && p.options.Desk != nil
	switch {
	case isDesk:
		p.serveDesk(w, r, name)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		refuse(w, http.StatusMethodNotAllowed)
	case !isOwn:
		p.serveSite(w, r)
	case name == "client.js":
		serveBytes(w, r, name, clientScript)
	case name == "events":
		p.serveEvents(w, r)
	default:
		http.NotFound(w, r)
	}
}

// serveDesk serves a part of the editors' desk.
func (p *Preview) serveDesk(w http.ResponseWriter, r *http.Request, name string) {
	s, err := p.show(r.Context())
	if err != nil {
		return // whoever asked has gone
	}
	p.options.Desk.Serve(w, r, name, p.state(s))
}

// state is a showing as the desk is told of it.
func (p *Preview) state(s *showing) dashboard.State {
	state := dashboard.State{
		ID: s.id(), Locale: s.locale, Base: p.base(), Site: s.site, Shown: s.tree != nil,
		Problems: s.told.Problems, Over: s.over, Edit: p.edit,
	}
	if r := s.told.Result; r != nil {
		state.Unpublished, state.Untranslated = r.Unpublished, r.Untranslated
		state.Sheets, state.Pages = r.Sheets, r.Pages
	}
	return state
}

// base is the path under which the site is served.
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

// resolve finds out what the path of a URL leads to, as a plain web server
// would: a folder is its index, and is never listed.
func (s *showing) resolve(base, address string) target {
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

func (s *showing) missing() target {
	if s.tree.Has(notFoundFile) {
		return target{path: notFoundFile, missing: true}
	}
	return target{missing: true}
}

// serveSite serves what a URL leads to.
func (p *Preview) serveSite(w http.ResponseWriter, r *http.Request) {
	s, err := p.show(r.Context())
	if err != nil {
		return // whoever asked has gone
	}
	if s.tree == nil {
		s.serveStandIn(w, r, s.report.Text, noVersion)
		return
	}
	t := s.resolve(p.base(), r.URL.Path)
	switch {
	case t.redirect != "":
		if r.URL.RawQuery != "" {
			t.redirect += "?" + r.URL.RawQuery
		}
		// Not for ever: the browser would keep it beyond this preview.
		w.Header().Set("Location", t.redirect)
		w.WriteHeader(http.StatusFound)
		return
	case t.path == "":
		http.NotFound(w, r)
		return
	}
	data, err := s.read(t.path)
	if err != nil {
		s.serveStandIn(w, r, pageFailure(s.locale, t.path, err), versionOf(nil, err))
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

// read makes a file of the tree, unless that is done.
func (s *showing) read(name string) ([]byte, error) {
	data, err := s.tree.ReadFile(name)
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	}
	return data, err
}

// version tells the bytes of a file from others, also those of a preview that
// ran before. That a file cannot be made is a version too.
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
	w.Header().Set("Content-Type", contentType(name))
	w.Header().Set("ETag", `"`+string(versionOf(data, nil))+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

func isPage(name string) bool { return strings.EqualFold(path.Ext(name), ".html") }
