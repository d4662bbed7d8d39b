package preview

import (
	"context"
	"errors"
	"net"
	"net/http"
	"sync/atomic"
	"time"
)

// A Stage is an address of this machine at which one takes the place of
// another: the form that makes a site, then the preview of that site. Whoever
// is on it, the guard stands before.
type Stage struct {
	// Folder is the one that all this is about, without symbolic links: who
	// knows it can Find the stage.
	Folder  string
	current atomic.Pointer[http.Handler]
}

// Put puts somebody on the stage. Requests that have begun are not disturbed.
func (s *Stage) Put(h http.Handler) { s.current.Store(&h) }

func (s *Stage) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == markAddress && s.Folder != "" {
		serveBytes(w, r, "mark.txt", []byte(markOf(s.Folder)))
		return
	}
	if h := s.current.Load(); h != nil {
		(*h).ServeHTTP(w, r)
		return
	}
	http.NotFound(w, r)
}

// Serve serves to a listener until the context ends: then every connection is
// closed, open pages included.
func (s *Stage) Serve(ctx context.Context, listener net.Listener) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	server := &http.Server{
		Handler:           newGuard(listener.Addr(), s),
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: 10 * time.Second,
		WriteTimeout:      time.Minute, // the stream of events sets its own
		MaxHeaderBytes:    64 << 10,
	}
	defer context.AfterFunc(ctx, func() { server.Close() })()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
