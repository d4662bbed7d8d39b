package photo

import (
	"context"
	"slices"
	"sync"
)

// made are the files that were made last, those of an image together. The zero
// value with a capacity is ready to use.
type made struct {
	capacity int // bytes

	mu   sync.Mutex
	list []*making // the last used first
}

// A making is done by the first caller that asks for it; others wait for done.
type making struct {
	sum   Sum
	done  chan struct{}
	files [][]byte
	err   error
}

// get returns the files of a source, and makes them when they are not held.
func (m *made) get(ctx context.Context, sum Sum, build func() ([][]byte, error)) ([][]byte, error) {
	for {
		found, mine := m.claim(sum)
		if mine {
			found.files, found.err = build()
			m.complete(found)
			return found.files, found.err
		}
		select {
		case <-found.done:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		// The caller that was making them gave up; this one has not.
		if isCancelled(found.err) && ctx.Err() == nil {
			continue
		}
		return found.files, found.err
	}
}

// claim finds a making; mine is true for the first caller, who has to do it.
func (m *made) claim(sum Sum) (found *making, mine bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	at := slices.IndexFunc(m.list, func(x *making) bool { return x.sum == sum })
	if at >= 0 {
		found = m.list[at]
		m.list = slices.Delete(m.list, at, at+1)
	} else {
		found, mine = &making{sum: sum, done: make(chan struct{})}, true
	}
	m.list = slices.Insert(m.list, 0, found)
	return found, mine
}

// complete wakes those that wait for a making, removes it when it failed, and
// removes the least recently used ones beyond the capacity.
func (m *made) complete(one *making) {
	m.mu.Lock()
	defer m.mu.Unlock()
	close(one.done)
	total := 0
	m.list = slices.DeleteFunc(m.list, func(x *making) bool {
		if x == one && x.err != nil {
			return true
		}
		if !x.isDone() {
			return false
		}
		for _, file := range x.files {
			total += len(file)
		}
		return total > m.capacity
	})
}

func (x *making) isDone() bool {
	select {
	case <-x.done:
		return true
	default:
		return false
	}
}
