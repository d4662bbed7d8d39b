package preview

import (
	"html"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/mediatype"
)

// A guard refuses what does not come from a browser that was sent to this
// preview by its user. The site is not public yet, and both other users of this
// machine and any page that is open in the same browser can reach 127.0.0.1.
//
// The Host header stops DNS rebinding, where a foreign name leads here. Origin
// (RFC 6454) and Sec-Fetch-* (W3C Fetch Metadata) stop a foreign page that
// embeds or fetches one of ours; another port of this machine is foreign too.
// A link from elsewhere may be followed; a form from elsewhere may not be sent.
// What changes something must say that it comes from a page of ours: browsers
// do. All others are stopped by the access.
type guard struct {
	host   string // with its port, as browsers write it
	access *access
	locale *locale.Locale
	frames string // the origins that may show a page in a frame, beside its own
	next   http.Handler
}

// hostOf returns the host that a browser names for a port of this machine: the
// usual port has no number.
func hostOf(address net.Addr) string {
	return strings.TrimSuffix(address.String(), ":80")
}

func (g *guard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-cache")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Content-Security-Policy", strings.TrimSpace("frame-ancestors 'self' "+g.frames))
	if r.Body == http.NoBody { // else whoever reads the body bounds it
		_ = http.NewResponseController(w).SetReadDeadline(time.Time{}) // a stream of events has no end
	}
	switch {
	case r.Host == strings.Replace(g.host, host, "localhost", 1):
		// One name, so that there is one cookie.
		http.Redirect(w, r, "http://"+g.host+r.URL.RequestURI(), http.StatusFound)
	case r.Host != g.host:
		refuse(w, http.StatusMisdirectedRequest)
	case !g.isOwn(r), r.Method != http.MethodGet && r.Method != http.MethodHead && !saysOwn(r):
		refuse(w, http.StatusForbidden)
	case r.Method == http.MethodGet && g.access.let(w, r):
	case !g.access.has(r):
		g.explain(w)
	default:
		g.next.ServeHTTP(w, r)
	}
}

// isOwn reports whether a request comes from a page of this preview, or from
// the user.
func (g *guard) isOwn(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+g.host {
		return false
	}
	from, to := r.Header.Get("Sec-Fetch-Site"), r.Header.Get("Sec-Fetch-Dest")
	switch {
	case slices.Contains([]string{"", "same-origin", "none"}, from):
		return true
	case r.Header.Get("Sec-Fetch-Mode") != "navigate":
		return false
	}
	return to == "document" || to == "iframe" && from == "same-site" && g.frames != ""
}

// saysOwn reports whether a request that is not foreign says where it comes from:
// its Origin was compared before.
func saysOwn(r *http.Request) bool {
	from := r.Header.Get("Sec-Fetch-Site")
	return from == "same-origin" || from == "" && r.Header.Get("Origin") != ""
}

// refuse refuses a request, and what is left of it.
func refuse(w http.ResponseWriter, status int) {
	w.Header().Set("Connection", "close")
	http.Error(w, http.StatusText(status), status)
}

// explain says how to get access. The link is followed with the cookie, which
// browsers do not send along when a foreign page leads here.
func (g *guard) explain(w http.ResponseWriter) {
	l := g.locale
	words := l.Command.Preview
	typeset := func(text string) string { return html.EscapeString(l.Typeset(text).Plain) }
	page := barePage(l, typeset(words.Closed), "<p>"+typeset(words.ClosedHow)+"</p>\n<p><a href=\"\">"+typeset(words.ClosedAgain)+"</a></p>\n")
	h := w.Header()
	h.Set("Content-Type", mediatype.Of(indexFile))
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("Connection", "close")
	w.WriteHeader(http.StatusForbidden)
	_, _ = w.Write([]byte(page)) // the browser may have gone
}
