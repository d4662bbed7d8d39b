// Package linkcheck asks the addresses that a site leads its readers to whether
// they still answer.
//
// It stands beside check: one Site in, problems out. It is the only door to
// the network but for the preview's, and its laws are those of a guest. It
// asks for what the site links and for nothing else, each address once,
// without its content where the server lets it; one request at a time to a
// host, and a pause before the next; and it stays away when it is asked to
// wait. It sends no cookie, no password and no referrer, uses no proxy, and
// says who it is.
//
// It does not read robots.txt. That file speaks to programs that find their own
// way from link to link (RFC 9309, section 1: "crawlers"). Here each address was
// chosen by a person, and is asked for as their browser would: to ask for
// robots.txt as well would be the second request where one is enough.
//
// Its law for those who run it: content may come from strangers, and the check may
// run inside a company's network. It connects to public addresses alone;
// see onlyPublic.
package linkcheck

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"sync"
	"time"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/site"
)

// Options say how to ask.
type Options struct {
	// Transport carries the requests; nil for one that reaches public addresses
	// alone. Tests have their own.
	Transport http.RoundTripper
	// Pause is how long a host is left alone between two requests; 0 for a
	// second.
	Pause time.Duration
	// Progress is called, one call at a time, with how many addresses have been
	// asked.
	Progress func(done, total int)
}

const (
	hostsAtOnce = 8
	limit       = 10 * time.Minute // of a whole run
)

// Check asks all addresses that the pages of a site lead to. When ctx ends
// first, it returns what was found until then, and why it ended.
func Check(ctx context.Context, s *site.Site, o Options) ([]problem.Problem, error) {
	links := linksOf(s)
	if o.Transport == nil {
		transport := newNetwork(http.ProxyFromEnvironment)
		defer transport.CloseIdleConnections()
		o.Transport = transport
	}
	bounded, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	v := newVisitor(o.Transport, agent(s.Settings), cmp.Or(o.Pause, time.Second))
	v.visitAll(bounded, links, o.Progress)
	problems := report(links)
	problem.Sort(problems)
	return problems, ctx.Err()
}

// visitAll fills in the answers of all links: a few hosts at a time, the links
// of a host in their order.
func (v *visitor) visitAll(ctx context.Context, links []*link, progress func(done, total int)) {
	hosts := make(chan []*link)
	var workers sync.WaitGroup
	var mu sync.Mutex
	done := 0
	for range hostsAtOnce {
		workers.Go(func() {
			for all := range hosts {
				for _, l := range all {
					l.answer = v.visit(ctx, l.url)
					mu.Lock()
					if done++; progress != nil {
						progress(done, len(links))
					}
					mu.Unlock()
				}
			}
		})
	}
	for _, all := range byHost(links) {
		hosts <- all
	}
	close(hosts)
	workers.Wait()
}

// byHost parts links by their host. The host with most of them comes first: it
// takes longest.
func byHost(links []*link) [][]*link {
	var groups [][]*link
	at := map[string]int{}
	for _, l := range links {
		host := hostOf(l.url)
		i, known := at[host]
		if !known {
			i = len(groups)
			at[host] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], l)
	}
	slices.SortStableFunc(groups, func(a, b []*link) int { return len(b) - len(a) })
	return groups
}
