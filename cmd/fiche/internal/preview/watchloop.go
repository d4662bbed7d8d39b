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
	safetyPause = 3 * time.Second        // between two scans while events come
	pollPause   = 300 * time.Millisecond // between two scans when none do
	scanShare   = 20                     // of the time, a scan takes one part in so many
)

// watch rings the bell for whatever changes, until the context ends. It begins
// with the system's events, unless told to poll, and polls when these fail.
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

// listen believes the system's events, and looks at times whether they tell
// everything: on network drives, some virtual machines and synchronised
// folders they do not. It returns why events can no longer be relied on.
func (p *Preview) listen(ctx context.Context) problem.Problem {
	w, err := newWatcher(p.folders, p.ledger, p.bell)
	if err != nil {
		return watchProblem(err)
	}
	defer w.close()
	ctx, stop := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- w.listen(ctx) }()
	defer func() { // nobody may watch a watcher that is closed
		stop()
		<-ended
	}()
	p.bell.ringFound(p.ledger.scan()) // what changed before we listened
	pause := time.NewTimer(p.safety)
	defer pause.Stop()
	var untold []string
	for {
		select {
		case <-ctx.Done():
			return problem.Problem{}
		case err := <-ended:
			ended <- nil
			return watchProblem(err)
		case <-pause.C:
		}
		if slices.ContainsFunc(untold, func(name string) bool { return !w.told(name) }) {
			return problem.Problem{Rule: "watch-deaf", Severity: problem.Note}
		}
		started := time.Now()
		if untold, err = p.patrol(w); err != nil {
			return watchProblem(err)
		}
		pause.Reset(max(p.safety, scanShare*time.Since(started)))
	}
}

// patrol looks at every file, rings for what has changed and returns what no
// event has told so far: an event may still be on its way, so that only the
// next round judges.
func (p *Preview) patrol(w *watcher) (untold []string, err error) {
	p.folders.follow()
	if p.folders.moves.Load() != w.moves.Load() { // now, or when an alarm was answered
		err := w.watchAgain()
		p.bell.ringAll() // for what happened until then
		return nil, err
	}
	found := p.ledger.scan()
	p.bell.ringFound(found)
	untold = slices.DeleteFunc(found, w.told)
	w.nextRound()
	return untold, nil
}

// poll looks at every file, again and again.
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
		if p.folders.follow() {
			p.bell.ringAll()
		} else {
			p.bell.ringFound(p.ledger.scan())
		}
		pause.Reset(max(pollPause, scanShare*time.Since(started)))
	}
}

// watchProblem says why there are no events.
func watchProblem(err error) problem.Problem {
	full := []error{syscall.ENOSPC, syscall.EMFILE, syscall.ENFILE}
	if slices.ContainsFunc(full, func(e error) bool { return errors.Is(err, e) }) {
		return problem.Problem{Rule: "watch-limit", Severity: problem.Note}
	}
	return problem.Problem{Rule: "watch-failed", Severity: problem.Note, Args: problem.Args{"reason": cause(err).Error()}}
}
