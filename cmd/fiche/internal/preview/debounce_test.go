package preview

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// The time between the first change and the rebuild, for what editors do.
func TestQuietPeriod(t *testing.T) {
	type addition struct {
		after      time.Duration // since the one before
		path       string
		unfinished bool
	}
	const ms = time.Millisecond
	checkout := make([]addition, 1000)
	for i := range checkout {
		checkout[i] = addition{ms / 5, fmt.Sprintf("content/%d.md", i), false}
	}
	endless := make([]addition, 3000)
	for i := range endless {
		endless[i] = addition{ms, "content/log.md", false}
	}
	tests := map[string]struct {
		additions []addition
		want      time.Duration
		paths     int
	}{
		"one save":            {[]addition{{0, "content/mali.md", false}}, 15 * ms, 1},
		"write, then chmod":   {[]addition{{0, "content/mali.md", false}, {4 * ms, "content/mali.md", false}}, 19 * ms, 1},
		"truncate, then fill": {[]addition{{0, "content/mali.md", true}, {40 * ms, "content/mali.md", false}}, 55 * ms, 1},
		"vim: the sheet goes, a new one comes": {[]addition{
			{0, "content/4913", false}, {ms, "content/mali.md", true}, {ms, "content/mali.md", false}, {ms, "content/mali.md~", false},
		}, 18 * ms, 3},
		"a sheet is deleted":       {[]addition{{0, "content/mali.md", true}}, 100 * ms, 1},
		"git checkout":             {checkout, 259800 * time.Microsecond, 1000},
		"a file that never stops":  {endless, time.Second, 1},
		"as many files as a save":  {checkout[:8], 16400 * time.Microsecond, 8},
		"more files than one save": {checkout[:9], 61600 * time.Microsecond, 9},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newDebouncer()
				stop := make(chan struct{})
				go func() {
					for i, r := range test.additions {
						if i > 0 {
							select {
							case <-stop:
								return
							case <-time.After(r.after):
							}
						}
						b.add(r.path, r.unfinished)
					}
				}()
				synctest.Wait()
				started := time.Now()
				a, err := b.wait(t.Context())
				close(stop)
				if err != nil || time.Since(started) != test.want || len(a.paths) != test.paths || a.everything {
					t.Errorf("%d paths after %v, want %d after %v (%v)", len(a.paths), time.Since(started), test.paths, test.want, err)
				}
			})
		})
	}
}

// Changes that are added while nothing waits are kept, as one batch.
func TestDebouncerKeepsChanges(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newDebouncer()
		b.add("content/b.md", false)
		b.add("content/a.md", false)
		b.add("content/b.md", false)
		b.addAll()
		started := time.Now()
		a, err := b.wait(t.Context())
		if took := time.Since(started); took != quietAfterBurst {
			t.Errorf("waited %v for more than paths", took)
		}
		if err != nil || !slices.Equal(a.paths, []string{"content/a.md", "content/b.md"}) || !a.everything {
			t.Errorf("%+v, %v", a, err)
		}
		ctx, stop := context.WithTimeout(t.Context(), time.Hour)
		defer stop()
		if a, err := b.wait(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("adds again: %+v, %v", a, err)
		}
		// The end does not wait for quiet.
		b.add("content/a.md", true)
		ctx, stop = context.WithTimeout(t.Context(), time.Millisecond)
		defer stop()
		if _, err := b.wait(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
	})
}
