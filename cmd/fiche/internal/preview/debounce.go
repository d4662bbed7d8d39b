package preview

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"
)

// How long a bell stays silent before what it rang for is believed complete.
const (
	quietAfterSave  = 15 * time.Millisecond  // an editor's write, rename and chmod come together
	quietAfterBurst = 60 * time.Millisecond  // "git checkout", a copied folder
	quietUnfinished = 100 * time.Millisecond // a file that is gone or empty for the moment
	quietAtMost     = time.Second            // from the first alarm, while a burst goes on
	burst           = 8                      // paths that are more than one save
)

// A bell collects alarms until the rebuilding loop has time for them. Ringing
// never waits, and a hundred alarms for one file are one.
type bell struct {
	rung chan struct{} // holds a token while alarms are waiting

	mu         sync.Mutex
	paths      map[string]bool // true: gone or empty when last seen
	found      map[string]bool
	everything bool
}

func newBell() *bell {
	return &bell{rung: make(chan struct{}, 1), paths: map[string]bool{}, found: map[string]bool{}}
}

// An alarm is what may have changed. It decides what is looked at again and
// nothing else.
type alarm struct {
	paths      []string // in the site's folder, sorted: events have named them
	found      []string // the same: their stamps were others than those in the ledger
	everything bool     // these are not all
}

// ring says that a path may have changed; unfinished that whoever changes it
// is likely not done, for there is no such file now, or it is empty.
func (b *bell) ring(path string, unfinished bool) {
	b.mu.Lock()
	b.paths[path] = unfinished
	b.mu.Unlock()
	b.wake()
}

// ringFound says that the stamps of some files have changed.
func (b *bell) ringFound(paths []string) {
	if len(paths) == 0 {
		return
	}
	b.mu.Lock()
	for _, path := range paths {
		b.found[path] = true
	}
	b.mu.Unlock()
	b.wake()
}

// ringAll says that anything may have changed.
func (b *bell) ringAll() {
	b.mu.Lock()
	b.everything = true
	b.mu.Unlock()
	b.wake()
}

func (b *bell) wake() {
	select {
	case b.rung <- struct{}{}:
	default:
	}
}

// wait returns the next alarm, once it has been quiet for long enough. The
// error is that of the context.
func (b *bell) wait(ctx context.Context) (alarm, error) {
	select {
	case <-ctx.Done():
		return alarm{}, ctx.Err()
	case <-b.rung:
	}
	latest := time.Now().Add(quietAtMost)
	for {
		silence := time.NewTimer(b.patience())
		select {
		case <-ctx.Done():
			silence.Stop()
			return alarm{}, ctx.Err()
		case <-b.rung:
			if silence.Stop(); time.Now().Before(latest) {
				continue
			}
		case <-silence.C:
		}
		return b.take(), nil
	}
}

// patience is how much silence the waiting alarms need.
func (b *bell) patience() time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	need := quietAfterSave
	if len(b.paths)+len(b.found) > burst || b.everything {
		need = quietAfterBurst
	}
	for _, unfinished := range b.paths {
		if unfinished {
			need = quietUnfinished
			break
		}
	}
	return need
}

func (b *bell) take() alarm {
	b.mu.Lock()
	defer b.mu.Unlock()
	a := alarm{
		paths: slices.Sorted(maps.Keys(b.paths)), found: slices.Sorted(maps.Keys(b.found)), everything: b.everything,
	}
	b.paths, b.found, b.everything = map[string]bool{}, map[string]bool{}, false
	return a
}
