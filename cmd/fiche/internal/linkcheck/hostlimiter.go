package linkcheck

import (
	"context"
	"net/http"
	"strconv"
	"time"
)

const (
	// maxWait is the longest that a host may ask us to wait: it is not asked
	// again when it wants more.
	maxWait = 30 * time.Second
	// maxStrikes is how often in a row a host may fail to answer before it is
	// not asked again.
	maxStrikes = 2
)

// A gate lets one request at a time through to a host.
type gate struct {
	pause time.Duration // between two requests
	turn  chan struct{} // holds one while somebody is inside

	// Those inside alone read and change these.
	next    time.Time // when the host may be asked again
	strikes map[string]int
	shut    map[string]outcome // by origin: what became of the last request to it
}

func newGate(pause time.Duration) *gate {
	return &gate{pause: pause, turn: make(chan struct{}, 1), strikes: map[string]int{}, shut: map[string]outcome{}}
}

// enter waits for the turn of a request.
func (g *gate) enter(ctx context.Context) error {
	select {
	case g.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	timer := time.NewTimer(time.Until(g.next))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		<-g.turn
		return ctx.Err()
	}
}

// leave ends a request: the next one waits.
func (g *gate) leave() {
	if next := time.Now().Add(g.pause); next.After(g.next) {
		g.next = next
	}
	<-g.turn
}

// learn remembers what came of a request, and reports whether it is worth making
// again: the host is busy and says for how long. It is believed once.
func (g *gate) learn(origin string, o outcome, header http.Header, repeated bool) (again bool) {
	if o.err != nil && o.status == 0 {
		if g.strikes[origin]++; g.strikes[origin] >= maxStrikes || o.unreachable() {
			g.shut[origin] = o
		}
		return false
	}
	g.strikes[origin] = 0
	if o.status != http.StatusTooManyRequests && o.status != http.StatusServiceUnavailable {
		return false
	}
	wait, said := retryAfter(header)
	switch {
	case said && wait <= maxWait && !repeated:
		g.next = time.Now().Add(wait)
		return true
	case said || o.status == http.StatusTooManyRequests:
		g.shut[origin] = o
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
