package hosts

import (
	"bytes"
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"golang.org/x/net/http/httpproxy"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
)

const (
	webConnections = 4
	webTries       = 4 // of a request to a host that is busy
	webPause       = 100 * time.Millisecond
	longestPause   = 30 * time.Second
	longestAnswer  = 1 << 20 // of what a host says of an error
)

// A web is a host behind HTTPS. It follows no redirection: what it sends is for one
// host only.
type web struct {
	address string // with its port
	client  *http.Client
	// sign adds to a request what the host knows its user by; nil for nothing.
	sign func(r *http.Request, body []byte) error
}

func newWeb(ctx context.Context, host string, a *Access) *web {
	w := &web{address: withPort(host, "443")}
	proxies := (&httpproxy.Config{
		HTTPSProxy: cmp.Or(a.Getenv("HTTPS_PROXY"), a.Getenv("https_proxy")),
		NoProxy:    cmp.Or(a.Getenv("NO_PROXY"), a.Getenv("no_proxy")),
	}).ProxyFunc()
	w.client = &http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			Proxy:           func(r *http.Request) (*url.URL, error) { return proxies(r.URL) },
			TLSClientConfig: a.tlsTo(ctx, w.address),
			DialContext: func(_ context.Context, _, address string) (net.Conn, error) {
				conn, err := dial(ctx, address)
				if err != nil {
					return nil, err
				}
				return &aliveConn{conn, ctx}, nil
			},
			OnProxyConnectResponse: func(_ context.Context, proxy *url.URL, _ *http.Request, answer *http.Response) error {
				if answer.StatusCode == http.StatusOK {
					return nil
				}
				return publish.Fail("host-proxy", errors.New(answer.Status), problem.Args{"host": w.address, "proxy": proxy.Host})
			},
			DisableCompression: true, MaxResponseHeaderBytes: 64 << 10,
			MaxConnsPerHost: webConnections, MaxIdleConnsPerHost: webConnections, IdleConnTimeout: ftpSilence / 2,
		},
	}
	return w
}

// send makes a request, and again if the host is busy. The body of the answer is to
// be closed.
func (w *web) send(ctx context.Context, method string, to *url.URL, header http.Header, body []byte) (*http.Response, error) {
	for try := 1; ; try++ {
		r, err := http.NewRequestWithContext(ctx, method, to.String(), bytes.NewReader(body))
		if err != nil {
			return nil, err
		}
		r.URL = to // with its own spelling of the path
		for name, values := range header {
			r.Header[name] = values
		}
		r.Header["Idempotency-Key"] = nil // not sent: it may be sent again on a connection that was closed meanwhile
		if w.sign != nil {
			if err := w.sign(r, body); err != nil {
				return nil, err
			}
		}
		answer, err := w.client.Do(r)
		if err != nil {
			return nil, w.broken(ctx, err)
		}
		switch answer.StatusCode {
		case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		case http.StatusLocked: // mostly by what was under way when a line was cut
		default:
			return answer, nil
		}
		if try == webTries {
			return answer, nil
		}
		answer.Body.Close()
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(pauseOf(answer, try)):
		}
	}
}

// pauseOf returns how long a busy host wants to be left alone.
func pauseOf(answer *http.Response, try int) time.Duration {
	if seconds, err := strconv.Atoi(answer.Header.Get("Retry-After")); err == nil {
		return min(time.Duration(seconds)*time.Second, longestPause)
	}
	return webPause << (2 * try)
}

// broken words why there is no answer.
func (w *web) broken(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	op, ok := errors.AsType[*net.OpError](err)
	known, isKnown := errors.AsType[*publish.HostError](err)
	_, isPlain := errors.AsType[tls.RecordHeaderError](err)
	switch {
	case isKnown && known.Rule != "host-unreachable" && known.Rule != "host-no-name":
		return known
	case ok && op.Op == "proxyconnect":
		return publish.Fail("host-proxy", err, problem.Args{"host": w.address, "proxy": w.proxy()})
	case isKnown:
		return known
	case isPlain, errors.Is(err, http.ErrSchemeMismatch):
		return publish.Fail("host-no-tls", err, problem.Args{"host": w.address})
	case isLost(err):
		return publish.Fail("host-lost", err, nil)
	}
	return unreachable(w.address, err)
}

// proxy returns the name of the proxy that leads to the host; empty for none.
func (w *web) proxy() string {
	r := &http.Request{URL: &url.URL{Scheme: "https", Host: w.address}}
	if at, err := w.client.Transport.(*http.Transport).Proxy(r); err == nil && at != nil {
		return at.Host
	}
	return ""
}

// refused words what the host answered instead of doing what it was asked; nil for
// a status that is good. name is the file.
func (w *web) refused(name string, answer *http.Response) error {
	where := problem.Args{"path": name, "host": w.address}
	reason := errors.New(answer.Status)
	switch status := answer.StatusCode; {
	case status < 300:
		return nil
	case status < 400:
		where["to"] = answer.Header.Get("Location")
		return publish.Fail("host-moved", reason, where)
	case status == http.StatusNotFound, status == http.StatusGone:
		return publish.Fail("host-failed", &fs.PathError{Op: "get", Path: name, Err: fs.ErrNotExist}, where)
	case status == http.StatusUnauthorized, status == http.StatusForbidden:
		return publish.Fail("host-denied", reason, where)
	case status == http.StatusRequestEntityTooLarge:
		return publish.Fail("host-too-large", reason, where)
	case status == http.StatusLocked:
		return publish.Fail("host-locked", reason, where)
	case status == http.StatusInsufficientStorage:
		return publish.Fail("host-full", reason, nil)
	case status == http.StatusTooManyRequests, status == http.StatusServiceUnavailable:
		return publish.Fail("host-busy", reason, where)
	default:
		return publish.Fail("host-failed", reason, where)
	}
}

// drop reads what is left of an answer, so that its connection can be used again.
func drop(answer *http.Response) {
	_, _ = io.CopyN(io.Discard, answer.Body, longestAnswer) // mostly there is nothing
	answer.Body.Close()
}

func (w *web) close() error {
	w.client.CloseIdleConnections()
	return nil
}
