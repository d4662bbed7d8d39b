package hosts

import (
	"context"
	"runtime"
	"sync"
	"testing"
)

// A stopped sending waits for the second of two steps, which has to follow the
// first.
func TestAfterSteps(t *testing.T) {
	var steps sync.RWMutex
	ctx, cancel := context.WithCancel(t.Context())
	late, done := afterSteps(ctx, &steps)
	defer done()
	steps.RLock()
	cancel()
	for steps.TryRLock() { // until it is waited for
		steps.RUnlock()
		runtime.Gosched()
	}
	if late.Err() != nil {
		t.Error("not waited for")
	}
	steps.RUnlock()
	<-late.Done()
}
