package preview

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"
)

// How long nothing must change before a batch of changes is taken as complete.
const (
	quietAfterSave  = 15 * time.Millisecond  // an editor's write, rename and chmod come together
	quietAfterBurst = 60 * time.Millisecond  // "git checkout", a copied folder
	quietUnfinished = 100 * time.Millisecond // a file that is gone or empty for the moment
	quietAtMost     = time.Second            // from the first change, while a burst goes on
	burst           = 8                      // paths that are more than one save
)

// A debouncer collects changes until the rebuild loop takes them. Adding never
// blocks; repeated paths coalesce.
type debouncer struct {
	signal chan struct{} // holds a token while changes are waiting

	mu         sync.Mutex
	paths      map[string]bool // true: gone or empty when last seen
	found      map[string]bool
	damaged    map[string]bool
	everything bool
}

func newDebouncer() *debouncer {
	return &debouncer{signal: make(chan struct{}, 1), paths: map[string]bool{}, found: map[string]bool{}, damaged: map[string]bool{}}
}

// changes are what may have changed. They decide what is read again and nothing
// else.
type changes struct {
	paths      []string // in the site's folder, sorted: events have named them
	found      []string // the same, found by a scan: their stamps were different
	damaged    []string // photos that turned out to be damaged, as they are
	everything bool     // these are not all
}

// add says that a path may have changed. unfinished says that more is likely to
// come, since there is no such file at the moment, or it is empty.
func (d *debouncer) add(path string, unfinished bool) {
	d.mu.Lock()
	d.paths[path] = unfinished
	d.mu.Unlock()
	d.wake()
}

// addFound says that the stamps of some files have changed.
func (d *debouncer) addFound(paths []string) {
	if len(paths) == 0 {
		return
	}
	d.mu.Lock()
	for _, path := range paths {
		d.found[path] = true
	}
	d.mu.Unlock()
	d.wake()
}

// addDamaged says that a photo is damaged, of which the last build did not know.
func (d *debouncer) addDamaged(path string) {
	d.mu.Lock()
	d.damaged[path] = true
	d.mu.Unlock()
	d.wake()
}

// addAll says that anything may have changed.
func (d *debouncer) addAll() {
	d.mu.Lock()
	d.everything = true
	d.mu.Unlock()
	d.wake()
}

func (d *debouncer) wake() {
	select {
	case d.signal <- struct{}{}:
	default:
	}
}

// wait returns the next changes, once it has been quiet for long enough. The error
// is that of ctx.
func (d *debouncer) wait(ctx context.Context) (changes, error) {
	select {
	case <-ctx.Done():
		return changes{}, ctx.Err()
	case <-d.signal:
	}
	latest := time.Now().Add(quietAtMost)
	for {
		quiet := time.NewTimer(d.quietPeriod())
		select {
		case <-ctx.Done():
			quiet.Stop()
			return changes{}, ctx.Err()
		case <-d.signal:
			if quiet.Stop(); time.Now().Before(latest) {
				continue
			}
		case <-quiet.C:
		}
		return d.take(), nil
	}
}

// quietPeriod returns how long it must be quiet after the waiting changes.
func (d *debouncer) quietPeriod() time.Duration {
	d.mu.Lock()
	defer d.mu.Unlock()
	need := quietAfterSave
	if len(d.paths)+len(d.found) > burst || d.everything {
		need = quietAfterBurst
	}
	for _, unfinished := range d.paths {
		if unfinished {
			need = quietUnfinished
			break
		}
	}
	return need
}

func (d *debouncer) take() changes {
	d.mu.Lock()
	defer d.mu.Unlock()
	c := changes{
		paths: slices.Sorted(maps.Keys(d.paths)), found: slices.Sorted(maps.Keys(d.found)),
		damaged: slices.Sorted(maps.Keys(d.damaged)), everything: d.everything,
	}
	d.paths, d.found, d.damaged, d.everything = map[string]bool{}, map[string]bool{}, map[string]bool{}, false
	return c
}
