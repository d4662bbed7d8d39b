package verify

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

const (
	patience     = 30 * time.Second // with one request
	maxRedirects = 5
)

var errRedirects = errors.New("too many redirections")

// newClient returns one that takes what it gets as it is: nothing is unpacked, no
// redirection followed.
func newClient(transport http.RoundTripper) *http.Client {
	if transport == nil {
		ours := http.DefaultTransport.(*http.Transport).Clone()
		ours.DisableCompression, ours.MaxResponseHeaderBytes = true, 64<<10
		transport = ours
	}
	return &http.Client{
		Transport: transport, Timeout: patience,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// An answer is what came of asking for an address.
type answer struct {
	status int
	kind   string // as it was given
	body   []byte // no more than was asked for
	at     *url.URL
	err    error
}

// reason says how it ended.
func (a answer) reason() string {
	if a.err != nil {
		return a.err.Error()
	}
	return strconv.Itoa(a.status) + " " + http.StatusText(a.status)
}

// get asks for an address, follows redirections, and reads so many bytes.
func (v *visit) get(ctx context.Context, at *url.URL, most int64) answer {
	v.asked++
	a := answer{at: at}
	for range maxRedirects + 1 {
		next := v.getOne(ctx, &a, most)
		if next == nil {
			return a
		}
		a = answer{at: next}
	}
	a.err = errRedirects
	return a
}

// getOne makes one request, and returns where it leads on to, or nil.
func (v *visit) getOne(ctx context.Context, a *answer, most int64) *url.URL {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, a.at.String(), nil)
	if err != nil {
		a.err = err
		return nil
	}
	r.Header.Set("User-Agent", "Fiche")
	r.Header.Set("Cache-Control", "no-cache") // of caches on the way
	given, err := v.client.Do(r)
	if failed, ok := errors.AsType[*url.Error](err); ok {
		err = failed.Err // without the address, which the message has
	}
	if a.err = err; err != nil {
		return nil
	}
	defer given.Body.Close()
	a.status, a.kind = given.StatusCode, given.Header.Get("Content-Type")
	if to, err := given.Location(); err == nil && a.status < 400 && a.status >= 300 {
		if to.Scheme == "http" || to.Scheme == "https" {
			return to
		}
		return nil
	}
	a.body, a.err = io.ReadAll(io.LimitReader(given.Body, most))
	return nil
}

func isCertificate(err error) bool {
	_, ok := errors.AsType[*tls.CertificateVerificationError](err)
	return ok
}
