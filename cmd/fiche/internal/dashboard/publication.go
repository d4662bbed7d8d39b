package dashboard

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"time"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/publish"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
)

// Answers are what a user has said of a host. The password is used once.
type Answers struct {
	Key             string // of a host that was never met, and is trusted
	Whose, Password string // the password, and the account that it is of
	Keep            bool   // the password, in the keyring of the system
	Force           bool   // replaces what others wrote
}

// A Question is an error that says what is to be answered before a host lets in:
// whether its key is trusted, or the password of an account.
type Question struct {
	Host, Key string // empty if it asks for a password
	Whose     string
	Wrong     bool // so was the password that was given
}

func (q *Question) Error() string { return "asks for " + q.Key + q.Whose }

// A Publication is a built site and a host that stands open, with a plan of what is
// sent there. If an error in the site is in the way, there is no plan.
type Publication struct {
	Plan     *publish.Plan
	Problems []problem.Problem // of the site
	Gaps     []problem.Problem // what of its pages is left to be completed, the most urgent first
	Warnings func() []problem.Rule
	Unkept   bool // there is no keyring that could keep the password
	Send     func(context.Context, func(publish.Progress)) error
	Close    func()
}

// A publicationPage is the page that publishes the site: it asks where to, what a
// host has to know, and whether to do as planned, and says what came of it.
type publicationPage struct {
	page
	Can          bool // nothing is in the way
	Destinations []destination
	Settings     string // the address of the form that says them
	Since        []problemView

	To       *destination // that the following is about
	Force    bool
	Question *Question
	Refused  bool // only force goes on
	Outdated bool // there was a plan
	Said     []problemView

	ID       string // of the plan; empty for none
	Plan     []string
	Gaps     []problemView // what is to be completed before
	Seen     string        // identifies them
	Insisted bool          // it was asked for all the same

	End *publicationEnd
}

// A destination is one of those to choose from.
type destination struct{ Name, Address string }

// A publicationEnd is what came of a publication.
type publicationEnd struct {
	Good bool
	Sent string
	Site string // its address; empty if it is not known
}

func destinationOf(to sheet.Destination) *destination {
	if to.Name == "" {
		return &destination{to.Address, ""}
	}
	return &destination{to.Name, to.Address}
}

func (h *handler) destinations() []sheet.Destination {
	if h.state.Site == nil {
		return nil
	}
	return h.state.Site.Settings.Publication
}

func (h *handler) publicationPage() *publicationPage {
	p := &publicationPage{
		page: h.page(h.l.Dashboard().Publication.Title), Can: h.state.good(),
		Settings: "edit?path=" + sitefolder.Content + "%2F" + sitefolder.Home + "#s-settings",
	}
	for _, to := range h.destinations() {
		p.Destinations = append(p.Destinations, *destinationOf(to))
	}
	return p
}

// showPublication shows how far the publication is.
func (h *handler) showPublication() {
	h.mu.Lock()
	s := h.sending
	h.mu.Unlock()
	p := h.publicationPage()
	if s != nil {
		now, _ := s.look()
		switch now.phase {
		case planned:
			h.addPlan(p, s)
			h.show(http.StatusOK, "publication", p)
			return
		case preparing, underWay:
			h.streamSending(p, s)
			return
		}
		h.addEnd(p, s, now)
	}
	if p.Question == nil {
		since, err := h.notPublished()
		if err != nil {
			h.explain(p.Title, err)
			return
		}
		p.Since = h.problemViews(since)
	}
	h.show(http.StatusOK, "publication", p)
}

// addEnd adds what came of a publication, or of trying to plan one.
func (h *handler) addEnd(p *publicationPage, s *sending, now progress) {
	p.To, p.Force = destinationOf(s.to), s.answers.Force
	words := h.l.Dashboard().Publication
	var said []problem.Problem
	switch {
	case now.question != nil && now.question.Key != "":
		p.Question = now.question
		said = append(said, problem.Problem{
			Rule: "host-first-met", Severity: problem.Note, Args: problem.Args{"host": now.question.Host, "key": now.question.Key},
		})
	case now.question != nil:
		p.Question = now.question
		if now.question.Wrong {
			said = append(said, problem.Problem{
				Rule: "host-login", Severity: problem.Error, Args: problem.Args{"user": s.to.User, "host": s.to.Host},
			})
		}
	case now.outdated:
		p.Outdated = true
	case now.refused != nil:
		p.Refused = true
		said = append(said, h.explained(now.refused.Refusal(s.to.Address)))
	case now.failure != nil && now.began:
		p.End = &publicationEnd{}
		p.page.Title = set(h.l, words.Stopped)
		said = append(said, h.explained(now.failure), problem.Problem{Rule: "publish-stopped", Severity: problem.Warning, Args: problem.Args{
			"done": now.Files, "count": now.AllFiles,
		}})
	case now.failure != nil:
		said = append(said, h.explained(now.failure))
	case s.Publication != nil && s.Plan == nil:
		said = s.Problems
	case now.began:
		p.End = &publicationEnd{Good: true, Sent: set(h.l, s.Plan.Sent(h.l, now.Progress))}
		p.page.Title = set(h.l, words.Done)
		if s.to.Way != "zip" && h.state.Site != nil {
			p.End.Site = h.state.Site.Settings.URL
		}
	}
	if now.began {
		said = append(said, hostWarnings(now.warnings)...)
	}
	p.Said = h.problemViews(said)
}

