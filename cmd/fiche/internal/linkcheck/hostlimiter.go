package linkcheck

import (
	"context"
	"net/http"
	"strconv"
	"time"
)

const (
	// maxWait is the longest that a host may ask us to wait: it is not asked
	// again if it wants more.
	maxWait = 30 * time.Second
	// maxFailures is how often in a row a host may fail to answer before it is
	// not asked again.
	maxFailures = 2
)

// A hostLimiter lets one request at a time through to a host.
type hostLimiter struct {
	pause time.Duration // between two requests
	turn  chan struct{} // holds one value while a request is made

	// These are read and changed between acquire and release only.
	next     time.Time          // when the host may be asked again
	failures map[string]int     // in a row, by origin
	givenUp  map[string]outcome // by origin: what came of the last request to it
}

func newHostLimiter(pause time.Duration) *hostLimiter {
	return &hostLimiter{pause: pause, turn: make(chan struct{}, 1), failures: map[string]int{}, givenUp: map[string]outcome{}}
}

// acquire waits until a request may be made. The error is that of ctx.
func (h *hostLimiter) acquire(ctx context.Context) error {
	select {
	case h.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	timer := time.NewTimer(time.Until(h.next))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		<-h.turn
		return ctx.Err()
	}
}

// release ends a request: the next one waits for the pause.
func (h *hostLimiter) release() {
	if next := time.Now().Add(h.pause); next.After(h.next) {
		h.next = next
	}
	<-h.turn
}

// record remembers what came of a request. It reports whether the request is to
// be made again, because the host is busy and said for how long: once.
func (h *hostLimiter) record(origin string, o outcome, header http.Header, repeated bool) (again bool) {
	if o.err != nil && o.status == 0 {
		if h.failures[origin]++; h.failures[origin] >= maxFailures || o.unreachable() {
			h.givenUp[origin] = o
		}
		return false
	}
	h.failures[origin] = 0
	if o.status != http.StatusTooManyRequests && o.status != http.StatusServiceUnavailable {
		return false
	}
	wait, said := retryAfter(header)
	switch {
	case said && wait <= maxWait && !repeated:
		h.next = time.Now().Add(wait)
		return true
	case said || o.status == http.StatusTooManyRequests:
		h.givenUp[origin] = o
	}
	return false
}

// retryAfter returns how long a server asks to be left alone (RFC 9110, section
// 10.2.3): seconds, or a date.
func retryAfter(header http.Header) (wait time.Duration, said bool) {
	value := header.Get("Retry-After")
	if seconds, err := strconv.ParseUint(value, 10, 32); err == nil {
		return time.Duration(seconds) * time.Second, true
	}
	if date, err := http.ParseTime(value); err == nil {
		return max(0, time.Until(date)), true
	}
	return 0, false
}
