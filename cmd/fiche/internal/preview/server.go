package preview

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"fiche/cmd/fiche/internal/locale"
)

// host is the only address on which a preview can be reached: this machine.
const host = "127.0.0.1"

// tries is how many ports are tried, from the one that was asked for.
const tries = 20

// A Server serves the pages of a site at one port of this machine and the
// dashboard at another, so that they are of two origins: no script of a page can
// read the dashboard or press a button there. For browsers they are one site all
// the same: a link leads across, one cookie opens both, and the dashboard may
// show a page in a frame. (Another name, as dashboard.localhost, would not be
// known to every browser.)
//
// It serves one site after the other: the form that makes one, then its preview.
// Requests pass the guard first.
type Server struct {
	// Folder is that of the site, without symbolic links, by which Find finds the
	// server among the Records; empty for none.
	Folder, Records string
	Locale          *locale.Locale // that of the user, for who has no access yet

	site, dashboard net.Listener
	access          *access
	shown           atomic.Pointer[handlers]
	patience        time.Duration // with a connection on which nothing comes
}

// handlers are what is served: pages of a site, nil for none, and a dashboard, whose
// pages have names.
type handlers struct {
	site      http.Handler
	dashboard func(w http.ResponseWriter, r *http.Request, name string)
}

// Listen returns a server that listens on a port of this machine, or on the next
// one that is free, and on one behind it; on any, if port is 0. The caller must
// call Serve or Close.
func Listen(port int) (*Server, error) {
	site, err := listen(port)
	if err != nil {
		return nil, err
	}
	next := 0
	if port > 0 {
		next = portOf(site) + 1
	}
	dashboard, err := listen(next)
	if err != nil {
		dashboard, err = listen(0)
	}
	if err != nil {
		site.Close()
		return nil, err
	}
	return &Server{
		Locale: locale.Fallback(), site: site, dashboard: dashboard, access: newAccess(portOf(site)), patience: 30 * time.Second,
	}, nil
}

func listen(port int) (net.Listener, error) {
	var first error
	for p := port; p < port+tries && p <= 65535; p++ {
		listener, err := net.Listen("tcp4", net.JoinHostPort(host, strconv.Itoa(p)))
		if err == nil {
			return listener, nil
		}
		first = cmp.Or(first, err)
	}
	return nil, fmt.Errorf("preview: no free port: %w", first)
}

func portOf(l net.Listener) int { return l.Addr().(*net.TCPAddr).Port }

// A userOnly is a listener that hangs up on other users of this machine.
type userOnly struct{ net.Listener }

func (l userOnly) Accept() (net.Conn, error) {
	for {
		c, err := l.Listener.Accept()
		if err != nil || !isStranger(c) {
			return c, err
		}
		c.Close()
	}
}

// Close closes both ports.
func (s *Server) Close() {
	s.site.Close()
	s.dashboard.Close()
}

// Port returns the port of the site's pages.
func (s *Server) Port() int { return portOf(s.site) }

// Origins returns where the pages of the site are served, and the dashboard:
// "http://127.0.0.1:8080", "http://127.0.0.1:8081".
func (s *Server) Origins() Origins {
	return Origins{Site: "http://" + hostOf(s.site.Addr()), Dashboard: "http://" + hostOf(s.dashboard.Addr())}
}

// Addresses returns those that are printed: of the site, served under a path, and
// of the dashboard. They hold the key.
func (s *Server) Addresses(base string) Origins {
	o := s.Origins()
	return Origins{
		Site:      withKey(o.Site+(&url.URL{Path: base}).EscapedPath(), s.access.key),
		Dashboard: withKey(o.Dashboard+ownPrefix, s.access.key),
	}
}

// Show serves other handlers from now on: what they have begun is not disturbed.
// Without one for the site, its addresses lead to the dashboard.
func (s *Server) Show(site http.Handler, dashboard func(w http.ResponseWriter, r *http.Request, name string)) {
	s.shown.Store(&handlers{site, dashboard})
}

func (s *Server) serveSite(w http.ResponseWriter, r *http.Request) {
	if h := s.shown.Load(); h != nil && h.site != nil {
		h.site.ServeHTTP(w, r)
		return
	}
	http.Redirect(w, r, s.Origins().Dashboard+ownPrefix, http.StatusFound)
}

func (s *Server) serveDashboard(w http.ResponseWriter, r *http.Request) {
	name, isOwn := strings.CutPrefix(r.URL.Path, ownPrefix)
	h := s.shown.Load()
	switch {
	case r.URL.Path == "/":
		http.Redirect(w, r, ownPrefix, http.StatusFound)
	case !isOwn || h == nil:
		http.NotFound(w, r)
	default:
		w.Header().Set("Cross-Origin-Opener-Policy", "same-origin") // a page that opened it has no hold on it
		h.dashboard(w, r, name)
	}
}

// guarded returns the handlers of both ports, behind their guards.
func (s *Server) guarded() (site, dashboard http.Handler) {
	o := s.Origins()
	site = &guard{host: hostOf(s.site.Addr()), access: s.access, locale: s.Locale, frames: o.Dashboard, next: http.HandlerFunc(s.serveSite)}
	dashboard = &guard{host: hostOf(s.dashboard.Addr()), access: s.access, locale: s.Locale, next: http.HandlerFunc(s.serveDashboard)}
	return site, s.identified(dashboard)
}

// Serve serves until the context ends, which is no error. Then every connection
// is closed, those of open pages included.
func (s *Server) Serve(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	defer s.Close()
	defer s.record()()
	site, dashboard := s.guarded()
	var failures [2]error
	var both sync.WaitGroup
	for i, port := range []struct {
		net.Listener
		http.Handler
	}{{s.site, site}, {s.dashboard, dashboard}} {
		server := &http.Server{
			Handler:           port.Handler,
			BaseContext:       func(net.Listener) context.Context { return ctx },
			ReadHeaderTimeout: s.patience,
			ReadTimeout:       s.patience,
			IdleTimeout:       s.patience,
			WriteTimeout:      time.Minute, // the stream of events sets its own
			MaxHeaderBytes:    64 << 10,
		}
		defer context.AfterFunc(ctx, func() { server.Close() })()
		both.Go(func() {
			if err := server.Serve(userOnly{port.Listener}); !errors.Is(err, http.ErrServerClosed) {
				failures[i] = err
			}
			stop()
		})
	}
	both.Wait()
	return errors.Join(failures[:]...)
}
