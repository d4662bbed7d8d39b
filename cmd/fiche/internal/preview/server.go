package preview

import (
	"context"
	"errors"
	"net"
	"net/http"
	"sync/atomic"
	"time"
)

// A Server serves one handler after the other at an address of this machine: the
// form that makes a site, then the preview of that site. Requests pass the guard
// first. The zero value is ready to use and answers 404.
type Server struct {
	// Folder is that of the site, without symbolic links, by which Find finds the
	// server; empty for none.
	Folder  string
	current atomic.Pointer[http.Handler]
}

// SetHandler replaces the handler. Requests that have begun are not disturbed.
func (s *Server) SetHandler(h http.Handler) { s.current.Store(&h) }

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == idAddress && s.Folder != "" {
		serveBytes(w, r, "id.txt", []byte(folderID(s.Folder)))
		return
	}
	if h := s.current.Load(); h != nil {
		(*h).ServeHTTP(w, r)
		return
	}
	http.NotFound(w, r)
}

// Serve serves to a listener until the context ends, which is no error. Then every
// connection is closed, those of open pages included.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
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
