package atlas

// A stock gives out slices that are cut from large ones: outlines are thousands
// of short lines. What was kept is never taken back.
type stock[T any] struct{ rest []T }

// stockSize is how many items are set aside at once.
const stockSize = 1024

// room gives an empty slice that n items can be appended to. It is good until
// the next is asked for, unless it is kept.
func (s *stock[T]) room(n int) []T {
	if n > len(s.rest) {
		s.rest = make([]T, max(n, stockSize))
	}
	return s.rest[:0:n]
}

// keep keeps what was put into the last room, from its first item on.
func (s *stock[T]) keep(items []T) []T {
	s.rest = s.rest[len(items):]
	return items[:len(items):len(items)]
}

// copyOf keeps a copy of a slice.
func (s *stock[T]) copyOf(items []T) []T {
	return s.keep(append(s.room(len(items)), items...))
}
