package memo

import (
	"sync"
	"testing"
)

func TestMemo(t *testing.T) {
	m := Memo[int, int]{Most: 10}
	if _, ok := m.Get(1); ok {
		t.Error("it knows what nobody told it")
	}
	var wg sync.WaitGroup
	for worker := range 4 {
		wg.Go(func() {
			for n := range 100 {
				m.Put(n, n*n)
				if made, ok := m.Get(worker); ok && made != worker*worker {
					t.Errorf("%d: %d", worker, made)
				}
			}
		})
	}
	wg.Wait()
	if n := len(*m.known.Load()); n != m.Most {
		t.Errorf("it knows %d values", n)
	}
}
