package hosts

import (
	"cmp"
	"context"
	"errors"
	"io"
	"net"
	"net/url"
	"sync"
	"syscall"
	"time"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
)

// dialTimeout is how long a host may take to answer.
const dialTimeout = 20 * time.Second

// withPort returns a host with its port.
func withPort(host, port string) string {
	if _, _, err := net.SplitHostPort(host); err == nil {
		return host
	}
	return net.JoinHostPort(host, port)
}

// dial connects to a host.
func dial(ctx context.Context, address string) (net.Conn, error) {
	conn, err := (&net.Dialer{Timeout: dialTimeout}).DialContext(ctx, "tcp", address)
	return conn, unreachable(address, err)
}

// unreachable words why there is no connection.
func unreachable(host string, err error) error {
	if err == nil {
		return nil
	}
	if known, ok := errors.AsType[*publish.HostError](err); ok {
		return known
	}
	if _, ok := errors.AsType[*net.DNSError](err); ok {
		return publish.Fail("host-no-name", err, problem.Args{"host": host})
	}
	return publish.Fail("host-unreachable", err, problem.Args{"host": host})
}

// dialDirectly connects to a host that no proxy leads to, and says so if there is one
// for the web.
func (a *Access) dialDirectly(ctx context.Context, address string) (net.Conn, error) {
	conn, err := dial(ctx, address)
	given := cmp.Or(a.Getenv("HTTPS_PROXY"), a.Getenv("https_proxy"), a.Getenv("HTTP_PROXY"), a.Getenv("http_proxy"))
	if proxy, errProxy := url.Parse(given); err != nil && ctx.Err() == nil && errProxy == nil && proxy.Host != "" {
		return nil, publish.Fail("host-behind-proxy", err, problem.Args{"host": address, "proxy": proxy.Host})
	}
	return conn, err
}

// afterSteps returns a context that ends after another one, once no step is under way
// that has to be followed by a second: it waits for readers of steps to finish, though
// not for long. done ends it at once.
func afterSteps(ctx context.Context, steps *sync.RWMutex) (late context.Context, done func()) {
	const patience = 5 * time.Second
	late, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() {
		timer := time.AfterFunc(patience, cancel)
		defer timer.Stop()
		steps.Lock()
		defer steps.Unlock()
		cancel()
	})
	return late, func() { stop(); cancel() }
}

// isLost reports whether an error says that a connection was cut.
func isLost(err error) bool {
	var timeout net.Error
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) ||
		errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE) || errors.As(err, &timeout)
}