func hostWarnings(rules []problem.Rule) []problem.Problem {
	var list []problem.Problem
	for _, rule := range rules {
		list = append(list, problem.Problem{Rule: rule, Severity: problem.Warning})
	}
	return list
}

// notPublished returns what has changed since the site was published. It compares
// each state once, and again after a publication.
func (h *handler) notPublished() ([]problem.Problem, error) {
	key := h.state.ID
	h.mu.Lock()
	if h.sending != nil {
		if now, _ := h.sending.look(); now.phase == over {
			key += h.sending.id
		}
	}
	h.mu.Unlock()
	h.working.Lock()
	defer h.working.Unlock()
	switch {
	case !h.state.good() || len(h.destinations()) == 0:
		return nil, nil
	case h.since.state == key:
		return h.since.problems, nil
	}
	problems, err := h.options.NotPublished(h.r.Context())
	if err == nil {
		h.since = checked{key, problems}
	}
	return problems, err
}

// addPlan adds what is to be sent, and asks whether to.
func (h *handler) addPlan(p *publicationPage, s *sending) {
	p.To, p.ID = destinationOf(s.to), s.id
	p.Plan = s.Plan.Lines(h.l)
	said := append(hostWarnings(s.Warnings()), s.Plan.Warnings()...)
	if s.Unkept {
		said = append(said, problem.Problem{Rule: "publish-no-keyring", Severity: problem.Warning})
	}
	p.Said = h.problemViews(said)
	p.Gaps, p.Seen = h.gapViews(s.Gaps), identify(s.Gaps)
}

// gapViews returns the views of gaps, in their order.
func (h *handler) gapViews(gaps []problem.Problem) []problemView {
	var all []problemView
	for i, gap := range gaps[:min(len(gaps), maxPerRule)] {
		view := h.problemView(gap).Unopened()
		view.Link = template.URL("edit?" + url.Values{"path": {gap.Path}}.Encode())
		if i > 0 {
			view.Hint = "" // it is the same
		}
		all = append(all, view)
	}
	if more := len(gaps) - len(all); more > 0 {
		all[len(all)-1].More = h.l.Counted(more, h.l.Command.More)
	}
	return all
}

// identify returns what tells some problems from others; empty for none.
func identify(list []problem.Problem) string {
	if len(list) == 0 {
		return ""
	}
	sum := sha256.New()
	for _, p := range list {
		fmt.Fprintln(sum, p.Rule, p.Place, p.Args)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// publishSite goes on with the publication: to a plan, to the sending, or to nothing.
// Every answer leads to another address, so that a browser keeps no password to send
// it again.
func (h *handler) publishSite() {
	form := h.r.PostForm
	h.mu.Lock()
	s := h.sending
	h.mu.Unlock()
	switch form.Get("do") {
	case "plan":
		h.makePlan(s)
	case "send":
		if s != nil && form.Get("id") == s.id && !h.send(s) {
			return
		}
	default:
		if s != nil {
			s.giveUp()
			s.stop()
			h.forget(s)
		}
	}
	h.redirect("publication")
}

// forget forgets a publication that sent nothing.
func (h *handler) forget(s *sending) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if now, _ := s.look(); now.phase == over && !now.began && h.sending == s {
		h.sending = nil
	}
}

// makePlan plans a publication, in place of one that is not under way.
func (h *handler) makePlan(before *sending) {
	form := h.r.PostForm
	all := h.destinations()
	i := slices.IndexFunc(all, func(to sheet.Destination) bool { return destinationOf(to).Name == form.Get("to") })
	if i < 0 {
		return
	}
	s := newSending(all[i], h.state.ID, Answers{
		Key: form.Get("key"), Whose: form.Get("whose"), Password: form.Get("password"), Keep: form.Has("keep"), Force: form.Has("force"),
	})
	if before != nil {
		if now, _ := before.look(); now.phase == underWay {
			return
		}
		before.giveUp()
		before.stop()
	}
	h.mu.Lock()
	free := h.sending == before // else another request was quicker
	if free {
		h.sending = s
	}
	h.mu.Unlock()
	if !free || !h.options.Go(func(ctx context.Context) { s.run(ctx, &h.working, h.options.Publish) }) {
		return
	}
	// A first build takes minutes, and so may a list of many files.
	_ = http.NewResponseController(h.w).SetWriteDeadline(time.Time{})
	for {
		now, more := s.look()
		if now.phase != preparing {
			return
		}
		select {
		case <-more:
		case <-h.r.Context().Done():
			return
		}
	}
}

// send begins to send what was planned. It reports false if it has answered instead:
// that something is still to be completed has to be said twice.
func (h *handler) send(s *sending) bool {
	if now, _ := s.look(); now.phase != planned {
		return true
	}
	if s.state != h.state.ID {
		s.giveUp()
		s.stop()
		return true
	}
	if seen := identify(s.Gaps); seen != "" && h.r.PostForm.Get("gaps") != seen {
		p := h.publicationPage()
		p.Insisted = true
		h.addPlan(p, s)
		h.show(http.StatusConflict, "publication", p)
		return false
	}
	s.begin()
	return true
}
