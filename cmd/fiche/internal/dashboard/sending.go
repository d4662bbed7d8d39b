package dashboard

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"net/http"
	"strings"
	"sync"
	"time"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
	"fiche/cmd/fiche/internal/sheet"
)

// planTime is how long a plan waits to be confirmed, with its host open.
const planTime = 10 * time.Minute

// A sending is a publication on its way, from its plan to its end. One goroutine has
// its host; the requests of browsers look at it, and steer it.
type sending struct {
	to      sheet.Destination
	state   string // the ID of the state that is published
	id      string // in the form that confirms the plan
	answers Answers
	*Publication

	confirmed chan struct{}
	stopped   chan struct{}
	stop      func() // may be called again

	mu   sync.Mutex
	now  progress
	more chan struct{} // closed when now is another
}

// A phase is how far a sending is.
type phase int

const (
	preparing phase = iota
	planned
	underWay
	over
)

// A progress is how far a sending is, and what came of it once it is over.
type progress struct {
	publish.Progress
	phase    phase
	began    bool // to send
	question *Question
	refused  *publish.RefusedError
	failure  error
	outdated bool // the plan was given up
	warnings []problem.Rule
}

func newSending(to sheet.Destination, state string, a Answers) *sending {
	s := &sending{to: to, state: state, id: rand.Text(), answers: a, confirmed: make(chan struct{}), stopped: make(chan struct{}), more: make(chan struct{})}
	s.stop = sync.OnceFunc(func() { close(s.stopped) })
	return s
}

// look returns how far it is, and what is closed when that changes.
func (s *sending) look() (progress, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now, s.more
}

// note changes how far it is.
func (s *sending) note(change func(*progress)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change(&s.now)
	close(s.more)
	s.more = make(chan struct{})
}

// begin begins the sending, once.
func (s *sending) begin() {
	s.note(func(now *progress) {
		if now.phase == planned {
			now.phase, now.began = underWay, true
			close(s.confirmed)
		}
	})
}

// run plans the publication and, once that is confirmed, sends it. working is held
// while the site is built.
func (s *sending) run(ctx context.Context, working *sync.Mutex, plan func(context.Context, sheet.Destination, Answers) (*Publication, error)) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		select {
		case <-s.stopped:
			cancel()
		case <-ctx.Done():
		}
	}()
	working.Lock()
	var made *Publication
	err := safely(func() (err error) { made, err = plan(ctx, s.to, s.answers); return err })
	working.Unlock()
	s.answers.Password = ""
	if err != nil {
		s.end(err, nil)
		return
	}
	s.Publication = made
	defer s.Close()
	if s.Plan == nil {
		s.end(nil, nil)
		return
	}
	s.note(func(now *progress) { now.phase = planned })
	if s.Plan.IsEmpty() { // there is nothing to ask
		s.begin()
	}
	before := s.Warnings()
	timer := time.NewTimer(planTime)
	defer timer.Stop()
	select {
	case <-s.confirmed:
	case <-timer.C:
		s.giveUp()
	case <-ctx.Done():
		s.giveUp()
	}
	if now, _ := s.look(); now.phase != underWay {
		return
	}
	err = safely(func() error {
		return s.Send(ctx, func(p publish.Progress) { s.note(func(now *progress) { now.Progress = p }) })
	})
	s.end(err, s.Warnings()[len(before):])
}

// safely makes an error of a panic, which would end the preview.
func safely(do func() error) (err error) {
	defer problem.Catch("", &err)
	return do()
}

// giveUp gives up a plan that was not confirmed.
func (s *sending) giveUp() {
	s.note(func(now *progress) {
		if now.phase == planned {
			now.phase, now.outdated = over, true
		}
	})
}

func (s *sending) end(err error, warnings []problem.Rule) {
	s.note(func(now *progress) {
		now.phase, now.failure, now.warnings = over, err, warnings
		now.question, _ = errors.AsType[*Question](err)
		now.refused, _ = errors.AsType[*publish.RefusedError](err)
	})
}

// streamSending shows a page that grows while the site is sent, without any script,
// and ends with what came of it. The sending goes on if nobody looks.
func (h *handler) streamSending(p *publicationPage, s *sending) {
	control := http.NewResponseController(h.w)
	_ = control.SetWriteDeadline(time.Time{}) // as long as it takes
	p.To, p.page.Title = destinationOf(s.to), set(h.l, h.l.Dashboard().Publication.Sending)
	write := func(part string, data any) bool {
		var out bytes.Buffer
		if err := templates().ExecuteTemplate(&out, part, data); err != nil {
			return false
		}
		_, err := h.w.Write(out.Bytes())
		return err == nil && control.Flush() == nil
	}
	setHeader(h.w, h.state.Origin)
	if h.r.Method == http.MethodHead || !write("sending", p) {
		return
	}
	told := -1
	for {
		now, more := s.look()
		if now.phase == planned || now.phase == over {
			end := h.publicationPage()
			if now.phase == planned {
				h.addPlan(end, s)
			} else {
				h.addEnd(end, s, now)
			}
			write("sent", end)
			return
		}
		// Twenty lines at most, however many files there are.
		if part := partOf(now.Progress); now.phase == underWay && part != told {
			told = part
			line := strings.NewReplacer("{done}", p.Number(now.Files), "{total}", p.Number(now.AllFiles), "{left}", h.l.FileSize(now.AllBytes-now.Bytes).Plain).
				Replace(set(h.l, h.l.Command.Publish.Sending))
			if now.AllFiles > 0 && !write("sending-line", line) {
				return
			}
		}
		select {
		case <-more:
		case <-h.r.Context().Done():
			return
		}
	}
}

// partOf returns how many twentieths have been sent.
func partOf(p publish.Progress) int {
	if p.AllBytes == 0 {
		return 0
	}
	return int(20 * p.Bytes / p.AllBytes)
}
