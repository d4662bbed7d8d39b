package pipeline

import (
	"hash/maphash"
	"sync"

	"fiche/cmd/fiche/internal/locale"
)

// A memo remembers what files say. Its law: the key is the path, the bytes and
// the language, and nothing else is read to make the value. So a value can be
// used again whatever else has changed. An event, a time or a size may cast
// doubt on what is remembered, and then the file is read again; its bytes
// alone decide whether it says something new.
type memo[T any] struct {
	mu      sync.Mutex
	seed    maphash.Seed
	entries map[string]remembered[T] // by path
}

type remembered[T any] struct {
	sum     uint64 // of the bytes
	size    int
	locale  *locale.Locale
	value   T
	doubted bool // the file may have changed since
	used    bool // by the build that is under way
}

func newMemo[T any]() *memo[T] {
	return &memo[T]{seed: maphash.MakeSeed(), entries: make(map[string]remembered[T])}
}

// get is what the file says. read is called only when the memo has no value or
// has doubts, and parse only when the bytes are new.
func (m *memo[T]) get(name string, l *locale.Locale, read func() ([]byte, error), parse func([]byte) T) (T, error) {
	m.mu.Lock()
	e, known := m.entries[name]
	m.mu.Unlock()
	known = known && e.locale == l
	if !known || e.doubted {
		data, err := read()
		if err != nil {
			var nothing T
			return nothing, err
		}
		if sum := maphash.Bytes(m.seed, data); !known || e.sum != sum || e.size != len(data) {
			e = remembered[T]{sum: sum, size: len(data), locale: l, value: parse(data)}
		}
		e.doubted = false
	}
	e.used = true
	m.mu.Lock()
	m.entries[name] = e
	m.mu.Unlock()
	return e.value, nil
}

// doubt has the files that which tells read again.
func (m *memo[T]) doubt(which func(name string) bool) {
	for name, e := range m.entries {
		if which(name) {
			e.doubted = true
			m.entries[name] = e
		}
	}
}

// forgetUnused drops the files that the last build had no use for.
func (m *memo[T]) forgetUnused() {
	for name, e := range m.entries {
		if !e.used {
			delete(m.entries, name)
			continue
		}
		e.used = false
		m.entries[name] = e
	}
}
