package pipeline

import (
	"hash/maphash"
	"sync"
)

// A memo keeps what was parsed of files. Its law: the key is the path, the bytes
// and how the file is read (of a sheet, its language), and nothing else is read to
// make the value, so that a value can be used again whatever else has changed. An
// event, a time or a size only makes an entry stale: then the file is read again,
// and its bytes decide.
type memo[T any, K comparable] struct {
	mu      sync.Mutex
	seed    maphash.Seed
	entries map[string]entry[T, K] // by path
}

type entry[T any, K comparable] struct {
	sum   uint64 // of the bytes
	as    K
	value T
	stale bool // the file may have changed since
	used  bool // by the build that is under way
}

func newMemo[T any, K comparable]() *memo[T, K] {
	return &memo[T, K]{seed: maphash.MakeSeed(), entries: make(map[string]entry[T, K])}
}

// get returns the value of a file. read is called only when there is no entry or
// it is stale, parse only when the bytes are new.
func (m *memo[T, K]) get(name string, as K, read func() ([]byte, error), parse func([]byte) T) (T, error) {
	m.mu.Lock()
	e, known := m.entries[name]
	m.mu.Unlock()
	known = known && e.as == as
	if !known || e.stale {
		data, err := read()
		if err != nil {
			var nothing T
			return nothing, err
		}
		if sum := maphash.Bytes(m.seed, data); !known || e.sum != sum {
			e = entry[T, K]{sum: sum, as: as, value: parse(data)}
		}
		e.stale = false
	}
	e.used = true
	m.mu.Lock()
	m.entries[name] = e
	m.mu.Unlock()
	return e.value, nil
}

// invalidate makes the entries of some files stale.
func (m *memo[T, K]) invalidate(which func(name string) bool) {
	for name, e := range m.entries {
		if which(name) {
			e.stale = true
			m.entries[name] = e
		}
	}
}

// forgetUnused removes the files that the last build did not use.
func (m *memo[T, K]) forgetUnused() {
	for name, e := range m.entries {
		if !e.used {
			delete(m.entries, name)
			continue
		}
		e.used = false
		m.entries[name] = e
	}
}
