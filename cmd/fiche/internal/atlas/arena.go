package atlas

// An arena allocates slices in blocks: outlines are thousands of short lines.
// Nothing is freed before the arena itself.
type arena[T any] struct{ rest []T }

const arenaBlock = 1024 // items

// next returns an empty slice with a capacity of n. It is overwritten by the next
// call, unless it is kept.
func (a *arena[T]) next(n int) []T {
	if n > len(a.rest) {
		a.rest = make([]T, max(n, arenaBlock))
	}
	return a.rest[:0:n]
}

// keep keeps what was appended to the last slice, from its first item on.
func (a *arena[T]) keep(items []T) []T {
	a.rest = a.rest[len(items):]
	return items[:len(items):len(items)]
}

// copyOf keeps a copy of a slice.
func (a *arena[T]) copyOf(items []T) []T {
	return a.keep(append(a.next(len(items)), items...))
}
