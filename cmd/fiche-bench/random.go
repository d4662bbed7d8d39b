package main

// A random is a stream of numbers that looks random and is always the same:
// SplitMix64, by Steele, Lea and Flood. The corpus must be the same for
// everybody, whatever the version of Go.
type random uint64

// seed is that of the corpus. Another one would make another corpus, whose
// times must not be compared with those of this one.
const seed = 0x0f1c4e

// newRandom returns the stream of one sheet. Each has its own, so that a sheet
// does not depend on the ones before it.
func newRandom(sheet int) *random {
	r := random(seed + uint64(sheet)<<32)
	r.next()
	return &r
}

func (r *random) next() uint64 {
	*r += 0x9e3779b97f4a7c15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below returns a number from 0 to n-1.
func (r *random) below(n int) int { return int(r.next() % uint64(n)) }

// between returns a number from low to high.
func (r *random) between(low, high int) int { return low + r.below(high-low+1) }

// pick returns one of list.
func pick[T any](r *random, list []T) T { return list[r.below(len(list))] }

// several returns n different ones of list.
func several[T any](r *random, list []T, n int) []T {
	taken := make(map[int]bool, n)
	some := make([]T, 0, n)
	for len(some) < n {
		i := r.below(len(list))
		if !taken[i] {
			taken[i] = true
			some = append(some, list[i])
		}
	}
	return some
}
