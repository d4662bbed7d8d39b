// Package memo remembers what was made of values that come again and again: the
// few dates, words and keys that all pages of a site are written with.
package memo

import (
	"maps"
	"sync"
	"sync/atomic"
)

// A Memo holds what was made of the first Most values that it met; what comes
// later is made anew each time. Asking takes no lock. The zero value of the
// others is ready to use.
//
// Its law: the value it is asked with is the whole of what the answer depends
// on.
type Memo[K comparable, V any] struct {
	Most  int
	known atomic.Pointer[map[K]V] // is never changed

	adding sync.Mutex
	fresh  map[K]V // what known does not have yet
}

// Get is what is known of a value.
func (m *Memo[K, V]) Get(key K) (made V, ok bool) {
	if known := m.known.Load(); known != nil {
		made, ok = (*known)[key]
	}
	return made, ok
}

// Put remembers what was made of a value, or begins to: what is known is
// replaced, for those who ask meanwhile, by a copy with all that is fresh, once
// there is a fourth as much of that.
func (m *Memo[K, V]) Put(key K, made V) {
	m.adding.Lock()
	defer m.adding.Unlock()
	var known map[K]V
	if p := m.known.Load(); p != nil {
		known = *p
	}
	if len(known) >= m.Most {
		return
	}
	if m.fresh == nil {
		m.fresh = map[K]V{}
	}
	m.fresh[key] = made
	if total := len(known) + len(m.fresh); len(m.fresh) <= len(known)/4 && total < m.Most {
		return
	}
	next := make(map[K]V, len(known)+len(m.fresh))
	maps.Copy(next, known)
	maps.Copy(next, m.fresh)
	m.fresh = nil
	m.known.Store(&next)
}
