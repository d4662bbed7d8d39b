package preview

import (
	"fmt"
	"net"
	"net/http"
	"slices"
	"strconv"
)

// A guard refuses what does not come from a browser that was sent to this
// preview by its user. The site is not public yet, and any page that is open
// in the same browser can try to reach 127.0.0.1.
//
// The Host header stops DNS rebinding, where a foreign name leads here. Origin
// (RFC 6454) and Sec-Fetch-* (W3C Fetch Metadata) stop a foreign page that
// embeds or fetches one of ours; another port of this machine is foreign too.
// A link from elsewhere may be followed; a form from elsewhere may not be sent.
// What changes something must say that it comes from a page of ours: browsers
// do.
type guard struct {
	hosts []string
	next  http.Handler
}

func newGuard(addr net.Addr, next http.Handler) *guard {
	g := &guard{next: next}
	_, port, err := net.SplitHostPort(addr.String())
	if err != nil {
		return g // without a port, every request is refused
	}
	for _, name := range []string{"127.0.0.1", "localhost"} {
		g.hosts = append(g.hosts, net.JoinHostPort(name, port))
		if port == "80" {
			g.hosts = append(g.hosts, name)
		}
	}
	return g
}

func (g *guard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-cache")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Content-Security-Policy", "frame-ancestors 'self'")
	switch {
	case !slices.Contains(g.hosts, r.Host):
		refuse(w, http.StatusMisdirectedRequest)
	case !g.isOwn(r):
		refuse(w, http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead && !saysOwn(r):
		refuse(w, http.StatusForbidden)
	default:
		g.next.ServeHTTP(w, r)
	}
}

// isOwn reports whether a request comes from a page of this preview, or from
// the user.
func (g *guard) isOwn(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" && !slices.ContainsFunc(g.hosts, func(host string) bool { return origin == "http://"+host }) {
		return false
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return true
	}
	return r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
}

// saysOwn reports whether a request that is not foreign says where it comes from:
// its Origin was compared before.
func saysOwn(r *http.Request) bool {
	from := r.Header.Get("Sec-Fetch-Site")
	return from == "same-origin" || from == "" && r.Header.Get("Origin") != ""
}

func refuse(w http.ResponseWriter, status int) { http.Error(w, http.StatusText(status), status) }

// host is the only address on which a preview can be reached: this machine.
const host = "127.0.0.1"

// tries is how many ports are tried, from the one that was asked for.
const tries = 20

// Listen listens on a port of this machine, or on the next one that is free;
// on any, if port is 0.
func Listen(port int) (net.Listener, error) {
	var first error
	for p := port; p < port+tries && p <= 65535; p++ {
		listener, err := net.Listen("tcp4", net.JoinHostPort(host, strconv.Itoa(p)))
		if err == nil {
			return listener, nil
		}
		if first == nil {
			first = err
		}
	}
	return nil, fmt.Errorf("preview: no free port: %w", first)
}
