package render

import "sync"

// onces keeps what is made once of each key, by whichever goroutine asks first.
type onces[K comparable, V any] struct{ made sync.Map }

func (o *onces[K, V]) of(key K, make func() V) V {
	once, known := o.made.Load(key)
	if !known {
		once, _ = o.made.LoadOrStore(key, sync.OnceValue(make))
	}
	return once.(func() V)()
}
