package linkcheck

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// What becomes of a request that is not answered.
const (
	broken      = 0  // the connection breaks
	unreachable = -1 // none is made
)

// A recorder keeps when each host was asked for what.
type recorder struct {
	mu     sync.Mutex
	began  time.Time
	lines  []string
	inside map[string]int // requests at the moment, by host
	all    int
	most   int                                                    // requests at a time, to all hosts
	answer func(r *http.Request) (status int, header http.Header) // broken, unreachable: there is none
	takes  time.Duration
	t      *testing.T
}

func (d *recorder) RoundTrip(r *http.Request) (*http.Response, error) {
	d.mu.Lock()
	d.lines = append(d.lines, fmt.Sprintf("%3.0fs %s %s%s", time.Since(d.began).Seconds(), r.Method, r.Host, r.URL.Path))
	d.inside[r.Host]++
	d.all++
	d.most = max(d.most, d.all)
	if d.inside[r.Host] > 1 {
		d.t.Errorf("%s is asked twice at a time", r.Host)
	}
	d.mu.Unlock()
	select {
	case <-time.After(d.takes):
	case <-r.Context().Done():
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.inside[r.Host]--
	d.all--
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	status, header := d.answer(r)
	switch status {
	case broken:
		return nil, io.ErrUnexpectedEOF
	case unreachable:
		return nil, &net.OpError{Op: "dial", Err: io.ErrUnexpectedEOF}
	}
	return &http.Response{StatusCode: status, Header: header, Body: http.NoBody}, nil
}

// asking checks a page of addresses against a recorder, in a time of its own,
// which passes only when everybody waits: what takes minutes takes none.
func asking(t *testing.T, d *recorder, addresses ...string) (findings, requests []string) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		d.t, d.began, d.inside = t, time.Now(), map[string]int{}
		got, err := Check(t.Context(), siteOf(t, linking(addresses...)), Options{Transport: d})
		if err != nil {
			t.Error(err)
		}
		findings, requests = told(got), d.lines
	})
	return findings, requests
}

func always(status int, header http.Header) func(*http.Request) (int, http.Header) {
	return func(*http.Request) (int, http.Header) { return status, header }
}

// One request at a time to a host, a pause before the next, whichever sheet links there.
func TestPause(t *testing.T) {
	d := &recorder{takes: 2 * time.Second, answer: func(r *http.Request) (int, http.Header) {
		if r.Host == "b.example.org" {
			return 302, http.Header{"Location": {"http://a.example.org/from-b"}}
		}
		return 200, nil
	}}
	findings, requests := asking(t, d, "http://a.example.org/1", "http://a.example.org/2", "http://b.example.org/")
	for i := range requests { // which of the two waits longer is left to chance
		requests[i], _, _ = strings.Cut(requests[i], ".org")
	}
	want := []string{"  0s HEAD a.example", "  0s HEAD b.example", "  3s HEAD a.example", "  6s HEAD a.example"}
	if diff := cmp.Diff(want, slices.Sorted(slices.Values(requests))); diff != "" || findings != nil {
		t.Error(findings, diff)
	}
}

// A few hosts are asked at once, not all.
func TestFewHostsAtOnce(t *testing.T) {
	d := &recorder{takes: time.Second, answer: always(200, nil)}
	var addresses []string
	for i := range 3 * hostsAtOnce {
		addresses = append(addresses, fmt.Sprintf("http://h%d.example.org/", i))
	}
	_, requests := asking(t, d, addresses...)
	if d.most != hostsAtOnce || len(requests) != len(addresses) {
		t.Errorf("%d hosts at once, %d requests", d.most, len(requests))
	}
}

