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
	Most   int
	known  atomic.Pointer[map[K]V]
	adding sync.Mutex
}

// Get is what is known of a value.
func (m *Memo[K, V]) Get(key K) (made V, ok bool) {
	if known := m.known.Load(); known != nil {
		made, ok = (*known)[key]
	}
	return made, ok
}

// Put remembers what was made of a value. It adds to a copy, so that others may
// ask meanwhile.
func (m *Memo[K, V]) Put(key K, made V) {
	m.adding.Lock()
	defer m.adding.Unlock()
	next := map[K]V{}
	if known := m.known.Load(); known != nil {
		if len(*known) >= m.Most {
			return
		}
		next = maps.Clone(*known)
	}
	next[key] = made
	m.known.Store(&next)
}
