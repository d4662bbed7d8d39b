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
	heartbeat  = 15 * time.Second // between two signs of life to an open page
	writeLimit = 10 * time.Second // for a browser to take an event
	maxAssets  = 200              // files of one page that are followed
)

// A subscriber is an open page. It is used by the goroutine of its own request and
// compares what it has with each new snapshot, so that nothing waits for it: a
// slow one misses snapshots and catches up with the newest.
type subscriber struct {
	base    string
	address string             // path of the page's URL, escaped
	page    version            // of the page it shows
	assets  map[string]version // of the styles, images and scripts that the page uses
	report  string             // that it shows, encoded; empty before the first
}

// An event is sent to a page.
type event struct {
	name string
	data []byte
}

// serveEvents sends an open page what changes for it, as server-sent events
// (WHATWG HTML, section 9.2): "page" when its own bytes have changed, "assets"
// with the paths of changed files that it uses, "problems" with a report, or
// null when there are none. Problems are sent at once to a new page, which may
// show old ones. The id of an event is that of its snapshot.
func (p *Preview) serveEvents(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	s, err := p.snapshot(r.Context())
	if err != nil || r.Method == http.MethodHead {
		return
	}
	sub := p.newSubscriber(s, r.URL.Query())
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		var text []byte
		for _, e := range sub.update(s) {
			text = fmt.Appendf(text, "id: %s\nevent: %s\ndata: %s\n\n", s.id(), e.name, e.data)
		}
		if send(w, text) != nil {
			return
		}
		for replaced := false; !replaced; {
			select {
			case <-r.Context().Done():
				return
			case <-s.replaced:
				s, replaced = p.current.Load(), true
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

// newSubscriber reads what a page says of itself: the path of its URL, its version,
// the snapshot it was served from, and what files it uses. Their versions are
// known if that snapshot is the current one.
func (p *Preview) newSubscriber(s *snapshot, query url.Values) *subscriber {
	sub := &subscriber{
		base:    p.base(),
		address: query.Get("path"),
		page:    version(query.Get("page")),
		assets:  map[string]version{},
	}
	upToDate := query.Get("state") == s.id()
	assets := query["asset"]
	for _, address := range assets[:min(len(assets), maxAssets)] {
		sub.assets[address] = ""
		if upToDate {
			sub.assets[address] = sub.assetVersion(s, address)
		}
	}
	return sub
}

func (sub *subscriber) resolve(s *snapshot, address string) target {
	plain, err := url.PathUnescape(address)
	if err != nil {
		return target{missing: true}
	}
	return s.resolve(sub.base, plain)
}

// pageVersion returns the version of the page. The dashboard shows the result of
// each build: it has a new version with each.
func (sub *subscriber) pageVersion(s *snapshot) version {
	if sub.isDashboard() {
		return version(s.id())
	}
	t := sub.resolve(s, sub.address)
	if t.path == "" {
		return version("none " + t.redirect)
	}
	return versionOf(s.read(t.path))
}

// assetVersion returns the version of the file at an address. The page that is
// served for a missing one is no file.
func (sub *subscriber) assetVersion(s *snapshot, address string) version {
	if s.tree == nil {
		return noVersion
	}
	t := sub.resolve(s, address)
	if t.path == "" || t.missing {
		return noVersion
	}
	return versionOf(s.read(t.path))
}

func (sub *subscriber) isDashboard() bool { return strings.HasPrefix(sub.address, ownPrefix) }

// update brings the subscriber up to a snapshot and returns what the page must
// know of it.
func (sub *subscriber) update(s *snapshot) []event {
	var events []event
	if report := s.report.encode(); sub.report != string(report) {
		sub.report = string(report)
		events = append(events, event{"problems", report})
	}
	if s.tree == nil && !sub.isDashboard() {
		return events
	}
	if now := sub.pageVersion(s); now != sub.page {
		sub.page = now
		events = append(events, event{"page", []byte(now)})
	}
	var changed []string
	for address, before := range sub.assets {
		if now := sub.assetVersion(s, address); now != before {
			sub.assets[address] = now
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
