package preview

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

const (
	pulse      = 15 * time.Second // between two signs of life to an open page
	writeLimit = 10 * time.Second // for a browser to take an event
	maxAssets  = 200              // files of one page that are looked after
)

// A follower is an open page. It lives in the goroutine of its own request and
// compares what it has with each new showing, so that nobody waits for it: if
// it is slow it misses showings, and catches up with the newest one.
type follower struct {
	base    string
	address string             // path of the page's URL, escaped as all of a browser's
	page    version            // of the page it shows
	assets  map[string]version // of the styles, images and scripts that the page uses
	report  string             // that it shows, encoded; empty before the first
}

// An event is told to a page.
type event struct {
	name string
	data []byte
}

// serveEvents tells an open page what changes for it, as server-sent events
// (WHATWG HTML, section 9.2): "page" when its own bytes have changed, "assets"
// with the paths of changed files that it uses, "problems" with a report, or
// null when all is well. Problems are told at once to whoever comes, so that
// nobody shows old ones. The id of an event is its showing's generation.
func (p *Preview) serveEvents(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	s, err := p.show(r.Context())
	if err != nil || r.Method == http.MethodHead {
		return
	}
	f := p.newFollower(s, r.URL.Query())
	beat := time.NewTicker(pulse)
	defer beat.Stop()
	for {
		var text []byte
		for _, e := range f.catchUp(s) {
			text = fmt.Appendf(text, "id: %s\nevent: %s\ndata: %s\n\n", s.id(), e.name, e.data)
		}
		if send(w, text) != nil {
			return
		}
		for over := false; !over; {
			select {
			case <-r.Context().Done():
				return
			case <-s.over:
				s, over = p.current.Load(), true
			case <-beat.C:
				if send(w, []byte(":\n\n")) != nil {
					return
				}
			}
		}
	}
}

// send writes to an open page, which may be slow or gone.
func send(w http.ResponseWriter, text []byte) error {
	if len(text) == 0 {
		return nil
	}
	control := http.NewResponseController(w)
	if err := control.SetWriteDeadline(time.Now().Add(writeLimit)); err != nil {
		return err
	}
	if _, err := w.Write(text); err != nil {
		return err
	}
	return control.Flush()
}

// newFollower reads what a page says of itself: the path of its URL, the
// version and the generation it was served with, and what files it uses. Of
// these it has those of the showing, if that is the one it was served from.
func (p *Preview) newFollower(s *showing, query url.Values) *follower {
	f := &follower{
		base:    p.base(),
		address: query.Get("path"),
		page:    version(query.Get("page")),
		assets:  map[string]version{},
	}
	upToDate := query.Get("generation") == s.id()
	assets := query["asset"]
	for _, address := range assets[:min(len(assets), maxAssets)] {
		f.assets[address] = ""
		if upToDate {
			f.assets[address] = f.assetVersion(s, address)
		}
	}
	return f
}

func (f *follower) resolve(s *showing, address string) target {
	plain, err := url.PathUnescape(address)
	if err != nil {
		return target{missing: true}
	}
	return s.resolve(f.base, plain)
}

// pageVersion is that of the page an address leads to. The desk shows what came
// of each build: it is another page with each.
func (f *follower) pageVersion(s *showing) version {
	if f.isDesk() {
		return version(s.id())
	}
	t := f.resolve(s, f.address)
	if t.path == "" {
		return version("none " + t.redirect)
	}
	return versionOf(s.read(t.path))
}

// assetVersion is that of the file an address leads to. The page that stands
// in for a missing one is no file.
func (f *follower) assetVersion(s *showing, address string) version {
	if s.tree == nil {
		return noVersion
	}
	t := f.resolve(s, address)
	if t.path == "" || t.missing {
		return noVersion
	}
	return versionOf(s.read(t.path))
}

func (f *follower) isDesk() bool { return strings.HasPrefix(f.address, own) }

// catchUp brings the page up to a showing and returns what it must be told.
func (f *follower) catchUp(s *showing) []event {
	var events []event
	if report := s.report.encode(); f.report != string(report) {
		f.report = string(report)
		events = append(events, event{"problems", report})
	}
	if s.tree == nil && !f.isDesk() {
		return events
	}
	if now := f.pageVersion(s); now != f.page {
		f.page = now
		events = append(events, event{"page", []byte(now)})
	}
	var changed []string
	for address, before := range f.assets {
		if now := f.assetVersion(s, address); now != before {
			f.assets[address] = now
			changed = append(changed, address)
		}
	}
	if len(changed) > 0 {
		slices.Sort(changed)
		list, err := json.Marshal(changed)
		if err == nil { // strings can always be encoded
			events = append(events, event{"assets", list})
		}
	}
	return events
}
