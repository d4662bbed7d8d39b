package photo

import (
	"context"
	"image"
	"slices"
	"sync"
)

// bases are the images decoded last, each upright and at the size of its
// widest variant. The zero value with a capacity is ready to use.
type bases struct {
	capacity int // pixels

	mu   sync.Mutex
	list []*base // the last used first
}

// A base is made by the first caller that asks for it; others wait for done.
type base struct {
	sum   Sum
	done  chan struct{}
	image image.Image
	err   error
}

// get returns the base of a source, and builds it when it is not held.
func (b *bases) get(ctx context.Context, sum Sum, build func() (image.Image, error)) (image.Image, error) {
	for {
		found, mine := b.claim(sum)
		if mine {
			found.image, found.err = build()
			b.complete(found)
			return found.image, found.err
		}
		select {
		case <-found.done:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		// The caller that was making it gave up; this one has not.
		if isCancelled(found.err) && ctx.Err() == nil {
			continue
		}
		return found.image, found.err
	}
}

// claim finds a base; mine is true for the first caller, who has to make it.
func (b *bases) claim(sum Sum) (found *base, mine bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	at := slices.IndexFunc(b.list, func(x *base) bool { return x.sum == sum })
	if at >= 0 {
		found = b.list[at]
		b.list = slices.Delete(b.list, at, at+1)
	} else {
		found, mine = &base{sum: sum, done: make(chan struct{})}, true
	}
	b.list = slices.Insert(b.list, 0, found)
	return found, mine
}

// complete wakes those that wait for a base, removes it when it could not be
// made, and removes the least recently used ones beyond the capacity.
func (b *bases) complete(made *base) {
	b.mu.Lock()
	defer b.mu.Unlock()
	close(made.done)
	total := 0
	b.list = slices.DeleteFunc(b.list, func(x *base) bool {
		if x == made && x.err != nil {
			return true
		}
		if !x.isDone() || x.image == nil {
			return false
		}
		total += x.image.Bounds().Dx() * x.image.Bounds().Dy()
		return total > b.capacity
	})
}

// drop removes all bases that are made.
func (b *bases) drop() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.list = slices.DeleteFunc(b.list, (*base).isDone)
}

func (x *base) isDone() bool {
	select {
	case <-x.done:
		return true
	default:
		return false
	}
}