func TestAskedToWait(t *testing.T) {
	at := time.Date(2000, 1, 1, 0, 0, 10, 0, time.UTC) // a bubble begins at midnight
	tests := []struct {
		name     string
		status   int
		wait     string
		findings []string
		requests []string
	}{
		{"a short while", 429, "10", nil, []string{
			"  0s HEAD a.example.org/1", " 10s HEAD a.example.org/1", " 11s HEAD a.example.org/2",
		}},
		{"until a time", 503, at.Format(http.TimeFormat), nil, []string{
			"  0s HEAD a.example.org/1", " 10s HEAD a.example.org/1", " 11s HEAD a.example.org/2",
		}},
		{"as long as we wait", 429, "30", nil, []string{
			"  0s HEAD a.example.org/1", " 30s HEAD a.example.org/1", " 31s HEAD a.example.org/2",
		}},
		{"too long", 429, "86400", []string{"a.md:3 warning link-refused 429", "a.md:4 warning link-refused 429"}, []string{
			"  0s HEAD a.example.org/1",
		}},
		{"without saying how long", 429, "", []string{"a.md:3 warning link-refused 429", "a.md:4 warning link-refused 429"}, []string{
			"  0s HEAD a.example.org/1",
		}},
	}
	for _, test := range tests {
		d := &recorder{}
		d.answer = func(*http.Request) (int, http.Header) {
			if len(d.lines) == 1 {
				return test.status, http.Header{"Retry-After": {test.wait}}
			}
			return 200, nil
		}
		findings, requests := asking(t, d, "http://a.example.org/1", "http://a.example.org/2")
		if diff := cmp.Diff(test.findings, findings) + cmp.Diff(test.requests, requests); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

// A host that always asks to wait is believed once.
func TestAskedToWaitForEver(t *testing.T) {
	d := &recorder{answer: always(503, http.Header{"Retry-After": {"5"}})}
	findings, requests := asking(t, d, "http://a.example.org/1")
	if len(findings) != 1 || len(requests) != 2 {
		t.Error(findings, requests)
	}
}

// A host that does not answer is not waited for again and again, and the run
// has an end.
func TestSilentHosts(t *testing.T) {
	d := &recorder{takes: time.Hour, answer: always(200, nil)}
	findings, requests := asking(t, d, "http://a.example.org/1", "http://a.example.org/2", "http://a.example.org/3")
	want := []string{"a.md:3 warning link-slow", "a.md:4 warning link-slow", "a.md:5 warning link-slow"}
	if diff := cmp.Diff(want, findings); diff != "" || len(requests) != maxFailures {
		t.Error(requests, diff)
	}

	d = &recorder{takes: 10 * time.Second, answer: always(200, nil)}
	var addresses []string
	for i := range 100 {
		addresses = append(addresses, fmt.Sprintf("http://a.example.org/%d", i))
	}
	findings, requests = asking(t, d, addresses...)
	if diff := cmp.Diff([]string{"index.md:0 warning links-not-asked 46"}, findings); diff != "" || len(requests) != 55 {
		t.Error(len(requests), diff)
	}
}

// A host that answers in between has not failed twice in a row.
func TestFailuresInARow(t *testing.T) {
	d := &recorder{answer: func(r *http.Request) (int, http.Header) {
		if r.Method == http.MethodHead {
			return broken, nil
		}
		return 200, nil
	}}
	findings, requests := asking(t, d, "http://a.example.org/1", "http://a.example.org/2", "http://a.example.org/3")
	if len(findings) != 0 || len(requests) != 6 {
		t.Error(findings, requests)
	}
}

// A host to which no connection can be made is asked once; by another scheme, it
// is another one.
func TestUnreachableHost(t *testing.T) {
	d := &recorder{answer: func(r *http.Request) (int, http.Header) {
		if r.URL.Scheme == "http" {
			return unreachable, nil
		}
		return 200, nil
	}}
	findings, requests := asking(t, d, "http://a.example.org/1", "http://a.example.org/2", "https://a.example.org/3")
	want := []string{"a.md:3 warning link-unreachable", "a.md:4 warning link-unreachable"}
	if diff := cmp.Diff(want, findings); diff != "" || len(requests) != 2 {
		t.Error(requests, diff)
	}
}
