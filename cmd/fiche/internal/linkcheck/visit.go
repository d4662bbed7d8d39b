package linkcheck

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"fiche/cmd/fiche/internal/sheet"
)

const (
	patience     = 20 * time.Second // with one request
	maxRedirects = 10               // browsers follow twenty; servers that mean well need fewer
)

var errRedirects = errors.New("too many redirections")

// An outcome is what came of one request.
type outcome struct {
	status int      // of the answer; 0 when there was none
	to     *url.URL // where the server sends us on, or nil
	err    error
}

// An answer is what came of asking for a link, from one redirection to the next.
type answer struct {
	outcome          // the last one
	at      *url.URL // where it was given
	moved   *url.URL // the address that has taken the link's place for good, or nil
	skipped bool     // not asked: there was no time left
}

// A visitor asks for addresses.
type visitor struct {
	transport http.RoundTripper
	agent     string
	pause     time.Duration

	mu       sync.Mutex
	limiters map[string]*hostLimiter // by host
}

func newVisitor(transport http.RoundTripper, agent string, pause time.Duration) *visitor {
	return &visitor{transport: transport, agent: agent, pause: pause, limiters: map[string]*hostLimiter{}}
}

// agent returns how we call ourselves, with where to complain.
func agent(s *sheet.Settings) string {
	var contact []string
	for _, text := range []string{s.URL, s.Organisation.Email} {
		if text != "" && strings.IndexFunc(text, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune("()\\", r) }) < 0 {
			contact = append(contact, text)
		}
	}
	if contact == nil {
		return "Fiche link check"
	}
	return "Fiche link check (+" + strings.Join(contact, "; ") + ")"
}

// visit asks for an address, and for those that it is sent on to.
func (v *visitor) visit(ctx context.Context, u *url.URL) answer {
	a := answer{at: u}
	forGood := true
	for range maxRedirects + 1 {
		a.outcome = v.ask(ctx, a.at)
		if ctx.Err() != nil {
			return answer{at: u, skipped: true}
		}
		if a.to == nil {
			return a
		}
		forGood = forGood && (a.status == http.StatusMovedPermanently || a.status == http.StatusPermanentRedirect)
		a.at = a.to
		if forGood {
			a.moved = a.to
		}
	}
	a.err = errRedirects
	return a
}

// ask asks for an address without its content and, where a server does not
// have that, with it. A page is not said to be gone before its content was
// asked for: some servers know of it only then.
func (v *visitor) ask(ctx context.Context, u *url.URL) outcome {
	if private(hostOf(u)) {
		return outcome{err: errNotPublic}
	}
	if reservedName(hostOf(u)) {
		return outcome{err: errNoHost}
	}
	o := v.request(ctx, http.MethodHead, u)
	broken := o.err != nil && !o.unreachable() && !o.timeout() && !o.refusedCertificate()
	refused := o.status >= 400 && o.status != http.StatusTooManyRequests
	if ctx.Err() == nil && (broken || refused) {
		o = v.request(ctx, http.MethodGet, u)
	}
	return o
}

// request makes one request when the host is free, and once again when the
// host says when.
func (v *visitor) request(ctx context.Context, method string, u *url.URL) outcome {
	limiter, origin := v.limiter(hostOf(u)), u.Scheme+"://"+u.Host
	for repeated := false; ; repeated = true {
		if err := limiter.acquire(ctx); err != nil {
			return outcome{err: err}
		}
		if o, givenUp := limiter.givenUp[origin]; givenUp {
			limiter.release()
			return o
		}
		o, header := v.send(ctx, method, u)
		again := ctx.Err() == nil && limiter.record(origin, o, header, repeated)
		limiter.release()
		if !again {
			return o
		}
	}
}

func (v *visitor) limiter(host string) *hostLimiter {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.limiters[host] == nil {
		v.limiters[host] = newHostLimiter(v.pause)
	}
	return v.limiters[host]
}

// send makes a request and leaves the content unread.
func (v *visitor) send(ctx context.Context, method string, u *url.URL) (outcome, http.Header) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, method, u.String(), nil)
	if err != nil {
		return outcome{err: err}, nil
	}
	request.Header.Set("User-Agent", v.agent)
	request.Header.Set("Accept", "*/*")
	response, err := v.transport.RoundTrip(request)
	if err != nil {
		return outcome{err: err}, nil
	}
	response.Body.Close() // what it holds does not matter, nor how it ends
	o := outcome{status: response.StatusCode}
	if location := response.Header.Get("Location"); isRedirect(o.status) && location != "" {
		o.to, o.err = follow(u, location)
	}
	return o, response.Header
}

func isRedirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

var errLocation = errors.New("sent on to what is no web address")

// follow returns where a server sends those who ask for u. Its word is a stranger's.
func follow(u *url.URL, location string) (*url.URL, error) {
	const longest = 2000 // bytes, as for what an author may write
	to, err := u.Parse(location)
	if err != nil || len(location) > longest {
		return nil, errLocation
	}
	to = canonical(to)
	if to.Scheme != "http" && to.Scheme != "https" || to.Host == "" {
		return nil, errLocation
	}
	return to, nil
}
