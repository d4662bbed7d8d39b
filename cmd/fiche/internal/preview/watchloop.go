package preview

import (
	"context"
	"errors"
	"slices"
	"syscall"
	"time"

	"fiche/cmd/fiche/internal/problem"
)

const (
	scanPause = 3 * time.Second        // between two scans while events come
	pollPause = 300 * time.Millisecond // between two scans when none do
	scanShare = 20                     // of the time, a scan takes one part in so many
)

// watch adds to the changes whatever changes, until the context ends. It begins
// with the system's events, unless Options.Poll is set, and polls when they fail.
func (p *Preview) watch(ctx context.Context) {
	if !p.options.Poll {
		reason := p.listen(ctx)
		if ctx.Err() != nil {
			return
		}
		p.notice(reason)
	}
	p.poll(ctx)
}

// listen uses the system's events, and scans at times whether there are events for
// all changes: on network drives, some virtual machines and synchronised folders
// there are not. It returns why events can no longer be relied on.
func (p *Preview) listen(ctx context.Context) problem.Problem {
	w, err := newWatcher(p.folders, p.stamps, p.debouncer)
	if err != nil {
		return watchProblem(err)
	}
	defer w.close()
	ctx, stop := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- w.listen(ctx) }()
	defer func() { // the watcher must not be used once it is closed
		stop()
		<-ended
	}()
	p.debouncer.addFound(p.stamps.scan()) // what changed before it listened
	pause := time.NewTimer(p.scanPause)
	defer pause.Stop()
	var missed []string
	for {
		select {
		case <-ctx.Done():
			return problem.Problem{}
		case err := <-ended:
			ended <- nil
			return watchProblem(err)
		case <-pause.C:
		}
		if slices.ContainsFunc(missed, func(name string) bool { return !w.wasReported(name) }) {
			return problem.Problem{Rule: "watch-deaf", Severity: problem.Note}
		}
		started := time.Now()
		if missed, err = p.scan(w); err != nil {
			return watchProblem(err)
		}
		pause.Reset(max(p.scanPause, scanShare*time.Since(started)))
	}
}

// scan adds to the changes what a scan finds, and returns the files of which there
// was no event: one may still be on its way, so that only the next scan decides.
func (p *Preview) scan(w *watcher) (missed []string, err error) {
	p.folders.refresh()
	if p.folders.replacements.Load() != w.replacements.Load() { // now, or when changes were handled
		err := w.watchAgain()
		p.debouncer.addAll() // for what happened until then
		return nil, err
	}
	found := p.stamps.scan()
	p.debouncer.addFound(found)
	missed = slices.DeleteFunc(found, w.wasReported)
	w.nextScan()
	return missed, nil
}

// poll scans every file, again and again.
func (p *Preview) poll(ctx context.Context) {
	pause := time.NewTimer(0)
	defer pause.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-pause.C:
		}
		started := time.Now()
		if p.folders.refresh() {
			p.debouncer.addAll()
		} else {
			p.debouncer.addFound(p.stamps.scan())
		}
		pause.Reset(max(pollPause, scanShare*time.Since(started)))
	}
}

// watchProblem reports why there are no events.
func watchProblem(err error) problem.Problem {
	full := []error{syscall.ENOSPC, syscall.EMFILE, syscall.ENFILE}
	if slices.ContainsFunc(full, func(e error) bool { return errors.Is(err, e) }) {
		return problem.Problem{Rule: "watch-limit", Severity: problem.Note}
	}
	return problem.Problem{Rule: "watch-failed", Severity: problem.Note, Args: problem.Args{"reason": problem.ReasonOf(cause(err))}}
}
